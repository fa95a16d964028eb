// A folder holds the results of one kind: what is there of another is told, and goes with all its files.
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf, filesOfEvaluation, filesOfMerged } from '../../src/results/run-folder.ts';
import { replaceByMerge, replacedByRun } from '../../src/run/replaced.ts';
import { growingFolder, putInPlace, unfinishedFolder } from '../../src/run/unfinished.ts';
import { mergeFolds } from '../../src/stages/7-report/merge/folds.ts';
import { sampleEvaluationResults } from '../stages/7-report/evaluation/sample-evaluation.ts';
import { record, run } from '../stages/7-report/merge/sample-runs.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const picture = { rank: 'mistake' as const, id: 'a', path: 'predictions/mistake-9.png' };
const results = { ...sampleResults(), predictions: [] };
const folds = [run('fold', 1, { a: 0 }), run('fold', 2, { b: 1 }), run('fold', 3, { c: 2 })];
const joined = mergeFolds(record(folds));
const noticed = { ...joined.model, notices: 'model/THIRD-PARTY-NOTICES.txt' };
const merged = { ...joined, model: noticed, predictions: [picture] };
const evaluation = { ...sampleEvaluationResults(), predictions: [picture] };

async function leave(folder: string, files: readonly string[], told: object): Promise<void> {
  for (const [i, path] of files.entries()) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), i === 0 ? JSON.stringify(told) : 'old');
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

const minute = (iso: string) => iso.slice(0, 16).replace('T', ' ');

test.each([
  { what: 'a run', told: results, files: filesOf(results), goes: ', model and all,' },
  { what: 'a merge', told: merged, files: filesOfMerged(merged), goes: ', model and all,' },
  { what: 'an evaluation', told: evaluation, files: filesOfEvaluation(evaluation), goes: '' },
])('a run takes the place of $what, which is told before', async ({ what, told, files, goes }) => {
  await using folder = await temporaryFolder();
  await leave(folder.path, files, told);
  await writeFile(join(folder.path, 'notes.txt'), 'mine');
  const [line, ...more] = await replacedByRun(folder.path);
  expect(line).toContain(
    `holds ${what} of ${minute(told['created-at'])} UTC. This run replaces it${goes} when it ends, also`,
  );
  expect(more).toEqual([]);
  const aside = unfinishedFolder(folder.path);
  expect(await growingFolder(folder.path), 'until then it is of the other').toBe(aside);
  await leave(aside, filesOf(results), results);
  await putInPlace(folder.path, results);
  expect(await filesIn(folder.path)).toEqual([...filesOf(results), 'notes.txt'].sort());
});

test.each([
  { what: 'a merge', told: merged, files: filesOfMerged(merged) },
  { what: 'an evaluation', told: evaluation, files: filesOfEvaluation(evaluation) },
])(
  'a merge takes the place of $what, but for the model that is the new one',
  async ({ what, told, files }) => {
    await using folder = await temporaryFolder();
    await leave(folder.path, files, told);
    await mkdir(join(folder.path, 'model'), { recursive: true });
    for (const name of ['model/model.onnx', 'model/card.md', 'notes.txt'])
      await writeFile(join(folder.path, name), 'new');
    expect(await replaceByMerge(folder.path)).toEqual([
      `${folder.path} holds ${what} of ${minute(told['created-at'])} UTC, which this merge replaces.`,
    ]);
    expect(await filesIn(folder.path)).toEqual(['model/card.md', 'model/model.onnx', 'notes.txt']);
  },
);

test("a link to nowhere or files of the same name are nobody's run", async () => {
  await using folder = await temporaryFolder();
  expect(await replacedByRun(folder.path)).toEqual([]);
  await symlink(join(folder.path, 'nowhere'), join(folder.path, 'results.json'));
  await writeFile(join(folder.path, 'merged.json'), '{"of": 2}');
  expect(await replacedByRun(folder.path)).toEqual([]);
  expect(await replaceByMerge(folder.path)).toEqual([]);
  expect(await filesIn(folder.path)).toEqual(['merged.json']);
});

test('nothing outside the folder is removed, whatever a merged.json says', async () => {
  await using folder = await temporaryFolder();
  const output = join(folder.path, 'run');
  await writeFile(join(folder.path, 'precious'), 'mine');
  await leave(output, ['merged.json'], { ...merged, predictions: [{ ...picture, path: '../precious' }] });
  await replaceByMerge(output);
  expect(await filesIn(folder.path)).toEqual(['precious']);
});
