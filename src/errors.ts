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

export function dataFolderMissing(folder: string): Fault {
  return fault('data-folder-missing', {
    subject: `data folder ${quote(folder)}`,
    got: "isn't there",
    fix: 'Correct the `data` setting; in a workflow, check the repository out first.',
  });
}

export function dataNotAFolder(path: string): Fault {
  return fault('data-not-a-folder', {
    subject: `data folder ${quote(path)}`,
    got: 'is a file',
    expected: 'expected a folder with images and masks',
    fix: 'Unpack it, or set `data` to the folder.',
  });
}

export function dataFolderUnreadable(folder: string, reason: string): Fault {
  return fault('data-folder-unreadable', {
    subject: `folder ${quote(folder)}`,
    got: `can't be read (${escapeControls(reason)})`,
    fix: 'Give this user permission to read it.',
  });
}

export function dataFolderEmpty(folder: string): Fault {
  return fault('data-folder-empty', {
    subject: `data folder ${quote(folder)}`,
    got: 'holds no files',
    fix: 'Put the images into images/ and their masks into masks/, with the same names.',
  });
}

export function noImages(folder: string, masks: number): Fault {
  return fault('no-images', {
    subject: `data folder ${quote(folder)}`,
    got: masks > 0 ? `holds ${masks} masks but no images` : 'holds no PNG, JPEG, TIFF or WebP images',
    fix: 'Put them into images/ beside masks/, or say with the `images` setting which files they are.',
  });
}

export function noMasks(folder: string, images: number): Fault {
  return fault('no-masks', {
    subject: `data folder ${quote(folder)}`,
    got: `holds ${images} images but no masks`,
    fix: 'Put them into masks/ beside images/, with the same names, or say with the `masks` setting which files they are.',
  });
}

export function unpairedImage(image: string): Fault {
  return fault('unpaired-image', {
    subject: `image ${quote(image)}`,
    got: 'has no mask',
    expected: 'expected one with the same name in the folder of masks',
    fix: 'Add the mask or take the image out.',
    file: image,
  });
}

export function unpairedMask(mask: string): Fault {
  return fault('unpaired-mask', {
    subject: `mask ${quote(mask)}`,
    got: 'has no image',
    expected: 'expected one with the same name in the folder of images',
    fix: 'Add the image or take the mask out.',
    file: mask,
  });
}

export function ambiguousPair(file: string, partners: readonly string[]): Fault {
  return fault('ambiguous-pair', {
    subject: `file ${quote(file)}`,
    got: `pairs with ${partners.map(quote).join(' and ')}`,
    expected: 'expected one image and one mask',
    fix: 'Keep one, or say with the `images` and `masks` settings which files are meant.',
    file,
  });
}

export function unlabelledPart(folder: string, images: number): Fault {
  return fault('unlabelled-part', {
    subject: `the ${quote(folder)} folder`,
    got: `holds ${images} images but no masks`,
    fix: 'They are left out.',
    severity: 'warning',
  });
}

/** `why` and `fix` come from the reader of the file, which looked for the cause a person can mend. */
export function unreadableImage(file: string, why: string, fix: string): Fault {
  return fault('unreadable-image', { subject: `file ${quote(file)}`, got: escapeControls(why), fix, file });
}

export function imageOverPixelLimit(file: string, size: string, limit: number): Fault {
  return fault('image-over-pixel-limit', {
    subject: `file ${quote(file)}`,
    got: `claims to be ${size}`,
    expected: `expected at most ${Math.floor(limit / 1e6)} megapixels`,
    fix: 'Cut it into pieces.',
    file,
  });
}

export function dvcNotPulled(target: string, pointer: string): Fault {
  return fault('dvc-not-pulled', {
    subject: `${quote(target)}`,
    got: `isn't here, only its DVC pointer ${quote(pointer)}`,
    fix: 'Run `dvc pull` first.',
    file: pointer,
  });
}

export function symlinkOutside(link: string): Fault {
  return fault('symlink-outside', {
    subject: `link ${quote(link)}`,
    got: 'leads out of the data folder',
    fix: 'Copy what it points to into the data folder, or set `data` to a folder that holds both.',
    file: link,
  });
}

