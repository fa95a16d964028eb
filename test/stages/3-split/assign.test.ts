import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { assignEqually, assignGroups } from '../../../src/stages/3-split/assign.ts';
import { type Group, groupSamples } from '../../../src/stages/3-split/group.ts';
import { sample, samples } from './samples.ts';

const fractions = { validation: 0.21, test: 0.15 };
const PARTS = ['train', 'validation', 'test'] as const;
const WANTED = { train: 0.64, validation: 0.21, test: 0.15 };

type Parts = ReadonlyMap<string, string>;

function placed(all: readonly Sample[], seed: number, given = fractions): Parts {
  return idsIn(assignGroups(groupSamples(all, seed), given));
}

function idsIn<P>(assigned: ReadonlyMap<Group, P>): ReadonlyMap<string, P> {
  return new Map(
    [...assigned].flatMap(([group, part]) => group.samples.map(({ id }) => [id, part] as const)),
  );
}

/** Images of each part, of a class or of all. */
function counts(all: readonly Sample[], parts: Parts, label?: number): Record<string, number> {
  const shown = all.filter(({ classCounts }) => label === undefined || classCounts[label]! > 0);
  return Object.fromEntries(
    PARTS.map((part) => [part, shown.filter(({ id }) => parts.get(id) === part).length]),
  );
}

const moved = (before: Parts, after: Parts) =>
  [...before].filter(([id, part]) => after.get(id) !== part).length;

const seeds = fc.nat();
/** Whole images of one class each, 3 and more of it. */
const classified = fc
  .array(fc.integer({ min: 3, max: 60 }), { minLength: 1, maxLength: 4 })
  .map((sizes) => sizes.flatMap((count, label) => samples(count, `c${label}/`, { classes: [label] })));
/** Masks that show background and any of three classes. */
const masked = fc
  .array(fc.subarray([1, 2, 3]), { minLength: 6, maxLength: 150 })
  .map((all) => all.map((classes, i) => sample(`s${i}`, { classes: [0, ...classes] })));
/** Groups of 1 to 12 images, and now and then a duplicate in another group. */
const grouped = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 12 }), label: fc.nat({ max: 3 }) }), {
    minLength: 8,
    maxLength: 40,
  })
  .map((groups) =>
    groups.flatMap(({ size, label }, g) => samples(size, `g${g}/`, { group: `g${g}`, classes: [label] })),
  );

