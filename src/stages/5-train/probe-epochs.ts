// Which epochs of a training fit the head alone, and do no steps. Pure.
import type { Plan } from '../4-plan/plan.ts';

type Beginning = Pick<Plan, 'linearProbe'>;

/** How many there are; they go first. */
export function probeEpochs({ linearProbe }: Beginning): number {
  return linearProbe ? 1 : 0;
}

/** @param epoch from 1 */
export function isLinearProbe(plan: Beginning, epoch: number): boolean {
  return epoch > 0 && epoch <= probeEpochs(plan);
}
