// Says how the classes of two runs differ, for after a colon. Plain text: nothing in it is escaped.
import type { Results } from '../../../results/results.ts';

type Classes = Pick<Results, 'classes'>;

/** More are counted, and longer names are cut: the text stands in a heading. */
const MOST_NAMES = 3;
const LONGEST_NAME = 30;

/** "the classes are not the same (only here: galaxy; only there: star)"; undefined: the same in the same order. */
export function classChanges(current: Classes, baseline: Classes): string | undefined {
  const [here, there] = [namesOf(current), namesOf(baseline)];
  if (JSON.stringify(here) === JSON.stringify(there)) return undefined;
  const parts = [...only('here', here, there), ...only('there', there, here)];
  if (parts.length === 0) return 'the classes are the same, but in another order';
  return `the classes are not the same (${parts.join('; ')})`;
}

function namesOf({ classes }: Classes): string[] {
  return classes.map(({ name }) => name);
}

function only(where: string, names: readonly string[], others: readonly string[]): string[] {
  const own = names.filter((name) => !others.includes(name));
  if (own.length === 0) return [];
  const shown = own.slice(0, MOST_NAMES).map(cut);
  const more = own.length - shown.length;
  return [`only ${where}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}

function cut(name: string): string {
  const characters = [...name];
  return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME - 1).join('')}…` : name;
}
