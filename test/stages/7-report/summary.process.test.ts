// The summary in a real browser, its charts drawn by the real Mermaid: no fault, both lines, axes that can be read.
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EpochRecord } from '../../../src/stages/5-train/events.ts';
import { renderSummary } from '../../../src/stages/7-report/summary.ts';
import { browserMissing, openBrowser } from '../../browser.ts';
import { type GithubPage, type Look, openGithubPage, redraw } from '../../document/markdown/github-page.ts';
import { comparedResults } from './sample-comparison.ts';
import { sampleHistory, sampleResults } from './sample-run.ts';

const missing = await browserMissing();

/** What Mermaid drew, measured in the page. */
interface Drawn {
  readonly kind: string;
  readonly title: string;
  readonly background: string;
  /** Points as drawn, y downwards. */
  readonly lines: readonly {
    readonly color: string;
    readonly points: readonly (readonly [number, number])[];
  }[];
  readonly x: readonly Label[];
  readonly y: readonly Label[];
  /** Of the drawing. */
  readonly size: readonly [number, number];
}

interface Label {
  readonly text: string;
  readonly box: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

const MEASURE = `[...document.querySelectorAll('svg')].map((svg) => {
  const outer = svg.getBoundingClientRect();
  const labels = (axis) => [...svg.querySelectorAll(axis + ' .label text')].map((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return { text: one.textContent, box: { left: left - outer.left, right: right - outer.left, top: top - outer.top, bottom: bottom - outer.top } };
  });
  return {
    kind: svg.getAttribute('aria-roledescription'),
    title: svg.querySelector('.chart-title')?.textContent ?? '',
    background: svg.querySelector('.background')?.getAttribute('fill') ?? '',
    lines: [...svg.querySelectorAll('.plot path')].map((path) => ({
      color: path.getAttribute('stroke'),
      points: path.getAttribute('d').slice(1).split('L').map((point) => point.split(',').map(Number)),
    })),
    x: labels('.bottom-axis'),
    y: labels('.left-axis'),
    size: [outer.width, outer.height],
  };
})`;

const measure = (page: Page): Promise<Drawn[]> => page.evaluate(MEASURE);

/** A history whose losses are these; accuracy and mean IoU fall and rise with the losses within 0 to 1. */
function history(epochs: number, loss: (epoch: number) => readonly [train: number, validation: number]) {
  const [row] = sampleHistory(1, 1);
  return Array.from({ length: epochs }, (_, i): EpochRecord => {
    const [trainLoss, valLoss] = loss(i + 1);
    const score = (value: number) => 1 / (1 + Math.abs(value));
    return {
      ...row,
      epoch: i + 1,
      trainLoss,
      valLoss,
      trainAccuracy: score(trainLoss),
      valAccuracy: score(valLoss),
      trainMeanIou: score(trainLoss),
      valMeanIou: score(valLoss),
    };
  });
}

const falling = (epoch: number, scale = 1) => [scale / epoch, (1.3 * scale) / epoch] as const;

interface Case {
  readonly reason: string;
  readonly history: readonly EpochRecord[];
  readonly best: number;
  readonly charts: number;
  /** Points in each line. */
  readonly points?: number;
}

const CASES: readonly Case[] = [
  { reason: 'one epoch is no line', history: history(1, falling), best: 1, charts: 0 },
  { reason: 'two epochs', history: history(2, falling), best: 2, charts: 3, points: 2 },
  { reason: 'each epoch named', history: history(10, falling), best: 7, charts: 3, points: 10 },
  { reason: 'the first scale of numbers', history: history(11, falling), best: 3, charts: 3, points: 11 },
  { reason: '100 epochs', history: history(100, falling), best: 100, charts: 3, points: 100 },
  { reason: '10,000 epochs, thinned', history: history(10_000, falling), best: 4321, charts: 3, points: 100 },
  {
    reason: 'the loss is no number from epoch 8 on',
    history: history(20, (epoch) => (epoch < 8 ? falling(epoch) : [Number.NaN, Number.POSITIVE_INFINITY])),
    best: 5,
    charts: 3,
    points: 7,
  },
  {
    reason: 'no number at all',
    history: history(20, () => [Number.NaN, Number.NaN]),
    best: 1,
    charts: 0,
  },
  { reason: 'nothing changes', history: history(30, () => [0.5, 0.5]), best: 1, charts: 3, points: 30 },
  { reason: 'everything is 0', history: history(30, () => [0, 0]), best: 1, charts: 3, points: 30 },
  ...[0.9, 1.1, 1.4, 1.9, 2.4, 2.9, 3.9, 4.9, 5.9, 7.9].map((worst) => ({
    reason: `a worst loss of ${worst}`,
    history: history(20, (epoch) => [worst - epoch / 40, worst - epoch / 30]),
    best: 20,
    charts: 3,
    points: 20,
  })),
  { reason: 'huge', history: history(30, (epoch) => falling(epoch, 5e11)), best: 30, charts: 3, points: 30 },
  { reason: 'tiny', history: history(30, (epoch) => falling(epoch, 1e-9)), best: 30, charts: 3, points: 30 },
  {
    reason: 'below 0',
    history: history(30, (epoch) => [-epoch, 3 - epoch]),
    best: 30,
    charts: 3,
    points: 30,
  },
  {
    reason: 'six powers of ten',
    history: history(60, (epoch) => [10 ** (3 - epoch / 10), 10 ** (3.2 - epoch / 12)]),
    best: 60,
    charts: 3,
    points: 60,
  },
];

function expectReadable({ title, kind, lines, x, y, size }: Drawn, best: number, points: number): void {
  expect(kind).toBe('xychart');
  expect(title).toMatch(new RegExp(`^(?:Loss|Accuracy|Mean IoU), best epoch ${best}$`));
  expect(lines.map(({ color }) => color)).toEqual(['#2f81f7', '#e69f00']);
  for (const line of lines) {
    expect(line.points).toHaveLength(points);
    for (const [left, top] of line.points) {
      expect(left >= 0 && left <= 700 && top >= 0 && top <= 320, `${left}, ${top} is in the drawing`).toBe(
        true,
      );
    }
  }
  for (const { text } of x) expect(text, 'an epoch is a whole number').toMatch(/^\d+$/);
  for (const labels of [x, y]) {
    expect(labels.length).toBeGreaterThanOrEqual(2);
    const values = labels.map(({ text }) => Number(text));
    expect(values.every(Number.isFinite), values.join()).toBe(true);
    expect(new Set(values).size).toBe(values.length);
    for (const { box } of labels)
      expect(box.left >= -1 && box.right <= size[0] + 1, 'a label is within the drawing').toBe(true);
  }
  const overlaps = (labels: readonly Label[], from: 'left' | 'top', to: 'right' | 'bottom') =>
    labels
      .toSorted((a, b) => a.box[from] - b.box[from])
      .some((label, i, all) => i > 0 && all[i - 1].box[to] > label.box[from]);
  expect(overlaps(x, 'left', 'right'), 'numbers of the epochs overlap').toBe(false);
  // Below 0 the axis is as long as the values are low, however many numbers that takes; no loss of ours is.
  if (!y.some(({ text }) => text.startsWith('-')))
    expect(overlaps(y, 'top', 'bottom'), 'numbers of the values overlap').toBe(false);
}

describe.skipIf(missing !== undefined)('summary.md on GitHub', () => {
  let browser: Browser;
  let opened: GithubPage;
  beforeAll(async () => {
    browser = await openBrowser();
    opened = await openGithubPage(browser, '');
  });
  afterAll(async () => {
    await browser?.close();
  });

  test.each(CASES)('charts: $reason', async ({ reason, history, best, charts, points = 0 }) => {
    const outcome = { history, bestEpoch: best, stoppedEpoch: history.length };
    const faults = await redraw(opened, renderSummary(sampleResults({ outcome })));
    expect([faults, opened.said], reason).toEqual([[], []]);
    const drawn = await measure(opened.page);
    expect(drawn, reason).toHaveLength(charts);
    for (const chart of drawn) expectReadable(chart, best, points);
    if (charts > 0) expect(await opened.page.textContent('body')).toContain(`Best epoch (kept): ${best}.`);
  });

  test('lines that fall on paper fall on the screen: the first value is the highest, left of all others', async () => {
    const outcome = { history: history(40, falling), bestEpoch: 40, stoppedEpoch: 40 };
    await redraw(opened, renderSummary(sampleResults({ outcome })));
    const [{ lines }] = await measure(opened.page);
    for (const { points } of lines) {
      const [first, last] = [points[0], points[points.length - 1]];
      expect(first[0]).toBeLessThan(last[0]);
      expect(first[1]).toBeLessThan(last[1]);
    }
    const [train, validation] = lines.map(({ points }) => points[20][1]);
    expect(validation, 'the higher loss is drawn higher').toBeLessThan(train);
  });

  test('a chart that Mermaid refuses is seen', async () => {
    const broken = '```mermaid\nxychart-beta\n    line [1e5x]\n```';
    expect(await redraw(opened, broken)).toEqual([expect.stringMatching(/error/i)]);
  });

  test.each<Look>(['light', 'dark'])(
    '%s: drawn on the page’s own background, and written to look at',
    async (look) => {
      await using shown = await openGithubPage(browser, renderSummary(comparedResults()), look);
      expect([shown.faults, shown.said]).toEqual([[], []]);
      for (const { background } of await measure(shown.page)) expect(background).toBe('transparent');
      const folder = join(tmpdir(), 'best-epoch-sheets');
      await mkdir(folder, { recursive: true });
      const file = join(folder, `summary-${look}.png`);
      await shown.page.screenshot({ path: file, fullPage: true });
      console.log(`summary as GitHub shows it: ${file}`);
    },
  );
});
