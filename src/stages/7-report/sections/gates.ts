// The section of the gates of `fail-if`: what each one was judged by. Their result in a line stands in the head.
import { type Section, table } from '../../../document/document.ts';
import { code, cut, strong } from '../../../document/inline.ts';
import type { Results } from '../../../results/results.ts';

const WORDS = { passed: 'passed', failed: 'failed', 'not-applicable': 'not\u00a0applicable' } as const;

/** None without gates. */
export function gatesSection({ gates }: Pick<Results, 'gates'>): Section[] {
  if (gates.length === 0) return [];
  const rows = gates.map(({ text, status, sentence }) => [
    code(cut(text, 200)),
    status === 'failed' ? strong(WORDS[status]) : WORDS[status],
    cut(sentence, 600),
  ]);
  const header = ['condition', 'gate', 'what was found'];
  const blocks = [table('Conditions that fail the run', header, rows, { text: [0, 1, 2] })];
  return [{ id: 'gates', title: 'Gates', leaveOut: 8, pageOnly: true, blocks }];
}
