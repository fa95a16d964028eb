// What a file says of itself: texts by key. A file may come from anywhere, so any of them may be missing.
export type FileMetadata = Readonly<Partial<Record<string, string>>>;
