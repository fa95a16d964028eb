import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  pathFrom
} from "./shared-path-from.js";
import {
  __name
} from "./esbuild.js";

// src/shared/short-path.ts
import { basename, parse, resolve } from "node:path";
function shortPath(path, folder) {
  const typed = folder === void 0 ? void 0 : pathFrom(folder, path);
  if (typed !== void 0 && (typed.includes("/") || resolve(folder ?? "", typed) === path)) return typed;
  const { dir, base } = parse(path);
  return [basename(dir), base].filter((part) => part !== "").join("/");
}
__name(shortPath, "shortPath");

export {
  shortPath
};
