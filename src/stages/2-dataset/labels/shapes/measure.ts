// Opens each image once, draws its annotations, and keeps what the audit needs to know of both; pixels are dropped at once.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  annotationInvalid,
  annotationSizeMismatch,
  type Fault,
  imageWithoutValues,
} from '../../../../errors.ts';
import type { DecodingRoom } from '../../../../image/decoding-room.ts';
import { hasNoValue, type ImageMeasurement, type Measured, openToMeasure, sizeOf } from '../../measure.ts';
import type { Drawn } from './draw.ts';
import { drawLabel, hashDrawn, indicesOf } from './read.ts';
import { ShapeError, type Size } from './shape.ts';
import type { AnnotatedImage, ShapeLabel, ShapeReading, ShapeTool } from './tool.ts';
import { liesOnItsSide } from './turn.ts';
import { type Versions, versionsIn } from './versions.ts';

export interface ShapeMeasurement<Name extends string> {
  readonly annotated: AnnotatedImage;
  readonly image: ImageMeasurement;
  readonly label: ShapeLabel<Name>;
  readonly labelHash: string;
  readonly classCounts: readonly number[];
  readonly drawn: Omit<Drawn, 'data'>;
  /** The image's file has another size in bytes than the export says; undefined: it says none. */
  readonly isOtherFile: boolean | undefined;
  /** Of exports that were put together two that are perhaps versions of one. */
  readonly versions: Versions | undefined;
}

export interface ShapesToMeasure<Name extends string> {
  readonly tool: ShapeTool<Name>;
  readonly root: string;
  readonly reading: ShapeReading<Name>;
  readonly classes: number;
  readonly decoding: DecodingRoom;
}

export async function measureShapes<Name extends string>(
  set: ShapesToMeasure<Name>,
  annotated: AnnotatedImage,
): Promise<Measured<ShapeMeasurement<Name>>> {
  const failed = (fault: Fault) => ({ measurement: undefined, faults: [fault] });
  const { tool, root, reading, classes, decoding } = set;
  const { image, file, shapes, bytes } = annotated;
  const opened = await openToMeasure(root, image, decoding);
  if ('fault' in opened) return failed(opened.fault);
  const { missingAt, ...found } = opened.content;
  const size = annotated.size ?? found;
  const turnedBy = orientationOf(size, found);
  if (turnedBy === undefined && (size.width !== found.width || size.height !== found.height))
    return failed(annotationSizeMismatch(image, sizeOf(found), file, sizeOf(size)));
  if (hasNoValue(found)) return failed(imageWithoutValues(image));
  const label: ShapeLabel<Name> = {
    source: tool.name,
    file,
    passages: shapes.map(({ passage }) => passage),
    ...(turnedBy === undefined ? {} : { turnedBy }),
  };
  const { width, height } = found;
  const drawn = await drawLabel(tool, root, label, { width, height, ...reading }).catch(whyNot);
  if (drawn instanceof Error) return failed(annotationInvalid(image, file, drawn.message));
  const { data: _, ...rest } = drawn;
  return {
    measurement: {
      annotated,
      image: { image, ...found },
      label,
      labelHash: hashDrawn(drawn),
      classCounts: countClasses(drawn, reading, { classes, missingAt }),
      drawn: rest,
      isOtherFile: bytes === undefined ? undefined : (await stat(join(root, image))).size !== bytes,
      versions: await versionsIn(set, annotated, label, { width, height }),
    },
    faults: [],
  };
}

/** Of an image that EXIF lays on its side, and whose shapes were drawn on it as it's stored. */
function orientationOf(
  drawnOn: Size,
  { width, height, notes }: Pick<ImageMeasurement, 'width' | 'height' | 'notes'>,
): number | undefined {
  const isStored = drawnOn.width === height && drawnOn.height === width && width !== height;
  return isStored && liesOnItsSide(notes.orientation) ? notes.orientation : undefined;
}

/** What is wrong with an annotation; all else is thrown. */
function whyNot(error: unknown): Error {
  if (error instanceof ShapeError) return error;
  throw error;
}

/** Pixels without a value in the image count for no class. */
function countClasses(
  { data, names }: Drawn,
  reading: ShapeReading<string>,
  { classes, missingAt }: { readonly classes: number; readonly missingAt: Uint8Array | undefined },
): readonly number[] {
  const drawn = new Float64Array(256);
  for (let p = 0; p < data.length; p++) if (missingAt?.[p] !== 1) drawn[data[p]]++;
  const counts = Array.from({ length: classes }, () => 0);
  const indices = indicesOf(names, reading);
  for (const [value, pixels] of drawn.entries())
    if (pixels > 0 && indices[value] < classes) counts[indices[value]] += pixels;
  return counts;
}
