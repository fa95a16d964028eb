// The optimizers' update rules as nodes of the graph, in PyTorch's form and with its names for the state.
// Weight decay applies to the weights of conv, transposed-conv and dense layers only, never to biases or to batch
// normalisation's parameters (Loshchilov & Hutter 2019 leave it open; He et al. 2019, "Bag of Tricks", section 3.1).
import type { ParameterSpec } from '../../network/parameters.ts';
import type { OptimizerSpec } from '../engine.ts';
import { type AdamSpec, besideMuon } from '../muon.ts';
import { slotsOf } from '../optimizer-slots.ts';
import { type Arithmetic, arithmetic } from './arithmetic.ts';
import type { Graph, Value } from './graph.ts';
import { muonUpdate } from './muon.ts';
import type { Update, Updated } from './update.ts';

/** Numbers that change from step to step: graph inputs, each a scalar, of which every learning rate has its own. */
export interface Scalars {
  readonly names: readonly string[];
  values(step: number, learningRate: number): readonly number[];
}

export interface Optimizer {
  /** The state kept for a learned parameter, as PyTorch names it. All start at 0. */
  slots(parameter: ParameterSpec): readonly string[];
  readonly scalars: Scalars;
  /** The coefficient that joins weight decay to the gradient: adds `coupledDecay * weight`; 0 if decoupled. */
  readonly coupledDecay: number;
  /**
   * Adds the nodes of one parameter's update: of each of its pieces, in their order. `rate` is the factor on the step's
   * learning rate (arithmetic.ts, `scalarName`).
   */
  update(graph: Graph, parameter: ParameterSpec, pieces: readonly Update[], rate: number): readonly Updated[];
}

export function optimizerOf(spec: OptimizerSpec): Optimizer {
  return { slots: (parameter) => slotsOf(spec, parameter), ...ruleOf(spec) };
}

type Rule = Omit<Optimizer, 'slots'>;

function ruleOf(spec: OptimizerSpec): Rule {
  switch (spec.name) {
    case 'sgd':
      return sgd(spec);
    case 'adam':
    case 'adamw':
      return adam(spec);
    case 'muon':
      return muon(spec);
    case 'adadelta':
      return adadelta(spec);
  }
}

/** A rule that treats every element alike. `decay`: whether decoupled weight decay applies. */
type Elementwise = (arithmetic: Arithmetic, tensor: Tensor, decay: boolean) => Updated;

interface Tensor {
  readonly weight: Value;
  readonly gradient: Value;
  readonly state: readonly Value[];
}

function elementwise(rule: Elementwise): Rule['update'] {
  return (graph, { decay }, pieces, rate) =>
    pieces.map(({ piece, gradient, state }) =>
      rule(arithmetic(graph, piece.shape.length, rate), { weight: piece.name, gradient, state }, decay),
    );
}

/** PyTorch's torch.optim.SGD: buffer = momentum * buffer + gradient; weight -= learning rate * buffer. */
function sgd(spec: Extract<OptimizerSpec, { name: 'sgd' }>): Rule {
  const { momentum, weightDecay } = spec;
  return {
    scalars: { names: ['learning-rate'], values: (_step, learningRate) => [learningRate] },
    coupledDecay: weightDecay,
    update: elementwise(({ times, plus, minus, number, scalar }, { weight, gradient, state }) => {
      const buffer = state.map((old) => plus(times(old, number(momentum)), gradient));
      const direction = buffer[0] ?? gradient;
      return { weight: minus(weight, times(direction, scalar('learning-rate'))), state: buffer };
    }),
  };
}

/**
 * PyTorch's torch.optim.Adam and AdamW (Kingma & Ba 2015; Loshchilov & Hutter 2019). With c = sqrt(1 - beta2^t),
 * weight -= (learning rate * c / (1 - beta1^t)) * m / (sqrt(v) + epsilon * c): both bias corrections are scalars.
 */
function adam(spec: AdamSpec): Rule {
  const { beta1, beta2, epsilon, weightDecay } = spec;
  const decoupled = spec.name === 'adamw' && weightDecay > 0;
  const names = ['step-size', 'step-epsilon', ...(decoupled ? ['step-decay'] : [])];
  return {
    scalars: {
      names,
      values(step, learningRate) {
        const correction = Math.sqrt(1 - beta2 ** step);
        const size = (learningRate * correction) / (1 - beta1 ** step);
        return [size, epsilon * correction, 1 - learningRate * weightDecay].slice(0, names.length);
      },
    },
    coupledDecay: spec.name === 'adam' ? weightDecay : 0,
    update: elementwise(
      ({ times, plus, minus, over, root, number, scalar }, { weight, gradient, state: [m, v] }, decay) => {
        const newM = plus(times(m, number(beta1)), times(gradient, number(1 - beta1)));
        const squared = times(times(gradient, gradient), number(1 - beta2));
        const newV = plus(times(v, number(beta2)), squared);
        const deviation = plus(root(newV), scalar('step-epsilon'));
        const change = times(over(newM, deviation), scalar('step-size'));
        const kept = decoupled && decay ? times(weight, scalar('step-decay')) : weight;
        return { weight: minus(kept, change), state: [newM, newV] };
      },
    ),
  };
}

/** Muon for the hidden weights, AdamW for the others. */
function muon(spec: Extract<OptimizerSpec, { name: 'muon' }>): Rule {
  const adamw = adam(besideMuon(spec));
  const decayed = (learningRate: number) => 1 - learningRate * spec.weightDecay;
  return {
    scalars: {
      names: [...adamw.scalars.names, 'muon-size', 'muon-decay'],
      values: (step, learningRate) => [
        ...adamw.scalars.values(step, learningRate),
        learningRate,
        decayed(learningRate),
      ],
    },
    coupledDecay: 0,
    update: (graph, parameter, pieces, rate) =>
      parameter.hidden ? muonUpdate(graph, spec, pieces, rate) : adamw.update(graph, parameter, pieces, rate),
  };
}

/** PyTorch's torch.optim.Adadelta (Zeiler 2012): a step of sqrt(acc_delta + e) / sqrt(square_avg + e) * gradient. */
function adadelta(spec: Extract<OptimizerSpec, { name: 'adadelta' }>): Rule {
  const { rho, epsilon } = spec;
  return {
    scalars: { names: ['learning-rate'], values: (_step, learningRate) => [learningRate] },
    coupledDecay: 0,
    update: elementwise(
      ({ times, plus, minus, over, root, number, scalar }, { weight, gradient, state: [square, deltas] }) => {
        const average = (old: Value, value: Value) =>
          plus(times(old, number(rho)), times(times(value, value), number(1 - rho)));
        const smoothed = (value: Value) => plus(value, number(epsilon));
        const newSquare = average(square, gradient);
        const delta = times(root(over(smoothed(deltas), smoothed(newSquare))), gradient);
        return {
          weight: minus(weight, times(delta, scalar('learning-rate'))),
          state: [newSquare, average(deltas, delta)],
        };
      },
    ),
  };
}
