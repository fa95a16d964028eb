// The gates' line in the log and at the head of the summary: counts, numbers, reasons, and that no name breaks it.
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../src/document/inline.ts';
import type { GateResult } from '../../../../src/results/gates.ts';
import { renderSummary } from '../../../../src/stages/7-report/summary.ts';
import { gatesLine } from '../../../../src/stages/7-report/words/gates.ts';
import { resultLines } from '../../../../src/stages/7-report/words/sentences.ts';
import { elementsOf, HOSTILE_NAMES, textOf, toHtml } from '../../../document/markdown/github-markdown.ts';
import { testedRun } from '../baseline/tested-run.ts';
import { gatesOf } from '../gates-of.ts';
import { sampleResults } from '../sample-run.ts';

const passed: GateResult = {
  text: 'test-accuracy < 0.9',
  status: 'passed',
  sentence: 'test-accuracy is 0.95, at least 0.9',
  value: 0.95,
  bound: 0.9,
  baseline: null,
};
const failed: GateResult = {
  ...passed,
  text: 'test-mean-iou < 0.8',
  status: 'failed',
  sentence: 'test-mean-iou is 0.7421, below 0.8',
  value: 0.74213,
  bound: 0.8,
};
const change: GateResult = { ...failed, text: 'delta val-loss > 0.1', value: 0.25, bound: 0.1, baseline: 1 };
const finding: GateResult = { ...failed, text: 'overfit', sentence: 'x', value: null, bound: null };
const none: GateResult = {
  ...passed,
  text: 'worse',
  status: 'not-applicable',
  sentence: 'No baseline was asked for',
  value: null,
};

describe('the line', () => {
  it.each<[string, GateResult[], string | undefined]>([
    ['no gate', [], undefined],
    ['all passed', [passed, passed], 'Gates: 2 of 2 passed'],
    ['one failed', [passed, failed, passed], 'Gates: 2 of 3 passed; failed: `test-mean-iou < 0.8` (0.7421)'],
    [
      'a change with its sign, a finding without a number',
      [change, finding],
      'Gates: 0 of 2 passed; failed: `delta val-loss > 0.1` (+0.25), `overfit`',
    ],
    [
      'of a run that passed nobody reads that no gate did',
      [none],
      'No gate is applicable: `worse` (No baseline was asked for)',
    ],
    [
      'the same reason stands there once',
      [none, failed, { ...none, text: 'delta x' }, { ...none, text: 'f1', sentence: 'no test' }],
      'Gates: 0 of 1 passed; failed: `test-mean-iou < 0.8` (0.7421); not applicable: `worse`, `delta x` (No baseline was asked for), `f1` (no test)',
    ],
    [
      'of many ten are named',
      Array.from({ length: 12 }, (_, i) => ({ ...finding, text: `g${i}` })),
      'Gates: 0 of 12 passed; failed: `g0`, `g1`, `g2`, `g3`, `g4`, `g5`, `g6`, `g7`, `g8`, `g9` and 2 more',
    ],
    [
      'of the same reason five, of the reasons three',
      Array.from({ length: 20 }, (_, i) => ({ ...none, text: `g${i}`, sentence: `r${i < 7 ? 0 : i % 5}` })),
      'No gate is applicable: `g0`, `g1`, `g2`, `g3`, `g4` and 4 more (r0), `g7`, `g12`, `g17` (r2), `g8`, `g13`, `g18` (r3) and 5 more',
    ],
  ])('%s', (reason, gates, line) => {
    const said = gatesLine(gates);
    expect(said && plainText(said), reason).toBe(line);
  });

  it('stands in the log after the verdict and before the result', () => {
    const results = { ...sampleResults(), gates: [failed] };
    expect(resultLines(results)).toEqual([
      'Gates: 0 of 1 passed; failed: `test-mean-iou < 0.8` (0.7421)',
      expect.stringMatching(/^Test macro F1/),
    ]);
  });
});

