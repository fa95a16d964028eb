// What a kind of layer is to the compiler. One file an op, one row in index.ts.
import type { Layer } from '../../../network/network.ts';
import type { ParameterSpec } from '../../../network/parameters.ts';
import type { Activation } from '../activation.ts';
import type { Context } from '../context.ts';
import type { Exporter } from '../exporter.ts';
import type { Value } from '../graph.ts';
import type { Layout } from '../layout/layout.ts';
import type { Piece } from '../piece.ts';
import type { BatchNorm } from './folded-norm.ts';

export interface Op<L extends Layer> {
  /**
   * Adds the layer's nodes to a training (or evaluation) graph.
   * @param norm that follows and is folded into the layer, a convolution: the output is the norm's
   */
  forward(context: Context, layer: L, inputs: readonly Activation[], norm?: BatchNorm): Step;
  /** Adds the layer's nodes to the exported model: standard operators only, batch, height and width open. */
  export(exporter: Exporter, layer: L, inputs: readonly Value[]): Value;
  /**
   * How a parameter lies in memory, where that isn't its canonical layout. `sources` are the channels of each
   * activation that the layer reads.
   */
  arrange?(
    layer: L,
    spec: ParameterSpec,
    sources: readonly number[],
    layout: Layout,
  ): readonly Piece[] | undefined;
}

export interface Step {
  readonly output: Activation;
  /**
   * Given the gradient of the loss with respect to the output, announces those with respect to the inputs
   * (`context.contribute`) and to the parameters (`context.gradients`). Absent where there's nothing to pass on.
   */
  readonly backward?: ((gradient: Value) => void) | undefined;
}
