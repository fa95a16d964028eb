// report.html: the run on one page for people, in one file that loads nothing. Made from results.json and the pictures.
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
import { Html, trusted } from './html.ts';
import type { PagePicture } from './pictures.ts';
import { picturesSection } from './pictures-section.ts';
import { calibrationSection, classesSection, confusionSection } from './test-sections.ts';

/** The page, whatever its size. `pictures` may be what `picturesOf` an earlier page gave. */
export function page(results: Results, pictures: readonly PagePicture[] | Html): string {
  return renderDocument({
    title: `Best Epoch: ${resultSentence(results)}`,
    head: pageHead(results),
    sections: sectionsOf(results, pictures instanceof Html ? pictures : picturesSection(results, pictures)),
    version: results.tool.version,
    createdAt: results['created-at'],
    numbersFile: 'results.json',
  });
}

const OPENING = '<section aria-labelledby="images"><h2 id="images">Test images</h2>\n';
const CLOSING = '</section>\n<section aria-labelledby="data">';

/** The pictures in a page of this version, as they stand there; undefined where it has no such section. */
export function picturesOf(page: string): Html | undefined {
  const [start, end] = [page.indexOf(OPENING), page.indexOf(CLOSING)];
  return start < 0 || end < start ? undefined : trusted(page.slice(start + OPENING.length, end));
}

function sectionsOf(results: Results, pictures: Html): DocumentSection[] {
  const comparison = comparisonSection(results);
  const gates = gatesSection(results);
  return [
    ...(comparison === undefined ? [] : [{ id: 'comparison', title: 'Comparison', content: comparison }]),
    ...(gates === undefined ? [] : [{ id: 'gates', title: 'Gates', content: gates }]),
    { id: 'curves', title: 'Curves', content: curvesSection(results) },
    { id: 'classes', title: 'Classes', content: classesSection(results) },
    { id: 'confusion', title: 'Confusion', content: confusionSection(results) },
    { id: 'calibration', title: 'Calibration', content: calibrationSection(results) },
    { id: 'images', title: 'Test images', content: pictures },
    { id: 'data', title: 'Data and split', content: dataSection(results) },
    { id: 'audit', title: 'Audit', content: auditSection(results) },
    { id: 'plan', title: 'Plan', content: planSection(results) },
    { id: 'settings', title: 'Settings', content: settingsSection(results) },
    { id: 'environment', title: 'Environment', content: environmentSection(results) },
    { id: 'timing', title: 'Timing', content: timingSection(results) },
  ];
}
