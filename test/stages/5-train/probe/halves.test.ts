// Which rows a head is fitted to and which it's measured on.
import { expect, test } from 'vitest';
import type { Sample } from '../../../../src/stages/2-dataset/dataset.ts';
import { halvesOf } from '../../../../src/stages/5-train/probe/halves.ts';

const CLASSES = 4;

interface Made {
  readonly label: number;
  readonly group?: string;
  readonly imageHash?: string;
}

function sampleOf({ label, group, imageHash }: Made, number: number): Sample {
  const hash = imageHash ?? `hash ${number}`;
  const classCounts = Array.from({ length: CLASSES }, (_, i) => Number(i === label));
  return { id: `${number}`, group: group ?? hash, imageHash: hash, classCounts } as unknown as Sample;
}

function halve(made: readonly Made[], seed = 3) {
  const halves = halvesOf(
    made.map(sampleOf),
    Uint8Array.from(made, ({ label }) => label),
    seed,
  );
  return halves.map((half) => half.map((row) => made[row]!));
}

const labelsOf = (half: readonly Made[]) => half.map(({ label }) => label).toSorted();
const many = (count: number, make: (i: number) => Made) => Array.from({ length: count }, (_, i) => make(i));

test('half of each class', () => {
  const [one, other] = halve(many(24, (i) => ({ label: i % 3 })));
  expect(labelsOf(one!)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
  expect(labelsOf(other!)).toEqual(labelsOf(one!));
});

test.each(['group', 'imageHash'] as const)('what is alike by its %s is in one half', (by) => {
  const [one, other] = halve(many(40, (i) => ({ label: i % 2, [by]: `of ${Math.floor(i / 5)}` })));
  const of = (half: readonly Made[] | undefined) => new Set(half?.map((made) => made[by]));
  expect(one!.length + other!.length).toBe(40);
  expect([...of(one)].filter((key) => of(other).has(key))).toEqual([]);
});

test('a class that one half alone shows is in neither', () => {
  const [one, other] = halve([...many(8, (i) => ({ label: i % 2 })), { label: 2 }]);
  expect([labelsOf(one!), labelsOf(other!)]).toEqual([
    [0, 0, 1, 1],
    [0, 0, 1, 1],
  ]);
  expect(halve(many(4, (i) => ({ label: i }))), 'each class has but one').toEqual([[], []]);
});

test('several rows of an image stay together', () => {
  const made = many(6, (i) => ({ label: i % 2 }));
  const samples = made.map(sampleOf);
  const rows = samples.flatMap((sample) => [sample, sample, sample]);
  const halves = halvesOf(
    rows,
    Uint8Array.from(rows, (_, row) => row % 2),
    3,
  );
  for (const half of halves)
    expect(half.filter((row) => row % 3 === 0).flatMap((row) => [row, row + 1, row + 2])).toEqual(half);
});

test('of one image nothing is left to measure on; the seed decides alone', () => {
  expect(halve([{ label: 0 }])).toEqual([[], []]);
  const made = many(30, (i) => ({ label: i % 2 }));
  expect(halve(made)).toEqual(halve(made));
  expect(halve(made, 4)).not.toEqual(halve(made));
});
