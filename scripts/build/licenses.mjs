// The licence texts of the bundled packages, as dist/licenses.txt holds them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licence texts of every package that went into the bundle, in order of name.
 * @param inputs of esbuild's metafile
 */
export async function licenses(root, inputs) {
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
