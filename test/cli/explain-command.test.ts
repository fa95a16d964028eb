// What `explain` says, and where it's told of.
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { explainCommand, explanation } from '../../src/cli/explain-command.ts';
import { commandHelp } from '../../src/cli/help.ts';
import { main } from '../../src/cli/main.ts';
import type { Session } from '../../src/cli/session.ts';
import { chapters } from '../../src/errors/chapters.ts';
import { describeFault, InputError } from '../../src/errors.ts';
import { VERDICT_MEANINGS } from '../../src/results/judgement.ts';

const ENTRIES = chapters().flatMap(({ entries }) => entries);

function explain(args: readonly string[], columns?: number): string {
  let said = '';
  const write = (text: string) => {
    said += text;
  };
  const stdout = columns === undefined ? { write } : { write, columns };
  expect(explainCommand(parseArguments(['explain', ...args]), { stdout })).toBe(0);
  return said;
}

test('an error, its example with the way out, and its note', () => {
  expect(explain(['mask-size-mismatch'], 80)).toBe(`mask-size-mismatch
Error

For example:
    mask "masks/017.png" is 512x480, its image "images/017.png" is 512x512.
    Export the mask again at the image's size.

A mask gives each pixel of its image a class. It is never scaled: that would
move labels.
`);
});

test('a warning that is worded for both tasks', () => {
  const said = explain(['class-absent']);
  expect(said).toMatch(
    /^class-absent\nWarning: the run goes on\n\nFor example:\n {4}class "cluster" has no pixel/,
  );
  expect(said.split('For example:')).toHaveLength(3);
});

const LINKS: [code: string, text: string, reason: string][] = [
  ['engine-unavailable', 'See engines (docs/engines.md).', 'a page'],
  ['gate-invalid', 'Gates (docs/github.md) has the words.', 'a heading on a page: its text says which'],
  ['pull-request-target', 'Best Epoch. SECURITY.md says more.', 'a file that is called by its name'],
  ['no-images', 'are a different fault, `unreadable-image`.', 'another code'],
];
test.each(LINKS)('a link of %s', (code, text, reason) => {
  expect(explain([code]).replace(/\s+/g, ' '), reason).toContain(text);
});

test.each(Object.entries(VERDICT_MEANINGS))(
  'the verdict %s, as the page on reports has it',
  async (verdict, meaning) => {
    expect(explain([verdict]).replace(/\s+/g, ' ')).toContain(
      `${verdict} Verdict on the baseline ${meaning}`,
    );
    expect(await readFile('docs/report.md', 'utf8')).toContain(`| \`${verdict}\` | ${meaning} |`);
  },
);

test('a word that is both is told as both', () => {
  expect(explain(['too-few-images'])).toMatch(
    /^too-few-images\nError[\s\S]*\n\ntoo-few-images\nVerdict on the baseline/,
  );
});

test('a code as it is copied from a message', () => {
  expect(explain(['one-class:'])).toBe(explain(['one-class']));
});

test.each([[30], [80], [200]])(
  'fits %i columns, without marks that a terminal shows as they are',
  (columns) => {
    for (const entry of ENTRIES) {
      const said = explanation(entry, columns);
      const note = said.replace(/^ {4}.*$/gm, '').replace(/`[^`]*`/g, '');
      expect(note, entry.code).not.toMatch(/\]\(|\.md#|\*|__/);
      // The least that a line of an example takes, its indent included; a word stays whole.
      const most = Math.max(columns, 34);
      for (const line of said.split('\n').filter((one) => one.trim().includes(' ')))
        expect(line.length, `${entry.code}: ${line}`).toBeLessThanOrEqual(most);
    }
  },
);

test('an excerpt is drawn as under the message itself', () => {
  expect(explain(['gate-invalid'])).toMatch(/^ {4}test-mean-iou < 80 percent\n {23}\^{7}$/m);
});

const REFUSED: [args: string[], message: string, reason: string][] = [
  [
    ['mask-size-mismach'],
    'fault-unknown: fault "mask-size-mismach" is not known, the nearest known one is "mask-size-mismatch". `best-epoch help explain` lists every code.',
    'a misspelling',
  ],
  [
    [],
    'argument-missing: the code of a fault is not given, expected one such as mask-size-mismatch. Usage: `best-epoch explain CODE`.',
    'nothing to explain',
  ],
  [['one-class', 'no-images'], 'argument-unexpected: argument "no-images"', 'one at a time'],
  [['one-class', '--epochs', '3'], 'setting-not-for-command: setting "epochs"', 'a flag'],
];
test.each(REFUSED)('refuses %j', (args, message, reason) => {
  let faults: readonly string[] = [];
  try {
    explain(args);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    faults = error.faults.map(describeFault);
  }
  expect(faults, reason).toHaveLength(1);
  expect(faults[0], reason).toContain(message);
});

test('its help lists every code', () => {
  const words = commandHelp('explain', 80).split(/[\s,]+/);
  for (const { code } of ENTRIES) expect(words).toContain(code);
});

describe('after the faults that end a command', () => {
  async function stderrOf(argv: readonly string[], isTTY: boolean): Promise<string> {
    let said = '';
    const stream = {
      isTTY,
      write: (text: string) => {
        said += text;
      },
    };
    const session = { argv, cwd: '/', stdout: stream, stderr: stream } as unknown as Session;
    expect(await main(session)).toBe(2);
    return said;
  }

  test('a terminal is told where more is said of the one', async () => {
    expect(await stderrOf(['trian'], true)).toMatch(
      /^error: command-unknown: .+\n\n`best-epoch explain command-unknown` says more\.\n$/,
    );
  });

  test('a terminal is told where more is said of each', async () => {
    const said = await stderrOf(['setup', 'x', '--epochs', '3'], true);
    expect(said).toMatch(/^(error: .+\n){2}2 errors\n\n`best-epoch explain CODE` says more\.\n$/);
  });

  test('a log is not', async () => {
    expect(await stderrOf(['trian'], false)).toMatch(/^error: command-unknown: .+\n$/);
  });
});
