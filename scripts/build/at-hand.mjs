// What a part of the source that is loaded late finds loaded already. esbuild keeps files apart that unlike sets of
// entries reach, and such a part is an entry: what it shares with a program would lie in ever more and smaller files.
// Here it imports, besides, what each program has loaded by the time that it loads the part. That costs nothing, and
// the files of dist/ are fewer by a third, those that a program starts from by two.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A plugin of esbuild that adds those imports.
 * @param metafile of a build without it
 * @param programs the files that a process begins with
 */
export function atHand(metafile, programs) {
  const shared = sharedFiles(metafile);
  const parts = new Map();
  // What is imported elsewhere at once would bring all that along.
  for (const [part, files] of loadedBefore(metafile, programs))
    if (!programs.includes(part) && !shared.has(part))
      parts.set(part, [...files].filter((file) => shared.has(file)).sort());
  return {
    name: 'at-hand',
    setup({ initialOptions: { absWorkingDir: root }, onLoad }) {
      const added = new Map([...parts].map(([part, files]) => [join(root, part), files]));
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!added.has(path)) return undefined;
        const imports = added.get(path).map((file) => `import ${JSON.stringify(join(root, file))};\n`);
        return { contents: `${await readFile(path, 'utf8')}\n${imports.join('')}`, loader: 'ts' };
      });
    },
  };
}

/** The source that several entries share. */
function sharedFiles({ outputs }) {
  const chunks = Object.values(outputs).filter(({ entryPoint }) => entryPoint === undefined);
  const files = chunks.flatMap(({ inputs }) => Object.keys(inputs));
  return new Set(files.filter((file) => file.startsWith('src/')));
}

/** By program and by part that is loaded late: the files that are loaded whenever it's about to be. */
function loadedBefore({ inputs }, programs) {
  const before = new Map(programs.map((program) => [program, new Set()]));
  const left = [...programs];
  for (const entry of left) {
    const own = loadedWith(inputs, entry);
    const loaded = new Set([...before.get(entry), ...own]);
    for (const part of loadedLate(inputs, own)) {
      const known = before.get(part) ?? loaded;
      const always = new Set([...known].filter((file) => loaded.has(file)));
      if (before.has(part) && always.size === known.size) continue;
      before.set(part, always);
      left.push(part);
    }
  }
  return before;
}

/** The file and all that its imports load at once. */
function loadedWith(inputs, entry) {
  const files = new Set([entry]);
  for (const file of files)
    for (const { path, kind } of inputs[file].imports)
      if (kind !== 'dynamic-import' && path in inputs) files.add(path);
  return files;
}

function loadedLate(inputs, files) {
  const imports = [...files].flatMap((file) => inputs[file].imports);
  return imports
    .filter(({ path, kind }) => kind === 'dynamic-import' && path in inputs)
    .map(({ path }) => path);
}
