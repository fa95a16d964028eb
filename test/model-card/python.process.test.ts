import { afterEach, expect, test, vi } from 'vitest';
import { pythonMissing } from './python.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A machine where no program is found. */
const BARE = { platform: 'linux', arch: 'x64', env: { PATH: '/nowhere' } } as const;

test('without Python the tests are skipped, and it is said', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  expect(await pythonMissing(BARE)).toBe('python3 with pip was not found');
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('skipped'));
});

test('in CI the same machine is a failure', async () => {
  await expect(pythonMissing({ ...BARE, env: { ...BARE.env, CI: 'true' } })).rejects.toThrow(
    'in CI these tests must run',
  );
});
