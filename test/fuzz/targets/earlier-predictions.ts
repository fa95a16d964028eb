// A predictions.csv of before, by which files are removed: nothing outside of the output folder is.
import { ok } from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeEarlier } from '../../../src/run/predict/earlier.ts';
import { orFaults, scratchFolder } from '../checks.ts';
import { bytesOf, type Target } from '../driver/target.ts';

const folder = scratchFolder();
const output = join(folder, 'output');
const OTHERS = [join(folder, 'a.png'), join(output, 'notes.png'), join(output, 'masks.png')];
mkdirSync(join(output, 'masks'), { recursive: true });

export default {
  refusals: [],
  seeds: () => [
    bytesOf('image,mask\nimages/a.png,masks/a.png\nb.png,masks/../../a.png\n'),
    bytesOf('mask\n"masks/./../notes.png"\n'),
  ],
  words: ['masks/', '../', './', '.png', '//', '\0'],
  mostBytes: 1024,
  async run(input) {
    for (const other of OTHERS) writeFileSync(other, '');
    writeFileSync(join(output, 'predictions.csv'), input);
    await orFaults(() => removeEarlier(output));
    for (const other of OTHERS) ok(existsSync(other), `${other} is gone`);
  },
} satisfies Target;
