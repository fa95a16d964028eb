// The artifact of another run of this repository: found and fetched through GitHub's API, at most so many bytes of it.
import { GitHub } from '@actions/github/lib/utils';
import * as z from 'zod';
import { inTime, neededTransferMs } from '../../../../shared/deadline.ts';
import { type Api, answered } from '../comment/api.ts';
import type { Repository } from '../comment/pull-request.ts';
import { AnswerError } from '../comment/requests.ts';

export interface FoundArtifact {
  readonly id: number;
  /** As GitHub says it. */
  readonly bytes: number;
}

const artifacts = z.object({
  artifacts: z.array(
    z.object({ id: z.int(), name: z.string(), size_in_bytes: z.int(), expired: z.boolean() }),
  ),
});

/** The newest: each try of a run may have left one. Undefined where there is none, or none any more. */
export async function newestArtifact(
  { owner, repo }: Repository,
  runId: number,
  name: string,
  api: Api,
): Promise<FoundArtifact | undefined> {
  const place = { owner, repo, run_id: runId, name, per_page: 100 };
  const { data } = await api.rest.actions.listWorkflowRunArtifacts(place);
  const [newest] = answered(artifacts, data)
    .artifacts.filter((one) => one.name === name && !one.expired)
    .sort((a, b) => b.id - a.id);
  return newest === undefined ? undefined : { id: newest.id, bytes: newest.size_in_bytes };
}

export interface Fetching {
  readonly mostBytes: number;
  /** As GitHub says it. */
  readonly bytes: number;
  /** The run's. */
  readonly signal?: AbortSignal | undefined;
}

/** @throws where it's larger, whatever GitHub said before */
export async function fetchArtifact(
  { owner, repo }: Repository,
  id: number,
  { mostBytes, bytes, signal }: Fetching,
  api: Api,
): Promise<Buffer> {
  const { headers } = await api.request(
    'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
    {
      ...{ owner, repo, artifact_id: id, archive_format: 'zip' },
      request: { redirect: 'manual' },
    },
  );
  const { location } = headers;
  if (location === undefined) throw new AnswerError(502, "the answer is not the API's");
  const fetch = async (ending: AbortSignal) => limited(await open(location, ending), mostBytes);
  return inTime(fetch, { ms: neededTransferMs(Math.min(bytes, mostBytes)), signal });
}

/** The storage is not GitHub's API: it has an address of its own, which is signed, and gets no token. */
async function open(url: string, ending: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  const storage = new GitHub({ log: { debug() {}, info() {}, warn() {}, error() {} } });
  const { data } = await storage.request({
    ...{ method: 'GET', url },
    request: { parseSuccessResponseBody: false, signal: ending },
  });
  return data as AsyncIterable<Uint8Array>;
}

async function limited(stream: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of stream) {
    bytes += part.length;
    if (bytes > mostBytes)
      throw new AnswerError(422, `the artifact is larger than ${mostBytes / 2 ** 20} MiB`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
