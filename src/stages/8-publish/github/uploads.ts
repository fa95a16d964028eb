// The artifacts of a run as a step publishes them: uploaded, set as its outputs, and linked. How files are uploaded is
// artifact.ts's.
import * as core from '@actions/core';
import { code, type Inline, joined, link } from '../../../document/inline.ts';
import {
  artifactNamesRejected,
  artifactsUnavailable,
  artifactUploadFailed,
  describeFault,
  reportUploadFailed,
} from '../../../errors.ts';
import type { EvaluationReport, MergedReport, Publisher, Report } from '../publisher.ts';
import {
  type ArtifactClient,
  type ArtifactOptions,
  reportName,
  type UploadedArtifact,
  type UploadedFiles,
  uploadArtifact,
  uploadReport,
} from './artifact.ts';
import type { GitHubEnvironment } from './environment.ts';
import { setOutput } from './runner-files.ts';

export type AnyReport = Report | MergedReport | EvaluationReport;

interface UploadOptions {
  readonly environment: GitHubEnvironment;
  readonly artifact: ArtifactOptions;
  readonly artifactClient?: ArtifactClient;
}

export interface Published {
  /** False where the upload of the model broke: later jobs would miss it, so the step fails. */
  readonly whole: boolean;
  /** To the page and to the model or the evaluation; empty where there's nothing to open. */
  readonly links: Inline;
}

/**
 * Uploads and sets the artifacts' outputs. Where the server has no artifacts the run is still good, the files lie in
 * the run folder: a warning.
 */
export async function publishArtifacts(
  report: AnyReport,
  options: UploadOptions,
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
  setOutput('artifact-id', `${uploaded.id}`);
  setOutput('artifact-url', url);
  setOutput('artifact-digest', uploaded.digest);
  const page = await publishPage(report, options, annotate);
  setOutput('report-url', page);
  const what = 'evaluation' in report ? 'the evaluation' : 'the model';
  const links = [
    ...(page === '' ? [] : [link('Open the report', page)]),
    ...(url === '' ? [] : [[link(`Download ${what}`, url), ' (sha256 ', code(uploaded.digest), ')']]),
  ];
  return { whole: true, links: links.length === 0 ? '' : joined(links, ' · ') };
}

/** The page's address, empty where it has none. The page is in the model's artifact too, so that without it no step fails. */
async function publishPage(
  report: AnyReport,
  { artifact, environment, artifactClient }: UploadOptions,
  annotate: Publisher['faults'],
): Promise<string> {
  if (!artifact.report) return '';
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

/** The storage's client words nothing where the storage says nothing. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return `${cause}`;
  const { statusCode } = cause as { readonly statusCode?: number };
  return cause.message || (statusCode === undefined ? cause.name : `the storage answered ${statusCode}`);
}
