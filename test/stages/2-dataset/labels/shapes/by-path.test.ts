// Folders of images that an export names: they say no class where the paths in it lead to each image.
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import type { Files } from '../../data-folder.ts';
import { area, cocoFile, shape } from '../coco/coco-file.ts';
import { area as labelmeArea, labelmeFile } from '../labelme/labelme-file.ts';
import { pictures, scanned } from './scanned.ts';

const LEFT = area(0, 0, 2, 4);
const PATHS = ['monday/1.png', 'monday/2.png', 'friday/1.png', 'friday/2.png'];

const coco = (images: readonly string[], categories = ['cell']): Files => ({
  ...pictures(PATHS),
  'x.json': cocoFile({ images, categories, annotations: images.map((_, i) => shape(i + 1, 1, LEFT)) }),
});

const labelme: Files = {
  ...pictures(PATHS),
  ...Object.fromEntries(
    PATHS.map((path) => [
      path.replace('.png', '.json'),
      labelmeFile(path.replace(/.*\//, ''), [labelmeArea('cell', 0, 0, 2, 4)]),
    ]),
  ),
};

describe('folders of images beside an export', () => {
  test.each<[reason: string, files: Files, changes: Partial<Settings>, source: string | undefined]>([
    ['whose paths lead to each image', coco(PATHS), {}, 'coco'],
    [
      'whose paths are of another machine',
      coco(PATHS.map((path) => `\\\\nas\\scans\\${path.replace('/', '\\')}`)),
      {},
      'coco',
    ],
    ['that has a file beside each image', labelme, {}, 'labelme'],
    ['that has a class called like a folder', coco(PATHS, ['Monday']), {}, undefined],
    ['that does not name all images', coco(PATHS.slice(0, 3)), {}, undefined],
    ['whose folders the user lists as classes', coco(PATHS), { classes: ['monday', 'friday'] }, undefined],
  ])('%s', async (reason, files, changes, source) => {
    const found = await scanned(files, changes);
    expect(found.source, `${reason}\n${found.told}`).toBe(source);
    if (source === undefined) expect(found.codes).toEqual(['export-or-other']);
    else expect(found.images).toHaveLength(PATHS.length);
  });
});
