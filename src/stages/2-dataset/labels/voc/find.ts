// Finds the XML of Pascal VOC, a file for each image, and puts together what they hold. VOC's masks are read as masks.
import { basename } from 'node:path/posix';
import { annotationFileUnreadable, type Fault, vocMasksBeside } from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { withoutExtension } from '../../endings.ts';
import { brokenBeside, candidatesIn } from '../shapes/candidates.ts';
import { sizeIn } from '../shapes/shape.ts';
import type { Exported, ExportedImage } from '../shapes/tool.ts';
import type { DataFolder } from '../source.ts';
import { readVoc, type VocFile } from './file.ts';

const FORM = {
  named: /\.xml$/i,
  begins: /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE[\s\S]*?)?<annotation[\s>]/,
};
const MASKS = /(?:^|\/)SegmentationClass\//;

export async function findVoc(folder: DataFolder): Promise<Exported | undefined> {
  const files: VocFile[] = [];
  const faults: Fault[] = [];
  const candidates = await candidatesIn(folder, FORM);
  for (const file of candidates) {
    const read = await readVoc(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof read === 'string') faults.push(annotationFileUnreadable(file, read));
    else files.push(read);
  }
  const broken = await brokenBeside(folder, FORM, candidates);
  faults.push(...broken.map(({ file, why }) => annotationFileUnreadable(file, why)));
  if (files.length + faults.length === 0) return undefined;
  const sum = (count: (file: VocFile) => number) => files.reduce((total, file) => total + count(file), 0);
  const isOfBoxes = files.every(({ labels }) => labels.length === 0);
  const masks = folder.files.find((file) => MASKS.test(file));
  return {
    images: files.map(imageOf),
    // The files list no classes: sorted, they have the same order whatever the files are called.
    classes: [...new Set(files.flatMap(({ labels }) => labels))].sort(),
    boxes: sum(({ boxes }) => boxes),
    doubt: isOfBoxes && masks !== undefined ? vocMasksBeside(files.map(({ file }) => file)) : undefined,
    faults,
  };
}

function imageOf({
  file,
  filename,
  width,
  height,
  labels,
  rectangles,
  from,
  to,
  digest,
}: VocFile): ExportedImage {
  const own = withoutExtension(basename(file));
  return {
    named: filename || own,
    // Files that were renamed together go on saying the name that the image had before.
    orNamed: own,
    file,
    size: sizeIn(Number(width), Number(height)),
    shapes: labels.length === 0 ? [] : [{ passage: { file, from, to }, classes: labels, rectangles, digest }],
  };
}
