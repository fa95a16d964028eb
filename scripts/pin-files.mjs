// `npm run pin-files`: writes the digests of the runtime packages' files, once the lock file pins other packages.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = await mkdtemp(join(tmpdir(), 'best-epoch-pins-'));
try {
  const outfile = join(folder, 'pin-files.mjs');
  const entryPoints = [join(root, 'scripts', 'pin-files.ts')];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' });
  const { pinFiles } = await import(pathToFileURL(outfile).href);
  await pinFiles(root, join(folder, 'packages'));
} finally {
  await rm(folder, { recursive: true, force: true });
}
