// Uploads the run's model and reports as one workflow artifact. What can't be uploaded is said, never left out in
// silence; whether that fails the step is github.ts's decision.
import { relative } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import type { Report } from './publisher.ts';

export type ArtifactClient = Pick<DefaultArtifactClient, 'uploadArtifact'>;

export interface ArtifactOptions {
  readonly name: string;
  /** undefined: the repository's default. */
  readonly retentionDays: number | undefined;
}

export interface UploadedArtifact {
  readonly id: number;
  /** SHA-256, hex. */
  readonly digest: string;
  /** Relative to the run folder; names that artifact storage doesn't take. */
  readonly leftOut: readonly string[];
}

// What @actions/artifact rejects in a path, because not every file system takes it: one such name would fail the
// whole upload.
const REJECTED = /["|<>:*?\r\n]/;

/** Uploads `report.files`, named relative to the run folder. Throws what the client throws. */
export async function uploadArtifact(
  report: Report,
  { name, retentionDays }: ArtifactOptions,
  client: ArtifactClient = new DefaultArtifactClient(),
): Promise<UploadedArtifact> {
  const nameInside = (file: string) => relative(report.folder, file);
  const files = report.files.filter((file) => !REJECTED.test(nameInside(file)));
  const leftOut = report.files.filter((file) => REJECTED.test(nameInside(file))).map(nameInside);
  const uploaded = await client.uploadArtifact(name, [...files], report.folder, {
    ...(retentionDays === undefined ? {} : { retentionDays }),
  });
  if (uploaded.id === undefined || uploaded.digest === undefined)
    throw new Error('the artifact service confirmed neither number nor digest');
  return { id: uploaded.id, digest: uploaded.digest, leftOut };
}
