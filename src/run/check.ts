// The command `check`: data and split are looked at, what was understood is told, then everything that is wrong with
// them and with the settings. Nothing is trained.
import type { Fault } from '../errors.ts';
import { outputFaults } from '../stages/1-config/output-folder.ts';
import type { Dataset } from '../stages/2-dataset/dataset.ts';
import { openReader } from '../stages/2-dataset/reader.ts';
import { isError } from '../stages/2-dataset/samples.ts';
import type { Split } from '../stages/3-split/split.ts';
import { checkLines } from '../stages/7-report/check/lines.ts';
import { checkResults } from '../stages/7-report/check/make.ts';
import { type MadeSheet, makeSheet, NO_SHEET } from '../stages/7-report/sheet/make.ts';
import { accepted, type DataOptions, lookAt, splitOf } from './data.ts';
import { heedMemory, READING } from './heed-memory.ts';
import { inOutput } from './output-lock.ts';
import { planFaults } from './plan.ts';

export interface CheckOptions extends DataOptions {
  /** Of this package. */
  readonly version: string;
  readonly now: () => Date;
  /** Whether check.json and check.html are written into the output folder. */
  readonly writes: boolean;
}

/** @throws InputError with everything that is wrong, once all that was understood is told */
export async function check(options: CheckOptions): Promise<void> {
  const { settings, publisher, signal, writes } = options;
  const say = (line: string) => publisher.say(line);
  if (!writes) return await heedMemory(READING, () => checkData(options));
  await inOutput(settings.output, { say, signal }, (held) =>
    heedMemory(READING, () => checkData({ ...options, signal: held.signal })),
  );
}

async function checkData(options: CheckOptions): Promise<void> {
  const { settings, publisher } = options;
  publisher.group('Data set');
  const looked = await lookThrough(options);
  const sheet = looked.writes ? await sheetOf(options, looked) : NO_SHEET;
  const results = checkResults({ ...options, ...looked, createdAt: options.now(), sheet: sheet.images });
  for (const line of checkLines(results)) publisher.say(line);
  if (looked.writes) {
    const { writeCheck } = await import('../stages/7-report/check/write.ts');
    for (const line of await writeCheck(settings.output, results, sheet.pictures)) publisher.say(line);
  }
  publisher.group(undefined);
  accepted(results, looked.faults, publisher);
}

async function sheetOf({ settings, signal }: CheckOptions, { dataset, split }: Looked): Promise<MadeSheet> {
  if (dataset === undefined) return NO_SHEET;
  // Each image is seen once: there is nothing to keep.
  await using reader = openReader(dataset, { budgetBytes: 0, folder: undefined });
  return await makeSheet({ dataset, split, reader, seed: settings.seed, signal, isLate: () => false });
}

interface Looked {
  /** Whether it's wanted and the folder takes files. */
  readonly writes: boolean;
  /** As far as it was understood in spite of errors. */
  readonly dataset: Dataset | undefined;
  /** Undefined where there is an error. */
  readonly split: Split | undefined;
  readonly faults: readonly Fault[];
}

async function lookThrough(options: CheckOptions): Promise<Looked> {
  const { settings, publisher } = options;
  const output = options.writes ? await outputFaults(settings.output) : [];
  const writes = options.writes && output.length === 0;
  const { dataset, understood, start, faults } = await lookAt(options);
  const earlier = [...output, ...faults];
  if (dataset === undefined) return { writes, dataset: understood, split: undefined, faults: earlier };
  const made = await splitOf(options, dataset);
  if (made.note !== undefined) publisher.say(made.note);
  const { split } = made;
  const found = [...earlier, ...made.faults];
  const isPlanned = split !== undefined && !found.some(isError);
  const planned = isPlanned ? await planFaults(options, { dataset, split }, start) : [];
  return { writes, dataset, split, faults: [...found, ...planned] };
}
