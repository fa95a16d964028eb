// The type of a setting that lists what masks hold: values, or colours.
import type { SettingType } from './types.ts';

/** Values, and colours as #rrggbb. */
export type MaskValueList = readonly (number | string)[];

/** Numbers from 0 to 65535 and #rrggbb, separated by commas or line breaks; `none`: an empty list. */
export function maskValues(): SettingType<MaskValueList> {
  return {
    label: 'none, or values and colours separated by commas',
    expected: 'none, or values from 0 to 65535 and colours such as #ffffff, separated by commas',
    list: true,
    parse(text) {
      if (text === 'none') return { ok: true, value: [] };
      const list = (typeof text === 'string' ? text.split(/[,\r\n]+/) : text).map((one) => one.trim());
      const value = list.map((one) => (/^\d{1,5}$/.test(one) ? Number(one) : one.toLowerCase()));
      const fits = value.every((one) =>
        typeof one === 'number' ? one <= 65_535 : /^#[0-9a-f]{6}$/.test(one),
      );
      return fits ? { ok: true, value } : { ok: false };
    },
  };
}
