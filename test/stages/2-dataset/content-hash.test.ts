// What counts as a change of the data, by the files' bytes alone.
import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { hashContents } from '../../../src/stages/2-dataset/content-hash.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const FILES = { 'images/a.png': 'a', 'images/b.png': 'b', 'masks/a.png': '0', 'classes.json': '[]' };

async function write(folder: string, files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

test.each<{ why: string; change: (folder: string) => Promise<unknown> }>([
  { why: 'a byte of an image', change: (folder) => write(folder, { 'images/a.png': 'A' }) },
  { why: 'a byte of a mask', change: (folder) => write(folder, { 'masks/a.png': '1' }) },
  { why: 'what the classes are called', change: (folder) => write(folder, { 'classes.json': '["x"]' }) },
  { why: 'one image more', change: (folder) => write(folder, { 'images/c.png': 'c' }) },
  { why: 'labels of another form', change: (folder) => write(folder, { 'labels.csv': 'a,1' }) },
  {
    why: 'a name, by which images pair and are told apart',
    change: (folder) => rename(join(folder, 'images/b.png'), join(folder, 'images/z.png')),
  },
  {
    why: 'two images that change places',
    change: (folder) => write(folder, { 'images/a.png': 'b', 'images/b.png': 'a' }),
  },
])('changes with $why', async ({ why, change }) => {
  await using folder = await temporaryFolder();
  await write(folder.path, FILES);
  const before = await hashContents(folder.path, '/nowhere');
  await change(folder.path);
  expect(await hashContents(folder.path, '/nowhere'), why).not.toBe(before);
});

test.each<{ why: string; files: Readonly<Record<string, string>> }>([
  { why: 'the same bytes written again', files: FILES },
  { why: 'words for people', files: { 'README.md': 'x', 'notes.md': 'x', LICENSE: 'x' } },
  { why: 'the settings file, whose settings count by themselves', files: { 'best-epoch.yml': 'epochs: 3' } },
  { why: 'hidden files', files: { '.git/HEAD': 'x', '.DS_Store': 'x' } },
  { why: 'what a run wrote', files: { 'out/results.json': '{}', 'out/model/model.onnx': 'x' } },
])('stays the same with $why', async ({ why, files }) => {
  await using folder = await temporaryFolder();
  await write(folder.path, FILES);
  const output = join(folder.path, 'out');
  const before = await hashContents(folder.path, output);
  await write(folder.path, files);
  expect(await hashContents(folder.path, output), why).toBe(before);
});

test('is the same wherever the folder lies', async () => {
  await using a = await temporaryFolder();
  await using b = await temporaryFolder();
  await write(a.path, FILES);
  await write(join(b.path, 'deeper'), FILES);
  expect(await hashContents(join(b.path, 'deeper'), '/nowhere')).toBe(await hashContents(a.path, '/nowhere'));
});

// Without the privilege Windows refuses to make links.
test.runIf(process.platform !== 'win32')(
  'links: a loop ends, one that leads outside is no data, one inside is what it points to',
  async () => {
    await using folder = await temporaryFolder();
    await write(folder.path, { ...FILES, 'secret.txt': 'a' });
    const root = join(folder.path, 'images');
    const before = await hashContents(root, '/nowhere');
    await symlink('../secret.txt', join(root, 'outside.png'));
    await symlink('.', join(root, 'loop'));
    expect(await hashContents(root, '/nowhere')).toBe(before);
    await symlink('a.png', join(root, 'inside.png'));
    expect(await hashContents(root, '/nowhere')).not.toBe(before);
  },
);
