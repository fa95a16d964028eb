// Names of classes that are hardly meant to be two: people and tools write one class in several ways. Pure.

/** Signs between words, a dot or underscores at the end; a sign in front or behind may say more: "-1", "A-". */
const BETWEEN = /(?<=[\p{L}\p{N}])[\s_\-\u2010-\u2015./,:;]+(?=[\p{L}\p{N}])/gu;
const AROUND = /^[\s_]+|[\s_.,:;]+$/g;

/** Names that differ in case, blanks, signs between words or what can't be seen only. */
export function alikeIn(names: Iterable<string>): readonly (readonly string[])[] {
  const byFold = new Map<string, Set<string>>();
  for (const name of names) {
    const fold = name
      .normalize('NFC')
      .replace(/\p{Cf}/gu, '')
      .replace(BETWEEN, ' ')
      .replace(AROUND, '')
      .replace(/\s+/g, ' ')
      .toLowerCase();
    const own = byFold.get(fold) ?? new Set();
    byFold.set(fold, own.add(name));
  }
  return [...byFold.values()].filter(({ size }) => size > 1).map((own) => [...own]);
}

/** Names that a list gives to several of its classes. */
export function twiceIn(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) < i))];
}
