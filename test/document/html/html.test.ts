// What stands in a template can't become HTML.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html, trusted } from '../../../src/document/html/html.ts';

test.each([
  ['<script>alert(1)</script>', '&#60;script&#62;alert(1)&#60;/script&#62;', 'an element'],
  ['" onload="x', '&#34; onload=&#34;x', 'out of an attribute in double quotes'],
  ["' onload='x", '&#39; onload=&#39;x', 'out of one in single quotes'],
  ['&lt;', '&#38;lt;', 'an entity reads as it was typed'],
  ['a\u202eb\nc', 'a\\u{202e}b\\nc', 'characters that turn or break a line show'],
])('%j becomes %j: %s', (text, escaped, why) => {
  expect(html`${text}`.text, why).toBe(escaped);
});

test('HTML goes in as it is, lists one by one, undefined not at all', () => {
  expect(html`<p>${[html`<b>${'<'}</b>`, trusted('<i>'), 3]}${undefined}</p>`.text).toBe(
    '<p><b>&#60;</b><i>3</p>',
  );
});

test('no text brings in a character that HTML reads', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(html`${text}`.text).not.toMatch(/[<>"']|&(?!#\d+;)/);
    }),
  );
});
