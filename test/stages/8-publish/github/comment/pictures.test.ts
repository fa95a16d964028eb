import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HistoryRefused, type HistoryStore } from '../../../../../src/earlier/history-store.ts';
import type { Results } from '../../../../../src/results/results.ts';
import { commentPictures } from '../../../../../src/stages/8-publish/github/comment/pictures.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../../temporary-folder.ts';

let folder: TemporaryFolder;
let kept: Map<string, Uint8Array>;

beforeEach(async () => {
  folder = await temporaryFolder();
  kept = new Map();
  await mkdir(join(folder.path, 'predictions'));
});

afterEach(() => folder[Symbol.asyncDispose]());

const store: HistoryStore = {
  name: 'branch history-pictures',
  read: async (path) => kept.get(path),
  list: async () => [...kept.keys()],
  async update(_message, change) {
    for (const [path, content] of await change(store))
      if (content === null) kept.delete(path);
      else kept.set(path, content);
  },
};

const address = (path: string) => `https://github.com/me/stars/blob/history-pictures/${path}?raw=true`;

interface Given {
  readonly run?: string;
  readonly ranks?: readonly Results['predictions'][number]['rank'][];
  readonly id?: string;
  readonly store?: HistoryStore;
}

async function place({
  run = '42',
  ranks = ['worst', 'median', 'best'],
  id = 'images/00',
  ...given
}: Given = {}) {
  const predictions = await Promise.all(
    ranks.map(async (rank, i) => {
      const path = `predictions/${rank}-${i}.png`;
      const noise = {
        width: 700,
        height: 20,
        channels: 3 as const,
        noise: { type: 'gaussian' as const, mean: 128, sigma: 30 },
        background: 'black',
      };
      await sharp({ create: noise }).png().toFile(join(folder.path, path));
      return { rank, id: `${id}${i}`, path };
    }),
  );
  const pictures = commentPictures({ store, address, run, step: ['train', 'best-epoch'], ...given });
  return pictures({ predictions, folder: folder.path });
}

const many = Array.from({ length: 9 }, () => 'mistake' as const);

test('the worst image of a segmentation is put below the run, small', async () => {
  const { markdown, lines } = await place();
  expect([...kept.keys()]).toEqual(['42/train.best-epoch/worst-1.png', 'runs.txt']);
  const metadata = await sharp(kept.get('42/train.best-epoch/worst-1.png')).metadata();
  expect([metadata.format, metadata.width]).toEqual(['png', 640]);
  expect(lines).toEqual([]);
  expect(markdown).toMatch(/^\*\*Worst mistakes\*\*: image, truth, prediction and errors\n\n/);
  expect(markdown).toContain(
    '<img src="https://github.com/me/stars/blob/history-pictures/42/train.best-epoch/worst-1.png?raw=true" width="640" alt="">',
  );
});

test('four mistakes of a classification stand side by side under their names', async () => {
  const { markdown } = await place({ ranks: many });
  expect([...kept.keys()].filter((path) => path.endsWith('.png'))).toHaveLength(4);
  expect(markdown).toMatch(/^\*\*Worst mistakes\*\*\n\n/);
  expect(markdown.match(/width="220"/g)).toHaveLength(4);
  const [, , header = '', , row = ''] = markdown.split('\n');
  expect(
    header
      .split('|')
      .map((cell) => cell.trim())
      .filter(Boolean),
  ).toEqual(Array.from({ length: 4 }, (_, i) => `images/00${i}`));
  expect(row.match(/<img /g)).toHaveLength(4);
});

test('a name is text, whatever is in it', async () => {
  const { markdown } = await place({ id: '<img src=x>|@me\n' });
  expect(markdown).not.toMatch(/<img src=x|@me|\n\d/);
});

test('there are none of a run without mistakes', async () => {
  expect(await place({ ranks: [] })).toEqual({ markdown: '', lines: [] });
  expect(await place({ ranks: ['best'] })).toEqual({ markdown: '', lines: [] });
});

describe('what is kept', () => {
  test('the thirty newest runs, by number and not by text', async () => {
    for (let run = 980; run < 1019; run++) kept.set(`${run}/a/worst-1.png`, new Uint8Array());
    await place({ run: '1019', ranks: ['worst'] });
    const runs = [...kept.keys()]
      .filter((path) => path.includes('/'))
      .map((path) => Number.parseInt(path, 10));
    expect(runs.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => 990 + i));
  });

  test('this run, however late it is, and what another step of it has put there', async () => {
    for (let run = 100; run < 140; run++) kept.set(`${run}/a/worst-1.png`, new Uint8Array());
    kept.set('5/other.step/worst-1.png', new Uint8Array());
    await place({ run: '5' });
    const own = [...kept.keys()].filter((path) => path.startsWith('5/'));
    expect(own).toEqual(['5/other.step/worst-1.png', '5/train.best-epoch/worst-1.png']);
  });

  test('of several attempts the last one, and what is no run', async () => {
    kept.set('README.md', new Uint8Array());
    await place({ ranks: many });
    await place({ ranks: ['mistake'] });
    expect([...kept.keys()].filter((path) => path !== 'runs.txt')).toEqual([
      'README.md',
      '42/train.best-epoch/mistake-1.png',
    ]);
  });

  test('the runs that came last, also where numbers begin anew on another server', async () => {
    for (let run = 980; run < 1010; run++) kept.set(`${run}/a/worst-1.png`, new Uint8Array());
    for (let run = 1; run <= 3; run++) await place({ run: `${run}`, ranks: ['worst'] });
    const runs = [...new Set([...kept.keys()].map((path) => path.split('/')[0]))];
    expect(runs.filter((name) => Number(name) < 10)).toEqual(['1', '2', '3']);
    expect(runs).toHaveLength(30 + 1);
    const listed = Buffer.from(kept.get('runs.txt')!).toString().trim().split('\n');
    expect(listed.slice(-4)).toEqual(['1009', '1', '2', '3']);
  });
});

test.each([
  {
    why: 'a rule is somebody to talk to about',
    error: new HistoryRefused('a rule of the repository protects it'),
    line: 'The comment has no pictures: branch history-pictures could not be written: a rule of the repository protects it',
  },
  {
    why: 'a token that only reads is what pull requests are to have: an option, and no fault',
    error: new HistoryRefused('the token may not', { lacksPermission: true }),
    line: 'The comment names the worst images without pictures, since this job may not write. Nothing else needs that; who wants pictures gives it `permissions: contents: write`.',
  },
])('where the branch is not written the log says why, and nothing else comes of it: $why', async (row) => {
  const refusing: HistoryStore = { ...store, update: () => Promise.reject(row.error) };
  expect(await place({ store: refusing })).toEqual({ markdown: '', lines: [row.line] });
});

test('a picture that no program can make smaller goes as it is, unless it is large', async () => {
  await writeFile(join(folder.path, 'predictions', 'odd.png'), 'no png');
  await writeFile(join(folder.path, 'predictions', 'large.png'), Buffer.alloc(2 ** 20));
  const pictures = commentPictures({ store, address, run: '42', step: ['train', 'x'] });
  const of = (name: string) => ({ rank: 'mistake' as const, id: name, path: `predictions/${name}.png` });
  await pictures({ predictions: [of('odd'), of('large')], folder: folder.path });
  expect([...kept.keys()]).toEqual(['42/train.x/mistake-1.png', 'runs.txt']);
});
