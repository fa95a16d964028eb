// The document of whatever was reported: a run, an evaluation or joined runs.
import type { Document } from '../../document/document.ts';
import type { EvaluationResults } from '../../results/evaluation.ts';
import type { Merged } from '../../results/merged.ts';
import type { Results } from '../../results/results.ts';
import { evaluationDocument } from './evaluation/document.ts';
import { mergedDocument } from './merge/document.ts';
import { runDocument } from './run-document.ts';

export type AnyResults = Results | EvaluationResults | Merged;

export function documentOf(results: AnyResults): Document {
  if (!('kind' in results)) return runDocument(results);
  return results.kind === 'evaluation' ? evaluationDocument(results) : mergedDocument(results);
}
