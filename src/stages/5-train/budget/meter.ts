// What the parts of a run of limited time take: each as it was last measured, longer by as much as the steps have slowed
// down since. A machine that is shared slows down as a whole, and steps are what there are many of.
import type { Costs } from './planner.ts';

/** The backward pass counted as two; the first call of each also compiles. */
const STEP_PER_FORWARD = 3;
/** Besides reading: the test runs the delivered model, over overlapping tiles, one image after the other. */
const TEST_PER_VALIDATION = 1.5;
/** The delivered model is opened in a thread of its own. */
const OPENING_PER_COMPILING = 3;
/** A checkpoint is written twice, to go on from and to keep; so is the model, in its formats. */
const WRITING_PER_SAVING = 4;

/** How much the newest measurement counts. */
const NEWEST = 0.2;
/** So many steps tell the pace at which they began. */
const FIRST_STEPS = 5;

interface Measured {
  readonly ms: number;
  /** Milliseconds a step at that time; undefined before there were any. */
  readonly pace: number | undefined;
}

export interface WarmUp {
  /** Of one batch of validation: the first time, when it's compiled, and the second. */
  readonly firstMs: number;
  readonly secondMs: number;
  /** How many images a batch holds; below 1 where it's a part of one. */
  readonly imagesABatch: number;
  /** Of taking the weights out of the engine. */
  readonly savingMs: number;
}

interface MeterOptions {
  readonly reportMs: number;
  readonly leastReportMs: number;
  readonly pixelRatio: number;
  readonly readMs: number;
}

export class Meter {
  readonly #report: Measured;
  readonly #leastReportMs: number;
  readonly #pixelRatio: number;
  readonly #read: Measured;
  #warmUp: WarmUp = { firstMs: 0, secondMs: 0, imagesABatch: 1, savingMs: 0 };
  #validationImage: Measured | undefined;
  #checkpoint: Measured | undefined;
  #testImage: number | undefined;
  #step: number | undefined;
  #pace: number | undefined;
  #firstPace: number | undefined;
  /** The first one, which also compiles, among them. */
  #steps = 0;
  #wasValidated = false;

  /**
   * @param reportMs from the tested model to the end of the process, as far as that can be told before
   * @param leastReportMs what it's given however fast the machine is
   * @param pixelRatio pixels of a test image by those of a validation image
   * @param readMs of a validation image; later they may be kept in memory, test images never are
   */
  constructor({ reportMs, leastReportMs, pixelRatio, readMs }: MeterOptions) {
    this.#report = { ms: reportMs, pace: undefined };
    this.#leastReportMs = leastReportMs;
    this.#pixelRatio = pixelRatio;
    this.#read = { ms: readMs, pace: undefined };
  }

  warmedUp(warmUp: WarmUp): void {
    this.#warmUp = warmUp;
    const { secondMs, imagesABatch } = warmUp;
    this.#validationImage = { ms: secondMs / imagesABatch + this.#read.ms, pace: undefined };
  }

  /**
   * @param ms from one step to the next
   * @param engineMs of the step alone, without waiting for its batch
   */
  stepped(ms: number, engineMs: number): void {
    // The first step also compiles: it says nothing of the next.
    if (this.#steps++ === 0) return;
    this.#step = smoothed(this.#step, ms);
    this.#pace = smoothed(this.#pace, engineMs);
    if (this.#steps <= FIRST_STEPS) this.#firstPace = this.#pace;
  }

  validated(ms: number, images: number): void {
    const each = ms / images;
    const before = this.#wasValidated ? this.#validationImage : undefined;
    this.#validationImage = {
      ms: before === undefined ? each : (this.#now(before) + each) / 2,
      pace: this.#pace,
    };
    this.#wasValidated = true;
  }

  saved(ms: number): void {
    this.#checkpoint = { ms, pace: this.#pace };
  }

  /**
   * The newest counts most: images differ, and so does what else the machine does.
   * @param share what the image should take by what one of the mean size takes
   */
  tested(ms: number, share: number): void {
    this.#testImage = smoothed(this.#testImage, ms / share);
  }

  get costs(): Costs {
    const { firstMs, secondMs, savingMs } = this.#warmUp;
    const compilingMs = Math.max(0, firstMs - secondMs);
    const written = { ms: WRITING_PER_SAVING * savingMs, pace: undefined };
    const opened = { ms: OPENING_PER_COMPILING * compilingMs, pace: undefined };
    const checkpoint = this.#now(this.#checkpoint ?? written);
    const validationImage = this.#now(this.#validationImage ?? { ms: 0, pace: undefined });
    const testImage = this.#pixelRatio * (TEST_PER_VALIDATION * validationImage + this.#now(this.#read));
    return {
      step: this.#step ?? STEP_PER_FORWARD * (this.#steps > 0 ? secondMs : firstMs),
      validationImage,
      checkpoint,
      model: checkpoint + this.#now(opened),
      testImage: this.#testImage ?? testImage,
      report: Math.max(this.#leastReportMs, this.#now(this.#report)),
    };
  }

  #now({ ms, pace = this.#firstPace }: Measured): number {
    return pace === undefined || this.#pace === undefined ? ms : ms * Math.max(1, this.#pace / pace);
  }
}

function smoothed(before: number | undefined, ms: number): number {
  return before === undefined ? ms : before + NEWEST * (ms - before);
}
