// Our training for the quality picture: the real stages on a given split, and the test images after every epoch while
// the training's clock stands still.
import { readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { createEngine } from '../../src/engine/create.ts';
import { addConfusion, type Confusion, emptyConfusion } from '../../src/metrics/confusion.ts';
import { loadSettings } from '../../src/stages/1-config/load.ts';
import { openReader } from '../../src/stages/2-dataset/reader.ts';
import { FROM_SCRATCH } from '../../src/stages/4-plan/fine-tuning.ts';
import { imageStatistics } from '../../src/stages/4-plan/image-statistics.ts';
import { makePlan } from '../../src/stages/4-plan/make.ts';
import { stepsPerEpoch, validationBatches } from '../../src/stages/5-train/batches.ts';
import { TimeBudget } from '../../src/stages/5-train/budget/time-budget.ts';
import { loadLast } from '../../src/stages/5-train/checkpoint.ts';
import { train } from '../../src/stages/5-train/train.ts';
import { prepare } from '../quality/prepare.ts';
import { type OurJob, qualityOf } from '../quality/quality-line.ts';

/** Nothing is ever resumed here. */
const FINGERPRINT = 'bench';

const job: OurJob = JSON.parse(await readFile(process.argv[2], 'utf8'));
let pausedMs = 0;
const { data, recipe, split, folder, threads } = job;
const flags = { data, recipe, split, threads: String(threads), output: folder };
// Time ends it, nothing else; the plan knows it, as it would with a user's `time-budget`.
const endless = { epochs: '100000', patience: '100000', 'time-budget': `${job.minutes}m` };
const settings = await loadSettings({ ...flags, ...endless }, process.cwd());
const { dataset, parts } = await prepare(settings);
const reader = openReader(dataset, { budgetBytes: totalmem() / 4, folder });
const plan = makePlan(
  settings,
  await imageStatistics(dataset, parts.train, reader, settings.seed),
  FROM_SCRATCH,
);
const engine = await createEngine('onnx', { threads });
const examiner = await engine.build(plan.network, plan);
const clock = () => performance.now() - pausedMs;
const all = parts.validation.length;
const budget = new TimeBudget({
  totalMs: job.minutes * 60_000,
  clock,
  // The test is the examiner's.
  work: {
    stepsPerEpoch: stepsPerEpoch(plan, parts.train.length),
    validation: { all, covering: all, atOnce: 1 },
    test: { all: 0, covering: 0, atOnce: 1 },
    firstTest: 1,
    keptPredictions: 0,
  },
  reportMs: 0,
  readMs: 0,
  pixelRatio: 1,
});
const events = train({
  ...parts,
  plan,
  engine,
  reader,
  folder,
  fingerprint: FINGERPRINT,
  traits: new Map(),
  resume: false,
  initialModel: undefined,
  budget,
  signal: new AbortController().signal,
  clock,
});
for await (const event of events) {
  if (event.type !== 'epoch') continue;
  const begun = performance.now();
  const { epoch, valAccuracy: accuracy, valMacroF1: macroF1, valLoss: loss } = event.record;
  const test = qualityOf(await examine());
  const paused = performance.now() - begun;
  const line = { event: 'epoch', epoch, loss, validation: { accuracy, macroF1 }, test };
  process.stdout.write(`${JSON.stringify({ ...line, examSeconds: paused / 1000 })}\n`);
  pausedMs += paused;
}
await examiner.dispose();

/** The test images with the weights of the epoch just finished. */
async function examine(): Promise<Confusion> {
  const checkpoint = await loadLast(folder, FINGERPRINT);
  if (checkpoint === undefined) throw new Error('the epoch left no checkpoint');
  await examiner.load(checkpoint.state);
  let counts = emptyConfusion(plan.network.classes);
  for await (const batch of validationBatches({ plan, samples: parts.test, reader })) {
    counts = addConfusion(counts, (await examiner.evaluate(batch)).confusion);
  }
  return counts;
}
