// The command `evaluate` as a user runs it, with a model trained a moment ago: the same numbers as the training's own
// test, whatever the labels look like; what it writes, how it ends, and what it refuses.
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeModel } from '../../src/engine/onnx/encode.ts';
import { Graph } from '../../src/engine/onnx/graph.ts';
import { decodeMask } from '../../src/image/mask.ts';
import type { EvaluationResults } from '../../src/results/evaluation.ts';
import { encodeGrey16, encodeIndexed } from '../../src/sample/png.ts';
import { writeDataSet } from '../e2e/data-set.ts';
import { runProgram } from '../run-program.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

const CLI = resolve('dist/cli.js');

let dir: TemporaryFolder;
const inFolder = (...parts: readonly string[]) => join(dir.path, ...parts);
const json = async (...parts: readonly string[]) => JSON.parse(await readFile(inFolder(...parts), 'utf8'));
const cli = (...args: readonly string[]) => runProgram([CLI, ...args], { cwd: dir.path });
const evaluate = (data: string, ...more: readonly string[]) =>
  cli('evaluate', '--model', 'model.onnx', '--data', data, '--threads', '1', ...more);
const evaluationIn = (folder: string): Promise<EvaluationResults> => json(folder, 'evaluation.json');

beforeAll(async () => {
  dir = await temporaryFolder();
  await writeDataSet(inFolder('data'), { count: 24 });
  const small = ['--epochs', '2', '--batch-size', '4', '--threads', '1', '--test-fraction', '0.4'];
  const trained = await cli('train', '--data', 'data', '--output', 'run', ...small);
  expect(trained.code, trained.stderr).toBe(0);
  // The file alone is enough.
  await cp(inFolder('run', 'model', 'model.onnx'), inFolder('model.onnx'));
});

afterAll(() => dir?.[Symbol.asyncDispose]());

/** The data set again, each mask and classes.json as `change` wants them. */
async function relabelled(
  name: string,
  classes: readonly string[] | undefined,
  change: (label: number, pixel: number) => number,
  palette: readonly number[] = [0x000000, 0xffffff],
) {
  await cp(inFolder('data'), inFolder(name), { recursive: true });
  for (const file of await readdir(inFolder(name, 'masks'))) {
    const path = inFolder(name, 'masks', file);
    const { width, height, data } = await decodeMask(await readFile(path));
    await writeFile(path, encodeIndexed(width, height, Uint8Array.from(data, change), palette));
  }
  if (classes === undefined) await rm(inFolder(name, 'classes.json'));
  else await writeFile(inFolder(name, 'classes.json'), JSON.stringify({ classes }));
}

const SPLIT = ['--split', 'run/split.json'];

