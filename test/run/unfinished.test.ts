// A finished run takes the place of the one before it, with all its files and at no moment with half of them.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { filesOf, isOfSomeRun } from '../../src/results/run-folder.ts';
import { growingFolder, putInPlace, unfinishedFolder } from '../../src/run/unfinished.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Every file of the run, each saying whose it is. */
async function writeRun(folder: string, results: Results, whose: string): Promise<void> {
  for (const path of filesOf(results)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), path === 'results.json' ? JSON.stringify(results) : whose);
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

const results = sampleResults();
const picture = { rank: 'mistake' as const, id: 'a', path: 'predictions/mistake-9.png' };

describe('putInPlace', () => {
  test("leaves the new run's files alone, and what no run wrote", async () => {
    await using folder = await temporaryFolder();
    await writeRun(folder.path, { ...results, predictions: [picture] }, 'old');
    await writeFile(join(folder.path, 'notes.txt'), 'mine');
    await writeRun(unfinishedFolder(folder.path), results, 'new');
    const { report, kept } = await putInPlace(folder.path, results);
    expect(kept).toBeUndefined();
    expect(await filesIn(folder.path)).toEqual([...filesOf(results), 'notes.txt'].sort());
    expect(await readFile(report.modelPath, 'utf8')).toBe('new');
    expect(await readFile(join(folder.path, 'split.json'), 'utf8')).toBe('new');
  });

  test.each([
    ['those of a run before go with its model', 'old', []],
    ['its own come with it', 'new', ['model/THIRD-PARTY-NOTICES.txt']],
  ])('notices lie beside the model that they are of: %s', async (_, whose, expected) => {
    await using folder = await temporaryFolder();
    const noticed = { ...results, model: { ...results.model, notices: 'model/THIRD-PARTY-NOTICES.txt' } };
    const [before, after] = whose === 'old' ? [noticed, results] : [results, noticed];
    await writeRun(folder.path, before, 'old');
    await writeRun(unfinishedFolder(folder.path), after, 'new');
    const { report } = await putInPlace(folder.path, after);
    const found = (await filesIn(folder.path)).filter((name) => name.includes('NOTICES'));
    expect(found).toEqual(expected);
    const uploaded = report.files.map((file) => file.slice(folder.path.length + 1).replaceAll('\\', '/'));
    expect(uploaded.filter((name) => name.includes('NOTICES'))).toEqual(expected);
  });

  test('takes what a killed run has left aside, and only that', async () => {
    await using folder = await temporaryFolder();
    const aside = unfinishedFolder(folder.path);
    const tfjs = 'model/tfjs/group1-shard1of2.bin';
    const notices = ['model/THIRD-PARTY-NOTICES.txt', 'model/tfjs.tmp/THIRD-PARTY-NOTICES.txt'];
    const ofKilled = [
      ...notices,
      'predictions/mistake-9.png',
      'model/model.onnx.tmp',
      'history.csv.tmp',
      tfjs,
    ];
    const mine = [
      'model/notes.md',
      'model/tfjs/model.json.old',
      'predictions/THIRD-PARTY-NOTICES.txt',
      'predictions/new/best.png',
      'results (1).json',
    ];
    for (const name of [...ofKilled, ...mine]) {
      await mkdir(dirname(join(aside, name)), { recursive: true });
      await writeFile(join(aside, name), 'left');
    }
    await writeRun(aside, results, 'new');
    const { kept } = await putInPlace(folder.path, results);
    expect(await filesIn(aside)).toEqual([...mine].sort());
    expect(kept).toBe(`${aside} keeps what no run has written there: "model/notes.md" and 4 more.`);
  });

  test('knows every file of a run for one', () => {
    const tfjs = [{ path: 'model/tfjs/model.json' }, { path: 'model/tfjs/group1-shard12of20.bin' }];
    const notices = 'model/THIRD-PARTY-NOTICES.txt';
    const exported = {
      ...results,
      model: { ...results.model, notices },
      exports: [{ format: 'tfjs', files: [...tfjs, { path: 'model/tfjs/THIRD-PARTY-NOTICES.txt' }] }],
    } as unknown as Results;
    expect(filesOf(exported)).toContain(notices);
    expect(filesOf(exported).filter((path) => !isOfSomeRun(path))).toEqual([]);
  });

  test('removes nothing outside the folder, whatever an old results.json says', async () => {
    await using folder = await temporaryFolder();
    const output = join(folder.path, 'run');
    await writeFile(join(folder.path, 'precious'), 'mine');
    await writeRun(output, results, 'old');
    const hostile = { ...results, predictions: [{ ...picture, path: '../precious' }] };
    await writeFile(join(output, 'results.json'), JSON.stringify(hostile));
    await writeRun(unfinishedFolder(output), results, 'new');
    await putInPlace(output, results);
    expect(await readFile(join(folder.path, 'precious'), 'utf8')).toBe('mine');
  });

  test('that comes to no end leaves neither split.json nor results.json beside a model', async () => {
    await using folder = await temporaryFolder();
    await writeRun(folder.path, results, 'old');
    // Half of a new run: the move stops where a file is missing.
    await mkdir(join(unfinishedFolder(folder.path), 'model'), { recursive: true });
    await writeFile(join(unfinishedFolder(folder.path), 'summary.md'), 'new');
    await expect(putInPlace(folder.path, results)).rejects.toMatchObject({
      faults: [{ code: 'file-not-writable' }],
    });
    expect(await filesIn(folder.path)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(split|results)\.json$/)]),
    );
  });
});

test('what grows while training lies aside as long as the folder is of an earlier run', async () => {
  await using folder = await temporaryFolder();
  expect(await growingFolder(folder.path)).toBe(folder.path);
  await writeRun(folder.path, results, 'old');
  expect(await growingFolder(folder.path)).toBe(unfinishedFolder(folder.path));
});
