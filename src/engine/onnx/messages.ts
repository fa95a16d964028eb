// What the main thread and the worker say to each other, and how errors survive the way.
import { type Fault, InputError } from '../../errors.ts';
import type { Network } from '../../network/network.ts';
import type { Batch, EngineInfo, ImageShape, StepResult, TrainerState, TrainingOptions } from '../engine.ts';
import type { OnnxOptions } from './in-process.ts';

/** What a worker can be asked to do. It holds one engine and one trainer, or one model. */
export interface Methods {
  start(options: OnnxOptions): EngineInfo;
  build(network: Network, options: TrainingOptions): undefined;
  step(batch: Batch, learningRate: number): StepResult;
  evaluate(batch: Batch): StepResult;
  predict(images: Float32Array, shape: ImageShape): Float32Array;
  activations(layer: string, images: Float32Array, shape: ImageShape): Float32Array;
  save(): TrainerState;
  load(state: TrainerState): undefined;
  open(model: Uint8Array, threads: number): undefined;
  infer(raw: Float32Array, shape: ImageShape): Float32Array;
}

export interface Request {
  readonly id: number;
  readonly method: keyof Methods;
  readonly arguments: readonly unknown[];
}

export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: PortableError };

/** An error as plain data: classes don't survive a message. */
export interface PortableError {
  readonly name: string;
  readonly message: string;
  /** Node.js's own or the system's. */
  readonly code: string | undefined;
  readonly stack: string | undefined;
  readonly faults: readonly Fault[] | undefined;
}

export function packError(error: unknown): PortableError {
  if (!(error instanceof Error)) {
    return { name: 'Error', message: String(error), code: undefined, stack: undefined, faults: undefined };
  }
  const { name, message, stack, code } = error as NodeJS.ErrnoException;
  return {
    ...{ name, message, stack },
    code: typeof code === 'string' ? code : undefined,
    faults: error instanceof InputError ? error.faults : undefined,
  };
}

export function unpackError({ name, message, code, stack, faults }: PortableError): Error {
  const error = faults
    ? new InputError(faults)
    : Object.assign(new Error(message), { name }, code === undefined ? {} : { code });
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** What both sides send can be read by the other: only want of memory keeps it from that, which V8 doesn't say. */
export function unreadable(what: 'request' | 'answer', cause: unknown): Error {
  return new Error(`out of memory for a copy of the ${what}`, { cause });
}

/** The memory of a value's arrays, so that a message hands them over and doesn't copy them. */
export function transferables(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(transferables);
}
