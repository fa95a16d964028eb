// Finds the files of COCO annotations in the data folder by how they begin, and puts together what they hold.
import { basename, join } from 'node:path/posix';
import {
  annotationFilePassedOver,
  annotationFileUnreadable,
  annotationIdTwice,
  annotationsOfNothing,
  annotationsTwice,
  annotationsUnreadable,
  crowdsDrawn,
  type Fault,
} from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { readHead } from '../../../../shared/plain-file.ts';
import { withoutExtension } from '../../endings.ts';
import type { Exported, ExportedImage, ExportedShapes } from '../shapes/tool.ts';
import type { DataFolder } from '../source.ts';
import { type Annotation, type Category, type CocoFile, readCoco } from './file.ts';

const HEAD = 16 * 1024;
const BEGINS = /^\s*\{[\s\S]*"(?:images|annotations|categories|licenses)"\s*:\s*\[/;
/** Of files called like an image each, which other tools write for every image, so many are looked at first. */
const LOOKED_AT = 5;

export async function findCoco(folder: DataFolder): Promise<Exported | undefined> {
  const files: CocoFile[] = [];
  const faults: Fault[] = [];
  for (const file of await candidatesIn(folder)) {
    const read = await readCoco(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof read === 'string') faults.push(annotationFileUnreadable(file, read));
    else if (read !== undefined) files.push(read);
  }
  if (files.length + faults.length === 0) return undefined;
  const { used, passedOver } = usable(files);
  if (used.length + faults.length === 0 && passedOver.length === 0) return undefined;
  const contents = used.map((file) => contentOf(file));
  const annotations = used.flatMap((file) => file.annotations);
  return {
    images: contents.flatMap(({ images }) => images),
    classes: classesOf(used),
    boxes: annotations.filter(({ holds }) => holds === 'box').length,
    rectangles: annotations.filter((one) => one.isRectangle).length,
    faults: [
      ...faults,
      ...passedOver,
      ...contents.flatMap((one) => one.faults),
      ...saidOfCrowds(annotations, folder),
    ],
  };
}

async function candidatesIn({ settings, files, others }: DataFolder): Promise<readonly string[]> {
  const json = others.filter((file) => /\.json$/i.test(file));
  const images = new Set(files.map((file) => basename(withoutExtension(file))));
  const isPerImage = (file: string) => images.has(basename(withoutExtension(file)));
  const perImage = json.filter(isPerImage);
  const begins = async (file: string) => BEGINS.test(await headOf(join(settings.data, file)));
  const first = await filterAsync(perImage.slice(0, LOOKED_AT), begins);
  const looked = first.length > 0 ? json : json.filter((file) => !isPerImage(file));
  return filterAsync(looked, begins);
}

async function filterAsync(files: readonly string[], test: (file: string) => Promise<boolean>) {
  const kept: string[] = [];
  for (const file of files) if (await test(file)) kept.push(file);
  return kept;
}

/** Nothing of what can't be read, and nothing behind a link. */
async function headOf(path: string): Promise<string> {
  const head = await readHead(path, HEAD, { links: 'refused' }).catch(() => '');
  return head.toString().replace(/^\uFEFF/, '');
}

/** Captions and the like say nothing of pixels, and files of keypoints repeat the outlines of others. */
function usable(files: readonly CocoFile[]): {
  readonly used: readonly CocoFile[];
  readonly passedOver: readonly Fault[];
} {
  const hasShapes = files.some((file) => !holdsKeypoints(file) && file.annotations.some(isShape));
  const reasons = new Map(files.map((file) => [file, whyPassedOver(file, hasShapes)]));
  return {
    used: files.filter((file) => reasons.get(file) === undefined),
    passedOver: files.flatMap((file) => {
      const why = reasons.get(file);
      return why === undefined ? [] : [annotationFilePassedOver(file.file, why)];
    }),
  };
}

/** @param hasShapes whether another file holds the outlines */
function whyPassedOver(file: CocoFile, hasShapes: boolean): string | undefined {
  const { annotations, listsAnnotations } = file;
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

function contentOf(file: CocoFile): {
  readonly images: readonly ExportedImage[];
  readonly faults: readonly Fault[];
} {
  const byImage = new Map<string, ExportedShapes[]>([...file.images.keys()].map((id) => [id, []]));
  const classes = new Map([...file.categories].map(([id, { name }]) => [id, [name]]));
  const seen = new Set<string>();
  const lost = { image: 0, category: 0, nothing: 0 };
  let twice = 0;
  for (const annotation of file.annotations) {
    const { image, category, digest, from, to, holds } = annotation;
    const shapes = byImage.get(image);
    const own = classes.get(category);
    if (holds !== 'shape') lost.nothing += holds === 'nothing' ? 1 : 0;
    else if (shapes === undefined) lost.image++;
    else if (own === undefined) lost.category++;
    else {
      const key = JSON.stringify([image, category, digest]);
      if (seen.has(key)) twice++;
      else shapes.push({ passage: { file: file.file, from, to, class: own[0] }, classes: own, digest });
      seen.add(key);
    }
  }
  const isLost = lost.image + lost.category + lost.nothing > 0;
  return {
    images: [...file.images].map(([id, image]) => ({ ...image, file: file.file, shapes: byImage.get(id)! })),
    faults: [
      ...(file.twice === undefined ? [] : [annotationIdTwice(file.file, file.twice)]),
      ...(file.unreadable.count > 0 ? [annotationsUnreadable(file.file, file.unreadable)] : []),
      ...(isLost ? [annotationsOfNothing(file.file, lost)] : []),
      ...(twice > 0 ? [annotationsTwice(file.file, twice)] : []),
    ],
  };
}

function saidOfCrowds(annotations: readonly Annotation[], { settings }: DataFolder): readonly Fault[] {
  const crowds = annotations.filter(({ isCrowd, holds }) => isCrowd && holds === 'shape').length;
  return crowds > 0 && settings.crowds === 'drawn' ? [crowdsDrawn(crowds)] : [];
}
