// Faults of which class a shape in an export is of, where the tool leaves that to its user.
import { escapeControls, quote } from '../shared/quote.ts';
import { counted, listed } from './counted.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { MOST_LISTED } from './setting-of-classes.ts';

const IMAGE = 'images/017.jpg';

export const shapeClassesAlike = defineFault({
  code: 'shape-classes-alike',
  /** @param entries of a classes.json in which they are one */
  words: (groups: readonly (readonly string[])[], entries: readonly ClassOfNames[]): Wording => ({
    subject: `classes ${groups
      .slice(0, 3)
      .map((names) => names.map((name) => quoteApart(name, names)).join(' and '))
      .join(', ')} of the shapes`,
    got: `differ in case, blanks or punctuation only${groups.length > 3 ? ` (and ${groups.length - 3} more)` : ''}`,
    expected: 'expected one name for each class',
    fix: `If they are one, write ${writtenClasses(entries)} into classes.json in the data folder; if they are not, list each by itself there.`,
  }),
  example: [
    [['Cat', 'cat']],
    [{ name: 'background' }, { name: 'Cat', folder: ['Cat', 'cat'] }, { name: 'dog' }],
  ],
  note: 'Labels that are typed by hand often spell one class in two ways, which would be learned as two.',
});

/** As classes.json has it. */
export interface ClassOfNames {
  readonly name: string;
  readonly folder?: readonly string[];
  readonly ignore?: boolean;
}

/** Of many classes those of which more than the name is said: who has so many lists them from a file. */
function writtenClasses(entries: readonly ClassOfNames[]): string {
  const isShort = entries.length <= MOST_LISTED;
  const isSaid = ({ folder, ignore }: ClassOfNames) => folder !== undefined || ignore === true;
  const shown = isShort ? entries : entries.filter(isSaid).slice(0, 3);
  const written = shown.map((entry) => JSON.stringify(Object.keys(entry).length === 1 ? entry.name : entry));
  const list = escapeUnseen(`[${written.join(', ')}${isShort ? '' : ', ...'}]`);
  return isShort ? `\`${list}\`` : `\`${list}\` with all ${entries.length} classes`;
}

/** Of names that look the same what tells them apart is spelled out. */
function quoteApart(name: string, names: readonly string[]): string {
  const looksLike = (one: string) => one.normalize('NFC').replace(/\p{Cf}/gu, '');
  const isAlone = names.every((one) => one === name || looksLike(one) !== looksLike(name));
  return isAlone ? quote(name) : `"${escapeUnseen(name)}"`;
}

