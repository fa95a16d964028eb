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

  it('refuses a file cut off anywhere', () => {
    const whole = encoded();
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeSafetensors(whole.subarray(0, length)), `${length} bytes`).toThrow();
    }
  });
});
