// Finds a tool's exports and the images that they show, and says what was taken for what. No image is opened.
import {
  annotatedImagesAmbiguous,
  boxesPassedOver,
  exportPassedOver,
  type Fault,
  imagesInTwoParts,
  type NamedExport,
  noAnnotatedImage,
  noShapes,
  onlyBoxes,
  shapesAreBoxes,
} from '../../../../errors.ts';
import { isError } from '../../samples.ts';
import type { SplitPart } from '../../terms.ts';
import type { DataFolder, Found } from '../source.ts';
import { namesAllByPath } from './by-path.ts';
import { saidOfLists } from './class-lists.ts';
import { stackingOf } from './draw.ts';
import { chooseParts } from './parts.ts';
import {
  type JoinedShapes,
  joinShapes,
  type Resolved,
  type ResolvedImage,
  resolveImages,
} from './resolve.ts';
import {
  countOf,
  rectanglesIn,
  saidOfBoxes,
  saidOfImages,
  saidOfJoining,
  saidOfTaken,
} from './said-of-taken.ts';
import { shiftIn } from './shifted.ts';
import { lackingToTrain } from './test-alone.ts';
import type { AnnotatedImage, Exported, ShapeTool } from './tool.ts';

export async function findShapes(
  tool: ShapeTool<string>,
  folder: DataFolder,
): Promise<Found<AnnotatedImage>> {
  const { settings } = folder;
  const nothing = { claim: undefined, why: `no annotations of ${tool.tool}`, items: [] } as const;
  if (settings.masks !== undefined) return { ...nothing, faults: [] };
  const { faults } = folder.placed();
  if (faults.length > 0) return { ...nothing, faults };
  const exported = await tool.find(folder);
  if (exported === undefined) return { ...nothing, faults: [] };
  const files = filesOf(exported);
  const passedOver = isBare(exported)
    ? boxesPassedOver(tool.tool, files, exported.boxes)
    : exportPassedOver(namedExport(tool, exported));
  const isEmpty = holdsNothing(exported);
  const asked = (doubt: readonly Fault[]): Found<AnnotatedImage> => ({
    ...nothing,
    claim: 'possible',
    faults: [...doubt, ...exported.faults],
    ...(isEmpty ? { isEmpty } : exported.isOfNoLabels === true ? {} : { passedOver }),
  });
  if (files.length === 0)
    return asked(exported.faults.some(isError) ? [] : [nothingIn(tool, exported, folder)]);
  const resolved = resolveImages(exported.images, folder);
  const doubt = doubtIn(tool.tool, exported, { resolved, files, inFolder: folder.files.length });
  // Where it says itself why it shows nothing, that is all.
  const isTold = doubt?.code === noShapes.code && exported.faults.some(isError);
  if (doubt !== undefined) {
    const boxed = { tool: tool.tool, images: [...resolved.images.keys()] };
    return { ...asked(isTold ? [] : [doubt]), ...(isBare(exported) ? { boxed } : {}) };
  }
  const lacking = lackingToTrain(tool.tool, resolved);
  if (lacking !== undefined) return asked([lacking]);
  const shift = shiftIn(tool, exported.images, folder);
  if (shift !== undefined && isError(shift)) return asked([shift]);
  if (exported.question !== undefined) return asked([exported.question]);
  if (isOfBoxes(exported) && settings.labels === 'auto')
    return asked([shapesAreBoxes(tool.tool, tool.name, files, rectanglesIn(exported.images))]);
  if (exported.doubt !== undefined && settings.labels === 'auto') return asked([exported.doubt]);
  const found = taken(tool, exported, resolved, settings);
  const lists = saidOfLists(tool.tool, [...resolved.images.values()], folder.spec);
  return {
    ...found,
    passedOver,
    faults: [...found.faults, ...lists, ...(shift === undefined ? [] : [shift])],
  };
}

/** It names no image. */
function nothingIn({ tool }: ShapeTool<string>, { lacking }: Exported, { files }: DataFolder): Fault {
  return noShapes(tool, lacking ?? { files: [], lacks: 'shape' }, files.length);
}

