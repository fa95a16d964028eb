// Faults of handing results on to GitHub.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const artifactsUnavailable = defineFault({
  code: 'artifacts-unavailable',
  severity: 'warning',
  words: (reason: string, folder: string): Wording => ({
    subject: 'the artifact',
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}.`,
  }),
  example: ['this server has no artifact service that it could use', 'best-epoch'],
  note: 'So on GitHub Enterprise Server and in some other engines. `actions/upload-artifact` of a version that the server supports can upload the folder.',
});

export const artifactUploadFailed = defineFault({
  code: 'artifact-upload-failed',
  words: (name: string, reason: string, folder: string): Wording => ({
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The model and the reports are in ${quote(folder)}; run the job again, with another \`artifact-name\` if the name is taken.`,
  }),
  example: ['best-epoch', 'an artifact with this name exists already', 'best-epoch'],
  note: 'A run takes each name once: give several training steps, or the jobs of a matrix, an `artifact-name` each.',
});

export const artifactNameTaken = defineFault({
  code: 'artifact-name-taken',
  words: (setting: string, taken: string, free: string): Wording => ({
    subject: `artifact-name ${quote(setting)}`,
    got: `is taken: this workflow run has an artifact ${quote(taken)} already`,
    expected: 'expected a name of its own for each step that trains, since a run takes each once',
    fix: `Write \`artifact-name: ${free}\`.`,
  }),
  example: ['best-epoch', 'best-epoch', 'best-epoch-2'],
  note: 'Two steps that both leave `artifact-name` at its default are the usual case. It is found before the training, so that no hour of it is lost at the upload.',
});

/** On a rerun, whose list may hold what the try before has left and what doesn't stand in its way. */
export const artifactPerhapsTaken = defineFault({
  code: 'artifact-perhaps-taken',
  severity: 'warning',
  words: (setting: string, taken: string, free: string): Wording => ({
    subject: `artifact-name ${quote(setting)}`,
    got: `is listed for this workflow run already (${quote(taken)}), maybe by the attempt before this one`,
    fix: `Should the upload be refused, write \`artifact-name: ${free}\`.`,
  }),
  example: ['best-epoch', 'best-epoch', 'best-epoch-2'],
  note: 'A line in the log of a job that is run again, not an annotation.',
});

export const reportBreaksDownloads = defineFault({
  code: 'report-breaks-downloads',
  severity: 'warning',
  words: (
    steps: readonly { readonly file: string; readonly line: number; readonly version: string }[],
    page: string,
  ): Wording => {
    const shown = steps
      .slice(0, 3)
      .map(({ file, line, version }) => `${quote(file)} (line ${line}, ${version})`);
    const more = steps.length > 3 ? ` and ${steps.length - 3} more` : '';
    return {
      subject: `actions/download-artifact in ${shown.join(', ')}${more}`,
      got: `would download the page ${quote(page)} as well and fail at it`,
      expected: 'since versions 4 to 7 take nothing but archives',
      fix: 'Use version 8 (`actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1`), or give it the `name` of what it needs, or set `report-artifact: false` here.',
    };
  },
  example: [[{ file: '.github/workflows/train.yml', line: 41, version: 'v7' }], 'best-epoch-report.html'],
  note: "The report's page is uploaded as it is, so that a browser opens it. Up to version 7 `actions/download-artifact` tries five times to unpack it and fails (\"Artifact download failed after 5 retries\"). It is looked for in the workflow that runs, in those of the repository that it calls and in the actions of the repository; other workflows that download from this run aren't seen. The page is in the model's artifact, too.",
});

export const artifactNamesRejected = defineFault({
  code: 'artifact-names-rejected',
  severity: 'warning',
  words: (names: readonly string[]): Wording => {
    const shown = names.slice(0, 5).map(quote).join(', ');
    const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
    return {
      subject: names.length === 1 ? 'file' : 'files',
      got: `${shown}${more} ${names.length === 1 ? 'is' : 'are'} not in the artifact`,
      expected: 'which takes none of " : < > | * ? and line breaks in a name',
      fix: 'Rename the images that they were made from.',
    };
  },
  example: [['predictions/worst-a:b.png']],
  note: 'The files are in `output` all the same.',
});

