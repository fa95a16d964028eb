// Two real runs with changed data between them: both reports of the second say what changed, and by how much.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { encodeMask, encodePng } from '../src/image/encode.ts';
import { Random } from '../src/shared/random.ts';
import { blobs, COLORS, writeBlobs } from './model-card/blobs.ts';
import { runProgram } from './run-program.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const INPUT = { bitDepth: 8, channels: 1 } as const;

test('an image added, one removed, one relabelled and one moved, in summary.md, report.html and results.json', async () => {
  await using folder = await temporaryFolder();
  const inData = (...path: string[]) => join(folder.path, 'data', ...path);
  const small = ['--epochs', '2', '--threads', '1', '--batch-size', '4', '--image-size', '32'];
  const train = async (output: string, more: readonly string[]) => {
    const args = ['train', '--data', inData(), '--output', join(folder.path, output), ...small, ...more];
    const { code, stderr, stdout } = await runProgram([CLI, ...args]);
    expect(code, stderr).toBe(0);
    return stdout;
  };
  const read = (...path: string[]) => readFile(join(folder.path, ...path), 'utf8');
  await writeBlobs(folder.path, INPUT, 30);
  await train('before', ['--test-fraction', '0.3']);

  const split: Record<'train' | 'validation' | 'test', string[]> = JSON.parse(
    await read('before', 'split.json'),
  );
  expect(split.test.length, 'enough for a verdict').toBeGreaterThanOrEqual(6);
  const [removed, relabelled, moved, ...rest] = split.train;
  const maskOf = (id: string) => inData(`${id.replace('images/', 'masks/')}.png`);
  await rm(inData(`${removed}.png`));
  await rm(maskOf(removed));
  const drawn = blobs(INPUT, Random.for(5, 'new'));
  await writeFile(maskOf(relabelled), encodeMask(drawn.labels, COLORS));
  await writeFile(inData('images', 'added.png'), await encodePng(drawn.image));
  await writeFile(inData('masks', 'added.png'), encodeMask(drawn.labels, COLORS));
  const changed = {
    ...split,
    train: [relabelled, ...rest, 'images/added'],
    validation: [...split.validation, moved],
  };
  await writeFile(join(folder.path, 'split.json'), JSON.stringify(changed));
  const baseline = join(folder.path, 'before', 'results.json');
  const log = await train('after', ['--split', join(folder.path, 'split.json'), '--baseline', baseline]);

  const { comparison } = JSON.parse(await read('after', 'results.json'));
  const one = (id: string) => ({ count: 1, ids: [id] });
  expect(comparison.data).toEqual({
    added: one('images/added'),
    removed: one(removed),
    'read-otherwise': false,
    relabelled: one(relabelled),
    moved: one(moved),
  });
  expect(['better', 'same', 'worse'], 'the test images are the same').toContain(comparison.verdict);
  const summary = await read('after', 'summary.md');
  expect(summary).toMatch(/^### (?:🟢 data · Better than|⚪ data · Same as|🔴 data · Worse than) /u);
  expect(log).toContain(comparison.sentence);
  const counts =
    '1 image added, 1 image removed, 1 image relabelled, 1 image moved to another part of the split';
  expect(summary).toContain(`<summary>Data and split: since the baseline ${counts}</summary>`);
  expect(summary).toContain(
    `: 1 image added (images/added); 1 image removed (${removed}); 1 image relabelled (${relabelled}); 1 image moved to another part of the split (${moved}).`,
  );
  const page = await read('after', 'report.html');
  expect(page).toContain(`Data: since the baseline ${counts}.`);
  expect(page).toContain(
    `: 1 image added (images/added); 1 image removed (${removed}); 1 image relabelled (${relabelled}); `,
  );
});
