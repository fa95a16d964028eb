// The conformance suite's part on learning: every engine must learn one small batch of noise by heart. Five steps that
// agree don't show it: statistics that never reach evaluation, a slot that decays, a loss that stays on a plateau.
import { describe, expect, test } from 'vitest';
import type { Engine, OptimizerSpec } from '../../src/engine/engine.ts';
import type { Network } from '../../src/network/network.ts';
import { unet } from '../../src/network/unet.ts';
import { batchFor } from './conformance-case.ts';
import { conv } from './conformance-row.ts';

export interface OverfitRow {
  readonly reason: string;
  readonly network: Network;
  /** Images of 6x6 pixels, each pixel (or, for a classifier, each image) with a label drawn by chance. */
  readonly images: number;
  readonly optimizer: OptimizerSpec;
  readonly rate: number;
  /** Three times what the reference engine takes to a hundredth of the first loss: rounding decides nothing. */
  readonly steps: number;
}

const shared = { task: 'segmentation', channels: 1, classes: 2, widths: [8, 16] } as const;
const adam: OptimizerSpec = { name: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 };

const smallClassifier: Network = {
  title: 'small classifier',
  task: 'classification',
  classes: 3,
  stride: 2,
  layers: [
    { op: 'input', name: 'input', channels: 1 },
    conv('conv', 'input', 8, { bias: false }),
    { op: 'batch-norm', name: 'norm', from: 'conv', momentum: 0.1, epsilon: 1e-5 },
    { op: 'activation', name: 'relu', from: 'norm', kind: 'relu' },
    { op: 'max-pool', name: 'pool', from: 'relu' },
    { op: 'global-average-pool', name: 'mean', from: 'pool' },
    { op: 'dense', name: 'head', from: 'mean', units: 3, l2: 0 },
    { op: 'softmax', name: 'probabilities', from: 'head' },
  ],
};
/** Without dropout, which keeps a training loss up. */
const classic = unet({ ...shared, activation: 'elu', batchNorm: false, dropout: 0, l2: 0.001 });

export const overfitRows: readonly OverfitRow[] = [
  {
    reason: 'a U-Net with batch norm and ReLU, Adam: running statistics must serve evaluation',
    network: unet({ ...shared, activation: 'relu', batchNorm: true, dropout: 0, l2: 0 }),
    images: 2,
    optimizer: adam,
    rate: 0.02,
    steps: 80,
  },
  {
    reason: 'a classifier, Adam: one label an image',
    network: smallClassifier,
    images: 6,
    optimizer: adam,
    rate: 0.05,
    steps: 150,
  },
  {
    reason: 'the classic ELU U-Net with L2, Adadelta: step sizes that grow from nothing',
    network: classic,
    images: 1,
    optimizer: { name: 'adadelta', rho: 0.95, epsilon: 1e-6 },
    rate: 1,
    steps: 66,
  },
  {
    reason: 'the classic ELU U-Net with L2, Adam',
    network: classic,
    images: 1,
    optimizer: adam,
    rate: 0.01,
    steps: 24,
  },
];

export interface Overfitted {
  /** The training loss of the last step over that of the first. */
  readonly lossLeft: number;
  /** Over the same batch, in evaluation mode. */
  readonly accuracy: number;
}

export async function overfit(engine: Engine, row: OverfitRow): Promise<Overfitted> {
  const { network, images, optimizer, rate, steps } = row;
  const batch = batchFor(network, 1, { size: images, height: 6, width: 6, ignored: 0 });
  const classWeights = new Array<number>(network.classes).fill(1);
  const trainer = await engine.build(network, {
    seed: 1,
    loss: { crossEntropy: 1, dice: 0, classWeights },
    optimizer,
  });
  try {
    const losses: number[] = [];
    for (let i = 0; i < steps; i++) losses.push((await trainer.step(batch, rate)).loss);
    const { confusion, count } = await trainer.evaluate(batch);
    const right = Array.from({ length: network.classes }, (_, k) => confusion[k * network.classes + k]);
    return {
      lossLeft: losses[steps - 1] / losses[0],
      accuracy: right.reduce((sum, one) => sum + one, 0) / count,
    };
  } finally {
    await trainer.dispose();
  }
}

/**
 * Labels of noise can't be guessed, only learnt by heart. A first loss near 1 is that of guessing; a hundredth of it
 * gives the right label a probability of 0.99. Evaluation must then make no mistake either: its running statistics have
 * seen no other batch than this one.
 */
export function expectOverfitted({ lossLeft, accuracy }: Overfitted, reason: string): void {
  expect(lossLeft, `the part of the training loss that is left: ${reason}`).toBeLessThan(0.01);
  expect(accuracy, `accuracy of evaluation: ${reason}`).toBe(1);
}

export function describeOverfit(useEngine: () => Engine): void {
  describe('learns one batch by heart', () => {
    test.each(overfitRows)('$reason', async (row) => {
      expectOverfitted(await overfit(useEngine(), row), row.reason);
    });
  });
}
