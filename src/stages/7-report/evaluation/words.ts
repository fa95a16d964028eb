// The sentences of an evaluation: plain text, for the document and the log.
import { cut } from '../../../document/inline.ts';
import { formatSeconds, plural } from '../../../document/numbers.ts';
import type { EvaluationResults } from '../../../results/evaluation.ts';
import { originSentence } from '../words/origin.ts';
import { stageSeconds } from '../words/sentences.ts';

const PARTS = {
  all: 'all images',
  train: 'the training images',
  validation: 'the validation images',
  test: 'the test images',
} as const;

/** "Evaluated best-epoch/model/model.onnx on the test images of data/cells (by split.json): 8 of 40 images." */
function evaluatedSentence({ model, data, evaluated }: EvaluationResults): string {
  const by = { folders: ' (by its folders)', file: ' (by split.json)' };
  const where = `${PARTS[evaluated.part]} of ${data.root}`;
  const source = evaluated.source === null ? '' : by[evaluated.source];
  const count = evaluated.images === data.images ? '' : ` of ${data.images}`;
  return `Evaluated ${model.path} on ${where}${source}: ${evaluated.images}${count} ${data.images === 1 ? 'image' : 'images'}.`;
}

/** What was evaluated, and which pretrained weights the model was made from. */
export function evaluationSentences(evaluation: EvaluationResults): string[] {
  return [evaluatedSentence(evaluation), ...originSentence(evaluation.model.origin)];
}

/** "Nothing was trained · 8 images · 4 classes · U-Net 16-32-64 · 3.20 s on 2 cores" */
export function evaluationCounts(evaluation: EvaluationResults): string {
  const { evaluated, classes, environment } = evaluation;
  return [
    'Nothing was trained',
    plural(evaluated.images, 'image'),
    plural(classes.length, 'class', 'classes'),
    cut(networkWords(evaluation)),
    `${formatSeconds(stageSeconds(evaluation))} on ${plural(environment.cores, 'core')}`,
  ].join(' · ');
}

/** "U-Net 16-32-64, trained by best-epoch 0.1.0", "an ensemble of 3 models" */
export function networkWords({ model: { network, members } }: EvaluationResults): string {
  if (members > 1) return `an ensemble of ${plural(members, 'model')}`;
  return network ?? 'a network of unknown kind';
}
