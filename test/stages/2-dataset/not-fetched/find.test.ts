// Files as DVC and git write them beside data that they keep elsewhere.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { whyNotFetched } from '../../../../src/stages/2-dataset/not-fetched/find.ts';
import { submoduleOf } from '../../../../src/stages/2-dataset/not-fetched/git.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** A repository of these files; a name with a slash at its end is an empty folder. */
async function write(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(root, '.git'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name);
    await mkdir(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!name.endsWith('/')) await writeFile(path, text);
  }
}

const POINTER = (path: string) =>
  `outs:\n- md5: 1f2a0c2f1d5b7f0a4b8d3c9e6a7f5b10.dir\n  size: 1024\n  nfiles: 24\n  hash: md5\n  path: ${path}\n`;

const DVC_LOCK = `schema: '2.0'
stages:
  prepare:
    cmd: python prepare.py
    outs:
    - path: data/cells
      hash: md5
      md5: 1f2a0c2f1d5b7f0a4b8d3c9e6a7f5b10.dir
`;

const MODULE = (path: string) =>
  `[submodule "cells"]\n\tpath = ${path}\n\turl = https://example.com/cells.git\n`;

type Row = readonly [reason: string, files: Readonly<Record<string, string>>, words: string];

const KEPT_ELSEWHERE: readonly Row[] = [
  [
    'a pointer beside it',
    { 'data/cells.dvc': POINTER('cells') },
    'DVC keeps "data/cells", as "data/cells.dvc" says',
  ],
  [
    'a pointer for the folder around it',
    { 'data.dvc': POINTER('data') },
    'DVC keeps "data", as "data.dvc" says',
  ],
  ['a pointer of another name', { 'raw.dvc': POINTER('data') }, 'DVC keeps "data", as "raw.dvc" says'],
  [
    'a pointer with a folder of its own to count from',
    { 'meta/a.dvc': '', 'a.dvc': `wdir: data\n${POINTER('cells')}` },
    'DVC keeps "data/cells", as "a.dvc" says',
  ],
  [
    'beside an empty folder',
    { 'data/cells/': '', 'data/cells.dvc': POINTER('cells') },
    'DVC keeps "data/cells"',
  ],
  [
    'an out of a stage',
    { 'dvc.yaml': 'stages:\n  prepare:\n    cmd: python prepare.py\n    outs:\n    - data/cells\n' },
    'DVC keeps "data/cells", as "dvc.yaml" says',
  ],
  [
    'an out with options',
    {
      'dvc.yaml':
        'stages:\n  prepare:\n    cmd: x\n    outs:\n    - data/cells/images:\n        cache: true\n',
    },
    'DVC keeps "data/cells/images", as "dvc.yaml" says',
  ],
  [
    'an out whose name is made of parameters stands in dvc.lock',
    {
      'dvc.yaml': `stages:\n  prepare:\n    cmd: x\n    outs:\n    - \${folder}\n`,
      'dvc.lock': DVC_LOCK,
    },
    'DVC keeps "data/cells", as "dvc.lock" says',
  ],
  [
    'stages that are made in a loop have no outs of their own',
    {
      'dvc.yaml':
        'stages:\n  each:\n    foreach: [a]\n    do:\n      cmd: x\n  prepare:\n    outs: [data/cells]\n',
    },
    'as "dvc.yaml" says',
  ],
  [
    'a submodule',
    { 'data/cells/': '', '.gitmodules': MODULE('data/cells') },
    '"data/cells" is a git submodule',
  ],
  ['a folder of a submodule', { 'data/': '', '.gitmodules': MODULE('data') }, '"data" is a git submodule'],
  [
    'a submodule in it',
    { 'data/cells/images/': '', '.gitmodules': MODULE('data/cells/images') },
    '"data/cells/images" is a git submodule',
  ],
  [
    'the second of two',
    { 'data/': '', lib: '', '.gitmodules': `${MODULE('lib')}${MODULE('data')}` },
    '"data" is a git submodule',
  ],
];

test.each(KEPT_ELSEWHERE)('%s is told', async (reason, files, words) => {
  await using folder = await temporaryFolder();
  await write(folder.path, files);
  const fault = await whyNotFetched(join(folder.path, 'data', 'cells'));
  expect(fault?.message, reason).toContain(words);
  expect(fault?.paste?.join('\n')).toMatch(/dvc pull|submodules: true/);
});

const NO_REASON: readonly (readonly [reason: string, files: Row[1]])[] = [
  ['nothing', {}],
  ['a pointer for another folder', { 'data/cells-2.dvc': POINTER('cells-2') }],
  ['a pointer whose folder is there', { 'data/a.png': '', 'data.dvc': POINTER('data') }],
  ['an out that is there', { 'data/a.png': '', 'dvc.yaml': 'stages:\n  a:\n    outs: [data]\n' }],
  [
    'a file that only DVC could make sense of',
    { 'dvc.yaml': 'stages: [', 'data.dvc': '{{', 'dvc.lock': '- 1' },
  ],
  ['a submodule elsewhere', { 'lib/': '', '.gitmodules': MODULE('lib') }],
  ['a submodule that is fetched', { 'data/a.png': '', '.gitmodules': MODULE('data') }],
  [
    'a repository around this one',
    { '../.gitmodules': MODULE('repository/data'), '../data.dvc': POINTER('repository') },
  ],
];

test.each(NO_REASON)('%s is no reason', async (reason, files) => {
  await using folder = await temporaryFolder();
  await write(join(folder.path, 'repository'), files);
  expect(await whyNotFetched(join(folder.path, 'repository', 'data', 'cells')), reason).toBeUndefined();
});

test('without a folder of git a submodule is told all the same, and paths are whole', async () => {
  await using folder = await temporaryFolder();
  const at = (...parts: string[]) => join(folder.path, ...parts);
  await mkdir(at('modules', 'data'), { recursive: true });
  await writeFile(at('modules', '.gitmodules'), MODULE('data'));
  expect(await whyNotFetched(at('modules', 'data', 'cells'))).toMatchObject({
    code: 'submodule-not-fetched',
  });
  await mkdir(at('dvc'));
  await writeFile(at('dvc', 'data.dvc'), POINTER('data'));
  const fault = await whyNotFetched(at('dvc', 'data'));
  expect(fault?.message).toContain(JSON.stringify(at('dvc', 'data')));
  expect(fault?.message).toContain(JSON.stringify(at('dvc', 'data.dvc')));
});

test.each([
  ['blank lines', '\n'.repeat(2 ** 20 - 1)],
  ['a line of blanks', `path = a${' '.repeat(2 ** 20 - 100)}b`],
])('a .gitmodules of %s is read in a moment', async (_reason, text) => {
  await using folder = await temporaryFolder();
  await write(folder.path, { '.gitmodules': text });
  expect(await submoduleOf(join(folder.path, 'data'), [folder.path])).toBeUndefined();
});
