// The optimizers' update rules as nodes of the graph, in PyTorch's form and with its names for the state.
// Weight decay applies to the weights of conv, transposed-conv and dense layers only, never to biases or to batch
// normalisation's parameters (Loshchilov & Hutter 2019 leave it open; He et al. 2019, "Bag of Tricks", section 3.1).
import type { OptimizerSpec } from '../engine.ts';
import { slotsOf } from '../optimizer-slots.ts';
import type { Graph, Value } from './graph.ts';

/** Numbers that change from step to step: graph inputs, each a scalar. */
export interface Scalars {
  readonly names: readonly string[];
  values(step: number, learningRate: number): readonly number[];
}

export interface Optimizer {
  /** The state kept for each learned tensor, as PyTorch names it. All start at 0. */
  readonly slots: readonly string[];
  readonly scalars: Scalars;
  /** The coefficient that joins weight decay to the gradient: adds `coupledDecay * weight`; 0 if decoupled. */
  readonly coupledDecay: number;
  /** Adds the nodes of one tensor's update; `decay`: whether decoupled weight decay applies to it. */
  update(graph: Graph, tensor: Update): Updated;
}

export interface Update {
  readonly weight: Value;
  readonly gradient: Value;
  /** Dimensions of the weight, its gradient and its state. */
  readonly rank: number;
  /** In the order of `slots`. */
  readonly state: readonly Value[];
  readonly decay: boolean;
}

export interface Updated {
  readonly weight: Value;
  readonly state: readonly Value[];
}

export function optimizerOf(spec: OptimizerSpec): Optimizer {
  switch (spec.name) {
    case 'sgd':
      return sgd(spec);
    case 'adam':
    case 'adamw':
      return adam(spec);
    case 'adadelta':
      return adadelta(spec);
  }
}

/** PyTorch's torch.optim.SGD: buffer = momentum * buffer + gradient; weight -= learning rate * buffer. */
function sgd(spec: Extract<OptimizerSpec, { name: 'sgd' }>): Optimizer {
  const { momentum, weightDecay } = spec;
  return {
    slots: slotsOf(spec),
    scalars: { names: ['learning-rate'], values: (_step, learningRate) => [learningRate] },
    coupledDecay: weightDecay,
    update(graph, { weight, gradient, rank, state }) {
      const { times, plus, minus, number, scalar } = arithmetic(graph, rank);
      const buffer = state.map((old) => plus(times(old, number(momentum)), gradient));
      const direction = buffer[0] ?? gradient;
      return { weight: minus(weight, times(direction, scalar('learning-rate'))), state: buffer };
    },
  };
}

/**
 * PyTorch's torch.optim.Adam and AdamW (Kingma & Ba 2015; Loshchilov & Hutter 2019). With c = sqrt(1 - beta2^t),
 * weight -= (learning rate * c / (1 - beta1^t)) * m / (sqrt(v) + epsilon * c): both bias corrections are scalars.
 */
function adam(spec: Extract<OptimizerSpec, { name: 'adam' | 'adamw' }>): Optimizer {
  const { beta1, beta2, epsilon, weightDecay } = spec;
  const decoupled = spec.name === 'adamw' && weightDecay > 0;
  const names = ['step-size', 'step-epsilon', ...(decoupled ? ['step-decay'] : [])];
  return {
    slots: slotsOf(spec),
    scalars: {
      names,
      values(step, learningRate) {
        const correction = Math.sqrt(1 - beta2 ** step);
        const size = (learningRate * correction) / (1 - beta1 ** step);
        return [size, epsilon * correction, 1 - learningRate * weightDecay].slice(0, names.length);
      },
    },
    coupledDecay: spec.name === 'adam' ? weightDecay : 0,
    update(graph, { weight, gradient, rank, state: [m, v], decay }) {
      const { times, plus, minus, number, scalar } = arithmetic(graph, rank);
      const newM = plus(times(m, number(beta1)), times(gradient, number(1 - beta1)));
      const squared = times(times(gradient, gradient), number(1 - beta2));
      const newV = plus(times(v, number(beta2)), squared);
      const deviation = plus(graph.add('Sqrt', [newV]), scalar('step-epsilon'));
      const change = times(graph.add('Div', [newM, deviation]), scalar('step-size'));
      const kept = decoupled && decay ? times(weight, scalar('step-decay')) : weight;
      return { weight: minus(kept, change), state: [newM, newV] };
    },
  };
}

/** PyTorch's torch.optim.Adadelta (Zeiler 2012): a step of sqrt(acc_delta + e) / sqrt(square_avg + e) * gradient. */
function adadelta(spec: Extract<OptimizerSpec, { name: 'adadelta' }>): Optimizer {
  const { rho, epsilon } = spec;
  return {
    slots: slotsOf(spec),
    scalars: { names: ['learning-rate'], values: (_step, learningRate) => [learningRate] },
    coupledDecay: 0,
    update(graph, { weight, gradient, rank, state: [square, accumulated] }) {
      const { times, plus, minus, number, scalar } = arithmetic(graph, rank);
      const average = (old: Value, value: Value) =>
        plus(times(old, number(rho)), times(times(value, value), number(1 - rho)));
      const smoothed = (value: Value) => plus(value, number(epsilon));
      const newSquare = average(square, gradient);
      const ratio = graph.add('Div', [smoothed(accumulated), smoothed(newSquare)]);
      const delta = times(graph.add('Sqrt', [ratio]), gradient);
      return {
        weight: minus(weight, times(delta, scalar('learning-rate'))),
        state: [newSquare, average(accumulated, delta)],
      };
    },
  };
}

/**
 * Scalars get as many dimensions of 1 as the tensors: ONNX Runtime spreads one of fewer over a tensor that ends in
 * dimensions of 1 (the weights of pointwise convolutions) number by number, fifty times slower.
 */
function arithmetic(graph: Graph, rank: number) {
  const ones = new Array<number>(rank).fill(1);
  return {
    times: (a: Value, b: Value) => graph.add('Mul', [a, b]),
    plus: (a: Value, b: Value) => graph.add('Add', [a, b]),
    minus: (a: Value, b: Value) => graph.add('Sub', [a, b]),
    number: (value: number) => graph.floats([value], ones),
    scalar: (name: Value) => graph.view(name, ones),
  };
}
