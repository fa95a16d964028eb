import { describe, expect, test } from 'vitest';
import { parseClasses } from '../../../../../src/stages/2-dataset/classes-file.ts';
import type { MaskValues } from '../../../../../src/stages/2-dataset/labels/masks/count-values.ts';
import { chooseEncoding } from '../../../../../src/stages/2-dataset/labels/masks/encoding.ts';

function mask(form: MaskValues['form'], values: readonly number[]): MaskValues {
  const counts = new Map(values.map((value) => [value, 10]));
  return { form, pixels: 10 * values.length, counts, level: new Map(), palette: undefined, lossy: false };
}
const grey = (...values: number[]) => mask('grey', values);
const color = (...values: number[]) => mask('color', values);
const palette = (...indices: number[]): MaskValues => ({
  ...mask('palette', indices),
  palette: new Map(indices.map((index) => [index, 0x800000 >> index])),
});
const times = (count: number, one: MaskValues) => Array.from({ length: count }, () => one);

interface Said {
  readonly json?: string;
  readonly ignored?: readonly number[];
}

function choose(masks: readonly MaskValues[], { json, ignored }: Said = {}) {
  const spec = json === undefined ? undefined : parseClasses(json).spec!;
  const said = ignored === undefined ? spec?.ignored : { values: ignored, colors: [] };
  return chooseEncoding(
    masks.map((one, i) => ({ file: `masks/${i}.png`, mask: one })),
    { spec, ignored: said, byModel: false },
  );
}

type Row = readonly [reason: string, masks: readonly MaskValues[], said?: Said];
const rows = (...all: readonly Row[]) =>
  all.map(([reason, masks, said = {}]) => [reason, masks, said] as const);
const TWO = '["background", "cell"]';

describe('255 is ignored, and it is told', () => {
  test.each(
    rows(
      ['beside indices in every mask', times(4, grey(0, 1, 255))],
      ['in some masks only', [...times(5, grey(0, 1)), grey(0, 1, 255)]],
      ['also where it is all that a mask shows beside 0', [...times(5, grey(0, 1, 255)), grey(0, 255)]],
      ['most masks are empty: the others decide', [...times(20, grey(0)), ...times(3, grey(0, 1, 255))]],
      ['two classes are named', times(4, grey(0, 1, 255)), { json: TWO }],
      [
        'the named classes are not all there',
        [grey(0, 2, 255), grey(0, 255), grey(2, 255)],
        { json: '["a", "b", "c", "d"]' },
      ],
      ['in a palette, as in PASCAL VOC', times(3, palette(0, 1, 255))],
    ),
  )('%s', (reason, masks, said) => {
    const { encoding, faults } = choose(masks, said);
    expect(encoding.ignored, reason).toEqual([255]);
    expect(faults, reason).toMatchObject([{ code: 'ignored-assumed', severity: 'warning' }]);
  });

  test('with the number of files and the share of pixels', () => {
    expect(choose([...times(3, grey(0, 1)), grey(0, 1, 255)]).faults[0]!.message).toBe(
      'the masks hold 255 beside classes counted from 0: 0 (4 files), 1 (4 files), 255 (1 file), and 255 was taken for ignored: 11.1 % of all pixels count in neither loss nor metrics. Set `ignored-values: 255` to say so, or `ignored-values: none` where 255 is a class.',
    );
  });

  test('silently where it is said', () => {
    const { encoding, faults } = choose(times(2, grey(0, 1, 255)), { ignored: [255] });
    expect([encoding.classes, encoding.ignored, faults]).toEqual([[[0], [1]], [255], []]);
  });
});

describe('255 is a class', () => {
  test.each<readonly [reason: string, masks: readonly MaskValues[], said: Said, classes: readonly number[]]>([
    ['beside painted values', times(3, grey(0, 128, 255)), {}, [0, 128, 255]],
    ['beside evenly painted values', times(3, grey(0, 85, 170, 255)), {}, [0, 85, 170, 255]],
    ['beside half of it', [grey(0, 127), grey(0, 127, 255)], {}, [0, 127, 255]],
    ['one class a mask', [grey(0, 85), grey(0, 170), grey(0, 255)], {}, [0, 85, 170, 255]],
    ['nothing is said to be ignored', times(3, grey(0, 1, 255)), { ignored: [] }, [0, 1, 255]],
  ])('%s', (reason, masks, said, classes) => {
    const { encoding, faults } = choose(masks, said);
    expect(encoding.classes.flat(), reason).toEqual(classes);
    expect(encoding.ignored, reason).toEqual([]);
    expect(faults, reason).toMatchObject([{ code: 'classes-assumed', severity: 'warning' }]);
  });

  test('three names for painted values are theirs in ascending order, and it is told', () => {
    const { encoding, faults } = choose(times(3, grey(0, 128, 255)), { json: '["a", "b", "c"]' });
    expect(encoding.classes).toEqual([[0], [128], [255]]);
    expect(faults).toMatchObject([{ code: 'class-values-assumed', severity: 'warning' }]);
  });
});

