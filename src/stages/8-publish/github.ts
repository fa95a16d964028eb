// Publishes to GitHub Actions: log lines and groups, annotations, the job summary, the step's outputs, the artifacts,
// the pull request's comment.
import { readFile } from 'node:fs/promises';
import * as core from '@actions/core';
import {
  artifactNamesRejected,
  artifactsUnavailable,
  artifactUploadFailed,
  describeFault,
  type Fault,
  reportUploadFailed,
  summaryUnavailable,
} from '../../errors.ts';
import { gateFaults, hasFailedGate } from '../7-report/gates.ts';
import type { Merged } from '../7-report/merge/merged.ts';
import { renderMergedSummary } from '../7-report/merge/summary.ts';
import { mergedWords } from '../7-report/merge/words.ts';
import type { Results } from '../7-report/results.ts';
import { gatesLine } from '../7-report/summary/gates.ts';
import { resultLines, stopSentence } from '../7-report/summary/sentences.ts';
import { renderSummary } from '../7-report/summary.ts';
import {
  type ArtifactClient,
  type ArtifactOptions,
  reportName,
  type UploadedArtifact,
  type UploadedFiles,
  uploadArtifact,
  uploadReport,
} from './github-artifact.ts';
import type { BaselineStore } from './github-baseline.ts';
import { annotation, MAX_ANNOTATIONS, plainLine } from './github-commands.ts';
import type { PullRequestComment } from './github-comment.ts';
import type { GitHubEnvironment } from './github-environment.ts';
import { OUTPUTS } from './outputs.ts';
import { advance, epochLine, forecastLine, type Progress, startedLine, stoppedLine } from './progress.ts';
import type { MergedReport, Publisher, Report } from './publisher.ts';

export interface GitHubOptions {
  readonly environment: GitHubEnvironment;
  /** Absolute; the files that faults name are relative to it. */
  readonly data: string;
  readonly artifact: ArtifactOptions;
  /** For `baseline: auto`; undefined: none is looked for and none is kept. */
  readonly baseline?: BaselineStore | undefined;
  /** undefined: none is written. */
  readonly comment?: PullRequestComment | undefined;
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
      if (event.type === 'step')
        detail(`epoch ${event.epoch}, step ${event.step} of ${event.steps}: loss ${event.loss}`);
      if (event.type === 'validation')
        detail(`epoch ${event.epoch}, validation step ${event.step} of ${event.steps}`);
      if (event.type === 'started') say(startedLine(event));
      if (event.type === 'epoch' && progress !== undefined) say(epochLine(event, progress));
      if (event.type === 'forecast') say(forecastLine(event));
      if (event.type === 'stopped') say(stoppedLine(event.outcome));
    },
    progress() {},
    async publish(report) {
      detail(`seconds by stage: ${JSON.stringify(report.results['timings-seconds'])}`);
      for (const line of resultLines(report.results)) say(line);
      say(stopSentence(report.results));
      // What costs nothing comes first: a cancelled job leaves only seconds.
      for (const { name, value } of OUTPUTS) if (value !== undefined) core.setOutput(name, value(report));
      await writeJobSummary(await readFile(report.summaryPath, 'utf8'), report, annotate);
      group('Upload the artifacts');
      const { whole, links } = await publishArtifacts(report, options, annotate);
      if (links !== '')
        await writeJobSummary(renderSummary(report.results, undefined, links), report, annotate);
      if (whole && isSuccessful(report)) annotate((await options.baseline?.save(report.resultsPath)) ?? []);
      // Out of any group: a log shows these folded, and what a missing permission costs is to be seen.
      group(undefined);
      await comment(report, links, options, annotate);
      judge(report, annotate);
    },
    async publishMerged(report) {
      for (const line of mergedWords(report.merged)) say(line);
      for (const { name, merged } of OUTPUTS) if (merged !== undefined) core.setOutput(name, merged(report));
      await writeJobSummary(await readFile(report.summaryPath, 'utf8'), report, annotate);
      group('Upload the artifacts');
      const { links } = await publishArtifacts(report, options, annotate);
      if (links !== '')
        await writeJobSummary(renderMergedSummary(report.merged, undefined, links), report, annotate);
      group(undefined);
      await postComment(report.merged, links, options, annotate);
    },
  };
}

/** Worth comparing later runs with: trained to its end, tested, and through every gate. */
function isSuccessful({ results }: Report): boolean {
  const whole = results['stop-reason'] !== 'cancelled' && results.test['macro-f1'] !== null;
  return whole && !hasFailedGate(results);
}

