// Faults of settings and of the file that holds them.
import type { Suggestion } from '../shared/nearest-word.ts';
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { suggested } from './suggested.ts';

/** Where a setting was given: undefined for a flag or an input, else the settings file. */
type SettingSource = string | undefined;

/** So much of a value tells what it is. */
const MOST_SHOWN = 300;

function shortened(value: string): string {
  return value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value;
}

const inSource = (source: SettingSource) => (source === undefined ? '' : ` in ${quote(source)}`);

/** `name` and `value` as typed; `reason` where the expectation alone does not say what is wrong. */
export const settingInvalid = defineFault({
  code: 'setting-invalid',
  words: (
    name: string,
    value: string,
    expected: string,
    defaultValue: string,
    source: SettingSource,
    reason?: string,
  ): Wording => ({
    subject: `setting ${quote(name)}${inSource(source)}`,
    got: `is ${quote(shortened(value))}${reason === undefined ? '' : ` (${escapeControls(reason)})`}`,
    expected: `expected ${expected}`,
    fix:
      defaultValue === 'required' ? 'Correct it.' : `Correct it, or leave it out (default: ${defaultValue}).`,
    ...(source === undefined ? {} : { file: source }),
  }),
  example: ['epochs', 'many', 'a whole number from 1 to 100000', '100', undefined],
  note: 'The value is not of the form that the setting takes. [The settings](settings.md) have the accepted values of each.',
});

export const settingUnknown = defineFault({
  code: 'setting-unknown',
  words: (name: string, suggestion: Suggestion | undefined, source: SettingSource): Wording => ({
    subject: `setting ${quote(shortened(name))}${inSource(source)}`,
    got: 'is not known',
    ...suggested(suggestion),
    fix: 'Correct the name; `best-epoch help` lists every setting.',
    ...(source === undefined ? {} : { file: source }),
  }),
  example: ['patiense', { word: 'patience', because: 'spelling' }, 'best-epoch.yml'],
  note: 'Nothing is guessed: a misspelt setting would otherwise leave its default in force without a word.',
});

/** Beyond those that are named one by one. */
export const settingsUnknown = defineFault({
  code: 'settings-unknown',
  words: (more: number, source: string): Wording => ({
    subject: `${more} more ${more === 1 ? 'name' : 'names'} in ${quote(source)}`,
    got: `${more === 1 ? 'is' : 'are'} not known either`,
    fix: 'Look whether it is the settings file of this program; `best-epoch help` lists every setting.',
    file: source,
  }),
  example: [180, 'best-epoch.json'],
  note: 'The first of them are told one by one (`setting-unknown`). So many are mostly those of another program.',
});

/** Of the action: what stands under `with:` comes as variables, among which are others' as well. */
export const inputUnknown = defineFault({
  code: 'input-unknown',
  severity: 'warning',
  words: (name: string, suggestion: Suggestion): Wording => ({
    subject: `input ${quote(name)}`,
    got: 'is none of this action and was not read',
    ...suggested(suggestion),
    fix: "Correct the name under `with:`; nothing is wrong where it is another action's.",
  }),
  example: ['epoch', { word: 'epochs', because: 'spelling' }],
  note: 'Said of names that are near to an input of this action or that another tool has for one. All others that stand in the environment as `INPUT_...`, as a container or an action around this one may set them, are passed over.',
});

/** A near miss that takes away what should fail the run. */
export const gateNotRead = defineFault({
  code: 'gate-not-read',
  words: (name: string): Wording => ({
    subject: `input ${quote(name)}`,
    got: 'is none of this action, so its conditions would fail no run',
    fix: 'Write `fail-if` under `with:`.',
  }),
  example: ['fail_if'],
  note: 'Said of names that are near to `fail-if` or mean the same, such as `gates`. Other names that are near to an input are a warning (`input-unknown`). A gate that nobody reads would be a green run each time.',
});

export const settingMissing = defineFault({
  code: 'setting-missing',
  words: (name: string, expected: string): Wording => ({
    subject: `setting ${quote(name)}`,
    got: 'is not given',
    expected: `expected ${expected}`,
    fix: 'Give it: it has no default.',
  }),
  example: ['data', 'a path'],
  note: '`data` is the one setting without a default.',
});

export const settingNotInFile = defineFault({
  code: 'setting-not-in-file',
  words: (name: string, source: string): Wording => ({
    subject: `setting ${quote(name)} in ${quote(source)}`,
    got: 'cannot be given in a file of the data folder',
    fix: 'Give it as a flag or as an input.',
    file: source,
  }),
  example: ['output', 'best-epoch.yml'],
  note: 'The file comes with the data, perhaps from a pull request; where results are written, who gets a comment and what is installed (`engine`) is up to whoever starts the run. So it is with a row of `sweep` in that file.',
});

