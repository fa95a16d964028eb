// What is measured, as data that every contestant reads: the network layer by layer, loss, optimizer, batch shape.
import type { LossSpec, OptimizerSpec } from '../src/engine/engine.ts';
import { efficientNetLite0 } from '../src/network/efficientnet-lite.ts';
import type { Network } from '../src/network/network.ts';
import { countParameters } from '../src/network/parameters.ts';
import { parseSettings } from '../src/stages/1-config/parse.ts';
import { FROM_SCRATCH, type StartingPoint } from '../src/stages/4-plan/fine-tuning.ts';
import type { ImageStatistics } from '../src/stages/4-plan/image-statistics.ts';
import type { FittedModel } from '../src/stages/4-plan/initial-model.ts';
import { makePlan } from '../src/stages/4-plan/make.ts';
import type { Plan } from '../src/stages/4-plan/plan.ts';

export interface Case {
  readonly name: string;
  /** For people: what one step is. */
  readonly title: string;
  /** `train`: forward, backward, update; `forward`: class probabilities only. */
  readonly kind: 'train' | 'forward';
  readonly network: Network;
  readonly loss: LossSpec;
  readonly optimizer: OptimizerSpec;
  readonly learningRate: number;
  readonly seed: number;
  /** N,C,H,W of a batch. */
  readonly shape: readonly [size: number, channels: number, height: number, width: number];
  /** Numbers learned; a contestant that counts others does other work. */
  readonly parameters: number;
  /** Contestants that don't take part. */
  readonly without: readonly string[];
}

/** Colour photographs of 256x256 with 4 classes: the published network's size. */
const PHOTOGRAPHS: ImageStatistics = {
  task: 'segmentation',
  images: 180,
  channels: 3,
  bitDepth: 8,
  classes: 4,
  sizes: Array.from({ length: 180 }, () => ({ height: 256, width: 256 })),
  smallestEdge: 256,
  largestHeight: 256,
  largestWidth: 256,
  meanPixels: 65_536,
  classShares: [0.51, 0.11, 0.18, 0.2],
  upDown: 0.03,
  labelDetail: undefined,
  symmetry: undefined,
  intensities: Array.from({ length: 3 }, () => ({
    low: 0,
    high: 255,
    mean: 120,
    deviation: 60,
    crowd: { center: 100, width: 60 },
  })),
};

/** Deep grey exposures, as the built-in sample has them. */
const EXPOSURES: ImageStatistics = {
  ...PHOTOGRAPHS,
  channels: 1,
  bitDepth: 16,
  intensities: [
    { low: 8690, high: 14_990, mean: 10_000, deviation: 1500, crowd: { center: 8800, width: 38 } },
  ],
};

/** Photographs in five classes, at the size that EfficientNet-Lite0 was trained with. */
const KINDS: ImageStatistics = {
  ...PHOTOGRAPHS,
  task: 'classification',
  images: 2000,
  classes: 5,
  sizes: [{ height: 224, width: 224 }],
  smallestEdge: 224,
  largestHeight: 224,
  largestWidth: 224,
  meanPixels: 224 * 224,
  classShares: new Array(5).fill(0.2),
};

/** Without its weights: no step is quicker or slower for other ones. */
const LITE0: FittedModel = {
  name: 'EfficientNet-Lite0',
  sha256: '',
  network: efficientNetLite0({ channels: 3, classes: KINDS.classes, dropout: 0.2 }),
  parameters: {},
  normalization: { channels: [] },
  imageSize: undefined,
  trainedOn: undefined,
  rows: [],
  newClasses: [],
  pretraining: { dataset: 'ImageNet', licence: 'Apache-2.0' },
};

/** On one thread a step took it 15 times as long as without XLA: its depthwise convolutions are slow. */
const WITHOUT_XLA = ['Keras XLA'];

export function cases(): readonly Case[] {
  const classic = planOf('classic', PHOTOGRAPHS);
  const auto = planOf('auto', EXPOSURES);
  // What the recipe freezes learns, too: the peers' networks know no frozen layers.
  const lite = { ...planOf('auto', KINDS, { model: LITE0 }), network: LITE0.network };
  const { batchSize, patch } = auto;
  return [
    caseOf('classic-1', 'classic U-Net, 256x256, batch 1', 'train', classic, 1),
    caseOf('classic-4', 'classic U-Net, 256x256, batch 4', 'train', classic, 4),
    caseOf('auto', `auto plan, ${patch.width}x${patch.height}, batch ${batchSize}`, 'train', auto, batchSize),
    caseOf('forward', 'classic U-Net, 256x256, forward only', 'forward', classic, 1),
    caseOf('pretrained-8', 'EfficientNet-Lite0, 224x224, batch 8', 'train', lite, 8, WITHOUT_XLA),
    caseOf('pretrained-32', 'EfficientNet-Lite0, 224x224, batch 32', 'train', lite, 32, WITHOUT_XLA),
    caseOf(
      'pretrained-forward',
      'EfficientNet-Lite0, 224x224, batch 8, forward only',
      'forward',
      lite,
      8,
      WITHOUT_XLA,
    ),
  ];
}

function planOf(
  recipe: Plan['recipe'],
  statistics: ImageStatistics,
  start: StartingPoint = FROM_SCRATCH,
): Plan {
  return makePlan(parseSettings({ flags: { data: '.', recipe }, cwd: '/' }), statistics, start);
}

function caseOf(
  name: string,
  title: string,
  kind: Case['kind'],
  plan: Plan,
  size: number,
  without: Case['without'] = [],
): Case {
  const { network, loss, optimizer, learningRate, seed, patch } = plan;
  const [input] = network.layers;
  const channels = input.op === 'input' ? input.channels : 0;
  return {
    name,
    title,
    kind,
    network,
    loss,
    optimizer,
    learningRate,
    seed,
    shape: [size, channels, patch.height, patch.width],
    parameters: countParameters(network),
    without,
  };
}
