// A document as one HTML file for people that loads nothing: head, links to the sections, sections.
import { createHash } from 'node:crypto';
import type { Document } from '../document.ts';
import { plainText } from '../inline.ts';
import { blocksHtml, type Surroundings } from './blocks.ts';
import { type Html, html, trusted } from './html.ts';
import { inlineHtml } from './inline.ts';
import type { PagePictures } from './page-pictures.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { tilesHtml } from './tiles.ts';
import { CLOSED } from './view.ts';

/** The page, whatever its size. */
export function renderHtml(document: Document, pictures: PagePictures): string {
  const { heading, sections, version, createdAt, numbersFile } = document;
  const page = { pictures, numbersFile };
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Best Epoch: ${plainText(heading)}</title>
<link rel="icon" href="data:,">
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>${CLOSED}
${headHtml(document, page)}
${navHtml(document)}<main id="report" tabindex="-1">
${sections.map(({ id, title, blocks }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${blocksHtml(blocks, page)}</section>\n`)}</main>
<footer class="faint">Made by Best Epoch${version === undefined ? undefined : ` ${version}`} on ${createdAt.slice(0, 10)}. Every number, unrounded, is in ${numbersFile}.</footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.text;
}

function navHtml({ sections, isLinked }: Document): Html | undefined {
  if (isLinked) return undefined;
  const links = sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav aria-label="Sections"><ul>${links}</ul></nav>\n`;
}

/** What a reviewer sees first: badges, the sentences, then the scores with their change. */
function headHtml({ title, badges, heading, opening, tiles }: Document, page: Surroundings): Html {
  const shown = badges.map(
    ({ tone, mark, text }) => html`<li class="${tone}"><span aria-hidden="true">${mark}</span> ${text}</li>`,
  );
  return html`<header>
<p class="kicker">${title}</p>
${badges.length > 0 ? html`<ul class="badges">${shown}</ul>\n` : undefined}<h1>${inlineHtml(heading)}</h1>
${blocksHtml(opening, page)}${tilesHtml(tiles)}</header>`;
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded; only this script and this style run, by their hashes; pictures stand in the page. */
const POLICY = [
  "default-src 'none'",
  'img-src data:',
  `style-src ${hash(STYLE)}`,
  `script-src ${hash(SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
