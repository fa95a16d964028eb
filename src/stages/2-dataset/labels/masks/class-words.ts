// Images in one folder whose names say a class: cat.0.jpg beside dog.0.jpg, or 001_cat.jpg beside 002_dog.jpg. Names only.
import { basename, dirname, extname } from 'node:path/posix';
import { CLASS } from '../../../1-config/pattern.ts';
import { withoutExtension } from '../../endings.ts';
import { partWord, saidBy } from '../../folder-words.ts';
import { matchPattern } from '../../patterns.ts';

const FORMS = [
  {
    form: /^(?<word>\p{L}[\p{L} -]*)(?<separator>[._ -])\(?\d+\)?$/u,
    glob: (by: string) => `{class}${by}{name}`,
  },
  { form: /^\d+(?<separator>[._ -])(?<word>\p{L}[\p{L} -]*)$/u, glob: (by: string) => `{name}${by}{class}` },
];
const MOST_CLASSES = 100;
/** Of the images in the folder, in percent. */
const MOST = 90;
/** What words behind pictures say of them, and no class. */
const VIEWS =
  /^(?:left|right|front|back|top|bottom|side|before|after|pre|post|img|photo|picture|frame|image|rgb|depth|dsc|pxl)$/i;

/** The pattern of `images` that takes the words for classes; undefined: there are none. */
export function patternOfClassWords(
  files: readonly string[],
): { readonly pattern: string; readonly words: readonly string[] } | undefined {
  const folder = largestFolder(files);
  const inside = files.filter((file) => dirname(file) === folder);
  for (const { form, glob } of FORMS) {
    const said = inside
      .map((file) => form.exec(withoutExtension(basename(file)))?.groups)
      .filter((groups) => groups !== undefined);
    const separators = new Set(said.map(({ separator }) => separator));
    if (separators.size !== 1 || 100 * said.length < MOST * inside.length) continue;
    const words = [...new Set(said.map(({ word }) => word))].sort();
    const recur = 2 * words.length <= said.length;
    if (words.length < 2 || words.length > MOST_CLASSES || !recur || words.some(saysNoClass)) continue;
    const endings = new Set(inside.map((file) => extname(file)));
    const ending = endings.size === 1 ? [...endings][0] : '.*';
    const pattern = `${folder === '.' ? '' : `${folder}/`}${glob([...separators][0])}${ending}`;
    if (captures(pattern, inside, words)) return { pattern, words };
  }
  return undefined;
}

function largestFolder(files: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['.', 0] as const)[0];
}

function saysNoClass(word: string): boolean {
  return VIEWS.test(word) || saidBy(word).role !== undefined || partWord(word)?.kind === 'sure';
}

/** What is advised is to work. */
function captures(pattern: string, files: readonly string[], words: readonly string[]): boolean {
  const matched = matchPattern('images', pattern, files);
  const found = new Set(matched.files.flatMap(({ captured }) => captured.get(CLASS) ?? []));
  return matched.faults.length === 0 && words.every((word) => found.has(word.normalize('NFC')));
}
