// What of a data folder is listed, by names alone: images, other files, folders without an image.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../../src/stages/2-dataset/files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { type Files, writeFiles } from './data-folder.ts';

async function listed(root: string, files: Files) {
  await writeFiles(root, files);
  return listFiles(root, join(root, 'best-epoch'));
}

test('files that are not images are listed apart, in the order of their names', async () => {
  await using folder = await temporaryFolder();
  const { files, others } = await listed(folder.path, {
    'train/cat/2.png': '',
    'train/cat/1.JPG': '',
    'train/_classes.csv': '',
    'class_names.txt': '',
    'README.md': 'no list of anything',
    '.hidden.csv': '',
    'images.dvc': '',
    'best-epoch/split.json': 'of the last run',
  });
  expect(files).toEqual(['train/cat/1.JPG', 'train/cat/2.png']);
  expect(others).toEqual(['class_names.txt', 'train/_classes.csv']);
});
