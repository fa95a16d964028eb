// The main thread's side of the worker: requests out, replies in. It knows messages, not what they mean.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { InternalError } from '../../errors.ts';
import { requireAddressSpace, SPACE_OF_WORKER } from '../../shared/available-memory.ts';
import { type Methods, type Reply, type Request, unpackError, unreadable } from './messages.ts';
import { StillnessWatch } from './stillness.ts';
import { turnOffTelemetry } from './telemetry.ts';

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const STILL = "the engine's worker thread has not done anything for two minutes, though it was asked to";

/** What V8 reserves for the code that it makes of ours; else it's 512, which a limit on the address space may not have. */
const CODE_MIB = 64;

/** A running worker. It keeps the process alive only while a request is under way. */
export class Remote {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  /** Requests that the worker is at, whether or not anybody waits for them any more. */
  readonly #unanswered = new Set<number>();
  readonly #watch = new StillnessWatch(() => this.#end(new InternalError(STILL)));
  #ended: Error | undefined;
  #onIdle: (() => void) | undefined;
  #count = 0;

  constructor(file: string = workerFile()) {
    turnOffTelemetry();
    requireAddressSpace('a worker thread', SPACE_OF_WORKER);
    this.#worker = new Worker(file, { execArgv: [], resourceLimits: { codeRangeSizeMb: CODE_MIB } });
    this.#worker.unref();
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    this.#worker.on('messageerror', (error) => this.#end(unreadable('answer', error)));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', (code) =>
      this.#end(new InternalError(`the engine's worker thread ended with exit code ${code}`)),
    );
  }

  /** Asks the worker. Arrays are copied: the caller may use them again. Rejects with the worker's own error. */
  call<M extends keyof Methods>(
    method: M,
    ...parameters: Parameters<Methods[M]>
  ): Promise<ReturnType<Methods[M]>> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = this.#count++;
    const request: Request = { id, method, arguments: parameters };
    return new Promise<ReturnType<Methods[M]>>((resolve, reject) => {
      // Throws, and so rejects, where there is no memory for the copy.
      this.#worker.postMessage(request);
      this.#unanswered.add(id);
      this.#pending.set(id, { resolve: resolve as Pending['resolve'], reject });
      this.#worker.ref();
      this.#watch.start();
    });
  }

  /**
   * Ends the worker, once it has done what it is at; requests under way are rejected at once. Native code whose thread is
   * ended meanwhile throws where nobody can catch it, and the process ends with it.
   */
  async close(): Promise<void> {
    const isWell = this.#ended === undefined;
    this.#end(new InternalError('the trainer or model was used after dispose()'));
    if (isWell && this.#unanswered.size > 0) await this.#lastAnswer();
    await this.#worker.terminate();
  }

  /** Or the worker's own end, or that it does nothing any more. */
  #lastAnswer(): Promise<void> {
    this.#worker.ref();
    this.#watch.start();
    return new Promise((resolve) => {
      this.#onIdle = resolve;
    });
  }

  #settle(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    this.#unanswered.delete(reply.id);
    if (this.#unanswered.size === 0) this.#rest();
    else this.#watch.start();
    if ('error' in reply) pending?.reject(unpackError(reply.error));
    else pending?.resolve(reply.value);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    this.#rest();
    for (const { reject } of pending) reject(error);
  }

  #rest(): void {
    this.#worker.unref();
    this.#watch.stop();
    this.#onIdle?.();
  }
}

/** The worker's bundle: beside ours, or in dist/ when the source runs as it is. */
function workerFile(): string {
  const source = import.meta.url.endsWith('.ts');
  const url = new URL(source ? '../../../dist/onnx-worker.js' : './onnx-worker.js', import.meta.url);
  const file = fileURLToPath(url);
  if (!existsSync(file)) throw new InternalError(`${file} is missing: run npm run build`);
  return file;
}
