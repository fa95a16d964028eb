// report.html with the pictures of what has just been tested, as large as the page's limit allows.
import { renderHtml } from '../../document/html/page.ts';
import type { PagePicture } from '../../document/html/pictures.ts';
import type { SheetPicture } from '../../document/html/sheet.ts';
import type { ClassInfo } from '../2-dataset/dataset.ts';
import type { Example } from '../6-evaluate/evaluate.ts';
import { type AnyResults, documentOf } from './documents.ts';
import { fitPictures, pagePicture } from './page-pictures.ts';

/** What mail and artifact viewers take without trouble. */
export const PAGE_LIMIT_BYTES = 10_000_000;

export interface PageInput {
  readonly results: AnyResults;
  readonly classes: readonly ClassInfo[];
  readonly examples: readonly Example[];
  /** Of the contact sheet, which has a size of its own. */
  readonly sheet?: readonly SheetPicture[];
  readonly limitBytes?: number;
}

/** At most `limitBytes` of UTF-8: the pictures are made smaller until it fits, or left out. */
export async function renderPage({
  results,
  classes,
  examples,
  sheet = [],
  limitBytes = PAGE_LIMIT_BYTES,
}: PageInput): Promise<string> {
  const document = documentOf(results);
  const encode = (edge: number) =>
    Promise.all(examples.map((example) => pagePicture(example, classes, edge)));
  const pageWith = (pictures: readonly PagePicture[]) => renderHtml(document, [...pictures, ...sheet]);
  const size = (pictures: readonly PagePicture[]) => Buffer.byteLength(pageWith(pictures));
  return pageWith(examples.length === 0 ? [] : await fitPictures(limitBytes, encode, size));
}
