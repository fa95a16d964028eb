// The page and the summary of a classification in a real Chromium: light, dark and on a phone, with names that are code.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPage } from '../../../src/stages/7-report/page.ts';
import { renderSummary } from '../../../src/stages/7-report/summary.ts';
import { browserMissing, openBrowser } from '../../browser.ts';
import { openGithubPage } from '../../document/markdown/github-page.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { classificationResults, classificationRun, mistakeExamples, NAMES } from './sample-classification.ts';

const missing = await browserMissing();

describe.skipIf(missing !== undefined)('a classification in a browser', () => {
  let browser: Browser;
  let text: string;

  beforeAll(async () => {
    browser = await openBrowser();
    const { classes } = classificationRun().dataset;
    text = await renderPage({ results: classificationResults(), classes, examples: mistakeExamples() });
  });
  afterAll(async () => {
    await browser?.close();
  });

  const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
    ['light', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
    ['dark', { colorScheme: 'dark', viewport: { width: 1280, height: 900 } }],
    ['phone', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
  ];

  test.each(LOOKS)(
    'report.html, %s: every mistake is seen with its names, and nothing is amiss',
    async (_, options) => {
      await using folder = await temporaryFolder();
      const path = join(folder.path, 'report.html');
      await writeFile(path, text);
      // axe-core itself is a script that the page's policy would refuse.
      const context = await browser.newContext({ ...options, bypassCSP: true });
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      page.on('dialog', (dialog) => said.push(dialog.message()));
      await page.goto(pathToFileURL(path).href);

      const captions = await page.locator('.mistaken figcaption').allInnerTexts();
      expect(
        captions.map((caption) => caption.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))),
      ).toEqual([
        [`${NAMES[2]} (0.063)`, 'taken for cat (0.875)', 'fox/11'],
        ['dog (0.113)', `taken for ${NAMES[2]} (0.775)`, 'dog/7'],
        ['cat (0.163)', 'taken for dog (0.675)', 'cat/3'],
      ]);
      const pictures = page.locator('.mistaken svg.view');
      for (const box of await pictures.evaluateAll((all) =>
        all.map((one) => one.getBoundingClientRect().toJSON()),
      )) {
        expect(box.width).toBeGreaterThan(100);
        expect(box.height).toBeGreaterThan(70);
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        options.viewport!.width,
      );
      await page.evaluate(axe.source);
      await page.evaluate(`for (const fold of document.querySelectorAll('details')) fold.open = true`);
      const found: axe.AxeResults = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })');
      expect(found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual(
        [],
      );
      expect(said).toEqual([]);
      await context.close();
    },
  );

  test.each(['light', 'dark'] as const)(
    'summary.md on GitHub, %s: charts are drawn and names are names',
    async (look) => {
      await using github = await openGithubPage(browser, renderSummary(classificationResults()), look);
      expect(github.faults).toEqual([]);
      expect(github.said).toEqual([]);
      expect(await github.page.locator('pre.drawn svg').count(), 'loss, accuracy and macro F1').toBe(3);
      const cells = await github.page
        .locator('table')
        .first()
        .locator('tbody td:first-child')
        .allInnerTexts();
      expect(cells).toEqual(NAMES);
    },
  );
});
