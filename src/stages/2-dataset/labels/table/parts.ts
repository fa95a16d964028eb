// Which part of the split a table, or a cell in one, speaks of. Names only.
import { basename } from 'node:path/posix';
import { partWord } from '../../folder-words.ts';
import type { SplitPart } from '../../terms.ts';

/** The part that a table is named after: `train.csv`, `test_labels.csv`; undefined: none, or both of two. */
export function partOfTable(file: string): SplitPart | undefined {
  const word = partWord(basename(file).replace(/\.[^.]*$/, ''));
  return word === undefined || word.kind === 'doubtful' ? undefined : splitPart(word.part);
}

const COLUMN = /^(?:split|splits|part|set|subset|partition|phase|usage)$/;

export function namesParts(column: string): boolean {
  return COLUMN.test(column.toLowerCase().replace(/^(?:data|image)?[\s_-]*/, ''));
}

/** Of a cell in such a column. `unlabelled`: of no part, as what is to be predicted; undefined: no word for a part. */
export function partInCell(cell: string): SplitPart | 'unlabelled' | undefined {
  const word = partWord(cell);
  if (word === undefined || word.rest !== '' || word.part === 'evaluation') return undefined;
  return word.part;
}

function splitPart(part: string): SplitPart | undefined {
  return part === 'train' || part === 'validation' || part === 'test' ? part : undefined;
}
