// classes.json, and the lists of class names that tools leave: each reader sees every input.

import { classesFileInvalid } from '../../../src/errors.ts';
import { readCsvList } from '../../../src/stages/2-dataset/class-lists/csv-lists.ts';
import {
  readMachineColors,
  readNnunet,
  readSupervisely,
  readYolo,
} from '../../../src/stages/2-dataset/class-lists/json-lists.ts';
import { readLines, readPbtxt } from '../../../src/stages/2-dataset/class-lists/text-lists.ts';
import { parseClasses } from '../../../src/stages/2-dataset/classes-file.ts';
import { expectFaults } from '../checks.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

const READERS = [
  ...[readCsvList, readLines, readMachineColors, readNnunet, readPbtxt, readSupervisely, readYolo],
];
const SEEDS = [
  '{"classes": ["a", {"name": "b", "value": [1, 2], "color": "#00ff00", "folder": "B", "ignore": true}], "ignore": [255]}',
  '{"labels": {"background": 0, "cell": 1, "ignore": 2}}',
  '{"classes": [{"title": "a", "color": "#ff0000"}, {"title": "b", "color": "#00ff00"}]}',
  '{"a": [255, 0, 0], "b": [0, 255, 0]}',
  'names:\n  0: a\n  1: b\n',
  'names: [a, b]\n',
  'item { id: 1 name: \'cat\' }\nitem { id: 2 display_name: "dog" }\n',
  'Pixel Value,Class\n0,a\n1,b\n',
  'name,r,g,b\na,255,0,0\nb,0,255,0\n',
  'class,hex\na,#ff0000\nb,#00ff00\n',
  '__ignore__\na\nb\n',
  '# label:color_rgb:parts:actions\na:255,0,0::\nb:0,255,0::\n',
  '255 0 0 a\n0 255 0 b\n',
  'a 255 0 0\nb 0 255 0\n',
  '0: a\n1: b\n',
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  run(input) {
    const text = textOf(input);
    const { reasons } = parseClasses(text);
    if (reasons.length > 0) expectFaults([classesFileInvalid('classes.json', reasons)]);
    for (const read of READERS) read(text);
  },
} satisfies Target;
