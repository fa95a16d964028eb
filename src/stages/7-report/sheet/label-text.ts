// What an image's label is, in words: the files of its mask, else the name of its class.
import type { ClassInfo, Sample } from '../../2-dataset/dataset.ts';
import { sourceOf } from '../../2-dataset/labels/sources.ts';

export function labelText({ label, classCounts }: Sample, classes: readonly ClassInfo[]): string {
  const files = sourceOf(label).files(label);
  return files.length > 0 ? files.join(' + ') : (classes[classCounts.indexOf(1)]?.name ?? '');
}
