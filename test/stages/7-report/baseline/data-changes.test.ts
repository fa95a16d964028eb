// What changed in the data: by content, never by name.
import { expect, test } from 'vitest';
import { dataChanges } from '../../../../src/stages/7-report/baseline/data-changes.ts';

type Samples = readonly (readonly [id: string, image: string, labels: string])[];

function split(parts: { train?: Samples; validation?: Samples; test?: Samples }) {
  const part = (samples: Samples = []) => ({
    images: samples.length,
    'class-pixels': [],
    'class-share': [],
    samples: samples.map(([id, image, labels]) => ({ id, image, labels })),
  });
  return {
    source: 'hash' as const,
    path: 'split.json',
    by: null,
    kept: null,
    train: part(parts.train),
    validation: part(parts.validation),
    test: part(parts.test),
  };
}

const BEFORE = split({
  train: [
    ['a', '1', 'x'],
    ['b', '2', 'y'],
  ],
  test: [['c', '3', 'z']],
});
const nothing = { count: 0, ids: [] };
const files = { added: nothing, removed: nothing, relabelled: nothing, moved: nothing };
const same = { ...files, 'read-otherwise': false };

test.each([
  { why: 'nothing changed', after: BEFORE, expected: {} },
  {
    why: 'a renamed file is the same image',
    after: split({
      train: [
        ['other', '1', 'x'],
        ['b', '2', 'y'],
      ],
      test: [['c', '3', 'z']],
    }),
    expected: {},
  },
  {
    why: 'another image under an old name: one is added, one removed',
    after: split({
      train: [
        ['a', '9', 'x'],
        ['b', '2', 'y'],
      ],
      test: [['c', '3', 'z']],
    }),
    expected: { added: { count: 1, ids: ['a'] }, removed: { count: 1, ids: ['a'] } },
  },
  {
    why: 'a mask drawn anew',
    after: split({
      train: [
        ['a', '1', 'new'],
        ['b', '2', 'y'],
      ],
      test: [['c', '3', 'z']],
    }),
    expected: { relabelled: { count: 1, ids: ['a'] } },
  },
  {
    why: 'an image moved into another part',
    after: split({ train: [['b', '2', 'y']], validation: [['a', '1', 'x']], test: [['c', '3', 'z']] }),
    expected: { moved: { count: 1, ids: ['a'] } },
  },
  {
    why: 'a copy of an image is an image more',
    after: split({
      train: [
        ['a', '1', 'x'],
        ['a2', '1', 'x'],
        ['b', '2', 'y'],
      ],
      test: [['c', '3', 'z']],
    }),
    expected: { added: { count: 1, ids: ['a2'] } },
  },
  {
    why: 'everything is gone but one',
    after: split({ train: [['a', '1', 'x']] }),
    expected: { removed: { count: 2, ids: ['b', 'c'] } },
  },
  {
    why: 'an evaluation knows no training images: they are not gone',
    after: split({
      test: [
        ['c', '3', 'z'],
        ['d', '4', 'z'],
      ],
    }),
    expected: { added: { count: 1, ids: ['d'] } },
  },
])('$why', ({ why, after, expected }) => {
  expect(dataChanges(after, BEFORE, false), why).toEqual({ ...same, ...expected });
});

test.each([
  { why: 'other names for the classes', areOther: true, pixels: [9, 1], expected: true },
  { why: 'the values of the masks in changed places', areOther: false, pixels: [1, 9], expected: true },
  { why: 'a value that is ignored now', areOther: false, pixels: [9, 0], expected: true },
  { why: 'as it was', areOther: false, pixels: [9, 1], expected: false },
])('the same files read by another classes.json: $why', ({ why, areOther, pixels, expected }) => {
  const read = (classPixels: number[]) => {
    const one = split({ train: [['a', '1', 'x']] });
    return { ...one, train: { ...one.train, 'class-pixels': classPixels } };
  };
  expect(dataChanges(read(pixels), read([9, 1]), areOther), why).toEqual({
    ...files,
    'read-otherwise': expected,
  });
});

test('copies of an image meet the copy with their labels, whatever their order', () => {
  const copies: Samples = [
    ['a', '1', 'x'],
    ['b', '1', 'y'],
  ];
  const renamed: Samples = [
    ['a', '1', 'y'],
    ['b', '1', 'x'],
  ];
  expect(dataChanges(split({ train: renamed }), split({ train: copies }), false)).toEqual(same);
});

test('only the first 20 are named, all are counted', () => {
  const many: Samples = Array.from({ length: 30 }, (_, i) => [
    `n${String(i).padStart(2, '0')}`,
    `m${i}`,
    'x',
  ]);
  const added = dataChanges(split({ train: many }), BEFORE, false)?.added;
  expect(added?.count).toBe(30);
  expect(added?.ids).toEqual(many.slice(0, 20).map(([id]) => id));
});

test('a file of before images were listed: nothing can be said', () => {
  expect(dataChanges(BEFORE, split({}), false)).toBeNull();
});
