// ONNX Runtime, native (onnxruntime-node) or as WebAssembly (onnxruntime-web): loading it and opening graphs.
// Nothing else imports either package.
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { engineUnavailable, InputError } from '../../errors.ts';
import { firstLineOf } from '../../shared/message-of.ts';
import { isOutOfMemory } from '../../shared/out-of-memory.ts';
import { turnOffTelemetry } from './telemetry.ts';

export type RuntimeName = 'native' | 'wasm';

export type Session = InferenceSession;
export type GraphOptimization = 'all' | 'disabled';
export type Feeds = Record<string, Tensor>;
export type { Tensor };

export interface Runtime {
  readonly name: RuntimeName;
  /** Of the package. */
  readonly version: string;
  readonly threads: number;
  /** `optimization`: `disabled` runs the graph as it's written. */
  open(model: Uint8Array, optimization: GraphOptimization): Promise<Session>;
  floats(data: Float32Array, shape: readonly number[]): Tensor;
  bytes(data: Uint8Array, shape: readonly number[]): Tensor;
}

/**
 * Loads the runtime asked for. Without one it's the native one, and WebAssembly where the package has no binary for
 * this platform or the binary can't be loaded.
 * @throws InputError `engine-unavailable` with the cause.
 */
export async function loadRuntime(name: RuntimeName | undefined, threads: number): Promise<Runtime> {
  const causes: unknown[] = [];
  for (const [runtime, load] of [
    ['native', loadNative],
    ['wasm', loadWasm],
  ] as const) {
    if (name !== undefined && name !== runtime) continue;
    try {
      return await load(threads);
    } catch (cause) {
      // Another runtime gives other numbers.
      if (isOutOfMemory(cause)) throw cause;
      causes.push(cause);
    }
  }
  const reasons = causes.map(firstLineOf);
  const engine = name === undefined ? 'onnx' : `onnx (${name})`;
  throw new InputError(engineUnavailable(engine, reasons.join('; ')), { cause: causes[0] });
}

async function loadNative(threads: number): Promise<Runtime> {
  turnOffTelemetry();
  const ort = await import('onnxruntime-node');
  return {
    name: 'native',
    version: ort.env.versions.node ?? ort.env.versions.common,
    threads,
    open: (model, optimization) =>
      ort.InferenceSession.create(model, {
        ...sessionOptions(threads, optimization),
        executionProviders: ['cpu'],
        // Numbers below 1e-38 slow the processor down a hundredfold and mean nothing here.
        extra: { session: { set_denormal_as_zero: '1' } },
      }),
    floats: (data, shape) => new ort.Tensor('float32', data, shape),
    bytes: (data, shape) => new ort.Tensor('uint8', data, shape),
  };
}

async function loadWasm(threads: number): Promise<Runtime> {
  const ort = await import('onnxruntime-web');
  ort.env.wasm.numThreads = threads;
  return {
    name: 'wasm',
    version: ort.env.versions.web ?? ort.env.versions.common,
    threads,
    open: (model, optimization) =>
      ort.InferenceSession.create(model, {
        ...sessionOptions(threads, optimization),
        executionProviders: ['wasm'],
      }),
    floats: (data, shape) => new ort.Tensor('float32', data, shape),
    bytes: (data, shape) => new ort.Tensor('uint8', data, shape),
  };
}

function sessionOptions(
  threads: number,
  graphOptimizationLevel: GraphOptimization,
): InferenceSession.SessionOptions {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel,
    // The pattern is planned after the first run, whose memory stays allocated beside it: a quarter more, no faster.
    enableMemPattern: false,
    logSeverityLevel: ERRORS_ONLY,
  };
}

const ERRORS_ONLY = 3;
