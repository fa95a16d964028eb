import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { SETTINGS_ELSEWHERE } from '../../../src/stages/1-config/names-elsewhere.ts';
import { parseSettings } from '../../../src/stages/1-config/parse.ts';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import { SETTINGS, TABLE } from '../../../src/stages/1-config/table.ts';

const cwd = resolve('/project');
const parse = (flags: Record<string, string>, values?: Record<string, unknown>): Settings =>
  parseSettings({
    flags: { data: 'scans', ...flags },
    cwd,
    ...(values ? { file: { path: 'scans/best-epoch.yml', folder: join(cwd, 'scans'), values } } : {}),
  });

function faultsOf(flags: Record<string, string>, values?: Record<string, unknown>): string[] {
  try {
    parse(flags, values);
  } catch (error) {
    if (error instanceof InputError) return error.faults.map(({ code, message }) => `${code}: ${message}`);
    throw error;
  }
  return [];
}

describe('defaults', () => {
  it('are what the documentation promises', () => {
    expect(parse({})).toEqual({
      data: join(cwd, 'scans'),
      task: 'auto',
      classes: undefined,
      images: undefined,
      masks: undefined,
      labels: 'auto',
      maskValues: 'exact',
      crowds: 'drawn',
      stacking: 'auto',
      annotators: 'agree',
      skipBadFiles: false,
      output: join(cwd, 'best-epoch'),
      recipe: 'auto',
      engine: 'auto',
      threads: 0,
      epochs: 100,
      patience: 20,
      minDelta: 0,
      monitor: 'val-loss',
      target: undefined,
      batchSize: undefined,
      learningRate: undefined,
      optimizer: undefined,
      augment: undefined,
      classWeights: undefined,
      imageSize: undefined,
      validationFraction: 0.21,
      testFraction: 0.15,
      groupBy: undefined,
      split: undefined,
      folds: undefined,
      fold: undefined,
      seed: 42,
      timeBudgetMs: undefined,
      sweep: undefined,
      sweepRow: undefined,
      baseline: 'auto',
      history: 'auto',
      failIf: undefined,
      resume: 'auto',
      initialModel: 'auto',
      memoryBudgetBytes: undefined,
      export: undefined,
      artifactName: 'best-epoch',
      reportArtifact: true,
      retentionDays: undefined,
      comment: 'auto',
      commentOn: 'auto',
      release: 'never',
    });
  });

  it.each(SETTINGS.map((setting) => [setting.name, setting] as const))(
    '%s has a default that parses',
    (_, setting) => {
      const settled = setting.default ?? setting.unset;
      expect(settled === undefined, 'only the data folder must be given').toBe(setting.name === 'data');
      if (setting.default !== undefined) expect(setting.type.parse(setting.default, cwd).ok).toBe(true);
    },
  );
});

