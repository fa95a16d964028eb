// The files that a prediction writes for all images together: the tables and, where a class is looked for, the ranked
// tiles and objects with their contact sheet.
import { join } from 'node:path';
import type { LabelFile } from '../../image/label-file.ts';
import type { OpenImage } from '../../image/open-image.ts';
import type { FoundObject } from '../../objects/components.ts';
import { GrowingFile } from '../../shared/growing-file.ts';
import { GrowingText } from '../../shared/growing-text.ts';
import type { PredictSettings } from '../../stages/1-config/predict-options.ts';
import type { InputImage } from '../../stages/2-dataset/inputs.ts';
import type { ModelDescription } from '../../stages/6-evaluate/model-description.ts';
import { type AnnotatedRows, Annotations } from '../../stages/7-report/annotation-files/annotate.ts';
import { outlineFormats } from '../../stages/7-report/annotation-files/formats.ts';
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
  /** Where its objects are written for labelling tools, too. */
  readonly annotate: (() => Promise<AnnotatedRows>) | undefined;
  finish(summary: ImageSummary, labels: LabelFile | undefined): Promise<void>;
}

interface Opened {
  readonly images: GrowingFile;
  readonly objects: GrowingText;
  readonly annotations: Annotations | undefined;
}

export class PredictionFiles {
  readonly wanted: number | undefined;
  readonly #settings: PredictSettings;
  readonly #description: ModelDescription;
  readonly #images: GrowingFile;
  readonly #objects: GrowingText;
  readonly #annotations: Annotations | undefined;
  readonly #search: Search | undefined;
  #count = 0;

  private constructor(
    settings: PredictSettings,
    description: ModelDescription,
    wanted: number | undefined,
    { images, objects, annotations }: Opened,
  ) {
    this.wanted = wanted;
    this.#settings = settings;
    this.#description = description;
    this.#images = images;
    this.#objects = objects;
    this.#annotations = annotations;
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
    const objects = await GrowingText.create(join(settings.output, 'objects.csv'));
    objects.add(OBJECTS_HEADER);
    const annotations = await annotationsOf(settings, description);
    return new PredictionFiles(settings, description, wanted, { images, objects, annotations });
  }

  image(input: InputImage, image: OpenImage): ImageFiles {
    const { name } = input;
    const { classes } = this.#description;
    const search = this.#search?.image(name, image);
    const annotations = this.#annotations;
    const { width, height } = image;
    let number = 0;
    return {
      annotate: annotations && (() => annotations.image({ ...input, width, height })),
      add: (object) => {
        number++;
        this.#objects.add(objectRow(name, number, object, classes));
        search?.add(number, object);
      },
      finish: async (summary, labels) => {
        await this.#objects.flush();
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
    const annotated = (await this.#annotations?.finish()) ?? [];
    const { output } = this.#settings;
    const lines = [
      `${images === 1 ? '1 image' : `${images} images`}, ${this.#count} objects`,
      `Masks:   ${join(output, 'masks')}`,
      `Images:  ${join(output, 'predictions.csv')}`,
      `Objects: ${join(output, 'objects.csv')}`,
      ...annotated.map(({ tool, path }) => `${`${tool}:`.padEnd(8)} ${join(output, path)}`),
    ];
    return this.#search === undefined ? lines : [...lines, ...(await this.#search.finish())];
  }

  async discard(): Promise<void> {
    await this.#images.discard();
    await this.#objects.discard();
    await this.#annotations?.discard();
  }
}

async function annotationsOf(
  { format, output, minArea, polygonTolerance }: PredictSettings,
  { classes }: ModelDescription,
): Promise<Annotations | undefined> {
  const formats = outlineFormats(format);
  if (formats.length === 0) return undefined;
  return await Annotations.create({
    formats,
    output,
    classes,
    madeBy: 'model',
    minArea,
    tolerance: polygonTolerance,
  });
}
