// Which sample is for training, which for validation, which for the test: ids only, as split.json holds them.

export interface Split {
  readonly train: readonly string[];
  readonly validation: readonly string[];
  readonly test: readonly string[];
  /** `hash`: made here; `folders`: the data set's own train/val/test; `file`: a split.json given back. */
  readonly source: 'hash' | 'folders' | 'file';
}
