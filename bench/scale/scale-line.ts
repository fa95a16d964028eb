// What our process is given for one data set of the scale bench, as a JSON file, and what it says, JSON lines.
import { z } from 'zod';

export interface ScaleJob {
  readonly data: string;
  /** For checkpoints and the file of decoded pixels. */
  readonly folder: string;
  readonly epochs: number;
  readonly threads: number;
  readonly memoryBudgetBytes: number;
}

const seconds = z.number().min(0);
const line = z.discriminatedUnion('event', [
  /** Scan, audit and split are done. */
  z.object({ event: z.literal('audited'), images: z.number().int(), seconds, peakBytes: z.number() }),
  z.object({ event: z.literal('planned'), seconds }),
  z.object({ event: z.literal('epoch'), epoch: z.number().int(), seconds }),
  z.object({
    event: z.literal('done'),
    /** Of all epochs together: `step`, `validate`, `wait`, ... */
    parts: z.record(z.string(), seconds),
    /** The most memory the process has had resident. */
    peakBytes: z.number().positive(),
  }),
]);

export type ScaleLine = z.infer<typeof line>;

/** @throws Error for what is none of the lines above. */
export function parseScaleLine(text: string): ScaleLine {
  return line.parse(JSON.parse(text));
}
