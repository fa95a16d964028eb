// The name of every file in dist/, by what it holds: an entry's own, `vendor-` and the package, or the folder of the
// source that makes most of it, and where another has that name, what makes most of that folder.
import { basename } from 'node:path';

/** Begins the names of files that hold packages. */
export const VENDOR = 'vendor-';

/** `@actions/core` of `node_modules/@actions/core/lib/core.js`; undefined for a file of the source. */
export function packageOf(file) {
  return /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

/** New name by old one, of the files in esbuild's metafile. */
export function namesOf({ inputs, outputs }) {
  const names = new Map();
  const taken = new Set();
  const asked = packagesAskedFor(inputs);
  for (const [path, output] of Object.entries(outputs).sort(bySize)) {
    const old = basename(path);
    const wanted = /-[A-Z0-9]{8}\.js$/.test(old) ? namesFor(output, asked) : [old.replace(/\.js$/, '')];
    const numbered = (count) => `${wanted.at(-1)}-${count}`;
    let name = wanted.find((free) => !taken.has(free)) ?? numbered(2);
    for (let count = 3; taken.has(name); count++) name = numbered(count);
    taken.add(name);
    names.set(old, `${name}.js`);
  }
  return names;
}

/** The largest first, those of one size by what they are. */
function bySize([, a], [, b]) {
  const words = ({ entryPoint, inputs }) => [entryPoint, ...Object.keys(inputs)].join();
  return b.bytes - a.bytes || (words(a) < words(b) ? -1 : 1);
}

/** Those that the source itself imports: the others come with them. */
function packagesAskedFor(inputs) {
  const own = Object.entries(inputs).filter(([file]) => file.startsWith('src/'));
  return new Set(own.flatMap(([, { imports }]) => imports.map(({ path }) => packageOf(path))));
}

/** What a file may be called, the best first. */
function namesFor({ entryPoint, inputs }, asked) {
  if (entryPoint !== undefined) return [roomsOf(entryPoint).join('-')];
  const main = mostOf(inputs, (file) => file);
  if (main === undefined) return ['esbuild'];
  if (packageOf(main) === undefined) return sourceNames(inputs);
  const known = mostOf(inputs, (file) => (asked.has(packageOf(file)) ? packageOf(file) : undefined));
  return [`${VENDOR}${(known ?? mostOf(inputs, packageOf)).replace('@', '').replace('/', '-')}`];
}

/** The file that makes most of it, and before it the folders around: from the innermost that makes more than half. */
function sourceNames(inputs) {
  const names = [];
  let files = inputs;
  for (let depth = 1; ; depth++) {
    const pathTo = (file) => roomsOf(file).slice(0, depth).join('-');
    const most = mostOf(files, pathTo);
    files = Object.fromEntries(Object.entries(files).filter(([file]) => pathTo(file) === most));
    if (bytesOf(files) > bytesOf(inputs) / 2) names.length = 0;
    names.push(most);
    if (Object.keys(files).some((file) => roomsOf(file).length === depth)) return names;
  }
}

/** `src/stages/2-dataset/labels/find.ts` is in `stages-2-dataset`, in `labels`, and is `find`. */
function roomsOf(file) {
  const path = file.replace(/^src\/(?:stages\/)?/, (start) => (start === 'src/' ? '' : 'stages-'));
  return path.replace(/\.ts$/, '').split('/');
}

/** What most bytes are of, and by name where two are equal. */
function mostOf(inputs, of) {
  const bytes = new Map();
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const what = of(file);
    if (what !== undefined) bytes.set(what, (bytes.get(what) ?? 0) + bytesInOutput);
  }
  return [...bytes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

function bytesOf(inputs) {
  return Object.values(inputs).reduce((sum, { bytesInOutput }) => sum + bytesInOutput, 0);
}
