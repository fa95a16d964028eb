// The classes of a checked data set as a table: name, colour, and how much of each class all images and each part have.
import { type Table, table } from '../../../document/document.ts';
import { cut, type Inline, swatch } from '../../../document/inline.ts';
import { formatCount, formatShare } from '../../../document/numbers.ts';
import type { Understood } from '../../../results/check.ts';

type Part = Understood['all'];

const LONGEST_NAME = 40;

/** Of masks the share of the pixels, of whole images how many there are. */
export function classesTable({ task, classes, all, split }: Understood): Table {
  const parts: (readonly [string, Part])[] = [['all', all], ...(split === null ? [] : partsOf(split))];
  const cell = (part: Part, k: number): Inline =>
    task === 'segmentation'
      ? formatShare(part['class-share'][k] ?? null)
      : formatCount(part['class-pixels'][k] ?? 0);
  return table(
    task === 'segmentation' ? 'Classes, with their share of the pixels' : 'Classes, with their images',
    ['class', 'colour', ...parts.map(([name]) => name)],
    classes.map(({ name, color }, k) => [
      swatch(color, cut(name, LONGEST_NAME)),
      hexColor(color),
      ...parts.map(([, part]) => cell(part, k)),
    ]),
    { text: [0, 1] },
  );
}

/** A part without images has no shares, and no column. */
function partsOf(split: NonNullable<Understood['split']>): (readonly [string, Part])[] {
  const parts = [
    ['training', split.train],
    ['validation', split.validation],
    ['test', split.test],
  ] as const;
  return parts.filter(([, { images }]) => images > 0);
}

function hexColor(color: readonly number[]): string {
  return `#${color.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
