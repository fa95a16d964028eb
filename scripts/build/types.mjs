// The declarations that dist/types holds, for programs that use the package.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

/** The declarations of an entry and of all that they name, and of nothing else: what is inside stays inside. */
export async function writeTypes(root, entry, target) {
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
