// Every fuzz target still does what it may with its seeds, and with every input that has ever been found or kept.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judge } from './driver/oracle.ts';
import type { Target } from './driver/target.ts';

const TARGETS = new URL('targets/', import.meta.url);
const CORPUS = new URL('corpus/', import.meta.url);
const names = readdirSync(TARGETS).map((file) => file.replace(/\.ts$/, ''));

describe.each(names)('the target %s', async (name) => {
  const { default: target } = (await import(new URL(`${name}.ts`, TARGETS).href)) as { default: Target };

  test('takes its seeds', async () => {
    for (const seed of target.seeds())
      expect(await judge(target, seed), Buffer.from(seed).toString()).toBeUndefined();
  });

  test('reads one of its seeds: more than refusals is tried', async () => {
    const refused = await Promise.all(target.seeds().map(async (seed) => isRefused(target, seed)));
    expect(refused).toContain(false);
  });

  test('takes its corpus', async () => {
    const folder = new URL(`${name}/`, CORPUS);
    for (const file of existsSync(folder) ? readdirSync(folder) : [])
      expect(await judge(target, new Uint8Array(readFileSync(new URL(file, folder)))), file).toBeUndefined();
  });
});

async function isRefused(target: Target, seed: Uint8Array): Promise<boolean> {
  try {
    await target.run(seed);
    return false;
  } catch {
    return true;
  }
}
