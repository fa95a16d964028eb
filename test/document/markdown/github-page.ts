// summary.md as GitHub shows it, in a real browser: Markdown rendered, charts drawn by Mermaid, GitHub's colours.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { toHtml } from './github-markdown.ts';

export interface GithubPage extends AsyncDisposable {
  readonly page: Page;
  /** Whatever the page asked for or said on its console: GitHub would show or load none of it. */
  readonly said: readonly string[];
  /** What Mermaid said of each chart that it could not draw. */
  readonly faults: readonly string[];
}

export type Look = 'light' | 'dark';

const mermaid = readFile(createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js'), 'utf8');

/** GitHub's own sizes and colours, as far as a summary uses them. */
const STYLE = `
:root { --ink: #1f2328; --page: #ffffff; --edge: #d1d9e0; --stripe: #f6f8fa }
.dark { --ink: #f0f6fc; --page: #0d1117; --edge: #3d444d; --stripe: #151b23 }
body { margin: 24px; background: var(--page); color: var(--ink); max-width: 960px;
  font: 16px/1.5 -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif }
a { color: #0969da } .dark a { color: #4493f8 }
h3 { font-size: 1.25em; margin: 0 0 16px } p, table, pre, details, ul { margin: 0 0 16px }
table { border-collapse: collapse; display: block; max-width: 100%; overflow: auto; width: max-content }
th, td { border: 1px solid var(--edge); padding: 6px 13px } tr:nth-child(2n) td { background: var(--stripe) }
pre { background: var(--stripe); padding: 16px; overflow: auto } pre.drawn { background: none; padding: 0; text-align: center }
`;

/** Mermaid as GitHub starts it: its own default theme, or its dark one; a fault's text stays where the chart was. */
const DRAW = `(async (theme) => {
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme });
  const faults = [];
  for (const [i, code] of [...document.querySelectorAll('code.language-mermaid')].entries()) {
    try {
      code.parentElement.innerHTML = (await mermaid.render('chart-' + i, code.textContent)).svg;
    } catch (error) {
      faults.push(String(error));
    }
  }
  for (const svg of document.querySelectorAll('pre > svg')) svg.parentElement.className = 'drawn';
  return faults;
})`;

export async function openGithubPage(
  browser: Browser,
  markdown: string,
  look: Look = 'light',
): Promise<GithubPage> {
  const context = await browser.newContext({ viewport: { width: 1012, height: 900 }, colorScheme: look });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('dialog', (dialog) => said.push(dialog.message()));
  await page.route('**/*', (route) => {
    said.push(route.request().url());
    return route.abort();
  });
  await page.setContent(
    `<!doctype html><html lang="en" class="${look}"><head><meta charset="utf-8"><style>${STYLE}</style></head><body>${toHtml(markdown)}</body></html>`,
  );
  await page.addScriptTag({ content: await mermaid });
  return { page, said, faults: await draw(page, look), [Symbol.asyncDispose]: () => context.close() };
}

/** Other Markdown in an open page, which saves loading Mermaid again; scripts in it would not run. The faults. */
export async function redraw({ page }: GithubPage, markdown: string): Promise<readonly string[]> {
  await page.evaluate(`document.body.innerHTML = ${JSON.stringify(toHtml(markdown))}`);
  return draw(page, 'light');
}

function draw(page: Page, look: Look): Promise<string[]> {
  return page.evaluate(`${DRAW}('${look === 'dark' ? 'dark' : 'default'}')`);
}
