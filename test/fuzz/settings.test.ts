// Settings files of any content: they give settings or faults in one line each, in a moment, and nothing else.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fault, faultLines, InputError } from '../../src/errors.ts';
import { loadSettings } from '../../src/stages/1-config/load.ts';
import { workspaceLinks } from '../../src/stages/1-config/paths-in-file.ts';
import type { Settings } from '../../src/stages/1-config/settings.ts';
import { SETTINGS } from '../../src/stages/1-config/table.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const names = fc.constantFrom(...SETTINGS.map(({ name }) => name), '__proto__', 'constructor', 'Epochs');
const hostile = fc.constantFrom(
  ...['../x', '/etc/passwd', '$(id)', '`id`', '::error::x', '##[error]x', '\u0000', '\u202e', 'file:///etc'],
  ...['(a+)+$', '(?<=x)', '%2e%2e/x', 'C:\\x', '\\\\host\\x', '1e999', '-0', 'true', 'auto', '0x10', ' '],
);
const value = fc.oneof(hostile, fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 3 }));
const file = fc.dictionary(fc.oneof(names, fc.string()), value, { maxKeys: 8 });

async function load(data: string, content: string, flags: Record<string, string> = {}) {
  await writeFile(join(data, 'best-epoch.json'), content);
  return loadSettings({ data, ...flags }, dirname(data)).catch((error: unknown) => {
    if (!(error instanceof InputError)) throw error;
    return error.faults;
  });
}

describe('a settings file', () => {
  it('of any content gives settings or faults, and no path outside its folder', async () => {
    await using dir = await temporaryFolder();
    const data = join(dir.path, 'data');
    await mkdir(data);
    await fc.assert(
      fc.asyncProperty(file, async (values) => {
        const loaded = await load(data, JSON.stringify(values));
        if (Array.isArray(loaded)) for (const fault of loaded as Fault[]) expectOneLine(fault);
        else for (const path of pathsOf(loaded as Settings)) expect(isInside(data, path), path).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('that is no JSON at all is a fault', async () => {
    await using dir = await temporaryFolder();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (content) => {
        const loaded = await load(dir.path, `{${content}`);
        if (Array.isArray(loaded)) for (const fault of loaded as Fault[]) expectOneLine(fault);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a path of a settings file', () => {
  it.each([
    ['a file in the folder', 'splits/a.json', true],
    ['a file that is not there yet', 'splits/none.json', true],
    ['a folder up', '../a.json', false],
    ['a folder up, hidden in the middle', 'splits/../../a.json', false],
    ['from the root', '/etc/passwd', false],
    ['through a link that leads out', 'out/passwd', false],
    ['through a link that stays', 'in/a.json', true],
    ['a link to nothing outside', 'nothing', false],
  ])('%s', async (why, split, allowed) => {
    await using dir = await temporaryFolder();
    const data = join(dir.path, 'data');
    await mkdir(join(data, 'splits'), { recursive: true });
    await writeFile(join(data, 'splits', 'a.json'), '{}');
    await symlink('/etc', join(data, 'out'));
    await symlink('splits', join(data, 'in'));
    await symlink('/nowhere/at/all', join(data, 'nothing'));
    const loaded = await load(data, JSON.stringify({ split }));
    const codes = Array.isArray(loaded) ? (loaded as Fault[]).map(({ code }) => code) : [];
    expect(codes, why).toEqual(allowed ? [] : ['setting-leads-out']);
    // Whoever starts the run may name any file.
    expect(Array.isArray(await load(data, JSON.stringify({ split }), { split: '/etc/hostname' }))).toBe(
      false,
    );
  });
});

describe('a link in the workspace', () => {
  it.each([
    ['to the data, inside', { data: 'data', output: 'out' }, 'data', 'real', []],
    ['to the data, outside', { data: 'data', output: 'out' }, 'data', '/etc', ['link-out-of-workspace']],
    ['above the data', { data: 'a/b', output: 'out' }, 'a', '/usr', ['link-out-of-workspace']],
    ['to the output', { data: 'real', output: 'out' }, 'out', '/tmp', ['link-out-of-workspace']],
    [
      'to an output that is not there',
      { data: 'real', output: 'out' },
      'out',
      '/no',
      ['link-out-of-workspace'],
    ],
    [
      'in the output',
      { data: 'real', output: 'real' },
      'real/history.csv.tmp',
      '/tmp/x',
      ['links-in-output'],
    ],
  ])('%s', async (why, { data, output }, link, target, codes) => {
    await using dir = await temporaryFolder();
    await mkdir(join(dir.path, 'real'));
    await symlink(target, join(dir.path, link));
    const settings = { data: join(dir.path, data), output: join(dir.path, output) };
    expect(
      (await workspaceLinks(settings, dir.path)).map(({ code }) => code),
      why,
    ).toEqual(codes);
  });

  it("is the affair of the workflow's author outside of it", async () => {
    await using dir = await temporaryFolder();
    expect(await workspaceLinks({ data: '/etc', output: '/tmp/x' }, dir.path)).toEqual([]);
  });
});

function expectOneLine(fault: Fault): void {
  expect(fault.code).toMatch(/^[a-z-]+$/);
  for (const line of faultLines(fault)) expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
}

function pathsOf({ split, baseline }: Settings): string[] {
  return [split, baseline].filter((path) => path !== undefined && isAbsolute(path)) as string[];
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}