export const fractionsTooLarge = defineFault({
  code: 'fractions-too-large',
  words: (validation: number, test: number): Wording => ({
    subject: 'settings "validation-fraction" and "test-fraction"',
    got: `are ${validation} and ${test}`,
    expected: 'expected a sum below 1, for something must be left to train on',
    fix: 'Lower one of them.',
  }),
  example: [0.6, 0.5],
  note: 'What validation and test leave over is what training gets.',
});

export const targetOutOfRange = defineFault({
  code: 'target-out-of-range',
  words: (target: number, monitor: string): Wording => ({
    subject: 'setting "target"',
    got: `is ${target}`,
    expected: `expected at most 1, the best that ${quote(monitor)} can be`,
    fix: 'Lower it, or monitor another value.',
  }),
  example: [95, 'val-accuracy'],
  note: 'Scores are shares from 0 to 1: 95 % is 0.95.',
});

/** By setting: the words that pair. */
export const capturesDiffer = defineFault({
  code: 'captures-differ',
  words: (images: readonly string[], masks: readonly string[]): Wording => {
    const listed = (words: readonly string[]) =>
      words.length === 0 ? 'nothing' : words.map((word) => `{${word}}`).join(' and ');
    return {
      subject: 'settings "images" and "masks"',
      got: `capture different words: ${escapeControls(listed(images))} and ${escapeControls(listed(masks))}`,
      expected: 'expected the same in both, since an image and a mask pair where they are equal',
      fix: 'Write the same words in both, and * for what does not pair; {part}, and {class} in masks, may stand alone.',
    };
  },
  example: [['name'], ['stem']],
  note: '[Data formats](data-formats.md#patterns) shows what patterns can say.',
});

export const classWeightsMismatch = defineFault({
  code: 'class-weights-mismatch',
  words: (weights: number, classes: number): Wording => ({
    subject: 'setting "class-weights"',
    got: `has ${weights} numbers`,
    expected: `expected ${classes}, one for each class`,
    fix: 'Give one number for each class.',
  }),
  example: [2, 4],
  note: 'The numbers are taken in the order of the classes, which `check` lists.',
});

export const outputIsData = defineFault({
  code: 'output-is-data',
  words: (output: string): Wording => ({
    subject: `setting "output" (${quote(output)})`,
    got: 'is the data folder itself',
    expected: 'expected another folder',
    fix: 'Choose a folder of its own for the results.',
  }),
  example: ['data/cells'],
  note: "Results among the data would become part of the next run's data.",
});

export const settingsFileTwice = defineFault({
  code: 'settings-file-twice',
  words: (files: readonly string[]): Wording => ({
    subject: `settings files ${files.map(quote).join(' and ')}`,
    got: 'are both there',
    expected: 'expected one at most',
    fix: 'Delete all but one.',
  }),
  example: [['best-epoch.json', 'best-epoch.yml']],
  note: 'With two files nobody could tell which one counts.',
});

export const settingsFileUnreadable = defineFault({
  code: 'settings-file-unreadable',
  words: (file: string, reason: string): Wording => ({
    subject: `settings file ${quote(file)}`,
    got: `cannot be read: ${escapeControls(reason)}`,
    fix: 'It must be a plain file with a mapping of setting names to values.',
    file,
  }),
  example: ['best-epoch.yml', 'it is a list, not a mapping'],
  note: 'The file is a mapping such as `epochs: 50`, in JSON or YAML, of at most 1 MiB, nested at most 32 deep in YAML (100 in JSON), with at most 5000 entries and 20,000 words and signs.',
});

/** `value` as it stands in the file `source`. */
export const settingLeadsOut = defineFault({
  code: 'setting-leads-out',
  words: (name: string, value: string, source: string): Wording => ({
    subject: `setting ${quote(name)} in ${quote(source)}`,
    got: `is ${quote(value)}, which leads out of the data folder`,
    expected: 'expected a path inside it, because the file comes with the data',
    fix: 'Put the file there, or give the path as a flag or as an input.',
    file: source,
  }),
  example: ['split', '../../split.json', 'best-epoch.yml'],
  note: 'A settings file may come with a pull request, so that its paths may not read other files of the runner.',
});

export const linkOutOfWorkspace = defineFault({
  code: 'link-out-of-workspace',
  words: (name: string, path: string): Wording => ({
    subject: `setting ${quote(name)} (${quote(path)})`,
    got: 'leads out of the workspace by a link that lies in it',
    expected: 'expected a folder of the workspace, because its links come with the data',
    fix: 'Name the folder that is meant by its own path.',
  }),
  example: ['data', 'data/cells'],
  note: 'On GitHub a symbolic link in the checked-out repository may come with a pull request. Links outside of the workspace, which belong to the runner, are followed.',
});

export const linksInOutput = defineFault({
  code: 'links-in-output',
  words: (output: string, link: string): Wording => ({
    subject: `setting "output" (${quote(output)})`,
    got: `holds a link, ${quote(link)}`,
    expected: 'expected plain files and folders only, because what is written would follow it',
    fix: 'Delete it, or choose another folder.',
  }),
  example: ['results', 'results/model'],
  note: 'Files are written through links, so that a link in the checked-out repository could lead them anywhere.',
});
