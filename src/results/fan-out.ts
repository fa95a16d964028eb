// The part of results.json that says which of several runs this one is, and what its model makes of the images that it
// held out: what merging the runs goes by.
import * as z from 'zod';

const number = z.number().int().min(1);

/** @param measured the schema of a test, which measures the held-out images in the same way */
export function fanOut<T extends z.ZodType>(measured: T) {
  return z
    .object({
      kind: z.enum(['fold', 'sweep-row']),
      number,
      of: number,
      'held-out': measured
        .nullable()
        .describe(
          'The kept model on the whole validation images, which also chose its epoch; null: cancelled before',
        ),
    })
    .nullable()
    .default(null)
    .describe('Which fold or row of a sweep this run is; null: it stands for itself');
}
