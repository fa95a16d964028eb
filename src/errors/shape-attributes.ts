// Faults of what says the class of a shape where a tool has attributes or controls of its user's own for it.
import { quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { settingOfClasses } from './setting-of-classes.ts';

export const attributesAsClasses = defineFault({
  code: 'attributes-as-classes',
  severity: 'warning',
  words: (tool: string, { attribute, by, classes, others = [] }: TakenAttribute): Wording => ({
    subject: `the shapes in the ${tool} annotations`,
    got:
      by === 'one'
        ? `are taken for one class, ${quote(classes[0])}, since no attribute of theirs tells classes apart`
        : `have ${attribute === undefined ? 'the names of their attributes' : `attribute ${quote(attribute)}`} for their class (${listed(classes, 5)})${others.length === 0 ? '' : `, and not ${said(others)}`}`,
    fix: `If that is not what was meant, ${others.length === 0 ? '' : 'list the values of another attribute in `classes`, or '}name the classes in the tool and export again.`,
  }),
  example: ['VIA', { attribute: 'name', by: 'values', classes: ['cell', 'dust'] }],
  note: 'VIA leaves to its user how the attributes of a region are called, and whether there are any.',
});

interface TakenAttribute {
  readonly attribute: string | undefined;
  readonly by: 'values' | 'names' | 'one';
  readonly classes: readonly string[];
  /** That say something else. */
  readonly others?: readonly Attribute[];
}

interface Attribute {
  readonly name: string;
  readonly values: readonly string[];
}

/** "type" ("cell", "dust"), ... */
function said(attributes: readonly Attribute[]): string {
  return attributes
    .slice(0, 3)
    .map(({ name, values }) => `${quote(name)} (${listed(values)})`)
    .join(', ');
}

/** Only settings that differ tell which is meant. */
function eitherOf(attributes: readonly Attribute[]): string | undefined {
  const [one, other] = attributes.map(({ values }) => settingOfClasses(['background', ...values]));
  if (one === other) return undefined;
  return `Set ${one} for ${quote(attributes[0].name)}, or ${other} for ${quote(attributes[1].name)}.`;
}

export const controlsUnclear = defineFault({
  code: 'controls-unclear',
  words: (controls: readonly Attribute[]): Wording => ({
    subject: 'the same outlines in the Label Studio annotations',
    got: `are labelled with ${counted(controls.length, 'control')} of the project: ${said(controls)}`,
    expected: 'and a pixel has one class',
    fix: eitherOf(controls) ?? 'Export with one of them alone.',
  }),
  example: [
    [
      { name: 'animal', values: ['cat', 'dog'] },
      { name: 'state', values: ['sick', 'well'] },
    ],
  ],
  note: 'Of two controls that say two things of one outline, the class is what that one says whose labels are all among the `classes`; the other is left aside.',
});

export const attributesUnclear = defineFault({
  code: 'attributes-unclear',
  words: (tool: string, attributes: readonly Attribute[]): Wording => ({
    subject: `the shapes in the ${tool} annotations`,
    got: `have ${counted(attributes.length, 'attribute')} that may be their class: ${said(attributes)}`,
    expected: 'expected one',
    fix:
      eitherOf(attributes) ?? 'Delete all of them but the one that is meant in the tool, and export again.',
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
