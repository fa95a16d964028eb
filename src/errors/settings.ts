// Faults of settings and of the file that holds them.
import { escapeControls, quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

/** Where a setting was given: undefined for a flag or an input, else the settings file. */
type SettingSource = string | undefined;

const inSource = (source: SettingSource) => (source === undefined ? '' : ` in ${quote(source)}`);

/** `name` and `value` as typed; `reason` where the expectation alone does not say what is wrong. */
export function settingInvalid(
  name: string,
  value: string,
  expected: string,
  defaultValue: string,
  source: SettingSource,
  reason?: string,
): Fault {
  return fault('setting-invalid', {
    subject: `setting ${quote(name)}${inSource(source)}`,
    got: `is ${quote(value)}${reason === undefined ? '' : ` (${escapeControls(reason)})`}`,
    expected: `expected ${expected}`,
    fix:
      defaultValue === 'required' ? 'Correct it.' : `Correct it, or leave it out (default: ${defaultValue}).`,
    ...(source === undefined ? {} : { file: source }),
  });
}

export function settingUnknown(name: string, nearest: string, source: SettingSource): Fault {
  return fault('setting-unknown', {
    subject: `setting ${quote(name)}${inSource(source)}`,
    got: 'is not known',
    expected: `the nearest known one is ${quote(nearest)}`,
    fix: 'Correct the name; `best-epoch help` lists every setting.',
    ...(source === undefined ? {} : { file: source }),
  });
}

export function settingMissing(name: string, expected: string): Fault {
  return fault('setting-missing', {
    subject: `setting ${quote(name)}`,
    got: 'is not given',
    expected: `expected ${expected}`,
    fix: 'Give it: it has no default.',
  });
}

export function settingNotInFile(name: string, source: string): Fault {
  return fault('setting-not-in-file', {
    subject: `setting ${quote(name)} in ${quote(source)}`,
    got: 'cannot be given in a file of the data folder',
    fix: 'Give it as a flag or as an input.',
    file: source,
  });
}

export function fractionsTooLarge(validation: number, test: number): Fault {
  return fault('fractions-too-large', {
    subject: 'settings "validation-fraction" and "test-fraction"',
    got: `are ${validation} and ${test}`,
    expected: 'expected a sum below 1, for something must be left to train on',
    fix: 'Lower one of them.',
  });
}

export function targetOutOfRange(target: number, monitor: string): Fault {
  return fault('target-out-of-range', {
    subject: 'setting "target"',
    got: `is ${target}`,
    expected: `expected at most 1, the best that ${quote(monitor)} can be`,
    fix: 'Lower it, or monitor another value.',
  });
}

export function classWeightsMismatch(weights: number, classes: number): Fault {
  return fault('class-weights-mismatch', {
    subject: 'setting "class-weights"',
    got: `has ${weights} numbers`,
    expected: `expected ${classes}, one for each class`,
    fix: 'Give one number for each class.',
  });
}

export function outputIsData(output: string): Fault {
  return fault('output-is-data', {
    subject: `setting "output" (${quote(output)})`,
    got: 'is the data folder itself',
    expected: 'expected another folder',
    fix: 'Choose a folder of its own for the results.',
  });
}

export function settingsFileTwice(files: readonly string[]): Fault {
  return fault('settings-file-twice', {
    subject: `settings files ${files.map(quote).join(' and ')}`,
    got: 'are both there',
    expected: 'expected one at most',
    fix: 'Delete all but one.',
  });
}

export function settingsFileUnreadable(file: string, reason: string): Fault {
  return fault('settings-file-unreadable', {
    subject: `settings file ${quote(file)}`,
    got: `cannot be read: ${escapeControls(reason)}`,
    fix: 'It must be a plain file with a mapping of setting names to values.',
    file,
  });
}

/** `value` as it stands in the file `source`. */
export function settingLeadsOut(name: string, value: string, source: string): Fault {
  return fault('setting-leads-out', {
    subject: `setting ${quote(name)} in ${quote(source)}`,
    got: `is ${quote(value)}, which leads out of the data folder`,
    expected: 'expected a path inside it, because the file comes with the data',
    fix: 'Put the file there, or give the path as a flag or as an input.',
    file: source,
  });
}

export function linkOutOfWorkspace(name: string, path: string): Fault {
  return fault('link-out-of-workspace', {
    subject: `setting ${quote(name)} (${quote(path)})`,
    got: 'leads out of the workspace by a link that lies in it',
    expected: 'expected a folder of the workspace, because its links come with the data',
    fix: 'Name the folder that is meant by its own path.',
  });
}

export function linksInOutput(output: string, link: string): Fault {
  return fault('links-in-output', {
    subject: `setting "output" (${quote(output)})`,
    got: `holds a link, ${quote(link)}`,
    expected: 'expected plain files and folders only, because what is written would follow it',
    fix: 'Delete it, or choose another folder.',
  });
}
