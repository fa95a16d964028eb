// Finds the masks and the image of each. Names only; nothing is opened.
import { noImages, noMasks } from '../../../../errors.ts';
import type { DataFolder, Found } from '../source.ts';
import { type Pair, pairFiles } from './pair.ts';

export async function findMasks({ settings, placed }: DataFolder): Promise<Found<Pair>> {
  const { layout, faults } = placed();
  const { images, masks } = layout;
  if (faults.length > 0) return { claim: 'certain', items: [], faults };
  const asked = settings.masks !== undefined;
  const nothing = { claim: asked ? 'certain' : undefined, items: [] } as const;
  if (images.length === 0) return { ...nothing, faults: [noImages(settings.data, masks.length)] };
  if (masks.length === 0) return { ...nothing, faults: [noMasks(settings.data, images.length)] };
  const { pairs, faults: unpaired } = pairFiles(layout);
  // A mask that is missing here and there is a fault of its own; where most are, it's doubtful what the folders mean.
  const most = 2 * pairs.length >= images.length;
  return { claim: asked || most ? 'certain' : 'likely', items: pairs, faults: unpaired };
}
