// The setting `sweep`: rows of settings to try, one run each. `sweep-row` says which row a run takes; its settings then
// stand beside all others as if the settings file had them.
import { closest } from 'fastest-levenshtein';
import { parseDocument } from 'yaml';
import {
  type Fault,
  settingInvalid,
  settingUnknown,
  sweepMissing,
  sweepRowOutOfRange,
  sweepSettingRefused,
  sweepSettingTwice,
} from '../../errors.ts';
import type { Given } from './parse.ts';
import type { Setting } from './setting.ts';
import type { SettingType } from './types.ts';

/** Names of settings with their values as a user would type them, in the order they stand in. */
export type SweepRow = Readonly<Record<string, string | readonly string[]>>;

const MOST_ROWS = 1000;
const EXPECTED = 'a list of mappings from settings to values such as `- learning-rate: 1e-3`';

/** From YAML, of which JSON is a part: a settings file's rows come as JSON. */
export function sweepRows(): SettingType<readonly SweepRow[]> {
  return {
    label: 'list of mappings from settings to values',
    expected: EXPECTED,
    list: false,
    lines: true,
    mappings: true,
    parse(text) {
      const rows = typeof text === 'string' ? readRows(text) : 'it is a list of texts';
      if (typeof rows === 'string') return { ok: false, reason: rows };
      return { ok: true, value: rows };
    },
  };
}

/** The rows, or what is wrong with them. */
function readRows(text: string): readonly SweepRow[] | string {
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  const [error] = document.errors;
  if (error !== undefined) return error.message.split('\n')[0]!.replace(/:$/, '');
  const rows: unknown = document.toJS({ maxAliasCount: 100 });
  if (!Array.isArray(rows) || rows.length === 0) return 'it is no list of rows';
  if (rows.length > MOST_ROWS) return `it has ${rows.length} rows, more than ${MOST_ROWS}`;
  const read: SweepRow[] = [];
  for (const [i, row] of rows.entries()) {
    const texts = rowOf(row);
    if (texts === undefined) return `row ${i + 1} is no mapping from settings to values`;
    read.push(texts);
  }
  return read;
}

function rowOf(row: unknown): SweepRow | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return undefined;
  const entries = Object.entries(row).map(([name, raw]) => {
    const value = Array.isArray(raw) ? raw.map(textOf) : textOf(raw);
    const whole = typeof value === 'string' || (Array.isArray(value) && !value.includes(undefined));
    return [name, whole ? value : undefined] as const;
  });
  if (entries.length === 0 || entries.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(entries) as SweepRow;
}

function textOf(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw.trim();
  return typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : undefined;
}

/** What rows may differ in: with any other setting they would not be measured on the same images. */
const SECTIONS: readonly Setting<unknown>['section'][] = ['Training', 'Stopping'];

/**
 * Puts the settings of the chosen row among those given, in place of the settings file's. Every row is looked at,
 * so that a mistake in the last one is told before the first has been trained for an hour.
 */
export function applySweepRow(given: Map<string, Given>, settings: readonly Setting<unknown>[]): Fault[] {
  const [sweep, chosen] = [given.get('sweep'), given.get('sweep-row')];
  if (sweep === undefined) return chosen === undefined ? [] : [sweepMissing(Number(chosen.value))];
  const parsed = sweepRows().parse(sweep.value, sweep.folder);
  // What is wrong with the list itself is told where all settings are read.
  if (!parsed.ok) return [];
  const rows = parsed.value;
  const faults = rows.flatMap((row, i) => rowFaults(row, i + 1, sweep, given, settings));
  const number = Number(chosen?.value);
  if (chosen === undefined || faults.length > 0 || !Number.isInteger(number) || number < 1) return faults;
  const row = rows[number - 1];
  if (row === undefined) return [sweepRowOutOfRange(number, rows.length)];
  for (const [name, value] of Object.entries(row)) given.set(name, { ...sweep, value });
  return [];
}

function rowFaults(
  row: SweepRow,
  number: number,
  { folder, source }: Given,
  given: ReadonlyMap<string, Given>,
  settings: readonly Setting<unknown>[],
): Fault[] {
  return Object.entries(row).flatMap(([name, value]) => {
    const setting = settings.find((one) => one.name === name);
    if (setting === undefined)
      return [
        settingUnknown(
          name,
          closest(
            name,
            settings.map((one) => one.name),
          ),
          source,
        ),
      ];
    if (!SECTIONS.includes(setting.section)) return [sweepSettingRefused(name, number)];
    const other = given.get(name);
    if (other !== undefined && other.source === undefined) return [sweepSettingTwice(name, number)];
    if (setting.type.parse(value, folder).ok) return [];
    const { type, default: fallback = setting.unset ?? 'required' } = setting;
    return [settingInvalid(name, `${value}`, type.expected, fallback, source, `in row ${number} of sweep`)];
  });
}
