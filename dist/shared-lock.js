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
  __name
} from "./esbuild.js";

// src/shared/lock.ts
import { randomUUID } from "node:crypto";
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

// src/shared/process-identity.ts
import { createHash } from "node:crypto";
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";
async function ownIdentity() {
  return [process.pid, await machine(), await begun(process.pid)].join(".");
}
__name(ownIdentity, "ownIdentity");
async function stateOf(identity) {
  const [, pid = "", where = "", since = ""] = /^(\d{1,10})\.([0-9a-f]{16})\.(\d*)(?:\.|$)/.exec(identity) ?? [];
  if (where !== await machine()) return "unknown";
  if (!isThere(Number(pid))) return "ended";
  return since === await begun(Number(pid)) ? "alive" : "ended";
}
__name(stateOf, "stateOf");
async function machine() {
  const [boot, processes] = await Promise.all([
    readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => ""),
    readlink("/proc/self/ns/pid").catch(() => "")
  ]);
  return createHash("sha256").update([hostname(), boot, processes].join(" ")).digest("hex").slice(0, 16);
}
__name(machine, "machine");
async function begun(pid) {
  const stat2 = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [state = "", ...fields] = stat2.slice(stat2.lastIndexOf(")") + 2).split(" ");
  return /^[ZX]$/.test(state) ? "ended" : fields[18] ?? "";
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
var HOLDER = "holder.";
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
  const own = `${HOLDER}${await ownIdentity()}.${randomUUID()}`;
  const tellOnce = once(options.onWait);
  let takenOver = false;
  let count = await readCount(folder);
  for (let silent = 0; !await make(folder); ) {
    const holder = await holderIn(folder);
    const state = holder === void 0 ? "unknown" : await stateOf(holder.slice(HOLDER.length));
    if (state === "alive") return void 0;
    if (state === "unknown") {
      tellOnce();
      await sleep(options.beatMs, void 0, { signal: options.signal });
      const next = await readCount(folder);
      if (next !== count && next !== "") return void 0;
      silent = next === count ? silent + 1 : 0;
      count = next;
      if (silent < options.silentBeats) continue;
    }
    if (holder === void 0) takenOver = await removeStale(folder);
    else if (await renamed(join(folder, holder), join(folder, own)))
      return hold(folder, options.beatMs, true);
    silent = 0;
  }
  await writeFile(join(folder, own), "");
  return hold(folder, options.beatMs, takenOver);
}
__name(tryLock, "tryLock");
async function holderIn(folder) {
  const names = await readdir(folder).catch(() => []);
  const [holder, ...others] = names.filter((name) => name.startsWith(HOLDER));
  return others.length === 0 ? holder : void 0;
}
__name(holderIn, "holderIn");
function once(tell) {
  let told = false;
  return () => {
    if (!told) tell();
    told = true;
  };
}
__name(once, "once");
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
  const aside = `${folder}-${randomUUID()}`;
  if (!await renamed(folder, aside)) return false;
  await remove(aside, { recursive: true, force: true });
  return true;
}
__name(removeStale, "removeStale");
function renamed(from, to) {
  return rename(from, to).then(
    () => true,
    () => false
  );
}
__name(renamed, "renamed");

export {
  isLocked,
  acquireLock,
  tryLock
};
