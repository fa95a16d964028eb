// results.json keeps to its published schema, and the schema can tell when it doesn't.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceIntervals, drawImages, scoreIntervals } from '../../src/metrics/bootstrap.ts';
import { classCounts } from '../../src/metrics/confusion.ts';
import { byScore, SCORES } from '../../src/metrics/scores.ts';
import { finite } from '../../src/results/json-values.ts';
import published from '../../src/results/results.schema.json' with { type: 'json' };
import { type Results, resultsJsonSchema, resultsSchema, writeResults } from '../../src/results/results.ts';
import { Random } from '../../src/shared/random.ts';
import { planResults } from '../../src/stages/7-report/results-plan.ts';
import { sampleHistory, sampleResults, sampleRun } from '../stages/7-report/sample-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(published);

async function written(results: Results): Promise<Record<string, unknown>> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'results.json');
  await writeResults(path, results);
  const json: Record<string, unknown> = JSON.parse(await readFile(path, 'utf8'));
  return json;
}

test('results.schema.json is what the code says (run `npm run tables` after a change)', () => {
  expect(published).toEqual(resultsJsonSchema());
});

test('label smoothing is a number, and 0 in files of before it was there', () => {
  const { plan } = sampleResults();
  expect(plan.loss['label-smoothing']).toBe(0);
  const { 'label-smoothing': _, ...loss } = plan.loss;
  expect(resultsSchema.shape.plan.parse({ ...plan, loss }).loss['label-smoothing']).toBe(0);
});

test('how a pretrained network was trained is told, and as nothing in files of before it was there', () => {
  const { plan } = sampleResults();
  expect(plan).toMatchObject({ 'layer-rates': {}, 'linear-probe': false, loss: { 'mix-up': 0 } });
  const { 'layer-rates': _, 'linear-probe': __, ...earlier } = plan;
  const read = resultsSchema.shape.plan.parse(earlier);
  expect([read['layer-rates'], read['linear-probe']]).toEqual([{}, false]);
  const { plan: planned } = sampleRun();
  const tuned = planResults({ ...planned, rates: { 'stem.conv': 0.1 }, linearProbe: true, mixUp: 0.2 });
  expect(tuned).toMatchObject({ 'layer-rates': { 'stem.conv': 0.1 }, 'linear-probe': true });
  expect(tuned.loss['mix-up']).toBe(0.2);
});

test('a finished run validates, and reads back as it was', async () => {
  const results = sampleResults();
  const json = await written(results);
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  expect(json).toEqual(JSON.parse(JSON.stringify(results)));
});

test('every key is a kebab-case word', async () => {
  const keys: string[] = [];
  JSON.stringify(await written(sampleResults()), (key, value) => {
    keys.push(key);
    return value;
  });
  expect(keys.filter((key) => !/^[a-z0-9-]*$/.test(key))).toEqual([]);
});

test('a diverged run: what is not finite is null, never a number made up', async () => {
  const history = sampleHistory(3, 2);
  history[2] = { ...history[2], trainLoss: Number.NaN, valLoss: Number.POSITIVE_INFINITY };
  const json = await written(sampleResults({ outcome: { history, bestEpoch: 2, stopReason: 'diverged' } }));
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  expect(json.history).toMatchObject([{}, {}, { 'train-loss': null, 'val-loss': null }]);
});

test.each<{ reason: string; break: (json: Record<string, unknown>) => void }>([
  { reason: 'another schema version', break: (json) => Object.assign(json, { 'schema-version': 2 }) },
  { reason: 'a missing field', break: (json) => delete json['best-epoch'] },
  { reason: 'an unknown stop reason', break: (json) => Object.assign(json, { 'stop-reason': 'tired' }) },
  { reason: 'an accuracy above 1', break: (json) => Object.assign(json.test as object, { accuracy: 1.5 }) },
  {
    reason: 'an interval of a score above 1',
    break: (json) =>
      Object.assign((json.test as Results['test']).intervals, { accuracy: { low: 0, high: 1.1 } }),
  },
  { reason: 'a count that is no integer', break: (json) => Object.assign(json, { 'best-epoch': 1.5 }) },
  { reason: 'a hash that is none', break: (json) => Object.assign(json.model as object, { sha256: 'abc' }) },
])('the schema refuses $reason', async ({ reason, break: breakIt }) => {
  const json = await written(sampleResults());
  breakIt(json);
  expect(validate(json), reason).toBe(false);
});

/** Counts of up to all pixels that a whole number can say, of as many images for two models. */
const models = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 2, max: 4 }))
  .chain(([images, size]) => {
    const count = fc.oneof(fc.nat(3), fc.nat(2 ** 31), fc.maxSafeNat());
    const confusion = fc.array(count, { minLength: size ** 2, maxLength: size ** 2 });
    const model = fc.array(confusion, { minLength: images, maxLength: images });
    return fc.tuple(model, model);
  });

function asTested(confusions: readonly (readonly number[])[]) {
  const counts = confusions.map(classCounts);
  const total = counts.reduce((sum, image) => sum.map((count, i) => count + image[i]));
  const { scores, f1, iou } = scoreIntervals(counts, drawImages(counts.length, new Random(1), 40));
  return {
    counts,
    scores: byScore((score) => finite(score.of(total))),
    intervals: [...SCORES.map(({ key }) => scores[key]), ...f1, ...iou].map((one) => one ?? null),
  };
}

test('whatever was counted, scores, changes and their intervals keep to the schema', () => {
  const { test: tested, comparison } = resultsSchema.shape;
  const change = comparison.unwrap().shape.changes.unwrap().shape.accuracy;
  fc.assert(
    fc.property(models, ([first, second]) => {
      const [after, before] = [asTested(first), asTested(second)];
      for (const { key } of SCORES) {
        tested.shape[key].parse(after.scores[key]);
        const [now, then] = [after.scores[key], before.scores[key]];
        if (now !== null && then !== null) change.parse({ change: now - then, interval: null });
      }
      const ofScore = tested.shape.intervals.unwrap().shape.accuracy;
      for (const one of after.intervals) ofScore.parse(one);
      const draws = drawImages(first.length, new Random(2), 40);
      const { scores, f1, iou } = differenceIntervals(after.counts, before.counts, draws);
      for (const one of [...Object.values(scores), ...f1, ...iou])
        change.parse({ change: 0, interval: one ?? null });
    }),
  );
});

test('results that do not keep to the schema are not written', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'results.json');
  await expect(writeResults(path, { ...sampleResults(), 'best-epoch': -1 })).rejects.toThrow();
  await expect(readFile(path)).rejects.toThrow('ENOENT');
});

test('shares, confusion rows and settings come out as they went in', () => {
  const results = sampleResults();
  expect(results.split.train.images).toBe(5);
  expect(results.split.train['class-share'].reduce((a, b) => a! + b!, 0)).toBeCloseTo(1, 12);
  expect(results.test.confusion[1]).toEqual([150, 15_800, 0, 50]);
  expect(results.settings).toMatchObject({
    'group-by': '^(.*)_',
    'time-budget-ms': null,
    'learning-rate': 1e-3,
  });
  expect(results['validation-loss']).toBe(sampleHistory(61, 41)[40].valLoss);
});
