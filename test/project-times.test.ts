import { expect, test } from 'vitest';
import { describeTimes } from './project-times.ts';

test('projects and their files are told with the dearest first', () => {
  const files = [
    { project: 'unit', file: 'test/a.test.ts', tests: 2, seconds: 1 },
    { project: 'e2e', file: 'test/e2e/b.test.ts', tests: 1, seconds: 2.5 },
    { project: 'e2e', file: 'test/e2e/c.test.ts', tests: 3, seconds: 30 },
  ];
  expect(describeTimes(files)).toEqual([
    'e2e: 2 files, 4 tests, 33 s (test/e2e/c.test.ts 30, test/e2e/b.test.ts 3)',
    'unit: 1 files, 2 tests, 1 s (test/a.test.ts 1)',
  ]);
});
