// Faults of handing results on to GitHub.
import { escapeControls, quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

export function artifactsUnavailable(reason: string, folder: string): Fault {
  return fault('artifacts-unavailable', {
    subject: 'the artifact',
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}.`,
    severity: 'warning',
  });
}

export function artifactUploadFailed(name: string, reason: string, folder: string): Fault {
  return fault('artifact-upload-failed', {
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}; run the job again, with another \`artifact-name\` if the name is taken.`,
  });
}

export function artifactNamesRejected(names: readonly string[]): Fault {
  const shown = names.slice(0, 5).map(quote).join(', ');
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return fault('artifact-names-rejected', {
    subject: names.length === 1 ? 'file' : 'files',
    got: `${shown}${more} ${names.length === 1 ? 'is' : 'are'} not in the artifact`,
    expected: 'which takes none of " : < > | * ? and line breaks in a name',
    fix: 'Rename the images that they were made from.',
    severity: 'warning',
  });
}

export function summaryUnavailable(reason: string, path: string): Fault {
  return fault('summary-unavailable', {
    subject: 'the job summary',
    got: `was not written: ${escapeControls(reason)}`,
    fix: `It is also in ${quote(path)}.`,
    severity: 'warning',
  });
}

export function reportUploadFailed(name: string, reason: string, path: string): Fault {
  return fault('report-upload-failed', {
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The page is ${quote(path)}, and report.html in the model's artifact.`,
    severity: 'warning',
  });
}

const COMMENT = 'the comment on the pull request';

export function commentNotPermitted(reason: string): Fault {
  return fault('comment-not-permitted', {
    subject: COMMENT,
    got: `was not written: the token may not (${escapeControls(reason)})`,
    fix: 'Give the job `permissions: pull-requests: write` beside `contents: read`, or set `comment: never`.',
    severity: 'warning',
  });
}

export function commentFromFork(): Fault {
  return fault('comment-from-fork', {
    subject: COMMENT,
    got: 'was not written: it comes from a fork, whose runs get a token that may only read',
    fix: 'A second workflow can write it: see "Pull requests from forks" in the README of Best Epoch.',
    severity: 'warning',
  });
}

export function commentFailed(reason: string): Fault {
  return fault('comment-failed', {
    subject: COMMENT,
    got: `could not be finished: ${escapeControls(reason)}`,
    fix: "The job's summary says the same; the next run tries again.",
    severity: 'warning',
  });
}

/** Nothing of it is harmful here: what other steps of the job make of the fork's files, nobody knows. */
export function pullRequestTarget(): Fault {
  return fault('pull-request-target', {
    subject: 'the event "pull_request_target"',
    got: "runs this job with the base branch's secrets, caches and writing token, on data that anybody may send",
    fix: 'Best Epoch runs none of it, but any other step that does gives them away: use `pull_request`, and for comments on forks the second workflow of "Pull requests from forks" in the README of Best Epoch.',
    severity: 'warning',
  });
}
