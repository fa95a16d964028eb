// What is frozen costs a training step nothing but its forward pass.
import { expect, test } from 'vitest';
import { compile } from '../../../src/engine/onnx/compile.ts';
import { decodeModel } from '../../../src/engine/onnx/decode.ts';
import { blockedLayout } from '../../../src/engine/onnx/layout/blocked.ts';
import { standardLayout } from '../../../src/engine/onnx/layout/standard.ts';
import { Storage } from '../../../src/engine/onnx/storage.ts';
import type { Layer, Network } from '../../../src/network/network.ts';
import { parametersOf } from '../../../src/network/parameters.ts';
import { normUnet, recipe } from './samples.ts';

/** The encoder and all of its batch norms frozen, the decoder not. */
const layers = normUnet.layers.map((layer) =>
  /^(encoder|bottleneck).*(conv|norm)/.test(layer.name) ? ({ ...layer, frozen: true } as Layer) : layer,
);
const FROZEN: Network = { ...normUnet, layers };
const SHAPE = { size: 2, height: 16, width: 16 };

test.each([standardLayout, blockedLayout(8)])(
  '$name layout: a frozen weight is read once, and no more',
  (layout) => {
    const nodesOf = (network: Network, purpose: 'train' | 'evaluate') => {
      const compiled = compile(
        { network, options: recipe, layout, storage: new Storage(network, layout) },
        purpose,
        SHAPE,
      );
      return { renews: [...compiled.renews.keys()], nodes: decodeModel(compiled.model).graph.node };
    };
    const { nodes, renews } = nodesOf(FROZEN, 'train');
    const still = parametersOf(FROZEN).filter((spec) => spec.still);
    expect(still.length).toBeGreaterThan(10);
    for (const { name } of still) {
      expect(nodes.filter(({ input }) => input.includes(name)).length, name).toBe(1);
      expect(renews.filter((renewed) => renewed.startsWith(name))).toEqual([]);
    }
    // The bottom's backward pass is most of a step: without it there are fewer nodes than between the two.
    const [whole, forward] = [nodesOf(normUnet, 'train').nodes, nodesOf(FROZEN, 'evaluate').nodes];
    expect(nodes.length).toBeLessThan((whole.length + forward.length) / 2);
  },
);

test('nothing of the step is computed for nobody', () => {
  for (const layout of [standardLayout, blockedLayout(8)]) {
    const storage = new Storage(FROZEN, layout);
    const { model } = compile({ network: FROZEN, options: recipe, layout, storage }, 'train', SHAPE);
    const { node, output } = decodeModel(model).graph;
    const read = new Set([...node.flatMap(({ input }) => input), ...output.map(({ name }) => name)]);
    const idle = node.filter((one) => one.output.every((name) => !read.has(name)));
    expect(idle.map(({ name }) => name)).toEqual([]);
  }
});
