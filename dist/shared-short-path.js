import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/shared/short-path.ts
import { basename, parse } from "node:path";
function shortPath(path) {
  const { dir, base } = parse(path);
  return [basename(dir), base].filter((part) => part !== "").join("/");
}
__name(shortPath, "shortPath");

export {
  shortPath
};
