// What becomes of a plan that takes more memory than there is.
import { expect, test } from 'vitest';
import { efficientNetLite0 } from '../../../src/network/efficientnet-lite.ts';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import { FROM_SCRATCH } from '../../../src/stages/4-plan/fine-tuning.ts';
import { fitMemory, type Sizes } from '../../../src/stages/4-plan/fit-memory.ts';
import type { ImageStatistics } from '../../../src/stages/4-plan/image-statistics.ts';
import { makePlan } from '../../../src/stages/4-plan/make.ts';
import { foreseePeak, largestTestEdge } from '../../../src/stages/4-plan/memory.ts';

const GIB = 2 ** 30;

const intensities = [{ low: 0, high: 255, mean: 60, deviation: 40, crowd: { center: 0, width: 10 } }];
const STATISTICS: ImageStatistics = {
  ...{ task: 'segmentation', images: 20, channels: 1, bitDepth: 8, classes: 3 },
  sizes: Array.from({ length: 20 }, () => ({ height: 2048, width: 2048 })),
  ...{ smallestEdge: 2048, largestHeight: 2048, largestWidth: 2048, meanPixels: 2048 ** 2 },
  ...{ classShares: [0.4, 0.3, 0.3], upDown: 0, labelDetail: undefined, symmetry: undefined, intensities },
};

const USUAL = { recipe: 'auto', epochs: 9, patience: 9, minDelta: 0, monitor: 'val-loss', seed: 1 };

interface Case {
  readonly settings?: Partial<Settings>;
  readonly task?: ImageStatistics['task'];
  readonly gib: number;
}

function fit({ settings = {}, task = 'segmentation', gib }: Case) {
  const all = { ...USUAL, ...settings } as Settings;
  const statistics = { ...STATISTICS, task };
  const make = (sizes: Sizes) => makePlan({ ...all, ...sizes }, statistics, FROM_SCRATCH);
  const sizes = { batchSize: all.batchSize, imageSize: all.imageSize };
  const memory = { availableBytes: gib * GIB, imageBytes: 0, images: 20 };
  const { plan, faults } = fitMemory(sizes, make, memory);
  return { plan, faults, share: foreseePeak(plan, memory) / memory.availableBytes };
}

const CLASSIC = { recipe: 'classic' } as const;

test.each<readonly [string, Case, { batch: number; edge: number; warned?: string }]>([
  ['what fits stays', { gib: 16 }, { batch: 8, edge: 128 }],
  ['a smaller batch', { gib: 0.6 }, { batch: 4, edge: 128 }],
  ['whole images become patches', { settings: CLASSIC, gib: 8 }, { batch: 1, edge: 1024 }],
  ['then smaller ones', { settings: CLASSIC, gib: 2 }, { batch: 1, edge: 512 }],
  [
    'where the patch is set only the batch is lowered',
    { settings: { imageSize: 64 }, gib: 0.6 },
    { batch: 16, edge: 64 },
  ],
  [
    'where the batch is set only the patch is lowered',
    { settings: { batchSize: 64 }, gib: 1 },
    { batch: 64, edge: 64 },
  ],
  [
    'what is set holds, and what fits is told',
    { settings: { imageSize: 1024, batchSize: 8 }, gib: 16 },
    { batch: 8, edge: 1024, warned: 'Where it runs out, set `batch-size: 4`, which fits' },
  ],
  ['nothing helps', { gib: 0.4 }, { batch: 8, edge: 128, warned: 'Run where there is more memory' }],
  ['images of a classifier keep their size', { task: 'classification', gib: 0.72 }, { batch: 16, edge: 128 }],
])('%s', (reason, one, { batch, edge, warned }) => {
  const { plan, faults, share } = fit(one);
  expect({ batch: plan.batchSize, edge: plan.patch.height }, reason).toEqual({ batch, edge });
  if (warned === undefined) expect(share, reason).toBeLessThanOrEqual(0.8);
  expect(
    faults.map(({ code, severity }) => [code, severity]),
    reason,
  ).toEqual(warned === undefined ? [] : [['memory-tight', 'warning']]);
  expect(faults[0]?.message ?? '', reason).toContain(warned ?? '');
});

