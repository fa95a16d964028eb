// Which kinds of files belong together by the names of their pictures. Where names as they are pair, none is cut further:
// of tiles "a_y0" and "a_y512", each with its mask, a mask that is missing doesn't make them two files of a picture "a".
import type { Naming } from './names.ts';

/** The files of one naming. */
export interface Candidates {
  readonly naming: Naming;
  /** Their places in the list of all, by what the picture is called. */
  readonly byKey: Map<string, number[]>;
}

/** Of the smaller of two series, as many have a partner. */
const PAIRED_SHARE = 0.5;

export interface Partner {
  readonly other: Candidates;
  /** In common. */
  readonly pairs: number;
}

/** @param least so many pairs at least */
export function partnersAmong(
  all: readonly Candidates[],
  least: number,
): ReadonlyMap<Candidates, readonly Partner[]> {
  const partners = new Map(all.map((one) => [one, partnersOf(one, all, least)]));
  const arePartners = (one: Candidates, other: Candidates) =>
    one === other ? partners.get(one)!.length > 0 : partners.get(one)!.some((each) => each.other === other);
  const wider = new Map(all.map((one) => [one, widerThan(one, all)]));
  const cutsPairs = (one: Candidates, other: Candidates) =>
    wider
      .get(one)!
      .some((mine) =>
        wider
          .get(other)!
          .some((theirs) => mine.cut !== theirs.cut && arePartners(mine.candidates, theirs.candidates)),
      );
  return new Map([...partners].map(([one, own]) => [one, own.filter(({ other }) => !cutsPairs(one, other))]));
}

function partnersOf(one: Candidates, all: readonly Candidates[], least: number): readonly Partner[] {
  return all
    .filter((other) => other !== one)
    .map((other) => ({ other, pairs: sharedKeys(one, other) }))
    .filter(
      ({ other, pairs }) =>
        pairs >= least && pairs >= PAIRED_SHARE * Math.min(one.byKey.size, other.byKey.size),
    );
}

function sharedKeys(one: Candidates, other: Candidates): number {
  const [small, large] = one.byKey.size < other.byKey.size ? [one, other] : [other, one];
  let shared = 0;
  for (const key of small.byKey.keys()) if (large.byKey.has(key)) shared++;
  return shared;
}

/** Those that hold the same files and more, since less is cut off their names; `cut`: what is cut off besides. */
function widerThan({ naming }: Candidates, all: readonly Candidates[]) {
  return all.flatMap((candidates) => {
    const { folder, prefix, ending } = candidates.naming;
    const isWider =
      folder === naming.folder && naming.prefix.startsWith(prefix) && naming.ending.endsWith(ending);
    const cut = `${naming.prefix.slice(prefix.length)}\0${naming.ending.slice(0, naming.ending.length - ending.length)}`;
    return isWider && cut !== '\0' ? [{ candidates, cut }] : [];
  });
}
