// The example runs nothing but the action's own code: what that promises is tested in
// test/stages/8-publish/github/other-run, and the whole step in test/e2e/comment-only.test.ts.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

test('it checks out nothing, runs nothing, and may do no more than it needs', async () => {
  const text = await readFile(new URL('../../examples/comment-from-fork.yml', import.meta.url), 'utf8');
  const { on, permissions, jobs } = parse(text);
  expect(on).toEqual({ workflow_run: { workflows: ['Train'], types: ['completed'] } });
  expect(permissions).toEqual({});
  expect(Object.keys(jobs)).toEqual(['comment']);
  expect(jobs.comment.permissions).toEqual({ actions: 'read', 'pull-requests': 'write' });
  expect(jobs.comment.steps).toEqual([{ uses: 'best-epoch/best-epoch@v0', with: { 'comment-only': true } }]);
});
