// What an earlier prediction has left in the output folder: its files go before a new one writes, since nobody could tell
// the two apart afterwards. What no table of a prediction names stays.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { normalize } from 'node:path/posix';
import { leadsOut } from '../../results/run-folder.ts';
import { parseCsv } from '../../shared/csv.ts';
import { remove } from '../../shared/move-and-remove.ts';
import { MOST_BYTES, readPlainText } from '../../shared/plain-file.ts';
import { notWritten } from '../../shared/write-file-atomic.ts';

/** Tables and pictures of all images together, of either task; the first is the one that tells of the images. */
const FILES = [
  'predictions.csv',
  'objects.csv',
  'found-tiles.csv',
  'found-objects.csv',
  'found-images.csv',
  'contact-sheet.png',
  'coco.json',
  'label-studio.json',
  'yolo/data.yaml',
] as const;

/** What a prediction writes of each image lies in these. */
export const PREDICTION_FOLDERS = ['masks', 'overlays', 'probabilities', 'labelme', 'yolo'] as const;
const MOST_ROWS = 10_000_000;

/**
 * Removes what the predictions.csv of the folder names, and itself.
 * @param output absolute
 * @returns lines for the log
 * @throws InputError `file-not-writable`
 */
export async function removeEarlier(output: string): Promise<readonly string[]> {
  const [table] = FILES;
  const text = await readPlainText(join(output, table), MOST_BYTES.run).catch(() => '');
  const rows = parseCsv(text, MOST_ROWS) ?? [];
  const [header = [], ...entries] = rows;
  const [image, mask] = ['image', 'mask'].map((name) => header.indexOf(name));
  const images = image < 0 ? 0 : new Set(entries.map((row) => row[image])).size;
  const stems = mask < 0 ? [] : new Set(entries.flatMap((row) => stemIn(row[mask])));
  try {
    for (const stem of stems)
      for (const path of filesOf(stem))
        if (!leadsOut(output, path)) await remove(join(output, path), { force: true });
    for (const name of FILES) await remove(join(output, name), { force: true });
  } catch (cause) {
    throw notWritten(output, cause);
  }
  const counted = images === 1 ? '1 image' : `${images} images`;
  return [
    ...(images === 0
      ? []
      : [
          `${output} holds the predictions of ${counted}. This run replaces them; \`output\` names another folder.`,
        ]),
    ...(await saidOfOthers(output)),
  ];
}

/** The name in the cell of a mask; a table of another program has others. */
function stemIn(mask: string | undefined): readonly string[] {
  const stem = /^masks\/(.+)\.png$/.exec(mask ?? '')?.[1];
  // Such a name leads out of the folders of predictions, to files that no prediction has made.
  return stem === undefined || normalize(stem) !== stem || stem.startsWith('../') ? [] : [stem];
}

function filesOf(stem: string): readonly string[] {
  return [
    `masks/${stem}.png`,
    `overlays/${stem}.png`,
    `probabilities/${stem}.tif`,
    `probabilities/${stem}.npy`,
    `labelme/${stem}.json`,
    `yolo/labels/${stem}.txt`,
  ];
}

/** Masks of a run that was cut off, or of somebody else. */
async function saidOfOthers(output: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const folder of PREDICTION_FOLDERS) {
    const entries = await readdir(join(output, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries) if (entry.isFile()) files.push(`${folder}/${entry.name}`);
  }
  if (files.length === 0) return [];
  const others = files.length === 1 ? '1 file' : `${files.length} files`;
  return [
    `${output} holds ${others} that no predictions.csv names, such as ${files[0]}: of another run, or cut off.`,
  ];
}
