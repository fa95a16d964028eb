// Whether the data of this run is under review, and what it then has a say in.
import type { Reviewed } from '../run/reviewed.ts';
import { fileThatGives } from '../stages/1-config/load.ts';
import { liesIn } from '../stages/1-config/paths-in-file.ts';
import type { HistorySetting } from '../stages/1-config/run-types.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { Step } from './step.ts';

/** Undefined: the data is what is on a branch. */
export async function reviewedData(
  { env, cwd, host }: Pick<Step, 'env' | 'cwd' | 'host'>,
  given: Readonly<Record<string, string>>,
  { baseline, history }: { readonly baseline: Settings['baseline']; readonly history: HistorySetting },
): Promise<Reviewed | undefined> {
  const isReview = /^(?:pull_request|merge_group)/.test(env.GITHUB_EVENT_NAME ?? '');
  if (!isReview) return undefined;
  const { workspace } = host;
  const inCheckout = async (name: 'baseline' | 'history', path: string) => {
    const isThere = workspace !== undefined && (await liesIn(workspace, path));
    return isThere ? (given[name] ?? '').trim() : undefined;
  };
  const fileWithBaseline = await fileThatGives('baseline', given, cwd);
  const isPath = fileWithBaseline === undefined && baseline !== 'auto' && baseline !== 'none';
  return {
    fileWithBaseline,
    fileWithArtifactName: await fileThatGives('artifact-name', given, cwd),
    baselineInCheckout: isPath ? await inCheckout('baseline', baseline) : undefined,
    historyInCheckout: history.kind === 'folder' ? await inCheckout('history', history.folder) : undefined,
  };
}
