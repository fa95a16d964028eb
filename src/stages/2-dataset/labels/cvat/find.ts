// Finds CVAT's files by how they begin, and puts together what they hold.
import {
  annotationFileUnreadable,
  type Fault,
  marksIgnored,
  shapeClassTwice,
  tracksNotRead,
} from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { twiceIn } from '../alike-names.ts';
import { candidatesIn } from '../shapes/candidates.ts';
import { sizeIn } from '../shapes/shape.ts';
import type { Exported, ExportedImage } from '../shapes/tool.ts';
import type { DataFolder } from '../source.ts';
import { type CvatFile, type CvatImage, readCvat } from './file.ts';

const FORM = {
  named: /\.xml$/i,
  begins: /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE[\s\S]*?)?<annotations[\s>]/,
};

export async function findCvat(folder: DataFolder): Promise<Exported | undefined> {
  const files: CvatFile[] = [];
  const faults: Fault[] = [];
  for (const file of await candidatesIn(folder, FORM)) {
    const read = await readCvat(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof read === 'string') faults.push(annotationFileUnreadable(file, read));
    else if (read !== undefined) files.push(read);
  }
  if (files.length + faults.length === 0) return undefined;
  const sum = (count: (file: CvatFile) => number) => files.reduce((total, file) => total + count(file), 0);
  const videos = files.filter(({ tracks }) => tracks > 0);
  return {
    images: files.flatMap((file) => file.images.map((image) => imageOf(file, image))),
    classes: [...new Set(files.flatMap(({ labels }) => labels))],
    boxes: sum(({ boxes }) => boxes),
    lacking: { files: files.map(({ file }) => file), lacks: 'image' },
    faults: [
      ...faults,
      ...videos.map(({ file, tracks }) => tracksNotRead(file, tracks)),
      ...files.flatMap(saidOfLabels),
      ...saidOfMarks(files),
    ],
  };
}

function imageOf(
  { file, labels: names }: CvatFile,
  { attributes, labels, rectangles, from, to, digest }: CvatImage,
): ExportedImage {
  return {
    named: attributes.get('name') ?? '',
    file,
    size: sizeIn(Number(attributes.get('width')), Number(attributes.get('height'))),
    subset: attributes.get('subset'),
    listed: { file, names },
    shapes: labels.length === 0 ? [] : [{ passage: { file, from, to }, classes: labels, rectangles, digest }],
  };
}

function saidOfLabels({ file, labels }: CvatFile): readonly Fault[] {
  const same = twiceIn(labels);
  return same.length > 0 ? [shapeClassTwice(file, same)] : [];
}

function saidOfMarks(files: readonly CvatFile[]): readonly Fault[] {
  const counts = new Map<string, number>();
  for (const [word, count] of files.flatMap(({ marks }) => [...marks]))
    counts.set(word, (counts.get(word) ?? 0) + count);
  return counts.size === 0 ? [] : [marksIgnored('CVAT', [...counts])];
}
