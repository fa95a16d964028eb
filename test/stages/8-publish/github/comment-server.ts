// A stand-in for the part of GitHub's API that comments take, on a pull request and on a commit, REST and GraphQL, on this machine, with
// faults on demand. Written from GitHub's documentation, so it proves what the client does, not what GitHub does.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface StoredComment {
  readonly id: number;
  readonly author: string;
  /** The commit that it stands on; undefined: it stands on a pull request. */
  readonly commit: string | undefined;
  readonly pull: number | undefined;
  body: string;
  isMinimized: boolean;
}

/**
 * What a request gets in place of its answer: a status, nothing at all (`hang`), a broken connection before it is done
 * (`reset`) or after (`lost`), an answer that is cut off (`cut`).
 */
export type ServerFault =
  | {
      readonly status: number;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
      /** In place of JSON with the message. */
      readonly html?: string;
    }
  | { readonly errors: readonly { readonly type: string; readonly message: string }[] }
  | 'hang'
  | 'reset'
  | 'lost'
  | 'cut';

export interface PullRequestOfServer {
  readonly number: number;
  /** `open` if absent. */
  readonly state?: string;
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: { readonly id: number } };
}

export interface ArtifactOfServer {
  readonly id: number;
  readonly run: number;
  readonly name: string;
  readonly expired?: boolean;
  /** In place of the size of its bytes. */
  readonly size?: number;
  readonly bytes: Uint8Array;
}

export interface CommentServer extends AsyncDisposable {
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Of the pull request and of commits, oldest first. */
  readonly comments: StoredComment[];
  readonly pulls: PullRequestOfServer[];
  readonly artifacts: ArtifactOfServer[];
  /** What was asked so far: `list 1`, `create`, `update 3`, `authorship`, `minimize 3`, `pulls`, `pulls of abc`, `artifacts of 42`, `fetch 5`. */
  readonly requests: readonly string[];
  /** As the requests brought them. */
  readonly tokens: ReadonlySet<string>;
  /** What the storage of artifacts was told by whoever fetched: it's no part of the API. */
  readonly storageTokens: readonly (string | undefined)[];
  /** Somebody's comment, on a commit or on a pull request; 7 if absent. */
  write(author: string, body: string, on?: string | number): StoredComment;
  /** The next requests that begin with `request` get these, one each; after them all is well again. */
  fail(request: string, ...faults: readonly ServerFault[]): void;
  /** The next `count` requests that begin with `request` are answered once all of them have come. */
  gather(request: string, count: number): void;
}

export const BOT = 'github-actions[bot]';
const REPOSITORY = '/api/v3/repos/me/stars';
const LIMIT = 65_536;

/** What an event on the server's pull request says, from a branch of the named repository (none: it was deleted). */
export function pullRequestPayload(headRepository: string | null): string {
  const repo = headRepository === null ? null : { full_name: headRepository };
  const head = { ref: 'topic', sha: 'abc1234def', repo };
  const base = { ref: 'main', sha: '0123456789', repo: { full_name: 'me/stars' } };
  return JSON.stringify({ action: 'synchronize', number: 7, pull_request: { number: 7, head, base } });
}

