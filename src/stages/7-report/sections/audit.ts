// The section of the audit: what it found in the data.
import { fold, paragraph, type Section } from '../../../document/document.ts';
import { code, cut, LONGEST_SENTENCE, withCode } from '../../../document/inline.ts';
import { plural } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';

/** What the audit of the data found; nothing but warnings, errors have stopped the run. */
export function auditSection({ data }: Pick<Results, 'data'>): Section {
  const { warnings } = data;
  const found = plural(warnings.length, 'thing');
  const items = warnings.map(({ code: fault, message }) => [
    code(cut(fault)),
    ' ',
    withCode(cut(message, LONGEST_SENTENCE)),
  ]);
  const blocks =
    warnings.length === 0
      ? [paragraph('The audit found nothing to warn of.')]
      : [paragraph(`The audit found ${found} to warn of:`), { kind: 'list', items } as const];
  return { id: 'audit', title: 'Audit', leaveOut: 6, blocks: [fold(`Audit (${warnings.length})`, blocks)] };
}
