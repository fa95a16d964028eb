// Bundles src/ into dist/, which is committed: the action and the command line run from it without a build.
// The native packages stay outside (src/provision installs them). The same source gives the same bytes.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

const entries = {
  cli: 'src/cli.ts',
  index: 'src/index.ts',
  action: 'src/action.ts',
  post: 'src/post.ts',
  'onnx-worker': 'src/engine/onnx/worker.ts',
};

await rm(dist, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: entries,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  charset: 'utf8',
  // GitHub's clients tell their own errors apart by the names of their classes.
  keepNames: true,
  external: Object.keys(manifest.dependencies),
  alias: { 'unzip-stream': join(root, 'scripts/no-unzip-stream.mjs') },
  // Some bundled packages are CommonJS and call require for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
  // Flat, so that a worker beside an entry is also beside every chunk.
  chunkNames: '[name]-[hash]',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
await writeFile(join(dist, 'licenses.txt'), await licenses(metafile.inputs));
await writeTypes(join(root, 'src', 'index.ts'), join(dist, 'types'));

/** The declarations of an entry and of all that they name, and of nothing else: what is inside stays inside. */
async function writeTypes(entry, target) {
  const emitted = await mkdtemp(join(tmpdir(), 'best-epoch-types-'));
  try {
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const project = join(root, 'tsconfig.types.json');
    await promisify(execFile)(process.execPath, [compiler, '-p', project, '--outDir', emitted]);
    const left = [relative(join(root, 'src'), entry)];
    const seen = new Set(left);
    for (const source of left) {
      const file = source.replace(/\.ts$/, '.d.ts');
      const text = await readFile(join(emitted, file), 'utf8');
      for (const [, path] of text.matchAll(/ from '(\.[^']*)'/g)) {
        const named = join(dirname(source), path);
        if (!seen.has(named)) left.push(named);
        seen.add(named);
      }
      await mkdir(dirname(join(target, file)), { recursive: true });
      await writeFile(join(target, file), text.replaceAll(/( from '\.[^']*)\.ts'/g, "$1.js'"));
    }
  } finally {
    await rm(emitted, { recursive: true, force: true });
  }
}

/** The licence texts of every package that went into the bundle, in order of name. */
async function licenses(inputs) {
  const folders = new Set();
  for (const path of Object.keys(inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (match) folders.add(match[1]);
  }
  const texts = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const bodies = await Promise.all(
      (await licenseFiles(join(root, folder))).map((path) => readFile(path, 'utf8')),
    );
    const text = bodies.map((body) => body.replaceAll('\r\n', '\n').trim()).join('\n\n');
    texts.set(
      `${name}@${version}`,
      `${name} ${version} (${license ?? 'it names no licence'})\n\n${text || '(The package holds no licence text.)'}\n`,
    );
  }
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return `Licences of the packages bundled in this folder.\n${rule}${[...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, text]) => text)
    .join(rule)}`;
}

/** A package's own licence and those of what it has taken in, which some keep in a folder. */
async function licenseFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const named = entries
    .filter(({ name }) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const paths = await Promise.all(
    named.map(async (entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return [path];
      return (await readdir(path)).sort().map((file) => join(path, file));
    }),
  );
  return paths.flat();
}
