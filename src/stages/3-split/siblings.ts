// Finds images whose names say that they show one thing and that lie in several parts of the split.
import { type Fault, siblingsCross } from '../../errors.ts';
import type { Dataset } from '../2-dataset/dataset.ts';
import { groupKeys } from '../2-dataset/group-keys.ts';
import { SIBLING_KINDS, type SiblingKind } from './sibling-kinds.ts';
import type { Split } from './split.ts';

/** Fewer can't be divided into three parts and still tell anything. */
const FEWEST_GROUPS = 3;

/** One warning at most, of the first kind that crosses; `group-by` is then the user's. */
export function siblingFaults(dataset: Dataset, split: Split, groupBy: string | undefined): readonly Fault[] {
  if (groupBy !== undefined) return [];
  const { samples } = dataset;
  const trained = new Set(split.train);
  const part = split.test.length > 0 ? 'test' : 'validation';
  const tested = new Set(split[part]);
  for (const kind of SIBLING_KINDS) {
    const keys = keysBy(kind, dataset);
    const inTraining = new Set(
      samples.filter(({ id }) => trained.has(id)).flatMap(({ image }) => keys.get(image) ?? []),
    );
    const crossing = samples.filter(({ id, image }) => {
      const key = keys.get(image);
      return tested.has(id) && key !== undefined && inTraining.has(key);
    });
    if (crossing.length > 0)
      return [
        siblingsCross({
          what: kind.what,
          suggestion: kind.groupBy,
          part,
          crossing: crossing.length,
          of: tested.size,
          example: crossing[0]!.image,
          isGiven: split.source === 'folders',
        }),
      ];
  }
  return [];
}

/** By image what it shares with its siblings; empty where the names are none of this kind. */
function keysBy({ groupBy, isMeant }: SiblingKind, dataset: Dataset): ReadonlyMap<string, string> {
  const images = dataset.samples.map(({ image }) => image);
  const { keys } = groupKeys(images, groupBy);
  const groups = new Map<string, string[]>();
  for (const [image, key] of keys) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [image]);
    else group.push(image);
  }
  const classes = dataset.task === 'classification' ? dataset.classes.length : 0;
  const isKind = groups.size >= FEWEST_GROUPS && (isMeant?.(groups, classes) ?? true);
  return isKind ? keys : new Map();
}
