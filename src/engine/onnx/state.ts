// A trainer's numbers: parameters and optimizer state as the graphs read them. Each tensor has two arrays; a step
// reads one set and writes the other, so that nothing is copied.
import { InternalError } from '../../errors.ts';
import type { Tensor as CanonicalTensor } from '../../shared/tensor.ts';
import type { TrainerState } from '../engine.ts';
import { slotName } from './compile.ts';
import type { Feeds, Runtime, Tensor } from './session.ts';
import type { Storage, StoredParameter } from './storage.ts';

type Tensors = Readonly<Record<string, CanonicalTensor>>;

interface Pair {
  current: Tensor;
  /** Where the next step writes; the WebAssembly runtime gives new arrays instead. */
  spare: Tensor | undefined;
}

export class State {
  readonly #runtime: Runtime;
  readonly #storage: Storage;
  readonly #slots: readonly string[];
  readonly #pairs = new Map<string, Pair>();

  constructor(runtime: Runtime, storage: Storage, slots: readonly string[]) {
    this.#runtime = runtime;
    this.#storage = storage;
    this.#slots = slots;
  }

  /** Takes canonical tensors; optimizer state that isn't given starts at 0. */
  load(parameters: Tensors, optimizer: Tensors): void {
    for (const stored of this.#storage.parameters) {
      this.#pack(stored, parameters[stored.spec.name].data, (name) => name);
      for (const slot of this.#slotsOf(stored)) {
        const data = optimizer[slotName(stored.spec.name, slot)]?.data;
        this.#pack(stored, data, (name) => slotName(name, slot));
      }
    }
  }

  save(): Pick<TrainerState, 'parameters' | 'optimizer'> {
    const parameters: Record<string, CanonicalTensor> = {};
    const optimizer: Record<string, CanonicalTensor> = {};
    for (const stored of this.#storage.parameters) {
      const { name } = stored.spec;
      parameters[name] = this.#unpack(stored, (piece) => piece);
      for (const slot of this.#slotsOf(stored)) {
        optimizer[slotName(name, slot)] = this.#unpack(stored, (piece) => slotName(piece, slot));
      }
    }
    return { parameters, optimizer };
  }

  /** What a graph reads. */
  feeds(names: readonly string[]): Feeds {
    return Object.fromEntries(names.map((name) => [name, this.#pair(name).current]));
  }

  /** Where a graph may write: by output, an array or, without one, null. */
  fetches(renews: ReadonlyMap<string, string>): Record<string, Tensor | null> {
    return Object.fromEntries([...renews].map(([name, output]) => [output, this.#pair(name).spare ?? null]));
  }

  /** Makes what a graph wrote the current numbers. */
  renew(renews: ReadonlyMap<string, string>, outputs: Readonly<Record<string, unknown>>): void {
    for (const [name, output] of renews) {
      const pair = this.#pair(name);
      const old = pair.current;
      pair.current = outputs[output] as Tensor;
      pair.spare = pair.spare && old;
    }
  }

  #slotsOf({ spec }: StoredParameter): readonly string[] {
    return spec.trainable ? this.#slots : [];
  }

  #pack(stored: StoredParameter, data: Float32Array | undefined, key: (piece: string) => string): void {
    for (const { name, shape, pack } of stored.pieces) {
      const length = shape.reduce((product, size) => product * size, 1);
      const array = data ? pack(data) : new Float32Array(length);
      const spare = this.#runtime.name === 'native' ? new Float32Array(length) : undefined;
      this.#pairs.set(key(name), {
        current: this.#runtime.floats(array, shape),
        spare: spare && this.#runtime.floats(spare, shape),
      });
    }
  }

  #unpack({ spec, pieces }: StoredParameter, key: (piece: string) => string): CanonicalTensor {
    const data = new Float32Array(spec.shape.reduce((product, size) => product * size, 1));
    for (const { name, unpack } of pieces) unpack(this.#pair(key(name)).current.data as Float32Array, data);
    return { shape: spec.shape, data };
  }

  #pair(name: string): Pair {
    const pair = this.#pairs.get(name);
    if (!pair) throw new InternalError(`nothing is stored as "${name}"`);
    return pair;
  }
}