const READ: [keyof Settings, string, unknown, string][] = [
  ['epochs', '1', 1, 'the low end counts'],
  ['epochs', ' 30 ', 30, 'blanks around a value mean nothing'],
  ['epochs', '1e3', 1000, 'an integer may be written in any decimal form'],
  ['threads', '0', 0, '0 is a value, not an absence'],
  ['learningRate', '1e-3', 1e-3, 'exponents are how learning rates are written'],
  ['learningRate', '.01', 0.01, 'a bare fraction is a number'],
  ['testFraction', '0', 0, 'nothing is tested'],
  ['learningRate', 'auto', undefined, 'auto leaves it to the recipe'],
  ['minDelta', '0.001', 0.001, 'a plain number'],
  ['augment', 'TRUE', true, "YAML 1.2's core booleans"],
  ['augment', 'False', false, "YAML 1.2's core booleans"],
  ['augment', 'auto', undefined, 'auto leaves it to the recipe'],
  ['optimizer', 'adamw', 'adamw', 'one of the choices'],
  ['optimizer', 'auto', undefined, 'auto leaves it to the recipe'],
  ['recipe', 'auto', 'auto', "auto is one of the recipe's own choices"],
  ['engine', 'reference', 'reference', 'one of the choices'],
  ['timeBudgetMs', '90s', 90_000, 'seconds'],
  ['timeBudgetMs', '50m', 3_000_000, 'minutes'],
  ['timeBudgetMs', '1h30m', 5_400_000, 'hours and minutes'],
  ['timeBudgetMs', '1.5h', 5_400_000, 'a decimal'],
  ['memoryBudgetBytes', '512MiB', 512 * 2 ** 20, 'binary units'],
  ['memoryBudgetBytes', '4GB', 4e9, 'decimal units'],
  ['memoryBudgetBytes', '1.5 GiB', 1.5 * 2 ** 30, 'a decimal and a blank'],
  ['memoryBudgetBytes', 'auto', undefined, 'auto leaves it to the machine'],
  ['classes', 'cell, nucleus', ['cell', 'nucleus'], 'commas'],
  ['classes', 'cell\nnucleus\n', ['cell', 'nucleus'], 'lines, as a YAML block gives them'],
  ['classes', 'cell,\r\nhot pixel', ['cell', 'hot pixel'], 'both at once; blanks inside a name stay'],
  ['classWeights', 'auto', undefined, 'auto leaves it to the recipe'],
  ['classWeights', 'balanced', 'balanced', 'a rule'],
  ['classWeights', '1, 2.5,4', [1, 2.5, 4], 'numbers'],
  ['groupBy', '^(p\\d+)_', '^(p\\d+)_', 'a pattern stays as it was typed'],
  ['imageSize', '256', 256, 'a multiple of 16'],
  ['export', 'tfjs', ['tfjs'], 'one word is a list too'],
  ['export', ' tfjs\n', ['tfjs'], 'lines, as a YAML block gives them'],
  ['output', 'runs/a', join(cwd, 'runs/a'), 'a relative path counts from the working folder'],
  ['split', '/tmp/split.json', resolve('/tmp/split.json'), 'an absolute path stays'],
  ['target', '0.98', 0.98, 'a number'],
  ['seed', '4294967295', 4294967295, 'the high end counts'],
  ['images', 'a/**/*.png', 'a/**/*.png', 'a glob stays as it was typed'],
];

describe('reading', () => {
  it.each(READ)('%s from %j', (property, text, expected, reason) => {
    expect(parse({ [TABLE[property].name]: text })[property], reason).toEqual(expected);
  });

  const FILE: [keyof Settings, unknown, unknown, string][] = [
    ['epochs', 12, 12, 'a number of JSON'],
    ['augment', false, false, 'a boolean of JSON'],
    ['classes', ['a, b', 'c'], ['a, b', 'c'], 'a name in a list may hold a comma'],
    ['classWeights', [1, 2], [1, 2], 'a list of numbers'],
    ['timeBudgetMs', '2m', 120_000, 'a text'],
    ['epochs', null, 100, 'null is not given'],
    ['epochs', '', 100, 'an empty text is not given'],
    ['classes', [], undefined, 'an empty list is not given'],
    [
      'split',
      'split.json',
      join(cwd, 'scans/split.json'),
      "a path in the file counts from the file's folder",
    ],
  ];
  it.each(FILE)('%s from the file value %j', (property, value, expected, reason) => {
    expect(parse({}, { [TABLE[property].name]: value })[property], reason).toEqual(expected);
  });

  it('takes flags before the file and the file before the default', () => {
    const settings = parse({ epochs: '5', patience: '' }, { epochs: 6, patience: 7 });
    expect(settings.epochs, 'the flag wins').toBe(5);
    expect(settings.patience, 'an empty flag is not given').toBe(7);
    expect(settings.seed, 'neither is given').toBe(42);
  });

  it('reads back every duration it can be given', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.nat(59),
        fc.integer({ min: 1, max: 59 }),
        (h, m, s) => {
          expect(parse({ 'time-budget': `${h}h${m}m${s}s` }).timeBudgetMs).toBe(
            ((h * 60 + m) * 60 + s) * 1000,
          );
        },
      ),
    );
  });
});

