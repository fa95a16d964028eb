// Whether a pattern of actions/download-artifact takes the name of an artifact: minimatch's words, as far as names of
// artifacts have a use for them, which hold no slash.

const MOST_STARS = 4;

/** A pattern with other words takes none: nobody is warned of what isn't known. */
export function matchesName(pattern: string, name: string): boolean {
  const isNegated = pattern.startsWith('!');
  const positive = isNegated ? pattern.slice(1) : pattern;
  // Several stars are tried in all ways to lie.
  const stars = positive.match(/\*+/g)?.length ?? 0;
  if (/[()]|\{.*\{/.test(positive) || positive.startsWith('!') || stars > MOST_STARS) return false;
  const source = expression(positive);
  return source !== undefined && new RegExp(`^${source}$`, 'u').test(name) !== isNegated;
}

function expression(pattern: string): string | undefined {
  const parts = pattern.match(/\*+|\?|\[[^\]]+\]|\{[^{}]*\}|[\s\S]/gu) ?? [];
  const sources = parts.map((part) => {
    if (part.startsWith('*')) return '.*';
    if (part === '?') return '.';
    if (part.startsWith('[') && part.length > 1) return charactersOf(part);
    if (!part.startsWith('{') || !part.includes(',')) return literal(part);
    const words = part.slice(1, -1).split(',').map(expression);
    return words.includes(undefined) ? undefined : `(?:${words.join('|')})`;
  });
  return sources.includes(undefined) ? undefined : sources.join('');
}

/** `[a-c]`, `[!a-c]`; ranges the wrong way round are left alone. */
function charactersOf(part: string): string | undefined {
  const inside = part
    .slice(1, -1)
    .replace(/^!/, '^')
    .replace(/[\\[\]]/g, '\\$&');
  try {
    return new RegExp(`[${inside}]`, 'u').source;
  } catch {
    return undefined;
  }
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
