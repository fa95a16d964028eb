// Notes on the faults of settings, gates and the command line.
import * as gates from '../../../src/errors/gates.ts';
import * as program from '../../../src/errors/program.ts';
import * as settings from '../../../src/errors/settings.ts';
import { type NotesOf, note } from './note.ts';

export const SETTINGS_NOTES: NotesOf<typeof settings> = {
  settingInvalid: note(
    settings.settingInvalid('epochs', 'many', 'a whole number from 1 to 100000', '100', undefined),
    'The value is not of the form that the setting takes. [The settings](settings.md) have the accepted values of each.',
  ),
  settingUnknown: note(
    settings.settingUnknown('patiense', 'patience', 'best-epoch.yml'),
    'Nothing is guessed: a misspelt setting would otherwise leave its default in force without a word.',
  ),
  settingMissing: note(
    settings.settingMissing('data', 'a path'),
    '`data` is the one setting without a default.',
  ),
  settingNotInFile: note(
    settings.settingNotInFile('output', 'best-epoch.yml'),
    'The file comes with the data, perhaps from a pull request; where results are written and who gets a comment is up to whoever starts the run.',
  ),
  fractionsTooLarge: note(
    settings.fractionsTooLarge(0.6, 0.5),
    'What validation and test leave over is what training gets.',
  ),
  targetOutOfRange: note(
    settings.targetOutOfRange(95, 'val-accuracy'),
    'Accuracy, mean IoU and macro F1 are shares from 0 to 1: 95 % is 0.95.',
  ),
  classWeightsMismatch: note(
    settings.classWeightsMismatch(2, 4),
    'The numbers are taken in the order of the classes, which `check` lists.',
  ),
  outputIsData: note(
    settings.outputIsData('data/cells'),
    "Results among the data would become part of the next run's data.",
  ),
  settingsFileTwice: note(
    settings.settingsFileTwice(['best-epoch.json', 'best-epoch.yml']),
    'With two files nobody could tell which one counts.',
  ),
  settingsFileUnreadable: note(
    settings.settingsFileUnreadable('best-epoch.yml', 'it is a list, not a mapping'),
    'The file is a mapping such as `epochs: 50`, in JSON or YAML, of at most 1 MiB.',
  ),
  settingLeadsOut: note(
    settings.settingLeadsOut('split', '../../split.json', 'best-epoch.yml'),
    'A settings file may come with a pull request, so that its paths may not read other files of the runner.',
  ),
  linkOutOfWorkspace: note(
    settings.linkOutOfWorkspace('data', 'data/cells'),
    'On GitHub a symbolic link in the checked-out repository may come with a pull request. Links outside of the workspace, which belong to the runner, are followed.',
  ),
  linksInOutput: note(
    settings.linksInOutput('results', 'results/model'),
    'Files are written through links, so that a link in the checked-out repository could lead them anywhere.',
  ),
};

export const GATES_NOTES: NotesOf<typeof gates> = {
  gateInvalid: note(
    gates.gateInvalid(
      {
        line: 'test-mean-iou < 80 percent',
        number: 1,
        lines: 1,
        start: 19,
        end: 26,
        expected: 'the end of the line, or "%"',
        fix: 'Write the bound as 0.8 or 80%.',
      },
      undefined,
    ),
    'The condition is shown with a mark under the part that was not understood. [Gates](github.md#gates) has the words.',
  ),
  gateNotForClassification: note(
    gates.gateNotForClassification('test-mean-iou < 0.8'),
    'Intersection over union is about areas of pixels, and class folders have no masks.',
  ),
  gateClassUnknown: note(
    gates.gateClassUnknown(
      'class "hotpixel" f1 < 0.5',
      { name: 'hotpixel', start: 6, end: 16 },
      ['background', 'hot pixel'],
      'hot pixel',
    ),
    'Found before training, as soon as the classes are known.',
  ),
  gateFailed: note(
    gates.gateFailed('test-mean-iou < 0.8', 'test mean IoU is 0.742, below 0.8.'),
    'The exit code is 1 and the step fails, after everything was written and uploaded. It is what `fail-if` is for, not a fault of the run.',
  ),
};

export const PROGRAM_NOTES: NotesOf<typeof program> = {
  commandUnknown: note(
    program.commandUnknown('trian', 'train'),
    'The first word after `best-epoch` is the command.',
  ),
  flagWithoutValue: note(
    program.flagWithoutValue('--epochs'),
    'Flags take a value, but for a few switches that `help COMMAND` names.',
  ),
  argumentMissing: note(
    program.argumentMissing(
      'input',
      'files, folders or patterns',
      'best-epoch predict --model FILE INPUT...',
    ),
    'The command needs something beside its flags.',
  ),
  argumentUnexpected: note(
    program.argumentUnexpected('data/cells', 'Name the data folder with `--data FOLDER`.'),
    'A word without a flag before it, where the command takes none. Often it is a path with a blank in it that was not quoted.',
  ),
  settingNotForTraining: note(
    program.settingNotForTraining('model'),
    '`model` and `part` say what is to be evaluated; a training finds its own model.',
  ),
  settingNotForCommand: note(
    program.settingNotForCommand('data', 'demo'),
    'The setting exists, but this command has no use for it or decides it itself.',
  ),
  sampleFolderNotEmpty: note(
    program.sampleFolderNotEmpty('data/ccd'),
    'A sample is never mixed with other files.',
  ),
  sampleFolderNotWritable: note(
    program.sampleFolderNotWritable('/data', 'EACCES'),
    'The operating system refused; the code in the message is its own word for why.',
  ),
  runtimePackagesMissing: note(
    program.runtimePackagesMissing(
      '/opt/best-epoch',
      'npm ended with exit code 1',
      'npm ci --omit=dev --ignore-scripts',
    ),
    'ONNX Runtime and sharp hold native code and are installed at the first use, from the npm registry. [Runners without a network](github.md#runners-without-a-network) says how to have them beforehand.',
  ),
  packagesCacheUnfit: note(
    program.packagesCacheUnfit(),
    'Every file from a cache is held against a digest in this repository. One that differs is never loaded.',
  ),
  packagesCacheFailed: note(
    program.packagesCacheFailed('read', 'the service is not reachable'),
    'Only time is lost.',
  ),
  runtimePackagesBroken: note(
    program.runtimePackagesBroken('/opt/best-epoch', 'libvips-cpp.so: cannot open shared object file'),
    'Mostly a folder that was copied from a machine of another system or processor, or half an installation.',
  ),
  engineNotInstalled: note(
    program.engineNotInstalled('tensorflow', '/opt/best-epoch/tensorflow', 'g++ was not found'),
    'TensorFlow.js is no part of the installation, since most never need it; see [engines](engines.md#tensorflow).',
  ),
};
