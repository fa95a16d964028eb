// Cross-entropy against soft targets t (mixed or smoothed labels), as nodes of the graph; of hard labels it's loss.ts'.
//   loss  sum over valid pixels and c of w[c] * t[c] * (logsumexp(z) - z[c]) / count
//   dz    (p * sum over c of w[c] * t[c] - w * t) / count
// Source: Szegedy et al. 2016 (label smoothing), Zhang et al. 2018 (mixup).
import type { LossSpec } from '../engine.ts';
import type { Graph, Value } from './graph.ts';
import type { Softmax, Term } from './loss-term.ts';

/** t: what is given in place of the one-hot y, or y itself, smoothed; zeros where the label is ignored. */
export function softTargets(graph: Graph, y: Value, given: Value | undefined, spec: LossSpec): Value {
  const { labelSmoothing = 0, classWeights } = spec;
  const valid = graph.sum(y, [1], true);
  const targets = given === undefined ? y : graph.add('Mul', [given, valid]);
  if (labelSmoothing === 0) return targets;
  const kept = graph.add('Mul', [targets, graph.float(1 - labelSmoothing)]);
  const spread = graph.add('Mul', [valid, graph.float(labelSmoothing / classWeights.length)]);
  return graph.add('Add', [kept, spread]);
}

/** z, t: N,K,pixels. */
export function softCrossEntropy(
  graph: Graph,
  z: Value,
  targets: Value,
  { p, logSum }: Softmax,
  count: Value,
  { crossEntropy: factor, classWeights }: LossSpec,
): Term {
  const weighted = graph.add('Mul', [targets, graph.floats(classWeights, [classWeights.length, 1])]);
  const weight = graph.sum(weighted, [1], true);
  const each = graph.add('Mul', [weighted, graph.add('Sub', [logSum, z])]);
  const scale = graph.add('Div', [graph.float(factor), count]);
  return {
    loss: graph.add('Mul', [graph.sum(each, [0, 1, 2]), scale]),
    gradient: () => graph.add('Mul', [graph.add('Sub', [graph.add('Mul', [p, weight]), weighted]), scale]),
  };
}
