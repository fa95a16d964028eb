// The type of a setting that lists what masks hold: values, or colours.
import type { SettingType } from './types.ts';

export interface MaskValueList {
  readonly values: readonly number[];
  /** 0xRRGGBB */
  readonly colors: readonly number[];
}

/** Numbers from 0 to 65535 and #rrggbb, separated by commas or line breaks; `none`: an empty list. */
export function maskValues(): SettingType<MaskValueList> {
  return {
    label: 'none, or values and colours separated by commas',
    expected: 'none, or values from 0 to 65535 and colours such as #ffffff, separated by commas',
    list: true,
    parse(text) {
      if (text === 'none') return { ok: true, value: { values: [], colors: [] } };
      const list = (typeof text === 'string' ? text.split(/[,\r\n]+/) : text).map((one) => one.trim());
      const values = list.filter((one) => /^\d{1,5}$/.test(one)).map(Number);
      const colors = list.filter((one) => /^#[0-9a-f]{6}$/i.test(one));
      if (values.length + colors.length < list.length || values.some((value) => value > 65_535))
        return { ok: false };
      return { ok: true, value: { values, colors: colors.map((one) => Number.parseInt(one.slice(1), 16)) } };
    },
  };
}
