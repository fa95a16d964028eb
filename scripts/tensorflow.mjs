// `npm run tensorflow`: installs what the TensorFlow engine needs into tensorflow/, as a training that asks for the
// engine does. The tests of that engine need it.
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = await mkdtemp(join(root, 'node_modules', '.tensorflow-'));
try {
  const outfile = join(folder, 'tensorflow.mjs');
  const entry = join(root, 'src/provision/tensorflow.ts');
  const common = { bundle: true, format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning' };
  await build({ entryPoints: [entry], outfile, ...common });
  const { provideTensorflow } = await import(pathToFileURL(outfile).href);
  const { platform, arch, execPath, env } = process;
  const signal = AbortSignal.timeout(15 * 60_000);
  const clock = () => performance.now();
  await provideTensorflow({ root, platform, arch, execPath, env, signal, clock, say: console.log });
} catch (error) {
  // Elsewhere it comes from its vendor, not from a registry: its tests are skipped there, and say so.
  if (process.platform === 'linux' && process.arch === 'x64') throw error;
  console.warn(`${error.message}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
