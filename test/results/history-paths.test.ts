// Every name of a series or a branch has a file of its own, which every file system takes.
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ABOUT, DASHBOARD, pathsOf, seriesFolders, slugOf } from '../../src/results/history-paths.ts';

test.each([
  { why: 'a plain branch', name: 'main', slug: 'main' },
  { why: 'a branch of a folder', name: 'feature/new', slug: 'feature.new' },
  { why: 'a dot is not a slash', name: 'release.1', slug: 'release.1-610a71' },
  { why: 'two slashes are not one', name: 'a//b', slug: 'a.b-7a9acf' },
  { why: 'an option of a program', name: '-rf', slug: 'rf-686c39' },
  { why: "git's own folder", name: '.git', slug: 'git-4d0a4d' },
  { why: 'one that is cleaned to it', name: '/git', slug: 'git-9a81b2' },
  { why: "the store's mark", name: '/best-epoch', slug: 'best-epoch-2da69e' },
  { why: 'the folder itself', name: '.', slug: '_-cdb4ee' },
  { why: 'the folder above', name: '..', slug: '_-5ec1f7' },
  { why: 'a folder elsewhere', name: '../..', slug: '_-0cfd1c' },
  { why: 'nothing is left of it', name: '名前', slug: '_-7ec262' },
  { why: 'nothing at all', name: '', slug: '_-e3b0c4' },
  { why: 'a device of Windows', name: 'con', slug: '_con-1143da' },
  { why: 'whatever follows it', name: 'nul/x', slug: '_nul.x-2065b7' },
  { why: 'in capitals, too', name: 'AUX', slug: '_AUX-1898ed' },
  { why: 'no device', name: 'console', slug: 'console' },
  { why: 'Windows takes dots off the end', name: 'cells.', slug: 'cells.-9a131c' },
  { why: 'and blanks', name: 'cells ', slug: 'cells.-113a51' },
  {
    why: 'a capital that a disk may take for a small letter',
    name: 'Feature/new',
    slug: 'Feature.new-1a7d32',
  },
  {
    why: 'main/run lay where who made the results of main is told',
    name: 'main/run',
    slug: 'main.run-800103',
  },
  { why: 'or what they were compared with', name: 'main/before', slug: 'main.before-4a7c1a' },
])('$why: $name', ({ name, slug, why }) => {
  expect(slugOf(name), why).toBe(slug);
});

test.each([
  { why: 'the usual name reads as it is', name: 'Train/train/best-epoch', folder: 'Train.train.best-epoch' },
  { why: 'so does one of your own', name: 'cells', folder: 'cells' },
  { why: 'of names that differ by capitals it is one', name: 'Cells', folder: 'Cells-6e0aea' },
  { why: 'as here', name: 'train/train/best-epoch', folder: 'train.train.best-epoch-37168f' },
  { why: 'and here', name: 'CI/train/best-epoch', folder: 'CI.train.best-epoch-d138cc' },
  { why: 'a blank could be a dot, too', name: 'Train daily/train/x', folder: 'Train.daily.train.x-1f2f65' },
  { why: 'the file of the dashboard is in the way', name: 'index/html', folder: 'index.html-6a4778' },
  { why: 'and the one that says what it is', name: 'readme/md', folder: 'readme.md-0915d3' },
])('the folder of $name: $why', ({ name, folder, why }) => {
  expect(pathsOf(name).folder, why).toBe(folder);
});

/** Letters, and words that mean something to a disk or a store. */
const anyName = fc.oneof(
  fc.string({ maxLength: 20, unit: fc.constantFrom('a', 'A', '/', '.', ' ', '-', 'é', '_', '1') }),
  fc.string({ unit: 'binary', maxLength: 150 }),
  fc
    .array(
      fc.constantFrom(
        ...['con', 'NUL', 'com1', '.git', '.best-epoch', 'index', 'html', 'README', 'md', 'main', 'Main'],
        ...['run', 'before', 'results', '..', '/', '.', '-', 'a', 'A', '-abcdef', '-ABCDEF'],
      ),
      { maxLength: 6 },
    )
    .map((words) => words.join('')),
);
/** Another one, often but for capitals the same. */
const anyTwo = fc.oneof(
  fc.tuple(anyName, anyName),
  anyName.map((name) => [name, name.toUpperCase()] as const),
  anyName.map((name) => [name.toLowerCase(), name] as const),
);

/** Of a disk that doesn't tell capitals from small letters. */
const onDisk = (path: string) => path.toLowerCase();

const filesOf = (series: string, branch: string) => {
  const { folder: _folder, history, badge, benchmark, ...ofBranch } = pathsOf(series);
  const files = Object.values(ofBranch).map((of) => of(branch));
  return [history, badge, benchmark, ...files];
};

test('two names never meet, on no disk', () => {
  const common = [DASHBOARD, ABOUT].map(onDisk);
  fc.assert(
    fc.property(anyTwo, anyTwo, ([series, otherSeries], [branch, otherBranch]) => {
      const files = filesOf(series, branch).map(onDisk);
      expect(new Set(files).size, 'files of one run').toBe(files.length);
      if (series !== otherSeries) {
        const folders = new Set(filesOf(otherSeries, branch).map((path) => onDisk(path).split('/')[0]));
        for (const file of files) expect(folders).not.toContain(file.split('/')[0]);
      }
      if (branch !== otherBranch) {
        const results = filesOf(series, otherBranch).map(onDisk).slice(3);
        for (const file of files) expect(results).not.toContain(file);
      }
      for (const file of files) expect(common).not.toContain(file.split('/')[0]);
    }),
    { numRuns: 500 },
  );
});

test('every path is a plain one on all systems', () => {
  fc.assert(
    fc.property(anyName, anyName, (series, branch) => {
      for (const file of filesOf(series, branch)) {
        expect(posix.normalize(file)).toBe(file);
        expect(win32.normalize(file).replaceAll('\\', '/')).toBe(file);
        for (const part of file.split('/')) {
          expect(part).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,120}$/);
          expect(part).not.toMatch(/\.$/);
          expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  { name: 'Train/train/best epoch', like: 'Train/train/best/epoch-eb8192' },
  { name: 'v1.0', like: 'v1/0-fa8b91' },
])('$like is not taken for $name with its hash', ({ name, like }) => {
  expect(like.replaceAll('/', '.'), 'a name that ends like the hash of the other').toBe(slugOf(name));
  expect(slugOf(like)).not.toBe(slugOf(name));
});

test('a long name is cut and keeps apart from another that begins alike', () => {
  const [a, b] = ['a', 'b'].map((end) => slugOf(`${'x'.repeat(20_000)}${end}`));
  expect(a.length).toBeLessThan(120);
  expect(a).not.toBe(b);
});

test('where things lie', () => {
  const paths = pathsOf('Train/train/best-epoch');
  expect(paths.results('feature/new')).toBe('Train.train.best-epoch/results/feature.new.json');
  expect(seriesFolders(['index.html', paths.history, paths.badge, 'a/b/history.jsonl'])).toEqual([
    'Train.train.best-epoch',
  ]);
});
