import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { resultsTable, withTable } from '../../bench/table.ts';
import { results } from './sample-results.ts';

describe('the table', () => {
  const lines = resultsTable(results()).split('\n');

  it('begins with the machine and what ran on it', () => {
    expect(lines[0]).toBe(
      'Example 9000, linux x64, 2 threads (avx2, avx512f); load before: 0.05; rounds: 3.',
    );
    expect(lines[1]).toBe('onnxruntime 1.2.3.');
  });

  it('has a row for each contestant of each case, the ratio in the first', () => {
    const cells = lines
      .filter((line) => line.startsWith('|'))
      .slice(2)
      .map((line) =>
        line
          .split('|')
          .map((cell) => cell.trim())
          .slice(1, -1),
      );
    expect(cells).toEqual([
      ['classic-1', 'Ours', '0.900', '1.00', '1.00', '**1.50** of Fast (1.50 to 2.40)'],
      ['', 'Slow', '1.000', '1.11', '1.00', ''],
      ['', 'Fast', '0.600', '0.67', '1.00', ''],
      ['start-up', 'Ours', '9.000', '1.00', '1.00', '**1.50** of Fast (1.50 to 2.40)'],
      ['', 'Slow', '10.000', '1.11', '1.00', ''],
      ['', 'Fast', '6.000', '0.67', '1.00', ''],
    ]);
  });

  it('ends with what each case is', () => {
    expect(lines.at(-2)).toBe('- classic-1: one step');
  });
});

describe('the README', () => {
  it('takes the table between its markers and keeps all else', () => {
    const readme = 'before\n<!-- results -->\nold\n<!-- /results -->\nafter\n';
    const once = withTable(readme, 'new');
    expect(once).toBe('before\n<!-- results -->\nnew\n<!-- /results -->\nafter\n');
    expect(withTable(once, 'new')).toBe(once);
  });

  it.each([
    ['no markers', 'neither'],
    ['<!-- /results --> <!-- results -->', 'the wrong way round'],
  ])('refuses %j: %s', (readme) => {
    expect(() => withTable(readme, 'new')).toThrow('the README has no');
  });

  it('of the bench has them', async () => {
    const readme = await readFile('bench/README.md', 'utf8');
    expect(withTable(readme, 'new table')).toContain('new table');
  });
});
