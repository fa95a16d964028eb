// One whole training for each tool whose exports are labels: of the same images, annotated with the same areas in the tool's own
// form, each comes to the same classes and pixels.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { resultsSchema } from '../src/results/results.ts';
import { arrayMasks } from './exported-labels/arrays.ts';
import { cocoExport } from './exported-labels/coco.ts';
import { cvatExport } from './exported-labels/cvat.ts';
import { labelStudioExport } from './exported-labels/label-studio.ts';
import { labelboxExport } from './exported-labels/labelbox.ts';
import { labelmeExport } from './exported-labels/labelme.ts';
import { CLASSES, EDGE, PICTURES, PIXELS } from './exported-labels/pictures.ts';
import { qupathExport } from './exported-labels/qupath.ts';
import { segmentsExport } from './exported-labels/segments.ts';
import { superviselyExport } from './exported-labels/supervisely.ts';
import { labelledLines } from './exported-labels/table.ts';
import { viaExport } from './exported-labels/via.ts';
import { vocExport } from './exported-labels/voc.ts';
import { yoloExport } from './exported-labels/yolo.ts';
import { runProgram } from './run-program.ts';
import { type Files, writeFiles } from './stages/2-dataset/data-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const SMALL = ['--epochs', '1', '--batch-size', '4', '--threads', '1'];

test.each<[source: string, files: () => Files]>([
  ['arrays', arrayMasks],
  ['coco', cocoExport],
  ['labelme', labelmeExport],
  ['yolo', yoloExport],
  ['label-studio', labelStudioExport],
  ['labelbox', labelboxExport],
  ['cvat', cvatExport],
  ['segments', segmentsExport],
  ['via', viaExport],
  ['voc', vocExport],
  ['supervisely', superviselyExport],
  ['qupath', qupathExport],
])('an export that %s reads is trained as it lies there', async (source, files) => {
  const { classes, split } = await trained(files());
  expect(classes.map(({ name }) => name)).toEqual(['background', ...CLASSES]);
  const parts = [split.train, split.validation, split.test];
  const pixels = classes.map((_, c) => parts.reduce((sum, part) => sum + part['class-pixels'][c], 0));
  const shown = CLASSES.map((name) => PIXELS[name] * PICTURES.length);
  expect(pixels, source).toEqual([EDGE ** 2 * PICTURES.length - shown[0] - shown[1], ...shown]);
});

test('a table is trained as it lies there', async () => {
  const { classes, split } = await trained(labelledLines());
  expect(classes.map(({ name }) => name)).toEqual(CLASSES);
  const parts = [split.train, split.validation, split.test];
  expect(parts.reduce((sum, { images }) => sum + images, 0)).toBe(PICTURES.length);
});

async function trained(files: Files) {
  await using folder = await temporaryFolder();
  const [data, output] = [join(folder.path, 'data'), join(folder.path, 'run')];
  await writeFiles(data, files);
  const run = await runProgram([CLI, 'train', '--data', data, '--output', output, ...SMALL]);
  expect(run.code, run.stderr).toBe(0);
  const results = resultsSchema.parse(JSON.parse(await readFile(join(output, 'results.json'), 'utf8')));
  return results;
}