export const summaryUnavailable = defineFault({
  code: 'summary-unavailable',
  severity: 'warning',
  words: (reason: string, path: string): Wording => ({
    subject: 'the job summary',
    got: `was not written: ${escapeControls(reason.replace(/\.$/, ''))}`,
    fix: `It is also in ${quote(path)}.`,
  }),
  example: ['GITHUB_STEP_SUMMARY is not set', 'best-epoch/summary.md'],
  note: 'The engine that runs the workflow has no job summary.',
});

export const runnerFileNotWritable = defineFault({
  code: 'runner-file-not-writable',
  /** @param variable of the environment, in which the runner names the file */
  words: (variable: string, reason: string): Wording => ({
    subject: `the file of ${variable}, by which the runner hears of this step,`,
    got: `could not be written (${escapeControls(reason)})`,
    fix: 'Let no step set the variable or remove the file, and see that the disk of the runner has space.',
  }),
  example: ['GITHUB_OUTPUT', '/home/runner/work/_temp/_runner_file_commands/set_output_1: ENOENT'],
  note: 'The runner makes these files for each step. They are looked at before anything costs time.',
});

export const reportUploadFailed = defineFault({
  code: 'report-upload-failed',
  severity: 'warning',
  words: (name: string, reason: string, path: string): Wording => ({
    subject: `artifact ${quote(name)}`,
    got: `was not uploaded: ${escapeControls(reason)}`,
    fix: `The page is ${quote(path)}, and report.html in the model's artifact.`,
  }),
  example: ['best-epoch-report.html', 'the service did not answer', 'best-epoch/report.html'],
  note: 'Only the link that opens the report in the browser is missing.',
});

const ON_PULL_REQUEST = 'the pull request';

/** What to grant, by what is commented on. */
function permissionFor(on: string | number): string {
  if (on === 'commit') return '`permissions: contents: write`';
  if (on === 'workflow_run') return '`permissions: { actions: read, pull-requests: write }`';
  if (typeof on === 'number')
    return `\`permissions: pull-requests: write\` (\`issues: write\` if #${on} is an issue) beside \`contents: read\`, correct the number if there is no #${on}`;
  return '`permissions: pull-requests: write` beside `contents: read`';
}

export const commentNotPermitted = defineFault({
  code: 'comment-not-permitted',
  severity: 'warning',
  words: (reason: string, place: string, on: string | number): Wording => ({
    subject: `the comment on ${place}`,
    got: `was not written: the token may not (${escapeControls(reason)})`,
    fix: `Give the job ${permissionFor(on)}, or set \`comment: never\`.`,
  }),
  example: ['403 Resource not accessible by integration', ON_PULL_REQUEST, 'auto'],
  note: 'A line in the log, not an annotation. [On a pull request](github.md#on-a-pull-request) has the permissions to copy.',
});

export const commentFromFork = defineFault({
  code: 'comment-from-fork',
  severity: 'warning',
  words: (): Wording => ({
    subject: `the comment on ${ON_PULL_REQUEST}`,
    got: 'was not written: it comes from a fork, whose runs get a token that may only read',
    fix: 'A second workflow can write it: see "Pull requests from forks" in the README of Best Epoch.',
  }),
  example: [],
  note: 'A line in the log, not an annotation. See [pull requests from forks](github.md#pull-requests-from-forks).',
});

const NEXT_COMMENT = {
  passing: 'the next run tries again',
  locked: 'no run can comment until the conversation is unlocked',
  lasting: 'the next run fares alike until that is mended',
};

export const commentFailed = defineFault({
  code: 'comment-failed',
  severity: 'warning',
  words: (reason: string, place: string, outlook: 'passing' | 'locked' | 'lasting'): Wording => ({
    subject: `the comment on ${place}`,
    got: `could not be finished: ${escapeControls(reason)}`,
    fix: `The job's summary says the same; ${NEXT_COMMENT[outlook]}.`,
  }),
  example: ['502 Bad Gateway', ON_PULL_REQUEST, 'passing'],
  note: "GitHub's API did not do what it was asked for.",
});

