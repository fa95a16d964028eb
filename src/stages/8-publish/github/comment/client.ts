// The few calls of GitHub's REST and GraphQL API that a comment takes, on a pull request, an issue or a commit. It decides
// nothing and tries nothing twice.
import * as z from 'zod';
import { type Api, type ApiOptions, answered } from './api.ts';
import { AnswerError } from './requests.ts';
import type { CommentTarget } from './target.ts';

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

/** The most that GitHub gives at once, as REST comments and as GraphQL nodes. */
const PAGE = 100;

export type Place = Pick<CommentTarget, 'owner' | 'repo' | 'number' | 'headSha'>;

export function commentClient(
  place: Place,
  api: Api,
  { graphqlUrl }: Pick<ApiOptions, 'graphqlUrl'>,
): CommentClient {
  const calls = place.number === undefined ? commitCalls(place, api) : issueCalls(place, place.number, api);
  const graphql: Graphql = async (query, variables) => {
    const { data } = await api.request(`POST ${graphqlUrl}`, { query, variables });
    return answered(graphqlSchema, data);
  };
  return {
    async ownComments(starts) {
      const found: Listed[] = [];
      for (let page = 1, isLast = false; !isLast; page++) {
        const comments = answered(listedSchema, (await calls.list(page)).data);
        found.push(...comments.filter(({ body }) => starts.some((start) => body?.startsWith(start))));
        isLast = comments.length < PAGE;
      }
      return keepOwn(found, graphql);
    },
    create: async (body) => answered(writtenSchema, (await calls.create(body)).data).html_url,
    update: async (id, body) => answered(writtenSchema, (await calls.update(id, body)).data).html_url,
    async minimize(nodeId) {
      refuse(await graphql(MINIMIZE, { id: nodeId }));
    },
  };
}

/** What differs between what can be commented on. */
interface Calls {
  list(page: number): Promise<{ readonly data: unknown }>;
  create(body: string): Promise<{ readonly data: unknown }>;
  update(id: number, body: string): Promise<{ readonly data: unknown }>;
}

/** A pull request is an issue, too. */
function issueCalls({ owner, repo }: Place, number: number, { rest: { issues } }: Api): Calls {
  const issue = { owner, repo, issue_number: number };
  return {
    list: (page) => issues.listComments({ ...issue, per_page: PAGE, page }),
    create: (body) => issues.createComment({ ...issue, body }),
    update: (id, body) => issues.updateComment({ owner, repo, comment_id: id, body }),
  };
}

function commitCalls({ owner, repo, headSha }: Place, { rest: { repos } }: Api): Calls {
  const commit = { owner, repo, commit_sha: headSha };
  return {
    list: (page) => repos.listCommentsForCommit({ ...commit, per_page: PAGE, page }),
    create: (body) => repos.createCommitComment({ ...commit, body }),
    update: (id, body) => repos.updateCommitComment({ owner, repo, comment_id: id, body }),
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
  nodes(ids: $ids) {
    ... on IssueComment { id viewerDidAuthor isMinimized }
    ... on CommitComment { id viewerDidAuthor isMinimized }
  }
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
