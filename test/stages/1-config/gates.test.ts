// The setting `fail-if`: what is read, what is refused and where the message points.
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeFault,
  type Fault,
  faultLines,
  gateNotForClassification,
  gateNotForSegmentation,
  InputError,
} from '../../../src/errors.ts';
import {
  ALIASES,
  CLASS_METRICS,
  FINDINGS,
  type Gate,
  isRatio,
  OPERATORS,
  RUN_METRICS,
} from '../../../src/stages/1-config/gates/grammar.ts';
import {
  gates,
  gatesOfNoTest,
  gatesOfOtherTask,
  unknownClasses,
} from '../../../src/stages/1-config/gates.ts';
import { parseSettings } from '../../../src/stages/1-config/parse.ts';

const setting = gates();

/** The gates of a text, or its faults. */
function read(text: string | readonly string[], source?: string): readonly Gate[] | readonly Fault[] {
  const parsed = setting.parse(text, '/');
  return parsed.ok ? parsed.value : (parsed.faults?.(source) ?? []);
}

const metric = (name: string, operator: string, bound: number, delta = false) => ({
  kind: 'metric',
  metric: name,
  operator,
  bound,
  delta,
});

describe('a gate', () => {
  const READ: [string, object, string][] = [
    ['test-mean-iou < 0.8', metric('test-mean-iou', '<', 0.8), 'a metric of the test'],
    ['test-mean-iou<0.8', metric('test-mean-iou', '<', 0.8), 'blanks are free'],
    ['\t test-mean-iou   <  0.8 ', metric('test-mean-iou', '<', 0.8), 'blanks are free'],
    ['test-accuracy <= 1', metric('test-accuracy', '<=', 1), 'the end of the range counts'],
    ['val-loss > 1.5', metric('val-loss', '>', 1.5), 'a loss may be above 1'],
    ['validation-loss >= 1e-2', metric('val-loss', '>=', 0.01), "the output's name, an exponent"],
    ['validation-macro-f1 < .5', metric('val-macro-f1', '<', 0.5), 'the long name, a bare fraction'],
    ['train-accuracy > +0.999', metric('train-accuracy', '>', 0.999), 'a sign'],
    ['test-accuracy < 80%', metric('test-accuracy', '<', 0.8), 'per cent'],
    ['test-accuracy < 99.9 %', metric('test-accuracy', '<', 0.999), 'per cent as the reports write it'],
    ['test-accuracy < 0.1%', metric('test-accuracy', '<', 0.001), 'the same double as 0.001'],
    ['delta test-macro-f1 < -0.02', metric('test-macro-f1', '<', -0.02, true), 'a change'],
    ['delta test-macro-f1 < −2%', metric('test-macro-f1', '<', -0.02, true), "the reports' minus sign"],
    ['delta val-loss > 0.1', metric('val-loss', '>', 0.1, true), 'a change of validation'],
    ['overfit', { kind: 'finding', finding: 'overfit' }, 'a finding of the diagnosis'],
    ['worse', { kind: 'finding', finding: 'worse' }, 'the verdict on the baseline'],
    [
      'class cluster f1 < 0.5',
      { ...metric('f1', '<', 0.5), class: { name: 'cluster', start: 6, end: 13 } },
      'a class',
    ],
    [
      ' class "hot pixel" recall < 50%',
      { ...metric('recall', '<', 0.5), class: { name: 'hot pixel', start: 6, end: 17 } },
      'a class with a blank; its place is that in the text',
    ],
    [
      `class 'say "x"' iou < 0.5`,
      { ...metric('iou', '<', 0.5), class: { name: 'say "x"', start: 6, end: 15 } },
      'single quotes take everything as it is',
    ],
    [
      'class "a\\"b\\u00e9\\n" precision < 0.5',
      { ...metric('precision', '<', 0.5), class: { name: 'a"bé\n', start: 6, end: 20 } },
      'double quotes are those of JSON',
    ],
    [
      'delta class 0 f1 < -0.1',
      { ...metric('f1', '<', -0.1, true), class: { name: '0', start: 12, end: 13 } },
      'a class named by a number',
    ],
    [
      'class c#1 f1 < 0.5 # a comment',
      { ...metric('f1', '<', 0.5), class: { name: 'c#1', start: 6, end: 9 }, text: 'class c#1 f1 < 0.5' },
      'a comment begins after a blank only',
    ],
    [
      'class "# 1" f1 < 0.5',
      { ...metric('f1', '<', 0.5), class: { name: '# 1', start: 6, end: 11 } },
      'and not between quotes',
    ],
  ];
  it.each(READ)('%s', (text, expected, reason) => {
    expect(read(text), reason).toMatchObject([expected]);
  });

  it('stands one a line, between blank lines and comments', () => {
    const text = '# what main must keep\n\n overfit  # by heart\r\ntest-accuracy < 0.9\r   # end\n';
    expect(read(text)).toMatchObject([{ text: 'overfit' }, { text: 'test-accuracy < 0.9' }]);
    expect(read('# nothing')).toEqual([]);
  });

  it('may be an item of a list in the settings file', () => {
    expect(read(['overfit', 'worse\nunderfit'])).toMatchObject([
      { finding: 'overfit' },
      { finding: 'worse' },
      { finding: 'underfit' },
    ]);
  });
});

