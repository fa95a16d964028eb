// One whole training for each tool whose exports are labels: of the same images, annotated with the same areas in the tool's own
// form, each comes to the same classes and pixels.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { resultsSchema } from '../src/results/results.ts';
import { cocoExport } from './exported-labels/coco.ts';
import { labelStudioExport } from './exported-labels/label-studio.ts';
import { labelboxExport } from './exported-labels/labelbox.ts';
import { labelmeExport } from './exported-labels/labelme.ts';
import { CLASSES, EDGE, PICTURES, PIXELS } from './exported-labels/pictures.ts';
import { yoloExport } from './exported-labels/yolo.ts';
import { runProgram } from './run-program.ts';
import { type Files, writeFiles } from './stages/2-dataset/data-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const SMALL = ['--epochs', '1', '--batch-size', '4', '--threads', '1'];

test.each<[source: string, files: () => Files]>([
  ['coco', cocoExport],
  ['labelme', labelmeExport],
  ['yolo', yoloExport],
  ['label-studio', labelStudioExport],
  ['labelbox', labelboxExport],
])('an export that %s reads is trained as it lies there', async (source, files) => {
  await using folder = await temporaryFolder();
  const [data, output] = [join(folder.path, 'data'), join(folder.path, 'run')];
  await writeFiles(data, files());
  const run = await runProgram([CLI, 'train', '--data', data, '--output', output, ...SMALL]);
  expect(run.code, run.stderr).toBe(0);

  const { classes, split } = resultsSchema.parse(
    JSON.parse(await readFile(join(output, 'results.json'), 'utf8')),
  );
  expect(classes.map(({ name }) => name)).toEqual(['background', ...CLASSES]);
  const parts = [split.train, split.validation, split.test];
  const pixels = classes.map((_, c) => parts.reduce((sum, part) => sum + part['class-pixels'][c], 0));
  const shown = CLASSES.map((name) => PIXELS[name] * PICTURES.length);
  expect(pixels, source).toEqual([EDGE ** 2 * PICTURES.length - shown[0] - shown[1], ...shown]);
});
