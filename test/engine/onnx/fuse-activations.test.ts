// A ReLU, clipped or not, goes into the convolution before it only where nobody misses what that alone would have given.
import { expect, test } from 'vitest';
import { fuseActivations } from '../../../src/engine/onnx/fuse-activations.ts';
import { Graph, NCHWC, type Value } from '../../../src/engine/onnx/graph.ts';

/** images -> convolution -> ReLU -> output; `also` may use what the convolution gives. */
function convolutionAndRelu(domain: string, also?: (graph: Graph, convolved: Value) => void) {
  const graph = new Graph();
  const images = graph.input('images', 'float32', [1, 8, 4, 4]);
  const weight = graph.input('weight', 'float32', [8, 8, 1, 1]);
  const convolved = graph.add('Conv', [images, weight], { kernel_shape: [1, 1] }, domain);
  also?.(graph, convolved);
  const active = graph.add('Relu', [convolved]);
  graph.output(graph.add('Neg', [active]), 'float32', [1, 8, 4, 4]);
  fuseActivations(graph);
  return graph.nodes.map(({ op, attributes }) => (attributes.activation === 'Relu' ? `${op}+Relu` : op));
}

test('a convolution in blocks takes the ReLU in, and what read the ReLU reads it', () => {
  expect(convolutionAndRelu(NCHWC)).toEqual(['Conv+Relu', 'Neg']);
});

test.each<[string, (graph: Graph) => Value, string[]]>([
  ['that is a constant', (graph) => graph.float(6), ['Conv+Clip 0 6', 'Neg']],
  ['that is computed', (graph) => graph.add('Neg', [graph.float(-6)]), ['Conv', 'Neg', 'Clip', 'Neg']],
])('a clipped one goes in with a bound %s', (_what, bound, expected) => {
  const graph = new Graph();
  const images = graph.input('images', 'float32', [1, 8, 4, 4]);
  const convolved = graph.add('Conv', [images, graph.input('weight', 'float32', [8, 8, 1, 1])], {}, NCHWC);
  const clipped = graph.add('Clip', [convolved, graph.float(0), bound(graph)]);
  graph.output(graph.add('Neg', [clipped]), 'float32', [1, 8, 4, 4]);
  fuseActivations(graph);
  const told = graph.nodes.map(({ op, attributes: { activation, activation_params: bounds } }) =>
    activation === undefined
      ? op
      : `${op}+${activation} ${(bounds as { floats: number[] }).floats.join(' ')}`,
  );
  expect(told).toEqual(expected);
});

test('a standard convolution has no place for it', () => {
  expect(convolutionAndRelu('')).toEqual(['Conv', 'Relu', 'Neg']);
});

test.each<[string, (graph: Graph, convolved: Value) => void]>([
  ['another node', (graph, convolved) => graph.add('Exp', [convolved])],
  ['the user of the graph', (graph, convolved) => graph.output(convolved, 'float32', [1, 8, 4, 4])],
])('a convolution that is read by %s, too, stays as it is', (_who, also) => {
  const ops = convolutionAndRelu(NCHWC, also);
  expect(ops).toContain('Conv');
  expect(ops).toContain('Relu');
});

test('a ReLU of a ReLU stays: a convolution takes one', () => {
  const graph = new Graph();
  const images = graph.input('images', 'float32', [1, 8, 4, 4]);
  const convolved = graph.add('Conv', [images, graph.input('weight', 'float32', [8, 8, 1, 1])], {}, NCHWC);
  graph.output(graph.add('Relu', [graph.add('Relu', [convolved])]), 'float32', [1, 8, 4, 4]);
  fuseActivations(graph);
  expect(graph.nodes.map(({ op }) => op)).toEqual(['Conv', 'Relu']);
});
