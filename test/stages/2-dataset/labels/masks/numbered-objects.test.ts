import { describe, expect, test } from 'vitest';
import { parseClasses } from '../../../../../src/stages/2-dataset/classes-file.ts';
import type { MaskValues } from '../../../../../src/stages/2-dataset/labels/masks/count-values.ts';
import { chooseEncoding } from '../../../../../src/stages/2-dataset/labels/masks/encoding.ts';

const PAIR = 10;

function grey(...values: readonly number[]): MaskValues {
  const counts = new Map(values.map((value) => [value, PAIR]));
  return {
    form: 'grey',
    pixels: PAIR * values.length,
    counts,
    level: new Map(),
    palette: undefined,
    lossy: false,
  };
}

/** A mask of 0 and as many objects. */
const objects = (count: number) => grey(...Array.from({ length: count + 1 }, (_, i) => i));

const codesOf = (masks: readonly MaskValues[], json?: string) =>
  chooseEncoding(
    masks.map((mask, i) => ({ file: `masks/${i}.png`, mask })),
    { spec: json === undefined ? undefined : parseClasses(json).spec!, ignored: undefined, byModel: false },
  ).faults.map(({ code }) => code);

describe('masks that number objects', () => {
  test.each<[string, readonly number[]]>([
    ['another number in each', [3, 5, 2, 7, 4]],
    ['more than there are classes', [40, 90, 75, 120]],
    ['empty ones among them', [0, 3, 5, 0, 4, 2]],
    ['more objects in all than a call takes', Array.from({ length: 1500 }, (_, i) => 80 + (i % 40))],
  ])('%s', (reason, counts) => {
    expect(codesOf(counts.map(objects)), reason).toEqual(['masks-number-objects']);
  });

  test('without 0 are told with the classes that they may be, as MATLAB counts them', () => {
    const masks = [2, 3, 4, 2].map((count) => grey(...Array.from({ length: count }, (_, i) => i + 1)));
    const named = masks.map((mask, i) => ({ file: `groundTruth/${i}.mat`, mask }));
    const { faults } = chooseEncoding(named, { spec: undefined, ignored: undefined, byModel: false });
    expect(faults.map(({ code }) => code)).toEqual(['masks-number-objects']);
    const json = /classes\.json: (?<json>\{.*\})\.$/.exec(faults[0].message)?.groups?.json ?? '';
    expect(codesOf(masks, json), 'what it says to write is the way out').toEqual([]);
  });

  test.each<[string, string, readonly MaskValues[], readonly string[]]>([
    [
      'a few of the Cell Tracking Challenge',
      '01_GT/SEG/man_seg00',
      [objects(2), objects(3)],
      ['masks-number-objects'],
    ],
    ['with gaps, as tracks leave them', '01_GT/SEG/man_seg00', [grey(0, 2, 5)], ['masks-number-objects']],
    ['by Cellpose', 'a_cp_masks_', [objects(2)], ['masks-number-objects']],
    ['in a folder called so', 'instances/', [objects(1), objects(2)], ['masks-number-objects']],
    ['but drawn anew as one class', '01_GT/SEG/man_seg00', [objects(1), objects(1)], []],
    ['but drawn anew in black and white', '01_GT/SEG/man_seg00', [grey(0, 255)], []],
    ['a few that are called otherwise', 'masks/', [objects(2), objects(3)], []],
  ])('by their names: %s', (reason, name, masks, codes) => {
    const named = masks.map((mask, i) => ({ file: `${name}${i}.png`, mask }));
    const { faults } = chooseEncoding(named, { spec: undefined, ignored: undefined, byModel: false });
    expect(
      faults.map(({ code }) => code),
      reason,
    ).toEqual(codes);
  });

  test('its classes.json takes all of them as one class', () => {
    const masks = [3, 5, 2, 4].map(objects);
    const json =
      '{"classes": [{"name": "background", "value": 0}, {"name": "object", "value": [1, 2, 3, 4, 5]}]}';
    const { faults } = chooseEncoding(
      masks.map((mask, i) => ({ file: `masks/${i}.png`, mask })),
      { spec: undefined, ignored: undefined, byModel: false },
    );
    expect(faults[0]!.message).toContain(`put this into classes.json: ${json}.`);
    expect(codesOf(masks, json)).toEqual([]);
  });
});

describe('masks of classes', () => {
  test.each<[string, readonly MaskValues[]]>([
    ['the same in all', [objects(5), objects(5), objects(5), objects(5)]],
    ['some are missing here and there', [objects(5), objects(4), objects(3), grey(0, 2, 5), grey(0, 4)]],
    ['one within the other', [objects(1), objects(2), objects(3), objects(2), objects(1)]],
    ['too few files to tell', [objects(2), objects(3), objects(5)]],
  ])('%s', (reason, masks) => {
    expect(codesOf(masks), reason).toEqual([]);
  });
});