describe('the fractions', () => {
  test.each([
    [24, { train: 15, validation: 5, test: 4 }],
    [40, { train: 26, validation: 8, test: 6 }],
    [10, { train: 6, validation: 2, test: 2 }],
    [3, { train: 1, validation: 1, test: 1 }],
  ])('of %i images are what was asked for, whatever the seed', (count, expected) => {
    for (let seed = 0; seed < 30; seed++) {
      const all = samples(count);
      expect(counts(all, placed(all, seed)), `seed ${seed}`).toEqual(expected);
    }
  });

  test('hold within two images, but for classes of few images, which are in every part first', () => {
    fc.assert(
      fc.property(fc.oneof(masked, classified), seeds, (all, seed) => {
        const parts = placed(all, seed);
        const once = [0, 1, 2, 3].filter((label) => Object.values(counts(all, parts, label)).includes(1));
        for (const part of PARTS)
          expect(Math.abs(counts(all, parts)[part]! - WANTED[part] * all.length)).toBeLessThan(
            2 + once.length,
          );
      }),
    );
  });

  test('hold for each class, and for all within a tenth, in a large set', () => {
    const sizes = fc.array(fc.integer({ min: 100, max: 300 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(sizes, seeds, (list, seed) => {
        const all = list.flatMap((count, label) => wide(label, count));
        const parts = placed(all, seed);
        for (const part of PARTS) {
          expect(Math.abs(counts(all, parts)[part]! / all.length / WANTED[part] - 1)).toBeLessThan(0.1);
          for (const [label, count] of list.entries())
            expect(Math.abs(counts(all, parts, label)[part]! - WANTED[part] * count)).toBeLessThan(3);
        }
      }),
      { numRuns: 30 },
    );
  });

  /** Images of one class of twelve. */
  const wide = (label: number, count: number) =>
    samples(count, `c${label}/`).map((one) => ({
      ...one,
      classCounts: Array.from({ length: 12 }, (_, i) => Number(i === label)),
    }));

  test('come as near as whole groups allow', () => {
    fc.assert(
      fc.property(grouped, seeds, (drawn, seed) => {
        // Where each class is in three groups or so, its being in every part goes first.
        const all = drawn.map((one) => ({ ...one, classCounts: [10, 0, 0, 0] }));
        const largest = Math.max(...groupSamples(all, seed).map(({ samples: own }) => own.length));
        const parts = counts(all, placed(all, seed));
        for (const part of PARTS)
          expect(Math.abs(parts[part]! - WANTED[part] * all.length)).toBeLessThanOrEqual(largest);
      }),
    );
  });

  test('of 0 are no part', () => {
    const parts = placed(samples(20), 1, { validation: 0.2, test: 0 });
    expect(counts(samples(20), parts)).toEqual({ train: 16, validation: 4, test: 0 });
  });
});

describe('classes', () => {
  test('that as many groups as parts show are in each part', () => {
    fc.assert(
      fc.property(fc.oneof(classified, masked, grouped), seeds, (all, seed) => {
        const groups = groupSamples(all, seed);
        const assigned = assignGroups(groups, fractions);
        for (const label of [0, 1, 2, 3]) {
          const showing = groups.filter(({ classes }) => classes.has(label));
          // Groups that show several rare classes may stand in each other's way.
          if (showing.length < 6) continue;
          expect(new Set(showing.map((group) => assigned.get(group))).size, `class ${label}`).toBe(3);
        }
      }),
    );
  });

  test.each([
    [1, ['train']],
    [2, ['test', 'train']],
    [3, ['test', 'train', 'validation']],
  ])('of %i images are in training first, then in the test', (count, expected) => {
    for (let seed = 0; seed < 20; seed++) {
      const rare = samples(count, 'rare', { classes: [0, 3] });
      const parts = placed([...samples(30), ...rare], seed);
      expect(rare.map(({ id }) => parts.get(id)).sort(), `seed ${seed}`).toEqual(expected);
    }
  });

  test('leave no part empty, however few groups there are', () => {
    const classSets = fc.array(fc.subarray([0, 1, 2, 3], { minLength: 1 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(classSets, seeds, (all, seed) => {
        const described = all.map((classes, i) => sample(`s${i}`, { classes }));
        expect(new Set(placed(described, seed).values()).size).toBe(3);
      }),
    );
  });
});

describe('the same split', () => {
  test('comes of the same images in any order', () => {
    fc.assert(
      fc.property(fc.oneof(classified, masked, grouped), seeds, (all, seed) => {
        expect(placed(all.toReversed(), seed)).toEqual(new Map(placed(all, seed)));
      }),
    );
  });

  test('is another one for another seed', () => {
    expect(placed(samples(100), 1)).not.toEqual(placed(samples(100), 2));
  });

  test('is nearly kept where a few images come, though nobody knows the old one', () => {
    const more = fc.record({ label: fc.nat({ max: 3 }), count: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(seeds, more, (seed, { label, count }) => {
        const old = [0, 1, 2, 3].flatMap((one) => samples(50, `c${one}/`, { classes: [one] }));
        const added = samples(count, 'new', { classes: [label] });
        // A split that is drawn anew would move about half of them.
        expect(moved(placed(old, seed), placed([...old, ...added], seed))).toBeLessThanOrEqual(4 + 4 * count);
      }),
    );
  });

  test('a cut by the order of files would fail this test', () => {
    const byOrder = (all: readonly Sample[]) => new Map(all.map(({ id }, i) => [id, PARTS[i % 3]!]));
    const old = samples(200);
    expect(moved(byOrder(old), byOrder([...samples(1, 'a'), ...old]))).toBeGreaterThan(100);
  });
});

describe('groups whose part is settled', () => {
  test('stay, and the others make up for what they leave', () => {
    const sets = fc.record({ old: classified, added: fc.integer({ min: 0, max: 200 }), seed: seeds });
    fc.assert(
      fc.property(sets, ({ old, added, seed }) => {
        const all = [...old, ...samples(added, 'new/', { classes: [0] })];
        const groups = groupSamples(all, seed);
        const settled = new Map(
          groups
            .filter(({ samples: [one] }) => !one!.id.startsWith('new/'))
            .map((group) => [group, 'train'] as const),
        );
        const parts = idsIn(assignGroups(groups, fractions, settled));
        for (const { id } of old) expect(parts.get(id)).toBe('train');
        if (added < old.length) return;
        for (const part of ['test', 'validation'] as const)
          expect(Math.abs(counts(all, parts)[part]! - WANTED[part] * all.length)).toBeLessThan(2);
      }),
    );
  });
});

describe('groups and duplicates', () => {
  test('never cross', () => {
    const one = fc.record({
      image: fc.constantFrom(...'abcdefghij'),
      group: fc.option(fc.constantFrom(...'ghijk'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 10, maxLength: 60 }), seeds, (options, seed) => {
        const all = options.map((option, i) => sample(`s${i}`, option));
        const parts = placed(all, seed);
        for (const a of all) {
          for (const b of all) {
            if (a.imageHash === b.imageHash || a.group === b.group)
              expect(parts.get(a.id)).toBe(parts.get(b.id));
          }
        }
      }),
    );
  });
});

test('equal shares differ by an image at most, of each class, too', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 8, max: 60 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 2, max: 7 }),
      seeds,
      (sizes, shares, seed) => {
        const all = sizes.flatMap((count, label) => samples(count, `c${label}/`, { classes: [label] }));
        const parts = idsIn(assignEqually(groupSamples(all, seed), shares));
        const sizesOf = (shown: readonly Sample[]) =>
          Array.from({ length: shares }, (_, i) => shown.filter(({ id }) => parts.get(id) === i + 1).length);
        const spread = (list: readonly number[]) => Math.max(...list) - Math.min(...list);
        expect(spread(sizesOf(all))).toBeLessThanOrEqual(1);
        for (const label of sizes.keys())
          expect(
            spread(sizesOf(all.filter(({ classCounts }) => classCounts[label]! > 0))),
          ).toBeLessThanOrEqual(2);
      },
    ),
  );
});
