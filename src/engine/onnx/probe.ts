// Finds out, once a process and before anything is trained, whether ONNX Runtime's blocked kernels are there, how
// many channels make a block on this processor, and whether they agree with the standard operators.

import { isOutOfMemory } from '../../shared/out-of-memory.ts';
import { like } from './activation.ts';
import { Context } from './context.ts';
import { encodeModel } from './encode.ts';
import { fuseActivations } from './fuse-activations.ts';
import { Graph } from './graph.ts';
import { blockedLayout } from './layout/blocked.ts';
import { type Layout, optimizationOf } from './layout/layout.ts';
import { standardLayout } from './layout/standard.ts';
import { convPieces, depthwisePieces } from './layout/weights.ts';
import type { Runtime } from './session.ts';

/** AVX-512 has blocks of 16 channels, AVX2 of 8; other processors one of the two or none. */
const BLOCKS = [16, 8];

const CHANNELS = 32;
const EDGE = 6;
const TOLERANCE = 1e-4;

let known: Promise<Layout | undefined> | undefined;

/** The blocked layout, or undefined where it isn't available or gives other numbers than the standard one. */
export function probeBlockedLayout(runtime: Runtime): Promise<Layout | undefined> {
  if (runtime.name === 'wasm') return Promise.resolve(undefined);
  known ??= probe(runtime);
  return known;
}

async function probe(runtime: Runtime): Promise<Layout | undefined> {
  const expected = await sampleOf(runtime, standardLayout);
  for (const block of BLOCKS) {
    const layout = blockedLayout(block);
    try {
      const actual = await sampleOf(runtime, layout);
      if (actual.every((value, index) => Math.abs(value - expected[index]) < TOLERANCE)) return layout;
    } catch (error) {
      if (isOutOfMemory(error)) throw error;
      // The operators aren't in this build, or refuse this block: then it isn't the one.
    }
  }
  return undefined;
}

/** Plain in and plain out, and in between every operator that only the blocked layout uses. */
async function sampleOf(runtime: Runtime, layout: Layout): Promise<Float32Array> {
  const graph = new Graph();
  const shape = [1, CHANNELS, EDGE, EDGE];
  const value = graph.input('images', 'float32', shape);
  const weight = graph.input('weight', 'float32', [CHANNELS, CHANNELS, 3, 3]);
  const images = { value, batch: 1, channels: CHANNELS, height: EDGE, width: EDGE, block: 1 };
  const context = new Context(graph, layout, { piecesOf: () => [] }, images, false);
  const geometry = { kernel: 3, dilation: 1 };
  const kernels = layout.kernels([CHANNELS], CHANNELS, geometry);
  const input = context.arranged(images, kernels.inputBlock(CHANNELS));
  const sum = input.value;
  const convolved = kernels.forward(context, input, weight, CHANNELS, geometry, { sum });
  const largest = layout.maxPool(graph, like(input, convolved));
  const half = { ...input, value: largest, height: EDGE / 2, width: EDGE / 2 };
  const factors = graph.floats(Array.from({ length: CHANNELS }, (_, channel) => Math.cos(channel)));
  const scaled = layout.scaleAndShift(graph, half, factors, factors, largest);
  const active = like(half, graph.add('Relu', [scaled]));
  const depthwise = layout.depthwiseKernels(CHANNELS);
  const each = graph.input('each', 'float32', [CHANNELS, 1, 3, 3]);
  const alone = depthwise.forward(context, active, each, CHANNELS, geometry, {});
  const clipped = graph.add('Clip', [alone, graph.float(0), graph.float(1)]);
  const output = context.arranged(like(half, clipped), 1).value;
  graph.output(output, 'float32', [1, CHANNELS, EDGE / 2, EDGE / 2]);
  fuseActivations(graph);

  const session = await runtime.open(encodeModel(graph), optimizationOf(layout));
  const numbers = (length: number) => Float32Array.from({ length }, (_, index) => Math.sin(index * index));
  const spec = { name: 'weight', shape: [CHANNELS, CHANNELS, 3, 3] };
  const [piece] = convPieces(spec, [CHANNELS], kernels);
  const [single] = depthwisePieces({ name: 'each', shape: [CHANNELS, 1, 3, 3] }, depthwise);
  const outputs = await session.run({
    images: runtime.floats(numbers(CHANNELS * EDGE * EDGE), shape),
    weight: runtime.floats(piece.pack(numbers(CHANNELS * CHANNELS * 9)), piece.shape),
    each: runtime.floats(single.pack(numbers(CHANNELS * 9)), single.shape),
  });
  const result = (outputs[output].data as Float32Array).slice();
  await session.release();
  return result;
}
