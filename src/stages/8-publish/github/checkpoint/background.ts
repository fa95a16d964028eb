// Saves a checkpoint beside the training, in a process of its own: it takes none of the training's thread, may hang or
// die without harm, and can be stopped at any moment.
import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Saved } from './save.ts';
import type { StartSaving } from './store.ts';

/** @param program the post step's: given a handover it does the same and sends what came of it */
export function backgroundSaving(program: string): StartSaving {
  return (handover, done) => {
    // What GitHub's client says of a save doesn't belong between the epochs; done's caller words it.
    const child = fork(program, [JSON.stringify(handover)], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    let saved: Saved | undefined;
    let isStopped = false;
    const end = () => {
      if (!isStopped) done(saved);
      isStopped = true;
    };
    child.on('message', (message) => {
      saved = message as Saved;
    });
    child.once('error', end).once('exit', end);
    // The run's end doesn't wait for it.
    child.unref();
    child.channel?.unref();
    giveWay(child.pid);
    return () => {
      isStopped = true;
      child.kill('SIGKILL');
    };
  };
}

/** The training goes first. Not every system lets a process be put back; then it's as good as it is. */
function giveWay(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Nothing depends on it.
  }
}
