// Takes out of the installed packages what nothing here imports: other machines' binaries, and npm's own notes and links.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { remove } from '../shared/move-and-remove.ts';
import type { Platform } from './platform.ts';

/** What Node.js loads of onnxruntime-web; the rest is for browsers. */
const WEB_KEPT = /^(ort\.node\.min\.m?js|ort-wasm-simd-threaded\.(mjs|wasm))$/;

/** @param modules the node_modules folder */
export async function pruneForPlatform(modules: string, { os, cpu }: Platform): Promise<void> {
  const native = join(modules, 'onnxruntime-node', 'bin');
  for (const api of await namesIn(native)) {
    await removeAllBut(join(native, api), (name) => name === os);
    await removeAllBut(join(native, api, os), (name) => name === cpu);
  }
  await removeAllBut(join(modules, 'onnxruntime-web', 'dist'), (name) => WEB_KEPT.test(name));
  // Nor would they be the same on every machine.
  await removeAllBut(modules, (name) => !['.bin', '.package-lock.json'].includes(name));
}

async function removeAllBut(folder: string, keeps: (name: string) => boolean): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!keeps(name)) await remove(join(folder, name), { recursive: true });
  }
}

/** Nothing where the package isn't there. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