describe('the documentation', () => {
  it('shows gates that are some, and every word that a gate may have', async () => {
    const text = await readFile('docs/github.md', 'utf8');
    const [, gates = ''] = text.split('\n## Gates\n');
    const [, example = ''] = /fail-if: \|\n((?: {6}.*\n)+)/.exec(gates) ?? [];
    expect(read(example)).toMatchObject([
      metric('test-mean-iou', '<', 0.8),
      metric('test-macro-f1', '<', -0.02, true),
      { class: { name: 'hot pixel' } },
      { finding: 'overfit' },
    ]);
    const section = text.slice(text.indexOf('## Gates'), text.indexOf('## On a pull request'));
    const parts = RUN_METRICS.map((name) => name.replace(/^(?:val|train)-/, ''));
    for (const word of [...parts, ...CLASS_METRICS, ...FINDINGS, ...OPERATORS])
      expect(section).toContain(`\`${word}\``);
  });
});

describe('a wrong gate', () => {
  const NUMBER = 'expected a number such as 0.8 or 80%';
  const REFUSED: [string, string, string, string][] = [
    ['test-mean-iuo < 0.8', '^^^^^^^^^^^^^', 'Did you mean test-mean-iou?', 'letters swapped'],
    ['mean-iou < 0.8', '^^^^^^^^', 'Did you mean test-mean-iou?', 'of which part is left out'],
    ['test_macro_f1 < 0.8', '^^^^^^^^^^^^^', 'Did you mean test-macro-f1?', 'snake case'],
    ['testMacroF1 < 0.8', '^^^^^^^^^^^', 'Did you mean test-macro-f1?', 'camel case'],
    ['Test-Accuracy < 0.8', '^^^^^^^^^^^^^', 'Did you mean test-accuracy?', 'upper case'],
    ['validation-los < 1', '^^^^^^^^^^^^^^', 'Did you mean validation-loss?', 'a letter short'],
    ['overfitt', '^^^^^^^^', 'Did you mean overfit?', 'a finding'],
    ['  overfitting', '  ^^^^^^^^^^^', 'Did you mean overfit?', 'a word beside it, indented'],
    ['speed < 3', '^^^^^', 'Metrics are test-accuracy, ', 'nothing near: all of them'],
    ['correct-training', '^^^^^^^^^^^^^^^^', 'Findings are worse, ', 'what every run should be'],
    ['constructor < 1', '^^^^^^^^^^^', 'Metrics are', 'a name that every object has'],
    ['< 0.8', '^', 'expected a metric, delta, class or a finding', 'no metric'],
    ['delta', '     ^', 'ends at column 6, expected a metric or class', 'a change of what'],
    ['delta overfit', '      ^^^^^^^', 'expected a metric or class', 'a finding has no change'],
    ['delta delta test-accuracy < 0', '      ^^^^^', 'expected a metric or class', 'twice'],
    ['test-mean-iou', '             ^', 'ends at column 14, expected <, <=, > or >=', 'a metric alone'],
    ['test-mean-iou 0.8', '              ^^^', 'expected <, <=, > or >=', 'no operator'],
    ['test-mean-iou == 0.8', '              ^^', 'The run fails if the comparison holds', 'no equality'],
    ['test-mean-iou =< 0.8', '              ^^', 'expected <, <=, > or >=', 'the other way round'],
    ['test-mean-iou ≤ 0.8', '              ^', 'expected <, <=, > or >=', 'as in mathematics'],
    ['test-mean-iou <', '               ^', `ends at column 16, ${NUMBER}`, 'no number'],
    ['test-mean-iou < much', '                ^^^^', NUMBER, 'a word'],
    ['test-mean-iou < 0x1', '                ^^^', NUMBER, 'hexadecimal'],
    ['test-mean-iou < 0,8', '                ^^^', 'Write it with a point: 0.8.', 'a decimal comma'],
    ['val-loss > 1e999', '           ^^^^^', 'expected a number that is finite', 'infinity'],
    ['test-mean-iou < 80', '                ^^', 'Did you mean 80%?', 'per cent without its sign'],
    ['test-mean-iou < 180%', '                ^^^^', 'a number from 0 to 1, for test-mean-iou', 'too much'],
    ['test-mean-iou < -0.1', '                ^^^^', 'a number from 0 to 1', 'no ratio is below 0'],
    [
      'delta test-accuracy < -2',
      '                      ^^',
      'a number from -1 to 1',
      'no change is so large',
    ],
    ['class', '     ^', 'ends at column 6, expected the name of a class', 'of which class'],
    ['class f1 < 0.5', '         ^', 'expected precision, recall, f1 or iou', 'the name left out'],
    ['class "" f1 < 0.5', '      ^^', 'expected the name of a class', 'an empty name'],
    ['class "x f1 < 0.5', '      ^^', 'Close the quotes', 'an open quote'],
    ['class "\\x" f1 < 0.5', '      ^^^^', 'a text as in JSON', 'an escape that JSON has not'],
    ['class hot pixel f1 < 0.5', '          ^^^^^', 'stands in quotes', 'a blank without quotes'],
    ['class star F1 < 0.5', '           ^^', 'Did you mean f1?', 'upper case'],
    [
      'class star accuracy < 0.5',
      '           ^^^^^^^^',
      'expected precision, recall, f1 or iou',
      'of the run',
    ],
    ['overfit or worse', '        ^^', 'Write each condition on a line of its own', 'no logic'],
    ['overfit, worse', '       ^', 'expected the end of the line', 'no lists'],
    ['test-accuracy < 0.8, worse', '                   ^', 'expected the end of the line', 'no lists'],
    ['worse < 0.5', '      ^', 'expected the end of the line', 'a finding has no number'],
    ['class 細胞 f2 < 0.5', '      \u3000\u3000 ^^', 'Did you mean f1?', 'characters of two columns'],
    ['class e\u0301 f2 < 0.5', '        ^^', 'Did you mean f1?', 'a mark without a column'],
    [
      'class a\u202e f2 < 0.5',
      '                ^^',
      'Did you mean f1?',
      'a control character shows as \\u{202e}',
    ],
  ];
  it.each(REFUSED)('%s', (text, carets, words, reason) => {
    const faults = read(text) as readonly Fault[];
    expect(
      faults.map(({ code }) => code),
      reason,
    ).toEqual(['gate-invalid']);
    const [message, , pointer] = faultLines(faults[0]!);
    expect(message, reason).toContain(words);
    expect(pointer, reason).toBe(`    ${carets}`);
  });

  it('is worded with its line, its column, what was expected and the way out', () => {
    const faults = read('overfit\n test-mean-iuo < 0.8\n# no\nclass x f1', 'data/best-epoch.yml');
    expect((faults as readonly Fault[]).map(faultLines)).toEqual([
      [
        'gate-invalid: gate `test-mean-iuo < 0.8` (line 2 of setting "fail-if" in "data/best-epoch.yml") has "test-mean-iuo" at column 2, expected a metric, delta, class or a finding. Did you mean test-mean-iou?',
        '     test-mean-iuo < 0.8',
        '     ^^^^^^^^^^^^^',
      ],
      [
        'gate-invalid: gate `class x f1` (line 4 of setting "fail-if" in "data/best-epoch.yml") ends at column 11, expected <, <=, > or >=. The run fails if the comparison holds: `test-mean-iou < 0.8` asks for at least 0.8.',
        '    class x f1',
        '              ^',
      ],
    ]);
  });

  it('counts characters, not their code units, to its column', () => {
    const [fault] = read('class 😀😀 f2 < 0.5') as readonly Fault[];
    expect(fault!.message).toContain('has "f2" at column 10');
  });

  it('of great length is cut', () => {
    const [fault] = read(`${'x'.repeat(10_000)} < 1`) as readonly Fault[];
    expect(describeFault(fault!).length).toBeLessThan(1200);
    expect(faultLines(fault!)).toHaveLength(1);
  });
});

