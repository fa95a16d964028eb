// Finds the masks and the image of each. Names only; nothing is opened.
import { noImages, noMasks } from '../../../../errors.ts';
import { findPartFolders, saidAssumed } from '../../part-folders.ts';
import type { DataFolder, Found } from '../source.ts';
import type { Pair } from './pair.ts';
import { pairAll } from './several.ts';
import { whyMasks } from './why.ts';

export async function findMasks({ settings, files, placed }: DataFolder): Promise<Found<Pair>> {
  const { layout, faults } = placed();
  const { images, masks } = layout;
  const none = { items: [], why: 'no masks with their images' } as const;
  if (faults.length > 0) return { ...none, claim: 'certain', faults };
  const asked = settings.masks !== undefined;
  const nothing = { ...none, claim: asked ? 'certain' : undefined } as const;
  if (images.length === 0) return { ...nothing, faults: [noImages(settings.data, masks.length)] };
  if (masks.length === 0) return { ...nothing, faults: [noMasks(settings.data, images.length)] };
  const { pairs, faults: unpaired } = pairAll(layout);
  // A mask that is missing here and there is a fault of its own; where most are, it's doubtful what the folders mean.
  const most = 2 * pairs.length >= images.length;
  const why = pairs.length === 0 ? none.why : whyMasks(pairs, settings);
  const byNames = settings.images === undefined && pairs.some(({ part }) => part !== undefined);
  const said = byNames ? saidAssumed(findPartFolders(files), files) : [];
  return { claim: asked || most ? 'certain' : 'likely', why, items: pairs, faults: [...said, ...unpaired] };
}
