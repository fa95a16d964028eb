// Rules that compare training with validation: too noisy to tell, overfit, still improving, underfit, correct.
import { formatMeasured, formatRatio, formatShare, plural } from '../../../document/numbers.ts';
import { type Curves, F1, f1Of, highestRate, median, noise, skill, smooth } from './curves.ts';
import type { Rule } from './rule.ts';

/** The first epochs of any training fall steeply: two points are no trend, whatever the loss did between them. */
const FEWEST_EPOCHS = 3;

export const tooShort: Rule = {
  verdict: 'too-short',
  title: 'too short to tell',
  rule: `fewer than ${FEWEST_EPOCHS} epochs with steps were finished`,
  find({ epochs, finished, isUntrained }) {
    const count = epochs.length;
    if (count >= FEWEST_EPOCHS) return undefined;
    if (count === 1 && isUntrained)
      return {
        sentence: 'The first epoch was not finished: there is no curve to judge.',
        evidence: { epochs: 0 },
      };
    const isProbed = finished > count;
    return {
      sentence: isProbed ? fewAfterHead(count) : fewEpochs(count),
      evidence: { epochs: finished, ...(isProbed ? { 'after-the-head': count } : {}) },
    };
  },
};

function fewEpochs(count: number): string {
  if (count === 0) return 'No epoch was finished: there is no curve to judge.';
  const few = count === 1 ? 'one epoch was' : `${count} epochs were`;
  return `Only ${few} finished: so few tell nothing yet of how the training goes.`;
}

function fewAfterHead(count: number): string {
  if (count === 0)
    return 'The one epoch that was finished fitted the head alone: there is no curve to judge.';
  const few = count === 1 ? 'one epoch was' : `${count} epochs were`;
  return `After the first, which fitted the head alone, only ${few} finished: so few tell nothing yet of how the training goes.`;
}

/** Fewer don't tell noise from a curve. */
const NOISE_EPOCHS = 8;
/** At a third of the level no change that matters (a tenth) can be seen in some ten epochs. */
const NOISY = 0.33;

export const tooNoisy: Rule = {
  verdict: 'too-noisy',
  title: 'too noisy to tell',
  rule: `in the second half of at least ${NOISE_EPOCHS} epochs the validation loss leapt by more than ${NOISY * 100}\u00a0% of its level from epoch to epoch`,
  find({ validation }) {
    if (validation.length < NOISE_EPOCHS) return undefined;
    const half = validation.slice(Math.floor(validation.length / 2));
    const share = noise(half);
    if (!(share > NOISY)) return undefined;
    return {
      sentence: `The validation loss leaps by ${formatShare(share)} of its level from epoch to epoch, so its trend can't be seen. More validation images would calm it (setting validation-fraction), as would a lower learning rate.`,
      evidence: { noise: share },
    };
  },
};

/** A tenth is more than most runs wander after their best epoch; the seed recipe's patience sees such rises often. */
const RISE = 0.1;

export const overfitRising: Rule = {
  verdict: 'overfit',
  title: 'overfit',
  rule: `the validation loss, as the median of 3 epochs, ended over ${RISE * 100}\u00a0% and twice its noise above its lowest, while the training loss ended below where it was then`,
  find({ epochs, train, validation }) {
    const [trainLevel, level] = [smooth(train), smooth(validation)];
    const lowest = level.lastIndexOf(Math.min(...level));
    const last = level.length - 1;
    const rise = level[last] - level[lowest];
    const bound = level[lowest] * Math.max(RISE, 2 * noise(validation));
    if (!(rise > bound && trainLevel[last] < trainLevel[lowest])) return undefined;
    const from = epochs[lowest].epoch + 1;
    return {
      sentence: `From epoch ${from} on the validation loss rose, from ${formatMeasured(level[lowest])} to ${formatMeasured(level[last])}, while the training loss fell from ${formatMeasured(trainLevel[lowest])} to ${formatMeasured(trainLevel[last])}: from there the training images were learnt by heart.`,
      evidence: { lowest: level[lowest], last: level[last], noise: noise(validation) },
      fromEpoch: from,
    };
  },
};

/** A twentieth in the last fifth of the training: as much again can be hoped for from another fifth. */
const IMPROVEMENT = 0.05;
/** Below a hundredth of its start the rate moves the weights hardly any more, however long. */
const LIVELY = 0.01;

