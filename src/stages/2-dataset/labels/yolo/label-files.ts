// Which text file an image's labels stand in, as Ultralytics looks for it, and whether such files are labels of YOLO at all.
import { basename, dirname, join } from 'node:path/posix';
import { readHead } from '../../../../shared/plain-file.ts';
import { withoutExtension } from '../../endings.ts';
import { labelPathOf } from '../../yolo-layout.ts';
import type { DataFolder } from '../source.ts';
import { numbersIn } from './lines.ts';

const HEAD = 4096;
/** Of files with something in them: another tool's may be as many. */
const LOOKED_AT = 5;
/** An image that shows nothing has an empty file. */
const OPENED = 500;

export interface LabelFiles {
  /** By image; only those that lie there. */
  readonly ofImages: ReadonlyMap<string, string>;
  /** One of them in each folder that has some. */
  readonly byFolder: ReadonlyMap<string, string>;
  /** Beside those of images, or called like an image where no image has one: their image is elsewhere, or not there. */
  readonly others: readonly string[];
}

export function labelFilesIn(images: readonly string[], { others }: Pick<DataFolder, 'others'>): LabelFiles {
  const texts = new Set(others.filter((file) => /\.txt$/i.test(file)));
  const ofImages = new Map(
    images.map((image) => [image, labelPathOf(image)] as const).filter(([, label]) => texts.has(label)),
  );
  for (const label of ofImages.values()) texts.delete(label);
  const byFolder = new Map([...ofImages.values()].map((label) => [dirname(label), label]));
  const stems = new Set(images.map(stemOf));
  const isLike = (file: string) =>
    byFolder.size > 0 ? byFolder.has(dirname(file)) : stems.has(stemOf(file));
  return { ofImages, byFolder, others: [...texts].filter(isLike) };
}

export function stemOf(path: string): string {
  return withoutExtension(basename(path)).normalize('NFC');
}

/** `empty`: there's nothing in any of them. @param hasYaml a data.yaml lies there, too */
export async function areYolo(
  root: string,
  labels: readonly string[],
  hasYaml: boolean,
): Promise<boolean | 'empty'> {
  let looked = 0;
  for (const file of labels.slice(0, OPENED)) {
    const line = await firstLine(join(root, file));
    if (line === '') continue;
    if (isYolo(line, hasYaml || isInLabels(file))) return true;
    if (++looked === LOOKED_AT) return false;
  }
  return looked === 0 && (hasYaml || labels.some(isInLabels)) ? 'empty' : false;
}

/** The name says what they are, so that corners in pixels are a mistake. */
function isInLabels(file: string): boolean {
  return file.split('/').slice(0, -1).includes('labels');
}

/** A class and a box, or a class and corners. @param anyNumbers they need be no shares of width and height */
export function isYolo(line: string, anyNumbers: boolean): boolean {
  const [number, ...rest] = numbersIn(line) ?? [];
  if (!Number.isInteger(number) || number < 0 || rest.length < 4) return false;
  return anyNumbers || rest.every((share) => share >= -1 && share <= 2);
}

/** Of what is neither empty nor blank. Nothing of what can't be read, and nothing behind a link. */
export async function firstLine(path: string): Promise<string> {
  const head = await readHead(path, HEAD, { links: 'refused' }).catch(() => '');
  const [line, ...more] = head.toString().trim().split('\n');
  // What was cut off in a long line is no number.
  return more.length === 0 && head.length === HEAD ? line.slice(0, line.lastIndexOf(' ')) : line;
}
