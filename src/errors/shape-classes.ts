// Faults of which class a shape in an export is of, where the tool leaves that to its user.
import { escapeControls, quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { MOST_LISTED, settingOfClasses } from './setting-of-classes.ts';

export const shapeClassesAlike = defineFault({
  code: 'shape-classes-alike',
  /** @param entries of a classes.json in which they are one */
  words: (groups: readonly (readonly string[])[], entries: readonly ClassOfNames[]): Wording => ({
    subject: `classes ${groups
      .slice(0, 3)
      .map((names) => names.map(quote).join(' and '))
      .join(', ')} of the shapes`,
    got: `differ in case or blanks only${groups.length > 3 ? ` (and ${groups.length - 3} more)` : ''}`,
    expected: 'expected one name for each class',
    fix: `If they are one, write ${writtenClasses(entries)} into classes.json in the data folder; if they are not, list each by itself there.`,
  }),
  example: [
    [['Cat', 'cat']],
    [{ name: 'background' }, { name: 'Cat', folder: ['Cat', 'cat'] }, { name: 'dog' }],
  ],
  note: 'Labels that are typed by hand often spell one class in two ways, which would be learned as two.',
});

interface ClassOfNames {
  readonly name: string;
  readonly folder?: readonly string[];
  readonly ignore?: boolean;
}

/** Of many classes those that several names are of: who has so many lists them from a file. */
function writtenClasses(entries: readonly ClassOfNames[]): string {
  const isShort = entries.length <= MOST_LISTED;
  const shown = isShort ? entries : entries.filter(({ folder }) => folder !== undefined).slice(0, 3);
  const written = shown.map((entry) => JSON.stringify(Object.keys(entry).length === 1 ? entry.name : entry));
  const list = escapeControls(`[${written.join(', ')}${isShort ? '' : ', ...'}]`);
  return isShort ? `\`${list}\`` : `\`${list}\` with all ${entries.length} classes`;
}

export const shapeClassTwice = defineFault({
  code: 'shape-class-twice',
  severity: 'warning',
  words: (file: string, names: readonly string[]): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: `lists several classes of the same name (${listed(names)}), and each such name is taken for one class`,
    fix: 'If they are different classes, give each its own name in the file.',
    file,
  }),
  example: ['annotations/instances.json', ['cat']],
  note: 'The file tells them apart by their numbers; results, and the model, by their names.',
});

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
