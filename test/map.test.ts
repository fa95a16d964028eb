// Whether what src/README.md, CONTRIBUTING.md and SECURITY.md name is there, and whether the map shows every room of the
// source.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const MAP = 'src/README.md';
const read = (path: string) => readFileSync(`${root}/${path}`, 'utf8');
const files = globSync('**', { cwd: root, dot: true, ignore: ['**/node_modules/**', '.git/**'] });

describe.each([MAP, 'CONTRIBUTING.md', 'SECURITY.md'])('%s', (page) => {
  test('names files and folders', () => {
    expect(pathsIn(read(page)).flat().length).toBeGreaterThan(3);
  });

  test('names only what is there', () => {
    expect(missing(read(page), files)).toEqual([]);
  });
});

test('the picture shows every room, and nothing else', () => {
  expect(unlike(read(MAP), files)).toEqual([]);
});

const SOME = ['src/run.ts', 'src/image/fits/header.ts', 'src/image/decode.ts', 'test/docs/links.test.ts'];

test.each([
  ['a file of the source', '`run.ts`'],
  ['a file from the root', '`src/run.ts`'],
  ['a file below', '`image/decode.ts`'],
  ['a folder', '`image/fits` and `image/fits/`'],
  ['a folder outside the source', '`test/docs`'],
  ['beside what stands before it', '`image/decode.ts`, or in `fits/header.ts`'],
  ['in the folder that stands before it', '`image/fits/` and its `header.ts`'],
  ['beside the folder that stands before it', '`image/fits/`, listed in `decode.ts`'],
  ['any of several', '`image/d*.ts`'],
  ['a folder with a place for a name', '`image/<format>/header.ts`'],
  [
    'what is no path',
    '`npm run tables`, `results.json`, `import()`, `@actions/*`, `process.env`, `test-dice`',
  ],
])('stands: %s', (reason, text) => {
  expect(missing(text, SOME), reason).toEqual([]);
});

test.each([
  ['a file that is gone', '`image/encode.ts`'],
  ['a folder that is gone', '`image/tiff/`'],
  ['only a part of a name', '`image/dec`'],
  ['none of several', '`image/x*.ts`'],
  ['beside what stands in another row', '| a | `image/fits/` |\n| b | `header.ts` |'],
  ['beside what stands in another item', '- `image/fits/`\n- `header.ts`'],
  ['before what it would stand beside', '`header.ts` in `image/fits/`'],
])('can fail: %s', (reason, text) => {
  expect(missing(text, SOME), reason).toHaveLength(1);
});

test('can fail: a picture that shows something else', () => {
  const picture = (text: string) => `\`\`\`\n${text}\n\`\`\`\n\`image\` stands in no picture.`;
  const right = picture(' run.ts, run/\n 1-config  settings\n side rooms:  image  engine');
  const there = ['package.json', 'src/run.ts', 'src/run/a.ts', 'src/image/a.ts', 'src/engine/a.ts'];
  const all = [...there, 'src/stages/1-config/a.ts'];
  expect(unlike(right, all)).toEqual([]);
  expect(unlike(right, [...all, 'src/network/a.ts']), 'a room that is left out').toEqual(['network']);
  expect(unlike(right, [...all, 'src/stages/2-dataset/a.ts']), 'a stage').toEqual(['2-dataset']);
  expect(unlike(right, there), 'a stage that is gone').toEqual(['no 1-config']);
  expect(unlike(right, all.slice(2)), 'a file').toEqual(['no run.ts']);
  expect(unlike(right, all.toSpliced(4, 1)), 'a side room').toEqual(['no engine']);
});

/** What is written as code and looks like a file of ours or a folder, by row of a table, item or paragraph. */
function pathsIn(page: string): string[][] {
  const pieces = page.replace(/^```.*?^```/gms, '').split(/\n(?=\n|\||- )/);
  const isPath = (code: string) => /^[\w<][\w.*<>/-]*$/.test(code) && /\/|\.(ts|mjs)$/.test(code);
  return pieces.map((piece) =>
    [...piece.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code).filter(isPath),
  );
}

/** Paths count from the project's root, from src/, and from what stands before them in the same piece of text. */
function missing(page: string, there: readonly string[]): string[] {
  return pathsIn(page).flatMap((paths) => {
    const folders = ['', 'src'];
    return paths.filter((path) => {
      const found = folders.map((folder) => posix.join(folder, path)).find((at) => isThere(at, there));
      if (found !== undefined) folders.push(found, posix.dirname(found));
      return found === undefined;
    });
  });
}

/** `*` and `<what is chosen freely>` stand for a part of one name. */
function isThere(path: string, there: readonly string[]): boolean {
  const pattern = path
    .replace(/\/$/, '')
    .replaceAll('.', '\\.')
    .replace(/\*|<[^>]*>/g, '[^/]*');
  const name = new RegExp(`^${pattern}(/|$)`);
  return there.some((file) => name.test(file));
}

/** What the picture at the head of the map has and the source lacks, and the other way round. */
function unlike(map: string, there: readonly string[]): string[] {
  const picture = /^```$(.*?)^```$/ms.exec(map)?.[1] ?? '';
  const shown = new Set(picture.split(/[\s,:]+/).map((word) => word.replace(/\/$/, '')));
  const rooms = new Set(there.map((file) => /^src\/(?:stages\/)?([^/]+)\//.exec(file)?.[1] ?? 'stages'));
  const named = picture.match(/\w+\.ts|\w+(?=\/)|\d-\w+|(?<=side rooms:.*)\w+/g) ?? [];
  return [
    ...named.filter((name) => !rooms.has(name) && !there.includes(`src/${name}`)).map((name) => `no ${name}`),
    ...[...rooms].filter((room) => room !== 'stages' && !shown.has(room)),
  ];
}
