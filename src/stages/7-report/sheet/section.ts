// The section of the contact sheet: some images with their labels, for an owner to see whether they are meant so.
import type { PictureText, Section, Sheet } from '../../../document/document.ts';
import { cut, type Inline, joined, note, strong, swatch } from '../../../document/inline.ts';
import { formatShare, plural } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';
import type { SheetImage } from '../../../results/sheet.ts';
import { quote } from '../../../shared/quote.ts';
import { IGNORED_COLOR } from '../predictions.ts';
import { recolored, sheetColors } from './colors.ts';
import { isGround, sheetKey } from './tile.ts';

const PARTS = { train: 'training', validation: 'validation', test: 'test' } as const;
const PART_ORDER = ['train', 'validation', 'test'] as const;
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
  return {
    kind: 'sheet',
    note: noteOf(of, images),
    legend: of.task === 'segmentation' ? legendOf(of.classes, images.some(hasIgnored)) : [],
    pictures: images.map((image, i) => pictureOf(image, sheetKey(i), of)),
  };
}

function legendOf(classes: Results['classes'], ignored: boolean): Sheet['legend'] {
  const colors = sheetColors(classes);
  const drawn = classes.map(({ index, name }) => {
    const bare = isGround(index, rgb(classes)) ? ' (not drawn)' : '';
    return { name: `${cut(name, LONGEST_CLASS)}${bare}`, color: colors[index] ?? [] };
  });
  return ignored ? [...drawn, { name: 'ignored (hatched)', color: IGNORED_COLOR }] : drawn;
}

/** "24 images of the training, validation and test part, which show every class; chosen by the seed." */
function noteOf({ task, classes }: OfSheet, images: readonly SheetImage[]): string {
  const seen = classes.filter(({ index }) => images.some((image) => (image['class-pixels'][index] ?? 0) > 0));
  const shown =
    seen.length < classes.length
      ? `${seen.length} of ${plural(classes.length, 'class', 'classes')}`
      : 'every class';
  const which = `${plural(images.length, 'image')}${partsText(images)}, which show ${shown}; chosen by the seed.`;
  if (task === 'classification') return which;
  return `${which} Beside each image the same in grey with its label drawn over.${recoloredText(classes)}`;
}

function partsText(images: readonly SheetImage[]): string {
  const [last, ...before] = PART_ORDER.filter((part) => images.some((image) => image.part === part))
    .map((part) => PARTS[part])
    .reverse();
  if (last === undefined) return '';
  return before.length === 0
    ? ` of the ${last} part`
    : ` of the ${before.reverse().join(', ')} and ${last} parts`;
}

function recoloredText(classes: Results['classes']): string {
  const names = recolored(classes).map(({ name }) => quote(cut(name, LONGEST_CLASS)));
  if (names.length === 0) return '';
  const rest = names.length - CLASSES_NAMED;
  const named = `${names.slice(0, CLASSES_NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return names.length === 1
    ? ` The own colour of ${named} is nearly another class's: here it is drawn in a different one.`
    : ` The own colours of ${named} are nearly those of other classes: here they are drawn in different ones.`;
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
      lines: [swatch(info?.color, strong(cut(info?.name ?? '', LONGEST_CLASS))), [label, note(place)]],
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
  const colors = sheetColors(classes);
  const parts = shown
    .slice(0, CLASSES_NAMED)
    .map(({ index, name }) =>
      swatch(colors[index], `${cut(name, LONGEST_CLASS)} ${formatShare((pixels[index] ?? 0) / total)}`),
    );
  const rest = shown.length - CLASSES_NAMED;
  const ignored = hasIgnored(image)
    ? [swatch(IGNORED_COLOR, `ignored ${formatShare(ignoredOf(image) / total)}`)]
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
