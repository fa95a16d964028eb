// Publishes to GitHub Actions: log lines and groups, annotations, the job summary, the step's outputs, the artifacts,
// the pull request's comment.
import { readFile } from 'node:fs/promises';
import * as core from '@actions/core';
import { type Inline, joined, link, plainText } from '../../../document/inline.ts';
import { describeFault, type Fault, oneForEachCause, summaryUnavailable } from '../../../errors.ts';
import type { Results } from '../../../results/results.ts';
import { messageOf } from '../../../shared/message-of.ts';
import type { AnyResults } from '../../7-report/documents.ts';
import { evaluationSentences } from '../../7-report/evaluation/words.ts';
import { gateFaults, hasFailedGate } from '../../7-report/gates.ts';
import { mergedWords } from '../../7-report/merge/words.ts';
import { renderSummary } from '../../7-report/summary.ts';
import { resultLines, stopSentence } from '../../7-report/words/sentences.ts';
import { startSentence } from '../../7-report/words/start.ts';
import { OUTPUTS, type OutputDefinition } from '../outputs.ts';
import { epochLine, forecastLine, initialLine, sharesLine, startedLine, stoppedLine } from '../progress.ts';
import type { Published, Publisher } from '../publisher.ts';
import { capFaults, unsaid } from '../tell-faults.ts';
import { advance, type TrainingProgress } from '../training-progress.ts';
import type { ArtifactClient, ArtifactOptions } from './artifact.ts';
import { annotation, MAX_ANNOTATIONS, plainLine } from './commands.ts';
import type { RunComment } from './comment.ts';
import type { GitHubEnvironment } from './environment.ts';
import { measuringRun } from './measuring-run.ts';
import type { ModelRelease } from './release.ts';
import { setOutput } from './runner-files.ts';
import { type AnyReport, publishArtifacts } from './uploads.ts';

export interface GitHubOptions {
  readonly environment: GitHubEnvironment;
  /** Absolute; the files that faults name are relative to it. */
  readonly data: string;
  readonly artifact: ArtifactOptions;
  /** undefined: none is written. */
  readonly comment?: RunComment | undefined;
  /** undefined: none is made. */
  readonly release?: ModelRelease | undefined;
  /** A clock in milliseconds that never goes back. */
  readonly now: () => number;
  /** For tests: what uploads. */
  readonly artifactClient?: ArtifactClient;
}

export function gitHubPublisher(options: GitHubOptions): Publisher {
  const annotate = annotator(options);
  const group = logGroup();
  const publishAll = publishing(options, group, annotate);
  return {
    say,
    group,
    faults: annotate,
    training: trainingLog(options.now),
    progress() {},
    async publish(report) {
      const { results } = report;
      detail(`seconds by stage: ${JSON.stringify(results['timings-seconds'])}`);
      const published = await publishAll({
        report,
        lines: [...resultLines(results), plainText(stopSentence(results)), ...startSentence(results)],
        output: ({ value }) => value?.(report),
        results,
        // Half a training is nothing to tell a reviewer, and a job that was cancelled is ended within seconds.
        isTold: results['stop-reason'] !== 'cancelled',
      });
      judge(results, annotate);
      return published;
    },
    async publishMerged(report) {
      await publishAll({
        report,
        lines: mergedWords(report.merged),
        output: ({ merged }) => merged?.(report),
        results: report.merged,
        isTold: true,
      });
      judge(report.merged, annotate);
    },
    async publishEvaluation(report) {
      const { evaluation } = report;
      const published = await publishAll({
        report,
        lines: [...resultLines(evaluation), ...evaluationSentences(evaluation)],
        output: ({ evaluated }) => evaluated?.(report),
        results: evaluation,
        isTold: true,
      });
      judge(evaluation, annotate);
      return published;
    },
  };
}

/** A line for each epoch; of each step only in a log for debugging. */
function trainingLog(now: GitHubOptions['now']): Publisher['training'] {
  let progress: TrainingProgress | undefined;
  return (event) => {
    progress = advance(progress, event, now());
    if (event.type === 'step')
      detail(`epoch ${event.epoch}, step ${event.step} of ${event.steps}: loss ${event.loss}`);
    if (event.type === 'features' || event.type === 'validation')
      detail(`epoch ${event.epoch}, ${event.type} step ${event.step} of ${event.steps}`);
    if (event.type === 'started') say(startedLine(event));
    if (event.type === 'shares') say(sharesLine(event));
    if (event.type === 'initial' && progress !== undefined) say(initialLine(event, progress));
    if (event.type === 'epoch' && progress !== undefined) say(epochLine(event, progress));
    if (event.type === 'forecast') say(forecastLine(event));
    if (event.type === 'stopped') say(stoppedLine(event.outcome));
  };
}

