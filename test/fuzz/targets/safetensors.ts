// Safetensors: the header, and data of the shapes that it says. What was read and is written again reads the same.
import { deepEqual, equal } from 'node:assert/strict';
import { decodeSafetensors, encodeSafetensors } from '../../../src/shared/safetensors.ts';
import type { Target } from '../driver/target.ts';

const tensors = {
  'conv/kernel': { shape: [1, 1, 2, 2], data: Float32Array.of(1, -2, 0.5, Number.NaN) },
  scalar: { shape: [], data: Float32Array.of(3) },
  none: { shape: [0, 3], data: new Float32Array(0) },
};

/** Of half precision, which is read but not written. */
function halves(): Uint8Array {
  const header = '{"half":{"dtype":"F16","shape":[2,2],"data_offsets":[0,8]}}'.padEnd(64);
  const length = Uint8Array.of(header.length, 0, 0, 0, 0, 0, 0, 0);
  return new Uint8Array(
    Buffer.concat([length, Buffer.from(header), Uint8Array.of(1, 0, 0, 0x3c, 0, 0x7e, 0, 0xfc)]),
  );
}

export default {
  refusals: [Error, SyntaxError],
  seeds: () => [
    new Uint8Array(Buffer.concat(encodeSafetensors({ tensors, metadata: { step: '4' } }))),
    new Uint8Array(Buffer.concat(encodeSafetensors({ tensors: {}, metadata: {} }))),
    halves(),
  ],
  words: ['F32', 'F16', '"__proto__":', '"dtype":', 'null', '[]', '{}'],
  run(input) {
    const read = decodeSafetensors(input);
    for (const { shape, data } of Object.values(read.tensors))
      equal(
        data.length,
        shape.reduce((product, size) => product * size, 1),
      );
    const again = decodeSafetensors(Buffer.concat(encodeSafetensors(read)));
    deepEqual(again, read);
  },
} satisfies Target;
