// Reads Markdown as GitHub does, with a real parser, for tests that look at what a reader would see.
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

export function toHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** The text of each cell of each row of each table, the header row among them. */
export function tablesOf(markdown: string): string[][][] {
  return tablesIn(toHtml(markdown));
}

/** The same of what `toHtml` gave. */
export function tablesIn(html: string): string[][][] {
  const tables = html.match(/<table>[\s\S]*?<\/table>/g) ?? [];
  return tables.map((table) =>
    (table.match(/<tr>[\s\S]*?<\/tr>/g) ?? []).map((row) =>
      [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell]) => textOf(cell)),
    ),
  );
}

/** What is left of HTML for a reader. */
export function textOf(html: string): string {
  return html
    .replace(/<!--.*?-->/g, '')
    .replace(/<\/?(span|strong|em|p)>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** Every element's name. */
export function elementsOf(html: string): Set<string> {
  return new Set(
    [...html.replace(/<!--.*?-->/g, '').matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name]) => name),
  );
}

/** Names made to break tables, HTML, charts, links or workflow commands. */
export const HOSTILE_NAMES = [
  'a|b',
  'a\\|b',
  '\\',
  'new\nline\r\nand\ttab',
  '<img src=x onerror=alert(1)>',
  '</details></td></table>',
  '<!-- comment',
  '--> x',
  '`code`',
  '```mermaid',
  '::set-output name=x::y',
  'xychart-beta',
  '%%{init: {}}%%',
  '**bold** __it__ ~~gone~~',
  '[link](https://example.com) ![image](x.png)',
  'https://example.com www.example.com a@example.com',
  '@octocat #12 :tada: $x^2$',
  '&amp; &lt; &#124;',
  '',
  '   ',
  ' a  b ',
  '\u202Eright to left',
  '| --- | --- |',
  '- [ ] task',
  '[^1]',
  'x'.repeat(300),
  '|'.repeat(300),
  '😀'.repeat(300),
  '\ud800',
] as const;
