// Keeps the summary within what GitHub takes: whole sections go, the least important first, and a line says so.

export interface Piece {
  readonly name: string;
  readonly markdown: string;
  /** 0 is never left out; among the rest the highest number goes first. */
  readonly leaveOut: number;
}

/**
 * GitHub refuses a step's summary of more than 1 MiB, whole. 16 KiB of it are left to the links that publishing
 * appends. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
export const SUMMARY_LIMIT_BYTES = 2 ** 20 - 2 ** 14;

/**
 * The pieces in order, blank lines between them, in at most `limitBytes` of UTF-8 if those that stay fit.
 * @param file that has what was left out
 */
export function fit(pieces: readonly Piece[], limitBytes: number, file: string): string {
  const leftOut: Piece[] = [];
  for (const candidate of pieces.toSorted((a, b) => b.leaveOut - a.leaveOut)) {
    const text = join(pieces, leftOut, file);
    if (Buffer.byteLength(text) <= limitBytes || candidate.leaveOut === 0) return text;
    leftOut.push(candidate);
  }
  return join(pieces, leftOut, file);
}

function join(pieces: readonly Piece[], leftOut: readonly Piece[], file: string): string {
  const kept = pieces.filter((piece) => !leftOut.includes(piece)).map(({ markdown }) => markdown);
  if (leftOut.length > 0) {
    const names = leftOut.map(({ name }) => name).join(', ');
    kept.push(`Left out, because GitHub takes no more: ${names}. ${file} has all of it.`);
  }
  return `${kept.join('\n\n')}\n`;
}
