import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  outputNotWritable
} from "./errors-class-doubts.js";
import {
  __name
} from "./esbuild.js";

// src/stages/1-config/output-folder.ts
import { lstat, mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
async function outputFaults(folder) {
  let nearest = folder;
  while (!await exists(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    await rm(await mkdtemp(join(nearest, ".best-epoch-")), { recursive: true });
    return [];
  } catch (cause) {
    return [outputNotWritable(folder, cause.code ?? String(cause))];
  }
}
__name(outputFaults, "outputFaults");
function exists(path) {
  return lstat(path).then(
    () => true,
    () => false
  );
}
__name(exists, "exists");

// src/stages/2-dataset/not-data.ts
var NAMES = [
  // Windows
  "thumbs\\.db",
  "ehthumbs(?:_vista)?\\.db",
  "desktop\\.ini",
  "\\$recycle\\.bin",
  "recycler",
  "system volume information",
  "found\\.\\d{3}",
  // Linux and macOS; what begins with a dot is passed over anyhow
  "lost\\+found",
  "__macosx",
  "network trash folder",
  "temporary items",
  // Synology, QNAP and other storage
  "@(?:eadir|recycle|__thumb|synoresource|tmp|recently-snapshot)",
  "#(?:recycle|snapshot)",
  // Programs
  "node_modules",
  "__pycache__",
  "site-packages",
  // Words for people
  "readme(?:\\..*)?",
  "licen[cs]e(?:\\..*)?"
];
var NOT_DATA = new RegExp(`^(?:\\..*|${NAMES.join("|")})$`, "i");
function isNeverData(name) {
  return NOT_DATA.test(name);
}
__name(isNeverData, "isNeverData");

export {
  isNeverData,
  outputFaults
};
