// An artifact of another run: a ZIP archive that anybody may have made.
import { ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { fileIn } from '../../../src/stages/8-publish/github/other-run/archive.ts';
import { resultsIn } from '../../../src/stages/8-publish/github/other-run/results.ts';
import { bytesOf, type Target } from '../driver/target.ts';

const FILES = { 'a.txt': bytesOf('aaaa'), 'results.json': bytesOf('{"schema-version": 1}') };
/** What a run leaves. */
const SAMPLE = new URL('../../earlier/results-of-three-scores.json', import.meta.url);
const MOST = 32 * 1024;

export default {
  refusals: [Error],
  seeds: () => [
    zipSync(FILES),
    zipSync(FILES, { level: 0 }),
    zipSync({ 'merged.json': bytesOf('{}') }),
    zipSync({ 'results.json': new Uint8Array(readFileSync(SAMPLE)) }),
  ],
  words: ['PK\x01\x02', 'PK\x03\x04', 'PK\x05\x06', 'results.json'],
  mostBytes: 8192,
  run(input) {
    const archive = Buffer.from(input);
    const file = fileIn(archive, 'results.json', MOST);
    ok(file === undefined || file.length <= MOST);
    resultsIn(archive);
  },
} satisfies Target;
