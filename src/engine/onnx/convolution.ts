// Convolutions in ONNX's words, whatever they're part of: what they are told of a window, and two pieces of their gradients.
import { samePadding, type Window } from '../../network/padding.ts';
import type { Graph, Node, Value } from './graph.ts';

/** Attributes of Conv and ConvTranspose. `group`: that many parts of the channels, each for itself. */
export function convolutionOf(window: Window, group = 1): Node['attributes'] {
  const { kernel, stride = 1, dilation = 1 } = window;
  const { before, after } = samePadding(window);
  return {
    kernel_shape: [kernel, kernel],
    pads: [before, before, after, after],
    dilations: [dilation, dilation],
    ...(stride === 1 ? {} : { strides: [stride, stride] }),
    ...(group === 1 ? {} : { group }),
  };
}

/** The gradient of what a convolution of stride 2 reads: each number of dy spreads over a window of it. */
export function spread(graph: Graph, gradient: Value, weight: Value, window: Window, group = 1): Value {
  const attributes = convolutionOf(window, group);
  // Windows of one pixel leave the last row and column out.
  const rest = { output_padding: window.kernel === 1 ? [1, 1] : [0, 0] };
  return graph.add('ConvTranspose', [gradient, weight], { ...attributes, ...rest });
}

/** Taps in reverse order. */
export function reverse(graph: Graph, count: number): Value {
  return graph.ints(Array.from({ length: count }, (_, index) => count - 1 - index));
}
