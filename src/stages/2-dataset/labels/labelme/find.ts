// Finds labelme's files, one for each image, and puts together what they hold.
import { basename } from 'node:path/posix';
import {
  annotationFileUnreadable,
  annotationsUnreadable,
  type Fault,
  linesDrawn,
  marksIgnored,
} from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { withoutExtension } from '../../endings.ts';
import { candidatesIn } from '../shapes/candidates.ts';
import { sizeIn } from '../shapes/shape.ts';
import type { Exported, ExportedImage } from '../shapes/tool.ts';
import type { DataFolder } from '../source.ts';
import { type LabelmeFile, readLabelme } from './file.ts';
import { LINE_WIDTH } from './shapes.ts';

/** Programs that sort the keys put the image before the shapes. */
const FORM = { named: /\.json$/i, begins: /^\s*\{[\s\S]*"(?:shapes|imagePath|imageData)"\s*:/ };

export async function findLabelme(folder: DataFolder): Promise<Exported | undefined> {
  const files: LabelmeFile[] = [];
  const faults: Fault[] = [];
  for (const file of await candidatesIn(folder, FORM)) {
    const read = await readLabelme(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof read === 'string') faults.push(annotationFileUnreadable(file, read));
    else if (read !== undefined) files.push(read);
  }
  if (files.length + faults.length === 0) return undefined;
  const sum = (read: (file: LabelmeFile) => number) => files.reduce((total, file) => total + read(file), 0);
  return {
    images: files.map(imageOf),
    // The files list no classes: sorted, they have the same order whatever the files are called.
    classes: [...new Set(files.flatMap(({ labels }) => labels))].sort(),
    boxes: sum(({ boxes }) => boxes),
    rectangles: sum(({ rectangles }) => rectangles),
    faults: [...faults, ...files.flatMap(unreadableIn), ...saidOfMarks(files), ...saidOfLines(sum)],
  };
}

function imageOf({ file, imagePath, width, height, place, labels, digest }: LabelmeFile): ExportedImage {
  const own = withoutExtension(basename(file));
  return {
    named: imagePath ?? own,
    // Files that were renamed together go on saying the name that the image had before.
    orNamed: own,
    file,
    size: sizeIn(width, height),
    shapes:
      place === undefined || labels.length === 0
        ? []
        : [{ passage: { file, ...place }, classes: labels, digest }],
  };
}

function unreadableIn({ file, unreadable }: LabelmeFile): readonly Fault[] {
  return unreadable.count === 0 ? [] : [annotationsUnreadable(file, unreadable)];
}

function saidOfMarks(files: readonly LabelmeFile[]): readonly Fault[] {
  const counts = new Map<string, number>();
  for (const [word, count] of files.flatMap(({ marks }) => [...marks]))
    counts.set(word, (counts.get(word) ?? 0) + count);
  return counts.size === 0 ? [] : [marksIgnored('labelme', [...counts])];
}

function saidOfLines(sum: (read: (file: LabelmeFile) => number) => number): readonly Fault[] {
  const lines = sum((file) => file.lines);
  return lines === 0 ? [] : [linesDrawn('labelme', lines, LINE_WIDTH)];
}
