// What an exported model does to raw pixels before the network gets them, as nodes of the graph: the same as training
// did to its images (image/resize.ts, image/normalize.ts).
import type { Normalization } from '../../shared/normalization.ts';
import type { Graph, Value } from './graph.ts';

/** A size that every image is brought to, in pixels. */
export interface Resizing {
  readonly height: number;
  readonly width: number;
  /** The pixels are floats, of which some may not be finite: those count for nothing. */
  readonly floats: boolean;
}

/** Raw pixels N,C,H,W of any size at the given one. */
export function resize(graph: Graph, raw: Value, { height, width, floats }: Resizing): Value {
  const linear = (value: Value) =>
    graph.add('Resize', [value, undefined, undefined, graph.ints([height, width])], {
      mode: 'linear',
      antialias: 1,
      // Beyond the image there's nothing to count, as Pillow and PyTorch have it.
      exclude_outside: 1,
      axes: [2, 3],
    });
  if (!floats) return linear(raw);
  const missing = graph.add('Or', [graph.add('IsNaN', [raw]), graph.add('IsInf', [raw])]);
  const [none, one] = [graph.floats([0], [1, 1, 1, 1]), graph.floats([1], [1, 1, 1, 1])];
  const there = graph.add('Where', [missing, none, raw]);
  const share = linear(
    graph.add('Where', [missing, none, graph.add('Expand', [one, graph.add('Shape', [raw])])]),
  );
  // Where nothing is there it's 0 / 0: not a number.
  return graph.add('Div', [linear(there), share]);
}

export function normalize(graph: Graph, raw: Value, { channels, stretch }: Normalization): Value {
  const each = (key: 'low' | 'high' | 'offset' | 'scale') =>
    graph.floats(
      channels.map((channel) => channel[key]),
      [1, channels.length, 1, 1],
    );
  // The standard doesn't say what Min and Max make of NaN.
  const there = graph.add('Where', [graph.add('IsNaN', [raw]), each('low'), raw]);
  const clipped = graph.add('Max', [graph.add('Min', [there, each('high')]), each('low')]);
  const scaled = graph.add('Mul', [graph.add('Sub', [clipped, each('offset')]), each('scale')]);
  return stretch === 'asinh' ? graph.add('Asinh', [scaled]) : scaled;
}

/** Repeats the last row and column until height and width are multiples of `stride`. */
export function pad(graph: Graph, images: Value, size: Value, stride: number): Value {
  if (stride === 1) return images;
  const multiple = graph.ints([stride]);
  const over = graph.add('Mod', [size, multiple]);
  const missing = graph.add('Mod', [graph.add('Sub', [multiple, over]), multiple]);
  const pads = graph.add('Concat', [graph.ints([0, 0, 0, 0, 0, 0]), missing], { axis: 0 });
  return graph.add('Pad', [images, pads], { mode: 'edge' });
}
