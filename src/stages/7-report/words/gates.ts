// The gates' result in one line: how many passed, which failed with what number, which had nothing to go by.
import { code, cut, type Inline, joined } from '../../../document/inline.ts';
import { formatBeside, formatChangeBeside } from '../../../document/numbers.ts';
import type { GateResult } from '../../../results/gates.ts';

/** More are counted: the line is never left out, and a comment on a pull request has 64 KiB. */
const MOST_FAILED = 10;
const MOST_REASONS = 3;
const MOST_ALIKE = 5;
/** With the way out at its end. */
const LONGEST_REASON = 800;

/**
 * "Gates: 2 of 3 passed; failed: `test-mean-iou < 0.8` (0.7421)"; undefined without gates. Those with nothing to go by are
 * not counted: nobody shall read of a run that passed that none of its gates did.
 */
export function gatesLine(gates: readonly GateResult[]): Inline | undefined {
  if (gates.length === 0) return undefined;
  const passed = gates.filter(({ status }) => status === 'passed').length;
  const failed = gates.filter(({ status }) => status === 'failed');
  const others = gates.filter(({ status }) => status === 'not-applicable');
  const judged = gates.length - others.length;
  if (judged === 0) return ['No gate is applicable: ', inapplicable(others)];
  const parts: Inline[] = [`Gates: ${passed} of ${judged} passed`];
  if (failed.length > 0)
    parts.push(['failed: ', named(failed, MOST_FAILED, (gate) => [code(cut(gate.text)), number(gate)])]);
  if (others.length > 0) parts.push(['not applicable: ', inapplicable(others)]);
  return joined(parts, '; ');
}

/** The worst of what there is. */
export function gatesStatus(gates: readonly GateResult[]): GateResult['status'] {
  const order = ['failed', 'not-applicable'] as const;
  return order.find((status) => gates.some((gate) => gate.status === status)) ?? 'passed';
}

function number({ value, bound, baseline }: GateResult): string {
  if (value === null || bound === null) return '';
  return ` (${baseline === null ? formatBeside(value, bound) : formatChangeBeside(value, bound)})`;
}

/** Gates with the same reason stand together. */
function inapplicable(gates: readonly GateResult[]): Inline {
  const reasons = [...new Set(gates.map(({ sentence }) => sentence))];
  const shown = reasons.slice(0, MOST_REASONS).map((reason) => {
    const alike = gates.filter(({ sentence }) => sentence === reason);
    const texts = named(alike, MOST_ALIKE, (gate) => code(cut(gate.text)));
    return [texts, ` (${cut(reason, LONGEST_REASON)})`];
  });
  const more = gates.filter(({ sentence }) => reasons.indexOf(sentence) >= MOST_REASONS).length;
  return [joined(shown), more > 0 ? ` and ${more} more` : ''];
}

function named<T>(items: readonly T[], most: number, word: (item: T) => Inline): Inline {
  const more = items.length - most;
  return [joined(items.slice(0, most).map(word)), more > 0 ? ` and ${more} more` : ''];
}
