// model/card.md of an ensemble: what the file is, for someone who has only it. The best row of a sweep keeps the card of
// its own training.
import { table } from '../../../document/markdown/blocks.ts';
import { escapeText } from '../../../document/markdown/inline.ts';
import { formatBytes, plural } from '../../../document/numbers.ts';
import type { MergedFolds } from '../../../results/merged.ts';
import type { Results } from '../../../results/results.ts';
import { examplesText } from '../model-card/examples.ts';
import { licenceText } from '../model-card/licence.ts';
import { capital, forMasks } from '../task-words.ts';
import { unknownInPretraining } from '../words/origin.ts';
import { formatSpread, missingSentences, note, outOfFoldSentence, testSentence } from './words.ts';

/** As Hugging Face reads it. https://huggingface.co/docs/hub/model-cards#model-card-metadata */
const frontMatter = (merged: MergedFolds) => `---
license: unknown # to be stated by whoever publishes the model
library_name: onnx
tags: [ensemble, cross-validation, best-epoch]
metrics: [${['f1', ...forMasks(merged, 'mean_iou'), 'accuracy'].join(', ')}]
---`;

/** @param member the results of one of the folds, which all have the same classes and kind of images */
export function renderEnsembleCard(merged: MergedFolds, member: Results): string {
  const { runs, tool, model } = merged;
  const levels = member.data['bit-depth'] === 16 ? '0 to 65535' : '0 to 255';
  return `${[
    frontMatter(merged),
    '# Model card',
    `Made by Best Epoch ${escapeText(tool.version)} on ${merged['created-at'].slice(0, 10)}.`,
    '## Model',
    [
      `- an ensemble of ${plural(runs.length, 'model')}, one for each fold of a cross-validation, each ${escapeText(member.plan.network)}; its probabilities are the mean of theirs, so it takes ${runs.length} times as long as one`,
      `- \`model.onnx\`, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`,
      ...missingSentences(merged).map((sentence) => `- ${escapeText(sentence, 400)}`),
    ].join('\n'),
    '## Input and output',
    [
      `- \`image\`: float32 N,C,H,W; raw pixel values as the files have them (${member.data['bit-depth']}-bit, ${levels}); C = ${member.data.channels}; any batch, height and width`,
      '- `probabilities`: the classes are the second axis; the class is the index of the largest',
      `- normalisation and ${merged.task === 'segmentation' ? 'padding' : 'resizing'} are inside, for each member its own`,
    ].join('\n'),
    '## Classes and metrics',
    [outOfFoldSentence(merged), testSentence(merged), note(merged)]
      .filter((sentence) => sentence !== undefined)
      .map((sentence) => escapeText(sentence, 600))
      .join(' '),
    'By class, on the images that each fold held out, mean ± standard deviation over the folds:',
    classTable(merged),
    '## Data',
    dataText(merged),
    '## How to run it',
    examplesText(member),
    '## Limits',
    'Measured on images like those it was trained on; on others it can be arbitrarily wrong, with high probabilities.',
    '## Licence',
    licenceText(merged.origin, model.notices),
  ].join('\n\n')}\n`;
}

function dataText({ data, origin }: MergedFolds): string {
  const images = `${plural(data.images, 'image')}, data hash ${data.hash}. Of those that are not for the test each was trained on by all members but one.`;
  return origin === null ? images : `${images} ${escapeText(capital(unknownInPretraining(origin)), 400)}.`;
}

function classTable(merged: MergedFolds): string {
  const rows = merged.classes.map(({ index, name }, k) => {
    const { f1, iou } = merged.spread['per-class'][k]!;
    return [String(index), escapeText(name), formatSpread(f1), ...forMasks(merged, formatSpread(iou))];
  });
  const head = ['index', 'class', 'F1', ...forMasks(merged, 'IoU')];
  return table(head, rows, ['rlr', ...forMasks(merged, 'r')].join(''));
}
