// Writes the generated tables into README.md and action.yml: `npm run tables`.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = await mkdtemp(join(tmpdir(), 'best-epoch-tables-'));
try {
  const outfile = join(folder, 'tables.mjs');
  const entryPoints = [join(root, 'scripts', 'tables.ts')];
  // Some bundled packages are CommonJS and call require for Node's own modules.
  const banner = {
    js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  };
  const options = { bundle: true, format: 'esm', platform: 'node', logLevel: 'warning', banner };
  await build({ entryPoints, outfile, ...options });
  const { blocks, withBlock } = await import(pathToFileURL(outfile).href);
  for (const block of blocks()) {
    const file = join(root, block.file);
    await writeFile(file, withBlock(await readFile(file, 'utf8'), block));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
