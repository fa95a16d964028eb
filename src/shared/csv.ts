// Rows of CSV as RFC 4180 has it, but with a line feed alone at the end, as other files here.

/** Numbers that are none become an empty field, as in pandas. */
export function csvRow(values: readonly (string | number)[]): string {
  return `${values.map(field).join(',')}\n`;
}

/** A text that begins like a formula is one for a spreadsheet, so it gets an apostrophe. */
export function noFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/**
 * The rows of a table, fields in quotes as RFC 4180 has them; empty lines are none. The separator is what Excel's first line
 * "sep=;" says, else the first of comma, tab and semicolon outside of quotes in the first line, else an upright stroke there.
 * @param mostRows with more of them, or with quotes that don't fit, it's undefined
 */
export function parseCsv(text: string, mostRows: number): readonly (readonly string[])[] | undefined {
  const whole = text.replace(/^\uFEFF/, '');
  const said = /^sep=([,\t;|])[\r\n]+/i.exec(whole);
  const bare = whole.slice(said?.[0].length ?? 0);
  const header = bare.split(/[\r\n]/, 1)[0].replace(/"[^"]*"/g, '');
  const separator = said?.[1] ?? /[,\t;]/.exec(header)?.[0] ?? (header.includes('|') ? '|' : ',');
  const quoted = /"([^"]*(?:""[^"]*)*)"/y;
  const plain = new RegExp(`[^${separator}\\r\\n]*`, 'y');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at <= bare.length; ) {
    const form = bare[at] === '"' ? quoted : plain;
    form.lastIndex = at;
    const found = form.exec(bare);
    if (found === null) return undefined;
    row.push(found[1]?.replaceAll('""', '"') ?? found[0]);
    at += found[0].length;
    const next = bare[at];
    at += next === '\r' && bare[at + 1] === '\n' ? 2 : 1;
    if (next === separator) continue;
    if (next !== undefined && next !== '\r' && next !== '\n') return undefined;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    if (rows.length > mostRows) return undefined;
    row = [];
  }
  return rows;
}

function field(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
