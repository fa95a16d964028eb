// The name of every file in dist/, by what it holds: an entry's own, `vendor-` and the package, or the path of the
// source file that makes most of it.
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
    const wanted = /-[A-Z0-9]{8}\.js$/.test(old) ? wordsOf(output, asked) : old.replace(/\.js$/, '');
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}-${count}`;
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

function wordsOf({ entryPoint, inputs }, asked) {
  const main = entryPoint ?? mostOf(inputs, (file) => file);
  if (main === undefined) return 'esbuild';
  if (packageOf(main) === undefined)
    return main
      .replace(/^src\//, '')
      .replace(/\.ts$/, '')
      .replaceAll(/\W+/g, '-');
  const known = mostOf(inputs, (file) => (asked.has(packageOf(file)) ? packageOf(file) : undefined));
  return `${VENDOR}${(known ?? mostOf(inputs, packageOf)).replace('@', '').replace('/', '-')}`;
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