export const commentOnlyElsewhere = defineFault({
  code: 'comment-only-elsewhere',
  words: (event: string): Wording => ({
    subject: 'input "comment-only"',
    got: `is true in a workflow that was started by ${quote(event)}`,
    expected: 'expected "workflow_run", which says whose results are to be commented',
    fix: 'Take the workflow of `examples/comment-from-fork.yml`.',
  }),
  example: ['push'],
  note: 'See [pull requests from forks](github.md#pull-requests-from-forks).',
});

export const otherRunUnreadable = defineFault({
  code: 'other-run-unreadable',
  severity: 'warning',
  words: (artifact: string, reason: string): Wording => ({
    subject: `artifact ${quote(artifact)} of the other run`,
    got: `was not commented on: ${escapeControls(reason)}`,
    fix: 'Its author sees the results in the summary of the run.',
  }),
  example: ['best-epoch', 'results.json is no JSON'],
  note: 'With `comment-only`: what the artifact of a pull request holds is the word of whoever opened it, and is left alone where it is larger than any run leaves it (512 MiB, results.json 32 MiB) or not of the form that this version writes. The two workflows should run the same version.',
});

/** Nothing of it is harmful here: what other steps of the job make of the fork's files, nobody knows. */
export const pullRequestTarget = defineFault({
  code: 'pull-request-target',
  severity: 'warning',
  words: (): Wording => ({
    subject: 'the event "pull_request_target"',
    got: "runs this job with the base branch's secrets, caches and writing token, on data that anybody may send",
    fix: 'Best Epoch runs none of it, but any other step that does gives them away: use `pull_request`, and for comments on forks the second workflow of "Pull requests from forks" in the README of Best Epoch.',
  }),
  example: [],
  note: '[SECURITY.md](../SECURITY.md#pull_request_target) says more.',
});

export const releaseNotPermitted = defineFault({
  code: 'release-not-permitted',
  words: (tag: string, reason: string): Wording => ({
    subject: `release ${quote(tag)}`,
    got: `was not made: the token may not (${escapeControls(reason)})`,
    fix: 'Give the job `permissions: contents: write` in the workflow and push that with a new tag, which releases the model (running this job again takes the workflow as it was); or set `release: never`.',
  }),
  example: ['model-1', '403 Resource not accessible by integration'],
  note: "The model is trained and uploaded as an artifact. A job that is run again takes the workflow's file of its commit, without the permission, and the default branch's next push is compared with this model and finds it the same: a tag is released whatever the verdict, where the workflow runs on tags (`push: tags:`). One that was pushed already is deleted and pushed anew, on the commit with the permission. [Releases](github.md#releases) has a workflow to copy.",
});

export const releaseFileTaken = defineFault({
  code: 'release-file-taken',
  words: (tag: string, files: readonly string[]): Wording => ({
    subject: `release ${quote(tag)}`,
    got: `has ${files.map(quote).join(', ')}, which this run has not put there`,
    expected: 'and nothing was added to it',
    fix: `Delete ${files.length === 1 ? 'it' : 'them'} from the release and run the job again, or set \`release: never\`.`,
  }),
  example: ['v1.2.0', ['model.onnx']],
  note: "A model's files belong together. Those of another run, or of anybody's, are neither replaced nor mixed with this run's; a release that has all of them already is left as it is.",
});

export const releaseFailed = defineFault({
  code: 'release-failed',
  words: (tag: string, reason: string): Wording => ({
    subject: `release ${quote(tag)}`,
    got: `was not published: ${escapeControls(reason)}`,
    fix: 'Run the job again: it takes up the draft that is left, if there is one.',
  }),
  example: ['model-1', '502 Bad Gateway'],
  note: "GitHub's API did not do what it was asked for. A release is published once all its files are there, so that nobody takes half of one.",
});