export function brokenSymlink(link: string, annexed: boolean): Fault {
  return fault('broken-symlink', {
    subject: `link ${quote(link)}`,
    got: 'points to nothing',
    fix: annexed ? 'Run `git annex get` first.' : 'Mend it or delete it.',
    file: link,
  });
}

export function classesFileInvalid(file: string, reasons: readonly string[]): Fault {
  return fault('classes-file-invalid', {
    subject: `file ${quote(file)}`,
    got: `is not a list of classes: ${escapeControls(reasons.join('; '))}`,
    fix: 'Write it as {"classes": ["background", "cell"]}, or with {"name", "value", "color"} for each class.',
    file,
  });
}

export function classCountMismatch(named: number, found: string): Fault {
  return fault('class-count-mismatch', {
    subject: 'the list of classes',
    got: `names ${named}`,
    expected: `the masks hold ${found}`,
    fix: 'Name every class, or say in classes.json which value or color each class has and which are ignored.',
  });
}

export function classColorsAssumed(pairs: readonly string[]): Fault {
  return fault('class-colors-assumed', {
    subject: 'the colours of the masks',
    got: `were given to the classes in ascending order: ${escapeControls(pairs.join(', '))}`,
    fix: 'Check them, and say it in classes.json: {"classes": [{"name": ..., "color": "#rrggbb"}, ...]}.',
    severity: 'warning',
  });
}

export function classesAssumed(values: readonly string[]): Fault {
  return fault('classes-assumed', {
    subject: 'the masks',
    got: `hold ${values.join(', ')}`,
    expected: `taken for ${values.length} classes`,
    fix: 'Say in classes.json which value or color is which class, and which are ignored.',
    severity: 'warning',
  });
}

export function maskValueOutsideClasses(
  mask: string,
  values: readonly { value: string; pixels: number }[],
  classes: number,
  lossy: boolean,
): Fault {
  const shown = values.slice(0, 8).map(({ value, pixels }) => `${value} (${pixels} pixels)`);
  const more = values.length > shown.length ? ` and ${values.length - shown.length} more` : '';
  return fault('mask-value-outside-classes', {
    subject: `mask ${quote(mask)}`,
    got: `holds ${shown.join(', ')}${more}`,
    expected: `outside the ${classes} classes`,
    fix: lossy
      ? 'JPEG changes values while saving: export the mask as PNG.'
      : 'Add the class or an ignored value to classes.json, or correct the mask.',
    file: mask,
  });
}

export function tooManyMaskValues(mask: string, values: string, lossy: boolean): Fault {
  return fault('too-many-mask-values', {
    subject: `mask ${quote(mask)}`,
    got: `holds ${values} different values`,
    expected: 'too many to be classes',
    fix: lossy
      ? 'JPEG changes values while saving: export the masks as PNG.'
      : 'Is it a photograph? If its values are classes, list them in classes.json.',
    file: mask,
  });
}

export function emptyMask(mask: string, background: string): Fault {
  return fault('empty-mask', {
    subject: `mask ${quote(mask)}`,
    got: `holds nothing but ${quote(background)}`,
    fix: 'If the image shows other classes, label them.',
    file: mask,
    severity: 'warning',
  });
}

export function maskAllIgnored(mask: string): Fault {
  return fault('mask-all-ignored', {
    subject: `mask ${quote(mask)}`,
    got: 'holds only ignored pixels',
    fix: 'It teaches nothing and counts in no metric; label it or take it out.',
    file: mask,
    severity: 'warning',
  });
}

export function oneClass(name: string): Fault {
  return fault('one-class', {
    subject: 'the masks',
    got: `hold only one class, ${quote(name)}`,
    expected: 'expected two at least',
    fix: 'Check that the masks were exported with their labels.',
  });
}

export function classAbsent(name: string): Fault {
  return fault('class-absent', {
    subject: `class ${quote(name)}`,
    got: 'has no pixel in any mask',
    fix: 'It can be neither learned nor measured; check its name, value or color.',
    severity: 'warning',
  });
}

