// Names and texts -> Settings, or every fault at once. Where they come from (flags, inputs, a file) is for others.
import {
  classWeightsMismatch,
  type Fault,
  fractionsTooLarge,
  InputError,
  initialModelNeedsBaseline,
  outputIsData,
  settingInvalid,
  settingMissing,
  settingNotInFile,
  settingsUnknown,
  settingUnknown,
  targetOutOfRange,
} from '../../errors.ts';
import { type Suggestion, suggestionFor } from '../../shared/nearest-word.ts';
import { fanOutConflicts } from './fan-out.ts';
import type { Given } from './given.ts';
import { SETTINGS_ELSEWHERE } from './names-elsewhere.ts';
import { patternConflicts } from './pattern.ts';
import { describeDefault, type Setting } from './setting.ts';
import type { Settings } from './settings.ts';
import type { SettingsFile } from './settings-file.ts';
import { applySweepRow } from './sweep.ts';
import { SETTINGS, TABLE } from './table.ts';

export interface SettingsInput {
  /** Flags or inputs as typed, by setting name; an empty text counts as not given (GitHub passes these). */
  readonly flags: Readonly<Record<string, string>>;
  readonly file?: SettingsFile;
  /** Relative paths of flags count from here. */
  readonly cwd: string;
  /** As typed, by setting name, in place of the table's own. */
  readonly defaults?: Readonly<Record<string, string>>;
}

/** What of a row its reading takes. */
type SettingRow = Pick<Setting<unknown>, 'name' | 'type' | 'default' | 'unset'>;

/**
 * Flags go before the file, the file before the defaults.
 * @throws InputError with every fault, each naming its setting
 */
export function parseSettings({ flags, file, cwd, defaults = {} }: SettingsInput): Settings {
  const faults: Fault[] = [];
  const given = new Map<string, Given>();
  if (file !== undefined) fromFile(file, given, faults);
  for (const [name, text] of Object.entries(flags)) {
    const setting = SETTINGS.find((one) => one.name === name);
    const value = setting === undefined ? '' : trimmed(text, setting);
    if (setting === undefined) faults.push(settingUnknown(name, settingMeant(name), undefined));
    else if (value !== '') given.set(name, { value, folder: cwd, source: undefined });
  }

  faults.push(...applySweepRow(given, SETTINGS));

  const settings: Record<string, unknown> = {};
  const wrong = new Set<string>();
  for (const [property, row] of Object.entries(TABLE) as [string, Setting<unknown>][]) {
    const fallback = defaults[row.name];
    const setting = fallback === undefined ? row : { ...row, default: fallback };
    const found = readSetting(setting, given.get(setting.name), cwd, (value) => {
      settings[property] = value;
    });
    faults.push(...found);
    if (found.length > 0) wrong.add(setting.name);
  }
  faults.push(...conflicts(settings as unknown as Settings, wrong));
  if (faults.length > 0) throw new InputError(faults);
  return settings as unknown as Settings;
}

/** A file with more is none of settings. */
const MOST_UNKNOWN = 20;

function settingMeant(name: string): Suggestion | undefined {
  const known = SETTINGS.map((setting) => setting.name);
  return suggestionFor(name, known, SETTINGS_ELSEWHERE);
}

/** Without the blanks around it; blank lines at the start count where faults name lines. */
function trimmed(text: string, { type }: Setting<unknown>): string {
  return type.lines === true && text.trim() !== '' ? text.trimEnd() : text.trim();
}

function fromFile(file: SettingsFile, given: Map<string, Given>, faults: Fault[]): void {
  const source = file.path;
  const named = Object.entries(file.values).map(([name, raw]) => {
    return { name, raw, setting: SETTINGS.find((one) => one.name === name) };
  });
  const unknown = named.filter(({ setting }) => setting === undefined);
  for (const { name } of unknown.slice(0, MOST_UNKNOWN))
    faults.push(settingUnknown(name, settingMeant(name), source));
  if (unknown.length > MOST_UNKNOWN) faults.push(settingsUnknown(unknown.length - MOST_UNKNOWN, source));
  for (const { name, raw, setting } of named) {
    if (setting === undefined) continue;
    if (setting.inFile === false) {
      faults.push(settingNotInFile(name, source));
      continue;
    }
    const value = asText(raw, setting);
    if (value === undefined) {
      faults.push(invalid(setting, JSON.stringify(raw), source));
    } else if (value.length > 0) given.set(name, { value, folder: file.folder, source });
  }
}

/** A value of JSON or YAML as a user would have typed it: '' for null, undefined where it has no such form. */
function asText(raw: unknown, setting: Setting<unknown>): string | readonly string[] | undefined {
  if (raw === null) return '';
  if (typeof raw === 'string') return trimmed(raw, setting);
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
  if (setting.type.mappings && Array.isArray(raw)) return JSON.stringify(raw);
  if (!setting.type.list || !Array.isArray(raw)) return undefined;
  const texts = raw.map((item) => (Array.isArray(item) ? undefined : asText(item, setting)));
  return texts.every((text) => typeof text === 'string') ? texts : undefined;
}

/** Stores the value of one row, given or by default, or gives what is wrong with it. */
export function readSetting(
  setting: SettingRow,
  given: Given | undefined,
  cwd: string,
  store: (value: unknown) => void,
): readonly Fault[] {
  const { value, folder, source } = given ?? { value: setting.default, folder: cwd, source: undefined };
  if (value === undefined) {
    if (setting.unset === undefined) return [settingMissing(setting.name, setting.type.expected)];
    store(undefined);
    return [];
  }
  const parsed = setting.type.parse(value, folder);
  if (parsed.ok) {
    store(parsed.value);
    return [];
  }
  if (parsed.faults !== undefined) return parsed.faults(source);
  return [invalid(setting, typeof value === 'string' ? value : value.join(', '), source, parsed.reason)];
}

function invalid(setting: SettingRow, value: string, source: string | undefined, reason?: string): Fault {
  return settingInvalid(setting.name, value, setting.type.expected, describeDefault(setting), source, reason);
}

/** Faults between settings that are each right by themselves. */
function conflicts(settings: Settings, wrong: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  const right = (...names: string[]) => names.every((name) => !wrong.has(name));
  const { validationFraction, testFraction, target, monitor, classes, classWeights, data, output } = settings;
  if (right('validation-fraction', 'test-fraction') && validationFraction + testFraction >= 1) {
    faults.push(fractionsTooLarge(validationFraction, testFraction));
  }
  if (right('target', 'monitor') && target !== undefined && target > 1 && monitor !== 'val-loss') {
    faults.push(targetOutOfRange(target, monitor));
  }
  const weights = Array.isArray(classWeights) ? classWeights.length : undefined;
  if (weights !== undefined && classes !== undefined && weights !== classes.length) {
    faults.push(classWeightsMismatch(weights, classes.length));
  }
  if (right('images', 'masks')) faults.push(...patternConflicts(settings));
  if (right('data', 'output') && data === output) faults.push(outputIsData(output));
  if (
    right('initial-model', 'baseline') &&
    settings.initialModel === 'baseline' &&
    settings.baseline === 'none'
  )
    faults.push(initialModelNeedsBaseline());
  faults.push(...fanOutConflicts(settings, right));
  return faults;
}
