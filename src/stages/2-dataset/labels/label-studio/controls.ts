// Which control of a project says the class, where annotators draw the same outlines with two of them: one for what a thing is and
// one for how it is, say. A pixel has one class. Pure.
import { controlsUnclear, type Fault } from '../../../../errors.ts';
import { placeOf, type Region } from './regions.ts';
import { isDrawn } from './shapes.ts';

export interface ChosenControl {
  /** Undefined: whatever was drawn counts. */
  readonly control?: string;
  readonly question?: Fault;
}

/** So few of all outlines are single mistakes, which are told as overlaps. */
const FEW = 0.1;

/** @param known the classes as the user lists them */
export function chooseControl(
  annotations: readonly { readonly regions: readonly Region[] }[],
  known: ReadonlySet<string> | undefined,
): ChosenControl {
  const drawn = annotations.map(({ regions }) => regions.filter(isDrawn));
  const again = drawn.reduce((sum, regions) => sum + drawnAgain(regions), 0);
  if (again <= FEW * drawn.flat().length) return {};
  const labels = new Map<string, Set<string>>();
  for (const region of drawn.flat())
    for (const label of region.labels)
      labels.set(region.control, (labels.get(region.control) ?? new Set()).add(label));
  const controls = [...labels].map(([name, values]) => ({ name, values: [...values].sort() }));
  const fitting = controls.filter(({ values }) =>
    values.every((value) => known?.has(value.normalize('NFC'))),
  );
  return fitting.length === 1 ? { control: fitting[0].name } : { question: controlsUnclear(controls) };
}

/** How many lie where one of another control lies and is called otherwise. */
function drawnAgain(regions: readonly Region[]): number {
  const places = new Map<string, Region[]>();
  for (const region of regions) places.set(placeOf(region), [...(places.get(placeOf(region)) ?? []), region]);
  return regions.filter((region) =>
    places
      .get(placeOf(region))!
      .some((other) => other.control !== region.control && !saysSame(region, other)),
  ).length;
}

function saysSame(one: Region, other: Region): boolean {
  return one.labels.join() === other.labels.join();
}
