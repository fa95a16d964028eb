// What is written of objects for labelling tools to import. A file for each tool beside this one says it in that tool's words.
import type { Ring } from '../../../objects/ring.ts';
import type { ClassInfo } from '../../2-dataset/dataset.ts';
import type { SplitPart } from '../../2-dataset/terms.ts';

export interface ImageToAnnotate {
  /** Absolute. */
  readonly path: string;
  /** As the user would name it. */
  readonly name: string;
  /** In the input that it's of, `/` separated. */
  readonly within: string;
  /** What its files are named after. */
  readonly stem: string;
  readonly width: number;
  readonly height: number;
}

export interface ObjectToAnnotate {
  readonly classIndex: number;
  /** In pixels. */
  readonly area: number;
  /** One closed line around the object, with cuts to its holes. */
  readonly ring: Ring;
  /** The model's mean probability of its class, 0 to 1; undefined where a person has labelled it. */
  readonly score: number | undefined;
}

/** A folder of images, and the part of the split that they are. */
export interface ImageFolder {
  readonly folder: string;
  readonly part: SplitPart | undefined;
}

export interface AnnotationsOptions {
  /** Where in the output folder all images lie; undefined: they lie elsewhere. */
  readonly imageFolders?: readonly ImageFolder[];
  /** The folder to write to, absolute. */
  readonly output: string;
  /** The first is the ground, of which there are no objects. */
  readonly classes: readonly ClassInfo[];
  /** Whose work the objects are: a model's are to be looked through, a person's are labels. */
  readonly madeBy: 'model' | 'person';
}

/** The annotations of all images in one form. Every file is whole or not there. */
export interface AnnotationFiles {
  /** What to call this form, and where it lies relative to the output folder. */
  readonly tool: string;
  readonly path: string;
  /** One image at a time. */
  image(image: ImageToAnnotate): Promise<ImageAnnotations>;
  finish(): Promise<void>;
  /** Takes back what stands for no whole run; after `finish` it does nothing. */
  discard(): Promise<void>;
}

/** Those of one image. */
export interface ImageAnnotations {
  add(object: ObjectToAnnotate): void;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/** Hundredths of a pixel are enough where a corner lies between two. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Of a ring x0 y0 x1 y1 ... */
export function boxOf(ring: Ring): { left: number; top: number; width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    left = Math.min(left, ring[i]);
    right = Math.max(right, ring[i]);
    top = Math.min(top, ring[i + 1]);
    bottom = Math.max(bottom, ring[i + 1]);
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** [[x0, y0], [x1, y1], ...] */
export function pointsOf(ring: Ring, map: (value: number, axis: 0 | 1) => number): [number, number][] {
  return Array.from({ length: ring.length / 2 }, (_, i) => [map(ring[2 * i], 0), map(ring[2 * i + 1], 1)]);
}
