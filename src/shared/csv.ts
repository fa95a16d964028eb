// Rows of CSV as RFC 4180 has it, but with a line feed alone at the end, as other files here.

/** Numbers that are none become an empty field, as in pandas. */
export function csvRow(values: readonly (string | number)[]): string {
  return `${values.map(field).join(',')}\n`;
}

/** A text that begins like a formula is one for a spreadsheet, so it gets an apostrophe. */
export function noFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function field(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
