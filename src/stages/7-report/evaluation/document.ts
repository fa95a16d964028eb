// The document of an evaluation, made from evaluation.json alone.
import {
  type Document,
  facts,
  fold,
  paragraph,
  type Section,
  type Table,
  table,
} from '../../../document/document.ts';
import { cut, swatch } from '../../../document/inline.ts';
import { formatCount, formatShare, plural } from '../../../document/numbers.ts';
import type { EvaluationResults } from '../../../results/evaluation.ts';
import { mistakenImages } from '../mistakes.ts';
import { auditSection } from '../sections/audit.ts';
import { calibrationSection } from '../sections/calibration.ts';
import { classesSection } from '../sections/classes.ts';
import { comparisonSection } from '../sections/comparison.ts';
import { confusionSection } from '../sections/confusion.ts';
import { dataChanges } from '../sections/data-changes.ts';
import { diagnosisSection } from '../sections/diagnosis.ts';
import { machineRows, machineSection } from '../sections/environment.ts';
import { gatesSection } from '../sections/gates.ts';
import { closingTiles, headOf, scoreTiles } from '../sections/head.ts';
import { modelSection } from '../sections/model.ts';
import { mistakenTable, picturesSection } from '../sections/pictures.ts';
import { imageColumns, imageScores } from '../sections/score-text.ts';
import { settingsSection } from '../sections/settings.ts';
import { timingSection } from '../sections/timing.ts';
import { evaluationCounts, evaluationSentences, networkWords } from './words.ts';

const LONGEST_SENTENCE = 400;
const ENOUGH_IMAGES = 20;

export function evaluationDocument(evaluation: EvaluationResults): Document {
  const headed = { ...evaluation, name: headingName(evaluation), untrained: evaluation.model.untrained };
  const sentences = evaluationSentences(evaluation).map((sentence) => cut(sentence, LONGEST_SENTENCE));
  return {
    title: 'Best Epoch evaluation',
    ...headOf(headed, sentences, evaluationCounts(evaluation)),
    tiles: [...scoreTiles(evaluation), ...closingTiles(evaluation)],
    sections: [
      ...diagnosisSection(evaluation),
      ...comparisonSection(evaluation),
      ...gatesSection(evaluation),
      classesSection(evaluation),
      confusionSection(evaluation),
      calibrationSection(evaluation),
      picturesSection(evaluation, 'Pictures'),
      ...imagesSection(evaluation),
      dataSection(evaluation),
      auditSection(evaluation),
      testedModelSection(evaluation),
      settingsSection(evaluation),
      environmentSection(evaluation),
      timingSection(evaluation),
    ],
    version: evaluation.tool.version,
    createdAt: evaluation['created-at'],
    numbersFile: 'evaluation.json',
  };
}

/** Beside a training's comment on the same data it's to be told apart. */
function headingName({ name }: EvaluationResults): string {
  return name === '' ? 'evaluation' : `evaluation of ${name}`;
}

/** Worst first; none where no image was mistaken. */
function imagesSection(evaluation: EvaluationResults): Section[] {
  const images = imagesTable(evaluation);
  if (images.rows.length === 0) return [];
  const blocks = [fold('Images predicted worst', [images])];
  return [{ id: 'all-images', title: 'Images', leaveOut: 6, blocks }];
}

/** Of whole images the mistaken ones: one whose class is right is no worse than another. */
function imagesTable(evaluation: EvaluationResults): Table {
  const more = { enough: ENOUGH_IMAGES, file: 'evaluation.csv' };
  if (evaluation.task === 'classification') return mistakenTable(mistakenImages(evaluation), more);
  const images = evaluation.test['per-image'].toSorted((a, b) => (a['mean-iou'] ?? 2) - (b['mean-iou'] ?? 2));
  return table(
    'Every image, the lowest mean IoU first',
    ['image', ...imageColumns(evaluation)],
    images.map((image) => [cut(image.id), ...imageScores(evaluation, image)]),
    more,
  );
}

function dataSection(evaluation: EvaluationResults): Section {
  const { classes, evaluated, data } = evaluation;
  const counts = table(
    'What the labels of the evaluated images hold',
    ['class', 'labels', 'share'],
    classes.map(({ name, color }, k) => [
      swatch(color, cut(name, 40)),
      formatCount(evaluated['class-pixels'][k] ?? 0),
      formatShare(evaluated['class-share'][k] ?? null),
    ]),
  );
  const images = `${plural(evaluated.images, 'image')} of ${formatCount(data.images)}; data hash ${data.hash}`;
  const blocks = [paragraph(images), counts, ...dataChanges(evaluation)];
  return {
    id: 'data',
    title: 'Data',
    leaveOut: 4,
    blocks: [fold(`Data (${plural(data.images, 'image')})`, blocks)],
  };
}

function testedModelSection(evaluation: EvaluationResults): Section {
  const { model } = evaluation;
  const colors = model.channels === 3 ? 'colour' : 'grey';
  const rows = [
    ['network', cut(networkWords(evaluation), 200)],
    ['takes', `${model['bit-depth']}-bit ${colors}`],
    ['written by', model.version === null ? 'an unknown version' : `best-epoch ${cut(model.version)}`],
    ['trained on', model['data-hash'] === null ? 'unknown data' : `data hash ${cut(model['data-hash'])}`],
  ];
  const { blocks, ...section } = modelSection(evaluation);
  const more = { openOnPage: true, name: 'model', leaveOut: 8 } as const;
  return {
    ...section,
    title: 'Model',
    blocks: [...blocks, fold('Model', [facts('What was tested', rows)], more)],
  };
}

function environmentSection(evaluation: EvaluationResults): Section {
  const { tool, threads } = evaluation;
  return machineSection(
    facts('What it ran on', [
      ['best-epoch', cut(tool.version)],
      ...machineRows(evaluation),
      ['threads', formatCount(threads)],
      ['made', evaluation['created-at']],
    ]),
  );
}
