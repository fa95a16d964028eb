// report.html: the run on one page for people, in one file that loads nothing. Made from results.json and the pictures.
import type { ClassInfo } from '../../2-dataset/dataset.ts';
import type { Example } from '../../6-evaluate/evaluate.ts';
import type { Results } from '../results.ts';
import { resultSentence } from '../summary/sentences.ts';
import { comparisonSection } from './comparison-section.ts';
import { curvesSection } from './curves-section.ts';
import { type DocumentSection, renderDocument } from './document.ts';
import {
  auditSection,
  dataSection,
  environmentSection,
  planSection,
  settingsSection,
  timingSection,
} from './facts-sections.ts';
import { gatesSection } from './gates-section.ts';
import { pageHead } from './head.ts';
import { fitPictures, type PagePicture, pagePicture } from './pictures.ts';
import { picturesSection } from './pictures-section.ts';
import { calibrationSection, classesSection, confusionSection } from './test-sections.ts';

/** What mail and artifact viewers take without trouble. */
export const PAGE_LIMIT_BYTES = 10_000_000;

export interface PageInput {
  readonly results: Results;
  readonly classes: readonly ClassInfo[];
  readonly examples: readonly Example[];
  readonly limitBytes?: number;
}

/** At most `limitBytes` of UTF-8: the pictures are made smaller until it fits, or left out. */
export async function renderPage({
  results,
  classes,
  examples,
  limitBytes = PAGE_LIMIT_BYTES,
}: PageInput): Promise<string> {
  const encode = (edge: number) =>
    Promise.all(examples.map((example) => pagePicture(example, classes, edge)));
  const size = (pictures: readonly PagePicture[]) => Buffer.byteLength(page(results, pictures));
  return page(results, examples.length === 0 ? [] : await fitPictures(limitBytes, encode, size));
}

/** The page, whatever its size. */
export function page(results: Results, pictures: readonly PagePicture[]): string {
  return renderDocument({
    title: `Best Epoch: ${resultSentence(results)}`,
    head: pageHead(results),
    sections: sectionsOf(results, pictures),
    version: results.tool.version,
    createdAt: results['created-at'],
    numbersFile: 'results.json',
  });
}

function sectionsOf(results: Results, pictures: readonly PagePicture[]): DocumentSection[] {
  const comparison = comparisonSection(results);
  const gates = gatesSection(results);
  return [
    ...(comparison === undefined ? [] : [{ id: 'comparison', title: 'Comparison', content: comparison }]),
    ...(gates === undefined ? [] : [{ id: 'gates', title: 'Gates', content: gates }]),
    { id: 'curves', title: 'Curves', content: curvesSection(results) },
    { id: 'classes', title: 'Classes', content: classesSection(results) },
    { id: 'confusion', title: 'Confusion', content: confusionSection(results) },
    { id: 'calibration', title: 'Calibration', content: calibrationSection(results) },
    { id: 'images', title: 'Test images', content: picturesSection(results, pictures) },
    { id: 'data', title: 'Data and split', content: dataSection(results) },
    { id: 'audit', title: 'Audit', content: auditSection(results) },
    { id: 'plan', title: 'Plan', content: planSection(results) },
    { id: 'settings', title: 'Settings', content: settingsSection(results) },
    { id: 'environment', title: 'Environment', content: environmentSection(results) },
    { id: 'timing', title: 'Timing', content: timingSection(results) },
  ];
}
