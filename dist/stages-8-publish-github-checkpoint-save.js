import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  checkpointEntry,
  checkpointVersion,
  endVersion,
  epochOf
} from "./stages-8-publish-github-checkpoint-entry.js";
import "./stages-8-publish-github-environment.js";
import "./stages-8-publish-tell-faults.js";
import {
  copyCheckpoint
} from "./stages-5-train.js";
import "./metrics.js";
import "./shared-deadline.js";
import "./shared-parse-json.js";
import {
  rename
} from "./shared-move-and-remove.js";
import "./shared-out-of-memory.js";
import "./shared-message-of.js";
import "./errors.js";
import "./vendor-zod.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// src/stages/8-publish/github/checkpoint/save.ts
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
async function saveCheckpoint(handover, options) {
  const { cache, scratch, by } = options;
  const entry = checkpointEntry(handover);
  if (handover.atItsEnd) {
    const newest2 = await cache.newest(entry);
    if (newest2 === void 0 || epochOf(newest2) === void 0) return { outcome: "none", epoch: void 0 };
    const saved2 = await cache.save(entry, endVersion(by), (to) => writeFile(join(to, "end"), ""));
    return { outcome: saved2 ? "saved" : "failed", epoch: void 0 };
  }
  const copy = join(scratch, "copy");
  const epoch = await copyCheckpoint(handover.folder, copy, handover.fingerprint);
  if (epoch === void 0) return { outcome: "none", epoch };
  const newest = await cache.newest(entry);
  const there = newest === void 0 || newest === handover.unfit ? void 0 : epochOf(newest);
  if (there !== void 0 && there >= epoch) return { outcome: "there-already", epoch: there };
  const saved = await cache.save(entry, checkpointVersion(epoch, by), async (to) => {
    for (const name of await readdir(copy)) await rename(join(copy, name), join(to, name));
  });
  return { outcome: saved ? "saved" : "failed", epoch };
}
export {
  saveCheckpoint
};