describe('as a setting', () => {
  const parse = (text: string, values: Record<string, unknown> = {}) =>
    parseSettings({
      flags: { data: 'x', 'fail-if': text },
      cwd: '/',
      file: { path: 'x/best-epoch.yml', folder: '/x', values },
    });
  const faultsOf = (text: string, values?: Record<string, unknown>) => {
    try {
      parse(text, values);
    } catch (error) {
      if (error instanceof InputError) return error.faults.map(describeFault);
      throw error;
    }
    return [];
  };

  it('is read from a flag, else from the file, as a text or as a list', () => {
    expect(parse('overfit').failIf).toMatchObject([{ text: 'overfit' }]);
    expect(parse('', { 'fail-if': ['worse', 'test-accuracy < 90%'] }).failIf).toHaveLength(2);
    expect(parse('', { 'fail-if': 'worse\nunderfit' }).failIf).toHaveLength(2);
    expect(parse('overfit', { 'fail-if': 'worse' }).failIf, 'the flag wins').toMatchObject([
      { text: 'overfit' },
    ]);
    expect(parse(' \n ').failIf).toBeUndefined();
  });

  it('is reported with every other fault', () => {
    const faults = faultsOf('overfitt\nworse\nf1 < 2', { epochs: 0 });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'setting-invalid',
      'gate-invalid',
      'gate-invalid',
    ]);
    expect(faultsOf('', { 'fail-if': 'overfitt' })[0]).toContain('setting "fail-if" in "x/best-epoch.yml")');
    expect(faultsOf('', { 'fail-if': { overfit: true } })[0]).toContain('setting-invalid');
  });

  it('counts lines that are blank at its start', () => {
    expect(faultsOf('\n\noverfitt')[0]).toContain('(line 3 of setting "fail-if")');
    expect(faultsOf('', { 'fail-if': '\n\noverfitt\n' })[0]).toContain('(line 3 of');
  });
});

