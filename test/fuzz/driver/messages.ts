// What the two threads of a run tell each other: one fuzzes, the other sees to it that it does, and survives it.

/** For the thread that fuzzes. */
export interface Work {
  /** Of the target's bundle. */
  readonly path: string;
  /** Beside the target's seeds. */
  readonly corpus: readonly Uint8Array[];
  readonly seed: number;
  readonly milliseconds: number;
  /** The input that is being tried; see `Desk`. */
  readonly desk: SharedArrayBuffer;
}

export interface Standing {
  readonly executions: number;
  readonly kept: number;
  /** Characters of code that ran: of the seeds and the corpus, and of all inputs. */
  readonly begunAt: number;
  readonly reached: number;
}

export type Told =
  | { readonly kind: 'find'; readonly key: string; readonly message: string; readonly input: Uint8Array }
  | { readonly kind: 'standing'; readonly standing: Standing }
  /** Of all inputs few and small ones that reach the same; the last word. */
  | { readonly kind: 'done'; readonly standing: Standing; readonly corpus: readonly Uint8Array[] };

/** Where the input lies that is being tried, for whoever is to say which one it was. */
export class Desk {
  readonly #state: Int32Array;
  readonly #bytes: Uint8Array;

  constructor(memory: SharedArrayBuffer) {
    this.#state = new Int32Array(memory, 0, 2);
    this.#bytes = new Uint8Array(memory, 8);
  }

  static memoryFor(mostBytes: number): SharedArrayBuffer {
    return new SharedArrayBuffer(8 + mostBytes);
  }

  put(input: Uint8Array): void {
    this.#bytes.set(input.subarray(0, this.#bytes.length));
    Atomics.store(this.#state, 1, input.length);
    Atomics.add(this.#state, 0, 1);
  }

  /** How many have been put there. */
  get turn(): number {
    return Atomics.load(this.#state, 0);
  }

  get input(): Uint8Array {
    return this.#bytes.slice(0, Atomics.load(this.#state, 1));
  }
}