const REFUSED: [string, string, string][] = [
  ['epochs', '0', 'below the range'],
  ['epochs', '2.5', 'not an integer'],
  ['epochs', '0x10', 'not decimal'],
  ['epochs', 'Infinity', 'not finite'],
  ['epochs', 'ten', 'not a number'],
  ['seed', '-1', 'below the range'],
  ['seed', '4294967296', 'above the range'],
  ['learning-rate', '0', 'nothing would be learnt'],
  ['learning-rate', 'NaN', 'not a number'],
  ['validation-fraction', '1', 'nothing left to train on'],
  ['validation-fraction', '0', 'nothing to watch'],
  ['validation-fraction', '21%', 'not a fraction'],
  ['test-fraction', '1', 'nothing left to train on'],
  ['test-fraction', '-0.1', 'less than nothing'],
  ['augment', 'yes', 'not a boolean of YAML 1.2'],
  ['augment', 'tRUE', 'not a boolean of YAML 1.2'],
  ['recipe', 'Auto', 'choices are case-sensitive'],
  ['recipe', 'best', 'not a choice'],
  ['time-budget', '50', 'no unit'],
  ['time-budget', '0s', 'no time at all'],
  ['time-budget', '30m1h', 'out of order'],
  ['time-budget', '501h', 'longer than a timer can be'],
  ['memory-budget', '4', 'no unit'],
  ['memory-budget', '4gb', 'not a unit'],
  ['memory-budget', '1MB', 'too little for an image'],
  ['classes', 'cell', 'one class is nothing to learn'],
  ['classes', 'cell,,nucleus', 'an empty name'],
  ['classes', 'cell,cell', 'a name twice'],
  ['class-weights', '1,0', 'a weight of 0'],
  ['class-weights', '1,x', 'not a number'],
  ['class-weights', '3', 'one weight'],
  ['group-by', '(', 'not a pattern'],
  ['image-size', '100', 'not a multiple of 16'],
  ['artifact-name', 'a/b', 'the artifact service refuses it'],
  ['images', '../other/*.png', 'leads out of the data folder'],
  ['export', 'tjfs', 'not one of the words'],
  ['export', 'tfjs,tfjs', 'a word twice'],
  ['retention-days', '0', 'below the range'],
];

