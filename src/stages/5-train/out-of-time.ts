// A training that its time budget has ended is to be delivered, not gone on with, by whoever finds it without a report: a
// note beside the checkpoint says so from the last epoch until the report stands. By the other reasons to stop the history
// itself tells.
import { join } from 'node:path';
import * as z from 'zod';
import { remove } from '../../shared/move-and-remove.ts';
import { unlessOutOfMemory } from '../../shared/out-of-memory.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { MOST_BYTES, readPlainText } from '../../shared/plain-file.ts';
import { writeFileAtomic } from '../../shared/write-file-atomic.ts';
import type { Plan } from '../4-plan/plan.ts';

export const OUT_OF_TIME = 'out-of-time.json';

const schema = z.object({
  epoch: z.int().min(1),
  /** Null: the time until the runner cuts off. */
  timeBudgetMs: z.number().nullable(),
});

/** Before the checkpoint of its last epoch, so that no kill comes between: that of another epoch says nothing. */
export async function noteOutOfTime(folder: string, plan: Plan, epoch: number): Promise<void> {
  const note: z.infer<typeof schema> = { epoch, timeBudgetMs: plan.timeBudgetMs ?? null };
  await writeFileAtomic(join(folder, OUT_OF_TIME), `${JSON.stringify(note)}\n`);
}

/** Whether the time budget ended the training after this epoch; another budget is another run's. */
export async function wasOutOfTime(folder: string, plan: Plan, epoch: number): Promise<boolean> {
  try {
    const note = schema.parse(parseJson(await readPlainText(join(folder, OUT_OF_TIME), MOST_BYTES.text)));
    return note.epoch === epoch && note.timeBudgetMs === (plan.timeBudgetMs ?? null);
  } catch (error) {
    return unlessOutOfMemory(false)(error);
  }
}

export async function forgetOutOfTime(folder: string): Promise<void> {
  await remove(join(folder, OUT_OF_TIME), { force: true });
}
