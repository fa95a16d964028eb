// What a run folder of before says, be it this output folder, one to merge or one of a model; and what a cache holds.
import { ok } from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFinishedRun } from '../../../src/earlier/finished-run.ts';
import { mixtureFaults } from '../../../src/earlier/mixture.ts';
import type { RunScope } from '../../../src/earlier/series.ts';
import { replacedByRun } from '../../../src/run/replaced.ts';
import { readRuns } from '../../../src/stages/7-report/merge/runs.ts';
import type { GitHubCache } from '../../../src/stages/8-publish/github/cache.ts';
import { resultsCache } from '../../../src/stages/8-publish/github/results-cache.ts';
import { expectFaults, scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';

const SAMPLE = new URL('../../earlier/results-of-three-scores.json', import.meta.url);
const folder = scratchFolder();
/** Of which every entry is this folder. */
const cache = {
  restore: (_entry: unknown, take: (entry: string) => unknown) => take(folder),
} as unknown as GitHubCache;
const scope = {
  series: { name: 'a', artifact: 'a', data: 'a' },
  kind: 'training',
  run: null,
} as unknown as RunScope;
const kept = resultsCache(cache, scope, '1', () => new Date(0));
mkdirSync(join(folder, 'model'));
writeFileSync(join(folder, 'model', 'model.onnx'), '');

export default {
  refusals: [],
  seeds: () => {
    const sample = JSON.parse(readFileSync(SAMPLE, 'utf8'));
    const fanOut = { kind: 'folds', number: 1, of: 2, 'held-out': sample.test };
    return [sample, { ...sample, 'fan-out': fanOut }].map((results) => bytesOf(JSON.stringify(results)));
  },
  words: ['null', '-1', '1e400', '"__proto__":', '"schema-version":', '../'],
  mostBytes: 32 * 1024,
  async run(input) {
    writeFileSync(join(folder, 'results.json'), input);
    writeFileSync(join(folder, 'split.json'), input);
    writeFileSync(join(folder, 'merged.json'), input);
    writeFileSync(join(folder, 'evaluation.json'), input);
    writeFileSync(join(folder, 'series.json'), input);
    writeFileSync(join(folder, 'run'), input);
    await kept.seriesOf('main');
    await kept.find('a', 'main');
    expectFaults(await mixtureFaults(folder));
    for (const line of await replacedByRun(folder)) ok(!line.includes('\n'));
    await readFinishedRun(folder, 'f');
    expectFaults((await readRuns([{ name: 'a', folder }])).faults);
  },
} satisfies Target;
