// Numbers that stand large, each with its change and a note.
import type { Tile } from '../document.ts';
import { type Html, html } from './html.ts';

export function tilesHtml(tiles: readonly Tile[]): Html | undefined {
  return tiles.length === 0 ? undefined : html`<dl class="tiles">${tiles.map(tileHtml)}</dl>\n`;
}

function tileHtml({ title, value, change, note }: Tile): Html {
  const changed = change && html` <span class="change ${change.tone}">${change.text}</span>`;
  const below = note && html`<small>${note}</small>`;
  return html`<div><dt>${title}</dt><dd>${value}${changed}${below}</dd></div>\n`;
}
