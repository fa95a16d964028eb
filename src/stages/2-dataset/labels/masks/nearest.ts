// Reads masks whose values were blended: as if each pixel held the nearest value that is a class. Pure.
import { type Fault, maskPeakOutsideClasses, masksFarFromClasses, masksUnclear } from '../../../../errors.ts';
import type { ClassEntry } from '../../classes-file.ts';
import { type Look, lookAt } from './blended.ts';
import { oneClassEach } from './classes-json.ts';
import { type ChosenEncoding, chooseEncoding, type Said } from './encoding.ts';
import type { NamedMask } from './found.ts';
import type { MaskEncoding } from './label.ts';
import { type Counted, classPeaks, radiiOf } from './peaks.ts';
import { percent } from './percent.ts';
import { distance, greyColor, nameRaw, nearestOf } from './values.ts';

/** A pixel that far from every class is none of them, and as many pixels of such make it doubtful what the masks are. */
const FAR = 48;
const MOST_FAR = 0.25;

/** Like `chooseEncoding`, of what lies nearest. Masks that hold nothing between their values are read as they are. */
export function chooseNearest(masks: readonly NamedMask[], said: Said): ChosenEncoding {
  const look = lookAt(masks);
  const { kind, counted, blend } = look;
  const given = givenValues(masks, said, look);
  if (given !== undefined) {
    const chosen = chooseEncoding(
      masks.map((mask) => snapped(mask, given)),
      said,
    );
    return { ...asNearest(chosen), faults: [...givenFaults(given, counted), ...chosen.faults] };
  }
  if (kind === 'flat') return asNearest(chooseEncoding(masks, said));
  const { by } = counted;
  const peaks = blend?.peaks ?? [];
  const chosen = chooseEncoding(
    masks.map((mask) => snapped(mask, { by, values: peaks })),
    said,
  );
  if (blend?.isClear) return asNearest(chosen);
  const names = said.spec?.classes.map(({ name }) => name);
  const fault = masksUnclear(
    peaks.map((value) => nameRaw(by, value)),
    oneClassEach(peaks, by, names),
  );
  return { ...asNearest(chosen), faults: [fault] };
}

function asNearest(chosen: ChosenEncoding): ChosenEncoding {
  return { ...chosen, encoding: { ...chosen.encoding, nearest: true } };
}

interface Targets {
  readonly by: MaskEncoding['by'];
  readonly values: readonly number[];
}

/** What the list of classes says that masks hold; undefined: nothing, its colours are only for display. */
function givenValues(
  masks: readonly NamedMask[],
  { spec, ignored }: Said,
  { kind, counted }: Look,
): Targets | undefined {
  const entries = spec?.classes ?? [];
  const values = entries.flatMap(({ value, more }) => [value ?? [], more?.values ?? []].flat());
  const colors = entries.flatMap(colorsOf);
  const isColored = counted.by === 'color' || masks.some(({ mask }) => mask.form === 'color');
  if (!isColored && values.length > 0)
    return { by: 'value', values: [...values, ...(ignored?.values ?? [])] };
  const isGrey = colors.every((color) => greyColor(color & 255) === color);
  if (colors.length === 0 || !(isColored || (isGrey && kind !== 'flat'))) return undefined;
  return { by: 'color', values: [...colors, ...(ignored?.colors ?? [])] };
}

function colorsOf({ color, more }: ClassEntry): readonly number[] {
  return [color ?? [], more?.colors ?? []].flat();
}

/** A mask as if it held nothing but these values. */
function snapped({ file, mask }: NamedMask, { by, values }: Targets): NamedMask {
  const counts = new Map<number, number>();
  for (const [value, pixels] of mask.counts) {
    const own =
      by === 'value' || mask.form === 'color'
        ? value
        : mask.form === 'grey'
          ? greyColor(value)
          : mask.palette?.get(value);
    const nearest = own === undefined ? undefined : nearestOf(values, own, by);
    if (nearest !== undefined) counts.set(nearest, (counts.get(nearest) ?? 0) + pixels);
  }
  const form = by === 'color' ? 'color' : 'grey';
  return { file, mask: { ...mask, form, counts, level: new Map(), palette: undefined } };
}

/** A list of classes that leaves out what fills areas, or lies far from what the masks hold. */
function givenFaults(given: Targets, counted: Counted): readonly Fault[] {
  const { by } = counted;
  // Grey masks may have been given greys as colours.
  const values = given.by === by ? given.values : given.values.map((color) => color & 255);
  const { near } = radiiOf(counted);
  const share = (pixels: number) => percent(pixels / counted.pixels);
  const faults: Fault[] = classPeaks(counted)
    .filter((peak) => values.every((value) => distance(by, value, peak.value) > 2 * near))
    .map((peak) => maskPeakOutsideClasses(nameRaw(by, peak.value), share(peak.around)));
  const scale = near / radiiOf({ ...counted, counts: new Map() }).near;
  let far = 0;
  for (const [value, pixels] of counted.counts)
    if (values.every((one) => distance(by, one, value) > FAR * scale)) far += pixels;
  if (faults.length === 0 && far > MOST_FAR * counted.pixels)
    faults.push(
      masksFarFromClasses(
        share(far),
        values.map((value) => nameRaw(by, value)),
      ),
    );
  return faults;
}
