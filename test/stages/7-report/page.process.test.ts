// The page in a real Chromium: nothing loaded, nothing said on the console, no violation that axe-core finds, usable by
// keyboard, readable without its script, on a narrow screen and on paper.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderHtml } from '../../../src/document/html/page.ts';
import { checkDocument } from '../../../src/stages/7-report/check/document.ts';
import { renderPage } from '../../../src/stages/7-report/page.ts';
import { sheetPicture } from '../../../src/stages/7-report/sheet/draw.ts';
import { sheetKey } from '../../../src/stages/7-report/sheet/tile.ts';
import { browserMissing, openBrowser } from '../../browser.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { sampleCheck } from './check/sample-check.ts';
import { comparedResults } from './sample-comparison.ts';
import { picturing, sampleExample, sampleExamples } from './sample-examples.ts';
import { sampleResults, sampleRun } from './sample-run.ts';
import { sheetImages } from './sheet/sample-sheet.ts';

const missing = await browserMissing();

/** Of the classes in stripes. */
function labelledImage(i: number) {
  const size = { width: 256, height: 256 };
  const data = Uint8Array.from({ length: 256 * 256 }, (_, p) => Math.floor(p / 4096) % 4);
  const image = { ...size, channels: 1, data: data.map((label, p) => label * 40 + ((p * 7 + i) % 30)) };
  return { image, labels: { ...size, data } };
}

/** A page with what was said on its console and what it asked for beside itself. */
interface Opened extends AsyncDisposable {
  readonly page: Page;
  readonly said: string[];
  readonly asked: string[];
}

