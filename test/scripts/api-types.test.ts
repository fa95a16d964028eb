import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generatedFiles } from '../../scripts/api-types.ts';
import { typeOf } from '../../scripts/json-schema-types.ts';

test.each(generatedFiles().map((file) => [file.path, file] as const))(
  '%s is what the tables and schemas say (run `npm run tables` after a change)',
  async (path, { content }) => {
    expect(await readFile(path, 'utf8')).toBe(content);
  },
);

test('types of a schema', () => {
  const leaf = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] };
  const schema = {
    type: 'object',
    properties: {
      'one-of': { enum: ['x', 3, null], description: 'Which' },
      maybe: { anyOf: [{ type: 'number' }, { type: 'null' }] },
      rows: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
      pair: { type: 'array', prefixItems: [{ type: 'string' }, { const: true }] },
      leaf: { ...leaf, description: 'The same one' },
      any: { type: 'object', additionalProperties: { $ref: '#/x' } },
    },
    required: ['one-of', 'maybe', 'rows', 'pair', 'leaf'],
  };
  expect(typeOf(schema, { Leaf: leaf })).toBe(`{
  /** Which. */
  readonly 'one-of': 'x' | 3 | null;
  readonly maybe: number | null;
  readonly rows: readonly (readonly number[])[];
  readonly pair: readonly [string, true];
  /** The same one. */
  readonly leaf: Leaf;
  readonly any?: Readonly<Record<string, unknown>>;
}`);
  expect(() => typeOf({ type: 'object', properties: { a: { not: {} } as object } })).toThrow('no type for');
});