export const stillImproving: Rule = {
  verdict: 'still-improving',
  title: 'still improving',
  rule: `training ended by epochs, time or a cancellation at a rate not yet below ${LIVELY * 100}\u00a0% of its start, while the validation loss of the last fifth of the epochs was below that of the fifth before by over ${IMPROVEMENT * 100}\u00a0% and its noise, and below all levels before (of fewer than 6 epochs: the last below all others)`,
  find({ epochs, finished, validation, stopReason }) {
    if (stopReason !== 'epochs' && stopReason !== 'time-budget' && stopReason !== 'cancelled')
      return undefined;
    const { before, after } = lastFifths(validation);
    const scatter = noise(validation.slice(Math.floor(validation.length / 2)));
    const rate = (epochs.at(-1)?.['learning-rate'] ?? 0) / highestRate(epochs);
    // What only makes up for a leap that went before is no improvement.
    const lowest = Math.min(...smooth(validation.slice(0, -Math.max(1, Math.floor(validation.length / 5)))));
    if (!(rate >= LIVELY && after < lowest)) return undefined;
    if (!(before - after > before * Math.max(IMPROVEMENT, validation.length < 6 ? 0 : scatter)))
      return undefined;
    const ended = { epochs: 'the epochs', 'time-budget': 'the time', cancelled: 'the run' }[stopReason];
    return {
      sentence: `The validation loss was still falling when ${ended} ended after ${plural(finished, 'epoch')}, lately from ${formatMeasured(before)} to ${formatMeasured(after)}: a longer training would go further.`,
      evidence: { before, after, noise: scatter },
    };
  },
};

/** The levels of the last two fifths; of a few epochs the best before the last one, and the last. */
function lastFifths(values: readonly number[]): { readonly before: number; readonly after: number } {
  const fifth = Math.max(2, Math.floor(values.length / 5));
  if (values.length < 6) return { before: Math.min(...values.slice(0, -1)), after: values.at(-1) ?? 0 };
  return { before: median(values.slice(-2 * fifth, -fifth)), after: median(values.slice(-fifth)) };
}

/** Augmentation and dropout weigh on training only, so a validation loss half as high again is far behind. */
const BEHIND = 1.5;
/** A tenth of macro F1: below it the losses may differ without the labels being any worse. */
const F1_GAP = 0.1;

export const overfitBehind: Rule = {
  verdict: 'overfit',
  title: 'overfit',
  rule: `at the kept epoch the validation loss was over ${BEHIND} times the training loss, and macro F1 more than ${F1_GAP} lower`,
  find({ epochs, train, validation, best }) {
    const [loss, valLoss] = [best?.['train-loss'] ?? Number.NaN, best?.['val-loss'] ?? Number.NaN];
    const { train: f1, validation: valF1 } = f1Of(best);
    if (!(valLoss > BEHIND * loss && f1 - valF1 > F1_GAP)) return undefined;
    const [trainLevel, level] = [smooth(train), smooth(validation)];
    const together = level.findLastIndex((value, i) => value <= BEHIND * trainLevel[i]);
    const from = epochs[together + 1]?.epoch;
    return {
      sentence: `${from === undefined ? 'At the kept epoch' : `From epoch ${from} on`} the validation loss stays far behind: at the kept epoch ${formatMeasured(valLoss)} against ${formatMeasured(loss)}, macro F1 ${formatRatio(valF1)} against ${formatRatio(f1)}. What is learnt holds for the training images only.`,
      evidence: { 'train-loss': loss, 'val-loss': valLoss, [`train-${F1}`]: f1, [`val-${F1}`]: valF1 },
      fromEpoch: from,
    };
  },
};

/** Half of what there is to gain over guessing, on the very images that are learnt. */
const LEARNT = 0.5;

export const underfit: Rule = {
  verdict: 'underfit',
  title: 'underfit',
  rule: `at the kept epoch macro F1 on the training images was less than half of the way from always answering the most frequent class to all right`,
  find(curves) {
    const f1 = f1Of(curves.best).train;
    const learnt = skill(curves, f1);
    if (!(learnt < LEARNT)) return undefined;
    return {
      sentence: `Even on the training images macro F1 is only ${formatRatio(f1)}; always answering the most frequent class gives ${formatRatio(curves.guessedF1)}. The network is too small, the learning rate too low, or the labels don't follow from the images.`,
      evidence: { [`train-${F1}`]: f1, guessed: curves.guessedF1, learnt },
    };
  },
};

/** Always fires: nothing spoke against it. */
export const correctTraining: Rule = {
  verdict: 'correct-training',
  title: 'correct training',
  rule: 'no rule found a learning rate too high, noise, overfitting, underfitting or an end too early',
  find(curves) {
    const gap = (curves.best?.['val-loss'] ?? Number.NaN) / (curves.best?.['train-loss'] ?? Number.NaN) - 1;
    // A loss of next to nothing may leave a gap that has no number in percent.
    const sentence = Number.isFinite(100 * gap)
      ? `${course(curves)}; ${gapText(gap)}.`
      : `${course(curves)}.`;
    return { sentence, evidence: { gap } };
  },
};

function course({ validation, stopReason }: Curves): string {
  if (stopReason === 'target') return 'Validation loss fell with training loss until the target was reached';
  const { before, after } = lastFifths(validation);
  const flat =
    validation.length >= 6 && Math.abs(before - after) <= before * Math.max(IMPROVEMENT, noise(validation));
  return flat
    ? 'Validation loss flattened with training loss'
    : 'Validation loss followed training loss down';
}

function gapText(gap: number): string {
  const percent = formatShare(Math.abs(gap));
  return gap < 0
    ? `at the kept epoch it is ${percent} lower, for augmentation and dropout weigh on training only`
    : `the gap at the kept epoch is ${percent}`;
}
