// The frame of a page for people: one HTML file that loads nothing, with a head, sections and links to them. What stands
// in it is for others.
import { createHash } from 'node:crypto';
import { cut, type Html, html, trusted } from './html.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

export interface DocumentSection {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly content: Html;
}

export interface Document {
  readonly title: string;
  readonly head: Html;
  readonly sections: readonly DocumentSection[];
  /** Of this package. */
  readonly version: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** The file beside the page that has every number. */
  readonly numbersFile: string;
}

export function renderDocument({ title, head, sections, version, createdAt, numbersFile }: Document): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
${head}
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main id="report" tabindex="-1">
${sections.map(({ id, title, content }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${content}</section>\n`)}</main>
<footer class="faint">Made by Best Epoch ${cut(version)} on ${createdAt.slice(0, 10)}. Every number, unrounded, is in ${numbersFile}.</footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.text;
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
