// Our stages from the audit to the last epoch on one data set, for the scale bench: how long each took, and the memory.
import { readFile } from 'node:fs/promises';
import { createEngine } from '../../src/engine/create.ts';
import { loadSettings } from '../../src/stages/1-config/load.ts';
import { openReader } from '../../src/stages/2-dataset/reader.ts';
import { FROM_SCRATCH } from '../../src/stages/4-plan/fine-tuning.ts';
import { imageStatistics } from '../../src/stages/4-plan/image-statistics.ts';
import { makePlan } from '../../src/stages/4-plan/make.ts';
import { train } from '../../src/stages/5-train/train.ts';
import { readPeakMemoryBytes } from '../../src/stages/7-report/environment.ts';
import { prepare } from '../quality/prepare.ts';
import type { ScaleJob, ScaleLine } from '../scale/scale-line.ts';

const job: ScaleJob = JSON.parse(await readFile(process.argv[2], 'utf8'));
const { data, folder, epochs, threads, memoryBudgetBytes } = job;
const flags = { data, output: folder, epochs: String(epochs), threads: String(threads) };
const settings = await loadSettings(flags, process.cwd());
let begun = performance.now();
const { dataset, parts } = await prepare(settings);
const images = dataset.samples.length;
tell({ event: 'audited', images, seconds: secondsSince(begun), peakBytes: readPeakMemoryBytes() });
begun = performance.now();
await using reader = openReader(dataset, { budgetBytes: memoryBudgetBytes, folder });
const plan = makePlan(
  settings,
  await imageStatistics(dataset, parts.train, reader, settings.seed),
  FROM_SCRATCH,
);
tell({ event: 'planned', seconds: secondsSince(begun) });
const events = train({
  ...parts,
  plan,
  engine: await createEngine('onnx', { threads }),
  reader,
  folder,
  fingerprint: 'bench',
  traits: new Map(),
  resume: false,
  initialModel: undefined,
  budget: undefined,
  signal: new AbortController().signal,
  clock: () => performance.now(),
});
for await (const event of events) {
  if (event.type === 'epoch')
    tell({ event: 'epoch', epoch: event.record.epoch, seconds: event.record.seconds });
  if (event.type === 'stopped')
    tell({ event: 'done', parts: event.outcome.partSeconds, peakBytes: readPeakMemoryBytes() });
}

function secondsSince(begun: number): number {
  return (performance.now() - begun) / 1000;
}

function tell(line: ScaleLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
