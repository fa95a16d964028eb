// The section of the contact sheet: some images with their labels, for an owner to see whether they are meant so.
import type { PictureText, Section, Sheet } from '../../../document/document.ts';
import { cut, type Inline, joined, note, strong, swatch } from '../../../document/inline.ts';
import { formatShare, plural } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';
import type { SheetImage } from '../../../results/sheet.ts';
import { quote } from '../../../shared/quote.ts';
import { IGNORED_COLOR } from '../predictions.ts';
import { isGround, sheetKey } from './tile.ts';

const PARTS = { train: 'training', validation: 'validation', test: 'test' } as const;
/** Of an image; more would be longer than the picture. */
const CLASSES_NAMED = 5;
const LONGEST_CLASS = 30;

type OfSheet = Pick<Results, 'task' | 'classes'>;

/** None where no image is shown. */
export function sheetSection(of: OfSheet, images: readonly SheetImage[]): Section[] {
  if (images.length === 0) return [];
  return [
    {
      id: 'sheet',
      title: 'Images with their labels',
      leaveOut: 7,
      pageOnly: true,
      blocks: [sheetBlock(of, images)],
    },
  ];
}

function sheetBlock(of: OfSheet, images: readonly SheetImage[]): Sheet {
  const { task, classes } = of;
  const isMasks = task === 'segmentation';
  return {
    kind: 'sheet',
    note: noteOf(of, images),
    legend: isMasks
      ? [
          ...classes.filter(({ index }) => !isGround(index, rgb(classes))),
          ...(images.some(hasIgnored) ? [{ name: 'ignored', color: IGNORED_COLOR }] : []),
        ]
      : [],
    pictures: images.map((image, i) => pictureOf(image, sheetKey(i), of)),
  };
}

function noteOf({ task, classes }: OfSheet, images: readonly SheetImage[]): string {
  const seen = classes.filter(({ index }) => images.some((image) => (image['class-pixels'][index] ?? 0) > 0));
  const all = plural(classes.length, 'class', 'classes');
  const which =
    seen.length < classes.length
      ? `${plural(images.length, 'image')}, which show ${seen.length} of ${all}, chosen by the seed.`
      : `${plural(images.length, 'image')} of ${all}, chosen by the seed so that each class and each part is among them.`;
  if (task === 'classification') return which;
  const ground = classes[0];
  const bare =
    ground !== undefined && isGround(0, rgb(classes))
      ? ` What is ${quote(cut(ground.name, LONGEST_CLASS))} stays as it is.`
      : '';
  return `${which} Beside each image the same with its label drawn over.${bare}`;
}

function pictureOf(image: SheetImage, key: string, { task, classes }: OfSheet): PictureText {
  const { part, width, height } = image;
  const place = [part === null ? [] : [PARTS[part]], `${width}x${height}`].flat().join(', ');
  const label = cut(image.image);
  if (task === 'classification') {
    const info = classes[image['class-pixels'].indexOf(1)];
    return {
      key,
      label,
      lines: [
        [swatch(info?.color), strong(cut(info?.name ?? '', LONGEST_CLASS))],
        [label, note(place)],
      ],
    };
  }
  const lines: Inline[] = [[strong(label), ` ${place}`], sharesLine(image, classes), cut(image.label)];
  return { key, label, lines };
}

/** The classes that the image shows, the most of it first. */
function sharesLine(image: SheetImage, classes: Results['classes']): Inline {
  const pixels = image['class-pixels'];
  const total = image.width * image.height;
  const shown = classes
    .filter(({ index }) => (pixels[index] ?? 0) > 0)
    .toSorted((a, b) => (pixels[b.index] ?? 0) - (pixels[a.index] ?? 0));
  const parts = shown
    .slice(0, CLASSES_NAMED)
    .map(({ index, name, color }) => [
      swatch(color),
      `${cut(name, LONGEST_CLASS)} ${formatShare((pixels[index] ?? 0) / total)}`,
    ]);
  const rest = shown.length - CLASSES_NAMED;
  const ignored = hasIgnored(image)
    ? [[swatch(IGNORED_COLOR), `ignored ${formatShare(ignoredOf(image) / total)}`]]
    : [];
  return joined([...parts, ...(rest > 0 ? [`${rest} more`] : []), ...ignored]);
}

function ignoredOf({ width, height, 'class-pixels': pixels }: SheetImage): number {
  return width * height - pixels.reduce((sum, one) => sum + one, 0);
}

function hasIgnored(image: SheetImage): boolean {
  return ignoredOf(image) > 0;
}

function rgb(classes: Results['classes']) {
  return classes.map(({ color }) => ({ color: [color[0] ?? 0, color[1] ?? 0, color[2] ?? 0] as const }));
}
