// Makes a new input out of those that are known: bytes and numbers changed, pieces moved, repeated, taken from another input or
// from what the parser's source compares with.
import type { Random } from '../../../src/shared/random.ts';

export interface Material {
  /** At least one. */
  readonly inputs: readonly Uint8Array[];
  readonly words: readonly Uint8Array[];
  readonly mostBytes: number;
}

type Mutation = (input: Uint8Array, random: Random, material: Material) => Uint8Array;

const MOST_AT_ONCE = 6;

export function mutated(material: Material, random: Random): Uint8Array {
  // Those found last have been tried least.
  const newest = random.chance(0.3);
  const known = material.inputs.length;
  const base = material.inputs[newest ? Math.max(0, known - 1 - random.integer(10)) : random.integer(known)]!;
  let input = base;
  for (let left = 1 + random.integer(MOST_AT_ONCE); left > 0; left--)
    input = oneOf(MUTATIONS, random)(input, random, material).subarray(0, material.mostBytes);
  return input;
}

const flipBit: Mutation = (input, random) =>
  changed(input, random, (copy, at) => {
    copy[at]! ^= 1 << random.integer(8);
  });

const setByte: Mutation = (input, random) =>
  changed(input, random, (copy, at) => {
    copy[at] = random.chance(0.5) ? oneOf([0, 1, 0x7f, 0x80, 0xff, 0x20, 0x0a], random) : random.integer(256);
  });

const addToByte: Mutation = (input, random) =>
  changed(input, random, (copy, at) => {
    copy[at]! += random.integer(70) - 35;
  });

/** Lengths, offsets, counts and what doesn't fit them. */
const NUMBERS = [0, 1, 2, 3, 7, 8, 16, 255, 256, 4095, 32_767, 32_768, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31];
const LARGE = [2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53];

const setNumber: Mutation = (input, random) =>
  changed(input, random, (copy, at) => {
    const view = new DataView(copy.buffer);
    const bytes = oneOf([2, 4, 8], random);
    if (at + bytes > copy.length) return;
    const near = random.chance(0.4) ? input.length + random.integer(9) - 4 : undefined;
    const number = BigInt(near ?? oneOf([...NUMBERS, ...LARGE], random)) * (random.chance(0.1) ? -1n : 1n);
    const little = random.chance(0.5);
    if (bytes === 2) view.setUint16(at, Number(number & 0xffffn), little);
    else if (bytes === 4) view.setUint32(at, Number(number & 0xffffffffn), little);
    else view.setBigInt64(at, number, little);
  });

const WRITTEN = [
  '0',
  '-1',
  '1',
  '2',
  '255',
  '256',
  '65536',
  '4294967296',
  '1e9',
  '1e308',
  '-0',
  '0.5',
  'NaN',
];

/** A number of digits, wherever it stands. */
const setWrittenNumber: Mutation = (input, random) => {
  const text = Buffer.from(input).toString('latin1');
  const found = [...text.matchAll(/-?\d+(?:\.\d+)?/g)];
  if (found.length === 0) return input;
  const { 0: number, index } = oneOf(found, random);
  return joined(
    input.subarray(0, index),
    Buffer.from(oneOf(WRITTEN, random)),
    input.subarray(index + number.length),
  );
};

const remove: Mutation = (input, random) => {
  const [from, to] = piece(input, random);
  return joined(input.subarray(0, from), input.subarray(to));
};

const cut: Mutation = (input, random) => input.subarray(0, random.integer(input.length + 1));

const insert: Mutation = (input, random) => {
  const at = random.integer(input.length + 1);
  const bytes = Uint8Array.from({ length: 1 + random.integer(8) }, () => random.integer(256));
  return joined(input.subarray(0, at), bytes, input.subarray(at));
};

const duplicate: Mutation = (input, random) => {
  const [from, to] = piece(input, random);
  const at = random.integer(input.length + 1);
  return joined(input.subarray(0, at), input.subarray(from, to), input.subarray(at));
};

/** What is done for each place of each place takes long only where there are many. */
const repeat: Mutation = (input, random, { mostBytes }) => {
  const from = random.integer(input.length + 1);
  const to = Math.min(input.length, from + 1 + random.integer(16));
  if (from === to) return input;
  const times = Math.ceil((mostBytes * random.next() ** 3) / (to - from));
  const pieces = Array.from({ length: times }, () => input.subarray(from, to));
  return joined(input.subarray(0, from), ...pieces, input.subarray(to));
};

const splice: Mutation = (input, random, { inputs }) => {
  const other = oneOf(inputs, random);
  return joined(
    input.subarray(0, random.integer(input.length + 1)),
    other.subarray(random.integer(other.length + 1)),
  );
};

const transplant: Mutation = (input, random, { inputs }) => {
  const other = oneOf(inputs, random);
  const [from, to] = piece(other, random);
  return over(input, random.integer(input.length + 1), other.subarray(from, to));
};

const insertWord: Mutation = (input, random, { words }) => {
  if (words.length === 0) return input;
  const at = random.integer(input.length + 1);
  return joined(input.subarray(0, at), oneOf(words, random), input.subarray(at));
};

const setWord: Mutation = (input, random, { words }) =>
  words.length === 0 ? input : over(input, random.integer(input.length + 1), oneOf(words, random));

const MUTATIONS: readonly Mutation[] = [
  ...[flipBit, setByte, addToByte, setNumber, setNumber, setWrittenNumber, setWrittenNumber],
  ...[remove, cut, insert, duplicate, repeat, splice, transplant, insertWord, setWord],
];

function changed(
  input: Uint8Array,
  random: Random,
  change: (copy: Uint8Array, at: number) => void,
): Uint8Array {
  if (input.length === 0) return Uint8Array.of(random.integer(256));
  const copy = new Uint8Array(input);
  change(copy, random.integer(copy.length));
  return copy;
}

/** Mostly a short one. */
function piece(input: Uint8Array, random: Random): readonly [from: number, to: number] {
  const from = random.integer(input.length + 1);
  return [from, from + Math.ceil((input.length - from) * random.next() ** 3)];
}

function over(input: Uint8Array, at: number, bytes: Uint8Array): Uint8Array {
  return joined(input.subarray(0, at), bytes, input.subarray(at + bytes.length));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function oneOf<T>(all: readonly T[], random: Random): T {
  return all[random.integer(all.length)]!;
}
