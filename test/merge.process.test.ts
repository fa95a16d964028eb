// Folds and rows of a sweep, trained and joined by real processes; the ensemble run by plain onnxruntime-node.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDataSet } from './e2e/data-set.ts';
import { runProgram } from './run-program.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const SMALL = ['--epochs', '2', '--batch-size', '4', '--threads', '1'];

let folder: TemporaryFolder;
const inFolder = (...parts: string[]) => join(folder.path, ...parts);
const json = async (...parts: string[]) => JSON.parse(await readFile(inFolder(...parts), 'utf8'));

async function cli(...args: string[]) {
  return runProgram([CLI, ...args], { cwd: folder.path });
}

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeDataSet(inFolder('data'), { count: 24 });
  for (const fold of ['1', '2', '3']) {
    const trained = await cli(
      'train',
      '--data',
      'data',
      '--output',
      `fold-${fold}`,
      '--folds',
      '3',
      '--fold',
      fold,
      ...SMALL,
    );
    expect(trained, trained.stderr).toMatchObject({ code: 0 });
  }
  const merged = await cli('merge', 'fold-1', 'fold-2', 'fold-3', '--data', 'data', '--output', 'merged');
  expect(merged, merged.stderr).toMatchObject({ code: 0, stderr: '' });
});

afterAll(async () => {
  await folder?.[Symbol.asyncDispose]();
});

describe('three folds', () => {
  test('leave one run folder: numbers, summary, page, ensemble, card, every image', async () => {
    expect((await readdir(inFolder('merged'))).sort()).toEqual([
      ...['merged.json', 'model', 'out-of-fold.csv', 'predictions', 'report.html', 'summary.md'],
    ]);
    expect((await readdir(inFolder('merged', 'model'))).sort()).toEqual(['card.md', 'model.onnx']);
  });

  test('hold out each image that is not for the test once', async () => {
    const merged = await json('merged', 'merged.json');
    const { split } = await json('fold-1', 'results.json');
    const ids = merged['out-of-fold']['per-image'].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(24 - split.test.images);
    expect(merged.test.images).toBe(split.test.images);
    const csv = await readFile(inFolder('merged', 'out-of-fold.csv'), 'utf8');
    expect(csv.trimEnd().split('\n')).toHaveLength(ids.length + 1);
  });

  test('give a model that is the mean of theirs', async () => {
    const data = Float32Array.from({ length: 30 * 41 }, (_, i) => 1000 + ((i * 37) % 3400));
    const predict = async (run: string) => {
      const session = await InferenceSession.create(await readFile(inFolder(run, 'model', 'model.onnx')), {
        logSeverityLevel: 3,
      });
      const { probabilities } = await session.run({ image: new Tensor('float32', data, [1, 1, 30, 41]) });
      return probabilities!.data as Float32Array;
    };
    const members = await Promise.all(['fold-1', 'fold-2', 'fold-3'].map(predict));
    const ensemble = await predict('merged');
    const furthest = ensemble.reduce((most, value, i) => {
      const mean = members.reduce((sum, member) => sum + member[i]!, 0) / 3;
      return Math.max(most, Math.abs(value - mean));
    }, 0);
    expect(furthest).toBeLessThan(1e-6);
  });

  test('give a model that evaluates as it was tested', async () => {
    const model = ['--model', 'merged', '--split', 'fold-1/split.json'];
    const evaluated = await cli('evaluate', ...model, '--data', 'data', '--output', 'evaluation');
    expect(evaluated, evaluated.stderr).toMatchObject({ code: 0, stderr: '' });
    const { test: tested, model: file } = await json('evaluation', 'evaluation.json');
    expect(tested).toEqual((await json('merged', 'merged.json')).test);
    expect(file.members).toBe(3);
  });

  test('fail where a condition on the joined model holds, with all published', async () => {
    const failing = ['--fail-if', 'test-accuracy > 0', '--fail-if', 'overfit'];
    const merged = await cli(
      'merge',
      'fold-1',
      'fold-2',
      'fold-3',
      ...failing,
      '--data',
      'data',
      '--output',
      'judged',
    );
    expect(merged).toMatchObject({ code: 1, stderr: expect.stringContaining('gate-failed: ') });
    const { gates } = await json('judged', 'merged.json');
    expect(gates.map(({ status }: { status: string }) => status)).toEqual(['failed', 'not-applicable']);
  });

  test('of which one was killed or cancelled are joined without it', async () => {
    await cp(inFolder('fold-2'), inFolder('killed'), { recursive: true });
    await rm(inFolder('killed', 'results.json'));
    const merged = await cli('merge', 'fold-1', 'killed', 'fold-3', '--output', 'rest');
    expect(merged.code, merged.stderr).toBe(0);
    expect(merged.stderr).toMatch(
      /^warning: merge-run-missing: fold 2 of 3 is left out: .*killed: it has no results\.json/m,
    );
    const summary = await readFile(inFolder('rest', 'summary.md'), 'utf8');
    expect(summary).toContain('2 of 3 folds');
    expect(summary).toContain('Fold 2 is left out');
    expect(summary).toContain('not tested, because the images are not at hand');
  });

  test.each([
    ['nothing', [], 'argument-missing'],
    [
      'a folder that is not there',
      ['fold-1', 'nowhere'],
      'merge-folder-missing: folder "nowhere" isn\'t there',
    ],
    ['the same one twice', ['fold-1', 'fold-1'], 'merge-twice: fold 1 is there twice'],
    ['into one of them', ['fold-1', 'fold-2', '--output', 'fold-1'], 'merge-output-is-run'],
    ['into another training', ['fold-1', 'fold-2', '--output', 'fold-3'], 'merge-output-is-run'],
    [
      'with another model in its place',
      ['fold-1', 'swapped'],
      'merge-model-differs: model/model.onnx of "swapped"',
    ],
    [
      'of other settings',
      ['fold-1', 'other'],
      'merge-runs-differ: setting "epochs" of the runs is "2" in "fold-1" and "7" in "other"',
    ],
    [
      'no JSON',
      ['fold-1', 'broken'],
      'merge-run-unreadable: the results.json of "broken" can\'t be used: it isn\'t JSON',
    ],
    [
      'with a condition on a class that there is not',
      ['fold-1', 'fold-2', '--fail-if', 'class "nobody" f1 < 0.5'],
      'gate-class-unknown',
    ],
    ['with other data at hand', ['fold-1', 'fold-2', '--data', 'others'], 'merge-data-differs'],
    ['with a setting of a training', ['fold-1', '--epochs', '3'], 'setting-not-for-command'],
  ])('refused: %s', async (reason, args, words) => {
    await cp(inFolder('fold-2'), inFolder('swapped'), { recursive: true });
    await cp(inFolder('fold-3', 'model', 'model.onnx'), inFolder('swapped', 'model', 'model.onnx'));
    await cp(inFolder('fold-2'), inFolder('other'), { recursive: true });
    const results = await json('other', 'results.json');
    results.settings.epochs = 7;
    await writeFile(inFolder('other', 'results.json'), JSON.stringify(results));
    await cp(inFolder('fold-2'), inFolder('broken'), { recursive: true });
    await writeFile(inFolder('broken', 'results.json'), '{');
    await writeDataSet(inFolder('others'), { count: 12 });
    const refused = await cli('merge', ...args);
    expect(refused.code, reason).toBe(2);
    expect(refused.stderr).toContain(words);
  });
});

