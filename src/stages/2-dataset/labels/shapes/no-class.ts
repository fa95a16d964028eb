// What becomes of shapes that nobody has said the class of, in the exports of every tool: painted as background they would teach
// that nothing is there. Pure.
import {
  type ClassOfNames,
  type Fault,
  shapesWithoutClass,
  shapesWithoutClassAsOne,
  shapesWithoutClassLeftOut,
} from '../../../../errors.ts';
import { type ClassEntry, foldersOfClass } from '../../classes-file.ts';
import { BACKGROUND, NAMELESS } from '../../ground-names.ts';

/** Of how many shapes a class is, and an image with one. */
export interface Shown {
  readonly shapes: number;
  readonly image: string;
}

/** What the names in an export mean. */
export interface Naming {
  readonly shown: ReadonlyMap<string, Shown>;
  readonly isIgnored: (name: string) => boolean;
  /** As the user, else the model that is to be tested, lists them. */
  readonly known: readonly ClassEntry[] | undefined;
}

export interface SettledNameless {
  /** Names that are of no class. */
  readonly nameless: ReadonlySet<string>;
  /** The class that all shapes are of; undefined: what has no class counts for nothing. */
  readonly one: string | undefined;
  readonly faults: readonly Fault[];
}

/** What all are where none has a class. */
const ONE = 'object';
/** So many of all shapes are slips, which are left out; of more it's asked what they are. */
const FEW = 0.1;

export function settleNameless(
  names: readonly string[],
  { shown, isIgnored, known }: Naming,
): SettledNameless {
  const listed = new Set(known?.flatMap(foldersOfClass));
  const nameless = new Set(names.filter((name) => isNameless(name) && !listed.has(name) && !isIgnored(name)));
  const without = [...nameless].flatMap((name) => shown.get(name) ?? []);
  const others = names.filter((name) => !nameless.has(name));
  const count = without.reduce((sum, { shapes }) => sum + shapes, 0);
  const all = count + others.reduce((sum, name) => sum + (shown.get(name)?.shapes ?? 0), 0);
  if (count === 0) return { nameless, one: undefined, faults: [] };
  const { image } = without[0];
  if (count === all) return asOne(nameless, { all, image, others, isIgnored, known });
  const fault =
    count <= FEW * all
      ? shapesWithoutClassLeftOut(count, all, image)
      : shapesWithoutClass(count, all, image, {
          becomes: 'ignored',
          entries: [
            ...entriesOf(others, { isIgnored, known }),
            ...[...nameless].map((name) => ({ name, ignore: true })),
          ],
        });
  return { nameless, one: undefined, faults: [fault] };
}

interface Nameless extends Omit<Naming, 'shown'> {
  readonly all: number;
  readonly image: string;
  /** That no shape is of. */
  readonly others: readonly string[];
}

/** Of several classes that the tool or the user lists nobody has chosen one. */
function asOne(
  nameless: ReadonlySet<string>,
  { all, image, others, isIgnored, known }: Nameless,
): SettledNameless {
  const listed = known ?? others.filter((name) => !isIgnored(name)).map((name) => ({ name }));
  const [first, ...more] = thingsAmong(listed, known !== undefined);
  const one = first === undefined ? ONE : foldersOfClass(first)[0];
  const background = backgroundIn(others);
  const entries = [{ name: background }, { name: ONE, folder: [...nameless] }];
  const fault =
    more.length === 0
      ? shapesWithoutClassAsOne(all, one)
      : shapesWithoutClass(all, all, image, { becomes: 'one', entries });
  return { nameless, one, faults: [fault] };
}

/** @param isOfUser the first is the background where none is called so */
function thingsAmong(listed: readonly ClassEntry[], isOfUser: boolean): readonly ClassEntry[] {
  const called = listed.find((entry) => foldersOfClass(entry).some((of) => BACKGROUND.test(of)));
  const background = called ?? (isOfUser ? listed[0] : undefined);
  return listed.filter((entry) => entry !== background);
}

function backgroundIn(names: readonly string[]): string {
  return names.find((name) => BACKGROUND.test(name)) ?? 'background';
}

/** For a classes.json that says what is said already. */
export function entriesOf(
  names: readonly string[],
  { isIgnored, known }: Omit<Naming, 'shown'>,
): readonly ClassOfNames[] {
  const classes = names.filter((name) => !isIgnored(name) && !BACKGROUND.test(name));
  const listed = known?.map(({ name, folders }) =>
    folders === undefined ? { name } : { name, folder: folders },
  );
  return [
    ...(listed ?? [backgroundIn(names), ...classes].map((name) => ({ name }))),
    ...names.filter(isIgnored).map((name) => ({ name, ignore: true })),
  ];
}

export function isNameless(name: string): boolean {
  return NAMELESS.test(name);
}
