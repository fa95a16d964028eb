// A real Chromium for the tests of pages: the machine's own, driven by Playwright. Nothing is downloaded.
import { access } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';

/** What `process` says of the machine. */
export type Machine = Pick<NodeJS.Process, 'platform' | 'arch' | 'env'>;

/** Where Chromium, Chrome and Edge are installed, by system; CHROMIUM_PATH goes before all of them. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
    (name) => `/usr/bin/${name}`,
  ),
  darwin: ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

type Exists = (path: string) => Promise<boolean>;

export async function chromiumPath(
  { platform, env }: Machine = process,
  exists: Exists = isThere,
): Promise<string | undefined> {
  const places = env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : (PLACES[platform] ?? []);
  for (const path of places) if (await exists(path)) return path;
  return undefined;
}

/**
 * Why the tests with a browser can't run on this machine; undefined where they can. Says so on the console, since a
 * test that is skipped in silence passes for one that passed.
 * @throws in CI on Linux, where they must run
 */
export async function browserMissing(
  machine: Machine = process,
  exists: Exists = isThere,
): Promise<string | undefined> {
  if ((await chromiumPath(machine, exists)) !== undefined) return undefined;
  const reason = 'no Chromium found; install it or set CHROMIUM_PATH';
  if (machine.env.CI && machine.platform === 'linux' && machine.arch === 'x64')
    throw new Error(`${reason}; in CI these tests must run`);
  console.warn(`Tests with a browser are skipped: ${reason}.`);
  return reason;
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath() });
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
