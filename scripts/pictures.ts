// The pictures of README.md and docs/: summary and report of a real run and the dashboard of sample lines, in a real
// browser, light and dark. pictures.mjs runs it.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { dashboardFiles } from '../src/stages/7-report/dashboard/files.ts';
import { openBrowser } from '../test/browser.ts';
import { type Look, openGithubPage } from '../test/document/markdown/github-page.ts';
import { ABOUT, linesOf } from '../test/stages/7-report/dashboard/sample-lines.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const TARGET = join(ROOT, 'docs', 'images');
const LOOKS: readonly Look[] = ['light', 'dark'];

/** Small patches, so that there are epochs enough for a curve, and it stops by itself; no time, which other machines need. */
const SHORT = ['--image-size', '32', '--batch-size', '8', '--epochs', '60', '--patience', '8'];

/** What is seen of a page, in CSS pixels. */
const WIDTH = 1012;
const HEIGHT = 1180;
const DASHBOARD_HEIGHT = 716;
/** Sharp on screens of high density too, and below the 150 kB that a test allows. */
const SCALE = 1.5;
const QUALITY = 70;

/** @param given the run folder to show; without it one is made: the sample, trained for some minutes */
export async function main([given]: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'best-epoch-pictures-'));
  try {
    const run = given === undefined ? await trainOn(folder) : resolve(given);
    await mkdir(TARGET, { recursive: true });
    const browser = await openBrowser();
    try {
      const dashboard = await writeDashboard(folder);
      for (const look of LOOKS) {
        await showSummary(browser, run, look);
        await showPage(browser, join(run, 'report.html'), look, `report-${look}.webp`);
        await showPage(browser, dashboard, look, `dashboard-${look}.webp`, DASHBOARD_HEIGHT);
      }
    } finally {
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function trainOn(folder: string): Promise<string> {
  const cli = join(ROOT, 'dist', 'cli.js');
  const data = join(folder, 'data', 'ccd');
  const run = join(folder, 'best-epoch');
  const node = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [cli, ...args], { cwd: folder });
  console.log('Training for some minutes ...');
  await node('sample', 'ccd', data, '--count', '40');
  await node('train', '--data', data, ...SHORT, '--output', run);
  return run;
}

/** Of some weeks of one series, on the default branch and another. */
async function writeDashboard(folder: string): Promise<string> {
  const path = join(folder, 'index.html');
  const lines = [...linesOf(44), ...linesOf(5, { branch: 'more-plates' })];
  await writeFile(path, dashboardFiles(lines, ABOUT).get('index.html') ?? '');
  return path;
}

async function showSummary(browser: Browser, run: string, look: Look): Promise<void> {
  await using github = await openGithubPage(browser, await readFile(join(run, 'summary.md'), 'utf8'), look);
  await save(github.page, `summary-${look}.webp`);
}

async function showPage(browser: Browser, path: string, look: Look, name: string, height = HEIGHT) {
  const context = await browser.newContext({ colorScheme: look });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  await save(page, name, height);
  await context.close();
}

/** The top of the page. Playwright has a page's density from its context, so that the page itself is enlarged. */
async function save(page: Page, name: string, height = HEIGHT): Promise<void> {
  await page.setViewportSize({ width: WIDTH * SCALE, height: height * SCALE });
  await page.evaluate(`document.documentElement.style.zoom = ${SCALE}`);
  const file = join(TARGET, name);
  await sharp(await page.screenshot())
    .webp({ quality: QUALITY })
    .toFile(file);
  console.log(`${relative(ROOT, file)}: ${Math.round((await stat(file)).size / 1000)} kB`);
}
