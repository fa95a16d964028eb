// The files that a prediction writes for all images together: the tables and, where a class is looked for, the ranked
// tiles and objects with their contact sheet.
import { join } from 'node:path';
import type { LabelFile } from '../../image/label-file.ts';
import type { OpenImage } from '../../image/open-image.ts';
import type { FoundObject } from '../../objects/components.ts';
import { GrowingFile } from '../../shared/growing-file.ts';
import type { PredictSettings } from '../../stages/1-config/predict-options.ts';
import type { ModelDescription } from '../../stages/6-evaluate/model-description.ts';
import {
  IMAGES_HEADER,
  type ImageSummary,
  imageRows,
  OBJECTS_HEADER,
  objectRow,
} from '../../stages/7-report/prediction-files/tables.ts';
import { Search } from './search.ts';

/** One image's part of the files. */
export interface ImageFiles {
  readonly add: (object: FoundObject) => void;
  finish(summary: ImageSummary, labels: LabelFile | undefined): Promise<void>;
}

/** Rows are kept until they're worth a write. */
const BUFFERED_ROWS = 4096;

export class PredictionFiles {
  readonly wanted: number | undefined;
  readonly #settings: PredictSettings;
  readonly #description: ModelDescription;
  readonly #images: GrowingFile;
  readonly #objects: GrowingFile;
  readonly #search: Search | undefined;
  #count = 0;

  private constructor(
    settings: PredictSettings,
    description: ModelDescription,
    wanted: number | undefined,
    images: GrowingFile,
    objects: GrowingFile,
  ) {
    this.wanted = wanted;
    this.#settings = settings;
    this.#description = description;
    this.#images = images;
    this.#objects = objects;
    const { grid, minArea, output } = settings;
    if (wanted !== undefined) this.#search = new Search({ description, wanted, grid, minArea, output });
  }

  static async create(
    settings: PredictSettings,
    description: ModelDescription,
    wanted: number | undefined,
  ): Promise<PredictionFiles> {
    const images = await GrowingFile.create(join(settings.output, 'predictions.csv'));
    await images.append(Buffer.from(IMAGES_HEADER));
    const objects = await GrowingFile.create(join(settings.output, 'objects.csv'));
    await objects.append(Buffer.from(OBJECTS_HEADER));
    return new PredictionFiles(settings, description, wanted, images, objects);
  }

  image(name: string, image: OpenImage): ImageFiles {
    const { classes } = this.#description;
    const search = this.#search?.image(name, image);
    let number = 0;
    let rows: string[] = [];
    let written: Promise<void> = Promise.resolve();
    const flush = () => {
      const text = rows.join('');
      rows = [];
      written = written.then(() => this.#objects.append(Buffer.from(text)));
    };
    return {
      add: (object) => {
        number++;
        rows.push(objectRow(name, number, object, classes));
        search?.add(number, object);
        if (rows.length >= BUFFERED_ROWS) flush();
      },
      finish: async (summary, labels) => {
        flush();
        await written;
        this.#count += number;
        await this.#images.append(Buffer.from(imageRows(summary, classes)));
        if (labels !== undefined) await search?.finish(labels);
      },
    };
  }

  /** Lines that say what there is now. */
  async finish(images: number): Promise<readonly string[]> {
    await this.#images.commit();
    await this.#objects.commit();
    const { output } = this.#settings;
    const lines = [
      `${images === 1 ? '1 image' : `${images} images`}, ${this.#count} objects`,
      `Masks:   ${join(output, 'masks')}`,
      `Images:  ${join(output, 'predictions.csv')}`,
      `Objects: ${join(output, 'objects.csv')}`,
    ];
    return this.#search === undefined ? lines : [...lines, ...(await this.#search.finish())];
  }

  async discard(): Promise<void> {
    await this.#images.discard();
    await this.#objects.discard();
  }
}
