// The section of the diagnosis: each finding and, small, the rule that fired.
import { paragraph, type Section } from '../../../document/document.ts';
import { cut, note, strong } from '../../../document/inline.ts';
import type { Results } from '../../../results/results.ts';

const LONGEST_SENTENCE = 600;

/** None before anything was diagnosed. */
export function diagnosisSection({ diagnosis }: Pick<Results, 'diagnosis'>): Section[] {
  if (diagnosis.length === 0) return [];
  const blocks = diagnosis.map(({ title, sentence, rule }, i) =>
    paragraph([
      strong(`${i === 0 ? 'Diagnosis: ' : 'Also: '}${title}.`),
      ` ${cut(sentence, LONGEST_SENTENCE)}`,
      note(`Rule: ${cut(rule, LONGEST_SENTENCE)}.`),
    ]),
  );
  return [{ id: 'diagnosis', title: 'Diagnosis', leaveOut: 1, blocks }];
}
