// Publishes to GitHub Actions: log lines and groups, annotations, the job summary, the step's outputs, the artifact.
import { readFile } from 'node:fs/promises';
import * as core from '@actions/core';
import {
  artifactNamesRejected,
  artifactsUnavailable,
  artifactUploadFailed,
  describeFault,
  type Fault,
  summaryUnavailable,
} from '../../errors.ts';
import { resultLines, stopSentence } from '../7-report/summary/sentences.ts';
import {
  type ArtifactClient,
  type ArtifactOptions,
  type UploadedArtifact,
  uploadArtifact,
} from './github-artifact.ts';
import type { BaselineStore } from './github-baseline.ts';
import { annotation, MAX_ANNOTATIONS, plainLine } from './github-commands.ts';
import type { GitHubEnvironment } from './github-environment.ts';
import { OUTPUTS } from './outputs.ts';
import { advance, epochLine, type Progress, startedLine, stoppedLine } from './progress.ts';
import type { Publisher, Report } from './publisher.ts';

export interface GitHubOptions {
  readonly environment: GitHubEnvironment;
  /** Absolute; the files that faults name are relative to it. */
  readonly data: string;
  readonly artifact: ArtifactOptions;
  /** For `baseline: auto`; undefined: none is looked for and none is kept. */
  readonly baseline?: BaselineStore | undefined;
  /** A clock in milliseconds that never goes back. */
  readonly now: () => number;
  /** For tests: what uploads. */
  readonly artifactClient?: ArtifactClient;
}

export function gitHubPublisher(options: GitHubOptions): Publisher {
  const annotate = annotator(options);
  const group = logGroup();
  let progress: Progress | undefined;
  return {
    say,
    group,
    faults: annotate,
    async fetchBaseline() {
      if (options.baseline === undefined) return { json: undefined, reason: 'No baseline was looked for.' };
      const { found, faults } = await options.baseline.fetch();
      annotate(faults);
      return found;
    },
    training(event) {
      progress = advance(progress, event, options.now());
      if (event.type === 'started') say(startedLine(event));
      if (event.type === 'epoch' && progress !== undefined) say(epochLine(event, progress));
      if (event.type === 'stopped') say(stoppedLine(event.outcome));
    },
    async publish(report) {
      for (const line of resultLines(report.results)) say(line);
      say(stopSentence(report.results));
      // What costs nothing comes first: a cancelled job leaves only seconds.
      for (const { name, value } of OUTPUTS) if (value !== undefined) core.setOutput(name, value(report));
      await appendToSummary(await readFile(report.summaryPath, 'utf8'), report, annotate);
      group('Upload the artifact');
      const whole = await publishArtifact(report, options, annotate);
      if (whole && isSuccessful(report)) annotate((await options.baseline?.save(report.resultsPath)) ?? []);
      group(undefined);
    },
  };
}

/** Worth comparing later runs with: trained to its end and tested. */
function isSuccessful({ results }: Report): boolean {
  return results['stop-reason'] !== 'cancelled' && results.test['macro-f1'] !== null;
}

function say(line: string): void {
  core.info(plainLine(line));
}

/** Workflow log groups don't nest: opening one closes the one before. */
function logGroup(): Publisher['group'] {
  let open = false;
  return (title) => {
    if (open) core.endGroup();
    if (title !== undefined) core.startGroup(title);
    open = title !== undefined;
  };
}

/** Annotates as many faults as GitHub shows in one step; the others are counted and stand in the log. */
function annotator({ data, environment }: GitHubOptions): Publisher['faults'] {
  const left: Record<Fault['severity'], number> = { ...MAX_ANNOTATIONS };
  return (faults) => {
    const unannotated: Fault[] = [];
    for (const fault of faults) {
      if (left[fault.severity]-- <= 0) {
        unannotated.push(fault);
        continue;
      }
      const { message, properties } = annotation(fault, data, environment.workspace);
      if (fault.severity === 'error') core.error(message, properties);
      else core.warning(message, properties);
    }
    for (const severity of ['error', 'warning'] as const) {
      const rest = unannotated.filter((fault) => fault.severity === severity);
      if (rest.length === 0) continue;
      say(`${rest.length} more ${severity}${rest.length === 1 ? '' : 's'}:`);
      for (const fault of rest) say(`${severity}: ${describeFault(fault)}`);
    }
  };
}

/**
 * Uploads and sets the artifact's outputs. Where the server has no artifacts the run is still good, the files lie in
 * the run folder: a warning. Where the upload breaks, later jobs would miss it: the step fails, and this is false.
 */
async function publishArtifact(
  report: Report,
  { artifact, environment, artifactClient }: GitHubOptions,
  annotate: Publisher['faults'],
): Promise<boolean> {
  if (environment.artifactsUnavailable !== undefined) {
    annotate([artifactsUnavailable(environment.artifactsUnavailable, report.folder)]);
    return true;
  }
  let uploaded: UploadedArtifact;
  try {
    uploaded = await uploadArtifact(report, artifact, artifactClient);
  } catch (cause) {
    core.setFailed(describeFault(artifactUploadFailed(artifact.name, reasonOf(cause), report.folder)));
    return false;
  }
  if (uploaded.leftOut.length > 0) annotate([artifactNamesRejected(uploaded.leftOut)]);
  const url = environment.runUrl === undefined ? '' : `${environment.runUrl}/artifacts/${uploaded.id}`;
  core.setOutput('artifact-id', `${uploaded.id}`);
  core.setOutput('artifact-url', url);
  core.setOutput('artifact-digest', uploaded.digest);
  if (url === '') return true;
  const link = `\n[Download the model and the reports](${url}) (sha256 \`${uploaded.digest}\`)`;
  await appendToSummary(link, report, annotate);
  return true;
}

/** Not every server that runs workflows has job summaries; the file in the run folder is the same. */
async function appendToSummary(
  markdown: string,
  report: Report,
  annotate: Publisher['faults'],
): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch (cause) {
    core.summary.emptyBuffer();
    annotate([summaryUnavailable(reasonOf(cause), report.summaryPath)]);
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : `${cause}`;
}
