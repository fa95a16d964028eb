// The gates on the page: the line under the heading, the section, and nothing where there are none.
import { expect, test } from 'vitest';
import { renderHtml } from '../../../../src/document/html/page.ts';
import { type AnyResults, documentOf } from '../../../../src/stages/7-report/documents.ts';
import { gatesOf } from '../gates-of.ts';
import { sampleResults } from '../sample-run.ts';

const pageOf = (results: AnyResults) => renderHtml(documentOf(results), []);

const HOSTILE = '</code></table><script>alert(1)</script><img src=x onerror=alert(1)>" onfocus="alert(1)';

test('the line stands under the heading, the section before the curves', () => {
  const failIf = gatesOf('test-mean-iou < 0.95\ntest-accuracy < 0.9\nworse');
  const text = pageOf(sampleResults({ settings: { failIf } }));
  const line =
    'Gates: 1 of 2 passed; failed: <code>test-mean-iou &#60; 0.95</code> (0.9482); not applicable: <code>worse</code> (No baseline: this is not a pull request).';
  expect(text).toContain(`</h1>\n<p>${line}</p>\n`);
  expect([...text.matchAll(/<h2 id="(\w+)">/g)].map(([, id]) => id).slice(0, 3)).toEqual([
    'diagnosis',
    'gates',
    'curves',
  ]);
  const row = (condition: string, gate: string, found: string) =>
    `<tr><th scope="row" class="text"><code>${condition}</code></th><td class="text">${gate}</td><td class="text">${found}</td></tr>`;
  expect(text).toContain(
    row('test-mean-iou &#60; 0.95', '<strong>failed</strong>', 'test-mean-iou is 0.9482, below 0.95'),
  );
  expect(text).toContain(row('test-accuracy &#60; 0.9', 'passed', 'test-accuracy is 0.9961, at least 0.9'));
  expect(text).toContain(row('worse', 'not\u00a0applicable', 'No baseline: this is not a pull request'));
});

test('without gates there is neither', () => {
  const text = pageOf(sampleResults());
  expect(text).not.toContain('Gates');
  expect(text).not.toContain('id="gates"');
});

test('a class with a hostile name stays text in both', () => {
  const failIf = gatesOf(`class ${JSON.stringify(HOSTILE)} f1 < 0.5`);
  const results = sampleResults({ settings: { failIf } });
  const text = pageOf({ ...results, gates: results.gates.map((gate) => ({ ...gate, sentence: HOSTILE })) });
  expect(text.match(/<script/g)).toHaveLength(1);
  expect(text).not.toMatch(/<img|<[^>]* on\w+="/);
  expect(text.match(/&#60;img src=x/g)!.length).toBeGreaterThanOrEqual(4);
});
