// A training from a pretrained network small enough for the reference engine: EfficientNet-Lite's kinds of layers on 8x8
// images, two classes told by whether stripes lie or stand.
import { createReferenceEngine } from '../../../src/engine/reference/reference.ts';
import type { Network } from '../../../src/network/network.ts';
import { Random } from '../../../src/shared/random.ts';
import type { Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { type LabelledImage, wholeArea } from '../../../src/stages/2-dataset/labelled-image.ts';
import type { FittedModel } from '../../../src/stages/4-plan/initial-model.ts';
import type { Plan } from '../../../src/stages/4-plan/plan.ts';
import type { TrainingInput } from '../../../src/stages/5-train/train.ts';
import { smallPlan, smallTraining } from './small-training.ts';

export const EDGE = 8;
const SIZE = { height: EDGE, width: EDGE };

export const PROBED: Network = {
  title: 'small pretrained',
  task: 'classification',
  classes: 2,
  stride: 4,
  layers: [
    { op: 'input', name: 'input', channels: 1 },
    { ...conv('stem.conv', 'input', 4), kernel: 3, stride: 2 },
    norm('stem.norm', 'stem.conv'),
    relu6('stem.relu6', 'stem.norm'),
    conv('block1.expand', 'stem.relu6', 6),
    norm('block1.expand-norm', 'block1.expand'),
    relu6('block1.expand-relu6', 'block1.expand-norm'),
    {
      ...{
        op: 'depthwise-conv',
        name: 'block1.depthwise',
        from: 'block1.expand-relu6',
        kernel: 3,
        stride: 2,
      },
      ...{ bias: false, l2: 0 },
    },
    norm('block1.depthwise-norm', 'block1.depthwise'),
    relu6('block1.depthwise-relu6', 'block1.depthwise-norm'),
    { op: 'global-average-pool', name: 'features', from: 'block1.depthwise-relu6' },
    { op: 'dropout', name: 'dropout', from: 'features', rate: 0.2 },
    { op: 'dense', name: 'head', from: 'dropout', units: 2, l2: 0 },
    { op: 'softmax', name: 'probabilities', from: 'head' },
  ],
};

/** Features of the network: what its head weighs. */
export const FEATURES = 6;

/** Whose weights a trainer of another seed draws: all but the head's are worth keeping. */
export async function pretrainedModel(): Promise<FittedModel> {
  const { loss, optimizer } = smallPlan();
  const trainer = await createReferenceEngine().build(PROBED, { seed: 77, loss, optimizer });
  const { parameters } = await trainer.save();
  return {
    ...{ name: 'small pretrained', sha256: 'd'.repeat(64), network: PROBED, parameters },
    normalization: smallPlan().normalization,
    ...{
      imageSize: undefined,
      trainedOn: undefined,
      rows: [undefined, undefined],
      newClasses: ['lie', 'stand'],
    },
    pretraining: { dataset: 'ImageNet', licence: 'Apache-2.0' },
  };
}

export function probedPlan(change: Partial<Plan> = {}): Plan {
  return smallPlan({
    network: PROBED,
    ...{ patch: SIZE, tile: SIZE, batchSize: 4, epochs: 3, learningRate: 0.003 },
    loss: { crossEntropy: 1, dice: 0, classWeights: [1, 1], labelSmoothing: 0.1 },
    rates: { 'stem.conv': 0.64, 'stem.norm': 0.64, 'block1.expand': 0.8, 'block1.depthwise': 0.8 },
    linearProbe: true,
    ...change,
  });
}

/** Three steps an epoch, of which the last is filled up; two batches of validation, likewise. */
export function probedTraining(
  folder: string,
  initialModel: FittedModel,
  change: Partial<TrainingInput> = {},
): TrainingInput {
  return smallTraining(folder, {
    plan: probedPlan(),
    reader: { readArea: async (sample) => wholeArea(stripes(sample)) },
    train: stripedSamples('train', 10),
    validation: stripedSamples('validation', 6),
    initialModel,
    ...change,
  });
}

export function stripedSamples(part: string, count: number): Sample[] {
  return Array.from({ length: count }, (_, i) => {
    const classCounts = [0, 1].map((label) => Number(label === i % 2));
    const id = `${part}/${i}`;
    return { id, ...SIZE, classCounts, group: id, imageHash: id } as unknown as Sample;
  });
}

/** Every other one lies: label 0. */
export function stripes({ id }: Sample): LabelledImage {
  const random = Random.for(3, id);
  const label = Number(id.split('/')[1]) % 2;
  const data = Float32Array.from({ length: EDGE * EDGE }, (_, i) => {
    const along = label === 0 ? Math.floor(i / EDGE) : i % EDGE;
    return (along % 2 === 0 ? 200 : 60) + random.integer(60) - 30;
  });
  return {
    image: { ...SIZE, channels: 1, data },
    labels: { width: 1, height: 1, data: Uint8Array.of(label) },
  };
}

function conv(name: string, from: string, filters: number) {
  return { op: 'conv', name, from, filters, kernel: 1, dilation: 1, bias: false, l2: 0 } as const;
}

function norm(name: string, from: string) {
  return { op: 'batch-norm', name, from, momentum: 0.01, epsilon: 1e-3, statistics: 'running' } as const;
}

function relu6(name: string, from: string) {
  return { op: 'activation', name, from, kind: 'relu6' } as const;
}
