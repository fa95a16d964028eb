// What a label is where the folder of an image is its class.

export interface FolderLabel {
  readonly source: 'class-folders';
  /** The name of the class folder, wherever that lies. */
  readonly folder: string;
}

/** Nothing is read: the audit has counted what there is to know. */
export interface FolderReading {
  readonly source: 'class-folders';
}
