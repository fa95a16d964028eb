// How this repository is installed: no script of a package runs, so that no host but the registry is asked for anything. One of
// them would fetch libraries for graphics cards.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const KNOWN = ['ignore-scripts', 'omit-lockfile-registry-resolved', 'fund', 'audit'];

test.each(['.npmrc', 'tensorflow/.npmrc'])(
  'npm knows every setting of %s, and says nothing of it',
  (path) => {
    const names = text(path)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('=')[0]);
    expect(names.filter((name) => !KNOWN.includes(name))).toEqual([]);
  },
);

test('scripts of packages are passed over, and so nothing of ours runs before or behind another script', () => {
  expect(text('.npmrc').split('\n')).toContain('ignore-scripts=true');
  const { scripts } = JSON.parse(text('package.json')) as { readonly scripts: Record<string, string> };
  const names = new Set(Object.keys(scripts));
  const hooks = [...names].filter((name) =>
    ['pre', 'post'].some((word) => name.startsWith(word) && names.has(name.slice(word.length))),
  );
  expect(hooks).toEqual([]);
});
