// Does the work that was asked for and turns what goes wrong into annotations and an exit code.
import * as core from '@actions/core';
import { countOfFaults, describeFault, InputError } from '../errors.ts';
import { takenAway } from '../provision/taken-away.ts';
import { fileSystemRefusal } from '../run/file-system-refused.ts';
import { wantOfMemory } from '../run/heed-memory.ts';
import { plainLine } from '../stages/8-publish/github/commands.ts';
import { requireRunnerFiles } from '../stages/8-publish/github/runner-files.ts';
import { hostOf } from '../stages/8-publish/hosts.ts';
import type { Publisher } from '../stages/8-publish/publisher.ts';
import type { Process, SignalSource, StopSignal } from './step.ts';
import { readWork } from './work.ts';

const EXIT = { done: 0, badInput: 2, internalError: 3, SIGINT: 130, SIGTERM: 143 } as const;

/** 0 done, 1 a gate or an upload failed, 2 bad input, 3 internal error, 130 or 143 cancelled. */
export async function main(surroundings: Process): Promise<number> {
  const { signal, received } = cancellation(surroundings.signals);
  const host = await hostOf('action', { ...surroundings, signal });
  let publisher = host.plainPublisher();
  try {
    await requireRunnerFiles(surroundings.env);
    const work = await readWork({ ...surroundings, host });
    publisher = work.publisher;
    await work.run(signal);
    const stopped = received();
    // An upload or a gate that failed has set the exit code already.
    return stopped === undefined ? Number(process.exitCode ?? EXIT.done) : cancelled(stopped);
  } catch (thrown) {
    const stopped = received();
    const taken = stopped === undefined ? await takenAway(thrown, surroundings) : undefined;
    return fail(taken ?? thrown, stopped, publisher);
  }
}

/** Of what a library throws where nobody hears it. */
export function tellThrown(thrown: unknown): number {
  return fail(thrown, undefined);
}

/** GitHub cancels with SIGINT, SIGTERM 7.5 s later and kills 2.5 s after that: the first one has to be enough. */
function cancellation(signals: SignalSource) {
  const controller = new AbortController();
  let received: StopSignal | undefined;
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    signals.on(name, () => {
      received ??= name;
      controller.abort(new DOMException(`${name} received`, 'AbortError'));
    });
  return { signal: controller.signal, received: () => received };
}

/** Says what went wrong and gives the exit code. GitHub shows any but 0 as a failed step. */
function fail(thrown: unknown, stopped: StopSignal | undefined, publisher?: Publisher): number {
  const error =
    wantOfMemory(thrown, { doing: 'the action', lower: [] }) ?? fileSystemRefusal(thrown) ?? thrown;
  publisher?.group(undefined);
  if (error instanceof InputError) {
    publisher?.faults(error.faults);
    const errors = error.faults.filter(({ severity }) => severity === 'error');
    // One is annotated already; of many a step shows only the first ones.
    if (errors.length > 1) core.setFailed(`${countOfFaults(error.faults)} in the input.`);
    else if (publisher === undefined)
      core.setFailed(error.faults.map(describeFault).map(plainLine).join(' '));
    return EXIT.badInput;
  }
  if (stopped !== undefined) return cancelled(stopped);
  core.setFailed(`Internal error, please report it: ${error instanceof Error ? error.stack : error}`);
  return EXIT.internalError;
}

function cancelled(stopped: StopSignal): number {
  core.setFailed(`Cancelled (${stopped}); the best model so far, if there is one, is in the run folder.`);
  return EXIT[stopped];
}
