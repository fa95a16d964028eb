import { afterEach, expect, test, vi } from 'vitest';
import { workflowEngineMissing } from './tools.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const LINUX = { platform: 'linux', arch: 'x64', env: { PATH: '/nowhere' } } as const;

test('without Go and git the tests are skipped, and it is said', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  expect(await workflowEngineMissing(LINUX)).toBe("go and git not found, so act can't be built");
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('skipped: go and git not found'));
});

test('in CI the same machine is a failure', async () => {
  const inCi = { ...LINUX, env: { ...LINUX.env, CI: 'true' } };
  await expect(workflowEngineMissing(inCi)).rejects.toThrow('in CI these tests must run');
});

test('other systems are skipped even in CI, and it is said', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const reason = await workflowEngineMissing({ platform: 'darwin', arch: 'arm64', env: { CI: 'true' } });
  expect(reason).toContain('linux-x64');
  expect(warn).toHaveBeenCalledOnce();
});
