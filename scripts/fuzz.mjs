// `npm run fuzz -- [--minutes N] [--seed N] [--keep] [--first] [target...]`: bundles the driver and each target of test/fuzz/targets/ for
// itself into .cache/fuzz/, so that the code of a target is one script, and runs them.
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { keepAddresses } from './keep-addresses.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const fuzz = join(root, 'test', 'fuzz');
const outdir = join(root, '.cache', 'fuzz');
const names = (await readdir(join(fuzz, 'targets'))).map((file) => file.replace(/\.ts$/, '')).sort();
await build({
  absWorkingDir: root,
  entryPoints: {
    command: join(fuzz, 'command.ts'),
    worker: join(fuzz, 'driver', 'worker.ts'),
    ...Object.fromEntries(names.map((name) => [`targets/${name}`, join(fuzz, 'targets', `${name}.ts`)])),
  },
  outdir,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outExtension: { '.js': '.mjs' },
  plugins: [keepAddresses],
  logLevel: 'warning',
});
const { main } = await import(pathToFileURL(join(outdir, 'command.mjs')).href);
process.exitCode = await main(process.argv.slice(2), {
  targets: new Map(names.map((name) => [name, join(outdir, 'targets', `${name}.mjs`)])),
  worker: join(outdir, 'worker.mjs'),
  finds: join(outdir, 'finds'),
});
