// Names of classes that are hardly meant to be two: people and tools write one class in several ways. Pure.

/** Names that differ in case or blanks only. */
export function alikeIn(names: Iterable<string>): readonly (readonly string[])[] {
  const byFold = new Map<string, Set<string>>();
  for (const name of names) {
    const fold = name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
    const own = byFold.get(fold) ?? new Set();
    byFold.set(fold, own.add(name));
  }
  return [...byFold.values()].filter(({ size }) => size > 1).map((own) => [...own]);
}

/** Names that a list gives to several of its classes. */
export function twiceIn(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) < i))];
}