describe.skipIf(missing !== undefined)('report.html in a browser', () => {
  const { classes } = sampleRun().dataset;
  let browser: Browser;
  let text: string;

  beforeAll(async () => {
    browser = await openBrowser();
    text = await renderPage({ results: comparedResults(), classes, examples: sampleExamples() });
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function open(options: BrowserContextOptions = {}, html = text): Promise<Opened> {
    const folder = await temporaryFolder();
    const path = join(folder.path, 'report.html');
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
      asked: asked.filter((url) => !url.startsWith('data:') && !url.endsWith('/report.html')),
      async [Symbol.asyncDispose]() {
        await context.close();
        await folder[Symbol.asyncDispose]();
      },
    };
  }

  const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 320, height: 640 } }],
    ['without its script', { javaScriptEnabled: false }],
  ];

  test.each(LOOKS)('%s: nothing is loaded and the console stays empty', async (_look, options) => {
    await using opened = await open(options);
    await opened.page.mouse.wheel(0, 20_000);
    expect(opened.said).toEqual([]);
    expect(opened.asked).toEqual([]);
  });

  test('the policy is in force: what is put into the page may load nothing, and the console says so', async () => {
    await using opened = await open();
    await opened.page.evaluate(
      `document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/x.png' }))`,
    );
    await expect.poll(() => opened.said.join()).toMatch(/'http:.*x\.png' violates/);
  });

  /** Violations as `rule: element`; folds are opened, so that what is in them is looked at too. */
  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    await page.evaluate(`for (const fold of document.querySelectorAll('details')) fold.open = true`);
    const found: axe.AxeResults = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })');
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }

  const withoutScript = () => text.replace(/<script>[\s\S]*<\/script>/, '');
  test.each([
    ['light', { colorScheme: 'light' }, () => text],
    ['dark', { colorScheme: 'dark' }, () => text],
    ['narrow', { viewport: { width: 320, height: 640 } }, () => text],
    ['without its script', {}, withoutScript],
    ['dark, without its script', { colorScheme: 'dark' }, withoutScript],
  ] as const)('axe-core finds no violation: %s', async (_look, options, html) => {
    // axe-core itself is a script that the page's policy would refuse.
    await using opened = await open({ ...options, bypassCSP: true }, html());
    expect(await violations(opened.page)).toEqual([]);
  });

  test('axe-core sees what is wrong', async () => {
    await using opened = await open({ bypassCSP: true }, text.replace('<html lang="en">', '<html>'));
    expect(await violations(opened.page)).toEqual([expect.stringMatching(/^html-has-lang/)]);
  });

  test('by keyboard: the first tab leads past the sections, a fold opens', async () => {
    await using opened = await open();
    const { page } = opened;
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('report');
    const fold = page.locator('details', { hasText: 'Epochs (61)' });
    await fold.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await fold.getAttribute('open')).not.toBeNull();
  });

  test('by keyboard: the opacity of label and prediction', async () => {
    await using opened = await open();
    const { page } = opened;
    const opacities = () =>
      page.locator('.layers').evaluateAll((all) => all.map((one) => one.getAttribute('opacity')));
    expect(new Set(await opacities())).toEqual(new Set(['0.6']));
    await page.getByLabel('Opacity of label and prediction').focus();
    await page.keyboard.press('ArrowLeft');
    expect(new Set(await opacities())).toEqual(new Set(['0.55']));
    expect(await page.locator('#opacity-value').textContent()).toBe('55 %');
    await page.keyboard.press('Home');
    expect(new Set(await opacities())).toEqual(new Set(['0']));
  });

  test('by keyboard: a class is switched off and on in every picture, the others stay', async () => {
    await using opened = await open();
    const { page } = opened;
    const visible = (name: string) =>
      page.locator(`.layers .${name}`).evaluateAll((all) => all.map((one) => one.checkVisibility()));
    await page.getByLabel('particle track').focus();
    await page.keyboard.press('Space');
    expect(new Set(await visible('class-3'))).toEqual(new Set([false]));
    expect(new Set(await visible('class-1'))).toEqual(new Set([true]));
    await page.keyboard.press('Space');
    expect(new Set(await visible('class-3'))).toEqual(new Set([true]));
  });

  test('the epoch under the slider or the pointer is read out, and a line stands there in each chart', async () => {
    await using opened = await open();
    const { page } = opened;
    const said = page.locator('#epoch-values');
    const lines = () =>
      page.locator('line.cursor').evaluateAll((all) => all.map((one) => Number(one.getAttribute('x1'))));
    expect(await said.textContent()).toMatch(
      /^Epoch 41 \(kept\): learning rate 1e-3, train loss 0\.0134, val loss 0\.0337,/,
    );
    for (const name of ['train accuracy', 'val accuracy', 'train mean IoU', 'val mean IoU', 'time'])
      expect(await said.textContent(), 'every curve has its number').toMatch(new RegExp(`, ${name} [\\d.]+`));
    await page.getByLabel('Epoch', { exact: true }).focus();
    await page.keyboard.press('ArrowLeft');
    expect(await said.textContent()).toMatch(/^Epoch 40: /);
    expect(await page.locator('#epoch').getAttribute('aria-valuetext')).toBe('epoch 40');
    // From 50 to 368 are epochs 1 to 61.
    expect(await lines()).toEqual(Array(4).fill(50 + (39 / 60) * 318));
    const chart = page.locator('.curve svg').first();
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    expect(box).not.toBeNull();
    if (box !== null) await page.mouse.move(box.x + (box.width * 50) / 380, box.y + box.height / 2);
    expect(await said.textContent()).toMatch(/^Epoch 1: /);
    expect(await lines()).toEqual([50, 50, 50, 50]);
  });

  test('without its script there is no control that does nothing, and every number and picture is there', async () => {
    await using opened = await open({ javaScriptEnabled: false });
    const { page } = opened;
    expect(await page.locator('input:visible').count()).toBe(0);
    expect(await page.locator('svg.view:visible').count()).toBe(12);
    expect(await page.locator('figure svg[role=img]:visible').count()).toBe(12 + 7);
    await page.getByText('Epochs (61)').click();
    expect(await page.locator('#epochs tbody tr:visible').count()).toBe(61);
  });

  test('a picture is as large as the window while it is open, and the page stays where it was', async () => {
    await using opened = await open({ javaScriptEnabled: false, viewport: { width: 900, height: 700 } });
    const { page } = opened;
    const view = page.locator('svg.view').last();
    await view.scrollIntoViewIfNeeded();
    const small = await view.boundingBox();
    await view.click();
    const large = await view.boundingBox();
    expect(large?.height).toBeGreaterThan(650);
    expect(large?.width).toBeGreaterThan(2 * (small?.width ?? 0));
    await page.mouse.click(450, 350);
    expect(await view.boundingBox(), 'as before, and at the same place in the window').toEqual(small);
  });

  test('by keyboard: a picture opens with Enter and closes with Escape, and one is where one was', async () => {
    await using opened = await open({ viewport: { width: 900, height: 700 } });
    const { page } = opened;
    const view = page.locator('.enlarge > a:first-child').nth(5);
    await view.focus();
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
    expect(outline, 'the focus is seen').toBe('solid');
    const id = await view.getAttribute('href');
    await page.keyboard.press('Enter');
    const large = await page.locator('.enlarge:target .view').boundingBox();
    expect(large?.height).toBeGreaterThan(650);
    await page.keyboard.press('Escape');
    expect(await page.locator('.enlarge:target').count()).toBe(0);
    const focused = () => page.evaluate("document.activeElement.getAttribute('href')");
    await expect.poll(focused).toBe(id);
  });

  test('pictures and layers are all readable as images', async () => {
    await using opened = await open();
    const failed =
      await opened.page.evaluate(`Promise.all([...document.querySelectorAll('image')].map((image) => {
      const probe = new Image();
      probe.src = image.getAttribute('href');
      return probe.decode().then(() => undefined, () => image.outerHTML.slice(0, 80));
    })).then((all) => all.filter((one) => one !== undefined))`);
    expect(failed).toEqual([]);
  });

  test.each([320, 768, 1280])('%d pixels wide: the page itself never scrolls sideways', async (width) => {
    const name = 'a-very-long-class-name-without-a-single-space-in-it'.repeat(2);
    const named = classes.map((info) => ({ ...info, name: `${name}${info.index}` }));
    const results = sampleResults({ dataset: { classes: named }, settings: { data: `/${'x'.repeat(300)}` } });
    const examples = [sampleExample('best', 'i'.repeat(200))];
    const long = await renderPage({ results: picturing(results, examples), classes: named, examples });
    await using opened = await open({ viewport: { width, height: 640 } }, long);
    expect(await opened.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  test.each([
    ['light', { colorScheme: 'light' }],
    ['dark and narrow', { colorScheme: 'dark', viewport: { width: 320, height: 640 } }],
    ['without its script', {}],
  ] as const)(
    'check.html: image and label stand side by side, axe-core finds nothing: %s',
    async (look, options) => {
      const sheet = await Promise.all(
        sheetImages(3).map((_, i) => sheetPicture(sheetKey(i), labelledImage(i), classes, 384)),
      );
      const page = renderHtml(checkDocument(sampleCheck({ sheet: sheetImages(3) })), sheet);
      const html = look === 'without its script' ? page.replace(/<script>[\s\S]*<\/script>/, '') : page;
      await using opened = await open({ ...options, bypassCSP: true }, html);
      const views = opened.page.locator('.sheet .view');
      expect(await views.count()).toBe(6);
      const [image, label] = [await views.nth(0).boundingBox(), await views.nth(1).boundingBox()];
      expect(image?.width, 'as large as each other').toBeCloseTo(label?.width ?? 0, 0);
      expect(image?.y).toBe(label?.y);
      expect(image?.width).toBeGreaterThan(100);
      const width = opened.page.viewportSize()?.width ?? 0;
      expect(await opened.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await violations(opened.page)).toEqual([]);
      expect(opened.said).toEqual([]);
    },
  );

  test('a class named like a script is only a name', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const named = classes.map((info) => ({ ...info, name: hostile }));
    const results = sampleResults({ dataset: { classes: named } });
    const examples = [sampleExample('best', hostile)];
    const html = await renderPage({ results: picturing(results, examples), classes: named, examples });
    await using opened = await open({}, html);
    expect(opened.said).toEqual([]);
    expect(await opened.page.locator('h3').textContent()).toBe(`Best test image: ${hostile}`);
  });

  test.each([true, false])(
    'on paper (script: %s) all folds are open and the controls are gone',
    async (javaScriptEnabled) => {
      await using opened = await open({ javaScriptEnabled, colorScheme: 'dark' });
      const { page } = opened;
      const pdf = await page.pdf({ format: 'A4', printBackground: false });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
      expect(pages.length).toBeGreaterThanOrEqual(3);
      expect(pages.length).toBeLessThanOrEqual(12);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('#epochs').isVisible()).toBe(true);
      expect(await page.getByText('artifact-name').isVisible()).toBe(true);
      expect(await page.locator('input:visible').count()).toBe(0);
      const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(paper).toBe('rgb(255, 255, 255)');
    },
  );
});
