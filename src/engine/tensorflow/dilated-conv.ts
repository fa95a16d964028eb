// A dilated convolution that can be differentiated: TensorFlow.js has no gradient of one. Its pixels are regrouped so
// that neighbours at the dilation's distance lie side by side, then it's an ordinary convolution, which is what
// TensorFlow's own with_space_to_batch does (Yu & Koltun 2016 on dilation).
import type * as tfjs from '@tensorflow/tfjs';
import type { Layer } from '../../network/network.ts';
import type { Tf } from './load.ts';

type ConvLayer = Extract<Layer, { op: 'conv' }>;

/** N,H,W,I -> N,H,W,filters, zero padding that keeps height and width. */
export function dilatedConv(
  tf: Tf,
  { name, filters, kernel: size, dilation, bias }: ConvLayer,
): tfjs.layers.Layer {
  class DilatedConv extends tf.layers.Layer {
    static className = 'DilatedConv';

    override build(shape: tfjs.Shape | tfjs.Shape[]): void {
      const channels = (shape as tfjs.Shape).at(-1)!;
      const zeros = tf.initializers.zeros();
      this.addWeight('kernel', [size, size, channels, filters], 'float32', zeros);
      if (bias) this.addWeight('bias', [filters], 'float32', zeros);
      this.built = true;
    }

    override computeOutputShape(shape: tfjs.Shape | tfjs.Shape[]): tfjs.Shape {
      return [...(shape as tfjs.Shape).slice(0, -1), filters];
    }

    override call(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      return tf.tidy(() => {
        const [kernel, offset] = this.weights.map((weight) => weight.read());
        const input = (Array.isArray(inputs) ? inputs[0] : inputs) as tfjs.Tensor4D;
        const output = convolve(tf, input, kernel as tfjs.Tensor4D, dilation);
        return offset === undefined ? output : output.add(offset);
      });
    }
  }
  return new DilatedConv({ name });
}

function convolve(tf: Tf, input: tfjs.Tensor4D, kernel: tfjs.Tensor4D, dilation: number): tfjs.Tensor4D {
  const [, height, width] = input.shape;
  const margin = (dilation * (kernel.shape[0] - 1)) / 2;
  const missing = [height, width].map((edge) => (dilation - ((edge + 2 * margin) % dilation)) % dilation);
  const block = [dilation, dilation];
  const paddings = missing.map((rest) => [margin, margin + rest]);
  const grouped = tf.spaceToBatchND(input, block, paddings);
  const crops = missing.map((rest) => [0, rest]);
  return tf.batchToSpaceND(tf.conv2d(grouped, kernel, 1, 'valid'), block, crops);
}
