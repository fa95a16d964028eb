// The worker thread's side: ONNX Runtime blocks the thread it runs in, so it has one of its own. It takes requests
// one after the other and keeps nothing but one trainer or one model.
import { parentPort } from 'node:worker_threads';
import { InternalError } from '../../errors.ts';
import type { Engine, Trainer } from '../engine.ts';
import { createInProcessEngine } from './in-process.ts';
import { LoadedModel } from './loaded-model.ts';
import { type Methods, packError, type Request, transferables, unreadable } from './messages.ts';

type Handlers = {
  readonly [M in keyof Methods]: (...parameters: Parameters<Methods[M]>) => Promise<ReturnType<Methods[M]>>;
};

let engine: Engine | undefined;
let trainer: Trainer | undefined;
let model: LoadedModel | undefined;

const handlers: Handlers = {
  async start(options) {
    engine = await createInProcessEngine(options);
    return engine.describe();
  },
  async build(network, options) {
    trainer = await needed(engine).build(network, options);
    return undefined;
  },
  step: (batch, learningRate) => needed(trainer).step(batch, learningRate),
  evaluate: (batch) => needed(trainer).evaluate(batch),
  predict: (images, shape) => needed(trainer).predict(images, shape),
  activations: (layer, images, shape) => needed(trainer).activations(layer, images, shape),
  save: () => needed(trainer).save(),
  async load(state) {
    await needed(trainer).load(state);
    return undefined;
  },
  async open(bytes, threads) {
    model = await LoadedModel.open(bytes, threads);
    return undefined;
  },
  infer: (raw, shape) => needed(model).predict(raw, shape),
};

function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new InternalError('the worker was asked before it was started');
  return value;
}

const port = parentPort;
if (!port) throw new InternalError('the worker was not started as one');
let last: Promise<void> = Promise.resolve();
port.on('message', (request: Request) => {
  last = last.then(() => answer(request));
});
// Whose it was can't be read: it ends the worker, which all who wait for it hear.
port.on('messageerror', (error) => {
  throw unreadable('request', error);
});

async function answer({ id, method, arguments: values }: Request): Promise<void> {
  try {
    const handler = handlers[method] as (...values: readonly unknown[]) => Promise<unknown>;
    const value = await handler(...values);
    port!.postMessage({ id, value }, transferables(value));
  } catch (error) {
    port!.postMessage({ id, error: packError(error) });
  }
}
