// Finds the files that a line of a list names: by a path, also of another machine, or by a name, with what stands behind it
// or without. Names only; nothing is opened.
import { withoutExtension } from '../endings.ts';

/** Longer lines are no names. */
const LONGEST = 4096;
const MOST_FOLDERS = 32;
const MOST_WORDS = 8;
/** Labels and counts behind a name with spaces. */
const MOST_BEHIND = 3;

export type NameIndex = ReadonlyMap<string, readonly string[]>;

/** Files by the ends of their paths, without what says how they're stored: `a/b/1`, `b/1` and `1`. */
export function indexNames(files: readonly string[]): NameIndex {
  const keys = new Map<string, string[]>();
  for (const file of files) {
    let key = withoutExtension(file).normalize('NFC');
    for (;;) {
      const known = keys.get(key);
      if (known === undefined) keys.set(key, [file]);
      else known.push(file);
      const slash = key.indexOf('/');
      if (slash < 0) break;
      key = key.slice(slash + 1);
    }
  }
  return keys;
}

/** A line is a name or a path, also one of another machine; behind an image its mask, a label or a number may stand. */
export function filesNamed(line: string, keys: NameIndex): readonly string[] {
  if (line.length > LONGEST) return [];
  const whole = line
    .replaceAll('\\', '/')
    .normalize('NFC')
    .replace(/^"(.*)"$/, '$1');
  const exact = keys.get(whole) ?? keys.get(withoutExtension(whole));
  if (exact !== undefined) return exact;
  const [first, ...more] = whole.split(/[\s,;]+/, MOST_WORDS);
  const words = [first, ...more.filter((word) => word.includes('/'))];
  const found = words.flatMap((word) => filesAt(word, keys));
  if (found.length > 0) return found;
  let front = whole;
  for (let behind = 0; behind <= MOST_BEHIND && front !== ''; behind++) {
    const named = filesAt(front, keys);
    if (named.length > 0) return named;
    front = withoutLastWord(front);
  }
  return [];
}

const SEPARATOR = /[\s,;]/;

/** From behind: an expression for it would begin anew at each of many separators in a row. */
function withoutLastWord(text: string): string {
  let end = text.length;
  while (end > 0 && !SEPARATOR.test(text[end - 1]!)) end--;
  while (end > 0 && SEPARATOR.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}

/** By the longest end of the path that is known. */
function filesAt(path: string, keys: NameIndex): readonly string[] {
  for (const name of [path, withoutExtension(path)]) {
    // However long a line is, a path has few folders.
    const folders = name.split('/').slice(-MOST_FOLDERS);
    for (let from = 0; from < folders.length; from++) {
      const found = keys.get(folders.slice(from).join('/'));
      if (found !== undefined) return found;
    }
  }
  return [];
}