test('a sweep is ranked, and the best row’s model is kept', async () => {
  await cp(inFolder('data'), inFolder('swept'), { recursive: true });
  await writeFile(
    inFolder('swept', 'best-epoch.yml'),
    'sweep:\n  - epochs: 1\n  - { epochs: 2, learning-rate: 0.002 }\n',
  );
  for (const row of ['1', '2']) {
    const trained = await cli(
      'train',
      '--data',
      'swept',
      '--output',
      `row-${row}`,
      '--sweep-row',
      row,
      '--batch-size',
      '4',
      '--threads',
      '1',
    );
    expect(trained, trained.stderr).toMatchObject({ code: 0 });
  }
  const merged = await cli('merge', 'row-1', 'row-2', '--output', 'ranked');
  expect(merged, merged.stderr).toMatchObject({ code: 0, stderr: '' });
  const { runs, test: tested } = await json('ranked', 'merged.json');
  expect(runs[0]['held-out']['macro-f1']).toBeGreaterThanOrEqual(runs[1]['held-out']['macro-f1']);
  const best = `row-${runs[0].number}`;
  expect(tested['macro-f1']).toBe((await json(best, 'results.json')).test['macro-f1']);
  const model = (run: string) => readFile(inFolder(run, 'model', 'model.onnx'));
  expect((await model('ranked')).equals(await model(best))).toBe(true);
});