/** Combining marks and what has no form, as JSON writes them. */
function escapeUnseen(text: string): string {
  const escaped = text.replace(/[\p{M}\p{Cf}]/gu, (sign) =>
    [...Array(sign.length).keys()]
      .map((i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join(''),
  );
  return escapeControls(escaped);
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

interface PartlyListed {
  readonly name: string;
  readonly files: readonly string[];
}

export const classListsDiffer = defineFault({
  code: 'class-lists-differ',
  severity: 'warning',
  words: (tool: string, classes: readonly PartlyListed[]): Wording => ({
    subject: `the ${tool} annotations`,
    got: `list ${classes
      .slice(0, 3)
      .map(({ name, files }) => `${quote(name)} in ${listed([...new Set(files)])} alone`)
      .join(', ')}${classes.length > 3 ? `, and so ${classes.length - 3} more` : ''}`,
    expected:
      'and what shows such a class on the images of the other files counts as background or as another class',
    fix: `If it is called otherwise there, make one class of the names in classes.json${asOne(classes)}; if nobody looked for it, annotate it there, too.`,
  }),
  example: [
    'COCO',
    [
      { name: 'dog', files: ['train/_annotations.coco.json'] },
      { name: 'hound', files: ['valid/_annotations.coco.json'] },
    ],
  ],
  note: 'Files that were exported from one project list the same classes, those that nothing shows among them.',
});

/** Of two that are perhaps one. */
function asOne([first, ...more]: readonly PartlyListed[]): string {
  const other = more.find(({ files }) => !files.some((file) => first.files.includes(file)));
  if (other === undefined) return '';
  return `, such as \`${escapeControls(JSON.stringify({ name: first.name, folder: [first.name, other.name] }))}\``;
}

export const shapesWithoutClass = defineFault({
  code: 'shapes-without-class',
  words: (shapes: number, all: number, image: string, { entries, becomes }: Answer): Wording => ({
    subject: shareOf(shapes, all),
    got: `${shapes === 1 ? 'has' : 'have'} no class, such as on ${quote(image)}`,
    expected: `and nothing says what ${shapes === 1 ? 'it shows' : 'they show'}`,
    fix: `Choose a class for each in the tool and export again; or write ${writtenClasses(entries)} into classes.json in the data folder, so that ${becomes === 'ignored' ? 'their pixels count for nothing' : 'they are one class'}.`,
  }),
  example: [
    31,
    312,
    IMAGE,
    {
      entries: [{ name: 'background' }, { name: 'cell' }, { name: 'unnamed', ignore: true }],
      becomes: 'ignored',
    },
  ],
  note: 'As background they would teach that nothing is there. Such are, too, shapes called `undefined`, `null` or `nan`, and those of a category that a COCO file does not list. Where they are of one class, `{"name": "cell", "folder": ["cell", "unnamed"]}` makes them that. A tenth of all shapes at most are left out with a warning; where no shape has a class, and not several are listed, all are one.',
});

/** A classes.json that says what they are. */
interface Answer {
  readonly entries: readonly ClassOfNames[];
  readonly becomes: 'ignored' | 'one';
}

export const shapesWithoutClassLeftOut = defineFault({
  code: 'shapes-without-class-left-out',
  severity: 'warning',
  words: (shapes: number, all: number, image: string): Wording => ({
    subject: shareOf(shapes, all),
    got: `${shapes === 1 ? 'has' : 'have'} no class, such as on ${quote(image)}, and ${shapes === 1 ? 'its' : 'their'} pixels count for nothing`,
    fix: 'Choose a class for each in the tool and export again.',
  }),
  example: [2, 312, IMAGE],
  note: 'Pixels that count for nothing are in neither loss nor metrics: background they are hardly, and of which class nobody said.',
});

export const shapesWithoutClassAsOne = defineFault({
  code: 'shapes-without-class-as-one',
  severity: 'warning',
  words: (shapes: number, name: string): Wording => ({
    subject: shapes === 1 ? 'the only shape' : `none of ${counted(shapes, 'shape')}`,
    got:
      shapes === 1
        ? `has no class, and is taken for ${quote(name)}`
        : `has a class, and all are taken for one, ${quote(name)}`,
    fix: 'If they are of several classes, choose these in the tool and export again.',
  }),
  example: [312, 'object'],
  note: 'Who tells one thing from its background needs no class in the tool. Another name than "object": `classes: background, cell`.',
});

/** "2 of 312 shapes" */
function shareOf(shapes: number, all: number): string {
  return `${shapes.toLocaleString('en-US')} of ${counted(all, 'shape')}`;
}

export const categoriesUnnamed = defineFault({
  code: 'categories-unnamed',
  severity: 'warning',
  words: (file: string, ids: readonly string[]): Wording => ({
    subject: `annotation file ${quote(file)}`,
    got: `gives no name to ${counted(ids.length, 'category', 'categories')}, and ${ids.length === 1 ? 'it is' : 'they are'} called ${listed(ids.map((id) => `category ${id}`))}`,
    fix: 'Write the names into its list of categories, or let `folder` in classes.json give them.',
    file,
  }),
  example: ['annotations/instances.json', ['1', '2']],
  note: 'Their numbers tell them apart; results, and the model, call them so.',
});
