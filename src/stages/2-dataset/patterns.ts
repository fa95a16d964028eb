// Which files are images and which masks where the settings `images` and `masks` say it. Names only; nothing is opened.
import picomatch from 'picomatch';
import { type Fault, patternTooSlow } from '../../errors.ts';
import { matchBounded } from './bounded-match.ts';
import { type Layout, layOut, type PlacedFile, placedIn } from './layout.ts';

export interface GlobLayout {
  readonly layout: Layout;
  readonly faults: readonly Fault[];
}

/** Places files by globs where given; a file that both globs match is a mask. */
export function layOutByGlobs(
  files: readonly string[],
  globs: { readonly images: string | undefined; readonly masks: string | undefined },
): GlobLayout {
  const byNames = layOut(files);
  const faults: Fault[] = [];
  const select = (name: 'images' | 'masks'): readonly PlacedFile[] => {
    const pattern = globs[name];
    if (pattern === undefined) return byNames[name];
    const matched = matchGlob(name, pattern, files);
    faults.push(...matched.faults);
    return matched.files.map((path) => placedIn(path, matched.base));
  };
  const masks = select('masks');
  const isMask = new Set(masks.map(({ path }) => path));
  const images = select('images').filter(({ path }) => !isMask.has(path));
  return { layout: { images, masks }, faults };
}

/** The files that a glob of the setting `name` matches; `base`: the folders it begins with. */
export function matchGlob(
  name: 'images' | 'masks',
  pattern: string,
  files: readonly string[],
): { readonly files: readonly string[]; readonly base: string; readonly faults: readonly Fault[] } {
  const bare = pattern.replace(/^(?:\.\/)+/, '');
  const matches = matchBounded(picomatch.makeRe(bare).source, files);
  const base = staticBase(bare);
  if (matches === 'too-slow') return { files: [], base, faults: [patternTooSlow(name, pattern)] };
  return { files: files.filter((_, i) => matches[i] !== undefined), base, faults: [] };
}

/** The folders of a pattern before the first that holds a wildcard. */
function staticBase(pattern: string): string {
  const segments = pattern.split('/').slice(0, -1);
  const wild = segments.findIndex((segment) => /[*?[\]{}()!+@]/.test(segment));
  return segments.slice(0, wild < 0 ? segments.length : wild).join('/');
}