describe('the test images of the training', () => {
  test('give the numbers that the training had, to the last digit', async () => {
    const { code, stdout, stderr } = await evaluate('data', ...SPLIT, '--baseline', 'run/results.json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { test: tested } = await json('run', 'results.json');
    const found = await evaluationIn('evaluation');
    expect(found.test).toEqual(tested);
    expect(found.test.images).toBeGreaterThan(5);
    expect(found.evaluated).toMatchObject({ part: 'test', source: 'file' });
    expect(found.comparison).toMatchObject({ verdict: 'same', changes: { 'macro-f1': { change: 0 } } });
    expect(stdout).toMatch(/^Same as run\/results\.json: test macro F1/m);
  });

  test.each([
    ['classes in another order', ['square', 'ground'], (label: number) => 1 - label],
    ['no names at all', undefined, (label: number) => label],
    ['a class more, which no label shows', ['ground', 'square', 'circle'], (label: number) => label],
  ])('give the same with %s', async (reason, classes, change) => {
    const name = `labelled-${reason.replaceAll(/\W/g, '-')}`;
    await relabelled(name, classes, change);
    const { code, stderr } = await evaluate(name, ...SPLIT, '--output', `of-${name}`);
    expect(code, `${reason}\n${stderr}`).toBe(0);
    const { test: tested } = await json('run', 'results.json');
    expect((await evaluationIn(`of-${name}`)).test, reason).toEqual(tested);
  });
});

describe('a whole set', () => {
  test('leaves numbers, a row an image, a page, a summary and pictures, and nothing else', async () => {
    const { code, stderr, stdout } = await evaluate('data', '--output', 'all');
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/^warning: tested-on-training-data: .*split\.json/m);
    expect(stdout).toMatch(/^Evaluated .*model\.onnx on all images of .*data: 24 images\.$/m);
    expect((await readdir(inFolder('all'))).sort()).toEqual(
      ['evaluation.csv', 'evaluation.json', 'predictions', 'report.html', 'summary.md'].sort(),
    );
    const csv = await readFile(inFolder('all', 'evaluation.csv'), 'utf8');
    expect(csv.trimEnd().split('\n')).toHaveLength(25);
    expect(await readFile(inFolder('all', 'summary.md'), 'utf8')).toContain('tested-on-training-data');
  });

  test('of one class only is told, and counts', async () => {
    await relabelled('grounds', ['ground', 'square'], () => 0);
    const { code, stderr } = await evaluate('grounds', '--output', 'of-grounds');
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/^warning: classes-not-tested: class "square" of the model is in no label/m);
  });

  test('in folders: only the test folder, unless another part is asked for', async () => {
    await cp(inFolder('data'), inFolder('folders', 'train'), { recursive: true });
    await rename(inFolder('folders', 'train', 'classes.json'), inFolder('folders', 'classes.json'));
    for (const kind of ['images', 'masks']) {
      await mkdir(inFolder('folders', 'test', kind), { recursive: true });
      for (const i of ['000', '001', '002'])
        await rename(
          inFolder('folders', 'train', kind, `${i}.png`),
          inFolder('folders', 'test', kind, `${i}.png`),
        );
    }
    for (const [part, images] of [
      ['auto', 3],
      ['all', 24],
      ['train', 21],
    ] as const) {
      const { code, stderr } = await evaluate('folders', '--part', part, '--output', `of-${part}`);
      expect(code, stderr).toBe(0);
      expect((await evaluationIn(`of-${part}`)).test.images, part).toBe(images);
    }
  });

  test('an image that is predicted in tiles counts as the training would count it', async () => {
    const edge = 1040;
    const mask = Uint8Array.from({ length: edge * edge }, (_, i) =>
      i % edge > 500 && i / edge > 500 && i / edge < 900 ? 1 : 0,
    );
    const image = Uint16Array.from(mask, (label) => 1200 + 3000 * label);
    await mkdir(inFolder('large', 'images'), { recursive: true });
    await mkdir(inFolder('large', 'masks'), { recursive: true });
    await writeFile(inFolder('large', 'images', 'a.png'), encodeGrey16(edge, edge, image));
    await writeFile(inFolder('large', 'masks', 'a.png'), encodeIndexed(edge, edge, mask, [0, 0xffffff]));
    const { code, stderr } = await evaluate('large', '--output', 'of-large');
    expect(code, stderr).toBe(0);
    const { test: tested } = await evaluationIn('of-large');
    expect(tested.confusion.flat().reduce((a, b) => a + b, 0)).toBe(edge * edge);
  });
});

test('a gate that fails is exit code 1, with everything written; settings of a training are passed over', async () => {
  await cp(inFolder('data'), inFolder('gated'), { recursive: true });
  await writeFile(
    inFolder('gated', 'best-epoch.yml'),
    'epochs: 3\nfolds: 4\nfail-if:\n  - test-mean-iou > 0\n  - val-loss > 0\n',
  );
  const { code, stderr } = await evaluate('gated', '--output', 'of-gated');
  const { gates } = await evaluationIn('of-gated');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: gate-failed: gate `test-mean-iou > 0` failed/m);
  expect(gates.map(({ status }) => status)).toEqual(['failed', 'not-applicable']);
});

