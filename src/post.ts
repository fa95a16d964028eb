// The action's post step, which runs however the main step ended: saves the checkpoint of a training that was cut off for
// the next run. Started by the main step with a handover as its argument it does the same beside the training.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { cacheFailed, describeFault } from './errors.ts';
import { inTime, POST_STEP_MS } from './shared/deadline.ts';
import { messageOf } from './shared/message-of.ts';
import { remove } from './shared/move-and-remove.ts';
import { parseJson } from './shared/parse-json.ts';
import { presentVariables } from './shared/present-variables.ts';
import { watchStreams } from './stages/8-publish/broken-output.ts';
import { HANDOVER, type Handover } from './stages/8-publish/github/checkpoint/entry.ts';
import type { Saved } from './stages/8-publish/github/checkpoint/save.ts';
import { readGitHubEnvironment } from './stages/8-publish/github/environment.ts';

watchStreams(process, (code) => process.exit(code));
process.on('uncaughtException', (cause) => {
  tellFailure(cause);
  process.exit(0);
});

const [, , argument] = process.argv;
const text = argument ?? core.getState(HANDOVER);

async function main(): Promise<Saved> {
  const nothing = { outcome: 'none', epoch: undefined } as const;
  if (text === '') return nothing;
  const handover = parseJson(text) as Handover;
  // Most jobs have nothing to save; they needn't wait for GitHub's client.
  const { gitHubCache } = await import('./stages/8-publish/github/cache.ts');
  const { saveCheckpoint } = await import('./stages/8-publish/github/checkpoint/save.ts');
  const env = presentVariables(process.env);
  const { attempt } = readGitHubEnvironment(env, process.cwd());
  // A workspace of its own: the main step's is in use, by it or by the one that is cut off.
  const scratch = await mkdtemp(join(env.RUNNER_TEMP ?? tmpdir(), 'best-epoch-checkpoint-'));
  process.env.GITHUB_WORKSPACE = scratch;
  const before = process.cwd();
  process.chdir(scratch);
  try {
    const cache = gitHubCache(scratch);
    const by = `${attempt}-${argument === undefined ? 'post' : 'main'}`;
    return cache.isAvailable ? await saveCheckpoint(handover, { cache, scratch, by }) : nothing;
  } finally {
    process.chdir(before);
    await remove(scratch, { recursive: true, force: true });
  }
}

/** Of a save that failed without an error the client has warned by itself. */
function tell({ outcome, epoch }: Saved): void {
  if (outcome === 'none' || epoch === undefined) return;
  core.info(
    outcome === 'failed'
      ? `The checkpoint of epoch ${epoch} was not saved in the Actions cache.`
      : `The checkpoint of epoch ${epoch} is in the Actions cache: the next run of the same training goes on from it.`,
  );
}

function tellFailure(cause: unknown): void {
  core.warning(describeFault(cacheFailed('the checkpoint', 'saved', messageOf(cause))));
}

try {
  const saved = await inTime(main, { ms: POST_STEP_MS });
  if (argument === undefined) tell(saved);
  await new Promise<unknown>((sent) =>
    process.send === undefined ? sent(saved) : process.send(saved, sent),
  );
} catch (cause) {
  tellFailure(cause);
}
// A call that hangs holds nothing up: it ends with the process, once an output that can't be written is told.
process.stdout.write('', () => setImmediate(() => process.exit(0)));
