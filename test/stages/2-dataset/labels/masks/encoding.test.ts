import { describe, expect, test } from 'vitest';
import { parseClasses } from '../../../../../src/stages/2-dataset/classes-file.ts';
import type { MaskValues } from '../../../../../src/stages/2-dataset/labels/masks/count-values.ts';
import type { Said } from '../../../../../src/stages/2-dataset/labels/masks/encoding.ts';
import type { MaskEncoding } from '../../../../../src/stages/2-dataset/labels/masks/label.ts';
import { settle } from '../../../../../src/stages/2-dataset/labels/masks/settle.ts';

/** Masks described by what they hold; counts don't matter here. */
const grey = (...values: number[]) => mask('grey', values);
const color = (...values: number[]) => mask('color', values);
const palette = (colors: Readonly<Record<number, number>>) =>
  mask(
    'palette',
    Object.keys(colors).map(Number),
    new Map(Object.entries(colors).map(([index, value]) => [Number(index), value])),
  );

function mask(
  form: MaskValues['form'],
  values: readonly number[],
  colors?: ReadonlyMap<number, number>,
): MaskValues {
  const counts = new Map(values.map((value) => [value, 1]));
  return { form, pixels: values.length, counts, level: new Map(), palette: colors, lossy: false };
}

/** What a classes.json says; its list of what is ignored alone is what the setting says. */
function saidOf(text: string | undefined): Said {
  const spec = text === undefined ? undefined : parseClasses(text).spec!;
  return { spec, ignored: spec?.ignored, byModel: false };
}

const values = (...classes: number[]) => encodingOf('value', classes);
const colors = (...classes: number[]) => encodingOf('color', classes);

function encodingOf(by: MaskEncoding['by'], classes: readonly number[], ignored: readonly number[] = []) {
  return { by, classes: classes.map((value) => [value]), ignored, nearest: false };
}
const choose = (masks: readonly MaskValues[], text?: string) =>
  settle(
    masks.map((values, i) => ({ file: `${i}.png`, mask: values })),
    saidOf(text),
    'exact',
  );

const VOC = { 0: 0x000000, 1: 0x800000, 2: 0x008000 };

