// The merged report.html: folds or a sweep on one page for people. Made from merged.json and the pictures.

import { type DocumentSection, renderDocument } from '../html/document.ts';
import { cut, type Html, html } from '../html/html.ts';
import { fitPictures, type PagePicture } from '../html/pictures.ts';
import { picturesSection } from '../html/pictures-section.ts';
import { calibrationSection, classesSection, confusionSection } from '../html/test-sections.ts';
import { formatBytes, formatCount, formatRatio, formatSeconds, plural } from '../summary/numbers.ts';
import { forMasks } from '../task-words.ts';
import { foldClassesSection, foldsSection, imagesSection } from './folds-sections.ts';
import type { Merged } from './merged.ts';
import { rankingSection } from './sweep-sections.ts';
import {
  formatSpread,
  mergedHeadline,
  missingSentences,
  note,
  outOfFoldSentence,
  testSentence,
} from './words.ts';

const LONGEST_SENTENCE = 600;
const PAGE_LIMIT_BYTES = 10_000_000;

/** @param encode the test images' pictures with a longest edge of so many pixels */
export async function renderMergedPage(
  merged: Merged,
  encode: (longestEdge: number) => Promise<readonly PagePicture[]>,
): Promise<string> {
  const size = (pictures: readonly PagePicture[]) => Buffer.byteLength(mergedPage(merged, pictures));
  const pictures = merged.predictions.length === 0 ? [] : await fitPictures(PAGE_LIMIT_BYTES, encode, size);
  return mergedPage(merged, pictures);
}

/** The page, whatever its size. */
export function mergedPage(merged: Merged, pictures: readonly PagePicture[]): string {
  return renderDocument({
    title: `Best Epoch: ${mergedHeadline(merged)}`,
    head: head(merged),
    sections: [
      ...(merged.kind === 'folds'
        ? [
            { id: 'folds', title: 'Folds', content: foldsSection(merged) },
            { id: 'fold-classes', title: 'Held-out classes', content: foldClassesSection(merged) },
            { id: 'out-of-fold', title: 'Out-of-fold images', content: imagesSection(merged) },
            { id: 'fold-confusion', title: 'Out-of-fold confusion', content: outOfFoldConfusion(merged) },
          ]
        : [{ id: 'ranking', title: 'Ranking', content: rankingSection(merged) }]),
      ...testSections(merged, pictures),
      { id: 'facts', title: 'Data and model', content: facts(merged) },
    ],
    version: merged.tool.version,
    createdAt: merged['created-at'],
    numbersFile: 'merged.json',
  });
}

function head(merged: Merged): Html {
  return html`<header>
<p class="kicker">Best Epoch report</p>
<h1>${mergedHeadline(merged)}</h1>
${missingSentences(merged).map((sentence) => html`<p><strong>${cut(sentence, LONGEST_SENTENCE)}</strong></p>\n`)}${sentences(merged)}<p class="faint">${note(merged)}</p>
${tiles(merged)}
</header>`;
}

function sentences(merged: Merged): Html[] {
  return [outOfFoldSentence(merged), testSentence(merged)]
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => html`<p>${cut(sentence, LONGEST_SENTENCE)}</p>\n`);
}

function tiles(merged: Merged): Html {
  const seconds = merged.runs.reduce((total, run) => total + run.seconds, 0);
  const held =
    merged.kind === 'folds'
      ? ([
          ['Held-out macro F1', formatSpread(merged.spread['held-out']['macro-f1']), 'mean ± sd over folds'],
          ['Out-of-fold macro F1', formatRatio(merged['out-of-fold']['macro-f1']), 'counted together'],
        ] as const)
      : ([
          ['Best row', String(merged.runs[0]!.number), `of ${merged.of}`],
          ['Validation macro F1', formatRatio(merged.runs[0]!['held-out']['macro-f1']), 'of the best row'],
        ] as const);
  const test = merged.kind === 'folds' ? 'of the ensemble' : 'of the best row';
  const facts: readonly (readonly [string, string, string])[] = [
    ...held,
    ['Test macro F1', formatRatio(merged.test?.['macro-f1']), test],
    ...forMasks(merged, ['Test mean IoU', formatRatio(merged.test?.['mean-iou']), test] as const),
    ['Time', formatSeconds(seconds), 'all runs together'],
  ];
  return html`<dl class="tiles">${facts.map(([title, value, small]) => html`<div><dt>${title}</dt><dd>${value}<small>${small}</small></dd></div>\n`)}</dl>`;
}

function outOfFoldConfusion(merged: Extract<Merged, { kind: 'folds' }>): Html {
  return confusionSection({ ...merged, test: merged['out-of-fold'] });
}

function testSections(merged: Merged, pictures: readonly PagePicture[]): DocumentSection[] {
  const { test } = merged;
  if (test === null)
    return [
      { id: 'test', title: 'Test', content: html`<p>${cut(testSentence(merged), LONGEST_SENTENCE)}</p>` },
    ];
  const tested = { ...merged, test };
  return [
    { id: 'classes', title: 'Test classes', content: classesSection(tested) },
    { id: 'confusion', title: 'Test confusion', content: confusionSection(tested) },
    { id: 'calibration', title: 'Calibration', content: calibrationSection(tested) },
    ...(pictures.length === 0
      ? []
      : [
          {
            id: 'images',
            title: 'Test images',
            content: picturesSection(tested, pictures),
          },
        ]),
  ];
}

function facts({ data, classes, model }: Merged): Html {
  return html`<ul class="findings">
<li>${plural(data.images, 'image')}, ${plural(classes.length, 'class', 'classes')}; data hash <code>${data.hash}</code></li>
<li>${model.path}: ${formatBytes(model.bytes)} (${formatCount(model.bytes)} bytes), sha256 <code>${model.sha256}</code></li>
</ul>`;
}
