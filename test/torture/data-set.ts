// Small random data sets, good and bad ones, each described by a value that fast-check draws: masks or classes, names that
// mean something to somebody, parts, damaged files.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { encodeMask, encodePng } from '../../src/image/encode.ts';
import { Random } from '../../src/shared/random.ts';

const COLORS = [
  [0, 0, 0],
  [230, 25, 75],
  [60, 180, 75],
  [255, 225, 25],
] as const;

/** Before a number, so that all differ. */
const NAMES = [
  ...[
    '',
    'scan ',
    '__proto__',
    '-rf',
    'constructor.',
    'Ωμέγα',
    '図',
    '\u202egnp',
    'a,b;"c"',
    "it's",
    '%2e%2e',
  ],
  ...['::error::x ', '$(id)', '<img src=x>', 'x'.repeat(200), 'toString', '🦀', 'e\u0301', '.hidden', 'a\nb'],
];

const CLASSES = [
  ['ground', 'square', 'disc', 'line'],
  ['__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  ['a b', 'größe', '細胞', '-x'],
];

const DAMAGES = ['empty', 'cut', 'noise', 'text', 'gone', 'other-size'] as const;

export const dataSets = fc.record({
  kind: fc.constantFrom('masks', 'folders', 'table'),
  count: fc.integer({ min: 8, max: 24 }),
  width: fc.integer({ min: 8, max: 48 }),
  height: fc.integer({ min: 8, max: 48 }),
  format: fc.constantFrom('png', 'png', 'tif'),
  deep: fc.boolean(),
  color: fc.boolean(),
  classes: fc.integer({ min: 2, max: 4 }),
  classNames: fc.constantFrom(...CLASSES),
  name: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, fc.constantFrom(...NAMES)),
  parts: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
  /** Of so many images. */
  damage: fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    fc.record({ how: fc.constantFrom(...DAMAGES), images: fc.integer({ min: 1, max: 3 }) }),
  ),
  seed: fc.nat(),
});

export type DataSet = typeof dataSets extends fc.Arbitrary<infer T> ? T : never;

/** What is told of it in a line. */
export function describeDataSet({ kind, count, width, height, format, damage, parts }: DataSet): string {
  const more = [
    ...(parts ? ['parts'] : []),
    ...(damage === undefined ? [] : [`${damage.images} ${damage.how}`]),
  ];
  return [`${kind} ${count} ${format} ${width}x${height}`, ...more].join(', ');
}

/** Paths of the images, relative to the data folder. */
export function imagePaths(set: DataSet): string[] {
  return Array.from({ length: set.count }, (_, i) => placesOf(set, i).image);
}

/** Writes it into `data`, which isn't there yet. */
export async function writeDataSet(data: string, set: DataSet): Promise<void> {
  const rows = ['image,label'];
  for (let i = 0; i < set.count; i++) {
    const { image, mask, file, label } = placesOf(set, i);
    const drawn = draw(set, i);
    await put(join(data, image), await encode(set, drawn));
    if (mask !== undefined) await put(join(data, mask), maskOf(set, drawn));
    rows.push(`"${file.replaceAll('"', '""')}","${label}"`);
  }
  if (set.kind === 'table') await put(join(data, 'labels.csv'), `${rows.join('\n')}\n`);
  if (set.kind === 'masks')
    await put(join(data, 'classes.json'), JSON.stringify({ classes: classesOf(set) }));
  for (let i = 0; i < Math.min(set.damage?.images ?? 0, set.count); i++)
    await damage(join(data, placesOf(set, i * 2 < set.count ? i * 2 : i).image), set);
}

function classesOf({ classes, classNames }: DataSet): readonly string[] {
  return classNames.slice(0, classes);
}

function placesOf(set: DataSet, index: number) {
  const label = classesOf(set)[index % set.classes]!;
  const file = `${set.name}${String(index).padStart(2, '0')}.${set.format}`;
  const part = set.parts ? [index % 6 === 4 ? 'val' : index % 6 === 5 ? 'test' : 'train'] : [];
  if (set.kind === 'masks')
    return {
      ...{ file, label },
      image: join(...part, 'images', file),
      mask: join(...part, 'masks', file.replace(/\.tif$/, '.png')),
    };
  if (set.kind === 'folders') return { file, label, image: join(...part, label, file), mask: undefined };
  return { file, label, image: join('images', file), mask: undefined };
}

interface Drawn {
  readonly width: number;
  readonly height: number;
  /** Classes, H,W. */
  readonly labels: Uint8Array;
  readonly random: Random;
}

/** A square of the image's class on the ground. */
function draw({ width, height, classes, seed, kind }: DataSet, index: number): Drawn {
  const random = new Random(seed + index);
  const edge = 3 + random.integer(Math.max(1, Math.min(width, height) - 4));
  const [left, top] = [random.integer(width - edge + 1), random.integer(height - edge + 1)];
  const label = kind === 'masks' ? 1 + (index % (classes - 1)) : index % classes;
  const labels = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [(i % width) - left, Math.floor(i / width) - top];
    return x >= 0 && x < edge && y >= 0 && y < edge ? label : 0;
  });
  return { width, height, labels, random };
}

async function encode({ format, deep, color }: DataSet, { width, height, labels, random }: Drawn) {
  const channels = color ? 3 : 1;
  const scale = deep ? 256 : 1;
  const data = new (deep ? Uint16Array : Uint8Array)(width * height * channels);
  for (let i = 0; i < data.length; i++) {
    const label = labels[Math.floor(i / channels)]!;
    data[i] = (20 + 50 * label + random.integer(30)) * scale;
  }
  const png = await encodePng({ width, height, channels, data });
  return format === 'png' ? png : sharp(png).tiff({ compression: 'none' }).toBuffer();
}

function maskOf({ classes }: DataSet, { width, height, labels }: Drawn): Buffer {
  return encodeMask({ width, height, data: labels }, COLORS.slice(0, classes));
}

async function damage(path: string, set: DataSet): Promise<void> {
  const bytes = await readFile(path);
  switch (set.damage?.how) {
    case 'empty':
      return put(path, '');
    case 'cut':
      return put(path, bytes.subarray(0, bytes.length / 2));
    case 'noise':
      return put(
        path,
        bytes.map((byte, i) => (i > 40 && i % 3 === 0 ? byte ^ 0x5a : byte)),
      );
    case 'text':
      return put(path, 'not an image\n');
    case 'gone':
      return put(path, 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n');
    case 'other-size':
      return put(path, await encode(set, draw({ ...set, width: set.width + 5 }, 0)));
  }
}

async function put(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
