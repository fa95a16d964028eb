// How much of a run's time budget is training's, and how many epochs fit into it. Pure.

/**
 * When training must be done, in milliseconds since the process started, by how long one pass over the validation
 * images took; undefined until that has been measured.
 */
export type Deadline = (validationSeconds: number | undefined) => number;

export interface Pixels {
  /** Of all validation images. */
  readonly validation: number;
  /** Of all test images. */
  readonly test: number;
}

/** The test runs the delivered model over overlapping tiles, one image after the other. */
const TEST_PER_VALIDATION = 1.5;

/**
 * Leaves a twentieth of the whole budget, at least 5 s and at most a minute, for report and uploads; more where the
 * test alone would take over half of that. At least half of the budget is training's.
 */
export function trainingDeadline(budgetMs: number, pixels: Pixels): Deadline {
  const least = Math.min(60_000, Math.max(5_000, budgetMs / 20));
  return (validationSeconds = 0) => {
    const testMs = (1000 * validationSeconds * pixels.test * TEST_PER_VALIDATION) / pixels.validation;
    return budgetMs - Math.min(budgetMs / 2, Math.max(least, least / 2 + testMs));
  };
}

/** Whether there is time to train at least as long as the validation after it takes. */
export function isWorthAnEpoch(millisecondsLeft: number, validationMilliseconds: number): boolean {
  return millisecondsLeft > 0 && millisecondsLeft >= 2 * validationMilliseconds;
}

/** How many epochs there will be, the last perhaps cut short, if each takes as long as the one just done. */
export function epochsThatFit(
  { epoch, epochs }: { readonly epoch: number; readonly epochs: number },
  millisecondsLeft: number,
  milliseconds: { readonly epoch: number; readonly validation: number },
): number {
  const whole = Math.max(0, Math.floor(millisecondsLeft / milliseconds.epoch));
  const rest = millisecondsLeft - whole * milliseconds.epoch;
  return Math.min(epochs, epoch + whole + (isWorthAnEpoch(rest, milliseconds.validation) ? 1 : 0));
}
