// The few calls of GitHub's REST and GraphQL API that a comment takes. It decides nothing and tries nothing twice.
import { getOctokit } from '@actions/github';
import * as z from 'zod';
import type { PullRequest } from './pull-request.ts';
import { AnswerError } from './requests.ts';

export interface OwnComment {
  readonly id: number;
  /** GraphQL's name of it. */
  readonly nodeId: string;
  readonly body: string;
  readonly isMinimized: boolean;
}

export interface CommentClient {
  /** What the token's own account has written that begins with one of `starts`, oldest first. */
  ownComments(starts: readonly string[]): Promise<readonly OwnComment[]>;
  /** Gives the comment's address. */
  create(body: string): Promise<string>;
  update(id: number, body: string): Promise<string>;
  /** Folds it away as outdated; one that is gone is as good. */
  minimize(nodeId: string): Promise<void>;
}

export interface ClientOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Of one request. */
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 15_000;
/** The most that GitHub gives at once, as REST comments and as GraphQL nodes. */
const PAGE = 100;
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

export function commentClient(
  { owner, repo, number }: PullRequest,
  { token, apiUrl, graphqlUrl, timeoutMs = TIMEOUT_MS }: ClientOptions,
): CommentClient {
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  octokit.hook.before('request', (options) => {
    options.request.signal = AbortSignal.timeout(timeoutMs);
  });
  const { issues } = octokit.rest;
  const graphql: Graphql = async (query, variables) => {
    const { data } = await octokit.request(`POST ${graphqlUrl}`, { query, variables });
    return answered(graphqlSchema, data);
  };
  return {
    async ownComments(starts) {
      const found: Listed[] = [];
      for (let page = 1, isLast = false; !isLast; page++) {
        const place = { owner, repo, issue_number: number, per_page: PAGE, page };
        const comments = answered(listedSchema, (await issues.listComments(place)).data);
        found.push(...comments.filter(({ body }) => starts.some((start) => body?.startsWith(start))));
        isLast = comments.length < PAGE;
      }
      return keepOwn(found, graphql);
    },
    async create(body) {
      const { data } = await issues.createComment({ owner, repo, issue_number: number, body });
      return answered(writtenSchema, data).html_url;
    },
    async update(id, body) {
      const { data } = await issues.updateComment({ owner, repo, comment_id: id, body });
      return answered(writtenSchema, data).html_url;
    },
    async minimize(nodeId) {
      refuse(await graphql(MINIMIZE, { id: nodeId }));
    },
  };
}

type Graphql = (query: string, variables: object) => Promise<z.infer<typeof graphqlSchema>>;
type Listed = z.infer<typeof listedSchema>[number];

const listedSchema = z.array(z.object({ id: z.int(), node_id: z.string(), body: z.string().nullish() }));
const writtenSchema = z.object({ html_url: z.string() });
const graphqlSchema = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ type: z.string().optional(), message: z.string() })).optional(),
});
const authorshipSchema = z.object({
  // Null: deleted since it was listed.
  nodes: z.array(
    z.object({ id: z.string(), viewerDidAuthor: z.boolean(), isMinimized: z.boolean() }).nullable(),
  ),
});

const AUTHORSHIP = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { ... on IssueComment { id viewerDidAuthor isMinimized } }
}`;
const MINIMIZE = `mutation ($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
}`;

/** Anybody can quote a marker; which comments are the token's own, GitHub knows for every kind of token. */
async function keepOwn(comments: readonly Listed[], graphql: Graphql): Promise<OwnComment[]> {
  const own: OwnComment[] = [];
  for (let i = 0; i < comments.length; i += PAGE) {
    const part = comments.slice(i, i + PAGE);
    const result = await graphql(AUTHORSHIP, { ids: part.map(({ node_id }) => node_id) });
    refuse(result);
    const { nodes } = answered(authorshipSchema, result.data);
    for (const { id, node_id: nodeId, body } of part) {
      const node = nodes.find((one) => one?.id === nodeId);
      if (node?.viewerDidAuthor) own.push({ id, nodeId, body: body ?? '', isMinimized: node.isMinimized });
    }
  }
  return own;
}

const STATUS: Readonly<Record<string, number>> = { FORBIDDEN: 403, RATE_LIMITED: 429 };

/** GraphQL answers 200 to what it refuses. What isn't there any more is no failure here. */
function refuse({ errors = [] }: z.infer<typeof graphqlSchema>): void {
  const failure = errors.find(({ type }) => type !== 'NOT_FOUND');
  if (failure === undefined) return;
  const { type = '', message } = failure;
  throw new AnswerError(STATUS[type] ?? (/^Something went wrong/.test(message) ? 502 : 422), message);
}

/** An answer that was cut off, or that is a proxy's, counts as a failure of the server. */
function answered<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new AnswerError(502, "the answer is not the API's");
  return parsed.data;
}
