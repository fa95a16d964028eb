// When a run would be the same one again.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { initialModelMissing } from '../../src/errors.ts';
import { runFingerprint } from '../../src/run/fingerprint.ts';
import { RANDOM_WEIGHTS, type StartsFrom } from '../../src/run/initial-model.ts';
import { loadSettings } from '../../src/stages/1-config/load.ts';
import { SETTINGS } from '../../src/stages/1-config/table.ts';
import type { InitialModel } from '../../src/stages/4-plan/initial-model.ts';
import { writeDataSet } from '../e2e/data-set.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Another value for each setting that has no effect on model and test. */
const WITHOUT_EFFECT = {
  output: 'elsewhere',
  // Its content counts.
  'initial-model': 'elsewhere/model.onnx',
  resume: 'never',
  'skip-unchanged': 'false',
  baseline: 'none',
  series: 'cells',
  history: 'past',
  'fail-if': 'overfit',
  'memory-budget': '1GB',
  'artifact-name': 'other',
  'retention-days': '3',
  'report-artifact': 'false',
  comment: 'never',
  'comment-on': '7',
  release: 'auto',
};

/** Another value for some that have; what is not named in the source has an effect by itself. */
const WITH_EFFECT = {
  epochs: '7',
  seed: '1',
  'test-fraction': '0.3',
  classes: 'a,b',
  engine: 'reference',
  'time-budget': '50m',
  export: 'tfjs',
  'learning-rate': '0.1',
};

test('the table has the settings that the rows name', () => {
  const names = SETTINGS.map(({ name }) => name);
  for (const name of Object.keys({ ...WITHOUT_EFFECT, ...WITH_EFFECT })) expect(names).toContain(name);
  for (const { name, withoutEffect = false } of SETTINGS)
    if (withoutEffect)
      expect(Object.keys(WITHOUT_EFFECT), 'a setting without effect is tried').toContain(name);
});

test('the settings with an effect make another fingerprint, those without make none', async () => {
  await using folder = await temporaryFolder();
  await writeDataSet(join(folder.path, 'data'), { count: 3 });
  const of = async (flags: Readonly<Record<string, string>>, code: string | undefined = 'code') =>
    runFingerprint(await loadSettings({ data: 'data', ...flags }, folder.path), code, RANDOM_WEIGHTS);
  const plain = await of({});
  expect(plain).toMatch(/^[0-9a-f]{64}$/);
  for (const [name, value] of Object.entries(WITHOUT_EFFECT))
    expect(await of({ [name]: value }), name).toBe(plain);
  for (const [name, value] of Object.entries(WITH_EFFECT))
    expect(await of({ [name]: value }), name).not.toBe(plain);
  expect(await of({}, 'other code'), 'another program').not.toBe(plain);

  await writeFile(join(folder.path, 'a.json'), 'one split');
  await writeFile(join(folder.path, 'b.json'), 'one split');
  await writeFile(join(folder.path, 'c.json'), 'another');
  const split = await of({ split: 'a.json' });
  expect(split).not.toBe(plain);
  expect(await of({ split: 'b.json' }), 'of a split file only the content counts').toBe(split);
  expect(await of({ split: 'c.json' })).not.toBe(split);
});

test('of the model that training starts from the content counts', async () => {
  await using folder = await temporaryFolder();
  await writeDataSet(join(folder.path, 'data'), { count: 3 });
  const settings = await loadSettings({ data: 'data' }, folder.path);
  const of = (sha256: string) =>
    runFingerprint(settings, '1', {
      kind: 'model',
      model: { sha256 } as InitialModel,
      split: undefined,
      faults: [],
    });
  const one = await of('a');
  expect(one).not.toBe(await runFingerprint(settings, '1', RANDOM_WEIGHTS));
  expect(await of('a')).toBe(one);
  expect(await of('b')).not.toBe(one);
  const nowhere: StartsFrom = { kind: 'nothing', faults: [initialModelMissing('old')] };
  expect(await runFingerprint(settings, '1', nowhere), 'the run tells of it').toBeUndefined();
});

test('it is not known where something is not there, of which the run itself tells', async () => {
  await using folder = await temporaryFolder();
  const settings = await loadSettings({ data: 'nowhere' }, folder.path);
  expect(await runFingerprint(settings, 'code', RANDOM_WEIGHTS)).toBeUndefined();
  await writeDataSet(join(folder.path, 'nowhere'), { count: 1 });
  expect(await runFingerprint(settings, 'code', RANDOM_WEIGHTS)).toBeDefined();
  const unknown = await runFingerprint(settings, undefined, RANDOM_WEIGHTS);
  expect(unknown, 'a program that is not known').toBeUndefined();
});
