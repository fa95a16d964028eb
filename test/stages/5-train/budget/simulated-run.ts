// A run of limited time on a clock that only its work moves: what it asks of its budget is what the training loop and the
// test ask.
import { InputError } from '../../../../src/errors.ts';
import type { Random } from '../../../../src/shared/random.ts';
import type { Work } from '../../../../src/stages/5-train/budget/planner.ts';
import { TimeBudget } from '../../../../src/stages/5-train/budget/time-budget.ts';

/** Milliseconds, on a machine that does nothing else. */
export interface Machine {
  readonly start: number;
  readonly compile: number;
  readonly step: number;
  /** A batch of validation: a part of an image, or several. */
  readonly batch: number;
  readonly batchesAnImage: number;
  readonly save: number;
  readonly open: number;
  /** To read an image. */
  readonly read: number;
  /** To predict it. */
  readonly testImage: number;
  /** Test images are by chance so many times as large as others, or as small. */
  readonly mixed: number;
  readonly report: number;
  /** All takes by chance so much more or less: 0.3 is 30 %. */
  readonly noise: number;
  /** From then on all takes twice as long. */
  readonly slowsDownAt: number;
}

export interface Simulated {
  readonly ms: number;
  /** No model was made: the budget was said to be too short. */
  readonly refused: boolean;
  readonly epochs: readonly { readonly steps: number; readonly validated: number }[];
  readonly tested: number;
}

const MOST_EPOCHS = 1000;
const SHOWN_AGAIN = 3;

/** The first test image is as large as chance makes it. */
export type SimulatedWork = Omit<Work, 'firstTest'>;

export function simulate(
  totalMs: number,
  machine: Machine,
  planned: SimulatedWork,
  random: Random,
): Simulated {
  let now = 0;
  const likely = (ms: number) =>
    ms * (1 + machine.noise * (2 * random.next() - 1)) * (now > machine.slowsDownAt ? 2 : 1);
  const take = (ms: number) => {
    const taken = likely(ms);
    now += taken;
    return taken;
  };
  const shares = sharesOf(
    Array.from({ length: planned.test.all }, () => machine.mixed ** (2 * random.next() - 1)),
  );
  const work = { ...planned, firstTest: shares[0] };
  take(machine.start);
  const reportMs = likely(machine.report);
  const readMs = take(machine.read);
  const budget = new TimeBudget({ totalMs, clock: () => now, work, reportMs, readMs, pixelRatio: 1 });
  const { batch, batchesAnImage } = machine;
  budget.meter.warmedUp({
    firstMs: take(machine.compile + batch),
    secondMs: take(batch),
    savingMs: take(machine.save / 4),
    imagesABatch: Math.min(work.validation.all, work.validation.atOnce) / batchesAnImage,
  });
  try {
    budget.plan();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ms: now, refused: true, epochs: [], tested: 0 };
  }
  const epochs = [];
  let inTime = true;
  while (inTime && epochs.length < MOST_EPOCHS) {
    const { steps, cutShort } = trainEpoch(budget, machine, take, epochs.length === 0);
    // Read once, images of validation are kept in memory.
    const readMs = epochs.length === 0 ? machine.read : 0;
    const { validated, cut } = validateEpoch(budget, batch * batchesAnImage, readMs, take);
    if (!(cut && epochs.length > 0)) epochs.push({ steps, validated });
    if (cut && epochs.length === 1) budget.planFor(validated);
    budget.meter.saved(take(machine.save));
    inTime = !(cutShort || cut) && budget.fitsEpoch();
  }
  take(machine.open);
  const tested = test(budget, machine, shares, take);
  take(machine.report);
  return { ms: now, refused: false, epochs, tested };
}

type Take = (ms: number) => number;

function trainEpoch(budget: TimeBudget, machine: Machine, take: Take, isFirst: boolean) {
  const { stepsPerEpoch } = budget.work;
  for (let steps = 0; steps < stepsPerEpoch; steps++) {
    if (steps > 0 && !budget.fitsStep()) return { steps, cutShort: true };
    const ms = take(machine.step + (isFirst && steps === 0 ? 3 * machine.compile : 0));
    budget.meter.stepped(ms, ms);
  }
  return { steps: stepsPerEpoch, cutShort: false };
}

function validateEpoch(budget: TimeBudget, atOnceMs: number, readMs: number, take: Take) {
  const { atOnce } = budget.work.validation;
  const planned = budget.shares.validation;
  let ms = 0;
  let validated = 0;
  while (validated < planned) {
    if (validated > 0 && !budget.fitsValidationImage()) break;
    ms += take(atOnceMs + Math.min(atOnce, planned - validated) * readMs);
    validated = Math.min(planned, validated + atOnce);
  }
  budget.validated(ms, validated);
  return { validated, cut: validated < planned };
}

/** By the mean of them. */
function sharesOf(sizes: readonly number[]): readonly number[] {
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  return sizes.map((size) => size / mean);
}

function test(budget: TimeBudget, machine: Machine, shares: readonly number[], take: Take): number {
  let tested = 0;
  while (tested < shares.length) {
    const share = shares[tested];
    if (tested > 0 && !budget.fitsTestImage(tested, share)) break;
    budget.meter.tested(take(share * (machine.read + machine.testImage)), share);
    tested++;
  }
  const again = tested > budget.work.keptPredictions ? Math.min(tested, SHOWN_AGAIN) : 0;
  for (let shown = 0; shown < again; shown++) take(machine.read + machine.testImage);
  return tested;
}
