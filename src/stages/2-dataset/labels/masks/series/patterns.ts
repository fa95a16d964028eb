// Words series as patterns that the settings `images` and `masks` take, so that what a message names can be pasted.
import { extname } from 'node:path/posix';
import type { NamedSeries } from '../../../../../errors.ts';
import { saidBy } from '../../../folder-words.ts';
import type { Series, SeriesFile } from './find.ts';

/** The series in their order, each with the file of the same picture where all have one. */
export function namedSeries(group: readonly Series[]): readonly NamedSeries[] {
  const common = [...group[0].files.keys()].find((key) => group.every(({ files }) => files.has(key)));
  const all = group.map(({ files }) => [...files.values()].flat());
  const differing = differingFolders(all.flat());
  const parts = foldersOfParts(all.flat());
  return group.map(({ naming, files }, i) => ({
    pattern: patternOf(naming.prefix, all[i], differing, parts),
    files: all[i].length,
    example: (files.get(common ?? '')?.[0] ?? all[i][0]).pieces.path,
  }));
}

/** Of the folders in common, by their place, those that aren't the same for all: each series must capture them. */
function differingFolders(all: readonly SeriesFile[]): ReadonlySet<number> {
  const names = new Map<number, Set<string>>();
  for (const { keyFolder } of all) {
    for (const [place, name] of keyFolder.split('/').slice(1).entries())
      names.set(place, (names.get(place) ?? new Set()).add(name));
  }
  return new Set([...names].filter(([, { size }]) => size > 1).map(([place]) => place));
}

/** By their depth the folders that say different parts: a series that lies in one part alone says it, too. */
function foldersOfParts(all: readonly SeriesFile[]): ReadonlySet<number> {
  const parts = new Map<number, Set<string>>();
  for (const { pieces } of all) {
    for (const [depth, { part }] of pieces.folders.entries())
      if (part !== undefined) parts.set(depth, (parts.get(depth) ?? new Set()).add(part));
  }
  return new Set([...parts].filter(([, { size }]) => size > 1).map(([depth]) => depth));
}

function patternOf(
  prefix: string,
  files: readonly SeriesFile[],
  differing: ReadonlySet<number>,
  parts: ReadonlySet<number>,
): string {
  const [first] = files;
  const depth = first.pieces.folders.length;
  if (files.some(({ pieces }) => pieces.folders.length !== depth)) return anyDepth(first);
  let place = 0;
  const folders = first.pieces.folders.map(({ rest, part }, at) => {
    const isOwn = at >= first.own.from && at < first.own.to;
    if (!isOwn && rest !== '' && differing.has(place++)) return `{folder${place}}`;
    const names = [...new Set(files.map((file) => segment(file, at)))];
    if ((names.length > 1 || parts.has(at)) && part !== undefined) return withPart(names, rest);
    return anyOf(names);
  });
  return [...folders, nameOf(prefix, files)].join('/');
}

function segment({ pieces }: SeriesFile, at: number): string {
  return pieces.path.split('/')[at];
}

/** `trainA` and `testA` are `{part}A`, `a_train_x` and `a_test_x` are `a_{part}_x`. */
function withPart(names: readonly string[], rest: string): string {
  const [name] = names;
  const at = name.indexOf(rest);
  if (rest !== '' && at >= 0) {
    const around = [name.slice(0, at), name.slice(at + rest.length)];
    const [before, after] = around.map((edge) => edge.replace(/[a-z]+/i, '{part}'));
    return `${before}${literal(rest)}${after}`;
  }
  if (rest === '' && names.every((one) => saidBy(one).part !== undefined)) return '{part}';
  const words = names.map((one) => one.split(/([\s_.-]+)/));
  const differing = words[0].flatMap((word, i) => (words.every((one) => one[i] === word) ? [] : [i]));
  const [where] = differing;
  const isPart = differing.length === 1 && words.every((one) => saidBy(one[where]).part !== undefined);
  return isPart ? words[0].map(literal).with(where, '{part}').join('') : anyOf(names);
}

function nameOf(prefix: string, files: readonly SeriesFile[]): string {
  const ends = files.map(({ pieces, key }) => pieces.stem.slice(prefix.length + key.length));
  const extensions = new Set(files.map(({ pieces }) => extname(pieces.path)));
  const extension = extensions.size === 1 ? literal([...extensions][0]) : '.*';
  return `${literal(prefix)}{name}${anyOf([...new Set(ends)])}${extension}`;
}

/** What lies at several depths is told by its first folder alone. */
function anyDepth({ pieces, own }: SeriesFile): string {
  const segments = pieces.path.split('/').slice(0, own.to).map(literal);
  return [...(own.from === 0 ? segments : []), '**'].join('/');
}

function anyOf(names: readonly string[]): string {
  return names.length === 1 ? literal(names[0]) : `{${names.map(literal).join(',')}}`;
}

/** What a pattern reads as a sign stands as "any character". */
function literal(text: string): string {
  return text.replace(/[[\](){}!+@*?\\|^$,]/g, '?');
}
