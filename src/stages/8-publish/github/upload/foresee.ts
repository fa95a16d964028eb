// What would stand in the way of a run's artifacts, looked for before the run costs any time: names that this workflow run
// has already, and downloads of the workflow that break at the report's page. It writes nothing.
import { DefaultArtifactClient } from '@actions/artifact';
import {
  artifactNameTaken,
  artifactPerhapsTaken,
  describeFault,
  type Fault,
  reportBreaksDownloads,
} from '../../../../errors.ts';
import { inTime, LOOK_MS } from '../../../../shared/deadline.ts';
import { reportName } from '../artifact.ts';
import { findDownloads, type WorkflowSteps } from './downloads.ts';

export type ListClient = Pick<DefaultArtifactClient, 'listArtifacts'>;

export interface PlannedUpload {
  /** As the setting has it. */
  readonly artifactName: string;
  /** What is put behind it for one run of several; else empty. */
  readonly suffix: string;
  /** Whether the report's page is uploaded, too. */
  readonly reportArtifact: boolean;
}

export interface ForeseeOptions {
  readonly workflow: WorkflowSteps;
  /** Above 1: names of the try before may be listed that are free again. */
  readonly attempt: number;
  /** For tests: what lists. */
  readonly client?: ListClient;
  readonly timeoutMs?: number;
  /** The run's. */
  readonly signal?: AbortSignal;
}

export interface Foreseen {
  /** For the log. */
  readonly lines: readonly string[];
  readonly faults: readonly Fault[];
}

/** Never throws: where the artifacts can't be listed, the upload will say what is wrong. */
export async function foreseeUpload(upload: PlannedUpload, options: ForeseeOptions): Promise<Foreseen> {
  const { lines, faults } = judgeNames(upload, options.attempt, await namesOfRun(options));
  return { lines, faults: [...faults, ...(await brokenDownloads(upload, options.workflow))] };
}

async function namesOfRun(options: ForeseeOptions): Promise<ReadonlySet<string>> {
  const { client = new DefaultArtifactClient(), timeoutMs: ms = LOOK_MS, signal } = options;
  try {
    const { artifacts } = await inTime(() => client.listArtifacts(), { ms, signal });
    return new Set(artifacts.map(({ name }) => name));
  } catch {
    return new Set();
  }
}

function judgeNames(upload: PlannedUpload, attempt: number, taken: ReadonlySet<string>): Foreseen {
  const { artifactName } = upload;
  const found = namesOf(upload, artifactName).find((name) => taken.has(name));
  if (found === undefined) return { lines: [], faults: [] };
  const free = freeName(upload, taken);
  if (attempt > 1)
    return { lines: [describeFault(artifactPerhapsTaken(artifactName, found, free))], faults: [] };
  return { lines: [], faults: [artifactNameTaken(artifactName, found, free)] };
}

/** What would be uploaded with this setting. */
function namesOf({ suffix, reportArtifact }: PlannedUpload, artifactName: string): string[] {
  const name = `${artifactName}${suffix}`;
  return reportArtifact ? [name, reportName(name)] : [name];
}

function freeName(upload: PlannedUpload, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const name = `${upload.artifactName}-${number}`;
    if (!namesOf(upload, name).some((one) => taken.has(one))) return name;
  }
}

async function brokenDownloads(upload: PlannedUpload, workflow: WorkflowSteps): Promise<Fault[]> {
  if (!upload.reportArtifact) return [];
  const page = reportName(`${upload.artifactName}${upload.suffix}`);
  const found = await findDownloads(workflow, page);
  return found.length === 0 ? [] : [reportBreaksDownloads(found, page)];
}
