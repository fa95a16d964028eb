// Which file `initial-model` stands for, where it's found and why it's not taken.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBaseline } from '../../src/earlier/baseline.ts';
import type { FoundResults } from '../../src/earlier/earlier-runs.ts';
import { NO_HISTORY } from '../../src/earlier/history-places.ts';
import { exportModel } from '../../src/engine/onnx/export.ts';
import type { Results } from '../../src/results/results.ts';
import { filesOf, reportOf } from '../../src/results/run-folder.ts';
import { findInitialModel } from '../../src/run/initial-model.ts';
import { type CacheClient, gitHubCache } from '../../src/stages/8-publish/github/cache.ts';
import { gitHubEarlierRuns } from '../../src/stages/8-publish/github/earlier-runs.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';
import { memoryCache } from '../stages/8-publish/github/memory-cache.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { MODEL, network, normalization, parameters, sha256 } from './small-model.ts';

const FINGERPRINT = 'f'.repeat(64);

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

const inFolder = (...path: string[]) => join(folder.path, ...path);

/** A run folder with the model in it. */
async function writeRun(root: string, change: Partial<Results> = {}): Promise<Results> {
  const sample = sampleResults();
  const results = { ...sample, model: { ...sample.model, sha256 }, ...change };
  for (const path of filesOf(results)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), path === results.model.path ? MODEL : 'x');
  }
  await writeFile(join(root, 'results.json'), JSON.stringify(results));
  return results;
}

const earlierRuns = (client: CacheClient, found: FoundResults) =>
  gitHubEarlierRuns({
    cache: gitHubCache(folder.path, client),
    results: {
      findResults: async () => ({ found, faults: [] }),
      series: undefined,
      findPrevious: async () => ({ found: NO_BASELINE, faults: [] }),
      keepResults: async () => [],
      ...NO_HISTORY,
    },
    version: '1',
    code: undefined,
    startSaving: () => () => undefined,
    isOutputOurs: async () => true,
    clock: () => 0,
  });

const NO_BASELINE: FoundResults = { json: undefined, reason: 'No baseline: this is not a pull request.' };

async function find(
  initialModel: string,
  { baseline = 'auto', fetched = NO_BASELINE, client = memoryCache(folder.path).client } = {},
) {
  const said: string[] = [];
  const earlier = earlierRuns(client, fetched);
  const found = await findInitialModel({
    program: { root: folder.path },
    settings: { initialModel, baseline },
    baseline: await findBaseline(baseline, earlier),
    publisher: { group: () => undefined, say: (line) => said.push(line) },
    earlier,
  });
  return {
    kind: found.kind,
    model: found.kind === 'model' ? found.model : undefined,
    reason: found.kind === 'pretrained' ? found.reason : undefined,
    codes: found.faults.map(({ code }) => code),
    said,
  };
}

describe('a path', () => {
  it('is a model file, wherever it lies; what it was trained on is not known', async () => {
    await writeFile(inFolder('old.onnx'), MODEL);
    const { model, said, codes } = await find(inFolder('old.onnx'));
    expect(codes).toEqual([]);
    expect(model).toMatchObject({ sha256, classes: ['ground', 'cell'], channels: 1, bitDepth: 8, network });
    expect(model?.normalization).toEqual(normalization);
    expect(model?.parameters).toEqual(parameters);
    expect(model?.trainedOn).toBeUndefined();
    expect(said).toEqual([
      expect.stringMatching(/^Fine-tuning .*old\.onnx: U-Net 2-4, sha256 [0-9a-f]{64}$/),
    ]);
  });

  it('or a run folder, which tells what it was trained on', async () => {
    const { split } = await writeRun(inFolder('run'));
    const { model } = await find(inFolder('run'));
    expect(model).toMatchObject({ sha256, name: 'run/model/model.onnx' });
    expect(model?.trainedOn).toEqual(new Set(split.train.samples.map(({ image }) => image)));
  });

  it('is refused in a folder whose results.json is of another model', async () => {
    await writeRun(inFolder('run'), { model: sampleResults().model });
    for (const path of [inFolder('run', 'model', 'model.onnx'), inFolder('run')])
      expect(await find(path), path).toMatchObject({ kind: 'nothing', codes: ['run-folder-mixed'] });
  });

  it.each([
    ['nothing', async () => undefined, 'initial-model-missing'],
    ['a folder without a model', () => mkdir(inFolder('old')), 'initial-model-missing'],
    ['no model', () => writeFile(inFolder('old'), 'weights'), 'model-unreadable'],
    [
      "another program's model",
      () => writeFile(inFolder('old'), exportModel(network, parameters, { normalization, metadata: {} })),
      'model-not-ours',
    ],
  ])('is an error where it leads to %s', async (_, spoil, code) => {
    await spoil();
    const { kind, codes, said } = await find(inFolder('old'));
    expect({ kind, codes, said }).toEqual({ kind: 'nothing', codes: [code], said: [] });
  });
});

