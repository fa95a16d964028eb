// What a text says stays text, in whichever block of a document it stands and whichever of the outputs draws it.
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/document/html/page.ts';
import { renderMarkdown } from '../../src/document/markdown/render.ts';
import { elementsOf, HOSTILE_NAMES, tablesOf, toHtml } from './markdown/github-markdown.ts';
import { documentWith, PICTURES, SHEET } from './sample-blocks.ts';

const ALL = [...PICTURES, ...SHEET];

const names = HOSTILE_NAMES.filter((name) => name.trim() !== '');

describe.each(names.map((name) => ({ name })))('a text $name', ({ name }) => {
  test('is no Markdown', () => {
    const markdown = renderMarkdown(documentWith(name));
    const plain = elementsOf(toHtml(renderMarkdown(documentWith('plain'))));
    const found = [...elementsOf(toHtml(markdown))].filter((element) => element !== 'span');
    expect(found.filter((element) => !plain.has(element))).toEqual([]);
    for (const rows of tablesOf(markdown)) expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  test('is no HTML', () => {
    const html = renderHtml(documentWith(name), ALL);
    const plain = elementsOf(renderHtml(documentWith('plain'), ALL));
    expect([...elementsOf(html)].filter((element) => !plain.has(element))).toEqual([]);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });
});

test('unescaped the same text would be seen', () => {
  const html = renderHtml(documentWith('plain'), ALL).replace('plain', '<blink>x</blink>');
  expect([...elementsOf(html)]).toContain('blink');
});
