// How files of other tools begin, and pointers to data that isn't fetched: each form sees every input.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dvcOutOf } from '../../../src/stages/2-dataset/not-fetched/dvc.ts';
import { submoduleOf } from '../../../src/stages/2-dataset/not-fetched/git.ts';
import { LABEL_FORMS } from '../../../src/stages/2-dataset/unread-labels/forms.ts';
import { scratchFolder } from '../checks.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

/** As many as are looked at. */
const HEAD = 4096;
const folder = scratchFolder();
const SEEDS = [
  '0 0.5 0.5 0.1 0.1\n1 0.2 0.2 0.1 0.1\n',
  '<?xml version="1.0"?>\n<annotation verified="yes">',
  '<annotations>\n  <version>1.1</version>',
  '[{"id": 1, "annotations": [{"completed_by": 1}]}]',
  '[submodule "data"]\n\tpath = data/sub\n\turl = https://example.com\n',
  'outs:\n- md5: 0\n  path: data\nwdir: ..\n',
  'stages:\n  a:\n    outs:\n    - data\n    - b: {cache: false}\n',
];

export default {
  refusals: [],
  seeds: () => SEEDS.map(bytesOf),
  words: ['{"images": [', '"licenses":[', '"dm_format_version":', '\n\n', '  ', 'path = '],
  mostBytes: 64 * 1024,
  async run(input) {
    const head = textOf(input.subarray(0, HEAD));
    for (const { begins } of LABEL_FORMS) begins.test(head);
    for (const name of ['.gitmodules', 'data.dvc', 'dvc.yaml']) writeFileSync(join(folder, name), input);
    await submoduleOf(join(folder, 'data'), [folder]);
    await dvcOutOf(join(folder, 'data'), [folder]);
  },
} satisfies Target;
