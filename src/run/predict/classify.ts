// Images through a classifier: a row of probabilities for each and, where a class is looked for, the images ranked by it
// with a contact sheet.
import { join } from 'node:path';
import type { OpenImage } from '../../image/open-image.ts';
import { checkPixels } from '../../image/pixel-limit.ts';
import { GrowingFile } from '../../shared/growing-file.ts';
import { writeFileAtomic } from '../../shared/write-file-atomic.ts';
import type { ClassificationModel } from '../../stages/6-evaluate/model-description.ts';
import { predictImage } from '../../stages/6-evaluate/predict.ts';
import {
  classifiedHeader,
  classifiedRow,
  type FoundImage,
  foundImageRows,
} from '../../stages/7-report/prediction-files/classified-tables.ts';
import {
  imageSheet,
  SHEET_TILES,
  type SheetImage,
  sheetImage,
} from '../../stages/7-report/prediction-files/contact-sheet.ts';
import type { ImageToPredict, JobOptions, PredictionJob } from './job.ts';

const FOUND_IMAGES = 'found-images.csv';
const SHEET = 'contact-sheet.png';

/** A class for each image, whole. */
export async function classificationJob(options: JobOptions<ClassificationModel>): Promise<PredictionJob> {
  const { settings, description, model, wanted, decoding, signal } = options;
  const { classes } = description;
  const inOutput = (name: string) => join(settings.output, name);
  const table = await GrowingFile.create(inOutput('predictions.csv'));
  await table.append(Buffer.from(classifiedHeader(classes)));
  const search = wanted === undefined ? undefined : new ImageSearch(description, wanted);
  return {
    async predict({ image, input: { name }, onProgress }: ImageToPredict) {
      signal.throwIfAborted();
      checkPixels(image.width, image.height);
      decoding.require(image.width * image.height * image.channels * (image.bitDepth / 8));
      const raster = await wholeOf(image);
      const { label, probabilities } = await predictImage(model, raster, { classes: classes.length });
      await table.append(Buffer.from(classifiedRow(name, label, probabilities, classes)));
      await search?.add({ image: name, label, probability: probabilities[wanted!] }, raster);
      onProgress(1, 1);
    },
    async finish(images) {
      await table.commit();
      const lines = [
        images === 1 ? '1 image' : `${images} images`,
        `Images:  ${inOutput('predictions.csv')}`,
      ];
      if (search === undefined) return lines;
      return [...lines, ...(await search.finish(inOutput(FOUND_IMAGES), inOutput(SHEET)))];
    },
    discard: () => table.discard(),
  };
}

function wholeOf(image: OpenImage) {
  const { width, height } = image;
  return image.read({ left: 0, top: 0, width, height });
}

/** The images by their probability of one class; of those that are taken for it the first are kept as pictures. */
class ImageSearch {
  readonly #description: ClassificationModel;
  readonly #wanted: number;
  readonly #images: FoundImage[] = [];
  #shown: SheetImage[] = [];

  constructor(description: ClassificationModel, wanted: number) {
    this.#description = description;
    this.#wanted = wanted;
  }

  async add(found: FoundImage, raster: Parameters<typeof sheetImage>[1]): Promise<void> {
    this.#images.push(found);
    if (found.label !== this.#wanted) return;
    const last = this.#shown[SHEET_TILES - 1];
    if (last !== undefined && last.probability >= found.probability) return;
    this.#shown.push(await sheetImage(found, raster, this.#description.normalization));
    this.#shown = this.#shown.sort(byProbability).slice(0, SHEET_TILES);
  }

  /** Lines that say what was found. */
  async finish(tablePath: string, sheetPath: string): Promise<readonly string[]> {
    const { classes } = this.#description;
    const { name } = classes[this.#wanted];
    const total = this.#images.filter(({ label }) => label === this.#wanted).length;
    await writeFileAtomic(tablePath, foundImageRows(this.#images.sort(byProbability), classes));
    await writeFileAtomic(sheetPath, await imageSheet(name, total, this.#shown));
    return [
      `Found:   ${total === 1 ? '1 image' : `${total} images`} of "${name}"`,
      `Ranked:  ${tablePath}`,
      `Sheet:   ${sheetPath}`,
    ];
  }
}

function byProbability(a: FoundImage, b: FoundImage): number {
  return b.probability - a.probability || (a.image < b.image ? -1 : 1);
}
