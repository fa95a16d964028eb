// Reads the lines of a label file of YOLO: the number of a class, then the corners of an outline, or a box, as shares of the
// image's width and height.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readPlainFile } from '../../../../shared/plain-file.ts';
import { isRectangle } from '../shapes/rectangle.ts';

/**
 * `outline`: three corners or more. `box`: its middle, width and height, with the keypoints or a score behind it where it has
 * some. `unreadable`: no numbers, or too few.
 */
export type Holds = 'outline' | 'box' | 'unreadable';

export interface Line {
  /** Its place in the file, in bytes: from the first to before the other. */
  readonly from: number;
  readonly to: number;
  readonly holds: Holds;
  /** Of the class; NaN where it's none. */
  readonly number: number;
  /** How many numbers it has. */
  readonly length: number;
  readonly isRectangle: boolean;
  /** Of an outline: a number between 0 and 1 is left over behind its corners. */
  readonly hasScore: boolean;
  /** Behind the number of the class may stand a box, and behind that only keypoints that lie in it. */
  readonly mayBePose: boolean;
  /** The same for the same outline. */
  readonly digest: number;
}

/** An outline of a million points has half as many bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;
const NEW_LINE = 0x0a;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** A class and four numbers; trackers and detectors write a score behind them. */
const BOX = 5;
const OUTLINE = 7;

/** A link isn't followed: it could show any file of the machine. @param keypoints numbers behind a box */
export async function readLabelFile(root: string, file: string, keypoints: number): Promise<readonly Line[]> {
  const bytes = await readPlainFile(join(root, file), LARGEST_FILE, { links: 'refused' });
  const lines: Line[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEW_LINE, from);
    const to = end < 0 ? bytes.length : end;
    const line = lineIn(bytes.toString('utf8', from, to), keypoints);
    if (line !== undefined) lines.push({ from, to, ...line });
    from = to + 1;
  }
  return lines;
}

/** The numbers of a line; undefined: it isn't of numbers alone. */
export function numbersIn(line: string): readonly number[] | undefined {
  const words = line
    .replace(/^\uFEFF/, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.every((word) => NUMBER.test(word)) ? words.map(Number) : undefined;
}

function lineIn(text: string, keypoints: number): Omit<Line, 'from' | 'to'> | undefined {
  if (text.replace(/^\uFEFF/, '').trim() === '') return undefined;
  const numbers = numbersIn(text);
  const [number = Number.NaN, ...rest] = numbers ?? [];
  const isClass = Number.isInteger(number) && number >= 0;
  const length = numbers?.length ?? 0;
  return {
    holds: isClass ? holdsOf(length, keypoints) : 'unreadable',
    number: isClass ? number : Number.NaN,
    length,
    isRectangle: isRectangle(rest),
    hasScore: length % 2 === 0 && rest.length > 0 && isShare(rest[rest.length - 1]),
    mayBePose: isPose(rest),
    // 48 bits: as many as a number holds, and enough for the lines of one image.
    digest: createHash('sha256').update(JSON.stringify(rest)).digest().readUIntBE(0, 6),
  };
}

function holdsOf(length: number, keypoints: number): Holds {
  const behind = length - BOX;
  if (behind === 0 || behind === 1 || (keypoints > 0 && (behind === keypoints || behind === keypoints + 1)))
    return 'box';
  return length >= OUTLINE ? 'outline' : 'unreadable';
}

function isShare(number: number): boolean {
  return number >= 0 && number <= 1;
}

/** @param rest behind the number of the class */
function isPose([x, y, width, height, ...points]: readonly number[]): boolean {
  // Numbers that were divided once more all lie near each other.
  if (points.length === 0 || [x, y, width, height, ...points].every((one) => one <= 0.01)) return false;
  const isInside = (px: number, py: number) =>
    (px === 0 && py === 0) || (Math.abs(px - x) <= width / 2 + 0.01 && Math.abs(py - y) <= height / 2 + 0.01);
  return [2, 3].some((each) => {
    if (points.length % each !== 0) return false;
    const keypoints = Array.from({ length: points.length / each }, (_, i) =>
      points.slice(each * i, each * (i + 1)),
    );
    return keypoints.every(([px, py, seen = 0]) => isInside(px, py) && [0, 1, 2].includes(seen));
  });
}
