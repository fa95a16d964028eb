// What can be wrong with the settings, the split and the output folder.
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDataSet } from '../e2e/data-set.ts';
import { type BadInput, good, put } from './row.ts';

export const SETTINGS: readonly BadInput[] = [
  {
    reason: 'fewer images than parts',
    spoil: async (data) => {
      await rm(data, { recursive: true });
      await writeDataSet(data, { count: 2 });
    },
    codes: ['too-few-images'],
    words: ['has 2 images', 'set `test-fraction` to 0'],
  },
  {
    reason: 'fewer groups than parts',
    spoil: good,
    settings: ['--group-by', '^images'],
    codes: ['too-few-images'],
    words: ['12 images in 1 group ', '`group-by`'],
  },
  {
    reason: 'groups that no path has',
    spoil: good,
    settings: ['--group-by', 'patient(\\d+)'],
    codes: ['group-by-matches-nothing'],
    words: ['"images/000.png"', 'every image on its own'],
  },
  {
    reason: 'settings out of range, all at once',
    spoil: good,
    settings: [
      '--patience',
      '0',
      '--learning-rate',
      '99',
      '--batch-size',
      'many',
      '--seed=-1',
      '--colour',
      'red',
    ],
    codes: ['setting-invalid', 'setting-unknown'],
    words: [
      '"patience" is "0"',
      '"learning-rate" is "99"',
      '"batch-size" is "many"',
      '"seed" is "-1"',
      '"colour"',
      'default: 20',
    ],
  },
  {
    reason: 'fractions that leave nothing to train on',
    spoil: good,
    settings: ['--validation-fraction', '0.6', '--test-fraction', '0.5'],
    codes: ['fractions-too-large'],
    words: ['Lower one of them'],
  },
  {
    reason: 'unknown and wrong keys in the settings file, beside a wrong flag',
    spoil: put('best-epoch.json', '{"epochz": 3, "output": "x", "__proto__": 1}'),
    settings: ['--patience', '0'],
    codes: ['setting-invalid', 'setting-not-in-file', 'setting-unknown'],
    words: ['nearest known one is "epochs"', '"__proto__"', '"patience" is "0"'],
  },
  {
    reason: 'the split of another data set',
    spoil: (_, folder) =>
      writeFile(
        join(folder, 'split.json'),
        '{"schema-version": 1, "source": "hash", "train": ["images/x"], "validation": [], "test": []}',
      ),
    settings: ['--split', 'split.json'],
    codes: ['split-unknown-image'],
    words: ['"images/x"', 'Restore the image or delete the line'],
  },
  {
    reason: 'the data folder as output',
    spoil: good,
    output: 'data',
    codes: ['output-is-data'],
    words: ['a folder of its own'],
  },
];

export const GATES: readonly BadInput[] = [
  {
    reason: 'a gate on a test that is not to be',
    spoil: good,
    settings: ['--fail-if', 'test-macro-f1 < 0.8', '--test-fraction', '0'],
    codes: ['gate-without-test'],
    words: ['the split has no test part', 'Set `test-fraction` above 0'],
  },
  {
    reason: 'gates that are no conditions, all at once and beside another fault',
    spoil: good,
    settings: ['--fail-if', 'test-mean-iuo < 0.8', '--fail-if', '# fine\noverfit and worse', '--seed', 'x'],
    codes: ['gate-invalid', 'setting-invalid'],
    words: [
      '(line 1 of setting "fail-if") has "test-mean-iuo" at column 1',
      '. Did you mean test-mean-iou?\n    test-mean-iuo < 0.8\n    ^^^^^^^^^^^^^\n',
      '(line 3 of setting "fail-if") has "and" at column 9, expected the end of the line',
      '\n    overfit and worse\n            ^^^\n',
    ],
  },
  {
    reason: 'a gate in the settings file',
    spoil: put('best-epoch.yml', 'fail-if:\n  - test-accuracy < 80\n  - worse\n'),
    codes: ['gate-invalid'],
    words: [/in "data.best-epoch\.yml"\) has "80" at column 17, .* Did you mean 80%\?/],
  },
  {
    reason: 'a gate about a class that the data has not, beside a fault of the output',
    spoil: (_, folder) => writeFile(join(folder, 'file'), 'x'),
    output: 'file',
    settings: ['--fail-if', 'class square f1 < 0.5\nclass squares f1 < 0.5'],
    codes: ['gate-class-unknown', 'output-not-writable'],
    words: [
      'names a class "squares" at column 7, the classes are "ground", "square". ',
      'the nearest is "square"',
      '\n    class squares f1 < 0.5\n          ^^^^^^^\n',
    ],
  },
];

export const OUTPUTS: readonly BadInput[] = [
  {
    reason: 'a file where the output should be',
    spoil: (_, folder) => writeFile(join(folder, 'file'), 'x'),
    output: 'file',
    codes: ['output-not-writable'],
    words: ['Choose an `output` folder'],
  },
  {
    reason: 'an output below a file',
    spoil: (_, folder) => writeFile(join(folder, 'file'), 'x'),
    output: 'file/run',
    codes: ['output-not-writable'],
    words: ['ENOTDIR'],
  },
  {
    reason: 'a link to nowhere as output',
    spoil: (_, folder) => symlink('nowhere', join(folder, 'link')),
    output: 'link',
    codes: ['output-not-writable'],
    words: ['ENOENT'],
  },
  {
    reason: 'a file system of the kernel',
    spoil: good,
    output: '/proc/best-epoch/run',
    codes: ['output-not-writable'],
    words: ['/proc/best-epoch/run'],
    onlyOn: 'linux',
  },
  {
    reason: 'another one',
    spoil: good,
    output: '/sys/best-epoch',
    codes: ['output-not-writable'],
    words: ['/sys/best-epoch'],
    onlyOn: 'linux',
  },
];
