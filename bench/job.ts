// What a contestant's process is given, as a JSON file, and what it says, a JSON object a line.
import { z } from 'zod';
import type { Case } from './cases.ts';

/** One case to be run in one process. */
export interface Job extends Case {
  readonly threads: number;
  /** Steps before the measured ones; the first of them ends the start-up. At least 1. */
  readonly warmup: number;
  /** Measured steps at most, */
  readonly steps: number;
  /** fewer once they have taken this long, */
  readonly seconds: number;
  /** but never fewer than these. */
  readonly leastSteps: number;
  /** Set: no time is measured; `steps` steps from here tell their losses. */
  readonly start?: Start;
}

/** What all contestants begin with where their losses are compared. */
export interface Start {
  /** Numbers of all tensors, one after the other: float32, little-endian. */
  readonly file: string;
  /** `images` N,C,H,W, `labels` N,H,W or N, and each parameter by its name, which always has a dot. */
  readonly tensors: readonly { readonly name: string; readonly shape: readonly number[] }[];
}

const line = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('ready'),
    parameters: z.number().int(),
    versions: z.record(z.string(), z.string()),
  }),
  z.object({ event: z.literal('first-step') }),
  z.object({
    event: z.literal('done'),
    /** Of each measured step. */
    seconds: z.array(z.number().positive()).min(1),
    /** The most memory the process has had resident. */
    peakBytes: z.number().positive(),
  }),
  z.object({
    event: z.literal('losses'),
    /** Before each step's update. */
    losses: z.array(z.number()).min(1),
  }),
]);

export type Line = z.infer<typeof line>;

/** @throws Error for what is none of the lines above. */
export function parseLine(text: string): Line {
  return line.parse(JSON.parse(text));
}
