// A batch norm of running statistics that follows a convolution, folded into it: one pass over the pixels instead of two, and
// none for the gradients. With s = 1 / sqrt(running variance + epsilon), scale = gamma * s and G the gradient that a
// convolution by w would have of dy:
//   forward   y = x * (scale * w) + (beta - running mean * scale), scale by filter
//   backward  dw = scale * G; dbeta = sum(dy)
//             dgamma = s * (sum over a filter of w * G - running mean * dbeta), as the sum of dy * (x * w) is that of w * G
// Source: Jacob et al. 2018 (arXiv:1712.05877), section 3.2, and the chain rule.
import type { Layer } from '../../../network/network.ts';
import { keepsStatistics } from '../../../network/parameters.ts';
import { inputsOf } from '../../../network/shapes.ts';
import type { Context } from '../context.ts';
import type { Graph, Value } from '../graph.ts';

export type BatchNorm = Extract<Layer, { readonly op: 'batch-norm' }>;
type Convolution = Extract<Layer, { readonly op: 'conv' | 'depthwise-conv' }>;

/**
 * The batch norms that can be folded, by the name of the convolution: where nothing else reads that, and unless only the norm
 * learns, which takes less than the gradient of the weight.
 * @param layers in order of computation, of which the last one's output is asked for
 */
export function foldedNorms(layers: readonly Layer[], training: boolean): ReadonlyMap<string, BatchNorm> {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const read = layers.flatMap(inputsOf);
  const folded = new Map<string, BatchNorm>();
  for (const layer of layers) {
    if (layer.op !== 'batch-norm' || (training && !keepsStatistics(layer))) continue;
    const before = byName.get(layer.from);
    if (!isConvolution(before) || before.bias) continue;
    if (training && before.frozen && !layer.frozen) continue;
    if (read.filter((name) => name === before.name).length === 1) folded.set(before.name, layer);
  }
  return folded;
}

function isConvolution(layer: Layer | undefined): layer is Convolution {
  return layer?.op === 'conv' || layer?.op === 'depthwise-conv';
}

/** What a convolution of so many filters, written in blocks of `block`, makes of the batch norm that is folded into it. */
export class FoldedNorm {
  /** In place of a bias, shape C. */
  readonly shift: Value;
  readonly #context: Context;
  readonly #norm: BatchNorm;
  readonly #filters: number;
  readonly #block: number;
  readonly #reciprocal: Value;
  readonly #scale: Value;
  readonly #products: Value[] = [];

  constructor(context: Context, norm: BatchNorm, { filters, block }: { filters: number; block: number }) {
    const { graph } = context;
    this.#context = context;
    this.#norm = norm;
    this.#filters = filters;
    this.#block = block;
    const deviation = graph.add('Sqrt', [
      graph.add('Add', [this.#parameter('running_var'), graph.float(norm.epsilon)]),
    ]);
    this.#reciprocal = graph.add('Reciprocal', [deviation]);
    this.#scale = graph.add('Mul', [this.#parameter('weight'), this.#reciprocal]);
    const offset = graph.add('Mul', [this.#parameter('running_mean'), this.#scale]);
    this.shift = graph.add('Sub', [this.#parameter('bias'), offset]);
  }

  /** A weight (or its gradient) by the scale of each filter; `shape` is O,I,k,k. */
  scaled(weight: Value, shape: readonly number[]): Value {
    const { graph } = this.#context;
    const scale = graph.reshape(this.#scale, [this.#filters / this.#block, 1, this.#block]);
    return graph.reshape(graph.add('Mul', [this.#rows(graph, weight), scale]), shape);
  }

  /** Takes note of what a weight and its raw gradient say of gamma, and gives the weight's own gradient. */
  weightGradient(weight: Value, raw: Value, shape: readonly number[]): Value {
    const { graph } = this.#context;
    if (!this.#norm.frozen) {
      const products = graph.add('Mul', [this.#rows(graph, weight), this.#rows(graph, raw)]);
      this.#products.push(graph.reshape(graph.sum(products, [1]), [this.#filters]));
    }
    return this.scaled(raw, shape);
  }

  /** Announces the norm's own gradients; `sum` gives that of dy over all pixels, shape C. */
  learn(sum: () => Value): void {
    if (this.#norm.frozen) return;
    const { graph, gradients } = this.#context;
    const dbeta = sum();
    const products = this.#products.reduce((all, one) => graph.add('Add', [all, one]));
    const centred = graph.add('Sub', [products, graph.add('Mul', [this.#parameter('running_mean'), dbeta])]);
    gradients.set(this.#parameter('bias'), dbeta);
    gradients.set(this.#parameter('weight'), graph.add('Mul', [this.#reciprocal, centred]));
  }

  #parameter(suffix: string): Value {
    return this.#context.parameter(`${this.#norm.name}.${suffix}`);
  }

  /** A weight as it lies in memory, O/b,I/a,k,k,a,b, with filters first and last. */
  #rows(graph: Graph, weight: Value): Value {
    return graph.reshape(weight, [this.#filters / this.#block, -1, this.#block]);
  }
}
