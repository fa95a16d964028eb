// split.json. What was read and is written again reads the same.
import { deepEqual } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSplit, writeSplit } from '../../../src/stages/3-split/file.ts';
import { expectFaults, scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';

const path = join(scratchFolder(), 'split.json');

export default {
  refusals: [],
  seeds: () => [
    bytesOf(
      '{"schema-version": 1, "source": "hash", "train": ["a", "b/c"], "validation": ["d"], "test": []}',
    ),
  ],
  words: ['"__proto__": ', 'folders', 'file', 'null'],
  mostBytes: 4096,
  async run(input) {
    writeFileSync(path, input);
    const read = await readSplit(path);
    expectFaults(read.faults);
    if (read.split === undefined) return;
    await writeSplit(path, read.split);
    deepEqual(await readSplit(path), read);
  },
} satisfies Target;
