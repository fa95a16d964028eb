import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  gitHubCache
} from "./stages-8-publish-github-cache.js";
import "./vendor-actions-cache.js";
import "./vendor-azure-storage-blob.js";
import "./vendor-actions-core.js";
import "./shared-deadline.js";
import "./shared-move-and-remove.js";
import "./esbuild.js";
export {
  gitHubCache
};
