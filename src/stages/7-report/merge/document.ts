// The document of joined runs, folds or a sweep, made from merged.json alone.
import { type Document, fold, paragraph, type Section, type Tile } from '../../../document/document.ts';
import { cut, strong } from '../../../document/inline.ts';
import { formatRatio, formatSeconds, plural } from '../../../document/numbers.ts';
import { DECIDING } from '../../../metrics/scores.ts';
import type { Merged } from '../../../results/merged.ts';
import { calibrationSection } from '../sections/calibration.ts';
import { classesSection } from '../sections/classes.ts';
import { confusionSection } from '../sections/confusion.ts';
import { gatesSection } from '../sections/gates.ts';
import { gateBadges, gatesOpening, headed } from '../sections/head.ts';
import { modelSection } from '../sections/model.ts';
import { picturesSection } from '../sections/pictures.ts';
import { classMeans } from '../task-words.ts';
import { originSentence } from '../words/origin.ts';
import { foldsSections } from './folds-sections.ts';
import { rankingSection } from './ranking-section.ts';
import {
  formatSpread,
  mergedHeadline,
  missingSentences,
  note,
  outOfFoldSentence,
  testSentence,
} from './words.ts';

const LONGEST_SENTENCE = 400;

export function mergedDocument(merged: Merged): Document {
  const sentences = [
    outOfFoldSentence(merged),
    testSentence(merged),
    ...originSentence(merged.origin),
  ].filter((one) => one !== undefined);
  return {
    title: 'Best Epoch report',
    tone: merged.missing.length === 0 ? 'info' : 'warn',
    heading: headed(merged, mergedHeadline(merged)),
    badges: gateBadges(merged),
    opening: [
      ...gatesOpening(merged),
      ...missingSentences(merged).map((sentence) => paragraph(strong(cut(sentence, LONGEST_SENTENCE)))),
      ...sentences.map((sentence) => paragraph(cut(sentence, LONGEST_SENTENCE))),
      paragraph(note(merged), { faint: true }),
    ],
    tiles: tiles(merged),
    sections: [
      ...(merged.kind === 'folds' ? foldsSections(merged) : [rankingSection(merged)]),
      ...gatesSection(merged),
      ...testSections(merged),
      dataSection(merged),
      modelSection(merged),
    ],
    version: merged.tool.version,
    createdAt: merged['created-at'],
    numbersFile: 'merged.json',
  };
}

function tiles(merged: Merged): Tile[] {
  const { test } = merged;
  const seconds = merged.runs.reduce((total, run) => total + run.seconds, 0);
  const ofWhat = merged.kind === 'folds' ? 'of the ensemble' : 'of the best row';
  return [
    ...heldOutTiles(merged),
    ...classMeans(merged).map(({ key, title }) => ({
      title: `Test ${title}`,
      value: formatRatio(test?.[key]),
      note: ofWhat,
    })),
    { title: 'Time', value: formatSeconds(seconds), note: 'all runs together' },
  ];
}

function heldOutTiles(merged: Merged): Tile[] {
  if (merged.kind === 'sweep') {
    const best = merged.runs[0]!;
    const score = formatRatio(best['held-out'][DECIDING.key]);
    return [
      { title: 'Best row', value: String(best.number), note: `of ${merged.of}` },
      { title: `Validation ${DECIDING.title}`, value: score, note: 'of the best row' },
    ];
  }
  const spread = formatSpread(merged.spread['held-out'][DECIDING.key]);
  const pooled = formatRatio(merged['out-of-fold'][DECIDING.key]);
  return [
    { title: `Held-out ${DECIDING.title}`, value: spread, note: 'mean ± sd over folds' },
    { title: `Out-of-fold ${DECIDING.title}`, value: pooled, note: 'counted together' },
  ];
}

/** In the summary folded: the held-out images say more, and there are more of them. */
function testSections(merged: Merged): Section[] {
  const { test } = merged;
  if (test === null) return [];
  const tested = { ...merged, test };
  const classes = classesSection(tested, 'Test classes');
  const title = `Test metrics of the ${merged.kind === 'folds' ? 'ensemble' : 'best row'} by class`;
  return [
    { ...classes, leaveOut: 3, blocks: [fold(title, classes.blocks)] },
    confusionSection(tested, 'confusion', 'Test confusion'),
    calibrationSection(tested),
    ...(merged.predictions.length === 0 ? [] : [picturesSection(tested)]),
  ];
}

function dataSection({ data, classes, tool }: Merged): Section {
  const text = `${plural(data.images, 'image')}, ${plural(classes.length, 'class', 'classes')}, data hash ${data.hash}, best-epoch ${cut(tool.version)}`;
  return { id: 'data', title: 'Data', leaveOut: 5, blocks: [fold('Data', [paragraph(text)])] };
}
