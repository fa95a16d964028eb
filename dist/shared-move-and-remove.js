import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/shared/move-and-remove.ts
import * as files from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
var FOR_A_MOMENT = /* @__PURE__ */ new Set(["EPERM", "EBUSY", "EACCES", "ENOTEMPTY"]);
var PAUSES_MS = [20, 40, 80, 160, 320, 640, 1280, 2560];
var MACHINE = { platform: process.platform, rename: files.rename, rm: files.rm };
function rename2(from, to, system = MACHINE) {
  return patiently(() => system.rename(from, to), system);
}
function remove(path, options, system = MACHINE) {
  return patiently(() => system.rm(path, options), system);
}
async function removeIfEmpty(folder) {
  await patiently(() => files.rmdir(folder), MACHINE).catch((error) => {
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(error.code ?? "")) throw error;
  });
}
async function patiently(work, { platform }) {
  for (const pause of platform === "win32" ? PAUSES_MS : []) {
    try {
      return await work();
    } catch (error) {
      if (!FOR_A_MOMENT.has(error.code ?? "")) throw error;
      await sleep(pause);
    }
  }
  return work();
}

export {
  rename2 as rename,
  remove,
  removeIfEmpty
};
