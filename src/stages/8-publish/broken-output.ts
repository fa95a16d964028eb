// What becomes of a run whose output can't be written: a reader that goes away (`| head`) must not end a training; a full disk
// is told where that's still possible.
import { type Fault, outputStreamBroken } from '../../errors.ts';
import { type FaultOutput, tellFaults } from './tell-faults.ts';

export interface Stream extends FaultOutput {
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

export interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
}

/** @param exit ends the process with bad input's code: what was trained so far lies in its checkpoint */
export function watchStreams({ stdout, stderr }: Streams, exit: (code: number) => void): void {
  const end = (name: string, error: NodeJS.ErrnoException, other: Stream) => {
    if (error.code === 'EPIPE') return;
    const fault: Fault = outputStreamBroken(name, error.code ?? error.message);
    tellFaults(other, [fault]);
    exit(2);
  };
  stdout.on('error', (error) => end('standard output', error, stderr));
  // Where both go to the same place nobody hears of it, but by the exit code.
  stderr.on('error', (error) => end('standard error', error, stdout));
}
