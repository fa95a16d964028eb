// A stand-in for the results service of GitHub Actions: artifacts, caches and their storage, on this machine. Written
// from the calls that the clients make, so it proves what the clients do, not what GitHub's servers do.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Artifact, ArtifactService } from './artifacts.ts';
import { BlobStore } from './blobs.ts';
import { CacheService, type Entry } from './caches.ts';
import { type Call, callerOf, RpcError, runtimeToken } from './rpc.ts';

export interface ResultsService extends AsyncDisposable {
  /** Everything uploaded so far. */
  readonly artifacts: readonly Artifact[];
  /** Cache entries so far, oldest first. */
  readonly caches: readonly Entry[];
  /** What was uploaded as an artifact, on disk. */
  artifactFile(artifact: Artifact): string;
  /** The uploaded archive of a cache entry, on disk. */
  cacheFile(entry: Entry): string;
  /** From now on no cache entry may be written. */
  makeCachesReadOnly(): void;
  /** Names of the calls so far, failed ones with their status: `CreateArtifact`, `CreateArtifact 409`. */
  readonly calls: readonly string[];
  /** From now on so many calls of the method (or of the storage: `PUT blob`) fail with the status; 0 hangs, and a call then never gets an answer. */
  fail(method: string, status: number, times?: number): void;
  /**
   * What the runner sets for a job that may use the service.
   * @param scopes whose caches it sees, the one that it writes first
   */
  environment(run?: string, job?: string, scopes?: readonly string[]): Record<string, string>;
}

const ROUTE = /^\/twirp\/github\.actions\.results\.api\.v1\.(\w+)\/(\w+)$/;

/** Keeps what is uploaded in `folder`. */
export async function startResultsService(folder: string): Promise<ResultsService> {
  const blobs = new BlobStore(folder);
  const services = { ArtifactService: new ArtifactService(blobs), CacheService: new CacheService(blobs) };
  const calls: string[] = [];
  const faults = new Map<string, { readonly status: number; left: number }>();
  let baseUrl = '';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', baseUrl);
    if (url.pathname.startsWith('/blob/')) {
      const fault = faults.get(`${request.method} blob`);
      if (fault === undefined || fault.left-- <= 0) return blobs.handle(request, response, url);
      request.resume();
      calls.push(`${request.method} blob ${fault.status}`);
      response.writeHead(fault.status).end();
      return;
    }
    const [, serviceName, method = ''] = ROUTE.exec(url.pathname) ?? [];
    try {
      const service = Object.entries(services).find(([name]) => name === serviceName)?.[1];
      if (request.method !== 'POST' || service === undefined)
        throw new RpcError(404, 'bad_route', url.pathname);
      const body = JSON.parse(await text(request)) as Call;
      refuseUnknown(service.fields[method], body);
      const fault = faults.get(method);
      if (fault !== undefined && fault.left-- > 0) {
        if (fault.status === 0) return;
        throw new RpcError(fault.status, 'unavailable', 'injected fault');
      }
      const result = await service.call(method, body, callerOf(request.headers.authorization), baseUrl);
      calls.push(method);
      send(response, 200, result);
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      calls.push(`${method} ${error.status}`);
      send(response, error.status, { code: error.code, msg: error.message });
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  return {
    artifacts: services.ArtifactService.artifacts,
    caches: services.CacheService.entries,
    calls,
    artifactFile: ({ blob }) => blobs.file(blob)!,
    cacheFile: ({ blob }) => blobs.file(blob)!,
    makeCachesReadOnly: () => {
      services.CacheService.isReadOnly = true;
    },
    fail: (method, status, times = Number.POSITIVE_INFINITY) => {
      faults.set(method, { status, left: times });
    },
    environment: (run = 'run-1', job = 'job-1', scopes = ['refs/heads/main']) => ({
      ACTIONS_RESULTS_URL: baseUrl,
      ACTIONS_RUNTIME_TOKEN: runtimeToken({ run, job, scopes }),
      ACTIONS_CACHE_SERVICE_V2: 'true',
    }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function refuseUnknown(known: readonly string[] | undefined, body: Call): void {
  const unknown = Object.keys(body).filter((field) => !known?.includes(field));
  if (unknown.length > 0) throw new RpcError(400, 'malformed', `unknown fields: ${unknown.join(', ')}`);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
