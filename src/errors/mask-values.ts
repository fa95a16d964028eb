// Faults of what masks hold: which value or colour is which class, and what is ignored.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

// Of the examples.
const MASK = 'masks/017.png';

/** A value or colour as masks hold it, and how many of them do. */
export interface HeldValue {
  readonly value: string;
  readonly files: number;
}

const MOST_LISTED = 20;

/** "0 (6 files), 255 (5 files)" */
function held(values: readonly HeldValue[]): string {
  const shown = values.slice(0, MOST_LISTED).map(({ value, files }) => `${value} (${filesOf(files)})`);
  const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : '';
  return shown.join(', ') + more;
}

function filesOf(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

const EXAMPLE_VALUES: readonly HeldValue[] = [
  { value: '0', files: 20 },
  { value: '128', files: 17 },
  { value: '255', files: 12 },
];

export const classCountMismatch = defineFault({
  code: 'class-count-mismatch',
  words: (named: number, found: string, json?: string): Wording => ({
    subject: 'the list of classes',
    got: `names ${named}`,
    expected: `the masks hold ${found}`,
    fix:
      json === undefined
        ? 'Name every class, or say in classes.json which value or color each class has and which are ignored.'
        : `Name every class, or leave out \`classes\` and put this into classes.json, with your names: ${json}.`,
  }),
  example: [3, '5 values (0, 1, 2, 3, 9)'],
  note: 'Names are given to values in ascending order, so that their numbers must agree, or each class must name its value.',
});

export const classColorsAssumed = defineFault({
  code: 'class-colors-assumed',
  severity: 'warning',
  words: (pairs: readonly string[], json: string): Wording => ({
    subject: 'the colours of the masks',
    got: `were given to the classes in ascending order: ${escapeControls(pairs.join(', '))}`,
    fix: `Check them; classes.json says it for good: ${escapeControls(json)}.`,
  }),
  example: [
    ['background = #000000', 'cell = #00ff00'],
    '{"classes": [{"name": "background", "color": "#000000"}, {"name": "cell", "color": "#00ff00"}]}',
  ],
  note: 'The run goes on with this order; if a name went to a wrong colour, every figure carries a wrong name.',
});

export const classValuesAssumed = defineFault({
  code: 'class-values-assumed',
  severity: 'warning',
  words: (pairs: readonly string[], json: string): Wording => ({
    subject: 'the values of the masks',
    got: `were given to the classes in ascending order: ${escapeControls(pairs.join(', '))}`,
    fix: `Check them; classes.json says it for good: ${escapeControls(json)}.`,
  }),
  example: [
    ['background = 0', 'cell = 128', 'nucleus = 255'],
    '{"classes": [{"name": "background", "value": 0}, {"name": "cell", "value": 128}, {"name": "nucleus", "value": 255}]}',
  ],
  note: 'The masks hold other numbers than the places of the classes in the list, and as many as it names. If a name went to a wrong value, every figure carries a wrong name.',
});

export const classesAssumed = defineFault({
  code: 'classes-assumed',
  severity: 'warning',
  words: (values: readonly HeldValue[], json: string): Wording => ({
    subject: 'the masks',
    got: `hold ${held(values)}`,
    expected: `taken for ${values.length} classes`,
    fix: `If so, name them in classes.json: ${json}.`,
  }),
  example: [
    EXAMPLE_VALUES,
    '{"classes": [{"name": "class 0", "value": 0}, {"name": "class 128", "value": 128}, {"name": "class 255", "value": 255}]}',
  ],
  note: 'Without names the classes are called by their values. It is right where every value is a class.',
});

export const ignoredAbsent = defineFault({
  code: 'ignored-values-absent',
  severity: 'warning',
  words: (values: readonly string[]): Wording => ({
    subject: `setting "ignored-values" (${escapeControls(values.join(', '))})`,
    got: `${values.length === 1 ? 'is a value' : 'lists values'} that no mask holds`,
    fix: 'Correct it, or leave it out; every value that the masks hold is a class otherwise.',
  }),
  example: [['7']],
  note: 'A mistyped value is ignored nowhere, and what was meant is learned as a class.',
});

export const ignoredAssumed = defineFault({
  code: 'ignored-assumed',
  severity: 'warning',
  words: (values: readonly HeldValue[], share: string): Wording => ({
    subject: 'the masks',
    got: `hold 255 beside classes counted from 0: ${held(values)}`,
    expected: `and 255 was taken for ignored: ${share} of all pixels count in neither loss nor metrics`,
    fix: 'Set `ignored-values: 255` to say so, or `ignored-values: none` where 255 is a class.',
  }),
  example: [
    [
      { value: '0', files: 20 },
      { value: '1', files: 18 },
      { value: '255', files: 12 },
    ],
    '3.4 %',
  ],
  note: 'Most data sets mark borders and doubtful pixels in this way. Objects that an export has drawn with 255 would be lost.',
});

export const ignoredUnclear = defineFault({
  code: 'ignored-unclear',
  words: (values: readonly HeldValue[], color?: string): Wording => {
    // In YAML a bare # begins a comment.
    const setting = color === undefined ? '255' : `'${color}'`;
    return {
      subject: 'the masks',
      got: `hold ${held(values)}`,
      expected: `of which ${color ?? '255'} may be a class or what is ignored`,
      fix: `Set \`ignored-values: ${setting}\` where it is ignored, or \`ignored-values: none\` where it is a class.`,
    };
  },
  example: [
    [
      { value: '1', files: 20 },
      { value: '2', files: 17 },
      { value: '255', files: 12 },
    ],
  ],
  note: 'By itself 255 is ignored only where all other values count from 0 without a gap and most masks show at least two of them, or where the classes are named. #e0e0c0 is the border that Pascal VOC draws around objects.',
});

/** Masks that hold the same values, and the first of them. */
export interface Coding {
  readonly values: readonly string[];
  readonly files: number;
  readonly first: string;
}

/** What to write, depending on what is meant. */
export interface WaysOut {
  /** A classes.json, where it's known which may mean the same. */
  readonly same: string | undefined;
  readonly different: string;
  /** Whether 255 is among the values. */
  readonly ignorable: boolean;
}

export const masksCodedDifferently = defineFault({
  code: 'masks-coded-differently',
  words: (codings: readonly Coding[], { same, different, ignorable }: WaysOut): Wording => ({
    subject: 'the masks',
    got: `are coded differently: ${codings
      .map(
        ({ values, files, first }) =>
          `${filesOf(files)} ${files === 1 ? 'holds' : 'hold'} ${values.join(', ')} (such as ${quote(first)})`,
      )
      .join(', ')}`,
    fix: `${
      same === undefined
        ? 'Export them all in one way.'
        : `If these mean the same, put this into classes.json: ${escapeControls(same)}.`
    } If they are different classes: ${escapeControls(different)}.${
      ignorable ? ' If 255 is ignored, set `ignored-values: 255`.' : ''
    }`,
  }),
  example: [
    [
      { values: ['0', '1'], files: 3, first: 'masks/001.png' },
      { values: ['0', '255'], files: 3, first: 'masks/002.png' },
    ],
    {
      same: '{"classes": [{"name": "background", "value": 0}, {"name": "foreground", "value": [1, 255]}]}',
      different:
        '{"classes": [{"name": "class 0", "value": 0}, {"name": "class 1", "value": 1}, {"name": "class 255", "value": 255}]}',
      ignorable: true,
    },
  ],
  note: 'No mask shows both, as where two tools have exported parts of one data set. Taken as they are, the same thing would be learnt as two classes, or as nothing.',
});

export const maskValueOutsideClasses = defineFault({
  code: 'mask-value-outside-classes',
  words: (
    mask: string,
    values: readonly { value: string; pixels: number }[],
    classes: number,
    lossy: boolean,
  ): Wording => {
    const shown = values.slice(0, 8).map(({ value, pixels }) => `${value} (${pixels} pixels)`);
    const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : '';
    return {
      subject: `mask ${quote(mask)}`,
      got: `holds ${shown.join(', ')}${more}`,
      expected: `outside the ${classes} classes`,
      fix: lossy
        ? 'JPEG changes values while saving: export the mask as PNG, or set `mask-values: nearest`.'
        : 'Add the class or an ignored value to classes.json, or correct the mask.',
      file: mask,
    };
  },
  example: [MASK, [{ value: '7', pixels: 12 }], 4, false],
  note: 'A pixel that belongs to no class and is not ignored has no meaning. Often it is the edge of a brush, or an export that blends colours.',
});

export const tooManyMaskValues = defineFault({
  code: 'too-many-mask-values',
  words: (mask: string, values: string, lossy: boolean): Wording => ({
    subject: `mask ${quote(mask)}`,
    got: `holds ${values} different values`,
    expected: 'too many to be classes',
    fix: lossy
      ? 'JPEG changes values while saving: export the masks as PNG, or list the classes with their values in classes.json and set `mask-values: nearest`.'
      : 'Is it a photograph? If its values are classes, list them in classes.json: 255 classes at most, of one value or of several each.',
    file: mask,
  }),
  example: ['masks/photo.png', '231', false],
  note: 'Looks like an image in the folder of masks, or a mask whose values were blended while saving.',
});

export const masksByAlpha = defineFault({
  code: 'masks-by-alpha',
  words: (mask: string, masks: number): Wording => ({
    subject: masks === 1 ? 'the mask' : `the ${masks} masks`,
    got: `${masks === 1 ? 'shows its' : 'show their'} shapes by the alpha channel alone, such as ${quote(mask)}`,
    expected: 'alpha is dropped, and the colour of each is the same in every pixel',
    fix: 'Save the alpha channel as grey, for example with ImageMagick: `magick mask.png -alpha extract mask.png`.',
  }),
  example: [MASK, 40],
  note: 'Drawing programs export what was drawn on a transparent ground. Where each colour is a class, fill the ground with another colour instead: `magick mask.png -background black -alpha remove mask.png`.',
});
