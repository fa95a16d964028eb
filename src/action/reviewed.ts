// Whether the data of this run is under review, and what it then has a say in.
import type { Reviewed } from '../run/reviewed.ts';
import { pathFrom } from '../shared/path-from.ts';
import { fileThatGives } from '../stages/1-config/load.ts';
import { liesIn } from '../stages/1-config/paths-in-file.ts';
import { type HistorySetting, INITIAL_MODEL_WORDS } from '../stages/1-config/run-types.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { Step } from './step.ts';

interface Asked extends Pick<Settings, 'baseline' | 'initialModel'> {
  readonly history: HistorySetting;
}

/** Undefined: the data is what is on a branch. */
export async function reviewedData(
  { env, cwd, host }: Pick<Step, 'env' | 'cwd' | 'host'>,
  given: Readonly<Record<string, string>>,
  { baseline, history, initialModel }: Asked,
): Promise<Reviewed | undefined> {
  const isReview = /^(?:pull_request|merge_group)/.test(env.GITHUB_EVENT_NAME ?? '');
  if (!isReview) return undefined;
  const { workspace } = host;
  const inCheckout = async (name: 'baseline' | 'history' | 'initial-model', path: string) => {
    const isThere = workspace !== undefined && (await liesIn(workspace, path));
    // What the settings file gives is told as it lies in the workspace.
    return isThere ? (given[name]?.trim() ?? pathFrom(cwd, path)) : undefined;
  };
  const fileWithBaseline = await fileThatGives('baseline', given, cwd);
  const isPath = fileWithBaseline === undefined && baseline !== 'auto' && baseline !== 'none';
  return {
    fileWithBaseline,
    fileWithArtifactName: await fileThatGives('artifact-name', given, cwd),
    baselineInCheckout: isPath ? await inCheckout('baseline', baseline) : undefined,
    initialModelInCheckout: INITIAL_MODEL_WORDS.some((word) => word === initialModel)
      ? undefined
      : await inCheckout('initial-model', initialModel),
    historyInCheckout: history.kind === 'folder' ? await inCheckout('history', history.folder) : undefined,
  };
}
