// Which sample is for training, which for validation, which for the test: ids only, as split.json holds them.
import type { Dataset, Sample, SplitPart } from '../2-dataset/dataset.ts';

export interface Split {
  readonly train: readonly string[];
  readonly validation: readonly string[];
  readonly test: readonly string[];
  /** `hash`: made here; `folders`: the data set's own, whatever gives it; `file`: a split.json given back. */
  readonly source: 'hash' | 'folders' | 'file';
  /** What gives the data set's own, for behind "by", such as "their folders". */
  readonly by?: string | undefined;
  /** What an earlier run had in the same part; undefined: nothing. */
  readonly kept?: { /** Which run, for people. */ readonly from: string; readonly images: number };
}

export const PARTS: readonly SplitPart[] = ['train', 'validation', 'test'];

/** The samples of each part, in the data set's order. */
export function partsOf(
  dataset: Pick<Dataset, 'samples'>,
  split: Split,
): Readonly<Record<SplitPart, readonly Sample[]>> {
  const select = (part: SplitPart) => {
    const ids = new Set(split[part]);
    return dataset.samples.filter(({ id }) => ids.has(id));
  };
  return { train: select('train'), validation: select('validation'), test: select('test') };
}
