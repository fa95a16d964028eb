// Judges the gates of `fail-if` by what was joined: the model that came of it on the test images, and nothing else.
import type { GateResult } from '../../../results/gates.ts';
import type { Merged } from '../../../results/merged.ts';
import { type Gate, isComparing, isOfTest } from '../../1-config/gates/grammar.ts';
import { inapplicable, judgeValue } from '../gates.ts';

/** In order. What is a matter of one training, or of a baseline, is not applicable. */
export function judgeMerged(
  gates: readonly Gate[],
  { task, test, 'not-tested': reason }: Pick<Merged, 'task' | 'test' | 'not-tested'>,
): GateResult[] {
  return gates.map((gate) => {
    if (isComparing(gate)) return inapplicable(gate, 'joined runs are compared with no baseline');
    if (gate.kind === 'finding') return inapplicable(gate, 'each run is diagnosed by itself');
    if (!isOfTest(gate.metric)) return inapplicable(gate, 'each run was trained and validated by itself');
    if (test === null) return inapplicable(gate, reason ?? 'the model was not tested');
    return judgeValue(gate, { task, test, history: [], 'best-epoch': 0 });
  });
}
