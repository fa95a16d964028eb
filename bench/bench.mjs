// Bundles the harness with what it measures into .cache/bench/ and runs it: `npm run bench`.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const outdir = join(root, '.cache', 'bench');
await build({
  absWorkingDir: root,
  // Side by side, as in dist/: the engine looks for its worker beside itself.
  entryPoints: {
    main: 'bench/main.ts',
    step: 'bench/ours/step.ts',
    quality: 'bench/ours/quality.ts',
    scale: 'bench/ours/scale.ts',
    'onnx-worker': 'src/engine/onnx/worker.ts',
  },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: Object.keys(manifest.dependencies),
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
});
const child = spawn(process.execPath, [join(outdir, 'main.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
