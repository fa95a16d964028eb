import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  HANDOVER
} from "./stages-8-publish-github-checkpoint-entry.js";
import {
  readGitHubEnvironment
} from "./stages-8-publish-github-environment.js";
import {
  presentVariables,
  watchStreams
} from "./stages-8-publish-tell-faults.js";
import {
  getState,
  info,
  warning
} from "./vendor-actions-core.js";
import {
  POST_STEP_MS,
  inTime
} from "./shared-deadline.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  remove
} from "./shared-move-and-remove.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  cacheFailed,
  describeFault
} from "./errors.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// src/post.ts
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
watchStreams(process, (code) => process.exit(code));
process.on("uncaughtException", (cause) => {
  tellFailure(cause);
  process.exit(0);
});
var [, , argument] = process.argv;
var text = argument ?? getState(HANDOVER);
async function main() {
  const nothing = { outcome: "none", epoch: void 0 };
  if (text === "") return nothing;
  const handover = parseJson(text);
  const { gitHubCache } = await import("./stages-8-publish-github-cache-2.js");
  const { saveCheckpoint } = await import("./stages-8-publish-github-checkpoint-save.js");
  const env = presentVariables(process.env);
  const { attempt } = readGitHubEnvironment(env, process.cwd());
  const scratch = await mkdtemp(join(env.RUNNER_TEMP ?? tmpdir(), "best-epoch-checkpoint-"));
  process.env.GITHUB_WORKSPACE = scratch;
  const before = process.cwd();
  process.chdir(scratch);
  try {
    const cache = gitHubCache(scratch);
    const by = `${attempt}-${argument === void 0 ? "post" : "main"}`;
    return cache.isAvailable ? await saveCheckpoint(handover, { cache, scratch, by }) : nothing;
  } finally {
    process.chdir(before);
    await remove(scratch, { recursive: true, force: true });
  }
}
function tell({ outcome, epoch }) {
  if (outcome === "none" || epoch === void 0) return;
  info(
    outcome === "failed" ? `The checkpoint of epoch ${epoch} was not saved in the Actions cache.` : `The checkpoint of epoch ${epoch} is in the Actions cache: the next run of the same training goes on from it.`
  );
}
function tellFailure(cause) {
  warning(describeFault(cacheFailed("the checkpoint", "saved", messageOf(cause))));
}
try {
  const saved = await inTime(main, { ms: POST_STEP_MS });
  if (argument === void 0) tell(saved);
  await new Promise(
    (sent) => process.send === void 0 ? sent(saved) : process.send(saved, sent)
  );
} catch (cause) {
  tellFailure(cause);
}
process.stdout.write("", () => setImmediate(() => process.exit(0)));