describe('whether 255 is ignored is asked', () => {
  test.each(
    rows(
      ['indices begin with 1', times(3, grey(1, 2, 255))],
      ['indices have a gap', times(3, grey(0, 1, 15, 255))],
      ['most masks show one index beside it', [grey(0, 255), grey(0, 255), grey(0, 1, 255)]],
      ['as many names as values, 255 among them', times(3, grey(0, 1, 255)), { json: '["a", "b", "c"]' }],
      ['a palette of 0 and 255', times(3, palette(0, 255))],
    ),
  )('%s', (reason, masks, said) => {
    expect(choose(masks, said).faults, reason).toMatchObject([
      { code: 'ignored-unclear', severity: 'error' },
    ]);
    for (const ignored of [[255], []]) {
      const { faults } = choose(masks, { ...said, ignored });
      expect(
        faults.filter(({ severity }) => severity === 'error'),
        `${reason}: once it's said`,
      ).toEqual([]);
    }
  });

  test('with the number of files', () => {
    expect(choose([grey(1, 2), grey(1, 255)]).faults[0]!.message).toBe(
      'the masks hold 1 (2 files), 2 (1 file), 255 (1 file), of which 255 may be a class or what is ignored. Set `ignored-values: 255` where it is ignored, or `ignored-values: none` where it is a class.',
    );
  });
});

describe('masks that are coded in two ways', () => {
  test.each(
    rows(
      ['0/1 and 0/255', [grey(0, 1), grey(0, 255), grey(0)]],
      ['mostly 0/1, some 0/255', [...times(9, grey(0, 1)), grey(0, 255)]],
      ['0/1 and 0/255, two names', [grey(0, 1), grey(0, 255)], { json: TWO }],
      ['0/128 and 0/255', [grey(0, 128), grey(0, 255)]],
      ['three classes as indices and painted', [grey(0, 1, 2), grey(0, 127, 255), grey(0, 2)]],
      ['more indices beside 0/255', [grey(0, 1, 2), grey(0, 3, 2), grey(0, 255)]],
      ['a palette and the grey that was made of it', [palette(0, 1), grey(0, 76)]],
      ['red and blue have changed places', [color(0, 0xff0000), color(0, 0x0000ff)]],
      ['the same with a colour that stays', [color(0, 0xff0000, 0x00ff00), color(0, 0x0000ff, 0x00ff00)]],
      ['indices beside colours', [grey(0, 1), color(0, 0xff0000)]],
      ['indices beside colours, with names', [grey(0, 1), color(0, 0xff0000)], { json: TWO }],
    ),
  )('%s', (reason, masks, said) => {
    const [fault, ...more] = choose(masks, said).faults;
    expect(more, reason).toEqual([]);
    expect(fault, reason).toMatchObject({ code: 'masks-coded-differently', severity: 'error' });
    for (const [json] of fault!.message.matchAll(/\{"classes": .*?\}\]\}/g)) {
      const { faults } = choose(masks, { json });
      expect(
        faults.filter(({ severity }) => severity === 'error'),
        `${reason}: ${json}`,
      ).toEqual([]);
    }
  });

  test('are told with files, and with what to write', () => {
    const [fault] = choose([grey(0, 1), grey(0, 255), grey(0, 255)]).faults;
    expect(fault!.message).toBe(
      'the masks are coded differently: 1 file holds 0, 1 (such as "masks/0.png"), 2 files hold 0, 255 (such as "masks/1.png"). If these mean the same, put this into classes.json: {"classes": [{"name": "background", "value": 0}, {"name": "foreground", "value": [1, 255]}]}. If they are different classes: {"classes": [{"name": "class 0", "value": 0}, {"name": "class 1", "value": 1}, {"name": "class 255", "value": 255}]}. If 255 is ignored, set `ignored-values: 255`.',
    );
  });

  test.each(
    rows(
      ['one class a mask, by index', [grey(0, 1), grey(0, 2), grey(0, 3)]],
      ['a class that is grey among colours', [color(0, 0xff0000, 0xffffff), grey(0, 0xff)]],
      ['colours that have a counterpart in one mask', [color(0, 0x800000, 0x000080), color(0, 0x000080)]],
      ['colours of which one has none', [color(0, 0x800000), color(0, 0x000080), color(0, 0x400000)]],
      ['as many names as values', [grey(0, 128), grey(0, 255)], { json: '["a", "b", "c"]' }],
    ),
  )('are not: %s', (reason, masks, said) => {
    const codes = choose(masks, said).faults.map(({ code }) => code);
    expect(codes, reason).not.toContain('masks-coded-differently');
  });
});
