import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  outputNotWritable
} from "./errors-class-folders.js";
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

export {
  outputFaults
};
