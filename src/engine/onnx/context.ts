// What a layer may ask for while it adds its nodes to a training graph: its parameters, a dropout mask, an
// activation in another order, and a place for the gradients. It knows no layer in particular.
import { type Activation, shapeOf, sourcesOf } from './activation.ts';
import type { Graph, Value } from './graph.ts';
import type { GradientMaker, KernelContext, Layout } from './layout/layout.ts';
import type { Piece } from './piece.ts';

/** A dropout mask the graph reads: which layer's, how likely a zero is, how many numbers. */
export interface MaskPort {
  readonly name: Value;
  readonly layer: string;
  readonly rate: number;
  readonly shape: readonly number[];
}

interface Contribution {
  readonly make: GradientMaker;
  /** Including a sum costs nothing. */
  readonly absorbs: boolean;
}

/** Where a context finds a parameter's stored tensors. */
export interface Pieces {
  piecesOf(parameter: string): readonly Pick<Piece, 'name'>[];
}

export class Context implements KernelContext {
  readonly graph: Graph;
  readonly layout: Layout;
  /** Training: dropout on, the batch's statistics. Otherwise evaluation. */
  readonly training: boolean;
  readonly masks: MaskPort[] = [];
  /** Gradients by stored tensor's name. */
  readonly gradients = new Map<string, Value>();
  /** New running statistics by stored tensor's name. */
  readonly statistics = new Map<string, Value>();
  readonly #storage: Pieces;
  /** Activations that nothing learned goes into. */
  readonly #unlearned = new Set<Value>();
  readonly #rearranged = new Map<string, Activation>();
  readonly #pending = new Map<Value, Contribution[]>();

  constructor(graph: Graph, layout: Layout, storage: Pieces, images: Activation, training: boolean) {
    this.graph = graph;
    this.#unlearned.add(images.value);
    this.layout = layout;
    this.training = training;
    this.#storage = storage;
  }

  /** The graph inputs that hold a parameter, e.g. `conv1.weight`: one, or one for each source of a convolution. */
  pieces(parameter: string): readonly Value[] {
    return this.#storage.piecesOf(parameter).map(({ name }) => name);
  }

  /** The graph input that holds a parameter stored in one piece. */
  parameter(name: string): Value {
    const [piece] = this.pieces(name);
    return piece;
  }

  arranged(activation: Activation, block: number): Activation {
    if (activation.block === block) return activation;
    const key = `${activation.value}/${block}`;
    const known = this.#rearranged.get(key);
    if (known) return known;
    const value = this.layout.rearrange(this.graph, activation, block);
    const result: Activation = { ...activation, value, block };
    this.#rearranged.set(key, result);
    return result;
  }

  /** A concatenation joined in memory; any other activation as it is. */
  whole(activation: Activation): Activation {
    if (!activation.sources) return activation;
    const key = `${activation.value}/whole`;
    const known = this.#rearranged.get(key);
    if (known) return known;
    const { block } = this.layout;
    const sources = sourcesOf(activation);
    const common = sources.every(({ channels }) => channels % block === 0) ? block : 1;
    const parts = sources.map((source) => this.arranged(source, common).value);
    const { sources: _, ...size } = activation;
    const result = { ...size, value: this.graph.add('Concat', parts, { axis: 1 }), block: common };
    this.#rearranged.set(key, result);
    return result;
  }

  /** A dropout mask for a layer's output: 0 with probability `rate`, else 1 / (1 - rate). */
  mask(layer: string, rate: number, like: Activation): Value {
    const name = `${layer}/mask`;
    const shape = shapeOf(like);
    this.graph.input(name, 'float32', shape);
    this.masks.push({ name, layer, rate, shape });
    return name;
  }

  /** No gradient goes back beyond an activation, as beyond the images. */
  endGradient({ value }: Activation): void {
    this.#unlearned.add(value);
  }

  /** Whether anything is learned from the gradient of an activation. */
  needsGradient({ value }: Activation): boolean {
    return !this.#unlearned.has(value);
  }

  contribute(activation: Activation, block: number, make: GradientMaker, absorbs = false): void {
    const contributions = this.#pending.get(activation.value) ?? [];
    contributions.push(
      block === activation.block
        ? { make, absorbs }
        : { make: this.#converting(activation, block, make), absorbs: false },
    );
    this.#pending.set(activation.value, contributions);
  }

  /**
   * The whole gradient with respect to `activation`, or undefined where the loss doesn't depend on it (other than
   * through the sources of a concatenation). The nodes of its parts are added now, each on top of the last, those that
   * absorb a sum at the end.
   */
  gradientOf(activation: Activation): Value | undefined {
    const contributions = this.#pending.get(activation.value) ?? [];
    return contributions
      .toSorted((a, b) => Number(a.absorbs) - Number(b.absorbs))
      .reduce<Value | undefined>((sum, { make }) => make(sum), undefined);
  }

  #converting(activation: Activation, block: number, make: GradientMaker): GradientMaker {
    return (sum) => {
      const gradient = { ...activation, value: make(undefined), block };
      return this.add(this.layout.rearrange(this.graph, gradient, activation.block), sum);
    };
  }

  add(value: Value, sum: Value | undefined): Value {
    return sum === undefined ? value : this.graph.add('Add', [value, sum]);
  }
}
