// The forms in which objects are written for labelling tools.
import type { AnnotationFiles, AnnotationsOptions } from './annotations.ts';
import { cocoFiles } from './coco.ts';
import { labelStudioFiles } from './label-studio.ts';
import { labelmeFiles } from './labelme.ts';
import { yoloFiles } from './yolo.ts';

const FORMATS = {
  coco: cocoFiles,
  yolo: yoloFiles,
  labelme: labelmeFiles,
  'label-studio': labelStudioFiles,
} as const satisfies Record<string, (options: AnnotationsOptions) => Promise<AnnotationFiles>>;

export type AnnotationFormat = keyof typeof FORMATS;

/** Of the forms that are asked for those with outlines; masks are written from the pixels. */
export function outlineFormats(asked: readonly (AnnotationFormat | 'masks')[]): readonly AnnotationFormat[] {
  return asked.filter((format) => format !== 'masks');
}

/** @throws InputError `disk-full` or `file-not-writable` */
export function annotationFiles(
  format: AnnotationFormat,
  options: AnnotationsOptions,
): Promise<AnnotationFiles> {
  return FORMATS[format](options);
}
