// Finds QuPath's GeoJSON, a file for each image, and puts together what it holds.
import { basename, join } from 'node:path/posix';
import { withoutExtension } from '../../endings.ts';
import {
  exportedOf,
  type ImageFile,
  readImageFiles,
  type SeenShape,
  ShapesInFile,
} from '../shapes/image-files.ts';
import { eachElement } from '../shapes/json-elements.ts';
import { listOf } from '../shapes/json-fields.ts';
import { isRectangle } from '../shapes/rectangle.ts';
import type { Exported, ExportedImage } from '../shapes/tool.ts';
import type { DataFolder } from '../source.ts';
import { classOf, isArea, isIgnored, isOfQupath, partsOf, wordOf } from './features.ts';

const FORM = { named: /\.(?:geo)?json$/i, begins: /^\s*[[{][\s\S]*"type"\s*:\s*"Feature(?:Collection)?"/ };

export async function findQupath(folder: DataFolder): Promise<Exported | undefined> {
  const images = imagesByStem(folder.files);
  const read = (file: string) => readQupath(folder.settings.data, file, images);
  const { files, faults } = await readImageFiles(folder, FORM, read);
  if (files.length + faults.length === 0) return undefined;
  const exported = exportedOf(files, { tool: 'QuPath', listed: [] });
  return {
    ...exported,
    images: exported.images.map(withoutIgnored),
    classes: exported.classes.filter(isOfThings),
    faults: [...faults, ...exported.faults],
  };
}

function isOfThings(name: string): boolean {
  return !isIgnored(name);
}

function withoutIgnored(image: ExportedImage): ExportedImage {
  const shapes = image.shapes.map((one) => ({ ...one, classes: one.classes.filter(isOfThings) }));
  return { ...image, shapes };
}

/** Undefined: it has no features, or they are of places on the Earth. @throws SyntaxError that says why it can't be read */
async function readQupath(
  root: string,
  file: string,
  images: ReadonlyMap<string, readonly string[]>,
): Promise<ImageFile | undefined> {
  let isQupath = false;
  const see = (feature: unknown) => {
    isQupath ||= isOfQupath(feature);
    return seenIn(feature);
  };
  const shapes = new ShapesInFile(see);
  await eachElement(join(root, file), ['[]', 'features[]'], (element) => shapes.take(element));
  const seen = shapes.found();
  const own = basename(file)
    .replace(/\.(?:geo)?json$/i, '')
    .normalize('NFC');
  const called = images.get(own) ?? images.get(withoutExtension(own)) ?? [];
  const isPath = called.length === 1;
  // Without objects it's of QuPath where it's called like an image.
  const isUnclear = seen.place === undefined ? isPath : seen.classes.length + seen.marks.length === 0;
  if (!isQupath && !isUnclear) return undefined;
  return { file, named: isPath ? called[0] : own, isPath, size: undefined, seen };
}

function imagesByStem(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const images = new Map<string, string[]>();
  for (const file of files) {
    const name = basename(file).normalize('NFC');
    for (const key of [name, withoutExtension(name)]) images.set(key, [...(images.get(key) ?? []), file]);
  }
  return images;
}

function seenIn(feature: unknown): SeenShape {
  const parts = partsOf(feature);
  return {
    kind: isArea(feature) ? 'area' : 'mark',
    word: wordOf(feature),
    class: classOf(feature),
    content: parts,
    isRectangle:
      parts.length === 1 && parts[0].length === 1 && isRectangle(listOf(parts[0][0]).flatMap(listOf)),
  };
}
