// Which attribute of VIA's regions is taken for their class.
import { describe, expect, test } from 'vitest';
import { attributesIn, chooseAttribute } from '../../../../../src/stages/2-dataset/labels/via/attributes.ts';

type Given = Readonly<Record<string, unknown>>;
const numbered = (count: number) => Array.from({ length: count }, (_, i) => ({ nucleus: String(i) }));

function chosenOf(regions: readonly Given[], known?: readonly string[]) {
  const attributes = regions.map(attributesIn);
  const chosen = chooseAttribute(attributes, known && new Set(known));
  return 'classOf' in chosen ? attributes.map(chosen.classOf) : chosen.map(({ name }) => `${name}?`);
}

describe('the class of each region', () => {
  test.each<
    [
      reason: string,
      regions: readonly Given[],
      classes: readonly (string | undefined)[],
      known?: readonly string[],
    ]
  >([
    ['none has an attribute', [{}, {}], [undefined, undefined]],
    ['attributes without a value are none', [{ name: '' }, { name: '  ' }], [undefined, undefined]],
    [
      'what a program writes for none is none',
      [{ name: 'cell' }, { name: 'undefined' }],
      ['cell', undefined],
    ],
    ['the only attribute', [{ name: 'cell' }, { name: 'dust' }], ['cell', 'dust']],
    ['the only attribute, which some have not', [{ name: 'cell' }, {}], ['cell', undefined]],
    ['the only value is a number: the attribute says more', [{ beet: '1' }, { beet: 1 }], ['beet', 'beet']],
    ['numbers that repeat', [{ beet: '1' }, { beet: '2' }, { beet: '1' }], ['1', '2', '1']],
    ['a number of its own for each region', numbered(30), Array(30).fill('nucleus')],
    ['few regions with a number each', numbered(3), ['0', '1', '2']],
    [
      'the name of the attribute is the class',
      [{ cat: '1' }, { dog: '1' }, { cat: 'cat' }],
      ['cat', 'dog', 'cat'],
    ],
    [
      'the names, of which a region has two',
      [{ cat: '1' }, { dog: '1' }, { cat: '1', dog: '1' }],
      ['cat?', 'dog?'],
    ],
    ['two attributes', [{ type: 'cell', quality: 'good' }], ['type?', 'quality?']],
    ['two, of which one is called a class', [{ class: 'cell', quality: 'good' }], ['cell']],
    ['two, of which one is called a label', [{ Label_Name: 'cell', quality: 'good' }], ['cell']],
    [
      'two that say the same, of which some regions have one',
      [{ inseto: 'kudzu', insect: 'kudzu' }, { insect: 'kudzu' }, {}],
      ['kudzu', 'kudzu', undefined],
    ],
    ['two that say the same of no region', [{ before: 'cat' }, { after: 'cat' }], ['before?', 'after?']],
    [
      'two of the same values that differ',
      [
        { before: 'cat', after: 'dog' },
        { before: 'dog', after: 'cat' },
      ],
      ['before?', 'after?'],
    ],
    ['two that are called so', [{ class: 'cell', label: 'good' }], ['class?', 'label?']],
    [
      'two, of which one has the values that the user lists',
      [{ type: 'cell', quality: 'good' }],
      ['cell'],
      ['background', 'cell'],
    ],
    [
      'two, of which neither has',
      [{ type: 'cell', quality: 'good' }],
      ['type?', 'quality?'],
      ['background', 'dust'],
    ],
    [
      'one of some options',
      [{ type: { cell: true, dust: false } }, { type: { dust: true } }],
      ['cell', 'dust'],
    ],
    ['several of some options', [{ type: { cell: true, dust: true } }], ['cell + dust']],
    ['names of every object', [{ __proto__x: 'a', constructor: 'b' }], ['__proto__x?', 'constructor?']],
  ])('%s', (reason, regions, classes, known) => {
    expect(chosenOf(regions, known), reason).toEqual(classes);
  });

  test.each([undefined, null, 7, 'text', []])('of what is no object there is none: %s', (given) => {
    expect(attributesIn(given).size).toBe(0);
  });
});
