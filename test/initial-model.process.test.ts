// Fine-tuning as a user does it, in real processes: an earlier run's model, more images, a class more, a model that
// doesn't fit.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '../src/results/results.ts';
import { writeDataSet } from './e2e/data-set.ts';
import { besidesSmallParts, type ProgramResult, runProgram } from './run-program.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const SMALL = ['--threads', '1', '--image-size', '32', '--batch-size', '4'];

let folder: TemporaryFolder;
const train = (...settings: string[]): Promise<ProgramResult> =>
  runProgram([CLI, 'train', ...SMALL, ...settings], { cwd: folder.path });
const resultsOf = async (run: string): Promise<Results> =>
  JSON.parse(await readFile(join(folder.path, run, 'results.json'), 'utf8'));

/** The model that all rows start from, of 12 images. */
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeDataSet(join(folder.path, 'few'), { count: 12 });
  await writeDataSet(join(folder.path, 'more'), { count: 18 });
  const trained = await train('--data', 'few', '--output', 'old', '--epochs', '6', '--patience', '50');
  expect(trained, trained.stderr).toMatchObject({ code: 0 });
}, 120_000);
afterAll(() => folder[Symbol.asyncDispose]());

describe('a run with more images', () => {
  it('starts where the earlier one ended, and tells it everywhere', async () => {
    const short = ['--data', 'more', '--epochs', '1'];
    const tuned = await train(...short, '--output', 'tuned', '--initial-model', 'old');
    expect(tuned, tuned.stderr).toMatchObject({ code: 0 });
    expect(besidesSmallParts(tuned.stderr)).toBe('');
    const scratch = await train(...short, '--output', 'scratch');
    expect(scratch, scratch.stderr).toMatchObject({ code: 0 });

    const [old, after, other] = [
      await resultsOf('old'),
      await resultsOf('tuned'),
      await resultsOf('scratch'),
    ];
    expect(after['initial-model']).toMatchObject({
      name: 'old/model/model.onnx',
      sha256: old.model.sha256,
      'new-classes': [],
      // The split goes by content: no image has changed its part.
      'trained-on': { validation: 0, test: 0 },
    });
    const [first, fromScratch] = [after.history[0], other.history[0]];
    expect(first?.['train-loss'], 'it converges faster').toBeLessThan(fromScratch?.['train-loss'] ?? 0);
    expect(first?.['val-loss']).toBeLessThan(fromScratch?.['val-loss'] ?? 0);
    expect(after['initial-model']?.['val-loss']).toBeLessThan(fromScratch?.['val-loss'] ?? 0);
    expect(after.plan.normalization, 'its weights know these pixels').toEqual(old.plan.normalization);
    expect(after.plan['learning-rate']).toBe(other.plan['learning-rate'] / 10);
    expect(other['initial-model']).toBeNull();

    const sentence = `Fine-tuned from old/model/model.onnx (sha256 ${old.model.sha256.slice(0, 12)})`;
    expect(tuned.stdout).toContain(sentence);
    for (const file of ['summary.md', 'report.html', 'model/card.md'])
      expect(await readFile(join(folder.path, 'tuned', file), 'utf8'), file).toContain(sentence);
    expect(tuned.stdout).toContain('initial-model: old/model/model.onnx (training starts from its weights)');
  });

  it('on the very images of before measures what the earlier run measured', async () => {
    const again = await train(
      ...['--data', 'few', '--output', 'again', '--epochs', '1'],
      ...['--initial-model', 'baseline', '--baseline', 'old/results.json'],
    );
    expect(again, again.stderr).toMatchObject({ code: 0 });
    const [old, after] = [await resultsOf('old'), await resultsOf('again')];
    const kept = old.history.find(({ epoch }) => epoch === old['best-epoch']);
    expect(after['initial-model']?.['val-loss']).toBe(kept?.['val-loss']);
    expect(after['initial-model']?.['val-macro-f1']).toBe(kept?.['val-macro-f1']);
  });

  it('with a class more starts from its weights for the others', async () => {
    await writeDataSet(join(folder.path, 'three'), { count: 12 });
    await writeFile(
      join(folder.path, 'three', 'classes.json'),
      JSON.stringify({ classes: ['ground', 'square', 'rust'] }),
    );
    const run = await train(
      '--data',
      'three',
      '--output',
      'three-run',
      '--epochs',
      '1',
      '--initial-model',
      'old',
    );
    expect(run.code, run.stderr).toBe(0);
    expect((await resultsOf('three-run'))['initial-model']).toMatchObject({ 'new-classes': ['rust'] });
    expect(run.stdout).toContain('training starts from its weights, random ones for the new rust');
  });

  it('that another seed splits otherwise is warned of images that the model was trained on', async () => {
    const run = await train(
      ...['--data', 'few', '--output', 'leaky', '--epochs', '1', '--seed', '7', '--initial-model', 'old'],
    );
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).toMatch(
      /^warning: initial-model-knows-images: .* was trained on \d of \d (test|validation) images/m,
    );
    const { 'trained-on': known } = (await resultsOf('leaky'))['initial-model'] ?? {};
    expect((known?.test ?? 0) + (known?.validation ?? 0)).toBeGreaterThan(0);
    expect(await readFile(join(folder.path, 'leaky', 'model', 'card.md'), 'utf8')).toContain(
      `the initial model was trained on ${known?.test === 0 ? 'none' : known?.test} of the test images`,
    );
  });
});

it('a run like the one before is taken over, one from another model is not', async () => {
  const run = (initial: string) =>
    train(
      ...['--data', 'few', '--output', 'same', '--epochs', '1', '--skip-unchanged', 'true'],
      ...['--initial-model', initial],
    );
  const skipped = async () => (await resultsOf('same')).restored !== null;
  expect((await run('old')).code).toBe(0);
  expect(await skipped()).toBe(false);
  await run('old/model/model.onnx');
  expect(await skipped(), 'the same file under another name').toBe(true);
  await run('same');
  expect(await skipped()).toBe(false);
});

it('what does not fit is told at once with all else, before anything is written', async () => {
  await writeFile(
    join(folder.path, 'few', 'classes.json'),
    JSON.stringify({ classes: ['ground', 'squares'] }),
  );
  const { code, stderr } = await train(
    '--data',
    'few',
    '--output',
    'misfit',
    '--initial-model',
    'old',
    '--fail-if',
    'class square f1 < 1',
  );
  expect(code, stderr).toBe(2);
  expect(stderr).toMatch(
    /^error: initial-model-classes-differ: initial model "old\/model\/model\.onnx" knows the class "square", .* \(the nearest: "squares"\)/m,
  );
  expect(stderr).toMatch(/^error: gate-/m);
  await expect(readFile(join(folder.path, 'misfit', 'split.json'))).rejects.toThrow('ENOENT');
  const checked = await runProgram([CLI, 'check', '--data', 'few', '--initial-model', 'old'], {
    cwd: folder.path,
  });
  expect(checked.code, 'check tells it, too').toBe(2);
  expect(checked.stderr).toContain('initial-model-classes-differ');
  await rm(join(folder.path, 'few'), { recursive: true });
});
