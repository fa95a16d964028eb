// What of a data folder is listed, by names alone: images, other files, folders without an image.
import { mkdir, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../../src/stages/2-dataset/files.ts';
import { isNeverData } from '../../../src/stages/2-dataset/not-data.ts';
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

test.each([
  ['the thumbnails of a Synology', 'images/@eaDir/1.png/SYNOPHOTO_THUMB_M.jpg'],
  ['the thumbnails of a QNAP', 'images/@__thumb/1.png'],
  ["Windows' bin", '$RECYCLE.BIN/S-1-5/1.png'],
  ["Windows' own", 'System Volume Information/1.png'],
  ['what a check of the disk has found', 'FOUND.000/1.png'],
  ["Linux' own", 'cat/lost+found/1.png'],
  ["a desktop's bin", '.Trash-1000/files/1.png'],
  ["the other half of a Mac's file", 'cat/._1.png'],
  ["a Mac's archive", '__MACOSX/cat/._1.png'],
  ['a notebook', 'cat/.ipynb_checkpoints/1-checkpoint.png'],
  ['a cache of Python', '__pycache__/1.png'],
  ['packages', 'tools/node_modules/logo/1.png'],
  ['thumbnails in a file', 'cat/Thumbs.db'],
  ['words', 'README.png'],
])('%s is no data, and it leaves no folder', async (reason, path) => {
  await using folder = await temporaryFolder();
  const { files, others, emptyFolders, faults, isEmpty } = await listed(folder.path, { [path]: '' });
  expect({ files, others, faults, isEmpty }, reason).toEqual({
    files: [],
    others: [],
    faults: [],
    isEmpty: true,
  });
  const named = emptyFolders.filter((name) => isNeverData(basename(name)));
  expect(named, reason).toEqual([]);
});

test.each([
  ['an object', 'license_plate/1.png'],
  ['a word that goes on', 'readmember.png'],
  ['a name with a sign', 'cat/#1.png'],
])('%s is data', async (reason, path) => {
  await using folder = await temporaryFolder();
  expect((await listed(folder.path, { [path]: '' })).files, reason).toEqual([path]);
});

test('formats that are not read are named by their endings', async () => {
  await using folder = await temporaryFolder();
  const photos = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`cat/${10 + i}.HEIC`, '']));
  const { files, faults } = await listed(folder.path, { ...photos, 'cat/1.png': '', 'scan.nii.gz': '' });
  expect(files).toEqual(['cat/1.png']);
  expect(faults.map(({ severity, message }) => [severity, message.split('. ')[0]])).toEqual([
    ['warning', '12 .heic files are there, not read ("cat/10.HEIC", "cat/11.HEIC", "cat/12.HEIC", ...)'],
    ['warning', '1 .nii.gz file is there, not read ("scan.nii.gz")'],
  ]);
});

describe('links that lead out', () => {
  test.each<[reason: string, name: string, target: string, codes: readonly string[]]>([
    ['an image', 'images/a.png', 'secret.png', ['symlink-outside']],
    ['a folder of images', 'images/more', '.', ['symlink-outside']],
    ['a folder with images further down', 'more', '..', ['symlink-outside']],
    ['a text', 'notes.txt', 'notes.txt', []],
    ['a folder of texts', 'notes', 'texts', []],
    ['an image that is named like none', 'link', 'secret.png', []],
    ['nothing, and no image', 'notes.txt', 'missing', []],
  ])('%s', async (reason, name, target, codes) => {
    await using outside = await temporaryFolder();
    await using folder = await temporaryFolder();
    await writeFiles(outside.path, { 'a/secret.png': '', 'a/notes.txt': '', 'a/texts/1.txt': '' });
    await mkdir(join(folder.path, 'images'));
    await symlink(join(outside.path, 'a', target), join(folder.path, name));
    const { files, faults } = await listed(folder.path, {});
    expect(files, reason).toEqual([]);
    expect(
      faults.map(({ code }) => code),
      reason,
    ).toEqual(codes);
  });
});
