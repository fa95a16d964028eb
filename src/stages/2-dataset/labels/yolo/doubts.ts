// Whether all lines of YOLO's label files may be something else than outlines: boxes that are turned, or boxes with keypoints.
import { type Fault, keypointsAlone, scoresBehindOutlines, turnedBoxes } from '../../../../errors.ts';
import type { DataYaml } from './data-yaml.ts';
import type { Line } from './lines.ts';

/** A class and four corners. */
const TURNED_BOX = 9;
/** So many outlines hardly have all the same number of corners, and lie where keypoints of a box would. */
const MANY = 10;

/** Scores behind most outlines: they can't be drawn, and nobody has drawn them. */
export function askOfScores(lines: readonly Line[], files: readonly string[]): Fault | undefined {
  const outlines = lines.filter(({ holds }) => holds === 'outline');
  const scored = outlines.filter(({ hasScore, mayBePose }) => hasScore && !mayBePose).length;
  return 2 * scored > outlines.length ? scoresBehindOutlines(files, scored, outlines.length) : undefined;
}

/** Undefined: they're outlines, or nothing but boxes. */
export function doubtOfLines(
  lines: readonly Line[],
  files: readonly string[],
  yamls: readonly DataYaml[],
): Fault | undefined {
  const outlines = lines.filter(({ holds }) => holds === 'outline');
  const [first] = outlines;
  if (first === undefined)
    return lines.length > 0 && yamls.some(({ keypoints }) => keypoints > 0)
      ? keypointsAlone('YOLO', files, lines.length)
      : undefined;
  const isOfOneLength = outlines.every(({ length }) => length === first.length);
  // Those along the axes are told by the tool's rectangles.
  if (isOfOneLength && first.length === TURNED_BOX && !outlines.every((line) => line.isRectangle))
    return turnedBoxes('YOLO', 'yolo', files, outlines.length);
  const isPose = isOfOneLength && outlines.length >= MANY && outlines.every((line) => line.mayBePose);
  return isPose ? keypointsAlone('YOLO', files, outlines.length) : undefined;
}
