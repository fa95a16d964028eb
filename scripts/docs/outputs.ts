// The generated parts of docs/outputs.md: the action's outputs, the files of the run folder and results.json.
import { checkJsonSchema } from '../../src/results/check.ts';
import { evaluationJsonSchema } from '../../src/results/evaluation.ts';
import { resultsJsonSchema, resultsSchema } from '../../src/results/results.ts';
import { OUTPUTS } from '../../src/stages/8-publish/outputs.ts';
import { table } from './markdown.ts';
import { schemaTables } from './schema.ts';

/** For README.md: the names alone. */
export function outputsIndex(): string {
  return `\n${OUTPUTS.map(({ name }) => `\`${name}\``).join(', ')}\n\n`;
}

export function outputsTable(): string {
  const rows = OUTPUTS.map(({ name, description }) => [`\`${name}\``, description]);
  return `\n${table(['output', 'meaning'], rows)}\n\n`;
}

export function resultsFields(): string {
  return `\n${schemaTables(resultsJsonSchema())}\n\n`;
}

/** Those of evaluation.json that results.json doesn't have. */
export function evaluationFields(): string {
  const { properties } = evaluationJsonSchema() as { properties: Record<string, unknown> };
  const own = Object.entries(properties).filter(([name]) => !(name in resultsSchema.shape));
  const more = { evaluated: properties.evaluated, model: properties.model };
  return `\n${schemaTables({ properties: { ...Object.fromEntries(own), ...more } })}\n\n`;
}

export function checkFields(): string {
  return `\n${schemaTables(checkJsonSchema())}\n\n`;
}

/** What a run leaves in `output`, as far as the documentation lists it; a test compares it with what reports name. */
export const RUN_FILES: readonly (readonly [path: string, content: string])[] = [
  ['summary.md', 'what a reviewer decides from'],
  [
    'report.html',
    'the whole run on one page: curves, classes, calibration, test images with their labels and predictions; one file that loads nothing',
  ],
  ['curves.svg', 'loss, accuracy and learning rate over the epochs, to be put elsewhere'],
  ['curves.png', 'the same as pixels'],
  ['results.json', 'everything a program wants to know'],
  [
    'history.csv',
    'a row an epoch; it grows while training, in `unfinished/` where the folder holds an earlier run',
  ],
  ['test-images.csv', 'a row an image that was tested, the worst first'],
  ['split.json', 'which image was in which part; `split` takes it back'],
  ['model/model.onnx', 'takes raw pixels, gives class probabilities; normalisation and padding are inside'],
  [
    'model/card.md',
    'model card: data, classes, metrics with 95 % intervals, settings, engine, hardware, and how to run the model in Python, Node.js and a browser, to copy',
  ],
  [
    'model/THIRD-PARTY-NOTICES.txt',
    'of a model that was made from pretrained weights: their notice and their licence, to be passed on with it; in `model/tfjs/`, too',
  ],
  [
    'model/tfjs/',
    'with `export: tfjs`: the same as a TensorFlow.js LayersModel, `model.json` and its weights',
  ],
  ['predictions/', 'test images with truth and prediction'],
  ['checkpoint/', 'what a run that was cut short goes on from; it is not uploaded'],
];

export function filesTable(): string {
  return `\n${table(
    ['file', 'content'],
    RUN_FILES.map(([path, content]) => [`\`${path}\``, content]),
  )}\n\n`;
}
