// What can be wrong with the model that a training is to start from.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BadInput, good } from './row.ts';

export const INITIAL_MODELS: readonly BadInput[] = [
  {
    reason: 'an initial model that is not there',
    spoil: good,
    settings: ['--initial-model', 'old/model.onnx'],
    codes: ['initial-model-missing'],
    words: ['old/model.onnx" isn\'t there', 'the model.onnx or the run folder of a finished run'],
  },
  {
    reason: 'a word that is none of those it takes',
    spoil: good,
    settings: ['--initial-model', 'imagnet'],
    codes: ['initial-model-missing'],
    words: [
      'imagnet" isn\'t there, the nearest word is "imagenet"',
      'one of the words `auto`, `none`, `imagenet` and `baseline`.',
    ],
  },
  {
    reason: 'a word in capitals, which may be a folder',
    spoil: good,
    settings: ['--initial-model', 'ImageNet'],
    codes: ['initial-model-missing'],
    words: ['the nearest word is "imagenet"'],
  },
  {
    reason: 'pretrained weights for the published recipe, which has another network',
    spoil: good,
    settings: ['--initial-model', 'imagenet', '--recipe', 'classic'],
    codes: ['pretrained-not-classic'],
    words: ['is not that of `recipe: classic`', 'Leave out one of the two'],
  },
  {
    reason: 'weights of another program as initial model',
    spoil: (_, folder) => writeFile(join(folder, 'old.pt'), 'PK\u0003\u0004 weights'),
    settings: ['--initial-model', 'old.pt'],
    codes: ['model-unreadable'],
    words: ['Give the model.onnx of a finished run'],
  },
  {
    reason: "the baseline's model while there is to be no baseline",
    spoil: good,
    settings: ['--initial-model', 'baseline', '--baseline', 'none'],
    codes: ['initial-model-needs-baseline'],
    words: ['Set `baseline` to `auto`'],
  },
  {
    reason: 'no initial model and no data, both at once',
    spoil: (data) => rm(data, { recursive: true }),
    settings: ['--initial-model', 'old.onnx'],
    codes: ['data-folder-missing', 'initial-model-missing'],
    words: ['Correct `initial-model`', 'Correct the `data` setting'],
  },
];
