// Writes the objects of each image for labelling tools, in every form that's asked for, from rows of its classes.
import { type Fault, outlinesOfNothing } from '../../../errors.ts';
import { Outlines } from '../../../objects/outlines.ts';
import { simplifyRing } from '../../../objects/simplify-ring.ts';
import { singleRing } from '../../../objects/single-ring.ts';
import { unlikeBox } from '../../../objects/unlike-box.ts';
import { BACKGROUND, IGNORED, NAMELESS } from '../../2-dataset/ground-names.ts';
import type {
  AnnotationFiles,
  AnnotationsOptions,
  ImageAnnotations,
  ImageToAnnotate,
  ObjectToAnnotate,
} from './annotations.ts';
import { type AnnotationFormat, annotationFiles } from './formats.ts';

export interface AnnotateOptions extends AnnotationsOptions {
  readonly formats: readonly AnnotationFormat[];
  /** Objects of fewer pixels are left out. */
  readonly minArea: number;
  /** How far a corner that's left out may lie from the outline that's written, in pixels. */
  readonly tolerance: number;
}

/** Takes the rows of one image, from the top down. */
export interface AnnotatedRows {
  /** Classes and probabilities of whole rows; without the latter a person has labelled them. */
  write(labels: Uint8Array, probabilities?: Float32Array): Promise<void>;
  finish(): Promise<void>;
  /** Takes back what there is of the image. */
  discard(): Promise<void>;
}

/** What is to be said before. */
export function annotationFaults({
  formats,
  classes,
}: Pick<AnnotateOptions, 'formats' | 'classes'>): readonly Fault[] {
  const misnamed = classes.filter(
    ({ index, name }) => index > 0 && [BACKGROUND, IGNORED, NAMELESS].some((words) => words.test(name)),
  );
  return formats.length === 0 || misnamed.length === 0
    ? []
    : [outlinesOfNothing(misnamed.map(({ name }) => name))];
}

export class Annotations {
  readonly #options: AnnotateOptions;
  readonly #files: readonly AnnotationFiles[];

  private constructor(options: AnnotateOptions, files: readonly AnnotationFiles[]) {
    this.#options = options;
    this.#files = files;
  }

  /** @throws InputError `disk-full` or `file-not-writable`, as all of its methods */
  static async create(options: AnnotateOptions): Promise<Annotations> {
    const files: AnnotationFiles[] = [];
    for (const format of options.formats) files.push(await annotationFiles(format, options));
    return new Annotations(options, files);
  }

  /** One at a time. */
  async image(image: ImageToAnnotate): Promise<AnnotatedRows> {
    const { width } = image;
    const parts: ImageAnnotations[] = [];
    for (const file of this.#files) parts.push(await file.image(image));
    const outlines = this.#outlines(width, (object) => {
      for (const part of parts) part.add(object);
    });
    return {
      async write(labels, probabilities) {
        for (let at = 0; at < labels.length; at += width)
          outlines.addRow(labels.subarray(at, at + width), probabilities?.subarray(at, at + width));
      },
      async finish() {
        outlines.finish();
        for (const part of parts) await part.finish();
      },
      async discard() {
        for (const part of parts) await part.discard();
      },
    };
  }

  #outlines(width: number, add: (object: ObjectToAnnotate) => void): Outlines {
    const { classes, minArea, tolerance } = this.#options;
    return new Outlines({
      width,
      classes: classes.map(({ index }) => index > 0),
      onObject({ classIndex, area, meanProbability, outer, holes }) {
        if (area < minArea) return;
        const [line, ...inner] = [outer, ...holes].map((ring) => simplifyRing(ring, tolerance));
        const score = Number.isNaN(meanProbability) ? undefined : meanProbability;
        add({ classIndex, area, ring: unlikeBox(singleRing(line, inner)), score });
      },
    });
  }

  /** What there is now: the tools, and where theirs lies in the output folder. */
  async finish(): Promise<readonly Pick<AnnotationFiles, 'tool' | 'path'>[]> {
    for (const file of this.#files) await file.finish();
    return this.#files;
  }

  async discard(): Promise<void> {
    for (const file of this.#files) await file.discard();
  }
}
