// The loss, its gradient with respect to the logits, and the confusion counts, as nodes of the graph.
//   cross-entropy  sum over valid pixels of w[label] * (logsumexp(z) - z[label]) / count
//                  dz = w[label] * (p - y) / count
//   soft Dice      1 - mean over classes of D, D = (2 * I + e) / (P + Y + e), I = sum(p * y), P = sum(p), Y = sum(y)
//                  dp = -(2 * y - D) / (P + Y + e) / classes;  dz = p * (dp - sum over classes of p * dp)
// y is one-hot, all zeros where the label is ignored. Sources: Milletari et al. 2016 (V-Net) for Dice; the gradient
// of softmax with cross-entropy as in Bishop, Pattern Recognition and Machine Learning (2006), section 4.3.4.
import type { LossSpec } from '../engine.ts';
import type { Activation } from './activation.ts';
import { type Graph, MICROSOFT, type Value } from './graph.ts';
import type { Softmax, Term } from './loss-term.ts';
import { softCrossEntropy, softTargets } from './soft-cross-entropy.ts';

/** Smooths the Dice term, so that an absent class that isn't predicted counts as a perfect overlap. */
const DICE_SMOOTHING = 1e-5;

export interface Loss {
  /** Without the L2 penalties; a scalar. */
  readonly loss: Value;
  /** Number of labels not ignored; a scalar. */
  readonly count: Value;
  /** classes,classes: row = true class, column = predicted class. */
  readonly confusion: Value;
  /** Adds the nodes of the gradient with respect to the logits and gives it. */
  gradient(): Value;
}

/** Logits N,K,H,W in plain order; labels uint8 N,H,W; soft labels, where given, N,K,pixels. */
export function buildLoss(
  graph: Graph,
  logits: Activation,
  { labels, targets }: { readonly labels: Value; readonly targets: Value | undefined },
  spec: LossSpec,
): Loss {
  const { batch, channels: classes, height, width } = logits;
  const pixels = height * width;
  const z = graph.reshape(logits.value, [batch, classes, pixels]);
  const y = oneHot(graph, graph.add('Cast', [labels], { to: INT32 }), batch, classes, pixels);
  const softmax = buildSoftmax(graph, z);
  const count = graph.sum(y, [0, 1, 2]);
  const safeCount = graph.add('Max', [count, graph.float(1)]);
  const terms: Term[] = [];
  if (spec.crossEntropy > 0) {
    const soft = targets !== undefined || (spec.labelSmoothing ?? 0) > 0;
    terms.push(
      soft
        ? softCrossEntropy(graph, z, softTargets(graph, y, targets, spec), softmax, safeCount, spec)
        : crossEntropy(graph, z, y, softmax, safeCount, spec),
    );
  }
  if (spec.dice > 0) terms.push(dice(graph, y, softmax.p, classes, spec.dice));
  const add = (values: Value[]) => values.reduce((a, b) => graph.add('Add', [a, b]));
  return {
    loss: add(terms.map(({ loss }) => loss)),
    count,
    confusion: confusionCounts(graph, z, y, classes),
    gradient: () =>
      graph.reshape(add(terms.map(({ gradient }) => gradient())), [batch, classes, height, width]),
  };
}

/** ONNX's number for the type. */
const INT32 = 6;
const FLOAT = 1;

function buildSoftmax(graph: Graph, z: Value): Softmax {
  const largest = graph.add('ReduceMax', [z, graph.ints([1])], { keepdims: 1 });
  const exps = graph.add('Exp', [graph.add('Sub', [z, largest])]);
  const sum = graph.sum(exps, [1], true);
  const logSum = graph.add('Add', [graph.add('Log', [sum]), largest]);
  return { p: graph.add('Div', [exps, sum]), logSum };
}

/** N,classes,pixels: 1 where the label is the class. A label that's no class (255: ignored) gives zeros. */
function oneHot(graph: Graph, labels: Value, batch: number, classes: number, pixels: number): Value {
  const all = graph.add('Cast', [classIndices(graph, classes)], { to: INT32 });
  const equal = graph.add('Equal', [graph.reshape(labels, [batch, 1, pixels]), all]);
  return graph.add('Cast', [equal], { to: FLOAT });
}

function classIndices(graph: Graph, classes: number): Value {
  return graph.reshape(graph.ints(Array.from({ length: classes }, (_, index) => index)), [classes, 1]);
}

function crossEntropy(
  graph: Graph,
  z: Value,
  y: Value,
  { p, logSum }: Softmax,
  count: Value,
  { crossEntropy: factor, classWeights }: LossSpec,
): Term {
  const weighted = graph.add('Mul', [y, graph.floats(classWeights, [classWeights.length, 1])]);
  const weight = graph.sum(weighted, [1], true);
  const ofLabel = graph.sum(graph.add('Mul', [z, y]), [1], true);
  const each = graph.add('Mul', [weight, graph.add('Sub', [logSum, ofLabel])]);
  const scale = graph.add('Div', [graph.float(factor), count]);
  return {
    loss: graph.add('Mul', [graph.sum(each, [0, 1, 2]), scale]),
    gradient: () => graph.add('Mul', [graph.add('Sub', [p, y]), graph.add('Mul', [weight, scale])]),
  };
}

function dice(graph: Graph, y: Value, p: Value, classes: number, factor: number): Term {
  const valid = graph.sum(y, [1], true);
  const validP = graph.add('Mul', [p, valid]);
  const sum = (value: Value) => graph.sum(value, [0, 2], true);
  const overlap = graph.add('Mul', [sum(graph.add('Mul', [p, y])), graph.float(2)]);
  const top = graph.add('Add', [overlap, graph.float(DICE_SMOOTHING)]);
  const bottom = graph.add('Add', [graph.add('Add', [sum(validP), sum(y)]), graph.float(DICE_SMOOTHING)]);
  const coefficient = graph.add('Div', [top, bottom]);
  const mean = graph.add('Mul', [graph.sum(coefficient, [0, 1, 2]), graph.float(factor / classes)]);
  return {
    loss: graph.add('Sub', [graph.float(factor), mean]),
    gradient() {
      const twice = graph.add('Mul', [y, graph.float(2)]);
      const slope = graph.add('Sub', [coefficient, twice]);
      const scale = graph.add('Div', [graph.float(factor / classes), bottom]);
      const dp = graph.add('Mul', [slope, scale]);
      const along = graph.sum(graph.add('Mul', [p, dp]), [1], true);
      return graph.add('Mul', [validP, graph.add('Sub', [dp, along])]);
    },
  };
}

/** y as classes x pixels, times the one-hot of the predicted class (the first of equals). Exact below 2^24 pixels. */
function confusionCounts(graph: Graph, z: Value, y: Value, classes: number): Value {
  const predicted = graph.add('ArgMax', [z], { axis: 1, keepdims: 1 });
  const equal = graph.add('Equal', [predicted, classIndices(graph, classes)]);
  const prediction = graph.add('Cast', [equal], { to: FLOAT });
  const perImage = graph.add('FusedMatMul', [y, prediction], { transB: 1 }, MICROSOFT);
  return graph.reshape(graph.sum(perImage, [0]), [classes, classes]);
}
