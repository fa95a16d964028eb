// The generated pages of the documentation leave nothing out.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesTable, RUN_FILES, resultsFields } from '../../scripts/docs/outputs.ts';
import { schemaTables } from '../../scripts/docs/schema.ts';
import { settingsIndex, settingsPage } from '../../scripts/docs/settings.ts';
import { troubleshootingPage } from '../../scripts/docs/troubleshooting.ts';
import { resultsSchema } from '../../src/results/results.ts';
import { filesOf } from '../../src/results/run-folder.ts';
import { SETTINGS } from '../../src/stages/1-config/table.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';

async function codesOf(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((text) =>
    [...text.matchAll(/\bdefineFault\(\{\s*code: '([a-z-]+)'/g)].map(([, code]) => code!),
  );
}

describe('troubleshooting', () => {
  const headings = [...troubleshootingPage().matchAll(/^### `([a-z-]+)`$/gm)].map(([, code]) => code!);

  test('has every code of the source, each once', async () => {
    const codes = await codesOf('src');
    expect(codes.length).toBeGreaterThan(100);
    expect(headings.toSorted()).toEqual([...new Set(codes)].sort());
  });
});

describe('outputs', () => {
  test('lists every file that a report names', () => {
    const listed = (file: string) =>
      RUN_FILES.some(([path]) => path === file || (path.endsWith('/') && file.startsWith(path)));
    const results = sampleResults();
    expect(results.predictions.length).toBeGreaterThan(0);
    expect(filesOf(results).filter((file) => !listed(file))).toEqual([]);
    expect(filesTable()).toContain('| `model/model.onnx` |');
  });

  test('lists every field of results.json', () => {
    const page = resultsFields();
    for (const name of Object.keys(resultsSchema.shape))
      expect(page).toMatch(new RegExp(`\`${name}(\\.|\`)`));
    expect(page).toContain('| `test.per-class[].f1` | number or null |');
    expect(page).toContain('| `split.validation` | fields, as `split.train` |');
  });

  test('words the types of a schema', () => {
    const leaf = {
      type: 'object',
      properties: { a: { type: 'string' }, b: { enum: ['x', 'y'] }, c: { const: 1 } },
    };
    const schema = {
      properties: {
        plain: { type: ['number', 'null'], description: 'How much' },
        more: {
          type: 'object',
          properties: { list: { type: 'array', items: leaf }, again: { anyOf: [leaf, { type: 'null' }] } },
        },
      },
    };
    expect(
      schemaTables(schema)
        .split('\n')
        .filter((line) => line.startsWith('| `')),
    ).toEqual([
      '| `plain` | number or null | How much |',
      '| `more.list` | list of fields |  |',
      '| `more.list[].a` | text |  |',
      '| `more.list[].b` | `"x"`, `"y"` |  |',
      '| `more.list[].c` | `1` |  |',
      '| `more.again` | fields or null, as `more.list` |  |',
    ]);
  });
});

describe('settings', () => {
  test.each(SETTINGS.map(({ name, help }) => [name, help]))(
    '%s has an entry that README.md links',
    (name, help) => {
      expect(settingsPage()).toContain(`### \`${name}\`\n\n${help}`);
      expect(settingsIndex()).toContain(`(docs/settings.md#${name})`);
    },
  );
});
