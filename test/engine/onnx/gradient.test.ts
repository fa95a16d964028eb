// Numerical gradients of the compiled graph itself, with no other implementation to lean on: central differences of
// the loss along random directions against the gradient that a plain SGD step reveals.
import { describe, expect, test } from 'vitest';
import type { Engine, LossSpec, Trainer, TrainerState } from '../../../src/engine/engine.ts';
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import type { Layer, Network } from '../../../src/network/network.ts';
import { parametersOf } from '../../../src/network/parameters.ts';
import { Random } from '../../../src/shared/random.ts';
import { batchFor, parametersFor } from '../conformance-case.ts';

const CROSS_ENTROPY: LossSpec = { crossEntropy: 1, dice: 0, classWeights: [1, 3] };
const DICE: LossSpec = { crossEntropy: 0, dice: 1, classWeights: [1, 1] };
const LEARNING_RATE = 1024;

const conv = (name: string, from: string, filters: number, more = {}): Layer => ({
  op: 'conv',
  name,
  from,
  filters,
  kernel: 3,
  dilation: 1,
  bias: true,
  l2: 0,
  ...more,
});

const depthwise = (name: string, kernel: 3 | 5, stride: 1 | 2): Layer => ({
  ...{ op: 'depthwise-conv', name, from: 'before', kernel, stride, bias: true, l2: 0 },
});

/** `op` between a convolution, whose weights' gradient goes through it, and the head. */
function around(...middle: readonly Layer[]): Network {
  const last = middle[middle.length - 1].name;
  const layers: readonly Layer[] = [
    { op: 'input', name: 'input', channels: 2 },
    conv('before', 'input', 16),
    ...middle,
    conv('head', last, 2, { kernel: 1 }),
    { op: 'softmax', name: 'probabilities', from: 'head' },
  ];
  return { title: 'gradient', task: 'segmentation', classes: 2, stride: 2, layers };
}

const cases: readonly [reason: string, network: Network, loss: LossSpec][] = [
  ['3x3 conv', around(conv('op', 'before', 16)), CROSS_ENTROPY],
  ['1x1 conv to few channels', around(conv('op', 'before', 5, { kernel: 1 })), CROSS_ENTROPY],
  ['dilated conv', around(conv('op', 'before', 32, { dilation: 2 })), CROSS_ENTROPY],
  [
    'conv with stride 2',
    around(conv('half', 'before', 16, { stride: 2 }), {
      op: 'transposed-conv',
      name: 'op',
      from: 'half',
      filters: 16,
      l2: 0,
    }),
    CROSS_ENTROPY,
  ],
  ['depthwise conv', around(depthwise('op', 5, 1)), CROSS_ENTROPY],
  [
    'depthwise conv with stride 2',
    around(depthwise('half', 3, 2), {
      ...{ op: 'transposed-conv', name: 'op', from: 'half', filters: 16, l2: 0 },
    }),
    CROSS_ENTROPY,
  ],
  ['ReLU6', around({ op: 'activation', name: 'op', from: 'before', kind: 'relu6' }), CROSS_ENTROPY],
  ['ELU', around({ op: 'activation', name: 'op', from: 'before', kind: 'elu' }), CROSS_ENTROPY],
  [
    'batch norm',
    around({ op: 'batch-norm', name: 'op', from: 'before', momentum: 0.1, epsilon: 1e-3 }),
    CROSS_ENTROPY,
  ],
  [
    'max-pool and transposed conv',
    around(
      { op: 'max-pool', name: 'pool', from: 'before' },
      { op: 'transposed-conv', name: 'op', from: 'pool', filters: 16, l2: 0 },
    ),
    CROSS_ENTROPY,
  ],
  [
    'concat',
    around(conv('side', 'before', 16), { op: 'concat', name: 'op', from: ['side', 'before'] }),
    CROSS_ENTROPY,
  ],
  ['Dice', around(conv('op', 'before', 16)), DICE],
];

describe.each(['blocked', 'standard'] as const)('%s layout', (layout) => {
  test.each(cases)('%s', async (reason, network, loss) => {
    const engine = await createInProcessEngine({ threads: 2, ...(layout === 'standard' ? { layout } : {}) });
    const { analytic, numeric } = await slopes(engine, network, loss);
    for (const [name, slope] of Object.entries(analytic)) {
      expect(Math.abs(slope - numeric[name]), `${reason}: ${name}`).toBeLessThan(
        0.02 * Math.max(0.05, Math.abs(slope)),
      );
    }
    expect(Math.abs(analytic['before.weight']), 'a gradient to compare').toBeGreaterThan(1e-4);
  });
});

/** Along one random direction for each parameter: the slope by the gradient, and by two losses. */
async function slopes(engine: Engine, network: Network, loss: LossSpec) {
  const optimizer = { name: 'sgd', momentum: 0, weightDecay: 0 } as const;
  const trainer = await engine.build(network, { seed: 1, loss, optimizer });
  const batch = batchFor(network, 5, { size: 2, height: 6, width: 4, ignored: 0.1 });
  const parameters = parametersFor(network, 2);
  const state = { step: 0, parameters, optimizer: {} };
  await trainer.load(state);
  await trainer.step(batch, LEARNING_RATE);
  const { parameters: after } = await trainer.save();
  const analytic: Record<string, number> = {};
  const numeric: Record<string, number> = {};
  for (const { name, trainable } of parametersOf(network)) {
    if (!trainable) continue;
    const random = Random.for(4, name);
    const direction = parameters[name].data.map(() => random.normal());
    const norm = Math.hypot(...direction);
    analytic[name] = direction.reduce(
      (sum, d, i) => sum + ((d / norm) * (parameters[name].data[i] - after[name].data[i])) / LEARNING_RATE,
      0,
    );
    const at = (step: number) => lossAt(trainer, state, name, direction, step / norm, batch);
    const EPSILON = 0.01;
    numeric[name] = ((await at(EPSILON)) - (await at(-EPSILON))) / (2 * EPSILON);
  }
  await trainer.dispose();
  return { analytic, numeric };
}

/** The training loss (the batch's statistics) with one parameter moved along a direction. */
async function lossAt(
  trainer: Trainer,
  state: TrainerState,
  name: string,
  direction: Float32Array,
  step: number,
  batch: Parameters<Trainer['step']>[0],
): Promise<number> {
  const { shape, data } = state.parameters[name];
  const moved = { shape, data: data.map((value, i) => value + step * direction[i]) };
  await trainer.load({ ...state, parameters: { ...state.parameters, [name]: moved } });
  return (await trainer.step(batch, 0)).loss;
}
