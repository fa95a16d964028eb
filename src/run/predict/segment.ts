// One image through the model, band by band, into its mask, overlay, probabilities and objects. Nothing of it is ever
// whole in memory.
import { join } from 'node:path';
import { LabelFile } from '../../image/label-file.ts';
import type { OpenImage } from '../../image/open-image.ts';
import { createPlanes } from '../../image/plane-writer.ts';
import type { Raster } from '../../image/raster.ts';
import { createMaskPng } from '../../image/row-writer.ts';
import { Components, type FoundObject } from '../../objects/components.ts';
import { gridColumns } from '../../objects/grid-search.ts';
import type { PredictSettings } from '../../stages/1-config/predict-options.ts';
import { type Band, predictBands } from '../../stages/6-evaluate/blend.ts';
import type { SegmentationModel } from '../../stages/6-evaluate/model-description.ts';
import { argmax, type Predictor } from '../../stages/6-evaluate/predict.ts';
import type { AnnotatedRows } from '../../stages/7-report/annotation-files/annotate.ts';
import { createOverlay } from '../../stages/7-report/prediction-files/overlay.ts';
import type { ImageSummary } from '../../stages/7-report/prediction-files/tables.ts';

export interface SegmentInput {
  readonly image: OpenImage;
  /** What its files are named after. */
  readonly stem: string;
  readonly model: Predictor;
  readonly description: SegmentationModel;
  readonly settings: PredictSettings;
  /** Index of the class that is looked for. */
  readonly wanted: number | undefined;
  readonly scratch: string;
  /** Each object that is large enough. */
  readonly onObject: (object: FoundObject) => void;
  /** What else takes the rows; undefined: nothing. */
  readonly annotate: (() => Promise<AnnotatedRows>) | undefined;
  readonly onTile: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export interface Segmentation extends Omit<ImageSummary, 'image'> {
  /** The classes of every pixel, where a class is looked for; whoever gets it closes it. */
  readonly labels: LabelFile | undefined;
}

/** The rows of a band as the files take them. */
interface Labelled extends Band {
  readonly labels: Uint8Array;
  readonly confidence: Float32Array;
}

interface Sink {
  write(band: Labelled, pixels: () => Promise<Raster>): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** Every file is whole or not there. Throws the signal's reason when it's aborted. */
export async function segment(input: SegmentInput): Promise<Segmentation> {
  const { image, stem, description, settings, wanted, scratch, signal } = input;
  const { width, height } = image;
  const classes = description.classes.length;
  const counts = newCounts(classes);
  const sinks: Sink[] = [];
  let labels: LabelFile | undefined;
  try {
    for (const create of sinksOf(input)) sinks.push(await create());
    if (wanted !== undefined) labels = await LabelFile.create(join(scratch, 'labels.raw'), width);
    const components = componentsOf(input, counts.objects);
    const readRows = (top: number, rows: number) => image.read({ left: 0, top, width, height: rows });
    const bands = predictBands(
      input.model,
      { width, height, readRows },
      {
        classes,
        tile: tileOf(settings, description),
        overlap: settings.overlap,
        stride: description.stride,
        mirror: settings.flipAveraging,
        onTile: input.onTile,
        signal,
      },
    );
    for await (const band of bands) {
      const { labels: most, values } = argmax(band.probabilities, classes, band.rows * width);
      const labelled = { ...band, labels: most, confidence: values };
      count(labelled, width, counts, components);
      const pixels = once(() => readRows(band.top, band.rows));
      for (const sink of sinks) await sink.write(labelled, pixels);
      await labels?.append(most);
    }
    components.finish();
    for (const sink of sinks) await sink.finish();
    return { mask: `masks/${stem}.png`, width, height, ...counts, labels };
  } catch (error) {
    await labels?.close();
    for (const sink of sinks) await sink.discard();
    throw error;
  }
}

function tileOf({ tileSize }: PredictSettings, { tile, stride }: SegmentationModel): number {
  return Math.ceil((tileSize ?? Math.max(tile.height, tile.width)) / stride) * stride;
}

function newCounts(classes: number) {
  const zeros = () => new Array<number>(classes).fill(0);
  return { pixels: zeros(), confidence: zeros(), objects: zeros() };
}

function count(
  { labels, confidence, rows }: Labelled,
  width: number,
  counts: ReturnType<typeof newCounts>,
  components: Components,
): void {
  for (let p = 0; p < labels.length; p++) {
    counts.pixels[labels[p]]++;
    counts.confidence[labels[p]] += confidence[p];
  }
  for (let y = 0; y < rows; y++) {
    const [from, to] = [y * width, (y + 1) * width];
    components.addRow(labels.subarray(from, to), confidence.subarray(from, to));
  }
}

/** The first class is the ground: its objects are only looked for where it's the one to be found. */
function componentsOf({ image, description, settings, wanted, onObject }: SegmentInput, objects: number[]) {
  const { width, height } = image;
  const { grid: edge, minArea } = settings;
  const columns = gridColumns({ width, height, edge });
  return new Components({
    width,
    classes: description.classes.map(({ index }) => index > 0 || index === wanted),
    grid: wanted === undefined ? undefined : { edge, columns, classIndex: wanted },
    onObject(object) {
      if (object.area < minArea) return;
      objects[object.classIndex]++;
      onObject(object);
    },
  });
}

/** The files that are asked for, each made when it's called. */
function sinksOf({
  image,
  stem,
  description,
  settings,
  annotate,
}: SegmentInput): readonly (() => Promise<Sink>)[] {
  const { width, height } = image;
  const { classes, normalization } = description;
  const { output, overlays, probabilities } = settings;
  const colors = classes.map(({ color }) => color);
  const mask = async (): Promise<Sink> => {
    const writer = await createMaskPng(join(output, 'masks', `${stem}.png`), { width, height }, colors);
    return { ...writer, write: ({ labels }) => writer.write(labels) };
  };
  const overlay = async (): Promise<Sink> => {
    const path = join(output, 'overlays', `${stem}.png`);
    const writer = await createOverlay({ path, width, height, classes, normalization });
    return { ...writer, write: async ({ labels }, pixels) => writer.write(await pixels(), labels) };
  };
  const planes = async (): Promise<Sink> => {
    const format = probabilities === 'tiff' ? 'tiff' : 'npy';
    const path = join(output, 'probabilities', `${stem}.${format === 'tiff' ? 'tif' : 'npy'}`);
    const writer = await createPlanes(path, format, { classes: classes.length, height, width });
    return { ...writer, write: (band) => writer.write(band.probabilities, band.rows) };
  };
  const annotated = annotate && (async (): Promise<Sink> => sinkOf(await annotate()));
  return [
    mask,
    ...(overlays ? [overlay] : []),
    ...(probabilities === 'none' ? [] : [planes]),
    ...(annotated === undefined ? [] : [annotated]),
  ];
}

function sinkOf(rows: AnnotatedRows): Sink {
  return {
    write: ({ labels, confidence }) => rows.write(labels, confidence),
    finish: () => rows.finish(),
    discard: () => rows.discard(),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
