// What one training of the quality bench leaves: how good it was, epoch by epoch.
import type { EpochLine } from './quality-line.ts';

export interface Curve {
  readonly name: string;
  readonly epochs: readonly (Pick<EpochLine, 'epoch' | 'validation' | 'test'> & {
    /** From the start of the process to the end of the epoch, tests before it left out. */
    readonly seconds: number;
  })[];
}
