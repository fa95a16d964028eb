// What was understood of a data set, as names and values.
import { cut, type Inline, LONGEST_SENTENCE } from '../../../document/inline.ts';
import { formatCount, formatShare, plural } from '../../../document/numbers.ts';
import type { Understood } from '../../../results/check.ts';
import { sourceWords } from '../sections/data.ts';
import { takenForBackground } from '../task-words.ts';

const FOLDERS_NAMED = 3;

export function factRows(understood: Understood): (readonly Inline[])[] {
  return [
    ['task', `${understood.task}: ${cut(understood.why, LONGEST_SENTENCE)}`],
    ['data', dataText(understood)],
    ...backgroundRows(understood),
    ...splitRows(understood),
    ['size', sizesText(understood)],
    ['pixels', pixelsText(understood)],
    ...ignoredRows(understood),
    ...pairRows(understood),
    ...leftOutRows(understood),
  ];
}

export function sizeOf({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${width}x${height}`;
}

function dataText({ data, classes }: Understood): string {
  return `${plural(data.images, 'image')}, ${plural(classes.length, 'class', 'classes')}`;
}

function backgroundRows({ task, classes }: Understood): (readonly Inline[])[] {
  const background = takenForBackground({ task }, classes[0]?.name);
  if (background === undefined) return [];
  return [['background', `${cut(background)}, the first class: mean Dice leaves it out`]];
}

function splitRows({ split }: Understood): (readonly Inline[])[] {
  if (split === null) return [];
  const { train, validation, test } = split;
  const parts = [
    ['training', train],
    ['validation', validation],
    ['test', test],
  ] as const;
  const counts = parts.map(([name, { images }]) => `${name} ${formatCount(images)}`).join(', ');
  return [['split', `${counts}; by ${sourceWords(split)}${drawnText(split)}`]];
}

function drawnText({ source, drawn, seed, ...parts }: NonNullable<Understood['split']>): string {
  if (source === 'hash') return `, seed ${seed}`;
  const names = drawn.filter((part) => parts[part].images > 0);
  return names.length === 0 ? '' : `, ${names.join(' and ')} drawn by seed ${seed}`;
}

function sizesText({ data, ...more }: Understood): string {
  const frequent = more['frequent-size'];
  const most = sizeOf(frequent);
  if (frequent.images === data.images || data.sizes === null) return `all ${most}`;
  const { smallest, largest } = data.sizes;
  const range = `${sizeOf(smallest)} to ${sizeOf(largest)}`;
  return `${range}, most often ${most} (${plural(frequent.images, 'image')})`;
}

function pixelsText({ data }: Understood): string {
  const depth = data['bit-depth'] === 32 ? 'floats' : `${data['bit-depth']} bits`;
  return data.channels === 3 ? `colour, ${depth} a channel` : `grey, ${depth}`;
}

function ignoredRows({ ignored }: Understood): (readonly Inline[])[] {
  if (ignored === null) return [];
  const { pixels, share, images } = ignored;
  if (pixels === 0) return [['ignored', 'no pixels']];
  return [['ignored', `${plural(pixels, 'pixel')} (${formatShare(share)}) in ${plural(images, 'image')}`]];
}

function pairRows({ pairs }: Understood): (readonly Inline[])[] {
  return pairs.map(({ image, label }, i) => [`pair ${i + 1}`, `${cut(image)} -> ${cut(label)}`]);
}

function leftOutRows({ 'left-out': { files, folders } }: Understood): (readonly Inline[])[] {
  if (files === 0) return [['left out', 'none']];
  const named = folders
    .slice(0, FOLDERS_NAMED)
    .map(
      ({ folder, files: own }) =>
        `${formatCount(own)} in ${folder === '.' ? 'the data folder' : cut(`${folder}/`)}`,
    );
  const rest = folders.length > FOLDERS_NAMED ? ', ...' : '';
  return [['left out', `${plural(files, 'image file')}: ${named.join(', ')}${rest}`]];
}
