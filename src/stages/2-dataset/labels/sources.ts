// The list of label sources, and the types of what they say.
import { classFolders } from './class-folders/source.ts';
import { coco } from './coco/source.ts';
import { cvat } from './cvat/source.ts';
import { labelStudio } from './label-studio/source.ts';
import { labelbox } from './labelbox/source.ts';
import { labelme } from './labelme/source.ts';
import { masks } from './masks/source.ts';
import { qupath } from './qupath/source.ts';
import { segments } from './segments/source.ts';
import type { LabelSource } from './source.ts';
import { supervisely } from './supervisely/source.ts';
import { table } from './table/source.ts';
import { via } from './via/source.ts';
import { voc } from './voc/source.ts';
import { yolo } from './yolo/source.ts';

/** In the order in which they're asked. Where none finds labels, the first says what is missing. */
const LIST = [
  masks,
  classFolders,
  table,
  coco,
  labelme,
  labelStudio,
  labelbox,
  segments,
  yolo,
  cvat,
  via,
  voc,
  supervisely,
  qupath,
] as const;

type LabelOf<Source> = Source extends LabelSource<infer L, infer _R, infer _I> ? L : never;
type ReadingOf<Source> = Source extends LabelSource<infer _L, infer R, infer _I> ? R : never;

/** What a sample's label is: one form for each source. */
export type Label = LabelOf<(typeof LIST)[number]>;

/** What the labels of a data set are read by: one form for each source. */
export type Reading = ReadingOf<(typeof LIST)[number]>;

/** Any of them. It's handed what it gave itself, and nothing that another source gave. */
export type AnySource = LabelSource<Label, Reading, unknown>;

export const SOURCES: readonly AnySource[] = LIST;

/** The source that gave a label, or what labels are read by. */
export function sourceOf({ source }: { readonly source: AnySource['name'] }): AnySource {
  return SOURCES.find(({ name }) => name === source)!;
}