describe('the word baseline', () => {
  it('is the model of the results that are compared with', async () => {
    const { split } = await writeRun(inFolder('run'));
    const { model, codes } = await find('baseline', { baseline: inFolder('run', 'results.json') });
    expect(codes).toEqual([]);
    expect(model).toMatchObject({ sha256, name: 'run/model/model.onnx' });
    expect(model?.trainedOn).toEqual(new Set(split.train.samples.map(({ image }) => image)));
  });

  it.each([
    ['without their model', () => rm(inFolder('run', 'model', 'model.onnx')), 'initial-model-missing'],
    [
      'with another model',
      () => writeFile(inFolder('run', 'model', 'model.onnx'), 'other'),
      'initial-model-not-of-baseline',
    ],
    [
      'that name a file elsewhere',
      async () => {
        const { model } = sampleResults();
        await writeRun(inFolder('run'), { model: { ...model, sha256, path: 'model.onnx' } });
        await writeFile(
          inFolder('run', 'results.json'),
          JSON.stringify({ ...sampleResults(), model: { ...model, path: '../x.onnx' } }),
        );
      },
      'initial-model-not-of-baseline',
    ],
  ])('is an error where these are results %s', async (_, spoil, code) => {
    await writeRun(inFolder('run'));
    await spoil();
    const { kind, codes } = await find('baseline', { baseline: inFolder('run', 'results.json') });
    expect({ kind, codes }).toEqual({ kind: 'nothing', codes: [code] });
  });

  it('where there is no baseline starts as with `auto` and says so', async () => {
    const { kind, reason, codes, said } = await find('baseline');
    expect({ kind, codes }).toEqual({ kind: 'pretrained', codes: [] });
    expect(reason).toBe('No baseline: this is not a pull request.');
    expect(said).toEqual([
      'No baseline: this is not a pull request. So the training starts as with `initial-model: auto`.',
    ]);
  });

  const keptRun = async (change: Partial<Results> = {}) => {
    const cache = memoryCache(folder.path);
    const results = await writeRun(inFolder('run'), { fingerprint: FINGERPRINT, ...change });
    await earlierRuns(cache.client, NO_BASELINE).keepRun(FINGERPRINT, reportOf(inFolder('run'), results));
    const fetched: FoundResults = { json: JSON.stringify(results), name: 'main' };
    await cp(inFolder('run'), inFolder('kept'), { recursive: true });
    await rm(inFolder('run'), { recursive: true });
    return { fetched, client: cache.client, results };
  };

  it("that auto finds is the model of that branch's run, which the cache keeps", async () => {
    const { fetched, client, results } = await keptRun();
    const { model, codes, said } = await find('baseline', { fetched, client });
    expect(codes).toEqual([]);
    expect(model).toMatchObject({ sha256, name: 'main' });
    expect(model?.trainedOn).toEqual(new Set(results.split.train.samples.map(({ image }) => image)));
    expect(said[0]).toMatch(/^Fine-tuning main: U-Net 2-4, sha256 /);
  });

  it.each([
    ['keeps that run no longer', { fingerprint: '0'.repeat(64) }],
    ['kept none, for it had no fingerprint', { fingerprint: null }],
    ['keeps another model under it', { model: sampleResults().model }],
  ])('starts as with `auto` where the cache %s', async (_, change) => {
    const { fetched, client } = await keptRun();
    const json = JSON.stringify({ ...JSON.parse(fetched.json ?? ''), ...change });
    const { kind, codes, reason } = await find('baseline', { fetched: { json, name: 'main' }, client });
    expect({ kind, codes }).toEqual({ kind: 'pretrained', codes: [] });
    expect(reason).toBe('The model of main is no longer in the Actions cache.');
  });
});

it('starts as with `auto` where there is no cache, and does not say that the model has gone from it', async () => {
  const results = await writeRun(inFolder('run'), { fingerprint: FINGERPRINT });
  const client = { ...memoryCache(folder.path).client, isFeatureAvailable: () => false };
  const fetched = { json: JSON.stringify(results), name: 'main' };
  const { reason } = await find('baseline', { fetched, client });
  expect(reason).toBe('This runner has no Actions cache, where runs leave their models and results.');
});

it('none is looked for where none was asked for', async () => {
  const nothing = { model: undefined, reason: undefined, codes: [], said: [] };
  expect(await find('none')).toEqual({ kind: 'random-weights', ...nothing });
});

it('that lies in the checkout under review is told with the name of the model, and warned of', async () => {
  const path = inFolder('run', 'model', 'model.onnx');
  await writeRun(inFolder('run'));
  const said: string[] = [];
  const start = await findInitialModel({
    program: { root: folder.path },
    settings: { initialModel: path, baseline: 'auto' },
    baseline: { baseline: { results: undefined, reason: 'None.' }, faults: [] },
    publisher: { group: () => undefined, say: (line) => said.push(line) },
    earlier: earlierRuns(memoryCache(folder.path).client, NO_BASELINE),
    reviewed: {
      ...{ fileWithBaseline: undefined, fileWithArtifactName: undefined, baselineInCheckout: undefined },
      ...{ historyInCheckout: undefined, initialModelInCheckout: 'run/model/model.onnx' },
    },
  });
  const name = 'run/model/model.onnx (from the checkout under review)';
  expect(start).toMatchObject({ model: { name }, faults: [{ code: 'initial-model-in-checkout' }] });
  expect(said[0]).toContain(`Fine-tuning ${name}: `);
});
