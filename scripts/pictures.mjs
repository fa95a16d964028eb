// `npm run pictures`: draws the pictures of README.md and docs/ anew from a run of the program in dist/; `-- FOLDER` takes
// a run that is there. Needs Chromium (or CHROMIUM_PATH).
import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { keepAddresses } from './keep-addresses.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// Inside the packages' folder, so that the bundle finds those with native code.
const folder = await mkdtemp(join(root, 'node_modules', '.pictures-'));
try {
  const outfile = join(folder, 'pictures.mjs');
  const entryPoints = [join(root, 'scripts', 'pictures.ts')];
  const options = { bundle: true, packages: 'external', format: 'esm', platform: 'node', target: 'node20' };
  await build({ entryPoints, outfile, plugins: [keepAddresses], logLevel: 'warning', ...options });
  const { main } = await import(pathToFileURL(outfile).href);
  await main(process.argv.slice(2));
} finally {
  await rm(folder, { recursive: true, force: true });
}
