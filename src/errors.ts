// The catalogue of everything a user can be told is wrong: one function a message, each with a stable code.
// It words faults and carries them; it does not decide when one applies.
import { escapeControls, quote } from './shared/quote.ts';

/** One thing that is wrong with the input, worded for the person who can mend it. */
export interface Fault {
  /** Stable kebab-case identifier, e.g. `mask-size-mismatch`. */
  readonly code: string;
  /** The whole message without its code: subject, got, expected, fix. One line, control characters escaped. */
  readonly message: string;
  /** `error` stops the run; `warning` is reported and the run goes on, because the result is still right. */
  readonly severity: 'error' | 'warning';
  /** The file at fault as the user would name it (relative to the data folder), if one file is at fault. */
  readonly file?: string;
}

/** Bad input or configuration (exit code 2): carries every fault found, not only the first. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[] | Fault, options?: ErrorOptions) {
    const list = Array.isArray(faults) ? (faults as readonly Fault[]) : [faults as Fault];
    super(list.map(describeFault).join('\n'), options);
    this.faults = list;
  }
}

/** Our own mistake (exit code 3), never the user's: whoever reads it is asked to report it. */
export class InternalError extends Error {
  override readonly name = 'InternalError';

  constructor(message: string, options?: ErrorOptions) {
    super(`internal error, please report it: ${message}`, options);
  }
}

/** `code: message`, the form in which every fault is shown. */
export function describeFault(fault: Fault): string {
  return `${fault.code}: ${fault.message}`;
}

interface Wording {
  readonly subject: string;
  readonly got: string;
  readonly expected?: string;
  readonly fix: string;
  readonly file?: string;
  readonly severity?: Fault['severity'];
}

/** Words a fault as "subject got, expected. Fix." */
function fault(code: string, { subject, got, expected, fix, file, severity = 'error' }: Wording): Fault {
  const message = `${subject} ${got}${expected === undefined ? '' : `, ${expected}`}. ${fix}`;
  return { code, message, severity, ...(file === undefined ? {} : { file }) };
}

// ---- data set ----------------------------------------------------------------------------------------------

export function maskSizeMismatch(mask: string, maskSize: string, image: string, imageSize: string): Fault {
  return fault('mask-size-mismatch', {
    subject: `mask ${quote(mask)}`,
    got: `is ${maskSize}`,
    expected: `its image ${quote(image)} is ${imageSize}`,
    fix: "Export the mask again at the image's size.",
    file: mask,
  });
}

// ---- training ----------------------------------------------------------------------------------------------

export function diskFull(file: string): Fault {
  return fault('disk-full', {
    subject: `checkpoint ${quote(file)}`,
    got: 'could not be written because the disk is full',
    fix: 'Free some space and run again: the last good checkpoint is whole and training goes on from it.',
  });
}

export function checkpointNotWritable(file: string): Fault {
  return fault('checkpoint-not-writable', {
    subject: `checkpoint ${quote(file)}`,
    got: 'could not be written',
    fix: 'Choose an `output` folder that this user may write to.',
  });
}

// ---- settings ----------------------------------------------------------------------------------------------

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

// ---- publishing --------------------------------------------------------------------------------------------

export function artifactsUnavailable(reason: string, folder: string): Fault {
  return fault('artifacts-unavailable', {
    subject: 'the artifact',
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}.`,
    severity: 'warning',
  });
}

export function artifactUploadFailed(name: string, reason: string, folder: string): Fault {
  return fault('artifact-upload-failed', {
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}; run the job again, with another \`artifact-name\` if the name is taken.`,
  });
}

export function artifactNamesRejected(names: readonly string[]): Fault {
  return fault('artifact-names-rejected', {
    subject: names.length === 1 ? 'file' : 'files',
    got: `${names.map(quote).join(', ')} ${names.length === 1 ? 'is' : 'are'} not in the artifact`,
    expected: 'which takes none of " : < > | * ? and line breaks in a name',
    fix: 'Rename the images that they were made from.',
    severity: 'warning',
  });
}

export function outputNotWritable(folder: string): Fault {
  return fault('output-not-writable', {
    subject: `output folder ${quote(folder)}`,
    got: 'cannot be written to',
    fix: 'Choose an `output` folder that this user may write to.',
  });
}

export function trainingDiverged(learningRate: number): Fault {
  return fault('training-diverged', {
    subject: 'training',
    got: `diverged before its first epoch was finished: the loss is not a finite number`,
    fix: `Lower \`learning-rate\` (it was ${learningRate}).`,
  });
}

// ---- sample ------------------------------------------------------------------------------------------------

export function sampleFolderNotEmpty(folder: string): Fault {
  return fault('sample-folder-not-empty', {
    subject: `folder ${quote(folder)}`,
    got: 'is not empty',
    expected: 'expected a new or an empty folder for the sample',
    fix: 'Name another folder, or empty this one.',
  });
}

export function sampleFolderNotWritable(folder: string, reason: string): Fault {
  return fault('sample-folder-not-writable', {
    subject: `folder ${quote(folder)}`,
    got: `cannot be written: ${escapeControls(reason)}`,
    fix: 'Name a folder that this user may write to.',
  });
}