describe('a class that the data has not', () => {
  it('is named with its place, the classes and the nearest of them', () => {
    const list = read('class "hot pixel" f1 < 0.5\n  class "clustr" f1 < 0.5\ntest-accuracy < 1\nworse');
    const faults = unknownClasses(list as readonly Gate[], ['background', 'hot pixel', 'cluster']);
    expect(faults.map(faultLines)).toEqual([
      [
        'gate-class-unknown: gate `class "clustr" f1 < 0.5` (setting "fail-if") names a class "clustr" at column 7, the classes are "background", "hot pixel", "cluster". Correct the name (the nearest is "cluster") or take the gate out.',
        '    class "clustr" f1 < 0.5',
        '          ^^^^^^^^',
      ],
    ]);
  });

  it('does not list hundreds', () => {
    const classes = Array.from({ length: 254 }, (_, i) => `class ${i}`);
    const [fault] = unknownClasses(read('class x f1 < 0.5') as readonly Gate[], classes);
    expect(fault!.message).toContain('"class 19" and 234 more. ');
  });

  it('without gates is none', () => {
    expect(unknownClasses(undefined, ['a'])).toEqual([]);
  });
});

const blank = fc.constantFrom('', ' ', '  ', '\t');
const bound = (ratio: boolean, delta: boolean) =>
  fc.double({ min: ratio && !delta ? 0 : -1, max: ratio ? 1 : 1000, noNaN: true }).map((value) => value + 0);
const className = fc.string({ minLength: 1, unit: 'binary' }).filter((name) => name.trim() !== '');

const aMetric = fc.oneof(
  fc
    .constantFrom(...RUN_METRICS)
    .map((name) => ({ metric: name as string, words: name as string, class: undefined })),
  fc
    .constantFrom(...Object.entries(ALIASES))
    .map(([words, name]) => ({ metric: name as string, words, class: undefined })),
  fc.tuple(className, fc.constantFrom(...CLASS_METRICS)).map(([name, of]) => ({
    metric: of as string,
    words: `class ${JSON.stringify(name)} ${of}`,
    class: name,
  })),
);

