// Settings as results.json has them, and the name of a model.
import { expect, test } from 'vitest';
import { modelName, settingsResults } from '../../../src/stages/7-report/results-settings.ts';
import { sampleRun } from './sample-run.ts';

test('paths are told from the folder of the program, whatever setting they stand in', () => {
  const { settings } = sampleRun({
    settings: {
      data: '/home/me/project/data/cells',
      output: '/home/me/project/best-epoch',
      split: '/home/me/project/split.json',
      baseline: '/home/me/old/results.json',
      initialModel: '/mnt/models/run',
    },
  });
  const told = settingsResults(settings, '/home/me/project');
  expect(told).toMatchObject({
    data: 'data/cells',
    output: 'best-epoch',
    split: 'split.json',
    baseline: 'results.json',
    'initial-model': 'run',
  });
  expect(JSON.stringify(told)).not.toContain('/home');
});

test('a word in the place of a path stays one', () => {
  const { settings } = sampleRun({ settings: { baseline: 'auto' } });
  expect(settingsResults(settings, '/')).toMatchObject({ baseline: 'auto', split: null });
});

test.each([
  ['the data folder', '/here/data/cells', 'best-epoch', 'cells'],
  ['of an evaluation too', '/here/data/cells', 'evaluation', 'cells'],
  ['an artifact that somebody has named', '/here/data/cells', 'cells-small', 'cells-small'],
  ['a disk has no name', '/', 'best-epoch', 'best-epoch'],
])('a model is called by %s', (reason, data, artifactName, name) => {
  expect(modelName({ data, artifactName }), reason).toBe(name);
});
