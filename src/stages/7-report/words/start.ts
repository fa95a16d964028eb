// What a training started from, in a sentence, and what became of it: by what happened, not by what was planned.
import { cut, LONGEST_SENTENCE } from '../../../document/inline.ts';
import { formatMeasured, formatRatio, plural } from '../../../document/numbers.ts';
import { MONITORS } from '../../../metrics/monitor.ts';
import type { Results } from '../../../results/results.ts';
import { isHeadAlone } from '../head-epoch.ts';
import { originSentence, originWords } from './origin.ts';

type Started = Pick<
  Results,
  'task' | 'plan' | 'initial-model' | 'history' | 'best-epoch' | 'stopped-epoch' | 'untrained'
>;

/**
 * "Fine-tuned from main (sha256 0123456789ab): validation loss 0.0412 before the first epoch.", or what pretrained weights
 * it started from, or why from random ones; none where those go without saying.
 */
export function startSentence(results: Started): string[] {
  const { 'initial-model': model, plan } = results;
  if (model === null) return randomSentence(results);
  if (model.pretraining !== null) return [pretrainedSentence(results, model, model.pretraining)];
  const added = model['new-classes'].length;
  const fresh = added === 0 ? '' : `, ${plural(added, 'class', 'classes')} added`;
  const loss = `validation loss ${formatMeasured(model['val-loss'])} before the first epoch`;
  const monitored =
    plan.monitor === 'val-loss'
      ? ''
      : `${MONITORS[plan.monitor].title} ${formatRatio(model[plan.monitor])}, `;
  const source = `Fine-tuned from ${cut(model.name)} (sha256 ${model.sha256.slice(0, 12)}${fresh})`;
  return [`${source}: ${monitored}${loss}.${unbeaten(results)}`, ...originSentence(model.origin)];
}

/** The kept epoch is the best of those that were trained, and the start may have been better. */
function unbeaten({ 'initial-model': model, history, plan, 'best-epoch': bestEpoch }: Started): string {
  const [before, after] = [
    model?.[plan.monitor],
    history.find(({ epoch }) => epoch === bestEpoch)?.[plan.monitor],
  ];
  if (typeof before !== 'number' || typeof after !== 'number') return '';
  const gain = MONITORS[plan.monitor].direction === 'minimize' ? before - after : after - before;
  return gain > 0 ? '' : ' No epoch was better than that: the initial model is the better one.';
}

/** Where `auto` looked for a better start. The published recipe has no other, and with `none` nothing was looked for. */
function randomSentence({ plan: { recipe, reasons } }: Started): string[] {
  const row = reasons.find(({ setting }) => setting === 'initial-model');
  if (row === undefined || recipe === 'classic') return [];
  return [`Started from random weights: ${cut(row.reason, LONGEST_SENTENCE)}.`];
}

function pretrainedSentence(
  results: Started,
  { name, sha256 }: NonNullable<Results['initial-model']>,
  { dataset, licence }: NonNullable<NonNullable<Results['initial-model']>['pretraining']>,
): string {
  const trained = results.task === 'segmentation' ? decoderWords(results) : headWords(results);
  return `Started from ${originWords({ name, sha256, dataset, licence })}: ${trained}.`;
}

/** A segmentation: the network stays as it is, and what is over it learns. */
function decoderWords({ 'best-epoch': best, untrained }: Started): string {
  if (best === 0) return 'it is the encoder, and nothing over it was trained';
  const trained =
    untrained === 'less-than-an-epoch'
      ? 'for the decoder over it the time was too short'
      : 'the decoder over it was trained';
  return `it is the encoder and stayed as it was, and ${trained}`;
}

/** A classification: its head first, then all that isn't frozen. */
function headWords(results: Started): string {
  const { 'best-epoch': best, 'stopped-epoch': stopped } = results;
  if (best === 0) return 'its head was not fitted';
  if (!isHeadAlone(results, { epoch: 1 })) return 'its head and the blocks below it were trained';
  const later = stopped === 2 ? 'epoch 2' : 'later ones';
  if (best > 1) return `epoch 1 fitted its head alone, ${later} trained the blocks below it, too`;
  const alone = 'the model is that network as it was, with a head fitted to the training images';
  if (stopped <= 1) return alone;
  const [others, were] = stopped === 2 ? ['epoch 2', 'was'] : ['later ones', 'were'];
  return `${alone} in epoch 1; ${others} trained the blocks below it, too, and ${were} no better`;
}
