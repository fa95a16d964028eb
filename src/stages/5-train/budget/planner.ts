// What a run of limited time does next, given what each thing takes now and the time left. Pure: it neither measures
// nor reads a clock.

/** Milliseconds that one of each takes, as things stand. */
export interface Costs {
  readonly step: number;
  /** Each image of a pass over the validation images. */
  readonly validationImage: number;
  readonly checkpoint: number;
  /** From the last checkpoint to the opened model: training closed, the model exported and loaded. */
  readonly model: number;
  /** Each image of the test. */
  readonly testImage: number;
  /** From the tested model to the end of the process: pictures, pages, publishing. */
  readonly report: number;
}

/** What there is to be done, and what of the validation and test images shows every class. */
export interface Work {
  readonly stepsPerEpoch: number;
  readonly validation: Images;
  readonly test: Images;
  /** What the first test image takes, which is always tested, by what one of the mean size takes. */
  readonly firstTest: number;
  /** Of so many tested images the prediction is kept for their pictures; of more, those shown are predicted again. */
  readonly keptPredictions: number;
}

export interface Images {
  readonly all: number;
  /** The first so many in their order show every class that any of them has. */
  readonly covering: number;
  /** So many are worked on at once: fewer take as long. */
  readonly atOnce: number;
}

export interface Shares {
  /** So many images are validated after each epoch. */
  readonly validation: number;
  /** So many are planned to be tested; what time is left over then goes to more of them. */
  readonly test: number;
}

/**
 * Of the time that is left for training, validation and test. A test of all images may take a third of it, as it tells
 * what the model is worth; one pass over the validation images an eighth, for there may be several.
 */
const TEST_SHARE = 1 / 3;
const VALIDATION_SHARE = 1 / 8;
/** Where fewer images than show every class would fit, a part may take this much of the time to have them. */
const COVERING_SHARE = 1 / 2;

/** What was measured once, on a few images, may take longer another time: a validation cut short costs its epoch. */
const LEEWAY = { validation: 1.3, test: 1.15 };

/** Images whose pictures are shown. */
const SHOWN = 3;

/** How many images are validated and tested: all of them where the time allows. */
export function planShares(costs: Costs, work: Work, leftMs: number): Shares {
  const open = Math.max(0, leftMs - costs.checkpoint - afterTrainingMs(costs, work, { test: 0 }));
  const test = share(work.test, costs.testImage, open, TEST_SHARE * open);
  // A validation longer than its epoch would take most of the training's time.
  const epoch = costs.step * work.stepsPerEpoch;
  const validation = share(
    work.validation,
    costs.validationImage,
    open,
    Math.min(VALIDATION_SHARE * open, epoch),
  );
  return { validation, test };
}

function share({ all, covering, atOnce }: Images, costMs: number, openMs: number, shareMs: number): number {
  const fitting = Math.floor(shareMs / costMs);
  const atLeast = Math.min(covering, Math.floor((COVERING_SHARE * openMs) / costMs));
  const images = Math.max(fitting, atLeast);
  return images >= all ? all : Math.min(all, Math.max(1, Math.floor(images / atOnce)) * atOnce);
}

/** What a training does first: a step, or to fit the head of a pretrained network, which takes none. */
export type First = 'step' | 'head';

/** What the least that leaves a model takes: what comes first, one image validated and one tested, the report. */
export function leastCosts(
  costs: Costs,
  work: Work,
  first: First = 'step',
): { readonly training: number; readonly ending: number } {
  const batch = Math.min(work.validation.all, work.validation.atOnce) * costs.validationImage;
  // A head is fitted to what the network makes of images, which is what validating them takes.
  const trained = first === 'head' ? batch : costs.step;
  return {
    training: trained + batch + costs.checkpoint,
    ending: afterTrainingMs(costs, work, { test: Math.min(1, work.test.all) }),
  };
}

/** What must be left when the last step of an epoch is done. */
export function afterStepsMs(costs: Costs, work: Work, shares: Shares): number {
  return (
    LEEWAY.validation * validationMs(costs, shares) + costs.checkpoint + afterTrainingMs(costs, work, shares)
  );
}

/** What must be left when training is done. */
export function afterTrainingMs(costs: Costs, work: Work, { test }: Pick<Shares, 'test'>): number {
  const images = test === 0 ? 0 : Math.max(test, work.firstTest);
  return costs.model + LEEWAY.test * (images + shownAgain(work, test)) * costs.testImage + costs.report;
}

/** Whether there's time for another step, with all that follows it. */
export function fitsStep(costs: Costs, work: Work, shares: Shares, leftMs: number): boolean {
  return leftMs >= costs.step + afterStepsMs(costs, work, shares);
}

/** Whether there's time to train at least as long as the validation after it takes. */
export function fitsEpoch(costs: Costs, work: Work, shares: Shares, leftMs: number): boolean {
  const stepsMs = leftMs - afterStepsMs(costs, work, shares);
  return stepsMs >= costs.step && stepsMs >= validationMs(costs, shares);
}

/** Whether another image may be validated: the test gives way to it, but for one image. */
export function fitsValidationImage(costs: Costs, work: Work, leftMs: number): boolean {
  const { atOnce } = work.validation;
  return leftMs >= atOnce * costs.validationImage + costs.checkpoint + leastCosts(costs, work).ending;
}

/**
 * Whether another image may be tested, now that the model is open.
 * @param share what the image takes by what one of the mean size takes
 */
export function fitsTestImage(
  { testImage, report }: Costs,
  work: Work,
  { done, share, leftMs }: { readonly done: number; readonly share: number; readonly leftMs: number },
): boolean {
  return leftMs >= LEEWAY.test * (share + shownAgain(work, done + 1)) * testImage + report;
}

/** How many epochs there will be, the last perhaps cut short, if each takes as long as the one just done. */
export function epochsThatFit(
  { epoch, epochs, epochMs }: { readonly epoch: number; readonly epochs: number; readonly epochMs: number },
  costs: Costs,
  work: Work,
  shares: Shares,
  leftMs: number,
): number {
  const trainingMs = leftMs - afterTrainingMs(costs, work, shares);
  const whole = Math.max(0, Math.floor(trainingMs / epochMs));
  const more = fitsEpoch(costs, work, shares, leftMs - whole * epochMs) ? 1 : 0;
  return Math.min(epochs, epoch + whole + more);
}

function shownAgain({ keptPredictions }: Work, tested: number): number {
  return tested > keptPredictions ? SHOWN : 0;
}

function validationMs({ validationImage }: Costs, { validation }: Shares): number {
  return validation * validationImage;
}
