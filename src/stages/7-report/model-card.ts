// model/card.md: what the model file is, for someone who has only it. After Mitchell et al., "Model Cards for Model
// Reporting" (2019), as far as a run can know; what only a person knows is left to them by name.
import type { Results } from './results.ts';
import { testTable } from './summary/classes.ts';
import { escapeText, table } from './summary/markdown.ts';
import { formatBytes, formatCount, plural } from './summary/numbers.ts';
import { resultSentence, stopSentence } from './summary/sentences.ts';

export function renderModelCard(results: Results): string {
  const { tool, 'created-at': createdAt } = results;
  return `${[
    '# Model card',
    `Made by Best Epoch ${escapeText(tool.version)} on ${createdAt.slice(0, 10)}. ${resultSentence(results)}.`,
    '## Model',
    modelText(results),
    '## Input and output',
    inputText(results),
    '## Classes',
    classesTable(results),
    '## Data',
    dataText(results),
    '## Metrics on the test images',
    testTable(results) ?? 'Not tested.',
    '## Limits and licence',
    'Measured on images like those it was trained on; on others it can be arbitrarily wrong, with high probabilities.',
    'Intended use, licence of the data and licence of this model: to be stated by whoever publishes it.',
  ].join('\n\n')}\n`;
}

function modelText(results: Results): string {
  const { plan, model, exports, engine } = results;
  return [
    `- ${escapeText(plan.network)}, ${plural(plan.parameters, 'parameter')}, for semantic segmentation`,
    `- \`model.onnx\`, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`,
    ...exports.map(({ files }) => {
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      return `- \`tfjs/model.json\` with its weights beside it, ${formatBytes(bytes)}: the same as a TensorFlow.js LayersModel`;
    }),
    `- trained with ${engine.engine} ${escapeText(engine.version)} (${engine.runtime}, ${engine.layout} layout, ${plural(engine.threads, 'thread')}), recipe ${plan.recipe}, seed ${plan.seed}`,
    `- ${stopSentence(results)}`,
  ].join('\n');
}

function inputText({ data, plan, exports }: Results): string {
  const levels = data['bit-depth'] === 16 ? '0 to 65535' : '0 to 255';
  const colors = data.channels === 3 ? '3 (red, green, blue)' : '1 (grey)';
  const { stretch, channels } = plan.normalization;
  const formula = `${stretch === 'none' ? '' : stretch}((clip(raw, low, high) - offset) * scale)`;
  const rows = channels.map(({ low, high, offset, scale }, channel) =>
    [channel, low, high, offset, scale].map(String),
  );
  return [
    `- input: float32 N,C,H,W; raw pixel values as the files have them (${data['bit-depth']}-bit, ${levels}); C = ${colors}; any batch, height and width`,
    '- output: float32 N,K,H,W; class probabilities; the class of a pixel is the index of the largest',
    `- inside the model, per channel: ${formula}, then padding to what the network needs:`,
    '',
    table(['channel', 'low', 'high', 'offset', 'scale'], rows, 'rrrrr'),
    ...exports.map((one) => `\n${layersModelText(one, formula)}`),
  ].join('\n');
}

function layersModelText({ input, stride }: Results['exports'][number], formula: string): string {
  const values = input === 'raw' ? 'the same raw values' : `values that you have normalised: ${formula}`;
  return `\`tfjs/model.json\` takes float32 N,H,W,C, ${values}. It does not pad: height and width must be multiples of ${stride}. The classes are the last axis of what it gives.`;
}

function classesTable({ classes }: Results): string {
  const hex = (color: readonly number[]) => color.map((part) => part.toString(16).padStart(2, '0')).join('');
  const rows = classes.map(({ index, name, color }) => [String(index), escapeText(name), hex(color)]);
  return table(['index', 'class', 'colour (hex)'], rows, 'rll');
}

function dataText({ data, split }: Results): string {
  const { train, validation, test } = split;
  return [
    `- ${plural(data.images, 'image')}: training ${formatCount(train.images)}, validation ${formatCount(validation.images)}, test ${formatCount(test.images)}; which is which stands in split.json`,
    `- data hash ${data.hash}`,
    '- the test images took no part in training, nor in choosing the epoch that was kept',
  ].join('\n');
}
