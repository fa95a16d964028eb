// Matches file names against a regular expression that may come with the data, for no longer than a moment: there are
// expressions that take a backtracking engine longer than the age of the universe. Whose they are is for its callers.
import { createContext, Script } from 'node:vm';

const LONGEST_MS = 5000;

/** The engine looks at the clock while it backtracks, but only where it runs as a script of its own. */
const SCRIPT = new Script(`
  const expression = new RegExp(source);
  texts.map((text) => {
    const match = expression.exec(text);
    return match === null ? null : [match[0], match[1] ?? null, Object.entries(match.groups ?? {})];
  });
`);

export interface Match {
  readonly whole: string;
  /** What the first capture group holds. */
  readonly captured: string | undefined;
  /** What the named groups hold that took part. */
  readonly named: ReadonlyMap<string, string>;
}

type Found = readonly [string, string | null, readonly (readonly [string, string | undefined])[]];

/**
 * The first match in each text; undefined where there's none.
 * @param source of a valid regular expression
 * @returns `too-slow` where that took too long
 */
export function matchBounded(
  source: string,
  texts: readonly string[],
  longestMs = LONGEST_MS,
): readonly (Match | undefined)[] | 'too-slow' {
  const context = createContext({ source, texts: [...texts] });
  try {
    const found = SCRIPT.runInContext(context, { timeout: longestMs }) as (Found | null)[];
    return Array.from(found, (match) => (match === null ? undefined : matchOf(match)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'too-slow';
    throw error;
  }
}

function matchOf([whole, captured, groups]: Found): Match {
  const named = groups.flatMap(([name, held]) => (held === undefined ? [] : [[name, held] as const]));
  return { whole, captured: captured ?? undefined, named: new Map(named) };
}
