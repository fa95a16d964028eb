// Every name of a series or a branch has a file of its own, which every file system takes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathsOf, seriesFolders, slugOf } from '../../src/results/history-paths.ts';

test.each([
  {
    why: 'the usual name of a series reads as it is',
    name: 'Train/train/best-epoch',
    slug: 'Train.train.best-epoch',
  },
  { why: 'a plain branch', name: 'main', slug: 'main' },
  { why: 'a blank could be a dot, too', name: 'Train daily/train/x', slug: 'Train.daily.train.x-1f2f65' },
  { why: 'a dot is not a slash', name: 'release.1', slug: 'release.1-610a71' },
  { why: 'two slashes are not one', name: 'a//b', slug: 'a.b-7a9acf' },
  { why: 'a folder that git keeps to itself', name: '/git', slug: 'git-9a81b2' },
  { why: 'an option of a program', name: '-rf', slug: 'rf-686c39' },
  { why: 'nothing that leads elsewhere', name: '../..', slug: '_-0cfd1c' },
])('$why: $name', ({ name, slug, why }) => {
  expect(slugOf(name), why).toBe(slug);
});

test('two names never meet, and a name is a plain file', () => {
  const names = fc.string({
    minLength: 1,
    maxLength: 20,
    unit: fc.constantFrom('a', '/', '.', ' ', '-', 'é'),
  });
  fc.assert(
    fc.property(names, names, (a, b) => {
      if (a !== b) expect(slugOf(a)).not.toBe(slugOf(b));
      expect(slugOf(a)).toMatch(/^[\w.-]{1,120}$/);
      expect(slugOf(a)).not.toMatch(/^[.-]/);
    }),
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
  const [a, b] = ['a', 'b'].map((end) => slugOf(`${'x'.repeat(300)}${end}`));
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
