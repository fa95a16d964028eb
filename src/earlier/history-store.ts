// Where a history lies: a folder of files with paths, on a branch or on a disk. It knows nothing of what is in them.

/** `path` is relative, `/` separated. */
export interface HistoryFiles {
  /** Undefined: there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  list(): Promise<readonly string[]>;
}

/** Whose runs a history holds: for links to them, and for the address of what it shows. */
export interface HistoryHome {
  /** "https://github.com" */
  readonly serverUrl: string;
  /** "owner/name" */
  readonly repository: string;
  /** The branch of it that holds the history; undefined: another place. */
  readonly branch: string | undefined;
}

/**
 * Each call throws HistoryRefused where it can't be done, and InputError where what lies there is somebody else's: then a
 * name in the settings is mistaken, and nothing is replaced.
 */
export interface HistoryStore extends HistoryFiles {
  /** For people, as in "branch best-epoch-history". */
  readonly name: string;
  /** Undefined: of runs that no host knows of. */
  readonly home?: HistoryHome | undefined;
  /**
   * Writes what `change` makes of the files, all or nothing; null deletes. It's called again with newer files where
   * another job was faster.
   */
  update(
    message: string,
    change: (files: HistoryFiles) => Promise<ReadonlyMap<string, Uint8Array | null>>,
  ): Promise<void>;
}

/** The history could not be read or written; the message says why, for the middle of a sentence. */
export class HistoryRefused extends Error {
  override readonly name = 'HistoryRefused';
  /** Whether the job's permissions are all that stands in the way. */
  readonly lacksPermission: boolean;

  constructor(message: string, options: ErrorOptions & { readonly lacksPermission?: boolean } = {}) {
    super(message, options);
    this.lacksPermission = options.lacksPermission ?? false;
  }
}
