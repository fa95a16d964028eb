import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/shared/path-from.ts
import { basename, isAbsolute, relative, sep } from "node:path";
function pathFrom(folder, path) {
  const parts = relative(folder, path).split(sep);
  const isInside = parts[0] !== "" && parts[0] !== ".." && !isAbsolute(parts.join(sep));
  return isInside ? parts.join("/") : basename(path);
}
__name(pathFrom, "pathFrom");

export {
  pathFrom
};
