import { describe, expect, it } from 'vitest';
import { decodeSafetensors, encodeSafetensors } from '../../src/shared/safetensors.ts';

const FILE = {
  tensors: {
    'conv.weight': { shape: [2, 1, 1, 2], data: Float32Array.of(1, -2.5, Number.NaN, Infinity) },
    'conv.bias': { shape: [1], data: Float32Array.of(0.1) },
  },
  metadata: { step: '7', note: 'ünïcode' },
};

function encoded(): Uint8Array {
  return Buffer.concat(encodeSafetensors(FILE));
}

describe('safetensors', () => {
  it('reads back what it wrote, bit for bit', () => {
    expect(decodeSafetensors(encoded())).toEqual(FILE);
  });

  it('lays the file out as the format says', () => {
    // What `safetensors.numpy.save({'a': np.array([1.0], 'f4')}, {'k': 'v'})` lays out, header keys in our order.
    const bytes = Buffer.concat(
      encodeSafetensors({ tensors: { a: { shape: [1], data: Float32Array.of(1) } }, metadata: { k: 'v' } }),
    );
    const header = '{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
    expect(bytes.readBigUInt64LE()).toBe(BigInt(Math.ceil(header.length / 8) * 8));
    expect(bytes.subarray(8, -4).toString().trimEnd()).toBe(header);
    expect(bytes.subarray(-4)).toEqual(Buffer.from([0, 0, 0x80, 0x3f]));
  });

  it('reads half precision beside single, wherever it lies', () => {
    // What `safetensors.numpy.save({'a': np.array([1, -2, 1 / 3], 'f2'), 'b': np.array([0.5], 'f4')})` lays out.
    const header = {
      a: { dtype: 'F16', shape: [3], data_offsets: [0, 6] },
      b: { dtype: 'F32', shape: [1], data_offsets: [6, 10] },
    };
    const json = Buffer.from(JSON.stringify(header));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(json.length));
    const data = Buffer.from([0, 0x3c, 0, 0xc0, 0x55, 0x35, 0, 0, 0, 0x3f]);
    expect(decodeSafetensors(Buffer.concat([length, json, data])).tensors).toEqual({
      a: { shape: [3], data: Float32Array.of(1, -2, 0.333251953125) },
      b: { shape: [1], data: Float32Array.of(0.5) },
    });
  });

  it('refuses a file cut off anywhere', () => {
    const whole = encoded();
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeSafetensors(whole.subarray(0, length)), `${length} bytes`).toThrow();
    }
  });

  const one = { dtype: 'F32', shape: [1], data_offsets: [0, 4] };

  it.each<[reason: string, header: unknown, words: string]>([
    ['no mapping', null, 'the header is no mapping'],
    ['metadata that are no texts', { __metadata__: { step: 7 } }, 'the metadata are no texts'],
    ['a tensor that is none', { a: null }, 'a is undefined, only F32 and F16 are read'],
    ['another type', { a: { ...one, dtype: 'BF16' } }, 'a is "BF16", only F32 and F16 are read'],
    ['a type that has no text', { a: { ...one, dtype: { toString: 1 } } }, 'only F32 and F16 are read'],
    [
      'data of another type than it says',
      { a: { ...one, dtype: 'F16' } },
      'a has 4 bytes, its shape needs 2',
    ],
    ['no shape', { a: { ...one, shape: undefined } }, 'a has no shape'],
    ['a shape of less than nothing', { a: { ...one, shape: [-1, -1] } }, 'a has no shape'],
    [
      'a shape of another size than the data',
      { a: { ...one, shape: [2, 3] } },
      'a has 4 bytes, its shape needs 24',
    ],
    ['no place', { a: { ...one, data_offsets: 4 } }, 'a has no place'],
    ['a place that ends before it begins', { a: { ...one, data_offsets: [8, 4] } }, 'a has -4 bytes'],
    [
      'data that end too early',
      { a: { ...one, shape: [3], data_offsets: [0, 12] } },
      'the file ends within a',
    ],
    ['data of two tensors at once', { a: one, b: one }, "b doesn't begin where the one before it ends"],
    ['data of no tensor', { a: one }, 'the file holds 4 bytes of no tensor'],
  ])('refuses %s', (reason, header, words) => {
    const json = Buffer.from(JSON.stringify(header));
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(json.length));
    const decode = () => decodeSafetensors(Buffer.concat([length, json, Buffer.alloc(8)]));
    expect(decode, reason).toThrow(words);
    expect(decode, reason).not.toThrow(TypeError);
  });

  it('has room for tensors of any names, in the order of their data', () => {
    const tensors = Object.fromEntries(
      ['b', '7', '__proto__'].map((name, i) => [name, { shape: [1], data: Float32Array.of(i) }] as const),
    );
    const read = decodeSafetensors(Buffer.concat(encodeSafetensors({ tensors, metadata: {} })));
    expect(Object.entries(read.tensors)).toHaveLength(3);
    expect(Object.getOwnPropertyDescriptor(read.tensors, '__proto__')?.value.data).toEqual(
      Float32Array.of(2),
    );
  });
});
