// The JSON of a run's files: what it holds, in how many lines.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from '../../src/results/json-text.ts';

test('a list of numbers is one line, whatever is around it', () => {
  expect(jsonText({ rows: [[1, -2.5e-7], []], text: '[\n1,\n2\n]', mixed: [1, 'a'] })).toBe(
    `{
  "rows": [
    [1, -2.5e-7],
    []
  ],
  "text": "[\\n1,\\n2\\n]",
  "mixed": [
    1,
    "a"
  ]
}
`,
  );
});

test('any value reads back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
