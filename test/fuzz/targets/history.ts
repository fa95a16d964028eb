// The lines of a history, which others may write to. What is kept of them and written is read back.
import { deepEqual } from 'node:assert/strict';
import { addLine, readLines } from '../../../src/earlier/history-lines.ts';
import { sampleLine, writerOf } from '../../results/sample-line.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

const own = sampleLine({ run: { id: '43', attempt: 1, job: 'train' } });

export default {
  refusals: [],
  seeds: () => [
    bytesOf(
      `${JSON.stringify(sampleLine())}\n${JSON.stringify({ ...sampleLine(), branch: 'a', run: null })}\n`,
    ),
    bytesOf('{"schema-version":2}\n\n{}\n'),
  ],
  words: ['"schema-version":1', '2026-01-01T00:00:00Z', '9999-12-31T00:00:00Z', 'null', '"__proto__":'],
  run(input) {
    const read = readLines(textOf(input));
    const { kept, text } = addLine(read, own, writerOf(own));
    const again = readLines(text);
    deepEqual(again.lines, kept);
    deepEqual(again.newer, read.newer);
  },
} satisfies Target;
