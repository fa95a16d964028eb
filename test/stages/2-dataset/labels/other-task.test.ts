// Outlines where classes of whole images are asked for are told as what they are.
import { expect, test } from 'vitest';
import { area, cocoFile, shape } from './coco/coco-file.ts';
import { pictures, scanned } from './shapes/scanned.ts';

const FILES = {
  ...pictures(['a.png', 'b.png', 'c.png']),
  'a.coco.json': cocoFile({ images: ['a.png'], annotations: [shape(1, 1, area(0, 0, 2, 4))] }),
};

test('outlines alone', async () => {
  const { codes, messages } = await scanned(FILES, { task: 'classification' });
  expect(codes).toEqual(['outlines-for-classification']);
  expect(messages[0]).toBe(
    'setting "task" is "classification" and what labels the images is for segmentation (shapes in "a.coco.json" of COCO). Leave `task` out to train on it. For classes of whole images put the images of each class into a folder with its name, or add a table.',
  );
});

test('not beside a table of classes', async () => {
  const table = { 'labels.csv': 'file,label\na.png,cat\nb.png,dog\nc.png,dog\n' };
  const { codes, source } = await scanned({ ...FILES, ...table }, { task: 'classification' });
  expect(source).toBe('table');
  expect(codes).not.toContain('outlines-for-classification');
});
