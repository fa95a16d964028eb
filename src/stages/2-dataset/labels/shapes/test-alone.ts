// Whether exports are of images to test on alone, beside others to train on that none of them names. Names only.
import { annotatedForTestAlone, type Fault } from '../../../../errors.ts';
import type { Resolved } from './resolve.ts';

export function lackingToTrain(tool: string, { images, unnamedToTrain }: Resolved): Fault | undefined {
  const named = [...images.values()];
  const parts = new Set(named.map(({ folderPart }) => folderPart));
  const isOfOthers = !parts.has('train') && !parts.has(undefined);
  if (!isOfOthers || unnamedToTrain.length === 0) return undefined;
  return annotatedForTestAlone(
    tool,
    named.map(({ image }) => image),
    unnamedToTrain,
  );
}