export function duplicateImage(image: string, first: string): Fault {
  return fault('duplicate-image', {
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows`,
    fix: 'Both stay in the same part of the split.',
    file: image,
    severity: 'warning',
  });
}

export function duplicateAcrossSplits(image: string, first: string): Fault {
  return fault('duplicate-across-splits', {
    subject: `image ${quote(image)}`,
    got: `shows exactly what ${quote(first)} shows, in another part of the split: a leak`,
    fix: 'Figures measured on it are too good; take one of the two out.',
    file: image,
    severity: 'warning',
  });
}

export function conflictingMasks(mask: string, first: string): Fault {
  return fault('conflicting-masks', {
    subject: `masks ${quote(mask)} and ${quote(first)}`,
    got: 'label exactly the same image differently',
    fix: 'Keep the right one.',
    file: mask,
    severity: 'warning',
  });
}

export function mixedChannels(grey: number, color: number): Fault {
  return fault('mixed-channels', {
    subject: 'the images',
    got: `are partly grey (${grey}) and partly colour (${color})`,
    fix: 'Grey ones are read as colour.',
    severity: 'warning',
  });
}

export function mixedBitDepth(shallow: number, deep: number): Fault {
  return fault('mixed-bit-depth', {
    subject: 'the images',
    got: `are partly 8-bit (${shallow}) and partly 16-bit (${deep})`,
    fix: '8-bit ones are scaled by 257; check that the same object has the same value in both.',
    severity: 'warning',
  });
}

export function alphaDropped(images: number): Fault {
  return fault('alpha-dropped', {
    subject: `${images} ${images === 1 ? 'image' : 'images'}`,
    got: images === 1 ? 'has an alpha channel' : 'have an alpha channel',
    fix: 'It is dropped.',
    severity: 'warning',
  });
}

export function cmykImage(image: string): Fault {
  return fault('cmyk-image', {
    subject: `image ${quote(image)}`,
    got: 'is CMYK',
    fix: 'It is read as red, green and blue without its colour profile; convert it for exact colours.',
    file: image,
    severity: 'warning',
  });
}

export function multiPageImage(image: string, pages: number): Fault {
  return fault('multi-page-image', {
    subject: `image ${quote(image)}`,
    got: `has ${pages} pages`,
    fix: 'Only the first is read; save the others as images of their own.',
    file: image,
    severity: 'warning',
  });
}

// ---- split -------------------------------------------------------------------------------------------------

export function tooFewImages(groups: number, images: number, parts: readonly string[]): Fault {
  const what = groups === images ? `${images} images` : `${images} images in ${groups} groups`;
  return fault('too-few-images', {
    subject: 'the data set',
    got: `has ${what} to divide`,
    expected: `${parts.length} parts (${parts.join(', ')}) need one each at least`,
    fix: 'Add images, or set `test-fraction` to 0.',
  });
}

export function emptyPart(part: string): Fault {
  return fault('empty-part', {
    subject: `the ${part} part of the split`,
    got: 'holds no image',
    fix: 'Add images to it, or raise its fraction.',
  });
}

export function partAllEmpty(part: string, images: number): Fault {
  return fault('part-all-empty', {
    subject: `the ${part} part of the split`,
    got: `holds ${images} ${images === 1 ? 'image' : 'images'}, of which none shows more than background`,
    fix: 'Use another `seed`, add labelled images, or give the split in a file.',
  });
}

export function classAbsentFromSplit(name: string, part: string): Fault {
  return fault('class-absent-from-split', {
    subject: `class ${quote(name)}`,
    got: `has no pixel in the ${part} part of the split`,
    fix: part === 'train' ? 'It cannot be learned.' : `Its figures are missing there; add images of it.`,
    severity: 'warning',
  });
}

export function splitFileUnreadable(file: string, reason: string): Fault {
  return fault('split-file-unreadable', {
    subject: `split file ${quote(file)}`,
    got: `can't be read: ${escapeControls(reason)}`,
    fix: 'Give the split.json of an earlier run.',
  });
}

