// Writes src/stages/7-report/results.schema.json from the zod schema in results.ts. A test compares the two.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('src/stages/7-report/results.ts', root))],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const source = Buffer.from(outputFiles[0].contents).toString('base64');
const { resultsJsonSchema } = await import(`data:text/javascript;base64,${source}`);
const target = new URL('src/stages/7-report/results.schema.json', root);
await writeFile(target, `${JSON.stringify(resultsJsonSchema(), null, 2)}\n`);
