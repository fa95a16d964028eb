// Curves at the edges of the diagnosis's rules, each with its reason.
import type { Curve } from './curve.ts';

/** A value an epoch, from 1 on. */
const epochs = (count: number, value: (epoch: number) => number) =>
  Array.from({ length: count }, (_, i) => value(i + 1));
export const flat = (count: number, value: number) => epochs(count, () => value);
export const falling = (count: number, floor = 0.05) =>
  epochs(count, (epoch) => floor + Math.exp(-epoch / 4));

export interface Row extends Curve {
  readonly reason: string;
  readonly verdict: string;
  readonly sentence: RegExp;
  readonly from?: number;
}

export const MADE_UP: readonly Row[] = [
  {
    reason: 'no epoch was finished',
    train: [],
    validation: [],
    bestEpoch: 0,
    stopReason: 'cancelled',
    verdict: 'too-short',
    sentence: /^No epoch was finished/,
  },
  {
    reason: 'one epoch is no curve',
    train: [0.5],
    validation: [0.5],
    verdict: 'too-short',
    sentence: /^Only one epoch was finished/,
  },
  {
    reason: 'a part of an epoch is none that was finished',
    train: [0.5],
    validation: [0.5],
    stopReason: 'time-budget',
    untrained: 'less-than-an-epoch',
    verdict: 'too-short',
    sentence: /^The first epoch was not finished: there is no curve to judge\.$/,
  },
  {
    reason: 'a fall from the first epoch to the second is that of any training',
    train: [1.2, 0.9],
    validation: [1.1, 0.8],
    stopReason: 'time-budget',
    verdict: 'too-short',
    sentence: /^Only 2 epochs were finished: so few tell nothing yet of how the training goes\.$/,
  },
  {
    reason: 'a rate that warms up over its first epochs starts where it has risen to',
    train: Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 1 : 1.3)),
    validation: flat(12, 1),
    rates: [2e-4, 6e-4, ...epochs(10, () => 1e-3)],
    trainF1: flat(12, 0.47),
    verdict: 'learning-rate-too-high',
    sentence: /^In its first 10 epochs, at 1e-3, the training loss swung/,
    from: 1,
  },
  {
    reason: 'three epochs may show that more would help',
    train: [1.2, 0.9, 0.7],
    validation: [1.1, 0.8, 0.6],
    stopReason: 'time-budget',
    verdict: 'still-improving',
    sentence: /^The validation loss was still falling/,
  },
  {
    reason: 'a loss that is no number is the rate, however short the run',
    train: [0.5, null],
    validation: [0.5, null],
    stopReason: 'diverged',
    verdict: 'learning-rate-too-high',
    sentence: /^After epoch 1 the loss was no longer a finite number/,
    from: 2,
  },
  {
    reason: 'the training loss itself climbs and stays up',
    train: [1, 0.5, 0.3, 0.3, 0.5, 0.9, 0.9, 0.95],
    validation: [1, 0.6, 0.4, 0.4, 0.6, 1, 1, 1],
    verdict: 'learning-rate-too-high',
    sentence: /^From epoch 5 on the training loss itself rose, from 0\.300 to 0\.900/,
    from: 5,
  },
  {
    reason: 'one leap that comes back is no verdict',
    train: [1, 0.5, 0.3, 0.2, 3, 0.15, 0.1, 0.1, 0.1, 0.1],
    validation: [1, 0.5, 0.3, 0.2, 3, 0.15, 0.1, 0.1, 0.1, 0.1],
    verdict: 'correct-training',
    sentence: /^Validation loss flattened with training loss; the gap at the kept epoch is 0\.0\u00a0%\.$/,
  },
  {
    reason: 'a training loss near 0 may double: it is a hundredth of where it began',
    train: [1, 0.1, 0.01, 0.003, 0.003, 0.008, 0.008, 0.008],
    validation: [1, 0.1, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01],
    verdict: 'correct-training',
    sentence: /flattened/,
  },
  {
    reason: 'validation turns at epochs 8 and 9 while training goes on falling',
    train: falling(20, 0.01),
    validation: epochs(20, (epoch) => 0.1 + Math.exp(-epoch / 3) + 0.02 * Math.max(0, epoch - 7)),
    verdict: 'overfit',
    sentence:
      /^From epoch 10 on the validation loss rose, from 0\.190 to 0\.3\d\d, while the training loss fell/,
    from: 10,
  },
  {
    reason: 'a rise of 8 % is what many trainings end with',
    train: falling(20, 0.01),
    validation: [...epochs(10, (epoch) => 0.1 + Math.exp(-epoch)), ...epochs(10, (i) => 0.1 + 0.0008 * i)],
    verdict: 'correct-training',
    sentence: /flattened/,
  },
  {
    reason: 'a rise within the noise tells nothing',
    train: falling(20, 0.01),
    validation: epochs(20, (epoch) => (0.3 + 0.002 * epoch) * (epoch % 2 === 0 ? 1.15 : 0.9)),
    verdict: 'correct-training',
    sentence: /flattened/,
  },
  {
    reason: 'both losses rise: not by heart, but unlearnt',
    train: [...falling(10, 0.2), ...epochs(10, (i) => 0.3 + 0.005 * i)],
    validation: [...falling(10, 0.2), ...epochs(10, (i) => 0.3 + 0.02 * i)],
    verdict: 'correct-training',
    sentence: /followed/,
  },
  {
    reason: 'validation never rises but stays far behind, in loss and in F1',
    train: falling(30, 0.02),
    validation: falling(30, 0.1),
    trainF1: flat(30, 0.97),
    validationF1: flat(30, 0.7),
    verdict: 'overfit',
    sentence: /^From epoch 8 on the validation loss stays far behind: .*macro F1 0\.700 against 0\.970/,
    from: 8,
  },
  {
    reason: 'a loss four times as high with the same F1: two losses near 0',
    train: falling(30, 0.001),
    validation: falling(30, 0.004),
    verdict: 'correct-training',
    sentence: /^Validation loss/,
  },
  {
    reason: 'the time ran out in the middle of the fall',
    train: falling(8),
    validation: falling(8),
    stopReason: 'time-budget',
    verdict: 'still-improving',
    sentence: /^The validation loss was still falling when the time ended after 8 epochs/,
  },
  {
    reason: 'the same curve that patience stopped has had its time',
    train: falling(8),
    validation: falling(8),
    stopReason: 'patience',
    verdict: 'correct-training',
    sentence: /followed/,
  },
  {
    reason: 'a rate at a thousandth of its start improves nothing however long',
    train: falling(8),
    validation: falling(8),
    rates: epochs(8, (epoch) => (epoch < 6 ? 1e-3 : 1e-6)),
    stopReason: 'epochs',
    verdict: 'correct-training',
    sentence: /followed/,
  },
  {
    reason: 'what makes up for a leap is no improvement',
    train: falling(20, 0.2),
    validation: [1, 0.5, 0.3, 0.22, ...flat(8, 0.2), 0.9, 0.8, 0.7, 0.6, 0.22, 0.215, 0.21, 0.21],
    stopReason: 'epochs',
    verdict: 'correct-training',
    sentence: /followed|flattened/,
  },
  {
    reason: 'cut off at guessing while the loss falls: not underfit yet',
    train: falling(8),
    validation: falling(8),
    trainF1: flat(8, 0.3),
    stopReason: 'epochs',
    verdict: 'still-improving',
    sentence: /still falling/,
  },
  {
    reason: 'a flat loss at the F1 of guessing',
    train: flat(10, 0.5),
    validation: flat(10, 0.5),
    trainF1: flat(10, 0.48),
    verdict: 'underfit',
    sentence: /^Even on the training images macro F1 is only 0\.480; always answering .* gives 0\.474/,
  },
  {
    reason: 'just over half of the way from guessing to right is learnt',
    train: flat(10, 0.5),
    validation: flat(10, 0.5),
    trainF1: flat(10, 0.74),
    verdict: 'correct-training',
    sentence: /flattened/,
  },
  {
    reason: 'the target was reached',
    train: falling(10),
    validation: falling(10),
    stopReason: 'target',
    verdict: 'correct-training',
    sentence: /until the target was reached/,
  },
  {
    reason: 'augmentation and dropout put training above validation',
    train: falling(30, 0.1),
    validation: falling(30, 0.08),
    verdict: 'correct-training',
    sentence: /at the kept epoch it is 19\.\d\u00a0% lower, for augmentation/,
  },
];