describe('in the summary', () => {
  const opening = (gates: GateResult[]) => renderSummary({ ...sampleResults(), gates }).split('\n\n');

  it.each<[string, GateResult[], string]>([
    ['all passed', [passed], '🟢 Gates: 1 of 1 passed.'],
    [
      'one failed',
      [passed, none, failed],
      '🔴 Gates: 1 of 2 passed; failed: <code>test-mean-iou &lt; 0.8</code> (0.7421); not applicable: <code>worse</code> (No baseline was asked for).',
    ],
    [
      'none failed, one had nothing to go by',
      [passed, none],
      '🟡 Gates: 1 of 1 passed; not applicable: <code>worse</code> (No baseline was asked for).',
    ],
  ])('it comes right after the verdict: %s', (reason, gates, line) => {
    const [heading, second, third] = opening(gates);
    expect(heading).toMatch(/^### 🔵 ccd · Test macro F1/);
    expect(second, reason).toBe(line);
    expect(third).toMatch(/^Stopped after epoch/);
  });

  it('and before the result where there is a verdict on a baseline', () => {
    const before = testedRun({ missed: [5, 9, 6, 8, 7, 5] });
    const results = testedRun({ missed: [1, 1, 1, 1, 1, 1], baseline: { results: before, name: 'main' } });
    const [heading, second, third] = renderSummary({ ...results, gates: [failed] }).split('\n\n');
    expect(heading).toMatch(/^### 🟢 ccd · Better than main/);
    expect(second).toMatch(/^🔴 Gates: /);
    expect(third).toMatch(/^Test macro F1/);
  });

  it('leaves room for the rest in the 64 KiB of a comment, whatever the classes are called', () => {
    const text = '$'.repeat(300);
    const many = Array.from({ length: 300 }, (_, i) => [
      { ...failed, text },
      { ...none, text, sentence: `${i} ${text}` },
      { ...none, text, sentence: text },
    ]);
    const results = { ...sampleResults(), gates: many.flat() };
    const summary = renderSummary(results, 65_536);
    expect(summary).toContain('🔴 Gates: 0 of 300 passed; ');
    expect(Buffer.byteLength(summary.split('\n\n')[1]!)).toBeLessThan(50_000);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(65_536);
  });

  it('is left out where there are no gates', () => {
    expect(renderSummary(sampleResults())).not.toContain('Gates');
  });

  it('says of a cancelled run that it has nothing for its gates', () => {
    const failIf = gatesOf('test-accuracy < 0.1\noverfit');
    const results = sampleResults({ settings: { failIf }, outcome: { stopReason: 'cancelled' } });
    expect(renderSummary(results)).toContain(
      '🟡 No gate is applicable: <code>test-accuracy &lt; 0.1</code>, <code>overfit</code> (the run was cancelled).',
    );
  });

  it.each(HOSTILE_NAMES.filter((name) => name.trim() !== '').map((name) => ({ name })))(
    'a class $name is text, whatever it says',
    ({ name }) => {
      const classes = ['background', name];
      const failIf = gatesOf(`class ${JSON.stringify(name)} f1 < 1`);
      const run = testedRun({ missed: [5, 6], classes });
      const plain = renderSummary({ ...run, gates: [failed] });
      const gates = [
        { ...failed, text: failIf[0]!.text, sentence: name },
        { ...none, sentence: name },
      ];
      const summary = renderSummary({ ...run, gates });
      expect(elementsOf(toHtml(summary))).toEqual(elementsOf(toHtml(plain)));
      const line = summary.split('\n\n')[1]!;
      expect(line).toMatch(/^🔴 Gates: 0 of 1 passed; failed: <code>class .*<\/code> \(0\.7421\); not/);
      const shown = textOf(toHtml(line)).replaceAll('&amp;', '&');
      if (/^[ \w]+$/.test(name) && name.length < 100) expect(shown).toContain(name);
    },
  );
});
