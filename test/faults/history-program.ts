// Leaves two lines in a history's folder, as two runs after each other do.
import { writeSync } from 'node:fs';
import { appendTo } from '../../src/earlier/history.ts';
import { historyFolder } from '../../src/earlier/history-folder.ts';
import { nthLine, writerOf } from '../results/sample-line.ts';

export async function leaveLine(folder: string, run: number): Promise<void> {
  const dashboard = () => new Map([['index.html', 'page']]);
  const entry = { line: nthLine(run, 0.5), results: undefined, dashboard };
  // The next run needn't wait for long until it takes a silent one for dead.
  await appendTo(historyFolder(folder, { beatMs: 1 }), entry, writerOf(entry.line));
}

async function main(folder: string): Promise<void> {
  for (const run of [1, 2]) {
    await leaveLine(folder, run);
    writeSync(1, `${run}\n`);
  }
}

if (process.argv[1]?.endsWith('program.mjs')) await main(process.argv[2] ?? '');
