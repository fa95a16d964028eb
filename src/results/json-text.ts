// The JSON of the files that a run leaves: for people to read as well, and no longer than that takes.

/** A list of nothing but numbers; no text can hold it, because a text in JSON has no line break. */
const NUMBERS = /\[\n[-\d.eE+,\s]+\]/g;

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(NUMBERS, onOneLine)}\n`;
}

/** A row of a confusion matrix reads as one. */
function onOneLine(list: string): string {
  return list.replace(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']');
}
