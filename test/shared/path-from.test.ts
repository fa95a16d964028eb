// Paths as reports name them: from the folder of the program, never above it.
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { pathFrom } from '../../src/shared/path-from.ts';

test.each([
  ['inside', '/home/me/project/data/cells', 'data/cells'],
  ['right inside', '/home/me/project/cells', 'cells'],
  ['its name begins with dots', '/home/me/project/..cells', '..cells'],
  ['the folder itself, of which a dot would say nothing', '/home/me/project', 'project'],
  ['above: whose home it is stays out', '/home/me', 'me'],
  ['beside it', '/home/me/project-2/cells', 'cells'],
  ['elsewhere', '/mnt/disk/cells', 'cells'],
  ['out of it by dots', '/home/me/project/../secret/cells', 'cells'],
])('%s', (reason, path, told) => {
  expect(pathFrom(resolve('/home/me/project'), resolve(path)), reason).toBe(told);
});