/** An answer other than 200. */
class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** One repository, me/stars, with one pull request, number 7, and those of `pulls`. */
export async function startCommentServer(): Promise<CommentServer> {
  const comments: StoredComment[] = [];
  const pulls: PullRequestOfServer[] = [];
  const artifacts: ArtifactOfServer[] = [];
  const storageTokens: (string | undefined)[] = [];
  const requests: string[] = [];
  const tokens = new Set<string>();
  const faults: { request: string; fault: ServerFault }[] = [];
  const gatherings: { request: string; missing: number; waiting: (() => void)[] }[] = [];
  let nextId = 1001;
  const write = (author: string, body: string, on: string | number = 7): StoredComment => {
    const place = typeof on === 'number' ? { commit: undefined, pull: on } : { commit: on, pull: undefined };
    const comment = { id: nextId++, author, ...place, body, isMinimized: false };
    comments.push(comment);
    return comment;
  };
  const state = { comments, pulls, artifacts, write };

  async function gathered(name: string): Promise<void> {
    const gathering = gatherings.find(({ request, missing }) => missing > 0 && name.startsWith(request));
    if (gathering === undefined) return;
    gathering.missing -= 1;
    if (gathering.missing > 0) await new Promise<void>((resolve) => gathering.waiting.push(resolve));
    else for (const goOn of gathering.waiting) goOn();
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const stored = artifacts.find(({ id }) => url.pathname === `/storage/${id}`);
    if (stored !== undefined) {
      storageTokens.push(request.headers.authorization);
      response.writeHead(200, { 'content-type': 'application/zip' }).end(stored.bytes);
      return;
    }
    const body = request.method === 'GET' ? {} : JSON.parse(await text(request));
    const call = callOf(request.method ?? '', url, body);
    requests.push(call.name);
    tokens.add(request.headers.authorization ?? '');
    await gathered(call.name);
    const index = faults.findIndex((one) => call.name.startsWith(one.request));
    const fault = index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
    if (fault === 'hang') return;
    if (typeof fault === 'object') return sendFault(response, fault);
    const result = fault === 'reset' ? undefined : call.run(state);
    if (call.name.startsWith('fetch ')) {
      response.writeHead(302, { location: `http://${request.headers.host}/storage/${result}` }).end();
      return;
    }
    if (fault === 'reset' || fault === 'lost') request.socket.destroy();
    else if (fault === 'cut') send(response, 200, '{"html_url"');
    else
      send(response, request.method === 'POST' && call.name === 'create' ? 201 : 200, JSON.stringify(result));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const status = error instanceof Refusal ? error.status : 500;
      send(
        response,
        status,
        JSON.stringify({ message: `${error instanceof Error ? error.message : error}` }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${base}/api/v3`,
    graphqlUrl: `${base}/api/graphql`,
    ...{ comments, pulls, artifacts, requests, tokens, storageTokens, write },
    fail: (request, ...list) => faults.push(...list.map((fault) => ({ request, fault }))),
    gather: (request, count) => gatherings.push({ request, missing: count, waiting: [] }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type State = Pick<CommentServer, 'comments' | 'pulls' | 'artifacts' | 'write'>;

interface Call {
  readonly name: string;
  run(state: State): unknown;
}

interface Body {
  readonly body?: string;
  readonly query?: string;
  readonly variables?: { readonly ids?: readonly string[]; readonly id?: string };
}

function callOf(method: string, url: URL, body: Body): Call {
  const path = `${method} ${url.pathname}`;
  if (path === 'POST /api/graphql') return graphqlCall(body);
  if (!url.pathname.startsWith(`${REPOSITORY}/`)) throw new Refusal(404, `Not Found: ${path}`);
  const page = Number(url.searchParams.get('page') ?? 1);
  const perPage = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const [, issue, commit] = /\/(?:issues\/(\d+)|commits\/([0-9a-f]+))\/comments$/.exec(url.pathname) ?? [];
  const on = issue === undefined ? commit : Number(issue);
  if (on !== undefined && method === 'GET')
    return {
      name: `list ${page}`,
      run: (state) => {
        const here = commentsOn(on, state);
        return here.slice((page - 1) * perPage, page * perPage).map(shown);
      },
    };
  if (on !== undefined)
    return {
      name: 'create',
      run: (state) => {
        commentsOn(on, state);
        return shown(state.write(BOT, accepted(body), on));
      },
    };
  const [, head] = /\/commits\/([0-9a-f]+)\/pulls$/.exec(url.pathname) ?? [];
  // GitHub lists every pull request that has the commit, not only those whose head it is.
  if (head !== undefined)
    return {
      name: `pulls of ${head}`,
      run: ({ pulls }) => pulls.map((pull) => ({ state: 'open', ...pull })),
    };
  const [, run, artifact] = /\/actions\/(?:runs\/(\d+)\/artifacts|artifacts\/(\d+)\/zip)$/.exec(path) ?? [];
  if (run !== undefined)
    return {
      name: `artifacts of ${run}`,
      run: ({ artifacts }) => artifactList(artifacts, Number(run), url.searchParams.get('name')),
    };
  if (artifact !== undefined) return { name: `fetch ${artifact}`, run: () => artifact };
  if (path === `GET ${REPOSITORY}/pulls`)
    return { name: 'pulls', run: ({ pulls }) => pulls.filter(({ head }) => matches(head.ref, url)) };
  const id = Number(/^PATCH \/api\/v3\/repos\/me\/stars\/(?:issues\/)?comments\/(\d+)$/.exec(path)?.[1]);
  if (!id) throw new Refusal(404, `Not Found: ${path}`);
  return {
    name: `update ${id}`,
    run: ({ comments }) => {
      const comment = comments.find((one) => one.id === id);
      if (comment === undefined) throw new Refusal(404, 'Not Found');
      comment.body = accepted(body);
      return shown(comment);
    },
  };
}

function commentsOn(on: string | number, { comments, pulls }: State): readonly StoredComment[] {
  const isThere = typeof on === 'string' || [7, ...pulls.map(({ number }) => number)].includes(on);
  if (!isThere) throw new Refusal(404, 'Not Found');
  return comments.filter(({ commit, pull }) => (typeof on === 'string' ? commit : pull) === on);
}

function artifactList(all: readonly ArtifactOfServer[], run: number, name: string | null): object {
  const artifacts = all
    .filter((one) => one.run === run && (name === null || one.name === name))
    .map(({ id, name: own, expired = false, bytes, size = bytes.length }) => {
      return { id, name: own, expired, size_in_bytes: size };
    });
  return { total_count: artifacts.length, artifacts };
}

/** `head` is owner:branch. */
function matches(ref: string, url: URL): boolean {
  return url.searchParams.get('state') === 'open' && url.searchParams.get('head')?.split(':')[1] === ref;
}

function graphqlCall({ query = '', variables = {} }: Body): Call {
  const { ids = [], id = '' } = variables;
  if (query.includes('viewerDidAuthor'))
    return {
      name: 'authorship',
      run: ({ comments }) => {
        if (ids.length > 100) throw new Refusal(400, 'more than 100 nodes');
        const found = ids.map((one) => comments.find((comment) => nodeId(comment) === one));
        return {
          data: {
            nodes: found.map(
              (one) =>
                one && { id: nodeId(one), viewerDidAuthor: one.author === BOT, isMinimized: one.isMinimized },
            ),
          },
        };
      },
    };
  if (!query.includes('minimizeComment') || !query.includes('classifier: OUTDATED'))
    throw new Refusal(400, 'unknown query');
  return {
    name: `minimize ${id.replace('IC_', '')}`,
    run: ({ comments }) => {
      const comment = comments.find((one) => nodeId(one) === id);
      if (comment === undefined)
        return { data: { minimizeComment: null }, errors: [{ type: 'NOT_FOUND', message: 'no such node' }] };
      comment.isMinimized = true;
      return { data: { minimizeComment: { minimizedComment: { isMinimized: true } } } };
    },
  };
}

function accepted({ body = '' }: Body): string {
  if (body === '') throw new Refusal(422, "Body can't be blank");
  if (body.length > LIMIT) throw new Refusal(422, `Body is too long (maximum is ${LIMIT} characters)`);
  return body;
}

function nodeId({ id }: StoredComment): string {
  return `IC_${id}`;
}

function shown(comment: StoredComment): object {
  const { id, author, body, commit, pull } = comment;
  const html_url =
    commit === undefined
      ? `https://github.com/me/stars/pull/${pull}#issuecomment-${id}`
      : `https://github.com/me/stars/commit/${commit}#commitcomment-${id}`;
  return { id, node_id: nodeId(comment), user: { login: author }, body, html_url };
}

function sendFault(response: ServerResponse, fault: Extract<ServerFault, object>): void {
  if ('errors' in fault) {
    send(response, 200, JSON.stringify({ data: null, errors: fault.errors }));
    return;
  }
  const { status, message = 'fault', headers = {}, html } = fault;
  const type = html === undefined ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
  send(response, status, html ?? JSON.stringify({ message }), { 'content-type': type, ...headers });
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body);
}
