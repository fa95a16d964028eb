// Whether the masks of one part, folder or half of the files show as foreground what those of another show as background. Pure.
import { dirname } from 'node:path/posix';
import { type Fault, masksSeemInverted, type ShareOfMasks } from '../../../../errors.ts';
import { quote } from '../../../../shared/quote.ts';
import type { ClassInfo } from '../../terms.ts';
import type { SampleWith } from '../source.ts';
import type { MaskLabel } from './label.ts';

type Masked = Pick<SampleWith<MaskLabel>, 'label' | 'part' | 'classCounts'>;

/** What fewer masks hold differs by chance. */
const LEAST_MASKS = 3;
/** As many of a group show more, or less, of the class than half. */
const NEARLY_ALL = 0.9;
/** By so much the shares differ: a field of view and a small lesion do not. */
const FAR = 0.5;

interface Group {
  readonly of: string;
  readonly masks: readonly Masked[];
}

/** One warning at most; none where there are more than two classes, which can be exchanged in other ways. */
export function auditInverted(samples: readonly Masked[], classes: readonly ClassInfo[]): readonly Fault[] {
  if (classes.length !== 2) return [];
  for (const groups of [byPart(samples), byFolder(samples), halves(samples)]) {
    const large = groups.filter(({ masks }) => masks.length >= LEAST_MASKS);
    const [low, high] = [
      large.find((group) => isMostly(group, false)),
      large.find((group) => isMostly(group, true)),
    ];
    if (low === undefined || high === undefined) continue;
    if (shareIn(high.masks) - shareIn(low.masks) < FAR) continue;
    return [masksSeemInverted(classes[1].name, sideOf(low), sideOf(high))];
  }
  return [];
}

function byPart(samples: readonly Masked[]): readonly Group[] {
  return grouped(samples, ({ part }) => part).map(([part, masks]) => ({ of: quote(part), masks }));
}

function byFolder(samples: readonly Masked[]): readonly Group[] {
  const folders = grouped(samples, ({ label }) => dirname(label.files[0].file));
  return folders.map(([folder, masks]) => ({ of: quote(`${folder}/`), masks }));
}

function halves(samples: readonly Masked[]): readonly Group[] {
  const middle = Math.ceil(samples.length / 2);
  return [
    { of: 'the first half', masks: samples.slice(0, middle) },
    { of: 'the second half', masks: samples.slice(middle) },
  ];
}

function grouped(
  samples: readonly Masked[],
  keyOf: (sample: Masked) => string | undefined,
): readonly (readonly [string, readonly Masked[]])[] {
  const groups = new Map<string, Masked[]>();
  for (const sample of samples) {
    const key = keyOf(sample);
    if (key === undefined) continue;
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [sample]);
    else own.push(sample);
  }
  return [...groups];
}

function isMostly({ masks }: Group, high: boolean): boolean {
  const own = masks.filter((mask) => shareIn([mask]) > 0.5 === high);
  return own.length >= NEARLY_ALL * masks.length;
}

/** Of the second class. */
function shareIn(masks: readonly Masked[]): number {
  const counts = masks.map(({ classCounts }) => classCounts);
  const [background, foreground] = [0, 1].map((index) => counts.reduce((sum, own) => sum + own[index], 0));
  return foreground / Math.max(1, background + foreground);
}

function sideOf({ of, masks }: Group): ShareOfMasks {
  return { of, percent: Math.round(100 * shareIn(masks)), example: masks[0].label.files[0].file };
}
