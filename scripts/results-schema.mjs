// Writes the JSON Schemas of results.json, check.json and evaluation.json from their zod schemas. Tests compare them.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = new URL('../src/results/', import.meta.url);

const SCHEMAS = [
  { source: 'results.ts', make: 'resultsJsonSchema', target: 'results.schema.json' },
  { source: 'check.ts', make: 'checkJsonSchema', target: 'check.schema.json' },
  { source: 'evaluation.ts', make: 'evaluationJsonSchema', target: 'evaluation.schema.json' },
];

for (const { source, make, target } of SCHEMAS) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(source, folder))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const bundle = Buffer.from(outputFiles[0].contents).toString('base64');
  const module = await import(`data:text/javascript;base64,${bundle}`);
  await writeFile(new URL(target, folder), `${JSON.stringify(module[make](), null, 2)}\n`);
}
