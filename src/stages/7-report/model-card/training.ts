// The model card's lists of how it was trained: settings that matter, engine and machine.
import { escapeText, inlineMarkdown } from '../../../document/markdown/inline.ts';
import { formatBytes, formatCount, formatRate, formatSeconds, plural } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';
import { stopSentence } from '../words/sentences.ts';
import { startSentence } from '../words/start.ts';

/** More class weights than this say nothing to a reader. */
const MOST_WEIGHTS = 12;

const LINEAR_PROBING =
  'linear probing: the first epoch fitted the head alone, by L-BFGS and to the images as they are; optimizer, learning rate and augmentation are those of later epochs';

export function trainingText(results: Results): string {
  const { plan } = results;
  const { loss } = plan;
  return bullets([
    ...[stopSentence(results), ...startSentence(results)].map(inlineMarkdown),
    `early stopping: monitor ${plan.monitor}, patience ${plan.patience}, min-delta ${plan['min-delta']}, at most ${plural(plan.epochs, 'epoch')}`,
    `recipe ${plan.recipe}, seed ${plan.seed}: ${sameWeights(plan)}`,
    `${samples(results)}, in batches of ${plan['batch-size']}`,
    `loss: ${loss['cross-entropy']} x cross-entropy + ${loss.dice} x Dice; class weights ${weights(loss['class-weights'])}`,
    `optimizer: ${options(plan.optimizer)}; learning rate ${formatRate(plan['learning-rate'])} after ${plural(plan['warmup-steps'], 'step')} of warm-up${byLayer(plan)}`,
    `augmentation (probability): ${plan.augmentation === null ? 'none' : probabilities(plan.augmentation)}`,
    ...(plan['linear-probe'] ? [LINEAR_PROBING] : []),
  ]);
}

function byLayer({ 'layer-rates': rates }: Results['plan']): string {
  const factors = Object.values(rates);
  if (factors.length === 0) return '';
  return `, less in lower layers: down to ${Number(Math.min(...factors).toPrecision(2))} of it`;
}

function sameWeights({ 'time-budget-seconds': budget }: Results['plan']): string {
  if (budget !== null)
    return 'its learning rate and its end followed the clock (time-budget), so another run gives other weights';
  return 'the same data, settings, engine, threads and kind of machine give the same weights';
}

function samples({ task, plan: { patch, 'patches-per-image': each } }: Results): string {
  const size = `of ${patch.height}x${patch.width} pixels (height x width)`;
  if (task === 'segmentation') return `patches ${size}, ${formatCount(each)} an image and epoch`;
  return `images ${size}, each ${each === 1 ? 'once' : `${formatCount(each)} times`} an epoch`;
}

export function machineText(results: Results): string {
  const { engine, environment, 'timings-seconds': timings } = results;
  const training = timings.train === undefined ? '' : `; training took ${formatSeconds(timings.train)}`;
  return bullets([
    `engine: ${engine.engine} ${escapeText(engine.version)} (${engine.runtime}, ${engine.layout} layout, ${plural(engine.threads, 'thread')})`,
    `hardware: ${escapeText(environment.cpu)}, ${plural(environment.cores, 'core')}, ${formatBytes(environment['memory-bytes'])} of memory, no GPU${training}, peak memory ${formatBytes(results['peak-memory-bytes'])}`,
    `system: ${escapeText(environment.platform)} ${escapeText(environment.arch)}, Node.js ${escapeText(environment.node)}`,
  ]);
}

function weights(values: readonly number[]): string {
  if (values.length > MOST_WEIGHTS) return 'one a class, in results.json';
  return values.map((value) => String(Number(value.toPrecision(4)))).join(', ');
}

type Words = Results['plan']['optimizer'];

/** "adamw (beta1 0.9, beta2 0.999)" */
function options({ name, ...rest }: Words): string {
  const parts = Object.entries(rest).map(([key, value]) => `${escapeText(key)} ${escapeText(String(value))}`);
  return `${escapeText(String(name))}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}`;
}

/** "horizontal-flip 0.5, rotation 0.3": what never happens is left out. */
function probabilities(augmentation: Words): string {
  const parts = Object.entries(augmentation).flatMap(([key, value]) => {
    const object = typeof value === 'object' && value !== null && 'probability' in value;
    const probability = object ? value.probability : value;
    return typeof probability === 'number' && probability > 0 ? [`${escapeText(key)} ${probability}`] : [];
  });
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
