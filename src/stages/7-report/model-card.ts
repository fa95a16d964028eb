// model/card.md: what the model file is, for someone who has only it. After Mitchell et al., "Model Cards for Model
// Reporting" (2019), as far as a run can know; what only a person knows is left to them by name.
import { table } from '../../document/markdown/blocks.ts';
import { escapeText } from '../../document/markdown/inline.ts';
import { blocksMarkdown } from '../../document/markdown/render.ts';
import { formatBytes, formatCount, formatRatio, formatShare, plural } from '../../document/numbers.ts';
import { FEWEST_IMAGES } from '../../metrics/bootstrap.ts';
import { DECIDING } from '../../metrics/scores.ts';
import type { Results } from '../../results/results.ts';
import { examplesText } from './model-card/examples.ts';
import { inputOf, inputWords } from './model-card/input.ts';
import { licenceText } from './model-card/licence.ts';
import { machineText, trainingText } from './model-card/training.ts';
import { classNotes, classTable } from './sections/classes.ts';
import { splitWords } from './sections/data.ts';
import { unitOf } from './task-words.ts';
import { unknownInPretraining } from './words/origin.ts';
import { resultSentence } from './words/sentences.ts';

/** As Hugging Face reads it. https://huggingface.co/docs/hub/model-cards#model-card-metadata */
const FRONT_MATTER = {
  segmentation: `---
license: unknown # to be stated by whoever publishes the model
library_name: onnx
pipeline_tag: image-segmentation
tags: [semantic-segmentation, unet, best-epoch]
metrics: [f1, mean_iou, accuracy]
---`,
  classification: frontMatterOfClassifier('resnet'),
};

function frontMatterOfClassifier(network: 'resnet' | 'efficientnet'): string {
  return `---
license: unknown # to be stated by whoever publishes the model
library_name: onnx
pipeline_tag: image-classification
tags: [image-classification, ${network}, best-epoch]
metrics: [f1, accuracy]
---`;
}

function frontMatter({ task, plan }: Results): string {
  return task === 'classification' && plan.network.startsWith('EfficientNet')
    ? frontMatterOfClassifier('efficientnet')
    : FRONT_MATTER[task];
}

/** What the two tasks' models do with an image, in words. */
const DOES = {
  segmentation: {
    purpose: 'for semantic segmentation: a class for every pixel',
    saw: (size: string) => `it saw patches of ${size} pixels and knows nothing of larger surroundings`,
    output: 'float32 N,K,H,W; the class of a pixel is the index of the largest',
    fits: 'padding to what the network needs',
  },
  classification: {
    purpose: 'for image classification: a class for every image',
    saw: (size: string) => `every image is resized to ${size} pixels, whatever its own size`,
    output: 'float32 N,K; the class of an image is the index of the largest',
    fits: 'resizing to what the network needs',
  },
} as const;

export function renderModelCard(results: Results): string {
  const { tool, 'created-at': createdAt } = results;
  return `${[
    frontMatter(results),
    '# Model card',
    `Made by Best Epoch ${escapeText(tool.version)} on ${createdAt.slice(0, 10)}. ${resultSentence(results)}.`,
    '## Model',
    modelText(results),
    '## Intended data',
    intendedText(results),
    '## Input and output',
    inputText(results),
    '## Classes',
    classesTable(results),
    '## Metrics on the test images',
    metricsText(results),
    '## Data and split',
    dataText(results),
    '## Training',
    trainingText(results),
    '## Engine and hardware',
    machineText(results),
    '## How to run it',
    examplesText(results),
    '## Limits',
    'Measured on images like those it was trained on; on others it can be arbitrarily wrong, with high probabilities.',
    '## Licence',
    licenceText(results['initial-model']?.origin ?? null, results.model.notices),
  ].join('\n\n')}\n`;
}

function modelText({ task, plan, model, exports }: Results): string {
  return [
    `- ${escapeText(plan.network)}, ${plural(plan.parameters, 'parameter')}, ${DOES[task].purpose}`,
    `- \`model.onnx\`, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`,
    ...exports.map(({ files }) => {
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      return `- \`tfjs/model.json\` with its weights beside it, ${formatBytes(bytes)}: the same as a TensorFlow.js LayersModel`;
    }),
  ].join('\n');
}

function intendedText(results: Results): string {
  const { task, data, plan } = results;
  const size = ({ height, width }: { height: number; width: number }) => `${height}x${width}`;
  const { smallest, largest } = data.sizes ?? { smallest: plan.patch, largest: plan.patch };
  const sizes = size(smallest) === size(largest) ? size(smallest) : `${size(smallest)} to ${size(largest)}`;
  return [
    `- images like the ${formatCount(data.images)} it was made from: ${inputWords(inputOf(results))}, ${sizes} pixels (height x width)`,
    `- at the same scale: ${DOES[task].saw(size(plan.patch))}`,
    '- with the same range of values: what lies below or above the bounds in the table below is clipped',
    '- what they are for, and what they must not be used for: to be stated by whoever publishes it',
  ].join('\n');
}

