import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MIB,
  readPlainText
} from "./shared-plain-file.js";
import {
  remove,
  rename
} from "./shared-move-and-remove.js";
import {
  int,
  object,
  string
} from "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/shared/lock.ts
import { randomUUID } from "node:crypto";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

// src/shared/process-identity.ts
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";
async function ownIdentity() {
  return { pid: process.pid, machine: await machine(), begun: await begun(process.pid) };
}
__name(ownIdentity, "ownIdentity");
async function stateOf(identity2) {
  if (identity2.machine !== await machine()) return "unknown";
  if (!isThere(identity2.pid)) return "ended";
  return identity2.begun === await begun(identity2.pid) ? "alive" : "ended";
}
__name(stateOf, "stateOf");
async function machine() {
  const [boot, processes] = await Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => ""),
    readlink("/proc/self/ns/pid").catch(() => "")
  ]);
  return [hostname(), boot.trim(), processes].join(" ").trim();
}
__name(machine, "machine");
async function begun(pid) {
  const stat2 = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat2.slice(stat2.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}
__name(begun, "begun");
function isThere(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
__name(isThere, "isThere");

// src/shared/lock.ts
var HOLDER = "holder.json";
var identity = object({
  pid: int().min(1),
  machine: string(),
  begun: string()
});
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
async function tryLock(folder, options) {
  let takenOver = false;
  let waited = false;
  let count = await readCount(folder);
  for (let silent = 0; !await make(folder); ) {
    const state = await holderState(folder);
    if (state === "alive") return void 0;
    if (state === "unknown") {
      if (!waited) options.onWait();
      waited = true;
      await sleep(options.beatMs, void 0, { signal: options.signal });
      const next = await readCount(folder);
      if (next !== count && next !== "") return void 0;
      silent = next === count ? silent + 1 : 0;
      count = next;
      if (silent < options.silentBeats) continue;
    }
    takenOver = await removeEnded(folder) || takenOver;
    silent = 0;
  }
  await writeFile(join(folder, HOLDER), JSON.stringify(await ownIdentity())).catch(() => void 0);
  return hold(folder, options.beatMs, takenOver);
}
__name(tryLock, "tryLock");
async function removeEnded(folder) {
  const aside = await setAside(folder);
  if (aside === void 0) return false;
  if (await holderState(aside) === "alive") {
    await rename(aside, folder).catch(() => void 0);
    return false;
  }
  await remove(aside, { recursive: true, force: true });
  return true;
}
__name(removeEnded, "removeEnded");
async function holderState(folder) {
  const text = await readPlainText(join(folder, HOLDER), MIB).catch(() => "null");
  try {
    const holder = identity.safeParse(JSON.parse(text)).data;
    return holder === void 0 ? "unknown" : await stateOf(holder);
  } catch {
    return "unknown";
  }
}
__name(holderState, "holderState");
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
  return readPlainText(join(folder, "beats"), MIB).catch(() => "");
}
__name(readCount, "readCount");
async function removeStale(folder) {
  const aside = await setAside(folder);
  if (aside === void 0) return false;
  await remove(aside, { recursive: true, force: true });
  return true;
}
__name(removeStale, "removeStale");
async function setAside(folder) {
  const aside = `${folder}-${randomUUID()}`;
  return rename(folder, aside).then(
    () => aside,
    () => void 0
  );
}
__name(setAside, "setAside");

export {
  isLocked,
  acquireLock,
  tryLock
};
