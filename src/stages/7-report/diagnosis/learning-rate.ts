// Rules that find a learning rate too high, from the training loss alone: the one curve it acts on directly.
import { formatMeasured, formatRate, formatShare } from '../../../document/numbers.ts';
import { type Curves, f1Of, highestRate, mean, skill, smooth } from './curves.ts';
import type { Observation, Rule } from './rule.ts';

const SAME = { verdict: 'learning-rate-too-high', title: 'learning rate too high' } as const;

/** NaN and infinity don't come of too little: steps too large made the weights grow without bound. */
export const diverging: Rule = {
  ...SAME,
  rule: 'a loss was not a finite number',
  find({ diverged, finished: last }) {
    if (!diverged) return undefined;
    return {
      sentence: `After epoch ${last} the loss was no longer a finite number: the steps were too large. Try a tenth of the learning rate.`,
      evidence: { 'last-finite-epoch': last },
      fromEpoch: last + 1,
    };
  },
};

/** Twice the lowest level so far: batch noise and a lone leap (the median drops it) don't come near. */
const BLOWN_UP = 2;
/** And a tenth of the first epoch's loss, so that a loss near 0 may double. */
const OF_FIRST = 0.1;

export const rising: Rule = {
  ...SAME,
  rule: `the training loss, as the median of 3 epochs, rose to over ${BLOWN_UP} times its lowest and stayed there to the end`,
  find({ train, epochs }) {
    const level = smooth(train);
    const lowest = level.lastIndexOf(Math.min(...level));
    if (lowest < 0) return undefined;
    const bound = Math.max(BLOWN_UP * level[lowest], level[lowest] + OF_FIRST * train[0]);
    const last = level[level.length - 1];
    if (!(last > bound)) return undefined;
    return {
      sentence: `From epoch ${epochs[lowest].epoch + 1} on the training loss itself rose, from ${formatMeasured(level[lowest])} to ${formatMeasured(last)}: the steps are too large. Try a tenth of the learning rate.`,
      evidence: { lowest: level[lowest], last },
      fromEpoch: epochs[lowest].epoch + 1,
    };
  },
};

/** Where a right rate makes most of its way; later a loss may wander about its end. */
const EARLY_EPOCHS = 10;
/** Fewer show no pattern; the plateau rule leaves the first rate for as many at least. */
const FEWEST_EPOCHS = 5;
/** Of three steps two take each other back. Recorded: 0.5 to 1 with rates that learn, below 0.2 with rates too high. */
const LEAST_NET = 1 / 3;
/** Recorded on flat curves of random crops: 2 to 3 % an epoch. With rates too high: 12 to 17 %. */
const LEAST_SWING = 0.06;
/** Half of what there is to learn: who got there has no rate too high, wherever the loss wanders then. */
const LEARNT = 0.5;

export const wandering: Rule = {
  ...SAME,
  rule: `in the first ${EARLY_EPOCHS} epochs at the starting rate the training loss swung by more than ${LEAST_SWING * 100}\u00a0% an epoch, less than a third of its moves added up to a fall, and less than half of what there is to gain over guessing was learnt`,
  find(curves) {
    const early = startingStretch(curves);
    if (early.length < FEWEST_EPOCHS) return undefined;
    const losses = early.map((row) => row['train-loss'] ?? Number.NaN);
    const moves = losses.slice(1).map((loss, i) => Math.abs(loss - losses[i]));
    const swing = mean(moves) / mean(losses);
    const net = (losses[0] - losses[losses.length - 1]) / (mean(moves) * moves.length);
    const learnt = skill(curves, f1Of(early.at(-1)).train);
    if (!(swing > LEAST_SWING && net < LEAST_NET && learnt < LEARNT)) return undefined;
    return wanderingObservation(curves, early.length, { swing, net, learnt });
  },
};

function wanderingObservation(
  { epochs }: Curves,
  length: number,
  evidence: { readonly swing: number; readonly net: number; readonly learnt: number },
): Observation {
  const start = highestRate(epochs.slice(0, length));
  const rate = start >= 0.01 ? String(start) : formatRate(start);
  return {
    sentence: `In its first ${length} epochs, at ${rate}, the training loss swung by ${formatShare(evidence.swing)} an epoch and hardly fell: each step undid the one before. Try a tenth of the learning rate.`,
    evidence: { epochs: length, ...evidence },
    fromEpoch: 1,
  };
}

/** The first epochs until the rate fell below half of what it had risen to, ten at most. */
function startingStretch({ epochs }: Curves): Curves['epochs'] {
  const end = epochs.findIndex(
    (row, i) => (row['learning-rate'] ?? 0) < highestRate(epochs.slice(0, i + 1)) / 2,
  );
  return epochs.slice(0, Math.min(EARLY_EPOCHS, end < 0 ? epochs.length : end));
}
