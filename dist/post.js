import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  copyCheckpoint
} from "./chunk-AYQV726S.js";
import {
  HANDOVER,
  checkpointEntry,
  checkpointVersion,
  endVersion,
  epochOf,
  getState,
  gitHubCache,
  info,
  readEnvironment,
  warning
} from "./chunk-IQZ3JSIT.js";
import "./chunk-L5V27FBX.js";
import {
  __name,
  cacheFailed,
  describeFault
} from "./chunk-HAKWSWS4.js";

// src/post.ts
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join2 } from "node:path";
import { setTimeout } from "node:timers/promises";

// src/stages/8-publish/github-checkpoint/save.ts
import { readdir, rename, writeFile } from "node:fs/promises";
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
__name(saveCheckpoint, "saveCheckpoint");

// src/post.ts
var DEADLINE_MS = 2 * 6e4;
var [, , argument] = process.argv;
var text = argument ?? getState(HANDOVER);
async function main() {
  const nothing = { outcome: "none", epoch: void 0 };
  if (text === "") return nothing;
  const handover = JSON.parse(text);
  const { attempt } = readEnvironment(process.env, process.cwd());
  const scratch = await mkdtemp(join2(process.env.RUNNER_TEMP ?? tmpdir(), "best-epoch-checkpoint-"));
  process.env.GITHUB_WORKSPACE = scratch;
  const before = process.cwd();
  process.chdir(scratch);
  try {
    const cache = gitHubCache(scratch);
    const by = `${attempt}-${argument === void 0 ? "post" : "main"}`;
    return cache.isAvailable ? await saveCheckpoint(handover, { cache, scratch, by }) : nothing;
  } finally {
    process.chdir(before);
    await rm(scratch, { recursive: true, force: true });
  }
}
__name(main, "main");
async function inTime() {
  await setTimeout(DEADLINE_MS);
  throw new Error(`it took longer than ${DEADLINE_MS / 6e4} minutes`);
}
__name(inTime, "inTime");
function tell({ outcome, epoch }) {
  if (outcome === "none" || epoch === void 0) return;
  info(
    outcome === "failed" ? `The checkpoint of epoch ${epoch} was not saved in the Actions cache.` : `The checkpoint of epoch ${epoch} is in the Actions cache: the next run of the same training goes on from it.`
  );
}
__name(tell, "tell");
try {
  const saved = await Promise.race([main(), inTime()]);
  if (argument === void 0) tell(saved);
  await new Promise(
    (sent) => process.send === void 0 ? sent(saved) : process.send(saved, sent)
  );
} catch (cause) {
  const reason = cause instanceof Error ? cause.message : `${cause}`;
  warning(describeFault(cacheFailed("the checkpoint", "saved", reason)));
}
process.stdout.write("", () => process.exit(0));
