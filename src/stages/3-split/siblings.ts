// Finds images whose names say that they show one thing (copies, tiles, both eyes of a patient, slices, frames) and that
// lie in several parts of the split. Plain numbering says nothing: each kind has a word or a form of its own.
import { type Fault, siblingsCross } from '../../errors.ts';
import type { Sample } from '../2-dataset/dataset.ts';
import { groupKeys } from '../2-dataset/group-keys.ts';
import type { Split } from './split.ts';

/** Each a `group-by` as a user would write it. */
const KINDS: readonly (readonly [what: string, groupBy: string])[] = [
  ['copies of one picture', '([^/]+)\\.rf\\.[0-9A-Za-z]{16,}'],
  ['copies of one picture', '([^/]+?)[_-](?:aug|augmented)[_-]?\\d*\\.[^/.]+$'],
  ['tiles of one picture', '([^/]+?)[_-]x\\d+[_-]y\\d+'],
  ['tiles of one picture', '([^/]+?)[_-]r(?:ow)?\\d+[_-]c(?:ol)?\\d+'],
  ['both sides of one patient', '([^/]+?)[_-](?:left|right|Left|Right)\\.[^/.]+$'],
  ['slices of one volume', '([^/]+?)[_-]slice[_-]?\\d+'],
  ['frames of one video', '([^/]+?)[_-]frame[_-]?\\d+'],
];
/** Fewer can't be divided into three parts and still tell anything. */
const FEWEST_GROUPS = 3;

/** One warning at most, of the first kind that crosses; `group-by` is then the user's. */
export function siblingFaults(
  samples: readonly Sample[],
  split: Split,
  groupBy: string | undefined,
): readonly Fault[] {
  if (groupBy !== undefined) return [];
  const trained = new Set(split.train);
  const tested = new Set(split.test.length > 0 ? split.test : split.validation);
  for (const [what, suggestion] of KINDS) {
    const { keys } = groupKeys(
      samples.map(({ image }) => image),
      suggestion,
    );
    if (keys.size === 0 || new Set(keys.values()).size < FEWEST_GROUPS) continue;
    const inTraining = new Set(
      samples.filter(({ id }) => trained.has(id)).map(({ image }) => keys.get(image)),
    );
    const crossing = samples.filter(({ id, image }) => {
      const key = keys.get(image);
      return tested.has(id) && key !== undefined && inTraining.has(key);
    });
    const part = split.test.length > 0 ? 'test' : 'validation';
    if (crossing.length > 0)
      return [
        siblingsCross({
          what,
          suggestion,
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
