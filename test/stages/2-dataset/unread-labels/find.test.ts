// Which tool's labels are told where nothing that is read labels the images.
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { type Files, grey, scanFiles } from '../data-folder.ts';

const NAMES = ['a', 'b', 'c'];

/** An image of each name, and a file beside it for each. */
function labelled(image: (name: string) => string, label?: (name: string) => string, text = ''): Files {
  const images = NAMES.map((name, i) => [image(name), grey([i, 7, 9])] as const);
  const labels = label === undefined ? [] : NAMES.map((name) => [label(name), text] as const);
  return Object.fromEntries([...images, ...labels]);
}

const images = (name: string) => `images/${name}.jpg`;
const BOX = '0 0.5 0.5 0.25 0.25\n';

test.each<[reason: string, files: Files, said: RegExp]>([
  [
    'Supervisely',
    labelled(
      (name) => `ds0/img/${name}.jpg`,
      (name) => `ds0/ann/${name}.jpg.json`,
      '{"size": {}, "objects": [',
    ),
    /Supervisely, in 3 files .*"Export as Masks"/,
  ],
  [
    'VIA of version 3',
    { ...labelled(images), 'p.json': '{"project": {"pid": "__VIA_PROJECT_ID__"' },
    /of VIA 3, /,
  ],
  [
    'QuPath',
    { ...labelled(images), 'a.geojson': '{"type": "FeatureCollection", "features": [' },
    /of QuPath, .*`LabeledImageServer`/,
  ],
  [
    'Datumaro',
    { ...labelled(images), 'annotations/default.json': '{"dm_format_version": "1.0", "categories": {' },
    /of Datumaro, .*`datum convert/,
  ],
])('%s', async (reason, files, said) => {
  await using folder = await temporaryFolder();
  const { faults, dataset } = await scanFiles(folder.path, files);
  expect(dataset, reason).toBeUndefined();
  expect(faults.map(({ code }) => code)).toEqual(['labels-not-read']);
  expect(faults[0].message).toMatch(said);
});

test.each<[reason: string, files: Files, code: string]>([
  [
    'texts for people beside the images',
    labelled(images, (name) => `images/${name}.txt`, 'A cell, 3 days old.\n'),
    'no-masks',
  ],
  ['a table of boxes of no image', { ...labelled(images), 'labels/z.txt': BOX }, 'no-masks'],
  ['settings of another program', { ...labelled(images), 'package.json': '{"name": "x"}' }, 'no-masks'],
  [
    'masks label the images',
    {
      ...labelled(images, (name) => `labels/${name}.txt`, BOX),
      ...Object.fromEntries(NAMES.map((name) => [`masks/${name}.png`, grey([0, 1])])),
    },
    'too-few',
  ],
])('not where it is something else: %s', async (reason, files, code) => {
  await using folder = await temporaryFolder();
  const codes = (await scanFiles(folder.path, files)).faults.map((fault) => fault.code);
  expect(codes, reason).not.toContain('labels-not-read');
  if (code === 'no-masks') expect(codes).toEqual([code]);
});
