// Releases a model on GitHub: the files that whoever uses it needs, with their checksums. What can't be released is said
// and fails the step, for whoever asks for a release counts on it.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { link } from '../../../document/inline.ts';
import { inlineMarkdown } from '../../../document/markdown/inline.ts';
import { type Fault, releaseFailed, releaseFileTaken, releaseNotPermitted } from '../../../errors.ts';
import { NOTICES_FILE } from '../../../results/run-folder.ts';
import { CONVERSATION_MS, inTime, neededTransferMs } from '../../../shared/deadline.ts';
import { hasFailedGate } from '../../7-report/gates.ts';
import { renderSummary } from '../../7-report/summary.ts';
import type { MergedReport, Report } from '../publisher.ts';
import { isForbidden, isNotFound, reasonOf, withRetries } from './comment/requests.ts';
import { measuringRun } from './measuring-run.ts';
import { releaseClient } from './release/client.ts';
import { releaseOccasion } from './release/occasion.ts';
import { FilesInTheWay, placeRelease, type ReleaseFile } from './release/place.ts';

export interface ReleaseOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A secret: it goes to GitHub's API and nowhere else. */
  readonly token: string;
  readonly artifactName: string;
  /** Of the run's page; undefined where it isn't known. */
  readonly runUrl: string | undefined;
  readonly repositoryUrl: string | undefined;
  /** The run's. */
  readonly signal?: AbortSignal | undefined;
  /** For tests: waits so many milliseconds. */
  readonly sleep?: (ms: number) => Promise<unknown>;
  /** For tests: how long one request may take. */
  readonly timeoutMs?: number;
}

export interface ReleaseOutcome {
  /** For the log. */
  readonly lines: readonly string[];
  /** Of the release's page; empty: there's none. */
  readonly url: string;
  readonly fault: Fault | undefined;
}

export interface ModelRelease {
  /** Releases the model if it's one to be released. Never throws. */
  publish(report: Report | MergedReport): Promise<ReleaseOutcome>;
}

/** GitHub's limit of a release's notes, less room for a line of ours. */
const NOTES_LIMIT = 120_000;

export function modelRelease(options: ReleaseOptions): ModelRelease {
  const { env, token, signal, sleep = sleepFor, timeoutMs } = options;
  const [owner = '', repo = ''] = (env.GITHUB_REPOSITORY ?? '').split('/');
  const apiUrl = env.GITHUB_API_URL || 'https://api.github.com';
  return {
    async publish(report) {
      const occasion = releaseOccasion({ ...options, ...judgementOf(report) });
      if (occasion.tag === undefined) return { lines: [occasion.reason], url: '', fault: undefined };
      const { tag } = occasion;
      try {
        if (token === '') throw new Error('the input `token` is empty');
        const { GITHUB_WORKFLOW: workflow = '', GITHUB_JOB: job = '' } = env;
        const key = { workflow, job, artifact: options.artifactName };
        const files = await filesOf(report);
        const release = { ...occasion, key, notes: notesOf(report, options), files };
        const ms = CONVERSATION_MS + neededTransferMs(bytesOf(files));
        const work = (ending: AbortSignal) => {
          const client = releaseClient({ token, apiUrl, owner, repo, timeoutMs, signal: ending });
          return withRetries(() => placeRelease(client, release), sleep);
        };
        const { line, url } = await inTime(work, { ms, signal, handsOver: true });
        return { lines: [line], url, fault: undefined };
      } catch (error) {
        return { lines: [], url: '', fault: faultOf(error, tag) };
      }
    },
  };
}

function faultOf(error: unknown, tag: string): Fault {
  if (error instanceof FilesInTheWay) return releaseFileTaken(tag, error.files);
  const refused = isForbidden(error) || isNotFound(error);
  return (refused ? releaseNotPermitted : releaseFailed)(tag, reasonOf(error));
}

function judgementOf(report: Report | MergedReport) {
  if ('merged' in report)
    return { verdict: undefined, gateFailed: hasFailedGate(report.merged), isUntrained: false };
  const { results } = report;
  const { comparison, untrained } = results;
  return {
    verdict: comparison.verdict,
    gateFailed: hasFailedGate(results),
    isUntrained: untrained !== null,
  };
}

/** Whoever takes the model asks how it was made, not that the run before the release's had made it. */
function notesOf(report: Report | MergedReport, { runUrl, repositoryUrl }: ReleaseOptions): string {
  const results = 'merged' in report ? report.merged : { ...report.results, restored: null };
  const summary = renderSummary(results, NOTES_LIMIT);
  if (runUrl === undefined) return summary;
  const maker = 'merged' in report ? '' : measuringRun(report.results, repositoryUrl);
  const run = link('this run', runUrl);
  const words = maker === '' ? ['Made by ', run] : ['Released by ', run, '. Made by ', maker];
  return `${summary}\n${inlineMarkdown(words)}\n`;
}

function bytesOf(files: readonly ReleaseFile[]): number {
  return files.reduce((sum, { content }) => sum + content.length, 0);
}

/** The checksums come last: where they are, all is there. */
async function filesOf(report: Report | MergedReport): Promise<readonly ReleaseFile[]> {
  const besideModel = ['card.md', NOTICES_FILE].map((name) => join(report.folder, 'model', name));
  const results = 'merged' in report ? report.mergedPath : report.resultsPath;
  const paths = [
    report.modelPath,
    ...report.files.filter((file) => besideModel.includes(file)),
    results,
    report.reportPath,
  ];
  const files = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), content: await readFile(path) })),
  );
  const sums = files.map(
    ({ name, content }) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`,
  );
  return [...files, { name: 'SHA256SUMS', content: Buffer.from(sums.join('')) }];
}
