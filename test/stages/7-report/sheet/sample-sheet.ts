// Images of a contact sheet, as results.json and check.json list them.
import type { SheetImage } from '../../../../src/results/sheet.ts';

const PARTS = ['train', 'validation', 'test'] as const;

/** Of the sample run's masks: four classes, some pixels ignored. */
export function sheetImages(count: number, named = (i: number) => `images/${i}`): SheetImage[] {
  return Array.from({ length: count }, (_, i) => ({
    id: named(i),
    image: `${named(i)}.png`,
    label: `${named(i).replace('images', 'masks')}.png`,
    part: PARTS[i % PARTS.length] ?? null,
    height: 256,
    width: 256,
    'class-pixels': [60_000 - i, 4000, 536, 1000],
  }));
}
