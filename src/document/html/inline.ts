// Text as HTML: marks as elements, everything else escaped.
import type { Inline } from '../inline.ts';
import { type Html, html } from './html.ts';

export function inlineHtml(inline: Inline): Html {
  if (typeof inline === 'string') return html`${inline}`;
  if (!('mark' in inline)) return html`${inline.map(inlineHtml)}`;
  const text = inlineHtml(inline.text);
  switch (inline.mark) {
    case 'strong':
      return html`<strong>${text}</strong>`;
    case 'code':
      return html`<code>${text}</code>`;
    case 'interval':
      return html` <small>${text}</small>`;
    case 'note':
      return html`<br><small>${text}</small>`;
    case 'swatch':
      return html`<span class="named"><svg class="swatch" width="12" height="12" aria-hidden="true" focusable="false"><rect width="12" height="12" fill="rgb(${inline.color.join(',')})"/></svg> ${text}</span>`;
    case 'link':
      return html`<a href="${inline.to}">${text}</a>`;
  }
}
