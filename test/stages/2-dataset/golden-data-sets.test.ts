// What small folders of every kind of labels have become so far: where an id, a hash, a count or the split moves, every
// earlier run, baseline and checkpoint is another one. The values were written down once; nothing here computes them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import type { Dataset } from '../../../src/stages/2-dataset/dataset.ts';
import { openReader } from '../../../src/stages/2-dataset/reader.ts';
import { makeSplit } from '../../../src/stages/3-split/make.ts';
import { dataHash } from '../../../src/stages/5-train/fingerprint.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { color, type Files, floats, palette, scanFiles, settingsFor } from './data-folder.ts';

const golden = JSON.parse(readFileSync(new URL('golden-data-sets.json', import.meta.url), 'utf8'));

/** Eight files in a folder. */
const eight = (folder: string, contentOf: (i: number) => Files[string], ending = ''): Files =>
  Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`${folder}/p${i}${ending}.png`, contentOf(i)]));

const inParts = (folderOf: (part: string) => Files): Files =>
  Object.assign({}, ...['train', 'val', 'test'].map(folderOf));

const folders: readonly (readonly [reason: string, files: Files, changes: Partial<Settings>])[] = [
  [
    'masks of indices with ignored pixels, one image without all its values, groups',
    {
      ...eight('images', (i) => [i, 20 * i, 7]),
      ...eight('masks', (i) => [0, i % 3, 1, 255]),
      'images/q.fits': floats([Number.NaN, 0.5, -3]),
      'masks/q.png': [0, 1, 2],
    },
    { groupBy: 'images/(p[0-3])' },
  ],
  [
    'masks of colours, palettes among them, in parts, named by classes.json',
    {
      ...inParts((part) => ({
        ...eight(`${part}/images`, (i) => [i, part.length, 90]),
        ...eight(`${part}/masks`, (i) =>
          i === 5 ? palette([0, 1, 2], [0x00ff00, 0xffffff, 0x000000]) : color([0, 0x00ff00, i]),
        ),
      })),
      'classes.json': JSON.stringify({
        classes: [
          { name: 'ground', color: '#000000' },
          { name: 'leaf', color: '#00ff00' },
        ],
        ignore: ['#ffffff', ...Array.from({ length: 7 }, (_, i) => `#00000${i + 1}`)],
      }),
    },
    {},
  ],
  [
    'masks of 0 and 255, told by their endings, with a copy of an image',
    { ...eight('', (i) => [i % 7, 100]), ...eight('', (i) => [255, 0, i > 6 ? 0 : 255], '_mask') },
    {},
  ],
  [
    'masks of odd values',
    { ...eight('images', (i) => [i, 3]), ...eight('masks', (i) => [0, 7, i % 2 ? 9 : 7]) },
    {},
  ],
  [
    'class folders, two images of one of which differ in their extension only',
    {
      ...eight('cat', (i) => [i, 50]),
      ...eight('dog', (i) => [60, i]),
      'dog/p0.fits': floats([0.25, 1]),
    },
    {},
  ],
  [
    'class folders in parts, named and left out by classes.json',
    {
      ...inParts((part) => ({
        ...eight(`${part}/1`, (i) => color([i, 50, part.length])),
        ...eight(`${part}/2`, (i) => [60, i, part.length]),
        ...eight(`${part}/x`, (i) => [60, i]),
      })),
      'classes.json': JSON.stringify([
        { name: 'second', folder: '2', color: '#010203' },
        { name: 'first', folder: '1', color: '#040506' },
        { name: 'x', ignore: true },
      ]),
    },
    {},
  ],
];

test.each(folders)('%s', async (reason, files, changes) => {
  await using folder = await temporaryFolder();
  const { dataset } = await scanFiles(folder.path, files, { task: 'auto', ...changes });
  expect(await described(dataset!), reason).toEqual(golden[reason]);
});

async function described(dataset: Dataset) {
  const settings = settingsFor(dataset.root, { seed: 42, validationFraction: 0.25, testFraction: 0.25 });
  const { split } = await makeSplit(dataset, { ...settings, splitFile: undefined });
  await using reader = openReader(dataset, { budgetBytes: 0, folder: undefined });
  const short = (hash: string) => hash.slice(0, 8);
  const samples: string[] = [];
  for (const sample of dataset.samples) {
    const { id, image, imageHash, labelHash, group, classCounts, part } = sample;
    const { labels } = await reader.read(sample);
    const read = short(createHash('sha256').update(labels.data).digest('hex'));
    const hashes = [imageHash, labelHash, read, group].map(short).join(' ');
    samples.push([id, image, hashes, classCounts.join(' '), part].join(', '));
  }
  const { task, channels, bitDepth } = dataset;
  return {
    set: [task, channels, bitDepth, dataHash(dataset)].join(' '),
    classes: dataset.classes.map(({ name, color: rgb }) => [name, ...rgb].join(' ')),
    warnings: dataset.warnings.map(({ code }) => code),
    samples,
    split: [split?.train, split?.validation, split?.test].map((ids) => ids?.join(' ')),
  };
}
