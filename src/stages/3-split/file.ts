// split.json: written after each run, accepted back by the next. Ids only; what they mean is make.ts's business.
import * as z from 'zod';
import { type Fault, splitFileUnreadable } from '../../errors.ts';
import { messageOf } from '../../shared/message-of.ts';
import { isOutOfMemory } from '../../shared/out-of-memory.ts';
import { parseJson } from '../../shared/parse-json.ts';
import { MOST_BYTES, readPlainText } from '../../shared/plain-file.ts';
import { reasonsOf } from '../../shared/schema-reasons.ts';
import { writeFileAtomic } from '../../shared/write-file-atomic.ts';
import type { Split } from './split.ts';

const SCHEMA_VERSION = 1;

const ids = z.array(z.string());
const splitFile = z.object({
  'schema-version': z.literal(SCHEMA_VERSION),
  source: z.enum(['hash', 'folders', 'file']),
  train: ids,
  validation: ids,
  test: ids,
});

/** Writes the split, atomically: a reader finds the old file or the new one, never half of one. */
export async function writeSplit(path: string, { source, train, validation, test }: Split): Promise<void> {
  const content = { 'schema-version': SCHEMA_VERSION, source, train, validation, test };
  await writeFileAtomic(path, `${JSON.stringify(content, null, 2)}\n`);
}

/** Reads a split.json, with the fault if it isn't one. Ids aren't compared with any data set. */
export async function readSplit(
  path: string,
): Promise<{ split: Split; faults: readonly [] } | { split: undefined; faults: readonly Fault[] }> {
  const unreadable = (reason: string) => ({ split: undefined, faults: [splitFileUnreadable(path, reason)] });
  let json: unknown;
  try {
    json = parseJson(await readPlainText(path, MOST_BYTES.run));
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    return unreadable(messageOf(cause));
  }
  const parsed = splitFile.safeParse(json);
  if (!parsed.success) {
    return unreadable(reasonsOf(parsed.error.issues).join('; '));
  }
  const { source, train, validation, test } = parsed.data;
  return { split: { train, validation, test, source }, faults: [] };
}
