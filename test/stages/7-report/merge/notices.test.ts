// Licence and notice of pretrained weights lie beside the model of joined runs, as they lie beside theirs.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { filesOfMerged } from '../../../../src/results/run-folder.ts';
import type { MergedRun } from '../../../../src/stages/7-report/merge/runs.ts';
import { writeMergedReport } from '../../../../src/stages/7-report/merge/write.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { PRETRAINED } from '../../4-plan/pretrained-start.ts';
import { sampleResults, sampleRun } from '../sample-run.ts';
import { record, run } from './sample-runs.ts';

const NOTICES = 'model/THIRD-PARTY-NOTICES.txt';
const sample = sampleResults();
const { network, normalization } = sampleRun().plan;
const tuned = sampleResults({
  initialModel: {
    ...{ name: 'old', sha256: 'cd'.repeat(32), network, normalization, parameters: {} },
    ...{ trainedOn: undefined, imageSize: undefined, rows: [0, 1, 2, 3], newClasses: [] },
    origin: PRETRAINED.origin,
  },
});

/** A run in a folder of its own, with notices beside its model, or said to have them. */
async function member(
  folder: string,
  kind: MergedRun['kind'],
  number: number,
  { says, has = says, wrong = 10 }: { says: boolean; has?: boolean; wrong?: number },
): Promise<MergedRun> {
  const model = { ...sample.model, notices: says ? NOTICES : null };
  const change = { ...(says ? { 'initial-model': tuned['initial-model'] } : {}), model };
  const modelPath = join(folder, String(number), 'model', 'model.onnx');
  await mkdir(dirname(modelPath), { recursive: true });
  if (has) await writeFile(join(folder, String(number), NOTICES), `of run ${number}`);
  return { ...run(kind, number, { [`image ${kind === 'fold' ? number : 0}`]: wrong }, change), modelPath };
}

async function written(folder: string, runs: readonly MergedRun[]) {
  const output = join(folder, 'merged');
  const model = { ...record(runs).model, path: join(output, 'model', 'model.onnx') };
  const report = await writeMergedReport({ ...record(runs), output, model, tested: undefined });
  const text = await readFile(join(output, NOTICES), 'utf8').catch(() => undefined);
  const card = await readFile(join(output, 'model', 'card.md'), 'utf8').catch(() => '');
  const names = report.files.map((file) => file.slice(output.length + 1).replaceAll('\\', '/'));
  return { merged: report.merged, names, text, card };
}

test('of folds, those of whichever has them; the card points there, and they are uploaded', async () => {
  await using folder = await temporaryFolder();
  const runs = [
    await member(folder.path, 'fold', 1, { says: false }),
    await member(folder.path, 'fold', 2, { says: true }),
  ];
  const { merged, names, text, card } = await written(folder.path, runs);
  expect(text).toBe('of run 2');
  expect(merged.model.notices).toBe(NOTICES);
  expect(names).toContain(NOTICES);
  expect(filesOfMerged(merged), 'what a later run removes').toContain(NOTICES);
  expect(card).toContain('which lie in `THIRD-PARTY-NOTICES.txt` beside this file');
});

test.each([
  ['of folds without any', 'fold', [{ says: false }, { says: false }]],
  ['of a best row without any', 'sweep-row', [{ says: false }, { says: true, wrong: 900 }]],
] as const)('none %s', async (_, kind, members) => {
  await using folder = await temporaryFolder();
  const runs: MergedRun[] = [];
  for (const [i, one] of members.entries()) runs.push(await member(folder.path, kind, i + 1, one));
  const { merged, names, text } = await written(folder.path, runs);
  expect([text, merged.model.notices]).toEqual([undefined, null]);
  expect(names).not.toContain(NOTICES);
});

test('of a sweep, those of the best row', async () => {
  await using folder = await temporaryFolder();
  const runs = [
    await member(folder.path, 'sweep-row', 1, { says: true, wrong: 900 }),
    await member(folder.path, 'sweep-row', 2, { says: true }),
  ];
  expect((await written(folder.path, runs)).text).toBe('of run 2');
});

test('where the file was lost on the way, the card says where the texts come from', async () => {
  await using folder = await temporaryFolder();
  const runs = [await member(folder.path, 'fold', 1, { says: true, has: false })];
  const { merged, card } = await written(folder.path, runs);
  expect(merged.model.notices).toBeNull();
  expect(card).toContain('which lie in `pretrained/` of Best Epoch');
});
