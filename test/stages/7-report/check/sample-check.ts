// A checked data set as tests need it: the sample's, with or without a split.
import type { CheckResults } from '../../../../src/results/check.ts';
import { type CheckRecord, checkResults } from '../../../../src/stages/7-report/check/make.ts';
import { HOSTILE_NAMES } from '../../../document/markdown/github-markdown.ts';
import { classificationRun } from '../sample-classification.ts';
import { sampleRun } from '../sample-run.ts';
import { sheetImages } from '../sheet/sample-sheet.ts';

export function checkRecord(changes: Partial<CheckRecord> = {}): CheckRecord {
  const { version, createdAt, settings, dataset, split } = sampleRun();
  const faults = dataset.warnings;
  return { version, createdAt, settings, dataset, split, faults, sheet: [], ...changes };
}

export function sampleCheck(changes: Partial<CheckRecord> = {}): CheckResults {
  return checkResults(checkRecord(changes));
}

/** Of whole images. */
export function classifiedCheck(changes: Partial<CheckRecord> = {}): CheckResults {
  const { dataset, split } = classificationRun();
  return sampleCheck({ dataset, split, faults: [], ...changes });
}

function hostileCheck(): CheckResults {
  const { dataset } = checkRecord();
  if (dataset === undefined) throw new Error('the sample has a data set');
  const [root = '', why = '', folder = '', message = '', ...names] = HOSTILE_NAMES.slice(4);
  return sampleCheck({
    settings: { data: root, seed: 0 },
    dataset: {
      ...dataset,
      why,
      classes: dataset.classes.map((info, i) => ({ ...info, name: names[i] ?? '' })),
      leftOut: [`${folder}/1.png`],
    },
    sheet: sheetImages(2, (i) => names[i + 4] ?? ''),
    faults: [{ code: 'x', severity: 'warning', message }],
  });
}

export const CHECKS: readonly {
  readonly name: string;
  readonly reason: string;
  readonly check: CheckResults;
}[] = [
  { name: 'check', reason: 'masks, with a warning', check: sampleCheck({ sheet: sheetImages(2) }) },
  { name: 'check-classification', reason: 'whole images, no faults', check: classifiedCheck() },
  {
    name: 'check-errors',
    reason: 'errors that leave nothing',
    check: sampleCheck({
      dataset: undefined,
      split: undefined,
      faults: [{ code: 'no-masks', severity: 'error', message: 'there is no mask. Add some.' }],
    }),
  },
  { name: 'check-hostile', reason: 'names that would be markup', check: hostileCheck() },
];