const aGate = fc
  .tuple(aMetric, fc.boolean(), fc.constantFrom(...OPERATORS), blank)
  .chain(([of, delta, operator, gap]) =>
    bound(isRatio(of.metric as Gate extends { metric: infer M } ? M : never), delta).map((value) => ({
      text: `${delta ? 'delta ' : ''}${of.words}${gap}${operator}${gap}${value}`,
      expected: {
        ...metric(of.metric, operator, value, delta),
        ...(of.class === undefined ? {} : { name: of.class }),
      },
    })),
  );

describe('whatever is typed', () => {
  it('a gate that keeps to the grammar is read as what it says, with its own text', () => {
    fc.assert(
      fc.property(aGate, blank, fc.constantFrom('', ' # a "comment'), ({ text, expected }, gap, comment) => {
        const [gate] = read(`${gap}${text}${gap}${comment}`) as readonly Gate[];
        expect(gate).toMatchObject({ kind: 'metric', text });
        const { class: reference, ...rest } = gate as Extract<Gate, { kind: 'metric' }>;
        expect({ ...rest, ...(reference === undefined ? {} : { name: reference.name }) }).toEqual({
          ...expected,
          text,
        });
        if (reference !== undefined)
          expect(JSON.parse(text.slice(reference.start, reference.end))).toBe(reference.name);
      }),
    );
  });

  it.each([...FINDINGS])('%s is read back to its text', (name) => {
    expect(read(` ${name} `)).toEqual([{ kind: 'finding', finding: name, text: name }]);
  });

  const words = fc.constantFrom(
    ...[
      'class',
      'delta',
      'overfit',
      'test-accuracy',
      '<',
      '>=',
      '0.5',
      '80 %',
      '"',
      "'",
      '#',
      '\\',
      ' ',
      '\n',
    ],
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 3 }))).map((parts) => parts.join('')),
  );

  it('anything is read, or refused by the catalogue with a place within its line, and nothing is thrown', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = setting.parse(text, '/');
        if (parsed.ok) return;
        const faults = parsed.faults?.(undefined) ?? [];
        expect(faults.length).toBeGreaterThan(0);
        for (const fault of faults) {
          expect(fault).toMatchObject({ code: 'gate-invalid', severity: 'error' });
          expect(faultLines(fault).join('')).not.toMatch(/\p{Cc}|\p{Cf}/u);
          const { text: line, start, end } = fault.excerpt ?? { text: '', start: 0, end: 0 };
          expect(text.split(/\r\n|[\r\n]/)).toContain(line);
          expect([start >= 0, start <= end, end <= line.length]).toEqual([true, true, true]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a gate on what the task has not', () => {
  it.each([
    ['test-mean-iou < 0.8', 'classification', gateNotForClassification.example().message],
    ['test-balanced-accuracy < 0.8', 'segmentation', gateNotForSegmentation.example().message],
  ] as const)('%s of a %s is told what the example of troubleshooting says', (text, task, example) => {
    const parsed = setting.parse(text, '/');
    const faults = gatesOfOtherTask(parsed.ok ? parsed.value : [], task);
    expect(faults.map(({ message }) => message)).toEqual([example]);
  });
});

describe('a gate where nothing is to be tested', () => {
  it.each([
    ['test-macro-f1 < 0.5', 1, 'a score of the test'],
    ['delta test-mean-iou < -0.02', 1, 'its change'],
    ['test-calibration-error > 0.1', 1, 'what only a test tells, too'],
    ['class cell recall < 0.9', 1, 'a class is measured on the test images'],
    ['worse', 1, 'runs are compared by their tests'],
    ['class-never-predicted', 1, 'a finding of the test'],
    ['train-test-gap', 1, 'another'],
    ['val-macro-f1 < 0.5', 0, 'validation is there'],
    ['train-loss > 1', 0, 'and training'],
    ['overfit', 0, 'the curves are there'],
  ])('%s: %i faults', (text, count, reason) => {
    const faults = gatesOfNoTest(read(text) as readonly Gate[]);
    expect(
      faults.map(({ code }) => code),
      reason,
    ).toEqual(Array(count).fill('gate-without-test'));
  });
});
