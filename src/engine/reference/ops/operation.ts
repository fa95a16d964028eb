// What every op of the reference engine offers: its forward formula and the gradient of it. No op keeps anything
// between calls; backward gets again what forward got.
import type { Layer } from '../../../network/network.ts';
import type { Tensor64 } from '../tensor64.ts';

export type LayerOf<Op extends Layer['op']> = Extract<Layer, { op: Op }>;

/** A layer's parameters by what follows the layer's name: `weight`, `bias`, `running_mean`, ... */
export type LayerParameters = Readonly<Record<string, Tensor64>>;

export interface Mode {
  /** Dropout on and the batch's own statistics; else dropout off and the running statistics. */
  readonly training: boolean;
  /** Seed and number of updates done: dropout's mask follows from them. */
  readonly seed: number;
  readonly step: number;
}

/** Gradients of the loss: one per input in order, and one per trainable parameter. */
export interface Gradients {
  readonly inputs: readonly Tensor64[];
  readonly parameters: LayerParameters;
}

export interface Operation<Op extends Layer['op']> {
  forward(layer: LayerOf<Op>, inputs: readonly Tensor64[], parameters: LayerParameters, mode: Mode): Tensor64;
  /** From `dOutput`, the loss' gradient by the output, to the gradients by inputs and parameters. */
  backward(
    layer: LayerOf<Op>,
    inputs: readonly Tensor64[],
    parameters: LayerParameters,
    mode: Mode,
    dOutput: Tensor64,
  ): Gradients;
  /** After a training step's forward: what parameters that move without a gradient become. */
  move?(layer: LayerOf<Op>, inputs: readonly Tensor64[], parameters: LayerParameters): LayerParameters;
}
