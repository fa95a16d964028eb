// Whatever in src/ reads what others have written is reached by a fuzz target, or it's said here why not.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { read } from '../architecture-rules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = globSync('src/**/*.ts', { cwd: root }).sort();
const textOf = (path: string) => readFileSync(`${root}/${path}`, 'utf8');

/** How bytes and texts of others are read. */
const READS =
  /\b(?:parseJson|parseYaml|parseCsv|readTextInData|readEncodedText|inflateSync|inflateRawSync|gunzip|fromBinary)\(|\.(?:getUint|getBigUint|readUInt|readBigUInt)\w*\(/;

/** What reads, and why no target reaches it. */
const APART = new Map([
  ['src/post.ts', 'reads what the action has left for its own post step'],
  ['src/stages/3-split/group.ts', 'reads a hash of its own'],
  ['src/stages/7-report/model-card/browser.ts', 'writes an example'],
  ['src/provision/packages.ts', "reads this program's own package.json and lockfile"],
]);

/** All files of src/ that the targets import, by way of others as well. */
function reached(): ReadonlySet<string> {
  const found = new Set<string>();
  const left = globSync('test/fuzz/targets/*.ts', { cwd: root });
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    for (const to of read({ path, text: textOf(path) }).imports) {
      const file = to.startsWith('.') ? posix.join(posix.dirname(path), to) : to;
      if (!file.startsWith('src/') || !file.endsWith('.ts') || found.has(file)) continue;
      found.add(file);
      left.push(file);
    }
  }
  return found;
}

test('every reader is reached', () => {
  const all = reached();
  const readers = sources.filter((path) => READS.test(textOf(path)));
  expect(readers.length).toBeGreaterThan(40);
  expect(readers.filter((path) => !all.has(path) && !APART.has(path))).toEqual([]);
});

test('what is told apart is there, and apart', () => {
  const all = reached();
  for (const path of APART.keys())
    expect([path, sources.includes(path), all.has(path)]).toEqual([path, true, false]);
});
