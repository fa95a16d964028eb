// A checked data set as tests need it: the sample's, with or without a split.
import type { CheckResults } from '../../../../src/results/check.ts';
import { type CheckRecord, checkResults } from '../../../../src/stages/7-report/check/make.ts';
import { classificationRun } from '../sample-classification.ts';
import { sampleRun } from '../sample-run.ts';

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