export function splitUnknownImage(id: string, part: string): Fault {
  return fault('split-unknown-image', {
    subject: `the split file's ${part} part`,
    got: `names ${quote(id)}`,
    expected: 'no image of the data set has this id',
    fix: 'Restore the image or delete the line.',
  });
}

export function splitImageTwice(id: string, parts: readonly string[]): Fault {
  return fault('split-image-twice', {
    subject: 'the split file',
    got: `names ${quote(id)} in ${parts.join(' and ')}`,
    expected: 'expected it once',
    fix: 'Keep one of the lines.',
  });
}

export function splitLacksImage(image: string, part: string): Fault {
  return fault('split-lacks-image', {
    subject: `image ${quote(image)}`,
    got: `is not in the split file and was put into the ${part} part`,
    fix: 'Keep the new split.json to fix this.',
    file: image,
    severity: 'warning',
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
  const shown = names.slice(0, 5).map(quote).join(', ');
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return fault('artifact-names-rejected', {
    subject: names.length === 1 ? 'file' : 'files',
    got: `${shown}${more} ${names.length === 1 ? 'is' : 'are'} not in the artifact`,
    expected: 'which takes none of " : < > | * ? and line breaks in a name',
    fix: 'Rename the images that they were made from.',
    severity: 'warning',
  });
}

export function summaryUnavailable(reason: string, path: string): Fault {
  return fault('summary-unavailable', {
    subject: 'the job summary',
    got: `was not written: ${escapeControls(reason)}`,
    fix: `It is also in ${quote(path)}.`,
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

// ---- runtime packages --------------------------------------------------------------------------------------

export function runtimePackagesMissing(root: string, reason: string, command: string): Fault {
  return fault('runtime-packages-missing', {
    subject: `runtime packages in ${quote(root)}`,
    got: `could not be installed: ${escapeControls(reason)}`,
    fix: `Run \`${command}\` in that folder beforehand, on a machine or in a step that reaches the npm registry.`,
  });
}

// ---- command line ------------------------------------------------------------------------------------------

export function commandUnknown(name: string, nearest: string): Fault {
  return fault('command-unknown', {
    subject: `command ${quote(name)}`,
    got: 'is not known',
    expected: `the nearest known one is ${quote(nearest)}`,
    fix: '`best-epoch help` lists every command.',
  });
}

export function flagWithoutValue(flag: string): Fault {
  return fault('flag-without-value', {
    subject: `flag ${quote(flag)}`,
    got: 'has no value',
    fix: `Write it as \`${escapeControls(flag)} VALUE\` or \`${escapeControls(flag)}=VALUE\`.`,
  });
}

export function argumentMissing(subject: string, expected: string, usage: string): Fault {
  return fault('argument-missing', {
    subject: `the ${subject}`,
    got: 'is not given',
    expected: `expected ${expected}`,
    fix: `Usage: \`${usage}\`.`,
  });
}

export function argumentUnexpected(argument: string, fix: string): Fault {
  return fault('argument-unexpected', {
    subject: `argument ${quote(argument)}`,
    got: 'has no meaning here',
    fix,
  });
}

export function settingNotForCommand(name: string, command: string): Fault {
  return fault('setting-not-for-command', {
    subject: `setting ${quote(name)}`,
    got: `has no meaning for the command ${quote(command)}`,
    fix: 'Leave it out; `best-epoch help` shows what the command takes.',
  });
}

// ---- engine ------------------------------------------------------------------------------------------------

export function engineUnavailable(engine: string, reason: string): Fault {
  return fault('engine-unavailable', {
    subject: `engine ${quote(engine)}`,
    got: `can't be loaded: ${escapeControls(reason)}`,
    fix: 'Install the packages again (npm ci), or set engine to auto.',
  });
}

export function modelUnreadable(path: string, reason: string): Fault {
  return fault('model-unreadable', {
    subject: `model ${quote(path)}`,
    got: `can't be opened: ${escapeControls(reason)}`,
    fix: 'Give the model.onnx of a finished run.',
    file: path,
  });
}
