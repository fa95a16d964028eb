// Keras' layout and back: which value goes where, and that nothing is lost on the way.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InternalError } from '../../../src/errors.ts';
import { fromKeras, kerasName, toKeras } from '../../../src/network/keras/weights.ts';
import type { ParameterSpec } from '../../../src/network/parameters.ts';

function spec(shape: readonly number[], kind: ParameterSpec['kind'] = 'weight'): ParameterSpec {
  const name = `some.layer.${kind}`;
  const role = { trainable: true, still: false, fanIn: 0, l2: 0, decay: false, hidden: false };
  return { name, layer: 'some.layer', shape, kind, ...role };
}

const counted = (length: number) => Float32Array.from({ length }, (_, i) => i);

type Kind = ParameterSpec['kind'];

test.each<[string, readonly number[], readonly number[], readonly number[], Kind?]>([
  ['conv O,I,k,k -> k,k,I,O', [2, 3, 1, 1], [1, 1, 3, 2], [0, 3, 1, 4, 2, 5]],
  ['transposed conv I,O,2,2 -> 2,2,O,I', [2, 1, 2, 2], [2, 2, 1, 2], [0, 4, 1, 5, 2, 6, 3, 7]],
  ['dense units,C -> C,units', [2, 3], [3, 2], [0, 3, 1, 4, 2, 5]],
  ['one value a channel stays', [3], [3], [0, 1, 2]],
  ['depthwise conv C,1,k,k -> k,k,C,1', [3, 1, 1, 2], [1, 2, 3, 1], [0, 2, 4, 1, 3, 5], 'depthwise-weight'],
  ['conv of one channel O,1,k,k -> k,k,1,O', [3, 1, 1, 2], [1, 2, 1, 3], [0, 2, 4, 1, 3, 5]],
])('%s', (reason, shape, theirs, data, kind) => {
  const weight = toKeras(spec(shape, kind), { shape, data: counted(data.length) });
  expect(weight.shape, reason).toEqual(theirs);
  expect([...weight.data], reason).toEqual(data);
});

test('there and back is the identity, and never the same array', () => {
  const sizes = fc.integer({ min: 1, max: 4 });
  const shapes = fc.oneof(fc.tuple(sizes), fc.tuple(sizes, sizes), fc.tuple(sizes, sizes, sizes, sizes));
  const kinds = fc.constantFrom<Kind>('weight', 'depthwise-weight');
  fc.assert(
    fc.property(shapes, kinds, (shape, kind) => {
      fc.pre(kind === 'weight' || shape.length === 4);
      const data = counted(shape.reduce((product: number, size) => product * size, 1));
      const there = toKeras(spec(shape, kind), { shape, data });
      const back = fromKeras(spec(shape, kind), there.data);
      expect(back).toEqual({ shape, data });
      expect(new Set([data.buffer, there.data.buffer, back.data.buffer]).size).toBe(3);
    }),
  );
});

test.each<[Kind, string]>([
  ['weight', 'some.layer/kernel'],
  ['depthwise-weight', 'some.layer/depthwise_kernel'],
  ['bias', 'some.layer/bias'],
  ['norm-weight', 'some.layer/gamma'],
  ['norm-bias', 'some.layer/beta'],
  ['running-mean', 'some.layer/moving_mean'],
  ['running-var', 'some.layer/moving_variance'],
])('a %s is called %s', (kind, name) => {
  expect(kerasName(spec([1], kind))).toBe(name);
});

test('values that do not fill the shape are our own mistake', () => {
  expect(() => fromKeras(spec([2, 2]), counted(3))).toThrow(InternalError);
  expect(() => toKeras(spec([2, 2]), { shape: [2, 2], data: counted(5) })).toThrow('has 5 values, not 2x2');
});