function holdsNothing({ images, boxes, isOfNoLabels }: Exported): boolean {
  return isOfNoLabels !== true && boxes === 0 && images.every(({ shapes }) => shapes.length === 0);
}

/** It has boxes, and no shape. */
function isBare({ images, boxes }: Exported): boolean {
  return boxes > 0 && images.every(({ shapes }) => shapes.length === 0);
}

/** Why it shows nothing of these images. */
function doubtIn(
  tool: string,
  { images, boxes, doubt }: Exported,
  { resolved, files, inFolder }: { resolved: Resolved; files: readonly string[]; inFolder: number },
): Fault | undefined {
  const { images: found, missing, ambiguous } = resolved;
  const named = missing.map((entry) => entry.named);
  if (found.size + ambiguous.size === 0) return noAnnotatedImage(tool, files, named);
  if (images.some(({ shapes }) => shapes.length > 0)) return undefined;
  const count = { boxes, images: images.length };
  if (doubt !== undefined || boxes > 0) return doubt ?? onlyBoxes(tool, files, count);
  return noShapes(tool, { files, named: { count: images.length, word: 'image' }, lacks: 'shape' }, inFolder);
}

function namedExport({ name, tool }: ShapeTool<string>, exported: Exported): NamedExport {
  const { images } = exported;
  const shapes = images.reduce((sum, image) => sum + countOf(image.shapes), 0);
  return { name, tool, files: filesOf(exported), images: images.length, shapes };
}

function isOfBoxes({ images }: Exported): boolean {
  const rectangles = rectanglesIn(images);
  return rectangles > 0 && rectangles >= images.reduce((sum, { shapes }) => sum + countOf(shapes), 0);
}

function taken(
  one: ShapeTool<string>,
  exported: Exported,
  resolved: Resolved,
  settings: DataFolder['settings'],
): Found<AnnotatedImage> {
  const { tool } = one;
  // Whoever has named the tool knows what is taken, and what hangs on the order is told where shapes overlap.
  const isNamed = settings.labels !== 'auto';
  const stacking = stackingOf(one, settings);
  const files = filesOf(exported);
  const images = [...resolved.images.values()];
  const isUnclear = resolved.ambiguous.size > 0;
  const joined = joinShapes(images);
  const { partOf, by, inTwoParts, faults: saidOfParts } = chooseParts(images, resolved.parts);
  const items = images.map((resolvedImage) =>
    itemOf(resolvedImage, partOf(resolvedImage.image), joined, exported.classes),
  );
  const { pictures = [] } = exported;
  return {
    claim: pictures.length > 0 ? 'certain' : 'likely',
    saysFolders: namesAllByPath(resolved, exported.classes),
    exported: namedExport(one, exported),
    pictures,
    why: `shapes in ${files.length === 1 ? `"${files[0]}"` : `${files.length} files`} of ${tool}`,
    items: isUnclear || joined.disagreeing.length + inTwoParts.length > 0 ? [] : items,
    isSpelledOut: true,
    partsBy: by,
    faults: [
      ...(isNamed ? [] : saidOfTaken(tool, files, items, stacking)),
      ...exported.faults,
      ...(inTwoParts.length > 0 ? [imagesInTwoParts(inTwoParts)] : []),
      ...(settings.split === undefined ? saidOfParts : []),
      ...(isUnclear ? [annotatedImagesAmbiguous(tool, [...resolved.ambiguous])] : []),
      ...saidOfJoining(joined),
      ...saidOfImages(tool, resolved, items),
      ...saidOfBoxes(tool, exported, items, isNamed),
    ],
  };
}

function itemOf(
  { image, entries }: ResolvedImage,
  part: SplitPart | undefined,
  joined: JoinedShapes,
  listed: readonly string[],
): AnnotatedImage {
  return {
    image,
    file: entries[0].file,
    part,
    size: entries.find(({ size }) => size !== undefined)?.size,
    bytes: entries.find(({ bytes }) => bytes !== undefined)?.bytes,
    shapes: joined.shapes.get(image) ?? [],
    versions: joined.united.get(image),
    listed,
  };
}

function filesOf({ images }: Exported): readonly string[] {
  return [...new Set(images.map(({ file }) => file))];
}
