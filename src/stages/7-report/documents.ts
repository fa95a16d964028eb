// The document of whatever was reported: a run, an evaluation or joined runs.
import type { Document } from './document.ts';
import { evaluationDocument } from './evaluation/document.ts';
import type { EvaluationResults } from './evaluation/results.ts';
import { mergedDocument } from './merge/document.ts';
import type { Merged } from './merge/merged.ts';
import type { Results } from './results.ts';
import { runDocument } from './run-document.ts';

export type AnyResults = Results | EvaluationResults | Merged;

export function documentOf(results: AnyResults): Document {
  if (!('kind' in results)) return runDocument(results);
  return results.kind === 'evaluation' ? evaluationDocument(results) : mergedDocument(results);
}