const LEVELS = {
  8: '8-bit, 0 to 255',
  16: '16-bit, 0 to 65535',
  32: '32-bit floats, after BSCALE and BZERO in FITS; NaN, a pixel without a value, counts as low',
} as const;

function inputText({ task, data, plan, exports }: Results): string {
  const levels = LEVELS[data['bit-depth']];
  const colors = data.channels === 3 ? '3 (red, green, blue)' : '1 (grey)';
  const { stretch, channels } = plan.normalization;
  const formula = `${stretch === 'none' ? '' : stretch}((clip(raw, low, high) - offset) * scale)`;
  const rows = channels.map(({ low, high, offset, scale }, channel) =>
    [channel, low, high, offset, scale].map(String),
  );
  return [
    `- \`image\`: float32 N,C,H,W; raw pixel values as the files have them (${levels}); C = ${colors}; any batch, height and width`,
    `- \`probabilities\`: ${DOES[task].output}`,
    `- inside the model, per channel: ${formula}, ${task === 'segmentation' ? 'then' : 'after'} ${DOES[task].fits}:`,
    '',
    table(['channel', 'low', 'high', 'offset', 'scale'], rows, 'rrrrr'),
    ...exports.map((one) => `\n${layersModelText(one, formula, { task, data, plan })}`),
  ].join('\n');
}

function layersModelText(
  { input, stride }: Results['exports'][number],
  formula: string,
  { task, data, plan }: Pick<Results, 'task' | 'data' | 'plan'>,
): string {
  const sizes =
    task === 'segmentation'
      ? `It does not pad: height and width must be multiples of ${stride}.`
      : `It does not resize: height and width must be ${plan.patch.height} and ${plan.patch.width}.`;
  const values = input === 'raw' ? 'the same raw values' : `values that you have normalised: ${formula}`;
  const nan =
    data['bit-depth'] === 32 ? ' Unlike `model.onnx` it knows no NaN: put low in its place first.' : '';
  return `\`tfjs/model.json\` takes float32 N,H,W,C, ${values}. ${sizes} The classes are the last axis of what it gives.${nan}`;
}

function classesTable(results: Results): string {
  const { classes, split } = results;
  const hex = (color: readonly number[]) => color.map((part) => part.toString(16).padStart(2, '0')).join('');
  const rows = classes.map(({ index, name, color }) => [
    String(index),
    escapeText(name),
    hex(color),
    formatShare(split.train['class-share'][index] ?? null),
  ]);
  return table(['index', 'class', 'colour (hex)', `share of training ${unitOf(results)}s`], rows, 'rllr');
}

/** On their own, not against a baseline: the card goes with the model, wherever that goes. */
function metricsText(results: Results): string {
  const { test } = results;
  if (test.images === 0) return 'Not tested.';
  const { task, classes } = results;
  const run = { task, classes, test };
  const notes = [blocksMarkdown([classTable(run), ...classNotes(run)], 'results.json')];
  if (test.intervals[DECIDING.key] === null)
    notes.push(`No 95 % intervals: they take ${FEWEST_IMAGES} test images at least.`);
  if (test.calibration !== null)
    notes.push(
      `Expected calibration error: ${formatRatio(test.calibration['expected-error'])} (how far the probabilities are from the share that is right; 0 is best).`,
    );
  return notes.join('\n\n');
}

/** Of the images that what training started from has seen, as far as that is known. */
function seenText({
  'trained-on': known,
  pretraining,
  origin,
}: NonNullable<Results['initial-model']>): string[] {
  const weights = pretraining ?? origin;
  return [
    ...(pretraining === null ? [seenByModel(known)] : []),
    ...(weights === null ? [] : [escapeText(unknownInPretraining(weights), 400)]),
  ];
}

function seenByModel(known: NonNullable<Results['initial-model']>['trained-on']): string {
  if (known === null) return 'whether the initial model was trained on any of the test images is not known';
  return `the initial model was trained on ${known.test === 0 ? 'none' : formatCount(known.test)} of the test images`;
}

function dataText({ data, split, 'initial-model': initial }: Results): string {
  const { train, validation, test } = split;
  return [
    `- ${plural(data.images, 'image')}, split by ${splitWords(split)}: training ${formatCount(train.images)}, validation ${formatCount(validation.images)}, test ${formatCount(test.images)}; which is which stands in split.json`,
    `- data hash ${data.hash}`,
    test.images === 0
      ? '- no image was set apart for a test'
      : '- the test images took no part in training, nor in choosing the epoch that was kept',
    ...(initial === null ? [] : seenText(initial).map((text) => `- ${text}`)),
  ].join('\n');
}