describe('which value is which class', () => {
  test.each([
    ['indices', [grey(0, 1), grey(0, 2)], undefined, values(0, 1, 2), ['class 0', 'class 1', 'class 2']],
    ['exactly 0 and 255', [grey(0), grey(0, 255)], undefined, values(0, 255), ['background', 'foreground']],
    ['exactly 0 and 255 with two names', [grey(0, 255)], '["no", "yes"]', values(0, 255), ['no', 'yes']],
    [
      '0 and 255 where 255 is said to be ignored',
      [grey(0, 255)],
      '{"classes": ["a", "b"], "ignore": [255]}',
      encodingOf('value', [0, 1], [255]),
      ['a', 'b'],
    ],
    ['0 and 65535 in 16 bits', [grey(0, 65_535)], undefined, values(0, 65_535), ['background', 'foreground']],
    ['names for indices, some absent', [grey(0, 2)], '["a", "b", "c"]', values(0, 1, 2), ['a', 'b', 'c']],
    [
      'given values',
      [grey(0, 128)],
      '[{"name": "a", "value": 128}, {"name": "b", "value": 0}]',
      values(128, 0),
      ['a', 'b'],
    ],
    [
      'given values 0, 1, 2 are indices',
      [grey(0, 1)],
      '[{"name": "a", "value": 0}, {"name": "b", "value": 1}]',
      values(0, 1),
      ['a', 'b'],
    ],
    [
      'a class with the value 255',
      [grey(0, 255)],
      '[{"name": "a", "value": 0}, {"name": "b", "value": 255}]',
      values(0, 255),
      ['a', 'b'],
    ],
    [
      'palette indices, as in PASCAL VOC',
      [palette(VOC), palette({ 1: 0x800000 })],
      undefined,
      values(0, 1, 2),
      ['class 0', 'class 1', 'class 2'],
    ],
    ['palette indices with names', [palette(VOC)], '["a", "b", "c"]', values(0, 1, 2), ['a', 'b', 'c']],
    [
      'colours with names',
      [color(0, 0xff0000)],
      '[{"name": "a", "color": "#ff0000"}, {"name": "b", "color": "#000000"}]',
      colors(0xff0000, 0),
      ['a', 'b'],
    ],
    [
      'an ignored colour',
      [color(0, 1, 2)],
      '{"classes": [{"name": "a", "color": "#000000"}, {"name": "b", "color": "#000001"}], "ignore": ["#000002"]}',
      encodingOf('color', [0, 1], [2]),
      ['a', 'b'],
    ],
    [
      'palettes that an optimiser made, no two alike',
      [palette({ 0: 0, 1: 0xff }), palette({ 0: 0xff, 1: 0 })],
      '[{"name": "a", "color": "#000000"}, {"name": "b", "color": "#0000ff"}]',
      colors(0, 0xff),
      ['a', 'b'],
    ],
    [
      'a palette whose colours are the given ones goes by them',
      [palette({ 0: 0xff, 1: 0 })],
      '[{"name": "a", "color": "#000000"}, {"name": "b", "color": "#0000ff"}]',
      colors(0, 0xff),
      ['a', 'b'],
    ],
    [
      'grey levels given as colours',
      [grey(0, 128)],
      '[{"name": "a", "color": "#000000"}, {"name": "b", "color": "#808080"}]',
      colors(0, 0x808080),
      ['a', 'b'],
    ],
    [
      'colours that are only for display',
      [grey(0, 1)],
      '[{"name": "a", "color": "#ffffff"}, {"name": "b", "color": "#ff0000"}]',
      values(0, 1),
      ['a', 'b'],
    ],
  ])('%s', (reason, masks, text, encoding, names) => {
    const chosen = choose(masks, text);
    expect(chosen.faults, reason).toEqual([]);
    expect(chosen.encoding, reason).toEqual(encoding);
    expect(
      chosen.classes.map(({ name }) => name),
      reason,
    ).toEqual(names);
    expect(chosen.classes.map(({ index }) => index)).toEqual(names.map((_, index) => index));
  });

  test.each([
    [
      'names for values that are none of their places',
      [grey(0, 128, 255)],
      '["a", "b", "c"]',
      values(0, 128, 255),
      'class-values-assumed',
    ],
    ['values with gaps, taken for classes', [grey(0, 128)], undefined, values(0, 128), 'classes-assumed'],
    ['colours alone, taken for classes', [color(0xff, 0)], undefined, colors(0, 0xff), 'classes-assumed'],
    [
      'names for colours without saying which',
      [color(0xff, 0)],
      '["a", "b"]',
      colors(0, 0xff),
      'class-colors-assumed',
    ],
  ])('%s, is a warning', (reason, masks, text, encoding, code) => {
    const chosen = choose(masks, text);
    expect(chosen.encoding, reason).toEqual(encoding);
    expect(chosen.faults, reason).toMatchObject([{ code, severity: 'warning' }]);
  });

  const many = Array.from({ length: 65 }, (_, i) => i);
  test.each([
    ['more values than anyone means', [grey(0, 1), grey(...many)], undefined, 'too-many-mask-values'],
    ['more colours than anyone means', [color(...many)], undefined, 'too-many-mask-values'],
    ['two names for three colours', [color(0, 1, 2)], '["a", "b"]', 'class-count-mismatch'],
  ])('%s, is an error', (reason, masks, text, code) => {
    expect(choose(masks, text).faults, reason).toMatchObject([{ code, severity: 'error' }]);
  });

  test('as many values as a list of classes names are fine', () => {
    expect(choose([grey(...many)], JSON.stringify(many.map((i) => `c${i}`))).faults).toEqual([]);
  });
});

describe('colours to show', () => {
  test.each([
    [
      'from classes.json',
      [palette(VOC)],
      '[{"name": "a", "value": 0, "color": "#010203"}, {"name": "b", "value": 1, "color": "#040506"}]',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      'from the palette',
      [palette(VOC)],
      undefined,
      [
        [0, 0, 0],
        [128, 0, 0],
        [0, 128, 0],
      ],
    ],
    [
      'from the masks',
      [color(0, 0xff0000)],
      undefined,
      [
        [0, 0, 0],
        [255, 0, 0],
      ],
    ],
    [
      'the default where the palette misses one',
      [palette({ 0: 0 })],
      '["a", "b"]',
      [
        [0, 0, 0],
        [230, 159, 0],
      ],
    ],
    [
      'the default where the palette shows two alike',
      [palette({ 0: 0, 1: 0 })],
      undefined,
      [
        [0, 0, 0],
        [230, 159, 0],
      ],
    ],
  ])('%s', (reason, masks, text, colors) => {
    expect(
      choose(masks, text).classes.map((info) => info.color),
      reason,
    ).toEqual(colors);
  });
});

describe('masks in a format that changes values are read as they are where', () => {
  const lossy = (values: MaskValues): MaskValues => ({ ...values, lossy: true });
  test.each([
    [
      'a list of classes says what they are',
      [lossy(grey(0, 254))],
      '[{"name": "a", "value": 0}, {"name": "b", "value": 254}]',
      [],
    ],
    ['nothing but 0 and 255: nothing was changed', [lossy(grey(0, 255))], undefined, []],
  ])('%s', (reason, masks, text, codes) => {
    const { faults } = choose(masks, text);
    expect(
      faults.map(({ code }) => code),
      reason,
    ).toEqual(codes);
  });
});
