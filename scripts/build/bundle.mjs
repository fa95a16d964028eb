// What src/ becomes in dist/: the programs, the parts of the source that they share or load late, and the packages
// that are bundled. No file holds both source and packages, and no name holds a hash: a change of the source changes
// the files that hold it and no other.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { atHand } from './at-hand.mjs';
import { classNames } from './class-names.mjs';
import { leftOut } from './left-out.mjs';
import { namesOf, packageOf, VENDOR } from './names.mjs';
import { quotedTar } from './quoted-tar.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const entryPoints = {
  cli: 'src/cli.ts',
  index: 'src/index.ts',
  action: 'src/action.ts',
  post: 'src/post.ts',
  'onnx-worker': 'src/engine/onnx/worker.ts',
};

const OWN_PLUGINS = [quotedTar, classNames, leftOut];

/** What they import packages as, so that it's none of theirs. */
const PACKAGES = 'packages';

/**
 * The text of every file by its name, and the path of every source file that went into them.
 * @param plugins of esbuild, beside our own
 */
export async function bundle(plugins = []) {
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const options = {
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    external: Object.keys(dependencies),
    // Some bundled packages are CommonJS and call require for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
    // Flat, so that a worker beside an entry is also beside every chunk.
    chunkNames: '[name]-[hash]',
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [...OWN_PLUGINS, ...plugins],
  };
  const first = await build(options);
  // esbuild keeps files apart that unlike sets of entries reach: one that reaches all of the packages' files, and
  // nothing of the source, keeps them out of the source's chunks.
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: { ...entryPoints, [PACKAGES]: PACKAGES },
    plugins: [
      ...OWN_PLUGINS,
      ...plugins,
      atHand(first.metafile, Object.values(entryPoints)),
      packagesEntry(filesOfPackages(first.metafile)),
    ],
    // The imports of that entry are there to be seen, not to be run.
    logOverride: { 'ignored-bare-import': 'silent' },
  });
  delete metafile.outputs[`dist/${PACKAGES}.js`];
  const names = namesOf(metafile);
  const texts = new Map();
  for (const { path, text } of outputFiles) {
    const name = names.get(path.slice(join(root, 'dist', '/').length));
    if (name === undefined) continue;
    const holdsPackages = name.startsWith(VENDOR);
    texts.set(name, holdsPackages ? await slim(renamed(text, names)) : renamed(text, names));
  }
  return { texts, metafile, names };
}

function packagesEntry(files) {
  const contents = files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n');
  return {
    name: PACKAGES,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${PACKAGES}$`) }, () => ({
        path: PACKAGES,
        namespace: PACKAGES,
      }));
      build.onLoad({ filter: /^/, namespace: PACKAGES }, () => ({ contents, resolveDir: root }));
    },
  };
}

/** Nobody reads packages here, and they're most of what a runner clones: blanks would be a quarter of it. */
async function slim(text) {
  const { code } = await transform(text, { minifyWhitespace: true, charset: 'utf8', target: 'node20' });
  return code;
}

/** Of those that anything is taken of. */
function filesOfPackages({ outputs }) {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? file : [])),
  );
  return files.filter((file) => packageOf(file) !== undefined).sort();
}

/** A hash stands nowhere but in the name of a file. */
function renamed(text, names) {
  return text.replaceAll(/"\.\/([\w-]+-[A-Z0-9]{8}\.js)"/g, (whole, name) => {
    const known = names.get(name);
    return known === undefined ? whole : `"./${known}"`;
  });
}
