// The two ways in which a run ends in an error: the user's mistake and ours.
import { describeFault, type Fault } from './fault.ts';
import { oneForEachCause } from './one-for-each-cause.ts';

/** Bad input or configuration (exit code 2): carries every fault found, one for each cause. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[] | Fault, options?: ErrorOptions) {
    const list = Array.isArray(faults) ? (faults as readonly Fault[]) : [faults as Fault];
    const told = oneForEachCause(list);
    super(told.map(describeFault).join('\n'), options);
    this.faults = told;
  }
}

/** Our own mistake (exit code 3), never the user's: whoever reads it is asked to report it. */
export class InternalError extends Error {
  override readonly name = 'InternalError';

  constructor(message: string, options?: ErrorOptions) {
    super(`internal error, please report it: ${message}`, options);
  }
}