describe('refused', () => {
  beforeAll(async () => {
    await relabelled('foreign', ['ground', 'triangle'], (label) => label);
    await relabelled('ignored', ['ground', 'square'], () => 255);
    await relabelled('values', ['ground', 'square'], (label, pixel) => (pixel === 0 ? 3 : label));
    await cp(inFolder('data'), inFolder('deep'), { recursive: true });
    for (const file of await readdir(inFolder('deep', 'images')))
      await writeFile(
        inFolder('deep', 'images', file),
        encodeIndexed(32, 32, new Uint8Array(32 * 32).fill(1), [0, 0x808080]),
      );
    await mkdir(inFolder('empty'));
    await mkdir(inFolder('unlabelled', 'images'), { recursive: true });
    await cp(inFolder('data', 'images', '000.png'), inFolder('unlabelled', 'images', '000.png'));
    const graph = new Graph();
    const out = graph.add('Softmax', [graph.input('image', 'float32', ['N', 1, 'H', 'W'])], { axis: 1 });
    graph.rename(out, 'probabilities');
    graph.output('probabilities', 'float32', ['N', 1, 'H', 'W']);
    await writeFile(inFolder('foreign.onnx'), encodeModel(graph, {}));
    await writeFile(inFolder('text.onnx'), 'no model');
  });

  const MODEL = ['--model', 'model.onnx'];
  const DATA = ['--data', 'data'];

  test.each([
    ['no model', DATA, 'setting-missing: setting "model"'],
    ['no data', MODEL, 'setting-missing: setting "data"'],
    ['a model that is not there', ['--model', 'gone.onnx', ...DATA], 'model-missing'],
    ['a file that is no model', ['--model', 'text.onnx', ...DATA], 'model-unreadable'],
    ['a model of another program', ['--model', 'foreign.onnx', ...DATA], 'model-not-ours'],
    ['data that is not there', [...MODEL, '--data', 'gone'], 'data-folder-missing'],
    ['empty data', [...MODEL, '--data', 'empty'], 'data-folder-empty'],
    ['images without masks', [...MODEL, '--data', 'unlabelled'], 'no-masks'],
    [
      'a class that the model does not have',
      [...MODEL, '--data', 'foreign'],
      'class-not-in-model: class "triangle" of the data is none of the model, which has "ground", "square"',
    ],
    ['values that no class has', [...MODEL, '--data', 'values'], 'mask-value-outside-classes'],
    ['masks of 255 alone', [...MODEL, '--data', 'ignored'], 'ignored-unclear'],
    [
      'nothing but ignored pixels',
      [...MODEL, '--data', 'ignored', '--ignored-values', '255'],
      'nothing-labelled',
    ],
    [
      'images of another depth and colour',
      [...MODEL, '--data', 'deep'],
      /data-does-not-fit-model: .* are 8-bit colour, the model takes 16-bit grey/,
    ],
    ['an output that is a training', [...MODEL, ...DATA, '--output', 'run'], 'evaluation-output-is-run'],
    ['an output that is the data', [...MODEL, ...DATA, '--output', 'data'], 'output-is-data'],
    ['a part that nothing names', [...MODEL, ...DATA, '--part', 'test'], 'part-not-known'],
    ['a part that there is not', [...MODEL, ...DATA, '--part', 'tests'], 'setting-invalid: setting "part"'],
    [
      'a setting of a training',
      [...MODEL, ...DATA, '--epochs', '3'],
      'setting-not-for-command: setting "epochs" has no meaning for the command "evaluate"',
    ],
    [
      'a gate on a class of no model',
      [...MODEL, ...DATA, '--fail-if', 'class triangle f1 < 0.5'],
      'gate-class-unknown',
    ],
    [
      'a baseline that is none',
      [...MODEL, ...DATA, '--baseline', 'data/classes.json'],
      'baseline-unreadable',
    ],
    ['an argument too many', [...MODEL, ...DATA, 'more'], 'argument-unexpected'],
    ['a split.json of other data', [...MODEL, '--data', 'large', ...SPLIT], 'split-unknown-image'],
  ])('%s', async (reason, args, words) => {
    const { code, stderr } = await cli('evaluate', '--output', 'refused', ...args);
    expect(code, `${reason}\n${stderr}`).toBe(2);
    if (typeof words === 'string') expect(stderr, reason).toContain(words);
    else expect(stderr, reason).toMatch(words);
    expect(stderr, reason).not.toMatch(/^\s+at |internal error/m);
    expect(await readdir(dir.path), reason).not.toContain('refused');
  });

  test('everything that is wrong with the arguments, at once', async () => {
    const { stderr } = await cli('evaluate', '--part', 'x', '--fail-if', 'tset > 1', 'more', '--epochs', '3');
    const codes = stderr.match(/^error: [\w-]+(?=:)/gm)?.map((line) => line.slice('error: '.length));
    expect(new Set(codes)).toEqual(
      new Set([
        ...['argument-unexpected', 'setting-not-for-command', 'setting-missing', 'setting-invalid'],
        'gate-invalid',
      ]),
    );
  });
});