test('the reasons tell what was lowered, and what is foreseen', () => {
  const { plan } = fit({ settings: CLASSIC, gib: 2 });
  const reasonOf = (name: string) => plan.reasons.find(({ setting }) => setting === name);
  expect(reasonOf('patch')?.reason).toMatch(
    /^lowered from 2048x2048, foreseen to take [\d.]+ GiB of the 2\.0 GiB/,
  );
  expect(reasonOf('batch-size')?.reason).toBe('as published');
  expect(reasonOf('memory')).toMatchObject({ value: expect.stringMatching(/^[\d.]+ [MG]iB$/) });
});

test("a classifier's batch is lowered from what the recipe chose, and no further than it must", () => {
  const roomy = fit({ task: 'classification', gib: 16 });
  const tight = fit({ task: 'classification', gib: 0.72 });
  expect([roomy.plan.batchSize, tight.plan.batchSize]).toEqual([32, 16]);
  expect(tight.plan.patch).toEqual(roomy.plan.patch);
  expect(tight.plan.reasons.find(({ setting }) => setting === 'batch-size')?.reason).toMatch(
    /^lowered from 32, foreseen to take [\d.]+ [MG]iB of the [\d.]+ [MG]iB that there is$/,
  );
  const least = fit({ task: 'classification', gib: 0.1 });
  expect(least.plan.batchSize, 'where nothing fits the recipe holds').toBe(32);
  expect(least.faults).toMatchObject([{ code: 'memory-lacking' }]);
});

test('a plan is the same for the same memory', () => {
  expect(fit({ gib: 0.6 })).toEqual(fit({ gib: 0.6 }));
});

test('beyond the end of the address space nothing is tried, and what fits is named', () => {
  const make = (sizes: Sizes) => makePlan({ ...USUAL, ...sizes } as Settings, STATISTICS, FROM_SCRATCH);
  const memory = { availableBytes: GIB, imageBytes: 0, images: 20, isEnd: true };
  const { faults } = fitMemory({ imageSize: 1024, batchSize: 64 }, make, memory);
  expect(faults).toMatchObject([{ code: 'memory-lacking', severity: 'error' }]);
  expect(faults[0]?.message).toMatch(/`image-size: \d+`, which fits, or raise the limit/);
});

test.each<readonly [string, Case, readonly string[]]>([
  [
    'what would take more than twice of what there is is refused, and only what changes is named',
    { settings: { imageSize: 1024, batchSize: 64 }, gib: 4 },
    ['memory-lacking', 'has 4.0 GiB in all. Set `batch-size: 2` and `image-size: 512`, which fits, or run'],
  ],
  ['nothing fits', { gib: 0.1 }, ['memory-lacking', 'has 102 MiB in all. Run where there is more memory.']],
  ['up to twice of it is tried', { gib: 0.35 }, ['memory-tight', 'Run where there is more memory']],
])('%s', (reason, one, [code, words]) => {
  const { faults } = fit(one);
  expect(
    faults.map((fault) => fault.code),
    reason,
  ).toEqual([code]);
  expect(faults[0]?.message, reason).toContain(words);
});

test('features that a head alone is fitted to count, up to as many images as it is', () => {
  const network = efficientNetLite0({ channels: 3, classes: 5, dropout: 0 });
  const plan = { ...makePlan(USUAL as Settings, STATISTICS, FROM_SCRATCH), network };
  const peak = (images: number, linearProbe?: true) =>
    foreseePeak({ ...plan, linearProbe }, { availableBytes: 16 * GIB, imageBytes: 0, images });
  expect(peak(20_000, true) - peak(10_000, true)).toBe(10_000 * 1280 * 4 * 7);
  expect(peak(90_000, true), 'no more are taken').toBe(peak(20_000, true));
  expect(peak(90_000), 'without it they are nothing').toBe(peak(20));
});

test('large images to test on count, in tiles where memory is short', () => {
  const plan = makePlan(USUAL as Settings, STATISTICS, FROM_SCRATCH);
  const peak = (gib: number, edge: number) =>
    foreseePeak(plan, {
      availableBytes: gib * GIB,
      imageBytes: 0,
      images: 20,
      largestTested: { height: edge, width: edge },
    });
  expect([largestTestEdge(plan.network, 16 * GIB), largestTestEdge(plan.network, GIB)]).toEqual([1024, 512]);
  expect(peak(16, 1024)).toBeGreaterThan(peak(16, 64));
  expect(peak(1, 1024)).toBeLessThan(peak(16, 1024));
});
