// Builds an ONNX graph node by node. It knows ONNX's rules for names and constants, nothing about networks;
// encode.ts turns the result into a file.

/** The name of a tensor inside a graph. */
export type Value = string;

/** What a node is told besides its inputs. Whole numbers are INT, text is STRING; FLOAT and FLOATS say so. */
export type Attribute =
  | number
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly floats: readonly number[] };

export interface Node {
  readonly op: string;
  readonly domain: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export type ElementType = 'float32' | 'uint8' | 'int64' | 'int32' | 'bool';

/** A constant that is part of the graph. */
export interface Initializer {
  readonly name: Value;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

/** A graph's input or output; a dimension given by name is open. */
export interface Port {
  readonly name: Value;
  readonly type: ElementType;
  readonly shape: readonly (number | string)[];
}

/** Operators outside the standard: fused matrix products, and kernels on channel blocks. Both come with ONNX Runtime. */
export const MICROSOFT = 'com.microsoft';
export const NCHWC = 'com.microsoft.nchwc';

export class Graph {
  readonly nodes: Node[] = [];
  readonly initializers: Initializer[] = [];
  readonly inputs: Port[] = [];
  readonly outputs: Port[] = [];
  readonly #constants = new Map<string, Value>();
  readonly #views = new Map<string, Value>();
  #count = 0;

  /** Adds a node and gives its (first) output. An input left `undefined` is one the operator makes optional. */
  add(
    op: string,
    inputs: readonly (Value | undefined)[],
    attributes: Node['attributes'] = {},
    domain = '',
  ): Value {
    return this.addAll(op, inputs, 1, attributes, domain)[0];
  }

  /** Adds a node and gives its first `count` outputs. */
  addAll(
    op: string,
    inputs: readonly (Value | undefined)[],
    count: number,
    attributes: Node['attributes'] = {},
    domain = '',
  ): readonly Value[] {
    const outputs = Array.from({ length: count }, () => this.#name(op));
    this.nodes.push({ op, domain, inputs: inputs.map((value) => value ?? ''), outputs, attributes });
    return outputs;
  }

  input(name: Value, type: ElementType, shape: readonly (number | string)[]): Value {
    this.inputs.push({ name, type, shape });
    return name;
  }

  output(name: Value, type: ElementType, shape: readonly (number | string)[]): void {
    this.outputs.push({ name, type, shape });
  }

  /** A constant of whole numbers, one-dimensional: shapes, axes, indices. Equal ones are stored once. */
  ints(values: readonly number[]): Value {
    return this.#constant(`i${values.join()}`, () => ({
      type: 'int64',
      shape: [values.length],
      data: BigInt64Array.from(values, BigInt),
    }));
  }

  /** Many whole numbers that `key` tells from all others: only the first who asks has them made. */
  manyInts(key: string, make: () => readonly number[]): Value {
    return this.#constant(`m${key}`, () => {
      const data = BigInt64Array.from(make(), BigInt);
      return { type: 'int64', shape: [data.length], data };
    });
  }

  /** A constant of real numbers. Equal ones are stored once. */
  floats(values: readonly number[], shape: readonly number[] = [values.length]): Value {
    return this.#constant(`f${shape.join()}:${values.join()}`, () => ({
      type: 'float32',
      shape,
      data: Float32Array.from(values),
    }));
  }

  float(value: number): Value {
    return this.floats([value], []);
  }

  /** A constant under its own name, e.g. a trained weight. */
  initializer(name: Value, shape: readonly number[], data: Float32Array): Value {
    this.initializers.push({ name, type: 'float32', shape, data });
    return name;
  }

  /** Another shape for the same values in the same order: costs nothing at run time. */
  reshape(value: Value, shape: readonly number[]): Value {
    return this.add('Reshape', [value, this.ints(shape)]);
  }

  /** A reshape that others may need too: equal ones are one node. */
  view(value: Value, shape: readonly number[]): Value {
    const key = `${value}/${shape.join()}`;
    const known = this.#views.get(key) ?? this.reshape(value, shape);
    this.#views.set(key, known);
    return known;
  }

  transpose(value: Value, order: readonly number[]): Value {
    return this.add('Transpose', [value], { perm: order });
  }

  /** The sum over some axes; they stay with size 1 if `keep`. */
  sum(value: Value, axes: readonly number[], keep = false): Value {
    return this.add('ReduceSum', [value, this.ints(axes)], { keepdims: keep ? 1 : 0 });
  }

  /** Gives a value the name under which the graph's users know it. */
  rename(value: Value, name: Value): void {
    const renamed = (values: readonly Value[]) => values.map((other) => (other === value ? name : other));
    for (const [index, node] of this.nodes.entries()) {
      this.nodes[index] = { ...node, inputs: renamed(node.inputs), outputs: renamed(node.outputs) };
    }
  }

  #constant(key: string, make: () => Omit<Initializer, 'name'>): Value {
    const known = this.#constants.get(key);
    if (known !== undefined) return known;
    const name = this.#name('constant');
    this.initializers.push({ name, ...make() });
    this.#constants.set(key, name);
    return name;
  }

  #name(op: string): Value {
    return `${op}_${this.#count++}`;
  }
}
