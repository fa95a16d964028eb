// Faults of which class a shape in an export is of, where the tool leaves that to its user.
import { quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { settingOfClasses } from './setting-of-classes.ts';

export const shapesOfNoClass = defineFault({
  code: 'shapes-of-no-class',
  severity: 'warning',
  words: (tool: string, shapes: number): Wording => ({
    subject: `${counted(shapes, 'shape')} in the ${tool} annotations`,
    got: `${shapes === 1 ? 'has' : 'have'} no class, and ${shapes === 1 ? 'its' : 'their'} pixels count for nothing`,
    fix: 'Give each its class in the tool and export again.',
  }),
  example: ['VIA', 2],
  note: 'Pixels that count for nothing are in neither loss nor metrics: background they are hardly, and of which class nobody said.',
});

export const attributesAsClasses = defineFault({
  code: 'attributes-as-classes',
  severity: 'warning',
  words: (tool: string, { attribute, by, classes }: TakenAttribute): Wording => ({
    subject: `the shapes in the ${tool} annotations`,
    got:
      by === 'one'
        ? `are taken for one class, ${quote(classes[0])}, since no attribute of theirs tells classes apart`
        : `have ${attribute === undefined ? 'the names of their attributes' : `attribute ${quote(attribute)}`} for their class (${listed(classes, 5)})`,
    fix: 'If that is not what was meant, name the classes in the tool and export again.',
  }),
  example: ['VIA', { attribute: 'name', by: 'values', classes: ['cell', 'dust'] }],
  note: 'VIA leaves to its user how the attributes of a region are called, and whether there are any.',
});

interface TakenAttribute {
  readonly attribute: string | undefined;
  readonly by: 'values' | 'names' | 'one';
  readonly classes: readonly string[];
}

export const attributesUnclear = defineFault({
  code: 'attributes-unclear',
  words: (
    tool: string,
    attributes: readonly { readonly name: string; readonly values: readonly string[] }[],
  ): Wording => ({
    subject: `the shapes in the ${tool} annotations`,
    got: `have ${counted(attributes.length, 'attribute')} that may be their class: ${attributes
      .slice(0, 3)
      .map(({ name, values }) => `${quote(name)} (${listed(values)})`)
      .join(', ')}`,
    expected: 'expected one',
    fix: `Set ${attributes
      .slice(0, 2)
      .map(({ name, values }) => `${settingOfClasses(['background', ...values])} for ${quote(name)}`)
      .join(', or ')}.`,
  }),
  example: [
    'VIA',
    [
      { name: 'type', values: ['cell', 'dust'] },
      { name: 'quality', values: ['blurred', 'sharp'] },
    ],
  ],
  note: 'Of several attributes that one is the class whose values are all among the `classes`, or which is called `class`, `label` or `category`.',
});
