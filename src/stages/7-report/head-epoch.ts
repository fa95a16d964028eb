// Which epoch of a run fitted the head of a pretrained network alone: it did no steps, so that it has no learning rate, and its
// training loss is of images as they are. It knows no words.
import type { Results } from '../../results/results.ts';

export type Probed = { readonly plan: Pick<Results['plan'], 'linear-probe'> };

export function isHeadAlone({ plan }: Probed, { epoch }: { readonly epoch: number }): boolean {
  return plan['linear-probe'] && epoch === 1;
}
