// The trainer that runs compiled graphs, one for each purpose and shape, compiled when first asked for. It runs in
// whatever thread it's made in and blocks it; worker.ts gives it a thread of its own.
import type { Network } from '../../network/network.ts';
import { initialParameters } from '../../network/parameters.ts';
import { checkBatch, checkComputed, checkImages, checkState } from '../check.ts';
import type { Batch, ImageShape, StepResult, Trainer, TrainerState, TrainingOptions } from '../engine.ts';
import { ratesOf } from '../rates.ts';
import { scalarName } from './arithmetic.ts';
import {
  type BatchForm,
  type CompiledGraph,
  compile,
  IMAGES,
  LABELS,
  type Purpose,
  TARGETS,
} from './compile.ts';
import { type Layout, optimizationOf } from './layout/layout.ts';
import { MaskPools } from './masks.ts';
import { type Optimizer, optimizerOf } from './optimizers.ts';
import type { Feeds, Runtime, Session, Tensor } from './session.ts';
import { State } from './state.ts';
import { Storage } from './storage.ts';

/** Graphs kept open; beyond it the one not used for longest is closed (each holds its activations' memory). */
const OPEN_GRAPHS = 8;

interface OpenGraph {
  readonly graph: CompiledGraph;
  readonly session: Session;
}

export class OnnxTrainer implements Trainer {
  readonly #runtime: Runtime;
  readonly #layout: Layout;
  readonly #network: Network;
  readonly #options: TrainingOptions;
  readonly #optimizer: Optimizer;
  readonly #rates: readonly number[];
  readonly #storage: Storage;
  readonly #state: State;
  readonly #masks: MaskPools;
  readonly #open = new Map<string, OpenGraph>();
  #step = 0;

  constructor(runtime: Runtime, layout: Layout, network: Network, options: TrainingOptions) {
    this.#runtime = runtime;
    this.#layout = layout;
    this.#network = network;
    this.#options = options;
    this.#optimizer = optimizerOf(options.optimizer);
    this.#rates = ratesOf(network, options);
    this.#storage = new Storage(network, layout);
    this.#state = new State(runtime, this.#storage, this.#optimizer.slots);
    this.#state.load(initialParameters(network, options.seed), {});
    this.#masks = new MaskPools(options.seed);
  }

  async step(batch: Batch, learningRate: number): Promise<StepResult> {
    checkBatch(this.#network, batch);
    const { graph, session } = await this.#graph('train', formOf(batch));
    const feeds = this.#batchFeeds(graph, batch);
    const { names, values } = this.#optimizer.scalars;
    for (const rate of this.#rates) {
      for (const [index, value] of values(this.#step + 1, learningRate * rate).entries()) {
        feeds[scalarName(names[index], rate)] = this.#runtime.floats(Float32Array.of(value), []);
      }
    }
    for (const { name, layer, rate, shape } of graph.masks) {
      const length = shape.reduce((product, size) => product * size, 1);
      const mask = this.#masks.mask(layer, this.#step, rate, length);
      feeds[name] = this.#runtime.floats(mask, shape);
    }
    const outputs = await session.run(feeds, {
      ...resultFetches(graph),
      ...this.#state.fetches(graph.renews),
    });
    this.#state.renew(graph.renews, outputs);
    this.#step++;
    return resultOf(graph, outputs);
  }

  async evaluate(batch: Batch): Promise<StepResult> {
    checkBatch(this.#network, batch);
    const { graph, session } = await this.#graph('evaluate', formOf(batch));
    return resultOf(graph, await session.run(this.#batchFeeds(graph, batch), resultFetches(graph)));
  }

  async predict(images: Float32Array, shape: ImageShape): Promise<Float32Array> {
    return await this.activations(this.#network.layers[this.#network.layers.length - 1].name, images, shape);
  }

  async activations(layer: string, images: Float32Array, shape: ImageShape): Promise<Float32Array> {
    checkImages(this.#network, images, shape);
    checkComputed(this.#network, layer);
    const { graph, session } = await this.#graph('predict', { ...shape, layer });
    const feeds = { ...this.#state.feeds(graph.reads), [IMAGES]: this.#images(images, shape) };
    const outputs = await session.run(feeds, resultFetches(graph));
    return (outputs[graph.results.output!].data as Float32Array).slice();
  }

  async save(): Promise<TrainerState> {
    return { step: this.#step, ...this.#state.save() };
  }

  async load(state: TrainerState): Promise<void> {
    checkState(state, await this.save());
    this.#state.load(state.parameters, state.optimizer);
    this.#step = state.step;
  }

  async dispose(): Promise<void> {
    for (const { session } of this.#open.values()) await session.release();
    this.#open.clear();
  }

  async #graph(
    purpose: Purpose,
    { size, height, width, soft = false, layer }: BatchForm,
  ): Promise<OpenGraph> {
    const key = [purpose, size, height, width, soft, layer].join();
    let open = this.#open.get(key);
    if (!open) {
      await this.#makeRoom();
      const compilation = {
        network: this.#network,
        options: this.#options,
        layout: this.#layout,
        storage: this.#storage,
      };
      const graph = compile(compilation, purpose, { size, height, width, soft, layer });
      open = { graph, session: await this.#runtime.open(graph.model, optimizationOf(this.#layout)) };
    }
    this.#open.delete(key);
    this.#open.set(key, open);
    return open;
  }

  async #makeRoom(): Promise<void> {
    const [oldest] = this.#open;
    if (this.#open.size < OPEN_GRAPHS) return;
    this.#open.delete(oldest[0]);
    await oldest[1].session.release();
  }

  #batchFeeds(graph: CompiledGraph, batch: Batch): Feeds {
    const { size, height, width, targets } = batch;
    const { classes } = this.#network;
    const pixels = this.#network.task === 'segmentation' ? [height, width] : [1, 1];
    return {
      ...this.#state.feeds(graph.reads),
      [IMAGES]: this.#images(batch.images, batch),
      [LABELS]: this.#runtime.bytes(batch.labels, [size, ...pixels]),
      ...(targets ? { [TARGETS]: this.#runtime.floats(targets, [size, classes, 1]) } : {}),
    };
  }

  #images(images: Float32Array, { size, height, width }: ImageShape): Tensor {
    const channels = images.length / (size * height * width);
    return this.#runtime.floats(images, [size, channels, height, width]);
  }
}

function formOf({ size, height, width, targets }: Batch): BatchForm {
  return { size, height, width, soft: targets !== undefined };
}

function resultFetches({ results }: CompiledGraph): Record<string, null> {
  return Object.fromEntries(Object.values(results).map((value) => [value, null]));
}

function resultOf(
  { results }: CompiledGraph,
  outputs: Readonly<Record<string, { data: unknown }>>,
): StepResult {
  const numbers = (value: string | undefined) => Array.from(outputs[value!].data as Float32Array);
  const [loss] = numbers(results.loss);
  const [count] = numbers(results.count);
  return { loss, count, confusion: numbers(results.confusion) };
}
