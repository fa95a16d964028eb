// What is measured, as data that every contestant reads: the network layer by layer, loss, optimizer, batch shape.
import type { LossSpec, OptimizerSpec } from '../src/engine/engine.ts';
import type { Network } from '../src/network/network.ts';
import { countParameters } from '../src/network/parameters.ts';
import { parseSettings } from '../src/stages/1-config/parse.ts';
import { FROM_SCRATCH } from '../src/stages/4-plan/fine-tuning.ts';
import type { ImageStatistics } from '../src/stages/4-plan/image-statistics.ts';
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

export function cases(): readonly Case[] {
  const classic = planOf('classic', PHOTOGRAPHS);
  const auto = planOf('auto', EXPOSURES);
  const { batchSize, patch } = auto;
  return [
    caseOf('classic-1', 'classic U-Net, 256x256, batch 1', 'train', classic, 1),
    caseOf('classic-4', 'classic U-Net, 256x256, batch 4', 'train', classic, 4),
    caseOf('auto', `auto plan, ${patch.width}x${patch.height}, batch ${batchSize}`, 'train', auto, batchSize),
    caseOf('forward', 'classic U-Net, 256x256, forward only', 'forward', classic, 1),
  ];
}

function planOf(recipe: Plan['recipe'], statistics: ImageStatistics): Plan {
  return makePlan(parseSettings({ flags: { data: '.', recipe }, cwd: '/' }), statistics, FROM_SCRATCH);
}

function caseOf(name: string, title: string, kind: Case['kind'], plan: Plan, size: number): Case {
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
  };
}
