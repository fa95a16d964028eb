// GitHub-flavoured Markdown: tables and folds from what is Markdown already. It escapes nothing.
import { markdownTable } from 'markdown-table';

/** Cells as Markdown, the first row the header; `align` one letter a column: l, r or c. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  align: string,
): string {
  return markdownTable([[...header], ...rows.map((row) => [...row])], { align: [...align] });
}

/** A section that is folded until clicked. GitHub needs the blank lines to read Markdown inside. */
export function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
