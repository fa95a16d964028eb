// What goes from an output folder before a new prediction writes to it, and what stays.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { removeEarlier } from '../../../src/run/predict/earlier.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const HEADER = 'image,mask,width,height,class\n';
const TWO = `${HEADER}a.png,masks/a.png,4,4,x\na.png,masks/a.png,4,4,y\nb/c.png,masks/b/c.png,4,4,x\n`;
const REPLACES = (images: string) => `OUT holds the predictions of ${images}. This run replaces them;`;
const OTHERS = (files: string, first: string) =>
  `OUT holds ${files} that no predictions.csv names, such as ${first}:`;

test.each<
  [reason: string, files: Readonly<Record<string, string>>, left: readonly string[], said: readonly string[]]
>([
  ['nothing is there, not even the folder', {}, [], []],
  [
    'all that the table names goes, in folders, too',
    {
      'predictions.csv': TWO,
      'objects.csv': '',
      'masks/a.png': '',
      'masks/b/c.png': '',
      'overlays/a.png': '',
      'probabilities/a.tif': '',
      'probabilities/b/c.npy': '',
    },
    [],
    [REPLACES('2 images')],
  ],
  [
    'a table that leads out of the folders of predictions takes nothing with it',
    {
      'predictions.csv': `${HEADER}a.png,masks/../notes.png,4,4,x\nb.png,masks/b/./c.png,4,4,x\n`,
      'notes.png': '',
      'masks/b/c.png': '',
    },
    ['masks/b/c.png', 'notes.png'],
    [REPLACES('2 images'), OTHERS('1 file', 'masks/c.png')],
  ],
  [
    'a search of before is about other images',
    {
      'predictions.csv': `${HEADER}a.png,masks/a.png,4,4,x\n`,
      'found-tiles.csv': '',
      'found-objects.csv': '',
      'contact-sheet.png': '',
    },
    [],
    [REPLACES('1 image')],
  ],
  [
    "a classifier's table has no masks, and a folder of masks beside it is somebody else's",
    { 'predictions.csv': 'image,class\na.png,cat\n', 'found-images.csv': '', 'masks/a.png': '' },
    ['masks/a.png'],
    [REPLACES('1 image'), OTHERS('1 file', 'masks/a.png')],
  ],
  [
    'what was cut off left no table: its masks stay, and are told',
    { 'masks/a.png': '', 'overlays/a.png': '', 'notes.txt': '' },
    ['masks/a.png', 'notes.txt', 'overlays/a.png'],
    [OTHERS('2 files', 'masks/a.png')],
  ],
  [
    'a name that leads out of the folder is nobody of ours',
    { 'predictions.csv': `${HEADER}a.png,masks/../../kept.png,4,4,x\n`, '../kept.png': '' },
    [],
    [REPLACES('1 image')],
  ],
  [
    "a table of another program's form names no file",
    { 'predictions.csv': 'id,label\n1,2\n', 'masks/1.png': '' },
    ['masks/1.png'],
    [OTHERS('1 file', 'masks/1.png')],
  ],
])('%s', async (reason, files, left, said) => {
  await using folder = await temporaryFolder();
  const output = join(folder.path, 'out');
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(output, path)), { recursive: true });
    await writeFile(join(output, path), text);
  }
  const lines = await removeEarlier(output);
  expect(
    lines.map((line) => line.replace(output, 'OUT')),
    reason,
  ).toEqual(said.map((words) => expect.stringContaining(words)));
  expect(await filesIn(output), reason).toEqual(left);
  expect(await filesIn(folder.path), reason).toEqual(
    expect.arrayContaining(
      Object.keys(files).flatMap((path) => (path.startsWith('../') ? path.slice(3) : [])),
    ),
  );
});

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
