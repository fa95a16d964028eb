import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { artifactNameOf, fanOutOf, matrixFaults, matrixOf } from '../../../src/stages/1-config/fan-out.ts';
import { loadAllRuns, loadSettings } from '../../../src/stages/1-config/load.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const SWEEP =
  'epochs: 30\nsweep:\n  - learning-rate: 1e-3\n  - { learning-rate: 0.01, epochs: 5, class-weights: [1, 2] }\n';

/** The settings with this best-epoch.yml, or the faults. */
async function load(flags: Record<string, string>, file = '', read = loadSettings) {
  await using folder = await temporaryFolder();
  if (file !== '') await writeFile(join(folder.path, 'best-epoch.yml'), file);
  return await read({ data: folder.path, ...flags }, folder.path);
}

async function faultsOf(flags: Record<string, string>, file?: string): Promise<string[]> {
  return load(flags, file).then(
    () => [],
    (error) => {
      if (!(error instanceof InputError)) throw error;
      return error.faults.map(({ code, message }) => `${code}: ${message}`);
    },
  );
}

describe('folds', () => {
  test('the number of folds may stand in the file, the fold is the run’s own', async () => {
    const settings = await load({ fold: '2' }, 'folds: 5\n');
    expect(fanOutOf(settings)).toEqual({ kind: 'fold', number: 2, of: 5 });
    expect(artifactNameOf({ ...settings, artifactName: 'cells' })).toBe('cells-fold-2');
  });

  test.each([
    [
      'folds alone train nothing',
      { folds: '5' },
      'fold-missing: setting "fold" is not given, expected one of 1 to 5',
    ],
    ['a fold of how many?', { fold: '2' }, 'folds-missing: setting "folds" is not given, but "fold" is 2'],
    ['past the last', { folds: '3', fold: '4' }, 'fold-out-of-range: setting "fold" is 4, expected 1 to 3'],
    ['counted from 0', { folds: '3', fold: '0' }, 'setting-invalid: setting "fold" is "0"'],
    ['one fold divides nothing', { folds: '1', fold: '1' }, 'setting-invalid: setting "folds" is "1"'],
  ])('%s', async (reason, flags, expected) => {
    const faults = await faultsOf(flags as Record<string, string>);
    expect(faults, reason).toHaveLength(1);
    expect(faults[0]).toContain(expected);
  });

  test('a file can not say which fold every run is', async () => {
    expect((await faultsOf({}, 'folds: 5\nfold: 1\n'))[0]).toContain('setting-not-in-file');
  });
});

describe('a sweep', () => {
  test('the chosen row goes before the rest of the file', async () => {
    const first = await load({ 'sweep-row': '1' }, SWEEP);
    expect(first).toMatchObject({ learningRate: 1e-3, epochs: 30, sweepRow: 1 });
    const second = await load({ 'sweep-row': '2' }, SWEEP);
    expect(second).toMatchObject({ learningRate: 0.01, epochs: 5, classWeights: [1, 2] });
    expect(fanOutOf(second)).toEqual({ kind: 'sweep-row', number: 2, of: 2 });
    expect(artifactNameOf(second)).toBe('best-epoch-sweep-row-2');
    expect(first.sweep, 'every run knows all rows').toEqual(second.sweep);
  });

  test('without a row the file’s other settings are trained', async () => {
    const settings = await load({}, SWEEP);
    expect(settings).toMatchObject({ learningRate: undefined, epochs: 30, sweepRow: undefined });
    expect(fanOutOf(settings)).toBeUndefined();
  });

  test('may be typed as YAML or JSON', async () => {
    const yaml = await load({ sweep: '\n  - epochs: 3\n  - epochs: 4\n', 'sweep-row': '2' });
    expect(yaml.epochs).toBe(4);
    const json = await load({ sweep: '[{"epochs": 3}]', 'sweep-row': '1' });
    expect(json.epochs).toBe(3);
  });

  test.each([
    [
      'no sweep',
      { 'sweep-row': '1' },
      '',
      ['sweep-missing: setting "sweep" is not given, but "sweep-row" is 1'],
    ],
    [
      'past the last row',
      { 'sweep-row': '3' },
      SWEEP,
      ['sweep-row-out-of-range: setting "sweep-row" is 3, expected 1 to 2'],
    ],
    ['both', { 'sweep-row': '1', folds: '3', fold: '1' }, SWEEP, ['fold-with-sweep-row']],
    [
      'data would differ',
      { 'sweep-row': '1' },
      'sweep: [{ seed: 1 }, { test-fraction: 0.3 }]\n',
      [
        'sweep-setting-refused: setting "seed" in row 1',
        'sweep-setting-refused: setting "test-fraction" in row 2',
      ],
    ],
    [
      'a row of another run is wrong',
      { 'sweep-row': '1' },
      'sweep: [{ epochs: 3 }, { epochs: many }]\n',
      ['"epochs" in "'],
    ],
    [
      'a word is misspelt',
      { 'sweep-row': '1' },
      'sweep: [{ epoch: 3 }]\n',
      ['the nearest known one is "epochs"'],
    ],
    [
      'a flag would make all rows alike',
      { 'sweep-row': '1', epochs: '9' },
      SWEEP,
      ['sweep-setting-twice: setting "epochs" is given as a flag or an input and in row 2'],
    ],
    ['a mapping is no list', {}, 'sweep: { epochs: 3 }\n', ['setting-invalid: setting "sweep"']],
    ['an empty row', {}, 'sweep: [{}]\n', ['row 1 is no mapping']],
    ['a list within a value’s list', {}, 'sweep: [{ class-weights: [[1]] }]\n', ['row 1 is no mapping']],
    ['no YAML', { sweep: '- a: [' }, '', ['setting-invalid: setting "sweep"']],
  ])('%s', async (reason, flags, file, expected) => {
    const faults = await faultsOf(flags as unknown as Record<string, string>, file);
    expect(faults, reason).toHaveLength(expected.length);
    for (const [i, words] of expected.entries()) expect(faults[i]).toContain(words);
  });
});

describe('the matrix', () => {
  test.each([
    ['folds', { folds: '3' }, '', { fold: [1, 2, 3] }],
    ['rows', {}, SWEEP, { 'sweep-row': [1, 2] }],
    ['folds that were asked for, of a file with a sweep', { folds: '2' }, SWEEP, { fold: [1, 2] }],
    ['nothing', {}, '', {}],
  ])('of %s', async (_, flags, file, expected) => {
    expect(matrixOf(await load(flags as Record<string, string>, file, loadAllRuns))).toEqual(expected);
  });
});

test.each([
  ['folds are enough', { folds: 3 }, []],
  ['nothing to go through: GitHub would end the workflow without a word', {}, ['matrix-empty']],
  ['a sweep of no rows', { sweep: [] }, ['matrix-empty']],
  ['as many rows as GitHub starts', { sweep: new Array(256).fill({}) }, []],
  ['one more', { sweep: new Array(257).fill({}) }, ['matrix-too-large']],
])('a matrix: %s', (_, settings, codes) => {
  const none = { folds: undefined, fold: undefined, sweep: undefined, sweepRow: undefined };
  expect(matrixFaults({ ...none, ...settings }).map(({ code }) => code)).toEqual(codes);
});
