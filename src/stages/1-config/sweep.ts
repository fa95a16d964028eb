// What a sweep does to a run: `sweep-row` says which row of `sweep` it takes, and that row's settings stand beside all
// others as if the settings file had them.
import {
  type Fault,
  settingInvalid,
  settingNotInFile,
  settingUnknown,
  sweepMissing,
  sweepRowOutOfRange,
  sweepSettingRefused,
  sweepSettingTwice,
} from '../../errors.ts';
import { suggestionFor } from '../../shared/nearest-word.ts';
import type { Given } from './given.ts';
import { SETTINGS_ELSEWHERE } from './names-elsewhere.ts';
import type { Setting } from './setting.ts';
import { type SweepRow, sweepRows } from './sweep-rows.ts';

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
          suggestionFor(
            name,
            settings.map((one) => one.name),
            SETTINGS_ELSEWHERE,
          ),
          source,
        ),
      ];
    if (setting.inFile === false && source !== undefined) return [settingNotInFile(name, source)];
    if (!SECTIONS.includes(setting.section)) return [sweepSettingRefused(name, number)];
    const other = given.get(name);
    if (other !== undefined && other.source === undefined) return [sweepSettingTwice(name, number)];
    if (setting.type.parse(value, folder).ok) return [];
    const { type, default: fallback = setting.unset ?? 'required' } = setting;
    return [settingInvalid(name, `${value}`, type.expected, fallback, source, `in row ${number} of sweep`)];
  });
}
