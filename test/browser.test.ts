import { afterEach, expect, test, vi } from 'vitest';
import { browserMissing, chromiumPath } from './browser.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const LINUX = { platform: 'linux', arch: 'x64', env: {} } as const;
const nothing = async () => false;
const only = (there: string) => async (path: string) => path === there;

test.each([
  [LINUX, '/usr/bin/chromium', "Debian's"],
  [LINUX, '/usr/bin/google-chrome', "GitHub's Ubuntu"],
  [{ ...LINUX, platform: 'darwin' }, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'macOS'],
  [{ ...LINUX, platform: 'win32' }, 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'Windows'],
  [{ ...LINUX, env: { CHROMIUM_PATH: '/opt/mine' } }, '/opt/mine', 'named'],
] as const)('%j: %s is found (%s)', async (machine, path, why) => {
  expect(await chromiumPath(machine, only(path)), why).toBe(path);
});

test('a named browser that is not there is not replaced by another', async () => {
  const machine = { ...LINUX, env: { CHROMIUM_PATH: '/opt/mine' } };
  expect(await chromiumPath(machine, only('/usr/bin/chromium'))).toBeUndefined();
});

test('without a browser the tests are skipped, and it is said', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  expect(await browserMissing(LINUX, nothing)).toContain('no Chromium found');
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('skipped'));
});

test('in CI the same machine is a failure', async () => {
  await expect(browserMissing({ ...LINUX, env: { CI: 'true' } }, nothing)).rejects.toThrow(
    'in CI these tests must run',
  );
});
