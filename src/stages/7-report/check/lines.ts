// The lines of a check for a log or a terminal: what was understood.
import { blocksText } from '../../../document/text/render.ts';
import type { CheckResults } from '../../../results/check.ts';
import { checkFacts } from './document.ts';

export function checkLines(check: CheckResults): readonly string[] {
  const none = check.faults.length === 0 ? ['', 'No faults.'] : [''];
  return [...blocksText(checkFacts(check)), ...none];
}
