// When nothing is measured before a training: what it then starts from, and the reason told. What measuring says is shown by
// test/pretrained.process.test.ts.
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import { chooseStart } from '../../src/run/choose-start.ts';
import type { Settings } from '../../src/stages/1-config/settings.ts';
import type { Dataset } from '../../src/stages/2-dataset/dataset.ts';
import { scanDataset } from '../../src/stages/2-dataset/scan.ts';
import type { StartingPoint } from '../../src/stages/4-plan/fine-tuning.ts';
import { color, settingsFor, writeFiles } from '../stages/2-dataset/data-folder.ts';
import { PRETRAINED } from '../stages/4-plan/pretrained-start.ts';
import { stripedSamples } from '../stages/5-train/small-probe.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const OPTIONS = { settings: {} as Settings, signal: new AbortController().signal };

function choose(start: StartingPoint, images: number, runtime: string): Promise<StartingPoint> {
  const engine = Promise.resolve({ describe: () => ({ runtime }) } as unknown as Engine);
  const data = { dataset: {} as Dataset, train: stripedSamples('train', images), validation: [] };
  return chooseStart(OPTIONS, data, start, engine);
}

test.each<readonly [reason: string, start: StartingPoint]>([
  ['random weights, as asked for', { model: undefined }],
  ['random weights where there is no baseline', { model: undefined, reason: 'There is none.' }],
  ['the pretrained network, as asked for', { model: PRETRAINED }],
])('%s stay what they are, and no engine is waited for', async (reason, start) => {
  const data = { dataset: {} as Dataset, train: stripedSamples('train', 9), validation: [] };
  expect(await chooseStart(OPTIONS, data, start, new Promise(() => undefined)), reason).toBe(start);
});

test.each([
  ['an engine without native code', 9, 'wasm', 'EfficientNet-Lite0 takes too long in wasm'],
  [
    'too few images for two halves',
    3,
    'native',
    "3 training images can't tell whether EfficientNet-Lite0 would help",
  ],
  ['one alone', 1, 'native', "1 training image can't tell whether EfficientNet-Lite0 would help"],
])('%s: random weights', async (_, images, runtime, reason) => {
  expect(await choose({ model: undefined, candidate: PRETRAINED }, images, runtime)).toEqual({
    model: undefined,
    reason,
  });
});

test('what takes more than its share of the time budget: random weights, and a run that is stopped ends', async () => {
  const slow: Engine = {
    ...createReferenceEngine(),
    describe: () => ({ ...createReferenceEngine().describe(), runtime: 'native' }),
    async build(network, options) {
      await setTimeout(50);
      return await createReferenceEngine().build(network, options);
    },
  };
  await using folder = await temporaryFolder();
  const images = Array.from({ length: 8 }, (_, i) => [`${i % 2}/${i}.png`, color([i, 0, 0])] as const);
  await writeFiles(folder.path, Object.fromEntries(images));
  const { dataset } = await scanDataset(settingsFor(folder.path));
  const data = { dataset: dataset!, train: dataset!.samples, validation: [] };
  const chosen = (settings: Partial<Settings>, signal: AbortSignal) =>
    chooseStart({ settings: settings as Settings, signal }, data, start, Promise.resolve(slow));
  const start = { model: undefined, candidate: PRETRAINED };
  expect(await chosen({ timeBudgetMs: 100 }, OPTIONS.signal)).toEqual({
    model: undefined,
    reason:
      'to measure whether EfficientNet-Lite0 helps took more than 1/4 of the time budget; `imagenet` takes it unmeasured',
  });
  await expect(chosen({ timeBudgetMs: 100 }, AbortSignal.abort(new Error('stopped')))).rejects.toThrow(
    'stopped',
  );
});