/** What is published of any kind of run. */
interface Publication {
  readonly report: AnyReport;
  /** For the log. */
  readonly lines: readonly string[];
  /** Undefined where this kind of run has no such output. */
  readonly output: (definition: OutputDefinition) => string | undefined;
  /** What the summary tells. */
  readonly results: AnyResults;
  /** Whether the pull request's comment tells it, too. */
  readonly isTold: boolean;
}

function publishing(options: GitHubOptions, group: Publisher['group'], annotate: Publisher['faults']) {
  return async ({ report, lines, output, results, isTold }: Publication): Promise<Published> => {
    for (const line of lines) say(line);
    // What costs nothing comes first: a cancelled job leaves only seconds.
    for (const definition of OUTPUTS) {
      const value = output(definition);
      if (value !== undefined) setOutput(definition.name, value);
    }
    // The history is written after all this, and says then where it lies.
    setOutput('history-url', '');
    await writeJobSummary(await readFile(report.summaryPath, 'utf8'), report, annotate);
    group('Upload the artifacts');
    const { whole, links: uploaded } = await publishArtifacts(report, options, annotate);
    // Out of any group: a log shows these folded, and what a missing permission costs is to be seen.
    group(undefined);
    const released = whole && isTold ? await publishRelease(report, options) : '';
    const measured = measuringRun(results, options.environment.repositoryUrl);
    const parts = [uploaded, released, measured].filter((part) => part !== '');
    const links = parts.length === 0 ? '' : joined(parts, ' · ');
    if (links !== '') await writeJobSummary(renderSummary(results, undefined, links), report, annotate);
    setOutput(
      'comment-url',
      isTold ? await postComment(results, links, report.folder, options, annotate) : '',
    );
    return { whole };
  };
}

/** Gives a link to it, empty where there's none to open. */
async function publishRelease(report: AnyReport, { release }: GitHubOptions): Promise<Inline> {
  const isModel = !('evaluation' in report);
  const outcome = release && isModel ? await release.publish(report) : undefined;
  for (const line of outcome?.lines ?? []) say(line);
  if (outcome?.fault !== undefined) core.setFailed(plainLine(describeFault(outcome.fault)));
  setOutput('release-url', outcome?.url ?? '');
  return outcome === undefined || outcome.url === '' ? '' : link('Open the release', outcome.url);
}

/** Last of all: a step that a gate fails has published everything. */
function judge(results: Pick<Results, 'gates'>, annotate: Publisher['faults']): void {
  annotate(gateFaults(results));
  if (hasFailedGate(results)) process.exitCode = core.ExitCode.Failure;
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
  const newOf = unsaid();
  return (faults) => {
    const unannotated: Fault[] = [];
    for (const fault of oneForEachCause(newOf(faults))) {
      for (const file of fault.files ?? []) detail(`${fault.code}: ${file}`);
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
      const { told, more } = capFaults(rest);
      say(`${rest.length} more ${severity}${rest.length === 1 ? '' : 's'}:`);
      for (const fault of told) say(`${severity}: ${describeFault(fault)}`);
      for (const line of more) say(line);
    }
  };
}

/** Gives the comment's address, empty where there is none. */
async function postComment(
  results: AnyResults,
  links: Inline,
  folder: string,
  options: GitHubOptions,
  annotate: Publisher['faults'],
): Promise<string> {
  if (options.comment === undefined) return '';
  const { lines, faults, url } = await options.comment.post(results, links, folder);
  for (const line of lines) say(line);
  annotate(faults);
  return url;
}

/**
 * In place of what this step has written before: the first time without links, in case the upload is cut short. Not
 * every server that runs workflows has job summaries; the file in the run folder says the same.
 */
async function writeJobSummary(
  markdown: string,
  report: AnyReport,
  annotate: Publisher['faults'],
): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write({ overwrite: true });
  } catch (cause) {
    core.summary.emptyBuffer();
    annotate([summaryUnavailable(messageOf(cause), report.summaryPath)]);
  }
}
