// The gates of `fail-if`: their result in a line under the heading, and a section with what each one was judged by.
import type { Results } from '../results.ts';
import { gatesLine } from '../summary/gates.ts';
import { cut, type Html, html, trusted } from './html.ts';
import { table } from './table.ts';

const LONGEST_GATE = 200;
const LONGEST_SENTENCE = 600;

/** Undefined without gates. */
export function gatesHeadline({ gates }: Pick<Results, 'gates'>): Html | undefined {
  const line = gatesLine(gates, {
    code: (text) => html`<code>${cut(text, LONGEST_GATE)}</code>`.text,
    text: (text) => html`${cut(text, LONGEST_SENTENCE)}`.text,
  });
  return line === undefined ? undefined : html`<p>${trusted(line)}.</p>\n`;
}

const WORDS = { passed: 'passed', failed: 'failed', 'not-applicable': 'not\u00a0applicable' } as const;

/** Undefined without gates. */
export function gatesSection({ gates }: Pick<Results, 'gates'>): Html | undefined {
  if (gates.length === 0) return undefined;
  return table({
    caption: 'Conditions that fail the run',
    header: ['condition', 'gate', 'what was found'],
    rows: gates.map(({ text, status, sentence }) => [
      html`<code>${cut(text, LONGEST_GATE)}</code>`,
      status === 'failed' ? html`<strong>${WORDS[status]}</strong>` : WORDS[status],
      cut(sentence, LONGEST_SENTENCE),
    ]),
    text: [0, 1, 2],
  });
}
