// What a label is where a table says the class of each image.

export interface TableLabel {
  readonly source: 'table';
  /** As it stands in the table. */
  readonly name: string;
}

/** Nothing is read: the tables have been read when the labels were found. */
export interface TableReading {
  readonly source: 'table';
}
