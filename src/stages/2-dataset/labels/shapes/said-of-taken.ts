// What is said of an export that is taken: what of it there is, what of it counts for nothing, and which images it lacks.
import {
  annotatedImagesAssumed,
  annotatedImagesMissing,
  annotationFilesDisagree,
  annotationFilesJoined,
  boxesIgnored,
  type Fault,
  imagesNotAnnotated,
  imagesWithoutShapes,
  labelsInExport,
  rectanglesAmongShapes,
} from '../../../../errors.ts';
import type { Stacking } from './draw.ts';
import { isNameless } from './no-class.ts';
import type { JoinedShapes, Resolved } from './resolve.ts';
import type { AnnotatedImage, Exported, ExportedImage, ExportedShapes } from './tool.ts';

/** Fewer rectangles among the shapes are screens and doors. */
const MANY_RECTANGLES = 0.05;

/** Of none that could be told apart there's nothing to say. */
export function saidOfTaken(
  tool: string,
  files: readonly string[],
  items: readonly AnnotatedImage[],
  stacking: Stacking,
): readonly Fault[] {
  const all = items.flatMap((item) => item.shapes);
  const names = all.flatMap(({ classes }) => classes).filter((name) => !isNameless(name));
  const count = { images: items.length, shapes: countOf(all), classes: new Set(names).size };
  return items.length === 0 ? [] : [labelsInExport(tool, files, { ...count, stacking })];
}

/** @param isNamed the user has named the tool, and so answered whether things that are all rectangles are meant */
export function saidOfBoxes(
  tool: string,
  { boxes }: Exported,
  items: readonly AnnotatedImage[],
  isNamed: boolean,
): readonly Fault[] {
  const shapes = countOf(items.flatMap((item) => item.shapes));
  const rectangles = rectanglesIn(items);
  const isMany = rectangles > MANY_RECTANGLES * shapes && !(isNamed && rectangles === shapes);
  return [
    ...(boxes > 0 ? [boxesIgnored(tool, boxes)] : []),
    ...(isMany ? [rectanglesAmongShapes(rectangles, shapes)] : []),
  ];
}

export function saidOfJoining({ disagreeing, united, repeated }: JoinedShapes): readonly Fault[] {
  return [
    ...(disagreeing.length > 0 ? [annotationFilesDisagree(disagreeing)] : []),
    ...(united.size + repeated.length > 0 ? [annotationFilesJoined(united.size, repeated.length)] : []),
  ];
}

export function saidOfImages(
  tool: string,
  { missing, assumed, unnamed }: Resolved,
  items: readonly AnnotatedImage[],
): readonly Fault[] {
  const bare = items.filter(({ shapes }) => shapes.length === 0).map(({ image }) => image);
  const lost = missing.map(({ named }) => named);
  return [
    ...(lost.length > 0 ? [annotatedImagesMissing(tool, lost)] : []),
    ...(assumed.size > 0 ? [annotatedImagesAssumed([...assumed])] : []),
    ...(unnamed.length > 0 ? [imagesNotAnnotated(tool, unnamed)] : []),
    ...(bare.length > 0 ? [imagesWithoutShapes(bare, items.length)] : []),
  ];
}

export function rectanglesIn(images: readonly Pick<ExportedImage, 'shapes'>[]): number {
  return images.reduce((sum, { shapes }) => shapes.reduce((all, one) => all + one.rectangles, sum), 0);
}

/** A passage may hold several. */
export function countOf(shapes: readonly ExportedShapes[]): number {
  return shapes.reduce((sum, { classes }) => sum + classes.length, 0);
}
