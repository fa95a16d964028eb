// Faults of the command line, the sample data set and the runtime packages.
import type { Suggestion } from '../shared/nearest-word.ts';
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { suggested } from './suggested.ts';

export const sampleFolderNotEmpty = defineFault({
  code: 'sample-folder-not-empty',
  words: (folder: string): Wording => ({
    subject: `folder ${quote(folder)}`,
    got: 'is not empty',
    expected: 'expected a new or an empty folder for the sample',
    fix: `Name another folder, or empty this one; to train on the sample that lies there, run \`best-epoch train --data ${quote(folder)}\`.`,
  }),
  example: ['data/ccd'],
  note: 'A sample is never mixed with other files. To go on with the training of an earlier demo, run `best-epoch train` with its folders as `data` and `output` and the settings that the demo has printed.',
});

export const sampleFolderNotWritable = defineFault({
  code: 'sample-folder-not-writable',
  words: (folder: string, reason: string): Wording => ({
    subject: `folder ${quote(folder)}`,
    got: `cannot be written: ${escapeControls(reason)}`,
    fix: 'Name a folder that this user may write to.',
  }),
  example: ['/data', 'EACCES'],
  note: 'The operating system refused; the code in the message is its own word for why.',
});

/** `way`: the way out of the cause, before the one that always helps; a blank at its end. */
export const runtimePackagesMissing = defineFault({
  code: 'runtime-packages-missing',
  words: (root: string, reason: string, command: string, way = ''): Wording => ({
    subject: `runtime packages in ${quote(root)}`,
    got: `could not be installed: ${escapeControls(reason)}`,
    fix: `${way}Run \`${command}\` in that folder beforehand, on a machine or in a step that reaches the npm registry. For runners that never do, see "Runners without a network" in the README of Best Epoch.`,
  }),
  example: ['/opt/best-epoch', 'npm ended with exit code 1', 'npm ci --omit=dev --ignore-scripts'],
  note: 'ONNX Runtime and sharp hold native code and are installed at the first use, from the npm registry. [Runners without a network](github.md#runners-without-a-network) says how to have them beforehand.',
});

/** Installed anew from the registry, so that the run goes on. */
export const packagesCacheUnfit = defineFault({
  code: 'packages-cache-unfit',
  severity: 'warning',
  words: (): Wording => ({
    subject: 'the runtime packages in the Actions cache',
    got: 'are damaged or not what package-lock.json pins',
    fix: 'They are not used but installed from the npm registry, and kept anew.',
  }),
  example: [],
  note: 'Every file from a cache is held against a digest in this repository. One that differs is never loaded.',
});

/** Best effort: without the cache the registry has them. */
export const packagesCacheFailed = defineFault({
  code: 'packages-cache-failed',
  severity: 'warning',
  words: (what: 'read' | 'saved', reason: string): Wording => ({
    subject: 'the runtime packages in the Actions cache',
    got: `could not be ${what}: ${escapeControls(reason)}`,
    fix: 'They come from the npm registry, which takes longer.',
  }),
  example: ['read', 'the service is not reachable'],
  note: 'Only time is lost.',
});

export const runtimePackagesChanged = defineFault({
  code: 'runtime-packages-changed',
  severity: 'warning',
  words: (root: string): Wording => ({
    subject: `runtime packages in ${quote(root)}`,
    got: 'are no longer what was installed there',
    fix: 'They are not used but installed anew. Look for what has written there: a program, or a failing disk.',
  }),
  example: ['/opt/best-epoch'],
  note: 'Their files are held against a digest in this version of Best Epoch at each start. What somebody has installed there by `npm ci` is not: npm keeps its own account of it.',
});

export const runtimePackagesBroken = defineFault({
  code: 'runtime-packages-broken',
  words: (root: string, reason: string): Wording => ({
    subject: `runtime packages in ${quote(root)}`,
    got: `are there but can't be loaded: ${escapeControls(reason)}`,
    fix: 'Delete the node_modules folder there and run again; they are installed anew.',
  }),
  example: ['/opt/best-epoch', 'libvips-cpp.so: cannot open shared object file'],
  note: 'Mostly a folder that was copied from a machine of another system or processor, or half an installation.',
});

export const folderTakenAway = defineFault({
  code: 'folder-taken-away',
  /** @param what "working folder" */
  words: (what: string, folder: string): Wording => ({
    subject: `${what} ${quote(folder)}`,
    got: 'was removed or renamed while the run was going on',
    fix: 'Leave it alone until a run has ended, and run again, from a folder that is there: a training that has left a checkpoint goes on from it.',
  }),
  example: ['working folder', '/home/me/cells'],
  note: 'A run loads parts of the program, and starts others in the working folder, only when it needs them.',
});

