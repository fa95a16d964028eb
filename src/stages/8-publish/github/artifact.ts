// Uploads the run's model and reports as one workflow artifact, and the report's page beside it as one that a browser
// opens. What can't be uploaded is said, never left out in silence; whether that fails the step is publisher.ts's decision.
import { copyFile, mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { inTime, neededTransferMs } from '../../../shared/deadline.ts';
import { remove } from '../../../shared/move-and-remove.ts';
import type { EvaluationReport, MergedReport, Report } from '../publisher.ts';

type AnyReport = Report | MergedReport | EvaluationReport;

export type ArtifactClient = Pick<DefaultArtifactClient, 'uploadArtifact'>;

export interface ArtifactOptions {
  readonly name: string;
  /** undefined: the repository's default. */
  readonly retentionDays: number | undefined;
  /** Whether the report's page has one of its own. */
  readonly report: boolean;
  /** The run's. */
  readonly signal?: AbortSignal | undefined;
}

export interface UploadedArtifact {
  readonly id: number;
  /** SHA-256, hex. */
  readonly digest: string;
}

export interface UploadedFiles extends UploadedArtifact {
  /** Relative to the run folder; names that artifact storage doesn't take. */
  readonly leftOut: readonly string[];
}

// What @actions/artifact rejects in a path, because not every file system takes it: one such name would fail the
// whole upload.
const REJECTED = /["|<>:*?\r\n]/;

/** Uploads `report.files`, named relative to the run folder. Throws what the client throws. */
export async function uploadArtifact(
  report: AnyReport,
  { name, retentionDays, signal }: ArtifactOptions,
  client: ArtifactClient = new DefaultArtifactClient(),
): Promise<UploadedFiles> {
  const nameInside = (file: string) => relative(report.folder, file);
  const files = report.files.filter((file) => !REJECTED.test(nameInside(file)));
  const leftOut = report.files.filter((file) => REJECTED.test(nameInside(file))).map(nameInside);
  const upload = () => client.uploadArtifact(name, [...files], report.folder, { ...days(retentionDays) });
  const limit = { ms: neededTransferMs(await bytesOf(files)), signal, handsOver: true };
  const uploaded = await inTime(upload, limit);
  return { ...confirmed(uploaded), leftOut };
}

/** The name of the page's artifact: one of its own for each training step, because a run takes each name once. */
export function reportName(artifactName: string): string {
  return `${artifactName}-report.html`;
}

/** Uploads the report's page unzipped. Throws what the client throws. */
export async function uploadReport(
  report: AnyReport,
  { name, retentionDays, signal }: ArtifactOptions,
  client: ArtifactClient = new DefaultArtifactClient(),
): Promise<UploadedArtifact> {
  const folder = await mkdtemp(join(tmpdir(), 'best-epoch-report-'));
  try {
    // Unzipped, an artifact is called what its file is called.
    const page = join(folder, reportName(name));
    await copyFile(report.reportPath, page);
    const options = { skipArchive: true, ...days(retentionDays) };
    const upload = () => client.uploadArtifact(reportName(name), [page], folder, options);
    const limit = { ms: neededTransferMs(await bytesOf([page])), signal, handsOver: true };
    return confirmed(await inTime(upload, limit));
  } finally {
    await remove(folder, { recursive: true, force: true });
  }
}

async function bytesOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function days(retentionDays: number | undefined) {
  return retentionDays === undefined ? {} : { retentionDays };
}

function confirmed({ id, digest }: Partial<UploadedArtifact>): UploadedArtifact {
  if (id === undefined || digest === undefined)
    throw new Error('the artifact service confirmed neither number nor digest');
  return { id, digest };
}