/** Last of all: a step that a gate fails has published everything. */
function judge({ results }: Report, annotate: Publisher['faults']): void {
  annotate(gateFaults(results));
  if (hasFailedGate(results)) core.setFailed(plainLine(gatesLine(results.gates) ?? ''));
}

function say(line: string): void {
  core.info(plainLine(line));
}

/** Shown where the workflow's log of steps is a debugging one; elsewhere there would be thousands for nobody. */
export function detail(line: string): void {
  if (core.isDebug()) core.debug(plainLine(line));
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

interface Published {
  /** False where the upload of the model broke: later jobs would miss it, so the step fails. */
  readonly whole: boolean;
  /** To the page and to the model, Markdown; empty where there's nothing to open. */
  readonly links: string;
}

/**
 * Uploads and sets the artifacts' outputs. Where the server has no artifacts the run is still good, the files lie in
 * the run folder: a warning.
 */
async function publishArtifacts(
  report: Report | MergedReport,
  options: GitHubOptions,
  annotate: Publisher['faults'],
): Promise<Published> {
  const { artifact, environment, artifactClient } = options;
  if (environment.artifactsUnavailable !== undefined) {
    annotate([artifactsUnavailable(environment.artifactsUnavailable, report.folder)]);
    return { whole: true, links: '' };
  }
  let uploaded: UploadedFiles;
  try {
    uploaded = await uploadArtifact(report, artifact, artifactClient);
  } catch (cause) {
    core.setFailed(describeFault(artifactUploadFailed(artifact.name, reasonOf(cause), report.folder)));
    return { whole: false, links: '' };
  }
  if (uploaded.leftOut.length > 0) annotate([artifactNamesRejected(uploaded.leftOut)]);
  const url = artifactUrl(uploaded, environment);
  core.setOutput('artifact-id', `${uploaded.id}`);
  core.setOutput('artifact-url', url);
  core.setOutput('artifact-digest', uploaded.digest);
  const page = await publishPage(report, options, annotate);
  core.setOutput('report-url', page);
  const links = [
    ...(page === '' ? [] : [`[Open the report](${page})`]),
    ...(url === '' ? [] : [`[Download the model](${url}) (sha256 \`${uploaded.digest}\`)`]),
  ];
  return { whole: true, links: links.join(' · ') };
}

/** The page's address, empty where it has none. It's in the model's artifact too, so that without it no step fails. */
async function publishPage(
  report: Report | MergedReport,
  { artifact, environment, artifactClient }: GitHubOptions,
  annotate: Publisher['faults'],
): Promise<string> {
  try {
    return artifactUrl(await uploadReport(report, artifact, artifactClient), environment);
  } catch (cause) {
    annotate([reportUploadFailed(reportName(artifact.name), reasonOf(cause), report.reportPath)]);
    return '';
  }
}

function artifactUrl({ id }: UploadedArtifact, { runUrl }: GitHubEnvironment): string {
  return runUrl === undefined ? '' : `${runUrl}/artifacts/${id}`;
}

/** Half a training is nothing to tell a reviewer, and a job that was cancelled is ended within seconds. */
async function comment(
  { results }: Report,
  links: string,
  options: GitHubOptions,
  annotate: Publisher['faults'],
): Promise<void> {
  if (results['stop-reason'] !== 'cancelled') await postComment(results, links, options, annotate);
}

async function postComment(
  results: Results | Merged,
  links: string,
  options: GitHubOptions,
  annotate: Publisher['faults'],
): Promise<void> {
  if (options.comment === undefined) return;
  const { lines, faults } = await options.comment.post(results, links);
  for (const line of lines) say(line);
  annotate(faults);
}

/**
 * In place of what this step has written before: the first time without links, in case the upload is cut short. Not
 * every server that runs workflows has job summaries; the file in the run folder says the same.
 */
async function writeJobSummary(
  markdown: string,
  report: Report | MergedReport,
  annotate: Publisher['faults'],
): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write({ overwrite: true });
  } catch (cause) {
    core.summary.emptyBuffer();
    annotate([summaryUnavailable(reasonOf(cause), report.summaryPath)]);
  }
}

/** The storage's client words nothing where the storage says nothing. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return `${cause}`;
  const { statusCode } = cause as { readonly statusCode?: number };
  return cause.message || (statusCode === undefined ? cause.name : `the storage answered ${statusCode}`);
}
