// A link to the run that measured what a run tells, where that is another one. Of the results it takes no address: they
// may be anybody's.
import { type Inline, link } from '../../../document/inline.ts';
import type { AnyResults } from '../../7-report/documents.ts';

/** "Run 41, which measured the scores"; empty where the run itself has measured, or where it isn't known which one has. */
export function measuringRun(results: AnyResults, repositoryUrl: string | undefined): Inline {
  const id = 'restored' in results ? results.restored?.['run-id'] : undefined;
  if (!id || repositoryUrl === undefined) return '';
  return link(`Run ${id}, which measured the scores`, `${repositoryUrl}/actions/runs/${id}`);
}