describe('refusing', () => {
  it.each(REFUSED)('%s %j', (name, text, reason) => {
    const faults = faultsOf({ [name]: text });
    expect(faults, reason).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^setting-invalid: setting "${name}" is "`));
    expect(faults[0], 'the value stands there as typed').toContain(JSON.stringify(text));
  });

  it('words subject, got, expected and the way out', () => {
    expect(faultsOf({ epochs: '0' })).toEqual([
      'setting-invalid: setting "epochs" is "0", expected an integer from 1 to 100000. Correct it, or leave it out (default: 100).',
    ]);
  });

  it('says why where the expectation is not enough', () => {
    expect(faultsOf({ 'group-by': '(' })[0]).toContain('Invalid regular expression');
    expect(faultsOf({ classes: 'a,b,a' })[0]).toContain('"a" stands there twice');
    expect(faultsOf({ classes: './classes.json' })[0]).toContain(
      '(it is the name of a file, and classes are read from classes.json in the data folder by itself)',
    );
    const names = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`).join();
    expect(faultsOf({ classes: names(255) })).toEqual([]);
    expect(faultsOf({ classes: names(256) })[0]).toContain('(there are 256), expected between 2 and 255');
    expect(faultsOf({ export: 'tfjs,onnx' })[0]).toContain(
      '("onnx" is not one of them), expected one or more of tfjs',
    );
  });

  it('names the file that a setting stands in', () => {
    expect(faultsOf({}, { epochs: 0 })[0]).toContain('setting "epochs" in "scans/best-epoch.yml" is "0"');
    expect(faultsOf({}, { epochs: [1, 2] })[0], 'a list where one value belongs').toContain('is "[1,2]"');
    expect(faultsOf({}, { patience: { epochs: 3 } })[0], 'a mapping').toContain('setting-invalid');
  });

  it('reports all faults at once', () => {
    const faults = faultsOf({ epochs: '0', epoch: '3', seed: 'x' }, { patiense: 4, monitor: 'loss' });
    expect(faults.map((fault) => fault.split('"')[1])).toEqual([
      'patiense',
      'epoch',
      'seed',
      'epochs',
      'monitor',
    ]);
  });

  it('says so when the data folder is missing', () => {
    expect(faultsOf({ data: '' })).toEqual([
      'setting-missing: setting "data" is not given, expected a path. Give it: it has no default.',
    ]);
  });

  it('keeps to the caller what belongs to the caller', () => {
    const file = { output: '/etc', data: 'x', comment: 'never' };
    const codes = faultsOf({}, file).map((fault) => fault.split(':')[0]);
    expect(codes).toEqual(Array(3).fill('setting-not-in-file'));
  });

  it('lets no data choose what is installed', () => {
    const notInFile = /^setting-not-in-file: setting "engine" in "/;
    expect(faultsOf({}, { engine: 'tensorflow' })).toEqual([expect.stringMatching(notInFile)]);
    const sweep = [{ engine: 'tensorflow' }, { epochs: 3 }];
    expect(faultsOf({}, { sweep })).toEqual([expect.stringMatching(notInFile)]);
    expect(faultsOf({ sweep: JSON.stringify(sweep) })).toEqual([]);
  });

  it('takes the token from nowhere: it is an input of the action alone', () => {
    expect(faultsOf({ token: 'x' })[0]).toMatch(/^setting-unknown: /);
    expect(faultsOf({}, { token: 'x' })[0]).toMatch(/^setting-unknown: /);
  });

  it('escapes what would break a log', () => {
    expect(faultsOf({ recipe: 'a\n::set-output name=x::y' })[0]).toContain('"a\\n::set-output');
  });
});

describe('settings that do not go together', () => {
  const ROWS: [Record<string, string>, string, string][] = [
    [
      { 'validation-fraction': '0.6', 'test-fraction': '0.4' },
      'fractions-too-large',
      'nothing left to train on',
    ],
    [{ target: '1.5', monitor: 'val-accuracy' }, 'target-out-of-range', 'accuracy ends at 1'],
    [{ classes: 'a,b,c', 'class-weights': '1,2' }, 'class-weights-mismatch', 'a class without a weight'],
    [{ output: 'scans' }, 'output-is-data', 'results would lie among the images'],
  ];
  it.each(ROWS)('%j', (flags, code, reason) => {
    expect(
      faultsOf(flags).map((fault) => fault.split(':')[0]),
      reason,
    ).toEqual([code]);
  });

  it('leaves good ones alone', () => {
    expect(faultsOf({ 'validation-fraction': '0.5', 'test-fraction': '0.4' })).toEqual([]);
    expect(faultsOf({ target: '1.5' }), 'a loss may be above 1').toEqual([]);
    expect(faultsOf({ classes: 'a,b', 'class-weights': '1,2' })).toEqual([]);
  });
});

describe('a setting that is not known', () => {
  it.each([
    ['epoch', 'the nearest known one is "epochs"', 'a letter short'],
    ['batchSize', 'the nearest known one is "batch-size"', 'camel case'],
    ['batch_size', 'the nearest known one is "batch-size"', 'snake case'],
    ['PATIENCE', 'the nearest known one is "patience"', 'upper case'],
    [
      'val_fraction',
      'here it is called "validation-fraction"',
      'what others call it goes before fewer letters',
    ],
    ['lr', 'here it is called "learning-rate"', 'a word of every framework'],
    ['imgsz', 'here it is called "image-size"', "Ultralytics' word"],
    ['time-limit', 'here it is called "time-budget"', 'the word of schedulers'],
  ])('%s: %s', (name, words, reason) => {
    expect(faultsOf({ [name]: '1' }).join(), reason).toContain(
      `setting-unknown: setting "${name}" is not known, ${words}.`,
    );
  });

  it.each(['dropout', 'xyzzy', '__proto__'])('%s: nothing is near, and nothing is named', (name) => {
    expect(faultsOf(Object.fromEntries([[name, '1']])).join()).toContain(
      `setting-unknown: setting "${name}" is not known. Correct the name`,
    );
  });

  it('is called here as a row of the table is, and elsewhere as none is', () => {
    const names = SETTINGS.map(({ name }) => name);
    for (const [other, ours] of SETTINGS_ELSEWHERE) {
      expect(names, other).toContain(ours);
      expect(names, 'a name of ours needs no other').not.toContain(other);
    }
  });
});
