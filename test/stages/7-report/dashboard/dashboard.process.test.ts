// The dashboard in a real Chromium: it asks for nothing, says nothing on the console, is legible and usable by keyboard, and
// whatever a line says stays text.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dashboardFiles } from '../../../../src/stages/7-report/dashboard/files.ts';
import { browserMissing, openBrowser } from '../../../browser.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { ABOUT, lineAt, linesOf } from './sample-lines.ts';

const missing = await browserMissing();

const HOSTILE = `</script><img src=http://127.0.0.1:9/x onerror="alert(1)">'"&`;
const NAME = 'a-name-without-any-blank-'.repeat(8);

const OPEN = `for (const fold of document.querySelectorAll('details')) fold.open = true`;
const OVERFLOWING = `[...document.querySelectorAll('.tiles div, .key, summary, h2, .ends')]
  .filter((one) => one.scrollWidth > one.clientWidth)
  .map((one) => one.textContent)`;

describe.skipIf(missing !== undefined)('index.html in a browser', () => {
  const lines = [
    ...linesOf(12).map((line, i) => (i < 5 ? { ...line, classes: ['before', 'then'] } : line)),
    ...linesOf(3, { branch: HOSTILE }),
    ...linesOf(2, { series: HOSTILE, data: HOSTILE, artifact: HOSTILE }),
    ...linesOf(1, { series: NAME, branch: NAME }),
    ...linesOf(2, { series: NAME, branch: NAME.toUpperCase(), commit: null, run: null, gates: 'failed' }),
    ...linesOf(1, { series: 'Worse and failed', branch: NAME, gates: 'failed', verdict: 'worse' }),
    ...linesOf(1, { series: 'Unchanged and failed', gates: 'failed', verdict: 'same' }),
  ];
  const html = dashboardFiles(lines, ABOUT).get('index.html') ?? '';
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function open(options: BrowserContextOptions = {}) {
    const folder = await temporaryFolder();
    const path = join(folder.path, 'index.html');
    await writeFile(path, html);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const [said, asked]: [string[], string[]] = [[], []];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('dialog', (dialog) => said.push(dialog.message()));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(path).href);
    return {
      page,
      said,
      asked: asked.filter((url) => !url.startsWith('data:') && !url.endsWith('/index.html')),
      async [Symbol.asyncDispose]() {
        await context.close();
        await folder[Symbol.asyncDispose]();
      },
    };
  }

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    await page.evaluate(OPEN);
    const found: axe.AxeResults = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })');
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }

  test.each<[string, BrowserContextOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 390, height: 844 } }],
    ['on a small phone', { viewport: { width: 320, height: 568 } }],
    ['without its script', { javaScriptEnabled: false }],
  ])('%s: draws, loads nothing, says nothing, fits the screen', async (look, options) => {
    await using opened = await open(options);
    const { page, said, asked } = opened;
    expect(await page.locator('.plot .line').first().isVisible(), look).toBe(true);
    expect(await page.locator('img').count()).toBe(0);
    const sides = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    await page.evaluate(OPEN);
    expect(await page.evaluate(sides), 'nothing sticks out').toBe(0);
    expect(await page.evaluate(OVERFLOWING), 'texts within their frame').toEqual([]);
    expect(
      await page
        .getByRole('link', { name: lineAt(11).date.slice(0, 10) })
        .first()
        .isVisible(),
    ).toBe(true);
    if (options.colorScheme !== undefined) expect(await violations(page)).toEqual([]);
    expect({ said, asked }).toEqual({ said: [], asked: [] });
  });

  test('who points at a run or moves the slider is told what it was', async () => {
    await using opened = await open();
    const { page } = opened;
    const chart = page.locator('#series-3-course');
    const said = chart.locator('output');
    const newest = lineAt(11);
    await expect.poll(() => said.textContent()).toContain(newest.date.slice(0, 10));
    await chart.scrollIntoViewIfNeeded();
    const box = (await chart.locator('svg').boundingBox())!;
    await page.mouse.move(box.x + 1, box.y + box.height / 2);
    const first = lineAt(0);
    const text = await said.textContent();
    for (const part of [
      first.date.slice(0, 10),
      first.commit!.slice(0, 7),
      'no baseline',
      'epoch 41 of 61, patience ran out',
    ])
      expect(text).toContain(part);
    await chart.locator('input').focus();
    await page.keyboard.press('ArrowRight');
    expect(await said.textContent()).toContain(lineAt(1).date.slice(0, 10));
    expect(opened.said).toEqual([]);
  });
});
