// A finished classification to report on: class folders, three classes, of which the model takes some for others.
import { addConfusion, emptyConfusion, perClass } from '../../../src/metrics/confusion.ts';
import { scoresOf } from '../../../src/metrics/scores.ts';
import { classifier } from '../../../src/network/classifier.ts';
import type { Results } from '../../../src/results/results.ts';
import type { Sample } from '../../../src/stages/2-dataset/dataset.ts';
import type { Evaluation, Example, ImageEvaluation } from '../../../src/stages/6-evaluate/evaluate.ts';
import { surestMistakes } from '../../../src/stages/6-evaluate/evaluate.ts';
import type { RunRecord } from '../../../src/stages/7-report/results-from-run.ts';
import { resultsFromRun } from '../../../src/stages/7-report/results-from-run.ts';
import { PRETRAINED } from '../4-plan/pretrained-start.ts';
import { type RunChanges, sampleRun } from './sample-run.ts';

export const NAMES = ['cat', 'dog', 'red <b>fox</b> | `v`'];
const COLORS = [
  [230, 159, 0],
  [86, 180, 233],
  [0, 158, 115],
] as const;
const TESTED = 12;

/** Every fourth image is taken for the next class, the later the surer. */
function classified(i: number): ImageEvaluation {
  const truth = i % NAMES.length;
  const wrong = i % 4 === 3;
  const prediction = wrong ? (truth + 1) % NAMES.length : truth;
  const sure = 0.6 + i / 40;
  const probabilities = NAMES.map((_, k) => (k === prediction ? sure : (1 - sure) / 2));
  const confusion = [...emptyConfusion(NAMES.length)];
  confusion[truth * NAMES.length + prediction] = 1;
  return {
    id: sampleOf(i).id,
    confusion,
    scores: scoresOf(confusion),
    classified: { truth, prediction, probabilities },
  };
}

function sampleOf(i: number): Sample {
  const folder = ['cat', 'dog', 'fox'][i % 3];
  const id = `${folder}/${i}`;
  return {
    id,
    image: `${id}.png`,
    label: { source: 'class-folders', folder },
    width: 40,
    height: 30,
    imageHash: `${i}`.padStart(64, '0'),
    labelHash: `${i % 3}`.padStart(64, 'f'),
    group: `${i}`,
    classCounts: NAMES.map((_, k) => Number(k === i % 3)),
    part: undefined,
  };
}

export function classifiedEvaluation(tested = TESTED): Evaluation {
  const perImage = Array.from({ length: tested }, (_, i) => classified(i));
  const confusion = perImage.reduce(
    (total, image) => addConfusion(total, image.confusion),
    emptyConfusion(NAMES.length),
  );
  const bins = [
    { low: 0.6, high: 0.9, pixels: tested, correct: Math.round(0.75 * tested), confidence: 0.75 * tested },
  ];
  return {
    confusion,
    scores: scoresOf(confusion),
    perClass: perClass(confusion),
    confidence: bins,
    perImage,
    examples: [],
  };
}

/** The pictures of the mistakes. */
export function mistakeExamples(): Example[] {
  return surestMistakes(classifiedEvaluation().perImage).map(([rank, id]) => {
    const [width, height] = [40, 30];
    const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * 37) % 251);
    const one = { width: 1, height: 1, data: Uint8Array.of(0) };
    return { rank, id, image: { width, height, channels: 3, data }, truth: one, prediction: one };
  });
}

export function classificationRun(changes: RunChanges = {}): RunRecord {
  const samples = Array.from({ length: 30 }, (_, i) => sampleOf(i));
  const network = classifier({
    channels: 3,
    classes: NAMES.length,
    widths: [8, 16],
    blocks: 1,
    poolsStem: false,
    dropout: 0,
  });
  const run = sampleRun({
    ...changes,
    outcome: { validationImages: 6, ...changes.outcome },
    dataset: {
      task: 'classification',
      labels: { source: 'class-folders' },
      why: '3 folders with images, no masks',
      classes: NAMES.map((name, index) => ({ index, name, color: COLORS[index] })),
      channels: 3,
      bitDepth: 8,
      samples,
      leftOut: [],
      skipped: [],
      warnings: [],
      ...changes.dataset,
    },
    plan: {
      network,
      reasons: [],
      patch: { height: 32, width: 32 },
      loss: { crossEntropy: 1, dice: 0, classWeights: [1, 1, 1] },
      ...changes.plan,
    },
    settings: { classWeights: undefined, ...changes.settings },
    evaluation: { ...classifiedEvaluation(), ...changes.evaluation },
  });
  const ids = samples.map(({ id }) => id);
  return {
    ...run,
    split: {
      test: ids.slice(0, TESTED),
      train: ids.slice(TESTED, 24),
      validation: ids.slice(24),
      source: 'hash',
    },
    predictions: surestMistakes(run.evaluation.perImage).map(([rank, id], i) => ({
      rank,
      id,
      path: `predictions/mistake-${i + 1}.png`,
    })),
  };
}

export function classificationResults(changes: RunChanges = {}): Results {
  return resultsFromRun(classificationRun(changes));
}

/** Of a training that started from the pretrained network: its first epoch fitted the head alone. */
export function pretrainedResults(changes: RunChanges = {}): Results {
  const { outcome } = classificationRun(changes);
  const [first, ...others] = outcome.history;
  return classificationResults({
    ...changes,
    initialModel: { ...PRETRAINED, rows: NAMES.map(() => undefined), newClasses: NAMES },
    plan: {
      network: PRETRAINED.network,
      patch: { height: 192, width: 256 },
      linearProbe: true,
      reasons: [{ setting: 'initial-model', value: PRETRAINED.name, reason: 'as set' }],
      ...changes.plan,
    },
    outcome: { ...outcome, history: first === undefined ? [] : [{ ...first, learningRate: 0 }, ...others] },
  });
}
