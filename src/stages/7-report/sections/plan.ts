// The section of the plan: network and training, with the reason of each choice.
import { fold, paragraph, type Section, table } from '../../../document/document.ts';
import { cut, LONGEST_SENTENCE } from '../../../document/inline.ts';
import { plural } from '../../../document/numbers.ts';
import type { Results } from '../../../results/results.ts';

/** Network and training as planned, with the reason of each choice. */
export function planSection({ plan }: Results): Section {
  const rows = plan.reasons.map(({ setting, value, reason }) => [
    cut(setting),
    cut(value),
    cut(reason, LONGEST_SENTENCE),
  ]);
  const blocks = [
    paragraph(`Recipe ${plan.recipe}: ${cut(plan.network)}, ${plural(plan.parameters, 'parameter')}.`),
    ...(rows.length === 0
      ? []
      : [table('What was chosen and why', ['choice', 'value', 'reason'], rows, { text: [0, 1, 2] })]),
  ];
  return { id: 'plan', title: 'Plan', leaveOut: 10, blocks: [fold('Plan, with reasons', blocks)] };
}
