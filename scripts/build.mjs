// Bundles src/ into dist/, which is committed: the action and the command line run from it without a build.
// The native packages stay outside (src/provision installs them). The same source gives the same bytes.
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, root } from './build/bundle.mjs';
import { licenses } from './build/licenses.mjs';
import { writeTypes } from './build/types.mjs';

const dist = join(root, 'dist');
const { texts, metafile } = await bundle();

await rm(dist, { recursive: true, force: true });
await mkdir(dist);
for (const [name, text] of texts) {
  await writeFile(join(dist, name), text);
  // A terminal runs it as it is.
  if (text.startsWith('#!')) await chmod(join(dist, name), 0o755);
}
await writeFile(join(dist, 'licenses.txt'), await licenses(root, metafile.inputs));
await writeTypes(root, join(root, 'src', 'index.ts'), join(dist, 'types'));
