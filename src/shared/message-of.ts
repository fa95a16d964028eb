// What was thrown, in its own words. Nothing keeps a library from throwing what is no Error.

export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Of libraries that go on for pages, the line that says it. */
export function firstLineOf(thrown: unknown): string {
  return messageOf(thrown).split('\n')[0]!.trim();
}
