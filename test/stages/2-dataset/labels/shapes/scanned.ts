// Folders of small pictures with exports of a tool, scanned from the disk: what was read of them, and what was said.
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import type { Dataset } from '../../../../../src/stages/2-dataset/dataset.ts';
import { sourceOf } from '../../../../../src/stages/2-dataset/labels/sources.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { type Files, grey, scanFiles } from '../../data-folder.ts';

/** Of 4x4 pixels, each another. */
export function pictures(paths: readonly string[]): Files {
  return Object.fromEntries(paths.map((path, i) => [path, grey([i + 1, 77, 200 - i])]));
}

export async function scanned(files: Files, changes: Partial<Settings> = {}) {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, files, changes);
  return {
    source: dataset?.labels.source,
    classes: dataset?.classes.map(({ name }) => name),
    images: await read(dataset),
    faults,
    codes: faults.map(({ code }) => code),
    messages: faults.map(({ message }) => message),
    told: faults.map(({ code, message }) => `${code}: ${message}`).join('\n'),
    partsBy: dataset?.partsBy,
    hashes: dataset?.samples.map(({ labelHash }) => labelHash),
  };
}

/** Of each image a line: its path, its part, and the index of the class of each pixel, row by row. */
export async function read(dataset: Dataset | undefined): Promise<readonly string[]> {
  if (dataset === undefined) return [];
  const reader = sourceOf(dataset.labels).reader(dataset);
  const lines: string[] = [];
  for (const sample of dataset.samples) {
    const { width, height, data } = await reader.read(sample);
    const rows = Array.from({ length: height }, (_, y) => data.slice(y * width, (y + 1) * width).join(''));
    lines.push([sample.image, sample.part ?? '-', rows.join(' ')].join(' '));
  }
  return lines;
}
