// The types a setting can have: how each is written, read from text and described. Which settings exist stands
// in table.ts.
import { resolve } from 'node:path';
import type { Fault } from '../../errors.ts';

/** How one kind of value is written and read. */
export interface SettingType<T> {
  /** For help and tables: "integer, 1 to 100". */
  readonly label: string;
  /** For messages, after "expected": "an integer from 1 to 100". */
  readonly expected: string;
  /** True where a settings file may give a list of values instead of one text. */
  readonly list: boolean;
  /** True where a value can be an absolute path. */
  readonly isPath?: true;
  /** True where each line is an item of its own: a flag that is given again adds lines. */
  readonly lines?: true;
  /** True where a settings file gives mappings: they are passed on as JSON. */
  readonly mappings?: true;
  /** `text` is trimmed (with `lines` only at its end) and not empty; a list only where `list` is true. */
  parse(text: string | readonly string[], folder: string): Parsed<T>;
}

/** `reason` says why where "expected ..." alone would not help; `faults` words it all, given the file it stands in. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly reason?: string;
      readonly faults?: (source: string | undefined) => readonly Fault[];
    };

export const WRONG: Parsed<never> = { ok: false };

/** One text. */
export function scalar<T>(
  label: string,
  expected: string,
  read: (text: string, folder: string) => Parsed<T>,
) {
  return {
    label,
    expected,
    list: false,
    parse: (text: string | readonly string[], folder: string) =>
      typeof text === 'string' ? read(text, folder) : WRONG,
  } satisfies SettingType<T>;
}

export const right = <T>(value: T): Parsed<T> => ({ ok: true, value });

/** Any text. */
export function text(label: string, expected: string): SettingType<string> {
  return scalar(label, expected, (given) => right(given));
}

/** A file or folder; relative ones count from `folder`. */
export function path(): SettingType<string> {
  return { ...scalar('path', 'a path', (text, folder) => right(resolve(folder, text))), isPath: true };
}

/** One of a few words, or a path; a path of the same name is written `./auto`. */
export function wordOrPath(...words: readonly string[]): SettingType<string> {
  const label = [...words, 'path'].join(', ');
  const read = (text: string, folder: string) => right(words.includes(text) ? text : resolve(folder, text));
  return { ...scalar(label, `${words.join(', ')} or a path`, read), isPath: true };
}

