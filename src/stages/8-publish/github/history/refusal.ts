// What a failure of git means for a user: who may not write, and the permission or setting to write. The words are those
// of GitHub's servers and of git itself, in English.
import { HistoryRefused } from '../../../../earlier/history-store.ts';
import { GitFailed, GitMissing } from './git.ts';

/** The word for what was tried. */
export type Tried = 'read' | 'written';

const permission = (tried: Tried) => (tried === 'read' ? 'read' : 'write');

interface Cause {
  readonly said: RegExp;
  /** Another try would end the same way. */
  readonly reason: (tried: Tried, branch: string, said: string) => string;
  readonly lacksPermission?: boolean;
}

const CAUSES: readonly Cause[] = [
  {
    said: /archived so it is read-only/i,
    reason: () => 'the repository is archived',
  },
  {
    said: /rule violations|GH013|protected branch|GH006/i,
    reason: (_tried, branch) =>
      `a rule of the repository protects it: leave ${branch} out of the ruleset or the branch protection, or choose another name in \`history\``,
  },
  // Of other reasons, such as a file that is too large.
  { said: /hook declined/i, reason: (_tried, _branch, said) => toldIn(said) },
  {
    said: /error: 403|permission to .* denied|not granted|not accessible by/i,
    reason: (tried) => `the token may not: give the job \`permissions: contents: ${permission(tried)}\``,
    lacksPermission: true,
  },
  {
    said: /error: 401|authentication failed|could not read (?:username|password)|invalid credentials/i,
    reason: (tried) =>
      `the token is none that the server takes: leave out \`token\`, or give one that has the permission \`contents: ${permission(tried)}\``,
  },
  {
    said: /repository .*not found|error: 404/i,
    reason: (tried) =>
      `the token doesn't see the repository: give the job \`permissions: contents: ${permission(tried)}\``,
    lacksPermission: true,
  },
  {
    said: /not a valid ref|invalid refspec|bad ref/i,
    reason: (_tried, branch) => `no branch can be called ${JSON.stringify(branch)}`,
  },
];

/** Undefined: it may go well another time. Where there's no git, and where the server says no, it won't. */
export function refusalOf(error: unknown, tried: Tried, branch: string): HistoryRefused | undefined {
  if (error instanceof HistoryRefused) return error;
  if (error instanceof GitMissing)
    return new HistoryRefused(
      'the runner has no git: install it before this step, or set `history: auto`, which does without',
      { cause: error },
    );
  if (!(error instanceof GitFailed)) return undefined;
  const cause = CAUSES.find(({ said }) => said.test(error.said));
  if (cause === undefined) return undefined;
  const { reason, lacksPermission = false } = cause;
  return new HistoryRefused(reason(tried, branch, error.said), { cause: error, lacksPermission });
}

/** Of a failure that another try didn't mend. */
export function failure(error: GitFailed): HistoryRefused {
  return new HistoryRefused(toldIn(error.said), { cause: error });
}

/** The line that says most: the server's last one, or else git's. */
function toldIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const told = [/^remote: (?:error|fatal): ./, /^(?:fatal|error|remote): ./, /./];
  const line = told.map((form) => lines.findLast((one) => form.test(one))).find(Boolean) ?? 'git failed';
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
