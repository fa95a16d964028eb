import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  gitHubCache
} from "./chunk-S46SK6VC.js";
import "./chunk-P3BZDPZI.js";
import "./chunk-X4WLS5DE.js";
export {
  gitHubCache
};
