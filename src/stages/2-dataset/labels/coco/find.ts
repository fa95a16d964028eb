// Finds the files of COCO annotations in the data folder by how they begin, and puts together what they hold.
import { basename } from 'node:path/posix';
import {
  annotationFilePassedOver,
  annotationFileUnreadable,
  annotationIdTwice,
  annotationsOfNothing,
  annotationsTwice,
  annotationsUnreadable,
  categoriesUnnamed,
  crowdsDrawn,
  type Fault,
  type Lacking,
  shapeClassTwice,
} from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { withoutExtension } from '../../endings.ts';
import { UNNAMED } from '../../ground-names.ts';
import { twiceIn } from '../alike-names.ts';
import { candidatesIn } from '../shapes/candidates.ts';
import type { Exported, ExportedImage, ExportedShapes } from '../shapes/tool.ts';
import type { DataFolder } from '../source.ts';
import { type Annotation, type Category, type CocoFile, readCoco } from './file.ts';
import { askOfShift } from './shifted-ids.ts';

const FORM = {
  named: /\.json$/i,
  begins: /^\s*\{[\s\S]*"(?:images|annotations|categories|licenses)"\s*:\s*\[/,
};

export async function findCoco(folder: DataFolder): Promise<Exported | undefined> {
  const files: CocoFile[] = [];
  const faults: Fault[] = [];
  for (const file of await candidatesIn(folder, FORM)) {
    const read = await readCoco(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof read === 'string') faults.push(annotationFileUnreadable(file, read));
    else if (read !== undefined) files.push(read);
  }
  if (files.length + faults.length === 0) return undefined;
  const { used, passedOver } = usable(files);
  const pictures = new Set(folder.files.map(stemOf));
  const contents = used.map((file) => contentOf(file, pictures));
  const annotations = used.flatMap((file) => file.annotations);
  return {
    images: contents.flatMap(({ images }) => images),
    classes: classesOf(used),
    boxes: annotations.filter(({ holds }) => holds === 'box').length,
    lacking: lackingIn(files),
    question: used.map(askOfShift).find((fault) => fault !== undefined),
    faults: [
      ...faults,
      ...passedOver,
      ...contents.flatMap((one) => one.faults),
      ...saidOfCrowds(annotations, folder),
    ],
  };
}

/** Told where none of them is of use. */
function lackingIn(files: readonly CocoFile[]): Lacking {
  const count = files.reduce((sum, { images }) => sum + images.size, 0);
  const isBare = files.every(({ annotations }) => annotations.length === 0);
  const named = files.map(({ file }) => file);
  if (count === 0) return { files: named, lacks: 'image' };
  return { files: named, named: { count, word: 'image' }, lacks: isBare ? 'annotation' : 'shape' };
}

/** Captions and the like say nothing of pixels, and files of keypoints repeat the outlines of others. */
function usable(files: readonly CocoFile[]): {
  readonly used: readonly CocoFile[];
  readonly passedOver: readonly Fault[];
} {
  const hasShapes = files.some((file) => !holdsKeypoints(file) && file.annotations.some(isShape));
  const reasons = new Map(files.map((file) => [file, whyPassedOver(file, hasShapes)]));
  const used = files.filter((file) => reasons.get(file) === undefined);
  // What is told of them where there are no others says why.
  const told = used.length > 0 ? files : files.filter(({ annotations }) => annotations.length > 0);
  return {
    used,
    passedOver: told.flatMap((file) => {
      const why = reasons.get(file);
      return why === undefined ? [] : [annotationFilePassedOver(file.file, why)];
    }),
  };
}

/** @param hasShapes whether another file holds the outlines */
function whyPassedOver(file: CocoFile, hasShapes: boolean): string | undefined {
  const { annotations, images, listsAnnotations } = file;
  if (images.size === 0) return 'lists no image';
  if (!listsAnnotations) return 'lists images without annotations';
  if (hasShapes && holdsKeypoints(file)) return 'holds keypoints, beside files that hold the outlines';
  if (annotations.some(isShape)) return undefined;
  if (annotations.some(({ holds }) => holds === 'segments'))
    return 'holds panoptic segments, whose pixels lie in pictures beside it';
  return annotations.some(({ holds }) => holds === 'caption') ? 'holds captions' : undefined;
}

function holdsKeypoints({ annotations }: CocoFile): boolean {
  return annotations.some(({ hasKeypoints }) => hasKeypoints);
}

function isShape({ holds }: Annotation): boolean {
  return holds === 'shape';
}

/** In order of their ids, those of the first file first. */
function classesOf(files: readonly CocoFile[]): readonly string[] {
  return [...new Set(files.flatMap((file) => listedIn(file).map(({ name }) => name)))];
}

/** Roboflow lists the project itself as a category above the others, which no annotation is of. */
function listedIn({ categories, annotations }: CocoFile): readonly Category[] {
  const used = new Set(annotations.map(({ category }) => category));
  const above = new Set([...categories.values()].flatMap(({ supercategory }) => supercategory ?? []));
  return [...categories]
    .filter(([id, { name, supercategory }]) => used.has(id) || !(above.has(name) && supercategory === 'none'))
    .map(([, category]) => category)
    .sort((a, b) => Number(a.id) - Number(b.id) || 0);
}

function contentOf(
  file: CocoFile,
  pictures: ReadonlySet<string>,
): {
  readonly images: readonly ExportedImage[];
  readonly faults: readonly Fault[];
} {
  const byImage = new Map<string, ExportedShapes[]>([...file.images.keys()].map((id) => [id, []]));
  const classes = new Map([...file.categories].map(([id, { name }]) => [id, [name]]));
  const seen = new Set<string>();
  const lost = { image: 0, nothing: 0 };
  let twice = 0;
  for (const annotation of file.annotations) {
    const { image, category, digest, from, to, holds } = annotation;
    const shapes = byImage.get(image);
    const names = classes.get(category) ?? [UNNAMED];
    if (holds !== 'shape') lost.nothing += holds === 'nothing' ? 1 : 0;
    else if (shapes === undefined) lost.image++;
    else {
      const key = JSON.stringify([image, category, digest]);
      if (seen.has(key)) twice++;
      else {
        const passage = { file: file.file, from, to, class: names[0] };
        shapes.push({ passage, classes: names, rectangles: annotation.isRectangle ? 1 : 0, digest });
      }
      seen.add(key);
    }
  }
  const listed = listedIn(file).map(({ name }) => name);
  const same = twiceIn(listed);
  const unnamed = [...file.categories].flatMap(([id, { isNamed }]) => (isNamed ? [] : [id]));
  const isLost = lost.image + lost.nothing > 0;
  // One file for each image is called like that.
  const own = file.images.size === 1 && pictures.has(stemOf(file.file)) ? stemOf(file.file) : undefined;
  return {
    images: [...file.images].map(([id, image]) => ({
      ...image,
      orNamed: own,
      file: file.file,
      listed: { file: file.file, names: listed },
      shapes: byImage.get(id)!,
    })),
    faults: [
      ...(file.twice === undefined ? [] : [annotationIdTwice(file.file, file.twice)]),
      ...(same.length > 0 ? [shapeClassTwice(file.file, same)] : []),
      ...(unnamed.length > 0 ? [categoriesUnnamed(file.file, unnamed)] : []),
      ...(file.unreadable.count > 0 ? [annotationsUnreadable(file.file, file.unreadable)] : []),
      ...(isLost ? [annotationsOfNothing(file.file, lost)] : []),
      ...(twice > 0 ? [annotationsTwice(file.file, twice)] : []),
    ],
  };
}

function stemOf(path: string): string {
  return withoutExtension(basename(path)).normalize('NFC');
}

function saidOfCrowds(annotations: readonly Annotation[], { settings }: DataFolder): readonly Fault[] {
  const crowds = annotations.filter(({ isCrowd, holds }) => isCrowd && holds === 'shape').length;
  return crowds > 0 && settings.crowds === 'drawn' ? [crowdsDrawn(crowds)] : [];
}
