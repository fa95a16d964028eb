// The fuzzer finds faults that are planted behind bytes that have to be right, makes their inputs small, and survives a hang.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { main } from './command.ts';
import { fuzz } from './driver/fuzz.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

test('a run of a planted parser finds what is wrong with it', async () => {
  await using folder = await temporaryFolder();
  await bundled(folder.path, { parser: at('planted/parser.ts') });
  const bundles = bundlesIn(folder.path, new Map([['parser', join(folder.path, 'parser.mjs')]]));
  const { code, lines } = await told(['--minutes', '5', '--seed', '1', '--first'], bundles);
  expect(code).toBe(1);
  expect(lines.join('\n')).toMatch(/1 found\n {2}found: TypeError kindOf parser/);
  const [path = ''] = lines.flatMap((line) => /the input, 5 bytes: (.*)$/.exec(line)?.[1] ?? []);
  expect([...(await readFile(path))]).toEqual([0x46, 0x1a, 7, 0x5a, 0xc3]);
});

test('a hang is a find: the input that it was at', async () => {
  await using folder = await temporaryFolder();
  await bundled(folder.path, { endless: at('planted/endless.ts') });
  const { finds } = await fuzz({
    worker: join(folder.path, 'worker.mjs'),
    path: join(folder.path, 'endless.mjs'),
    corpus: [],
    seed: 1,
    milliseconds: 5 * 60_000,
    mostBytes: 64,
    longestSeconds: 1,
  });
  expect(finds.map(({ key }) => key)).toEqual(['hang']);
  expect([...finds[0]!.input]).toContain(0);
});

test('one that finds nothing is done with 0, one that is called wrongly with 2', async () => {
  await using folder = await temporaryFolder();
  await bundled(folder.path, { csv: at('targets/csv.ts') });
  const bundles = bundlesIn(folder.path, new Map([['csv', join(folder.path, 'csv.mjs')]]));
  expect((await told(['--minutes', '0.02', 'csv'], bundles)).code).toBe(0);
  for (const args of [['nothing-like-it'], ['--minutes', '0'], ['--minutes', 'x'], ['--seed', '1.5']])
    expect((await told(args, bundles)).code, args.join(' ')).toBe(2);
});

async function bundled(outdir: string, targets: Readonly<Record<string, string>>): Promise<void> {
  await build({
    entryPoints: { worker: at('driver/worker.ts'), ...targets },
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  });
}

function bundlesIn(folder: string, targets: ReadonlyMap<string, string>) {
  return { targets, worker: join(folder, 'worker.mjs'), finds: join(folder, 'finds') };
}

async function told(args: readonly string[], bundles: Parameters<typeof main>[1]) {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void lines.push(text));
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    return { code: await main(args, bundles), lines };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}
