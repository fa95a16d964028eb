// JSON from outside. Whoever walks through a value by calling itself, as schemas do, has only so much of a stack: a text that
// nests deeper than anything of ours is none.

/** results.json nests 9 deep. */
const DEEPEST = 100;

/**
 * Some editors put a mark in front of the text, which is no part of it.
 * @throws SyntaxError that says why, in one line
 */
export function parseJson(marked: string, reviver?: Parameters<typeof JSON.parse>[1]): unknown {
  const text = marked.replace(/^\uFEFF/, '');
  if (isDeep(text)) throw new SyntaxError(`it is nested more than ${DEEPEST} deep`);
  return JSON.parse(text, reviver);
}

function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === '[' || character === '{') {
      if (++depth > DEEPEST) return true;
    } else if (character === ']' || character === '}') depth--;
  }
  return false;
}

/** Of the quote that closes it; of a string without end the text's. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
