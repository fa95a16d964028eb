import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupSamples } from '../../../src/stages/3-split/group.ts';
import { sample } from './samples.ts';

const idsOf = (groups: ReturnType<typeof groupSamples>) =>
  groups
    .map((group) =>
      group.samples
        .map(({ id }) => id)
        .sort()
        .join(),
    )
    .sort();

describe('groupSamples', () => {
  test.each([
    ['each on its own', [sample('a'), sample('b')], ['a', 'b']],
    [
      'duplicates together',
      [sample('a', { image: 'x' }), sample('b', { image: 'x' }), sample('c')],
      ['a,b', 'c'],
    ],
    ['one group key', [sample('a', { group: 'g' }), sample('b', { group: 'g' }), sample('c')], ['a,b', 'c']],
    [
      'two groups that share a duplicate are one',
      [
        sample('a', { group: 'g', image: 'x' }),
        sample('b', { group: 'g' }),
        sample('c', { group: 'h', image: 'x' }),
        sample('d', { group: 'h' }),
      ],
      ['a,b,c,d'],
    ],
  ])('%s', (reason, all, expected) => {
    expect(idsOf(groupSamples(all, 1)), reason).toEqual(expected);
  });

  test('a duplicate that joins a named group later does not move it', () => {
    const before = groupSamples([sample('a', { group: 'g', image: 'x' })], 1);
    const after = groupSamples([sample('a', { group: 'g', image: 'x' }), sample('b', { image: 'x' })], 1);
    expect(after.length).toBe(1);
    expect(after[0].position).toBe(before[0].position);
  });

  test('knows in how many of its images each class is', () => {
    const [group] = groupSamples(
      [sample('a', { group: 'g', classes: [0, 2] }), sample('b', { group: 'g', classes: [0, 3] })],
      1,
    );
    expect(group.classes).toEqual(
      new Map([
        [0, 2],
        [2, 1],
        [3, 1],
      ]),
    );
  });

  test('positions are a fact of seed and key, the same on every machine', () => {
    // The first 12 hex digits that `printf '42\ng1' | sha256sum` prints.
    const [group] = groupSamples([sample('a', { group: 'g1' })], 42);
    expect(group.position).toBe(0xaa0f70f55ba7 / 2 ** 48);
    expect(groupSamples([sample('a', { group: 'g1' })], 43)[0].position).not.toBe(group.position);
  });

  test('the order of the files means nothing', () => {
    const options = fc.record({
      image: fc.constantFrom('x', 'y', 'z', 'w'),
      group: fc.constantFrom('g', 'h', undefined),
    });
    fc.assert(
      fc.property(fc.array(options, { minLength: 1, maxLength: 10 }), fc.nat(), (described, seed) => {
        const all = described.map((each, i) => sample(`s${i}`, each));
        const shape = (groups: ReturnType<typeof groupSamples>) =>
          groups.map(({ key, position, samples }) => [key, position, samples.map(({ id }) => id).sort()]);
        expect(shape(groupSamples([...all].reverse(), seed))).toEqual(shape(groupSamples(all, seed)));
      }),
    );
  });
});
