// Whether a run is one to be released, and under which tag: the tag that was pushed, or on the default branch a tag of
// its own where the model is better than the one before. Never a pull request's: its data is anybody's.
import { createHash } from 'node:crypto';
import { BRANCH_EVENTS } from '../../../../results/history-line.ts';
import type { Comparison } from '../../../../results/judgement.ts';
import { defaultBranchOf } from '../run-scope.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface RunToRelease {
  readonly env: Environment;
  readonly artifactName: string;
  /** Undefined: it's compared with nothing. */
  readonly verdict: Comparison['verdict'] | undefined;
  readonly gateFailed: boolean;
  /** The run had no time to train its model. */
  readonly isUntrained: boolean;
}

export type Occasion =
  | { readonly tag: string; readonly commit: string }
  | { readonly tag: undefined /** A sentence. */; readonly reason: string };

export function releaseOccasion(given: RunToRelease): Occasion {
  const { env, artifactName, verdict, gateFailed, isUntrained } = given;
  const {
    GITHUB_EVENT_NAME: event = '',
    GITHUB_REF: ref = '',
    GITHUB_SHA: commit = '',
    GITHUB_RUN_ID: run,
  } = env;
  const none = (reason: string) => ({ tag: undefined, reason: `No release: ${reason}.` });
  const [, kind, name = ''] = /^refs\/(heads|tags)\/(.+)$/s.exec(ref) ?? [];
  const isOfCommit = BRANCH_EVENTS.some((one) => one === event);
  const isDefault = kind === 'heads' && name === defaultBranchOf(env);
  if (!isOfCommit || (kind !== 'tags' && !isDefault))
    return none('neither a tag nor the default branch was pushed');
  if (isUntrained) return none('the run had no time to train its model');
  if (gateFailed) return none('a gate has failed');
  if (kind === 'tags') return { tag: name, commit };
  if (verdict !== 'better')
    return none(
      `the verdict is ${verdict ?? 'none'}, and only a better model of ${name} is released without a tag`,
    );
  if (!run) return none('the runner does not say which run this is, by which its tag is called');
  return { tag: `${tagWord(artifactName)}-${run}`, commit };
}

/**
 * Of an artifact's name what a tag's may hold: https://git-scm.com/docs/git-check-ref-format. Where that isn't all of it a
 * hash tells it from another of the run.
 */
function tagWord(artifactName: string): string {
  const word = artifactName.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+/, '') || 'model';
  if (word === artifactName) return word;
  return `${word}-${createHash('sha256').update(artifactName).digest('hex').slice(0, 6)}`;
}
