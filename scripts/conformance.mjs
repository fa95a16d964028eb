// `npm run conformance`: measures every engine against the reference engine and PyTorch; `-- --time` times them.
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { keepAddresses } from './keep-addresses.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// Inside the packages' folder, so that the bundle finds those with native code.
const folder = await mkdtemp(join(root, 'node_modules', '.conformance-'));
try {
  const outfile = join(folder, 'conformance.mjs');
  await build({
    entryPoints: [join(root, 'scripts', 'conformance.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    plugins: [keepAddresses],
    logLevel: 'warning',
  });
  const { main } = await import(pathToFileURL(outfile).href);
  await main(process.argv.slice(2));
} finally {
  await rm(folder, { recursive: true, force: true });
}
