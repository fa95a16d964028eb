// The time that a run may take, for those who work within it: they tell its meter what their work took, and ask whether
// there's time for more. How that is decided is planner.ts's.
import { InputError, timeBudgetTooShort } from '../../../errors.ts';
import { Meter } from './meter.ts';
import {
  afterStepsMs,
  afterTrainingMs,
  epochsThatFit,
  type First,
  fitsEpoch,
  fitsStep,
  fitsTestImage,
  fitsValidationImage,
  leastCosts,
  planShares,
  type Shares,
  type Work,
} from './planner.ts';

export interface TimeBudgetOptions {
  /** Of the whole run, in milliseconds since the process started. */
  readonly totalMs: number;
  /** Milliseconds since the process started. */
  readonly clock: () => number;
  readonly work: Work;
  /** What the report takes, as far as that can be told before. */
  readonly reportMs: number;
  /** Pixels of a test image by those of a validation image. */
  readonly pixelRatio: number;
  /** To read one validation image. */
  readonly readMs: number;
}

export class TimeBudget {
  readonly meter: Meter;
  readonly #options: TimeBudgetOptions;
  /** When training was to begin. */
  readonly #startMs: number;
  #shares: Shares;
  /** Left when the shares were planned. */
  #plannedMs = 0;

  constructor(options: TimeBudgetOptions) {
    const { totalMs, work } = options;
    this.#options = options;
    this.#startMs = options.clock();
    this.meter = new Meter({ ...options, leastReportMs: leastReportMs(totalMs) });
    this.#shares = { validation: work.validation.all, test: work.test.all };
  }

  get work(): Work {
    return this.#options.work;
  }

  /** How many images are validated, and planned to be tested. */
  get shares(): Shares {
    return this.#shares;
  }

  /**
   * Before the training.
   * @throws InputError where there's no time for what it does first and all that must follow it
   */
  plan(first: First = 'step'): void {
    const { totalMs, clock } = this.#options;
    const least = leastCosts(this.meter.costs, this.work, first);
    const startMs = clock();
    if (startMs + least.training + least.ending > totalMs)
      throw new InputError(timeBudgetTooShort(totalMs, { start: startMs, ...least }));
    this.#plannedMs = this.#leftMs;
    this.#shares = planShares(this.meter.costs, this.work, this.#plannedMs);
  }

  /** A training that is gone on with keeps to the images that its earlier epochs were validated on. */
  planFor(validation: number): void {
    this.#plannedMs = this.#leftMs;
    this.#shares = { ...planShares(this.meter.costs, this.work, this.#plannedMs), validation };
  }

  /**
   * What an image takes is known better after each pass over those of validation, and with it how many can be tested; the
   * images validated stay the same.
   */
  validated(ms: number, images: number): void {
    this.meter.validated(ms, images);
    const { test } = planShares(this.meter.costs, this.work, this.#plannedMs);
    this.#shares = { ...this.#shares, test };
  }

  fitsStep(): boolean {
    return fitsStep(this.meter.costs, this.work, this.#shares, this.#leftMs);
  }

  fitsEpoch(): boolean {
    return fitsEpoch(this.meter.costs, this.work, this.#shares, this.#leftMs);
  }

  fitsValidationImage(): boolean {
    return fitsValidationImage(this.meter.costs, this.work, this.#leftMs);
  }

  /**
   * For a pass that is worth nothing unless it's whole.
   * @throws InputError where there's no time for another image of it and all that must follow
   */
  demandValidation(images: number): void {
    if (this.fitsValidationImage()) return;
    const { totalMs } = this.#options;
    const { step, validationImage, checkpoint } = this.meter.costs;
    const training = step + images * validationImage + checkpoint;
    const { ending } = leastCosts(this.meter.costs, this.work);
    throw new InputError(timeBudgetTooShort(totalMs, { start: this.#startMs, training, ending }));
  }

  /**
   * @param done images tested so far
   * @param share what the next one takes by what one of the mean size takes
   * @param keptMs what is kept for others that are to be tested after these
   */
  fitsTestImage(done: number, share: number, keptMs = 0): boolean {
    return fitsTestImage(this.meter.costs, this.work, { done, share, leftMs: this.#leftMs - keptMs });
  }

  /** Without the report. */
  get testLeftMs(): number {
    return this.#leftMs - this.meter.costs.report;
  }

  epochsThatFit(done: { readonly epoch: number; readonly epochs: number; readonly epochMs: number }): number {
    return epochsThatFit(done, this.meter.costs, this.work, this.#shares, this.#leftMs);
  }

  /** Until the last step must be done; below 0 once it should have been. */
  get stepsLeftMs(): number {
    return this.#leftMs - afterStepsMs(this.meter.costs, this.work, this.#shares);
  }

  /** The same for training as a whole, its last validation included. */
  get trainingLeftMs(): number {
    return this.#leftMs - afterTrainingMs(this.meter.costs, this.work, this.#shares);
  }

  get #leftMs(): number {
    return this.#options.totalMs - this.#options.clock();
  }
}

/**
 * A fortieth of the whole, at least 2.5 s and at most half a minute: what becomes of a report beyond this machine takes
 * time that nothing here tells of.
 */
function leastReportMs(totalMs: number): number {
  return Math.min(30_000, Math.max(2_500, totalMs / 40));
}
