// Which files may be a tool's exports.
import { expect, test } from 'vitest';
import { candidatesIn } from '../../../../../src/stages/2-dataset/labels/shapes/candidates.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { settingsFor, writeFiles } from '../../data-folder.ts';

const FORM = { named: /\.json$/i, begins: /^\s*\{\s*"ours"/ };
const [OURS, OTHERS] = ['{"ours": 1}', '{"theirs": 1}'];
const numbered = (count: number, ending: string, text: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}${ending}`, text]));

test.each<
  [
    reason: string,
    images: readonly string[],
    others: Readonly<Record<string, string>>,
    found: readonly string[],
  ]
>([
  ['one for all', ['a.png'], { 'all.json': OURS, 'theirs.json': OTHERS }, ['all.json']],
  ['one for each', ['a.png', 'b.png'], { 'a.json': OURS, 'b.json': OURS }, ['a.json', 'b.json']],
  ['one for each, called like it with its ending', ['a.png'], { 'ann/a.png.json': OURS }, ['ann/a.png.json']],
  [
    "one for each, and one that is another's",
    ['a.png', 'b.png'],
    { 'a.json': OURS, 'b.json': OTHERS },
    ['a.json'],
  ],
  ['of another name', ['a.png'], { 'a.txt': OURS }, []],
  ['with a mark in front of the text', ['a.png'], { 'a.json': `\uFEFF${OURS}` }, ['a.json']],
  [
    "where the first five of one for each are another's, the sixth isn't looked at",
    ['0.png', '1.png', '2.png', '3.png', '4.png', '5.png'],
    { ...numbered(5, '.json', OTHERS), '5.json': OURS, 'all.json': OURS },
    ['all.json'],
  ],
])('%s', async (reason, images, others, found) => {
  await using folder = await temporaryFolder();
  await writeFiles(folder.path, others);
  const listed = { settings: settingsFor(folder.path), files: images, others: Object.keys(others) };
  expect(await candidatesIn(listed, FORM), reason).toEqual(found);
});
