// What a run tells of its look back at earlier runs, before the training.
import { expect, test } from 'vitest';
import { eventPublisher } from '../../src/api/publisher.ts';
import { runsInOutput } from '../../src/earlier/output-folder.ts';
import { historyFailed } from '../../src/errors.ts';
import { lookBack } from '../../src/run/start.ts';
import { parseSettings } from '../../src/stages/1-config/parse.ts';

const SILENT = historyFailed('branch past', 'read', 'no end after 60 s');
const CACHE = historyFailed('the Actions cache', 'read', 'no answer');

test.each([
  ['at the look for results, too: it is told with them', [SILENT], [SILENT], []],
  ['at the look for each branch', [], [SILENT, SILENT], [SILENT]],
  ['and another one, too', [SILENT], [SILENT, CACHE], [CACHE]],
  ['of nothing', [], [], []],
])('a place that fails is told once: %s', async (_what, ofResults, ofHistory, expected) => {
  const told: string[] = [];
  const publisher = eventPublisher((event) => event.type === 'warning' && told.push(event.fault.message));
  const earlier = {
    ...runsInOutput('/nowhere', ''),
    findResults: async () => ({ found: { json: undefined, reason: 'None.' }, faults: ofResults }),
    findHistory: async () => ({ found: undefined, faults: ofHistory }),
  };
  const settings = parseSettings({
    flags: { data: 'x', baseline: 'auto', 'initial-model': 'none' },
    cwd: '/',
  });
  const { baseline } = await lookBack({
    ...{ settings, cwd: '/', publisher, earlier },
    program: { root: '/', version: '1', code: undefined },
  });
  expect(baseline.faults).toEqual(ofResults);
  expect(told).toEqual(expected.map(({ message }) => message));
});
