// The artifact service's five calls, as @actions/artifact makes them. Not modelled: expiry, name rules, the limit of
// 500 artifacts, other runs' artifacts.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { BlobStore } from './blobs.ts';
import { type Call, type Caller, RpcError, type RpcService, unwrapped } from './rpc.ts';

export interface Artifact {
  readonly id: string;
  readonly run: string;
  readonly job: string;
  readonly name: string;
  readonly blob: string;
  readonly contentType: string;
  readonly createdAt: string;
  /** The request that made it, with what else was asked for (`expires_at`). */
  readonly request: Call;
  /** Set when the upload is done. */
  finished: { readonly size: number; readonly digest: string } | undefined;
}

const RUN_AND_JOB = ['workflow_run_backend_id', 'workflow_job_run_backend_id'];

export class ArtifactService implements RpcService {
  readonly fields: Readonly<Record<string, readonly string[]>> = {
    CreateArtifact: [...RUN_AND_JOB, 'name', 'expires_at', 'version', 'mime_type'],
    FinalizeArtifact: [...RUN_AND_JOB, 'name', 'size', 'hash'],
    ListArtifacts: [...RUN_AND_JOB, 'name_filter', 'id_filter'],
    GetSignedArtifactURL: [...RUN_AND_JOB, 'name'],
    DeleteArtifact: [...RUN_AND_JOB, 'name'],
  };

  readonly artifacts: Artifact[] = [];
  readonly #blobs: BlobStore;
  #nextId = 1001;

  constructor(blobs: BlobStore) {
    this.#blobs = blobs;
  }

  async call(method: string, request: Call, caller: Caller, baseUrl: string): Promise<object> {
    if (request.workflow_run_backend_id !== caller.run)
      throw new RpcError(403, 'permission_denied', "the run is not the token's");
    const name = String(request.name);
    switch (method) {
      case 'CreateArtifact':
        return this.#create(request, caller, name, baseUrl);
      case 'FinalizeArtifact':
        return this.#finalize(request, this.#find(caller, name, false));
      case 'ListArtifacts':
        return { artifacts: this.#list(request, caller) };
      case 'GetSignedArtifactURL':
        return { signed_url: this.#url(this.#find(caller, name, true), baseUrl) };
      case 'DeleteArtifact': {
        const artifact = this.#find(caller, name, true);
        this.artifacts.splice(this.artifacts.indexOf(artifact), 1);
        return { ok: true, artifact_id: artifact.id };
      }
      default:
        throw new RpcError(404, 'bad_route', method);
    }
  }

  async #create(request: Call, caller: Caller, name: string, baseUrl: string): Promise<object> {
    if (this.artifacts.some((other) => other.run === caller.run && other.name === name))
      throw new RpcError(
        409,
        'already_exists',
        'an artifact with this name already exists on the workflow run',
      );
    const contentType = String(unwrapped(request.mime_type) ?? 'application/zip');
    const artifact: Artifact = {
      id: String(this.#nextId++),
      ...caller,
      name,
      contentType,
      blob: await this.#blobs.create(contentType),
      createdAt: new Date().toISOString(),
      request,
      finished: undefined,
    };
    this.artifacts.push(artifact);
    return { ok: true, signed_upload_url: this.#url(artifact, baseUrl) };
  }

  /** Compares what the client says it sent with what is stored, as the real service does with the hash. */
  async #finalize(request: Call, artifact: Artifact): Promise<object> {
    const file = this.#blobs.file(artifact.blob);
    if (file === undefined) throw new RpcError(400, 'failed_precondition', 'nothing was uploaded');
    const { size } = await stat(file);
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    const digest = `sha256:${hash.digest('hex')}`;
    const expected = unwrapped(request.hash) ?? digest;
    if (Number(request.size) !== size || expected !== digest)
      throw new RpcError(400, 'invalid_argument', `stored ${size} bytes, ${digest}`);
    artifact.finished = { size, digest };
    return { ok: true, artifact_id: artifact.id };
  }

  #list(request: Call, caller: Caller): object[] {
    const name = unwrapped(request.name_filter);
    const id = unwrapped(request.id_filter);
    return this.artifacts
      .filter((artifact) => artifact.finished !== undefined && artifact.run === caller.run)
      .filter((artifact) => name === undefined || artifact.name === name)
      .filter((artifact) => id === undefined || artifact.id === String(id))
      .map((artifact) => ({
        workflow_run_backend_id: artifact.run,
        workflow_job_run_backend_id: artifact.job,
        database_id: artifact.id,
        name: artifact.name,
        size: String(artifact.finished?.size),
        created_at: artifact.createdAt,
        digest: artifact.finished?.digest,
      }));
  }

  #find(caller: Caller, name: string, finished: boolean): Artifact {
    const artifact = this.artifacts.find(
      (other) =>
        other.run === caller.run && other.name === name && (other.finished !== undefined) === finished,
    );
    if (artifact === undefined) throw new RpcError(404, 'not_found', `no artifact ${name}`);
    return artifact;
  }

  #url(artifact: Artifact, baseUrl: string): string {
    const extension = artifact.contentType === 'application/zip' ? '.zip' : '';
    return baseUrl + this.#blobs.address(artifact.blob, artifact.name + extension);
  }
}