export const engineNotInstalled = defineFault({
  code: 'engine-not-installed',
  words: (engine: string, folder: string, reason: string, way = ''): Wording => ({
    subject: `engine ${quote(engine)} in ${quote(folder)}`,
    got: `is not installed: ${escapeControls(reason)}`,
    fix: `${way}\`best-epoch train --engine ${engine}\` installs it. It needs npm, and on Linux x64 python3 with pip and g++ (Debian: \`apt-get install python3-pip g++\`). Or set engine to auto.`,
  }),
  example: ['tensorflow', '/opt/best-epoch/tensorflow', 'g++ was not found'],
  note: 'TensorFlow.js is no part of the installation, since most never need it; see [engines](engines.md#tensorflow).',
});

export const commandUnknown = defineFault({
  code: 'command-unknown',
  words: (name: string, suggestion: Suggestion | undefined): Wording => ({
    subject: `command ${quote(name)}`,
    got: 'is not known',
    ...suggested(suggestion),
    fix: '`best-epoch help` lists every command.',
  }),
  example: ['trian', { word: 'train', because: 'spelling' }],
  note: 'The first word after `best-epoch` is the command.',
});

export const faultUnknown = defineFault({
  code: 'fault-unknown',
  words: (code: string, suggestion: Suggestion | undefined): Wording => ({
    subject: `fault ${quote(code)}`,
    got: 'is not known',
    ...suggested(suggestion),
    fix: '`best-epoch help explain` lists every code.',
  }),
  example: ['mask-size-mismach', { word: 'mask-size-mismatch', because: 'spelling' }],
  note: 'Codes stand before the messages. They stay the same from version to version; a newer version may have more.',
});

export const flagWithoutValue = defineFault({
  code: 'flag-without-value',
  words: (flag: string): Wording => ({
    subject: `flag ${quote(flag)}`,
    got: 'has no value',
    fix: `Write it as \`${escapeControls(flag)} VALUE\` or \`${escapeControls(flag)}=VALUE\`.`,
  }),
  example: ['--epochs'],
  note: 'Flags take a value, but for a few switches that `help COMMAND` names.',
});

export const flagWithOneDash = defineFault({
  code: 'flag-with-one-dash',
  words: (argument: string, suggestion: Suggestion | undefined): Wording => {
    const meant = suggestion === undefined ? '' : `: \`--${escapeControls(suggestion.word)}\``;
    return {
      subject: `flag ${quote(argument)}`,
      got: 'has one dash',
      expected: 'flags have two and their whole name',
      fix: `Write it so${meant}; \`best-epoch help\` lists every flag.`,
    };
  },
  example: ['-epochs', { word: 'epochs', because: 'spelling' }],
  note: 'Only `-h` (help) and `-v` (version) are short.',
});

export const argumentMissing = defineFault({
  code: 'argument-missing',
  words: (subject: string, expected: string, usage: string): Wording => ({
    subject: `the ${subject}`,
    got: 'is not given',
    expected: `expected ${expected}`,
    fix: `Usage: \`${usage}\`.`,
  }),
  example: ['input', 'files, folders or patterns', 'best-epoch predict --model FILE INPUT...'],
  note: 'The command needs something beside its flags.',
});

export const argumentUnexpected = defineFault({
  code: 'argument-unexpected',
  words: (argument: string, fix: string): Wording => ({
    subject: `argument ${quote(argument)}`,
    got: 'has no meaning here',
    fix,
  }),
  example: ['data/cells', 'Name the data folder with `--data FOLDER`.'],
  note: 'A word without a flag before it, where the command takes none. Often it is a path with a blank in it that was not quoted.',
});

/** Of an input of the action. */
export const settingNotForTraining = defineFault({
  code: 'setting-not-for-training',
  words: (name: string): Wording => ({
    subject: `input ${quote(name)}`,
    got: 'has no meaning for a training',
    fix: 'Set `evaluate-only: true` to test a trained model, or leave it out.',
  }),
  example: ['model'],
  note: '`model` and `part` say what is to be evaluated; a training finds its own model.',
});

/** Of an input of the action: workflows that give it go on. */
export const settingNotForEvaluation = defineFault({
  code: 'setting-not-for-evaluation',
  severity: 'warning',
  words: (name: string): Wording => ({
    subject: `input ${quote(name)}`,
    got: 'has no meaning for an evaluation (`evaluate-only`)',
    fix: 'It is passed over; leave it out.',
  }),
  example: ['history'],
  note: 'An evaluation trains nothing and keeps no history. What the settings file of the data gives for trainings is passed over without a word.',
});

export const settingNotForCommand = defineFault({
  code: 'setting-not-for-command',
  /** @param instead the command's own option for it */
  words: (name: string, command: string, instead?: string): Wording => ({
    subject: `setting ${quote(name)}`,
    got: `has no meaning for the command ${quote(command)}`,
    fix:
      instead === undefined
        ? 'Leave it out; `best-epoch help` shows what the command takes.'
        : `Write \`--${instead}\`, which says it here.`,
  }),
  example: ['data', 'demo'],
  note: 'The setting exists, but this command has no use for it or decides it itself.',
});
