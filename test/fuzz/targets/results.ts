// results.json of another run, and the note of which run made it.
import { readFileSync } from 'node:fs';
import { parseResults } from '../../../src/earlier/baseline.ts';
import { readRunOfResults, standingOf } from '../../../src/earlier/run-of-results.ts';
import { expectFaults } from '../checks.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

const SAMPLE = new URL('../../earlier/results-of-three-scores.json', import.meta.url);
const run = {
  id: '5',
  attempt: 1,
  job: 'train',
  artifact: 'a',
  repository: 'https://github.com/me/a',
  began: new Date(0),
};

export default {
  refusals: [],
  seeds: () => [
    bytesOf(JSON.stringify(JSON.parse(readFileSync(SAMPLE, 'utf8')))),
    bytesOf('{"id": "6", "attempt": 2, "job": "train", "at": "2026-01-01T00:00:00Z"}'),
    bytesOf('123'),
  ],
  words: ['"kind":"evaluation"', 'null', '-1', '1e400', '"schema-version":', '"__proto__":'],
  mostBytes: 32 * 1024,
  run(input) {
    const text = textOf(input);
    const { fault } = parseResults(text, 'main');
    if (fault !== undefined) expectFaults([fault]);
    standingOf(readRunOfResults(text), run);
  },
} satisfies Target;
