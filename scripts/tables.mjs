// Writes what is made from the tables in the source: those of README.md and action.yml, and the types of the API.
// `npm run tables`.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = await mkdtemp(join(tmpdir(), 'best-epoch-tables-'));
try {
  const entryPoints = ['tables', 'api-types'].map((name) => join(root, 'scripts', `${name}.ts`));
  // Some bundled packages are CommonJS and call require for Node's own modules.
  const banner = {
    js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  };
  const options = { bundle: true, format: 'esm', platform: 'node', logLevel: 'warning', banner };
  await build({ entryPoints, outdir: folder, outExtension: { '.js': '.mjs' }, ...options });
  const load = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href);
  const { blocks, withBlock } = await load('tables');
  for (const block of blocks()) {
    const file = join(root, block.file);
    await writeFile(file, withBlock(await readFile(file, 'utf8'), block));
  }
  const { generatedFiles } = await load('api-types');
  for (const { path, content } of generatedFiles()) await writeFile(join(root, path), content);
} finally {
  await rm(folder, { recursive: true, force: true });
}
