import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  remove,
  rename
} from "./shared-move-and-remove.js";
import {
  __name
} from "./esbuild.js";

// src/shared/lock.ts
import { randomUUID } from "node:crypto";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
async function isLocked(folder) {
  return stat(folder).then(
    () => true,
    () => false
  );
}
__name(isLocked, "isLocked");
async function acquireLock(folder, options) {
  let takenOver = false;
  let waited = false;
  let count = await readCount(folder);
  for (let silent = 0; !await make(folder); ) {
    if (!waited) options.onWait();
    waited = true;
    await sleep(options.beatMs, void 0, { signal: options.signal });
    const next = await readCount(folder);
    silent = next === count ? silent + 1 : 0;
    count = next;
    if (silent < options.silentBeats) continue;
    takenOver = await removeStale(folder) || takenOver;
    silent = 0;
  }
  return hold(folder, options.beatMs, takenOver);
}
__name(acquireLock, "acquireLock");
function hold(folder, beatMs, takenOver) {
  let beats = 0;
  const beat = /* @__PURE__ */ __name(() => writeFile(join(folder, "beats"), String(beats++)).catch(() => void 0), "beat");
  let last = beat();
  const timer = setInterval(() => {
    last = beat();
  }, beatMs);
  return {
    takenOver,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await last;
      await remove(folder, { recursive: true, force: true });
    }
  };
}
__name(hold, "hold");
async function make(folder) {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}
__name(make, "make");
async function readCount(folder) {
  return readFile(join(folder, "beats"), "utf8").catch(() => "");
}
__name(readCount, "readCount");
async function removeStale(folder) {
  const aside = `${folder}-${randomUUID()}`;
  try {
    await rename(folder, aside);
  } catch {
    return false;
  }
  await remove(aside, { recursive: true, force: true });
  return true;
}
__name(removeStale, "removeStale");

export {
  isLocked,
  acquireLock
};
