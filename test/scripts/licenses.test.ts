// The licence texts of what is bundled.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { licenses } from '../../scripts/build/licenses.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

test.each([
  ['picomatch', 'Jon Schlinkert', 'one that the package holds'],
  ['saxes', 'The ISC License', 'one that only its repository holds'],
])('the text of %s is there, %3$s', async (name, text) => {
  const all = await licenses(root, { [`node_modules/${name}/index.js`]: {} });
  expect(all).toContain(`\n${name} `);
  expect(all).toContain(text);
  expect(all).not.toContain('holds no licence text');
});
