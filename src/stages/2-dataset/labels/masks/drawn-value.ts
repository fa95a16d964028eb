// Of one of several masks of an image, which shows one thing: the value that it was drawn with beside 0, where saving or
// scaling has put others between the two. Pure.
import type { RawMask } from '../../../../image/mask.ts';
import { valuesOf } from './count-values.ts';
import { type Counted, classPeaks, countedIn, radiiOf } from './peaks.ts';
import { distance } from './values.ts';

/** In radii of what saving does to a value: nothing lower was drawn, it's noise on 0, or numbers of classes. */
const LEAST = 5;
/** Of all pixels, as many hold one of the two, or nearly so. */
const NEAR = 0.7;
/** Of edges, fewer pixels have their neighbours' value. */
const FILLED = 0.25;

/** Undefined: the values weren't blended, or between more than these two. */
export function drawnValue(mask: RawMask): number | undefined {
  if (mask.form === 'palette') return undefined;
  const counted = countedIn(mask.form === 'grey' ? 'value' : 'color', valuesOf(mask));
  const { near } = radiiOf(counted);
  const others = classPeaks(counted).filter(
    ({ value, filled }) => filled > FILLED && distance(counted.by, value, 0) > 2 * near,
  );
  const drawn = others[0]?.value ?? highest(counted);
  if (others.length > 1 || drawn === undefined || distance(counted.by, drawn, 0) < LEAST * near)
    return undefined;
  return isBlend([0, drawn], near, counted) ? drawn : undefined;
}

/** What is thin may be blended everywhere. */
function highest({ by, counts }: Counted): number | undefined {
  return by === 'color' ? undefined : Math.max(...counts.keys());
}

/** Whether what lies between fills no areas; saved without loss, the values right beside the two are none of them. */
function isBlend(
  two: readonly number[],
  near: number,
  { by, pixels, counts, level, lossy }: Counted,
): boolean {
  let [within, beside, even] = [0, 0, 0];
  for (const [value, count] of counts) {
    const far = Math.min(...two.map((one) => distance(by, one, value)));
    if (far <= near) within += count;
    if (far <= (lossy ? near : 0)) continue;
    beside += count;
    even += level.get(value) ?? 0;
  }
  return within >= NEAR * pixels && even <= FILLED * beside;
}
