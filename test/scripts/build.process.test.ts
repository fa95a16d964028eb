// What the build makes of the source: which files dist/ has, what each holds, what a program loads before it knows
// what it's asked for, and how much of it one changed line changes.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bundle, bundle } from '../../scripts/build/bundle.mjs';
import { packageOf } from '../../scripts/build/names.mjs';

const PROJECT = resolve(import.meta.dirname, '..', '..');
/** What a clone, and every run of the action, downloads. */
const MOST_BYTES = 7_000_000;
const MOST_FILES = 120;
/** Each has to be found, read and linked before anything is said. */
const MOST_AT_START = 30;

let built: Bundle;

beforeAll(async () => {
  built = await bundle();
});

/** The files whose code is in the file of dist/. */
function filesIn(name: string): string[] {
  const [path] = [...built.names].find(([, renamed]) => renamed === name)!;
  const { inputs } = built.metafile.outputs[`dist/${path}`]!;
  return Object.keys(inputs).filter((file) => inputs[file]!.bytesInOutput > 0);
}

/** What is loaded with the file, at once. */
function loadedWith(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const imports = built.texts.get(name)!.matchAll(/(?:\bfrom|\bimport) ?"\.\/([^"]+)"/g);
  for (const [, file] of imports) loadedWith(file!, seen);
  return seen;
}

test('what is committed is small enough to be cloned with every run', () => {
  const bytes = [...built.texts.values()].reduce((sum, text) => sum + text.length, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
  expect(built.texts.size).toBeLessThan(MOST_FILES);
});

test('a file is named after what it holds, never by a hash', () => {
  const names = [...built.texts.keys()];
  expect(names).toContain('vendor-echarts.js');
  expect(names.filter((name) => /-[A-Z0-9]{8}\.js$/.test(name))).toEqual([]);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});

test('packages and the source never share a file', () => {
  for (const name of built.texts.keys()) {
    const source = filesIn(name).filter((file) => file.startsWith('src/'));
    const packages = filesIn(name).filter((file) => packageOf(file) !== undefined);
    expect(name.startsWith('vendor-') ? source : packages, name).toEqual([]);
  }
});

test('no package is there in two versions, but where one that needs the older leaves no choice', () => {
  const versions = new Map<string, Set<string>>();
  for (const name of built.texts.keys())
    for (const file of filesIn(name)) {
      const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
      if (folder === undefined) continue;
      const manifest = readFileSync(join(PROJECT, folder, 'package.json'), 'utf8');
      const { name: known, version } = JSON.parse(manifest);
      versions.set(known, (versions.get(known) ?? new Set()).add(version));
    }
  const several = [...versions].filter(([, { size }]) => size > 1).map(([name]) => name);
  // @actions/github asks for the one before.
  expect(several).toEqual(['@actions/http-client']);
});

test('the errors that a package tells apart by their names keep them', async () => {
  const text = built.texts.get('vendor-actions-cache.js')!;
  const classes = [...text.matchAll(/\.name===(\w+)\.name/g)].map(([, name]) => name!);
  expect(new Set(classes)).toEqual(new Set(['ValidationError', 'ReserveCacheError', 'FinalizeCacheError']));
  for (const name of classes) expect(text).toContain(`(this,"${name}")`);
});

describe('what is loaded at once', () => {
  const LATE = /^vendor-(?:actions|echarts)|^run\.js$/;

  test.each([
    ['cli.js', 'a command line that is asked for help'],
    ['index.js', 'a program that may never train'],
  ])('with %s is no package that only some of its work takes', (name, reason) => {
    expect(
      [...loadedWith(name)].filter((file) => LATE.test(file)),
      reason,
    ).toEqual([]);
  });

  test.each(['cli.js', 'index.js'])('with %s lies in few files', (name) => {
    expect(loadedWith(name).size).toBeLessThan(MOST_AT_START);
  });

  test('with action.js is what it publishes with, and what it trains with is not', () => {
    const loaded = loadedWith('action.js');
    expect(loaded).toContain('vendor-actions-artifact.js');
    expect(loaded).not.toContain('vendor-echarts.js');
    expect(loaded).not.toContain('run.js');
  });

  test.each(['action.js', 'cli.js', 'post.js'])(
    'with %s no package with native code is, for it may have to be installed',
    (entry) => {
      const loading = [...loadedWith(entry)].filter((name) =>
        /(?:\bfrom|\bimport) ?"(?:sharp|onnxruntime-node)"/.test(built.texts.get(name)!),
      );
      expect(loading).toEqual([]);
    },
  );

  test('every file that is named is there', () => {
    for (const text of built.texts.values())
      for (const [, file] of text.matchAll(/(?:from ?|import\(|import ?)"\.\/([\w-]+\.js)"/g))
        expect([...built.texts.keys()]).toContain(file);
  });
});

test.each([
  ['src/shared/random.ts', 'which nearly every stage uses'],
  ['src/errors/fault.ts', 'which every program holds'],
  ['src/document/html/chart.ts', 'which stands next to a package'],
])('one more line in %s changes one file', async (file, reason) => {
  const path = join(PROJECT, file);
  const text = `${await readFile(path, 'utf8')}\nprocess.emitWarning('one line more');\n`;
  const changed = await bundle([
    {
      name: 'change',
      setup(build) {
        build.onLoad({ filter: new RegExp(`${file.replaceAll(/\W/g, '.')}$`) }, () => ({
          contents: text,
          loader: 'ts',
        }));
      },
    },
  ]);
  expect([...changed.texts.keys()].sort(), reason).toEqual([...built.texts.keys()].sort());
  const unlike = [...changed.texts].filter(([name, now]) => now !== built.texts.get(name));
  expect(
    unlike.map(([name]) => name),
    reason,
  ).toHaveLength(1);
  const lines = unlike[0]![1].split('\n').length - built.texts.get(unlike[0]![0])!.split('\n').length;
  expect(lines).toBe(1);
});
