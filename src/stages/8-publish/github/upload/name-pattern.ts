// Whether a pattern of actions/download-artifact takes the name of an artifact: minimatch's words, as far as names of
// artifacts have a use for them, which hold no slash.

const PARTS = /\*+|\?|\[[^\]]+\]|\{[^{}]*\}|[\s\S]/gu;

/** A pattern with other words takes none: nobody is warned of what isn't known. */
export function matchesName(pattern: string, name: string): boolean {
  const isNegated = pattern.startsWith('!');
  const positive = isNegated ? pattern.slice(1) : pattern;
  if (/[()]|\{.*\{/.test(positive) || positive.startsWith('!')) return false;
  const characters = [...name];
  const ends = endsOf(positive, characters, [0]);
  return ends !== undefined && ends.includes(characters.length) !== isNegated;
}

/**
 * Where a pattern may end that begins at one of these places: all ways to lie at once, since an expression would try those of
 * several stars one after the other, for seconds. Undefined: it has words that aren't known.
 */
function endsOf(
  pattern: string,
  characters: readonly string[],
  starts: readonly number[],
): readonly number[] | undefined {
  let places: readonly number[] | undefined = starts;
  for (const part of pattern.match(PARTS) ?? [])
    if (places !== undefined) places = endsOfPart(part, characters, places);
  return places;
}

function endsOfPart(
  part: string,
  characters: readonly string[],
  starts: readonly number[],
): readonly number[] | undefined {
  if (part.startsWith('*')) {
    const first = Math.min(...starts);
    return [...characters.keys(), characters.length].filter((place) => place >= first);
  }
  if (part.startsWith('{') && part.includes(',')) {
    const words = part.slice(1, -1).split(',');
    const ends = words.map((word) => endsOf(word, characters, starts));
    return ends.every((some) => some !== undefined) ? [...new Set(ends.flat())] : undefined;
  }
  if (part.startsWith('[') && part.length > 1) {
    const choice = charactersOf(part);
    return choice && behind(starts, characters, (character) => choice.test(character));
  }
  if (part === '?') return behind(starts, characters, () => true);
  return [...part].reduce(
    (places, own) => behind(places, characters, (character) => character === own),
    starts,
  );
}

/** The places behind a character that is taken. */
function behind(
  places: readonly number[],
  characters: readonly string[],
  takes: (character: string) => boolean,
): readonly number[] {
  return places.filter((at) => at < characters.length && takes(characters[at]!)).map((at) => at + 1);
}

/** `[a-c]`, `[!a-c]`; ranges the wrong way round are left alone. */
function charactersOf(part: string): RegExp | undefined {
  const inside = part
    .slice(1, -1)
    .replace(/^!/, '^')
    .replace(/[\\[\]]/g, '\\$&');
  try {
    return new RegExp(`^[${inside}]$`, 'u');
  } catch {
    return undefined;
  }
}
