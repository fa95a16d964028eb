// A trainer's numbers: parameters and optimizer state as the graphs read them. Each parameter has two arrays, of which
// a step reads one and writes the other; optimizer state is overwritten where it lies.
import { InternalError } from '../../errors.ts';
import type { Tensor as CanonicalTensor } from '../../shared/tensor.ts';
import type { TrainerState } from '../engine.ts';
import { slotName } from './compile.ts';
import type { Optimizer } from './optimizers.ts';
import type { Feeds, Runtime, Tensor } from './session.ts';
import type { Storage, StoredParameter } from './storage.ts';

type Tensors = Readonly<Record<string, CanonicalTensor>>;

interface Stored {
  current: Tensor;
  /**
   * Where the next step writes: for optimizer state `current` itself. Undefined with the WebAssembly runtime, which
   * gives new arrays, and for what no step writes.
   */
  next: Tensor | undefined;
}

export class State {
  readonly #runtime: Runtime;
  readonly #storage: Storage;
  readonly #slots: Optimizer['slots'];
  readonly #tensors = new Map<string, Stored>();

  constructor(runtime: Runtime, storage: Storage, slots: Optimizer['slots']) {
    this.#runtime = runtime;
    this.#storage = storage;
    this.#slots = slots;
  }

  /** Takes canonical tensors; optimizer state that isn't given starts at 0. */
  load(parameters: Tensors, optimizer: Tensors): void {
    for (const stored of this.#storage.parameters) {
      this.#pack(stored, parameters[stored.spec.name].data, false, (name) => name);
      for (const slot of this.#slotsOf(stored)) {
        const data = optimizer[slotName(stored.spec.name, slot)]?.data;
        this.#pack(stored, data, true, (name) => slotName(name, slot));
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
    return Object.fromEntries(names.map((name) => [name, this.#stored(name).current]));
  }

  /** Where a graph may write: by output, an array or, without one, null. */
  fetches(renews: ReadonlyMap<string, string>): Record<string, Tensor | null> {
    return Object.fromEntries([...renews].map(([name, output]) => [output, this.#stored(name).next ?? null]));
  }

  /** Makes what a graph wrote the current numbers. */
  renew(renews: ReadonlyMap<string, string>, outputs: Readonly<Record<string, unknown>>): void {
    for (const [name, output] of renews) {
      const stored = this.#stored(name);
      const { current, next } = stored;
      // The native runtime's outputs are copies of what it wrote into `next`.
      stored.current = next ?? (outputs[output] as Tensor);
      stored.next = next && current;
    }
  }

  #slotsOf({ spec }: StoredParameter): readonly string[] {
    return spec.trainable ? this.#slots(spec) : [];
  }

  /**
   * `inPlace`: in an update everything that reads the old number is on the way to the new one, so that nothing misses
   * what is overwritten, and memory that was just read is written fastest. Weights are read elsewhere, too.
   */
  #pack(
    stored: StoredParameter,
    data: Float32Array | undefined,
    inPlace: boolean,
    key: (piece: string) => string,
  ): void {
    const isWritten = this.#runtime.name === 'native' && !stored.spec.still;
    for (const { name, shape, pack } of stored.pieces) {
      const length = shape.reduce((product, size) => product * size, 1);
      const current = this.#runtime.floats(data ? pack(data) : new Float32Array(length), shape);
      const spare = () => (inPlace ? current : this.#runtime.floats(new Float32Array(length), shape));
      this.#tensors.set(key(name), { current, next: isWritten ? spare() : undefined });
    }
  }

  #unpack({ spec, pieces }: StoredParameter, key: (piece: string) => string): CanonicalTensor {
    const data = new Float32Array(spec.shape.reduce((product, size) => product * size, 1));
    for (const { name, unpack } of pieces) unpack(this.#stored(key(name)).current.data as Float32Array, data);
    return { shape: spec.shape, data };
  }

  #stored(name: string): Stored {
    const stored = this.#tensors.get(name);
    if (!stored) throw new InternalError(`nothing is stored as "${name}"`);
    return stored;
  }
}
