// Faults of taking over what earlier runs left, and of leaving something for later ones.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const cacheFailed = defineFault({
  code: 'cache-failed',
  severity: 'warning',
  words: (what: string, how: 'read' | 'saved', reason: string): Wording => ({
    subject: what,
    got: `was not ${how === 'read' ? 'read from' : 'saved in'} the Actions cache: ${escapeControls(reason)}`,
    fix: how === 'read' ? 'This run starts from nothing.' : 'Later runs do without it.',
  }),
  example: ["an earlier run's model and results", 'read', 'the service did not answer'],
  note: 'Caches save time; what they are missing is done again.',
});

/** Under review: whoever may push to a branch may fill its cache. */
export const earlierRunUnproven = defineFault({
  code: 'earlier-run-unproven',
  severity: 'warning',
  words: (reason: string): Wording => ({
    subject: 'the earlier run of the same data and settings',
    got: `is not taken: ${escapeControls(reason)}`,
    fix: 'This run trains.',
  }),
  example: ['its model has a test accuracy of 0.813, not 1.000 as it says'],
  note: 'On a pull request the model of a run that comes from the Actions cache is tested again before its scores are believed, since a pull request has a cache of its own, which its author can fill. An honest run is refused where the test was cut short by `time-budget`, or where images have another place in the split by now.',
});

export const checkpointUnfit = defineFault({
  code: 'checkpoint-unfit',
  severity: 'warning',
  /** @param which "of epoch 12 in the Actions cache", "in best-epoch/checkpoint" */
  words: (which: string, reason: string): Wording => ({
    subject: `the checkpoint ${escapeControls(which)}`,
    got: `can't be gone on from: ${escapeControls(reason)}`,
    fix: 'Training starts anew.',
  }),
  example: [
    'of epoch 12 in the Actions cache',
    'its best weights are not as good, or bad, as it says of epoch 9',
  ],
  note: 'A checkpoint is checked before it is used, whoever left it: whether weights, steps and learning rates are what this training has, whether the rules of stopping make of its history what it says, and what the weights of its best epoch, validated again, come to.',
});

/** So many of the differences stand in one message. */
const DIFFERENCES = 4;

export const checkpointOfAnother = defineFault({
  code: 'checkpoint-of-another',
  severity: 'warning',
  /** @param differences clauses; none: they aren't known */
  words: (folder: string, differences: readonly string[]): Wording => ({
    subject: `the checkpoint in ${quote(folder)}`,
    got: `is of another training: ${escapeControls(inOne(differences))}`,
    fix: 'Training starts anew, and its first epoch replaces the checkpoint: to keep it, interrupt before, or name another `output`.',
  }),
  example: ['best-epoch/checkpoint', ['batch-size was 16 and is 8', 'learning-rate was 0.002 and is 0.001']],
  note: 'A training that was cut off is gone on with where data, split, settings and engine are the same. What is left at `auto` follows from the data and from the memory that the machine, or the container, has: to go on elsewhere, set what is named to what it was.',
});

function inOne(differences: readonly string[]): string {
  if (differences.length === 0) return 'of other data, settings or engine, or of another version';
  const more = differences.length - DIFFERENCES;
  const told = differences.slice(0, DIFFERENCES).join(', ');
  return more > 0 ? `${told} and ${more} more` : told;
}

export const checkpointNotOurs = defineFault({
  code: 'checkpoint-not-ours',
  severity: 'warning',
  words: (folder: string): Wording => ({
    subject: `the checkpoint in ${quote(folder)}`,
    got: 'was in the checkout before this run, where anybody whose change is tried may have put it',
    expected: 'so it is not gone on from, and removed',
    fix: 'Keep `output` out of the repository and of steps that restore files: the action keeps the checkpoints of cut-off runs in the Actions cache by itself (`resume: auto`). Without that cache name an `output` outside of the workspace.',
  }),
  example: ['best-epoch/checkpoint'],
  note: 'On a runner nothing that lies in the workspace is ever taken for what an earlier run has left: neither a checkpoint nor a finished run or its split. A pull request could bring them, weights that know the test images among them.',
});