export function choice<const T extends string>(...choices: readonly T[]): SettingType<T> {
  return scalar(choices.join(', '), `one of ${choices.join(', ')}`, (text) => {
    const found = choices.find((one) => one === text);
    return found === undefined ? WRONG : right(found);
  });
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** From `low` to `high`, both allowed. */
export function integer(low: number, high: number, multipleOf = 1): SettingType<number> {
  const multiple = multipleOf === 1 ? '' : `, a multiple of ${multipleOf}`;
  return scalar(
    `integer, ${low} to ${high}${multiple}`,
    `an integer from ${low} to ${high}${multiple}`,
    (text) => {
      const value = Number(text);
      const fits =
        DECIMAL.test(text) &&
        Number.isInteger(value) &&
        value >= low &&
        value <= high &&
        value % multipleOf === 0;
      return fits ? right(value) : WRONG;
    },
  );
}

/** At least `low` and at most `high`. */
export function number(low: number, high: number): SettingType<number> {
  const bound = high === Number.POSITIVE_INFINITY ? `${low} or more` : `${low} to ${high}`;
  return scalar(`number, ${bound}`, `a number, ${bound}`, (text) => {
    const value = Number(text);
    const fits = DECIMAL.test(text) && Number.isFinite(value) && value >= low && value <= high;
    return fits ? right(value) : WRONG;
  });
}

/** Above 0 and below 1. */
export function fraction(): SettingType<number> {
  return fractionFrom('above 0 and below 1', (value) => value > 0);
}

/** The same, or 0. */
export function fractionOrNone(): SettingType<number> {
  return fractionFrom('0 or more and below 1', (value) => value >= 0);
}

function fractionFrom(range: string, fits: (value: number) => boolean): SettingType<number> {
  return scalar(`fraction, ${range}`, `a fraction ${range} such as 0.2`, (text) => {
    const value = Math.abs(Number(text));
    return DECIMAL.test(text) && !text.includes('-') && fits(value) && value < 1 ? right(value) : WRONG;
  });
}

/** YAML 1.2's core booleans, as @actions/core's getBooleanInput reads them. */
export function boolean(): SettingType<boolean> {
  return scalar('true or false', 'true or false', (text) => {
    if (/^(?:true|True|TRUE)$/.test(text)) return right(true);
    return /^(?:false|False|FALSE)$/.test(text) ? right(false) : WRONG;
  });
}

const DURATION = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?$/;

/** In milliseconds. The longest still fits a timer (2 ** 31 - 1 ms). */
export function duration(): SettingType<number> {
  return scalar(
    'duration: 90s, 50m, 1h30m',
    'a duration from 1s to 500h such as 90s, 50m or 1h30m',
    (text) => {
      const [match, hours = '0', minutes = '0', seconds = '0'] = DURATION.exec(text) ?? [];
      if (!match) return WRONG;
      const milliseconds = Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
      return milliseconds >= 1000 && milliseconds <= 500 * 3_600_000 ? right(milliseconds) : WRONG;
    },
  );
}

const BYTES: Readonly<Record<string, number>> = {
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** In bytes. */
export function memory(): SettingType<number> {
  return scalar('memory: 512MiB, 4GB', 'an amount of memory from 16MB such as 512MiB or 4GB', (text) => {
    const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?) ?([A-Za-z]+)$/.exec(text) ?? [];
    const bytes = Math.round(Number(amount) * (BYTES[unit] ?? Number.NaN));
    return bytes >= 16e6 && bytes <= Number.MAX_SAFE_INTEGER ? right(bytes) : WRONG;
  });
}

/** A label is a byte, and 255 is what is ignored. */
const MOST_NAMES = 255;

const FILE_OF_NAMES = /\.(?:json|txt|csv|names|ya?ml)$/i;
const FROM_FILE =
  'it is the name of a file, and classes are read from classes.json in the data folder by itself';

/** Class names in order of their index: in a text separated by commas or line breaks. */
export function names(): SettingType<readonly string[]> {
  return {
    label: 'names, separated by commas or line breaks',
    expected: 'between 2 and 255 different names separated by commas or line breaks',
    list: true,
    parse(text) {
      const list = (
        typeof text === 'string' ? text.replace(/[\s,]+$/, '').split(/,[ \t]*[\r\n]+|,|[\r\n]+/) : text
      ).map((name) => name.trim());
      if (list.length > MOST_NAMES) return { ok: false, reason: `there are ${list.length}` };
      const twice = list.find((name, index) => list.indexOf(name) !== index);
      if (list.includes('')) return { ok: false, reason: 'a name is empty' };
      if (twice !== undefined) return { ok: false, reason: `"${twice}" stands there twice` };
      if (list.length === 1 && FILE_OF_NAMES.test(list[0]!)) return { ok: false, reason: FROM_FILE };
      return list.length >= 2 ? right(list) : WRONG;
    },
  };
}

/** One or more of a few words, each once. */
export function choices<const T extends string>(...all: readonly T[]): SettingType<readonly T[]> {
  return {
    label: `${all.join(', ')}; several separated by commas`,
    expected: `one or more of ${all.join(', ')}, separated by commas`,
    list: true,
    parse(text) {
      const list = (typeof text === 'string' ? text.split(/[,\r\n]+/) : text).map((word) => word.trim());
      const unknown = list.find((word) => !all.some((one) => one === word));
      const twice = all.find((word) => list.indexOf(word) !== list.lastIndexOf(word));
      if (unknown !== undefined) return { ok: false, reason: `"${unknown}" is not one of them` };
      if (twice !== undefined) return { ok: false, reason: `"${twice}" stands there twice` };
      return right(all.filter((one) => list.includes(one)));
    },
  };
}

/** A rule's name, or one weight above 0 for each class. */
export function classWeights(): SettingType<'none' | 'balanced' | 'sqrt' | readonly number[]> {
  return {
    label: 'none, balanced, sqrt, or a number a class separated by commas',
    expected: 'none, balanced, sqrt or one number above 0 for each class such as 1,2.5,4',
    list: true,
    parse(text) {
      if (text === 'none' || text === 'balanced' || text === 'sqrt') return right(text);
      const list = (typeof text === 'string' ? text.split(/[,\r\n]+/) : text).map((weight) => weight.trim());
      const weights = list.map(Number);
      const fits = weights.length >= 2 && weights.every((weight, i) => DECIMAL.test(list[i]!) && weight > 0);
      return fits && weights.every(Number.isFinite) ? right(weights) : WRONG;
    },
  };
}

/** The word `auto` leaves the choice to the recipe: `undefined`. */
export function orAuto<T>(type: SettingType<T>): SettingType<T | undefined> {
  return {
    label: `auto, or ${type.label}`,
    expected: `auto or ${type.expected}`,
    list: type.list,
    parse: (text, folder) => (text === 'auto' ? right(undefined) : type.parse(text, folder)),
  };
}
