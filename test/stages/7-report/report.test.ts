// The run folder as stage 7 leaves it.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { Timings } from '../../../src/shared/timings.ts';
import type { Example } from '../../../src/stages/6-evaluate/evaluate.ts';
import { type ReportInput, writeReport } from '../../../src/stages/7-report/report.ts';
import { NO_SHEET } from '../../../src/stages/7-report/sheet/make.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { sampleEvaluation, sampleRun } from './sample-run.ts';

const example = (rank: Example['rank'], id: string): Example => ({
  rank,
  id,
  image: { width: 8, height: 6, channels: 1, data: Uint16Array.from({ length: 48 }, (_, i) => i * 1000) },
  truth: { width: 8, height: 6, data: new Uint8Array(48) },
  prediction: { width: 8, height: 6, data: new Uint8Array(48).fill(1) },
});

async function inputFor(folder: string, exports: ReportInput['exports'] = []): Promise<ReportInput> {
  await mkdir(join(folder, 'model'), { recursive: true });
  await writeFile(join(folder, 'model', 'model.onnx'), 'weights');
  await writeFile(join(folder, 'split.json'), '{}');
  const run = sampleRun({ settings: { output: folder } });
  return {
    ...run,
    evaluation: {
      ...sampleEvaluation,
      examples: [example('worst', '../../evil|name'), example('best', 'b')],
    },
    model: { ...run.model, path: join(folder, 'model', 'model.onnx') },
    exports,
    sheet: NO_SHEET,
    folder,
    now: () => run.createdAt,
    timings: timingsOf(run.seconds),
  };
}

/** Earlier stages as given; each look at the clock is 0.7 s after the last. */
function timingsOf(seconds: Readonly<Record<string, number>>): Timings {
  let ms = 0;
  const timings = new Timings(() => {
    ms += 700;
    return ms;
  });
  for (const [name, value] of Object.entries(seconds)) timings.record(name, value);
  return timings;
}

const FILES = [
  'curves.png',
  'curves.svg',
  'history.csv',
  'model/card.md',
  'model/model.onnx',
  'predictions/best.png',
  'predictions/worst.png',
  'report.html',
  'results.json',
  'split.json',
  'summary.md',
  'test-images.csv',
];

test('writes every file, leaves no temporary one, and lists them for the upload', async () => {
  await using folder = await temporaryFolder();
  const report = await writeReport(await inputFor(folder.path));
  const entries = await readdir(folder.path, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isFile())
    .map((e) => relative(folder.path, join(e.parentPath, e.name)));
  const slashed = (paths: readonly string[]) => paths.map((path) => path.replaceAll('\\', '/')).toSorted();
  expect(slashed(found)).toEqual(FILES);
  expect(slashed(report.files.map((file) => relative(folder.path, file)))).toEqual(FILES);
  expect(JSON.parse(await readFile(report.resultsPath, 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(report.results)),
  );
  expect(await readFile(report.summaryPath, 'utf8')).toMatch(/^### 🔵 ccd · Test macro F1/);
  expect(await readFile(report.modelPath, 'utf8')).toBe('weights');
  expect(await readFile(report.reportPath, 'utf8')).toMatch(/^<!doctype html>\n<html lang="en">/);
});

test('paths in results.json are relative to the run folder, pictures are named by rank, never by a file name', async () => {
  await using folder = await temporaryFolder();
  const { results } = await writeReport(await inputFor(folder.path));
  expect(results.model.path).toBe('model/model.onnx');
  expect(results.predictions).toEqual([
    { rank: 'worst', id: '../../evil|name', path: 'predictions/worst.png' },
    { rank: 'best', id: 'b', path: 'predictions/best.png' },
  ]);
  const picture = await sharp(join(folder.path, 'predictions/worst.png')).metadata();
  expect([picture.width, picture.height, picture.channels]).toEqual([4 * 8 + 3 * 4, 6, 3]);
});

test('results.json says where the time went: stages, parts of training, the report itself', async () => {
  await using folder = await temporaryFolder();
  const { resultsPath } = await writeReport(await inputFor(folder.path));
  expect(JSON.parse(await readFile(resultsPath, 'utf8'))['timings-seconds']).toMatchObject({
    train: 250.5,
    step: 231.4,
    load: 3.1,
    report: 0.7,
  });
});

test('other formats of the model are listed, uploaded, and explained in the model card', async () => {
  await using folder = await temporaryFolder();
  const path = (name: string) => join(folder.path, 'model', 'tfjs', name);
  const files = [
    { path: path('model.json'), sha256: 'cd'.repeat(32), bytes: 20_000 },
    { path: path('group1-shard1of1.bin'), sha256: 'ef'.repeat(32), bytes: 1_900_000 },
  ];
  const exports = [{ format: 'tfjs', input: 'normalized', stride: 8, files }] as const;
  const report = await writeReport(await inputFor(folder.path, exports));
  expect(report.files).toEqual(expect.arrayContaining(files.map((file) => file.path)));
  expect(report.results.exports).toEqual([
    {
      ...exports[0],
      files: [
        { ...files[0], path: 'model/tfjs/model.json' },
        { ...files[1], path: 'model/tfjs/group1-shard1of1.bin' },
      ],
    },
  ]);
  const card = await readFile(join(folder.path, 'model', 'card.md'), 'utf8');
  expect(card).toContain('`tfjs/model.json` with its weights beside it, 1.83 MiB');
  expect(card).toContain(
    'takes float32 N,H,W,C, values that you have normalised: ((clip(raw, low, high) - offset) * scale)',
  );
  expect(card).toContain('height and width must be multiples of 8.');
});

test('without a given machine it is this one', async () => {
  await using folder = await temporaryFolder();
  const { results } = await writeReport({ ...(await inputFor(folder.path)), environment: undefined });
  expect(results.environment.node).toBe(process.versions.node);
  expect(results.environment.cores).toBeGreaterThan(0);
  expect(results['peak-memory-bytes']).toBeGreaterThan(2 ** 20);
});

test('a run cancelled before its evaluation is reported all the same', async () => {
  await using folder = await temporaryFolder();
  const input = await inputFor(folder.path);
  const outcome = { ...input.outcome, stopReason: 'cancelled' as const };
  const { results, summaryPath } = await writeReport({ ...input, outcome, evaluation: undefined });
  expect(results.test).toMatchObject({ images: 0, accuracy: null, 'macro-f1': null });
  expect(await readFile(summaryPath, 'utf8')).toMatch(
    /^### 🟡 ccd · Cancelled before the model could be tested\n/,
  );
});
