// Where the class ends that a pattern captures out of names, as "{class}_{name}" does: "american_bulldog_1" can be read in
// two ways. Names only.
import { classesInNamesAssumed } from '../../../../errors.ts';
import { CLASS } from '../../../1-config/pattern.ts';
import { longestCaptured, type Matched } from '../../patterns.ts';

/** By path, the class of each file, and what is to be said of it. */
export function classesCaptured({ pattern, files }: Matched, known: ReadonlySet<string>) {
  const longest = longestCaptured(
    pattern,
    CLASS,
    files.map(({ path }) => path),
  );
  const read = files.flatMap(({ path, captured }) => {
    const short = captured.get(CLASS);
    return short === undefined ? [] : [{ path, short, long: longest.get(path) ?? short }];
  });
  const withoutNumbers = read.map((one) => ({ ...one, long: beforeNumbers(one.long, one.short) }));
  const by = (way: 'short' | 'long') => new Map(withoutNumbers.map((one) => [one.path, one[way]]));
  if (known.size > 0)
    return { classes: new Map(read.map((one) => [one.path, knownIn(one, known)])), faults: [] };
  const [short, long] = [countsOf(by('short')), countsOf(by('long'))];
  if (isSamePartition(withoutNumbers) || areNames(long)) return { classes: by('short'), faults: [] };
  // Classes of one word and of several: what all have in common is the number behind them.
  const words = new Set(withoutNumbers.map((one) => wordsOf(one.long).length));
  const [chosen, other] = words.size > 1 ? [long, short] : [short, long];
  return {
    classes: by(words.size > 1 ? 'long' : 'short'),
    faults: [classesInNamesAssumed([...chosen], [...other.keys()])],
  };
}

interface Reading {
  readonly path: string;
  readonly short: string;
  readonly long: string;
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[\s_.-]+/);
}

/** "cat" of "cat_2020". */
function beforeNumbers(long: string, short: string): string {
  const bare = long.replace(/(?:[\s_.-]+\d+)+$/, '');
  return bare.length < short.length ? short : bare;
}

/** The longest name that the user has listed. */
function knownIn({ short, long }: Reading, known: ReadonlySet<string>): string {
  const fits = [...known].filter((name) => name.startsWith(short) && long.startsWith(name));
  return fits.sort((a, b) => b.length - a.length)[0] ?? short;
}

function countsOf(classes: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of classes.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function isSamePartition(all: readonly Reading[]): boolean {
  const longOf = new Map<string, string>();
  for (const { short, long } of all)
    if ((longOf.get(short) ?? long) !== long) return false;
    else longOf.set(short, long);
  return true;
}

/** Most stand there once: they tell pictures apart. */
function areNames(counts: ReadonlyMap<string, number>): boolean {
  const once = [...counts.values()].filter((count) => count === 1).length;
  return 2 * once > counts.size;
}
