// The types of settings that are compared with the names of files.
import { LONGEST_PATTERN, readPattern } from './pattern.ts';
import { right, type SettingType, scalar } from './types.ts';

/** A glob in which a word in braces captures (pattern.ts). */
export function pattern(): SettingType<string> {
  const expected = 'a pattern relative to the data folder such as scans/**/*.png or scans/{name}.png';
  return scalar('pattern', expected, (text) => {
    if (text.startsWith('/') || text.split('/').includes('..'))
      return { ok: false, reason: 'it leads out of the data folder' };
    const read = readPattern(text);
    return 'reason' in read ? { ok: false, reason: read.reason } : right(text);
  });
}

export function regularExpression(): SettingType<string> {
  return scalar('regular expression', 'a regular expression such as ^(patient\\d+)_', (text) => {
    if (text.length > LONGEST_PATTERN)
      return { ok: false, reason: `it has ${text.length} characters, more than ${LONGEST_PATTERN}` };
    try {
      new RegExp(text);
      return right(text);
    } catch (error) {
      return { ok: false, reason: (error as Error).message };
    }
  });
}
