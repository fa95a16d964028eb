// The licence texts of the bundled packages, as dist/licenses.txt holds them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licence texts of every package that went into the bundle, in order of name; one that several have stands once.
 * @param inputs of esbuild's metafile
 */
export async function licenses(root, inputs) {
  const folders = new Set();
  for (const path of Object.keys(inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (match) folders.add(match[1]);
  }
  const packages = await Promise.all([...folders].map((folder) => licenseOf(join(root, folder))));
  const titlesByText = new Map();
  for (const { title, text } of packages.sort((a, b) => (a.title < b.title ? -1 : 1)))
    titlesByText.set(text, (titlesByText.get(text) ?? new Set()).add(title));
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return `Licences of the packages bundled in this folder.\n${rule}${[...titlesByText]
    .map(([text, titles]) => `${[...titles].join('\n')}\n\n${text}\n`)
    .join(rule)}`;
}

async function licenseOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const bodies = await Promise.all((await licenseFiles(folder)).map((path) => readFile(path, 'utf8')));
  return {
    title: `${name} ${version} (${license ?? 'it names no licence'})`,
    text:
      bodies.map((body) => body.replaceAll('\r\n', '\n').trim()).join('\n\n') ||
      (await fromRepository(name)) ||
      '(The package holds no licence text.)',
  };
}

/** Of packages that leave it out, as it stands in their repositories. */
function fromRepository(name) {
  const path = new URL(`licenses/${name.replace('/', '+')}.txt`, import.meta.url);
  return readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => '',
  );
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
