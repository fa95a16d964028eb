// A stand-in for the part of GitHub's API that releases take, on this machine, with faults on demand. Written from
// GitHub's documentation, so it proves what the client does, not what GitHub does.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface StoredRelease {
  readonly id: number;
  readonly tag: string;
  readonly commit: string;
  body: string;
  isDraft: boolean;
  readonly assets: StoredAsset[];
}

export interface StoredAsset {
  readonly id: number;
  readonly name: string;
  readonly content: string;
  /** `starter` of an upload that broke. */
  readonly state?: string;
  /** Null as of servers that don't know it. */
  readonly digest?: null;
}

/** A status, a broken connection after it is done (`lost`), or no answer. */
export type ReleaseFault = { readonly status: number; readonly message: string } | 'lost' | 'hang';

export interface ReleaseServer extends AsyncDisposable {
  readonly apiUrl: string;
  readonly releases: StoredRelease[];
  /** What was asked so far: `list 1`, `create`, `upload card.md`, `remove 7`, `update 3`, `publish 3`. */
  readonly requests: readonly string[];
  /** As the requests brought them. */
  readonly tokens: ReadonlySet<string>;
  /** Somebody's release, made by hand. */
  make(tag: string, given?: Partial<StoredRelease>): StoredRelease;
  /** The next requests that begin with `request` get these, one each. */
  fail(request: string, ...faults: readonly ReleaseFault[]): void;
}

export const NOT_PERMITTED = { status: 403, message: 'Resource not accessible by integration' };

class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Call {
  readonly name: string;
  run(): unknown;
}

/** Of the repository me/stars. */
export async function startReleaseServer(): Promise<ReleaseServer> {
  const releases: StoredRelease[] = [];
  const requests: string[] = [];
  const tokens = new Set<string>();
  const faults: { readonly request: string; readonly fault: ReleaseFault }[] = [];
  let nextId = 501;
  let base = '';
  const make = (tag: string, given: Partial<StoredRelease> = {}): StoredRelease => {
    const release = { id: nextId++, tag, commit: '', body: '', isDraft: false, assets: [], ...given };
    releases.unshift(release);
    return release;
  };
  const shownAsset = ({ id, name, content, state = 'uploaded', digest }: StoredAsset) => {
    const hash = createHash('sha256').update(content).digest('hex');
    return { id, name, state, digest: digest === null ? null : `sha256:${hash}` };
  };
  const shown = ({ id, tag, body, isDraft, assets }: StoredRelease) => ({
    ...{ id, tag_name: tag, body, draft: isDraft, assets: assets.map(shownAsset) },
    html_url: `https://github.com/me/stars/releases/${isDraft ? `tag/untagged-${id}` : `tag/${tag}`}`,
    upload_url: `${base}/uploads/releases/${id}/assets{?name,label}`,
  });
  const byId = (id: string | undefined): StoredRelease => {
    const release = releases.find((one) => one.id === Number(id));
    if (release === undefined) throw new Refusal(404, 'Not Found');
    return release;
  };

  function callOf(method: string, url: URL, content: Buffer): Call {
    const path = url.pathname.replace('/api/v3/repos/me/stars', '');
    const body = () => JSON.parse(content.toString()) as Record<string, unknown>;
    const [, , kind, id] = path.split('/');
    const page = Number(url.searchParams.get('page') ?? 1);
    const perPage = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
    switch (`${method} ${path.replace(/\d+/g, 'N')}`) {
      case 'GET /releases':
        return {
          name: `list ${page}`,
          run: () => releases.slice((page - 1) * perPage, page * perPage).map(shown),
        };
      case 'POST /releases': {
        const { tag_name: tag, target_commitish: commit, body: text, draft } = body();
        const given = { commit: `${commit}`, body: `${text}`, isDraft: draft === true };
        return { name: 'create', run: () => shown(make(`${tag}`, given)) };
      }
      case 'PATCH /releases/N': {
        const { body: text, draft } = body();
        const release = byId(kind);
        return {
          name: `${draft === false ? 'publish' : 'update'} ${release.tag}`,
          run: () => {
            if (draft === false) release.isDraft = false;
            if (typeof text === 'string') release.body = text;
            return shown(release);
          },
        };
      }
      case 'POST /uploads/releases/N/assets': {
        const name = url.searchParams.get('name') ?? '';
        const { assets } = byId(id);
        return {
          name: `upload ${name}`,
          run: () => {
            if (assets.some((one) => one.name === name))
              throw new Refusal(422, 'Validation Failed: already_exists');
            assets.push({ id: nextId++, name, content: content.toString() });
            return { id: nextId };
          },
        };
      }
      case 'DELETE /releases/assets/N': {
        const release = releases.find(({ assets }) => assets.some((one) => one.id === Number(id)));
        const index = release?.assets.findIndex((one) => one.id === Number(id)) ?? -1;
        if (release === undefined) throw new Refusal(404, 'Not Found');
        return {
          name: `remove ${release.assets[index]?.name}`,
          run: () => void release.assets.splice(index, 1),
        };
      }
      default:
        throw new Refusal(404, `Not Found: ${method} ${path}`);
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const content = await buffer(request);
    const call = callOf(request.method ?? '', new URL(request.url ?? '/', 'http://localhost'), content);
    requests.push(call.name);
    tokens.add(request.headers.authorization ?? '');
    const index = faults.findIndex((one) => call.name.startsWith(one.request));
    const fault = index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
    if (fault === 'hang') return;
    if (typeof fault === 'object') throw new Refusal(fault.status, fault.message);
    const result = call.run();
    if (fault === 'lost') request.socket.destroy();
    else send(response, request.method === 'POST' ? 201 : result === undefined ? 204 : 200, result);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : `${error}`;
      send(response, error instanceof Refusal ? error.status : 500, { message });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${base}/api/v3`,
    ...{ releases, requests, tokens, make },
    fail: (request, ...list) => faults.push(...list.map((fault) => ({ request, fault }))),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(body === undefined ? '' : JSON.stringify(body));
}
