// What a parser compares its input with: the short texts and the numbers that stand in its source.

const LONGEST = 16;

export function wordsIn(source: string, more: readonly string[]): readonly Uint8Array[] {
  const texts = [...source.matchAll(/"((?:[^"\\\n]|\\.)+)"/g)].map(([, text = '']) => unescaped(text));
  const short = [...texts, ...more].filter(({ length }) => length > 0 && length <= LONGEST);
  const words = [...new Set(short)].map((text) => Buffer.from(text, 'latin1'));
  const numbers = [...new Set(source.match(/\b\d{3,10}\b/g))].map(Number);
  return [...words, ...numbers.flatMap(written)].map((word) => new Uint8Array(word));
}

/** As JavaScript has it. */
function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gi,
    (_whole, two?: string, four?: string, one = '') => {
      const code = two ?? four;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return { n: '\n', r: '\r', t: '\t', '0': '\0' }[one as string] ?? one;
    },
  );
}

/** In both orders of bytes. */
function written(number: number): readonly Buffer[] {
  if (number > 0xffff_ffff) return [];
  const bytes = number > 0xffff ? 4 : 2;
  const [little, big] = [Buffer.alloc(bytes), Buffer.alloc(bytes)];
  little.writeUIntLE(number, 0, bytes);
  big.writeUIntBE(number, 0, bytes);
  return [little, big];
}
