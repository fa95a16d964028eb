// Keeps the summary within what GitHub takes: whole sections go, the least important first, and a line says so.

export interface Section {
  readonly name: string;
  readonly markdown: string;
  /** 0 is never left out; among the rest the highest number goes first. */
  readonly dispensable: number;
}

/**
 * GitHub refuses a step's summary of more than 1 MiB, whole. 16 KiB of it are left to the links that publishing
 * appends. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
export const SUMMARY_LIMIT_BYTES = 2 ** 20 - 2 ** 14;

/** The sections in order, blank lines between them, in at most `limitBytes` of UTF-8 if those that stay fit. */
export function fit(sections: readonly Section[], limitBytes: number): string {
  const leftOut: Section[] = [];
  for (const candidate of sections.toSorted((a, b) => b.dispensable - a.dispensable)) {
    const text = join(sections, leftOut);
    if (Buffer.byteLength(text) <= limitBytes || candidate.dispensable === 0) return text;
    leftOut.push(candidate);
  }
  return join(sections, leftOut);
}

function join(sections: readonly Section[], leftOut: readonly Section[]): string {
  const kept = sections.filter((section) => !leftOut.includes(section)).map(({ markdown }) => markdown);
  if (leftOut.length > 0) {
    const names = leftOut.map(({ name }) => name).join(', ');
    kept.push(`Left out, because GitHub takes no more: ${names}. results.json has all of it.`);
  }
  return `${kept.join('\n\n')}\n`;
}
