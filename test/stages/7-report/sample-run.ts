// A finished run to report on, as the stages leave it; a test changes the part that it is about.
import { perClass } from '../../../src/metrics/confusion.ts';
import { byField, EPOCH_SCORES } from '../../../src/metrics/epoch-scores.ts';
import { scoresOf } from '../../../src/metrics/scores.ts';
import { unet } from '../../../src/network/unet.ts';
import type { Results } from '../../../src/results/results.ts';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import type { Dataset, Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { defaultAugmentation } from '../../../src/stages/4-plan/augmentation.ts';
import type { Plan } from '../../../src/stages/4-plan/plan.ts';
import type { EpochRecord, TrainingOutcome } from '../../../src/stages/5-train/events.ts';
import type { Evaluation } from '../../../src/stages/6-evaluate/evaluate.ts';
import { type RunRecord, resultsFromRun } from '../../../src/stages/7-report/results-from-run.ts';

const CLASSES = ['background', 'glowing column', 'hot pixel', 'particle track'];
const COLORS = [
  [0, 0, 0],
  [230, 159, 0],
  [86, 180, 233],
  [0, 158, 115],
] as const;

/** A loss that falls, then parts from the training loss after the best epoch; the rate lowered twice. */
export function sampleHistory(epochs: number, best: number): EpochRecord[] {
  return Array.from({ length: epochs }, (_, i) => {
    const epoch = i + 1;
    const wobble = 1 + 0.08 * Math.sin(epoch * 2.3);
    const trainLoss = 0.012 + 1.3 * Math.exp(-epoch / 6) * wobble;
    const parted = Math.max(0, epoch - best) * 0.0009;
    const valLoss = 0.0312 + 1.35 * Math.exp(-epoch / 6.5) * (epoch > best ? 1 : wobble) + parted;
    return {
      epoch,
      learningRate: epoch <= best ? 1e-3 : epoch <= best + 10 ? 1e-4 : 1e-5,
      trainLoss,
      valLoss,
      ...byField(
        EPOCH_SCORES,
        ({ name }) => 1 - Math.min(0.8, (name.startsWith('train-') ? trainLoss : valLoss) / 2),
      ),
      trainAccuracy: 1 - Math.min(0.7, trainLoss / 3),
      valAccuracy: 1 - Math.min(0.7, valLoss / 3),
      trainMeanIou: 1 - Math.min(0.9, trainLoss),
      valMeanIou: 1 - Math.min(0.9, valLoss),
      seconds: 4.1,
    };
  });
}

function sampleOf(id: string, i: number): Sample {
  return {
    id,
    image: `${id}.png`,
    label: { source: 'masks', files: [{ file: `${id.replace('images', 'masks')}.png` }] },
    width: 256,
    height: 256,
    imageHash: `${i}`.padStart(64, '0'),
    labelHash: `${i}`.padStart(64, 'f'),
    group: `${i}`,
    classCounts: [60_000 - i, 4000, 536, 1000 + i],
    part: undefined,
  };
}

const SETTINGS: Settings = {
  data: '/data/ccd',
  task: 'auto',
  classes: undefined,
  images: undefined,
  masks: undefined,
  labels: 'auto',
  maskValues: 'exact',
  crowds: 'drawn',
  stacking: 'auto',
  annotators: 'agree',
  ignoredValues: undefined,
  output: '/run/best-epoch',
  recipe: 'auto',
  engine: 'auto',
  threads: 0,
  epochs: 100,
  patience: 20,
  minDelta: 0,
  monitor: 'val-loss',
  target: undefined,
  batchSize: undefined,
  learningRate: 1e-3,
  optimizer: undefined,
  augment: undefined,
  classWeights: [1, 2, 3, 4],
  labelSmoothing: undefined,
  mixUp: undefined,
  imageSize: undefined,
  validationFraction: 0.2,
  testFraction: 0.2,
  groupBy: '^(.*)_',
  split: undefined,
  folds: undefined,
  fold: undefined,
  seed: 0,
  timeBudgetMs: undefined,
  sweep: undefined,
  sweepRow: undefined,
  resume: 'auto',
  initialModel: 'none',
  skipUnchanged: undefined,
  skipBadFiles: false,
  baseline: 'auto',
  series: undefined,
  history: 'auto',
  failIf: undefined,
  memoryBudgetBytes: undefined,
  export: undefined,
  artifactName: 'best-epoch',
  reportArtifact: true,
  retentionDays: undefined,
  comment: 'auto',
  commentOn: 'auto',
  release: 'never',
};

const PLAN: Plan = {
  recipe: 'auto',
  network: unet({
    task: 'segmentation',
    channels: 1,
    classes: 4,
    widths: [16, 32, 64, 128],
    activation: 'relu',
    batchNorm: true,
    dropout: 0,
    l2: 0,
  }),
  normalization: { channels: [{ low: 12, high: 60_000, offset: 1020.5, scale: 0.0123 }] },
  patch: { height: 256, width: 256 },
  tile: { height: 256, width: 256 },
  batchSize: 8,
  patchesPerImage: 1,
  loss: { crossEntropy: 1, dice: 1, classWeights: [1, 1, 2, 1] },
  optimizer: { name: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
  learningRate: 1e-3,
  warmupSteps: 50,
  decayPower: undefined,
  reduceOnPlateau: { factor: 0.1, patience: 5, minDelta: 1e-3, floor: 1e-7 },
  augmentation: defaultAugmentation(),
  mixUp: 0,
  epochs: 100,
  patience: 20,
  minDelta: 0,
  monitor: 'val-loss',
  target: undefined,
  timeBudgetMs: undefined,
  seed: 0,
  foreseenMemoryBytes: 891_289_600,
  reasons: [
    { setting: 'patch', value: '256x256', reason: 'the images are 256x256: whole images fit' },
    { setting: 'batch-size', value: '8', reason: '142 training images give 18 steps an epoch' },
  ],
};

const CONFUSION = [239_500, 200, 30, 270, 150, 15_800, 0, 50, 40, 0, 2090, 14, 230, 20, 6, 3744];

/** Too sure of itself: what it is 95 % sure of is right in nine of ten. */
function sampleConfidence(): Evaluation['confidence'] {
  return Array.from({ length: 15 }, (_, bin) => {
    const [low, high] = [bin / 15, (bin + 1) / 15];
    const pixels = bin < 4 ? 0 : 1000 * (bin - 3) ** 2;
    const sure = (low + high) / 2;
    return { low, high, pixels, correct: Math.round(pixels * (sure - 0.05)), confidence: pixels * sure };
  });
}

const SCORES = scoresOf(CONFUSION);

export const sampleEvaluation: Evaluation = {
  confusion: CONFUSION,
  scores: SCORES,
  perClass: perClass(CONFUSION),
  confidence: sampleConfidence(),
  perImage: [
    {
      id: 'images/7',
      confusion: CONFUSION,
      scores: { ...SCORES, accuracy: 0.98, 'mean-iou': 0.9, 'macro-f1': 0.95 },
    },
    {
      id: 'images/8',
      confusion: CONFUSION,
      scores: { ...SCORES, accuracy: 0.99, 'mean-iou': 0.95, 'macro-f1': Number.NaN },
    },
  ],
  examples: [],
};

export interface RunChanges {
  readonly settings?: Partial<Settings>;
  readonly dataset?: Partial<Dataset>;
  readonly plan?: Partial<Plan>;
  readonly initialModel?: RunRecord['initialModel'];
  readonly outcome?: Partial<TrainingOutcome>;
  readonly evaluation?: Partial<Evaluation>;
  readonly exports?: RunRecord['exports'];
  readonly baseline?: RunRecord['baseline'];
}

export function sampleRun({
  settings,
  dataset,
  plan,
  initialModel,
  outcome,
  evaluation,
  exports = [],
  baseline = { results: undefined, reason: 'No baseline: this is not a pull request.' },
}: RunChanges = {}): RunRecord {
  const samples = Array.from({ length: 9 }, (_, i) => sampleOf(`images/${i}`, i));
  return {
    fingerprint: 'f'.repeat(64),
    version: '0.1.0',
    createdAt: new Date(Date.UTC(2026, 0, 2, 3, 4, 5)),
    settings: { ...SETTINGS, ...settings },
    cwd: '/',
    dataset: {
      root: '/data/ccd',
      task: 'segmentation',
      classes: CLASSES.map((name, index) => ({ index, name, color: COLORS[index] })),
      channels: 1,
      bitDepth: 16,
      labels: {
        source: 'masks',
        encoding: { by: 'value', classes: [[0], [1]], ignored: [], nearest: false },
      },
      why: 'masks in masks/, images in images/, paired by name',
      samples,
      partsBy: undefined,
      leftOut: [],
      skipped: [],
      ignoredPixels: 0,
      warnings: [
        {
          code: 'duplicate-images',
          message: 'images "images/3.png" and "images/4.png" are the same. Delete one.',
          severity: 'warning',
          file: 'images/3.png',
        },
      ],
      ...dataset,
    },
    split: {
      train: samples.slice(0, 5).map(({ id }) => id),
      validation: samples.slice(5, 7).map(({ id }) => id),
      test: samples.slice(7).map(({ id }) => id),
      source: 'hash',
    },
    plan: { ...PLAN, ...plan },
    initialModel,
    outcome: {
      history: sampleHistory(61, 41),
      bestEpoch: 41,
      stoppedEpoch: 61,
      stopReason: 'patience',
      validationImages: 2,
      firstEpoch: 1,
      resumedFrom: undefined,
      modelState: { path: '/run/best-epoch/checkpoint/best.safetensors', sha256: '0'.repeat(64) },
      secondsToBest: 168.1,
      seconds: 250.5,
      partSeconds: { load: 3.1, augment: 8.2, step: 231.4, validate: 17.2, checkpoint: 0.61 },
      ...outcome,
    },
    evaluation: { ...sampleEvaluation, ...evaluation },
    baseline,
    sheet: [],
    engine: { engine: 'onnx', version: '1.30.0', runtime: 'native', layout: 'blocked', threads: 2 },
    environment: {
      node: '22.1.0',
      platform: 'linux',
      arch: 'x64',
      cpu: 'AMD EPYC 7763 64-Core Processor',
      cores: 2,
      memoryBytes: 8 * 2 ** 30,
    },
    model: { path: 'model/model.onnx', sha256: 'ab'.repeat(32), bytes: 1_942_331 },
    exports,
    predictions: [
      { rank: 'worst', id: 'images/7', path: 'predictions/worst.png' },
      { rank: 'median', id: 'images/8', path: 'predictions/median.png' },
      { rank: 'best', id: 'images/8', path: 'predictions/best.png' },
    ],
    seconds: { dataset: 1.21, split: 0.034, plan: 0.2, train: 250.5, evaluate: 2.4, 'first-step': 1.7 },
    peakMemoryBytes: 734_003_200,
  };
}

export function sampleResults(changes: RunChanges = {}): Results {
  return resultsFromRun(sampleRun(changes));
}
