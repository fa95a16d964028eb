// Pieces of Markdown that the generated parts of the documentation are put together from.
import { describeDefault, type Setting } from '../../src/stages/1-config/setting.ts';

/** A table, its columns not padded, so that a change of one row is a change of one line. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [header, header.map(() => '---'), ...rows].map(line).join('\n');
}

export function defaultCell(setting: Pick<Setting<unknown>, 'default' | 'unset'>): string {
  return setting.default === undefined ? describeDefault(setting) : `\`${setting.default}\``;
}
