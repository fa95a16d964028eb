import { describe, expect, it } from 'vitest';
import { html } from '../../../src/document/html/html.ts';
import { STYLE } from '../../../src/document/html/style.ts';
import { CLOSED, viewHtml } from '../../../src/document/html/view.ts';

describe('a picture of a page', () => {
  const view = { id: 'worst-image-view', width: 6, height: 4, label: 'Worst "image"' };
  const { text } = viewHtml(view, html`<rect/>`);

  it('leads to itself, where the style sheet makes it as large as the window', () => {
    expect(text).toContain('id="worst-image-view"><a href="#worst-image-view"><svg');
    expect(STYLE).toContain('.enlarge:target { position: fixed; inset: 0;');
  });

  it('is closed by a link to a place in the window, so that nothing scrolls', () => {
    const [, target] = /<a class="shut" href="#([^"]*)">Close<\/a>/.exec(text) ?? [];
    expect(CLOSED.text).toContain(`id="${target}"`);
    expect(STYLE).toContain(`#${target} { position: fixed;`);
  });

  it('is read out by its label', () => {
    expect(text).toContain('role="img" aria-label="Worst &#34;image&#34;"');
  });
});
