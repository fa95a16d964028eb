// The comment on a pull request, from the results to the server: which is written, edited, folded away, and that no
// failure of GitHub's or of the network harms the run.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { link } from '../../../../src/document/inline.ts';
import type { Results } from '../../../../src/results/results.ts';
import { earlierMarker, marker } from '../../../../src/stages/8-publish/github/comment/body.ts';
import { type CommentOptions, runComment } from '../../../../src/stages/8-publish/github/comment.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../temporary-folder.ts';
import { sampleResults } from '../../7-report/sample-run.ts';
import {
  BOT,
  type CommentServer,
  pullRequestPayload,
  type ServerFault,
  startCommentServer,
} from './comment-server.ts';

const TOKEN = 'ghs_canary0123456789';
const keyOf = (artifact: string, workflow = 'Train') => ({ workflow, job: 'train', artifact });
const OURS = marker(keyOf('best-epoch'));
/** For a request that is never answered, and long enough for the one after it on a busy machine. */
const HANG_MS = 2000;

let folder: TemporaryFolder;
let server: CommentServer;
let waits: number[];
let printed = '';

beforeEach(async () => {
  folder = await temporaryFolder();
  server = await startCommentServer();
  waits = [];
  printed = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed += text;
      return true;
    });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const results = (verdict: Results['comparison']['verdict'] = 'no-baseline'): Results => {
  const sample = sampleResults();
  return { ...sample, comparison: { ...sample.comparison, verdict } };
};

interface Changes extends Partial<CommentOptions> {
  readonly event?: string;
  readonly head?: string | null;
  readonly run?: number;
  readonly workflow?: string;
  readonly sha?: string;
  readonly payload?: string;
}

async function commenter(changes: Changes) {
  const {
    event = 'pull_request',
    head = 'me/stars',
    run = 42,
    workflow = 'Train',
    sha = 'fff',
    payload,
    ...rest
  } = changes;
  const path = join(folder.path, 'event.json');
  await writeFile(path, payload ?? pullRequestPayload(head));
  return runComment({
    env: {
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: path,
      GITHUB_REPOSITORY: 'me/stars',
      GITHUB_WORKFLOW: workflow,
      GITHUB_JOB: 'train',
      GITHUB_SHA: sha,
      GITHUB_RUN_ID: `${run}`,
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_API_URL: server.apiUrl,
      GITHUB_GRAPHQL_URL: server.graphqlUrl,
    },
    token: TOKEN,
    on: 'auto',
    artifactName: 'best-epoch',
    sleep: async (ms) => waits.push(ms),
    ...rest,
  });
}

async function post(changes: Changes & { readonly results?: Results; readonly links?: string } = {}) {
  const { results: given = results(), links = link('Open the report', 'https://x/1'), ...rest } = changes;
  const outcome = await (await commenter(rest))?.post(given, links, '/run');
  expect(JSON.stringify([outcome, server.comments]) + printed, 'the token').not.toContain(TOKEN);
  return outcome;
}

/** What a reader of the pull request sees: who wrote it, and of what the bot wrote the run. */
const visible = () =>
  server.comments
    .filter(({ isMinimized }) => !isMinimized)
    .map(({ author, body }) => (author === BOT ? (/^<!-- run (\d+)/m.exec(body)?.[1] ?? body) : author));

describe('where a run comments', () => {
  test.each([
    { event: 'pull_request', comments: 1, why: 'what it is for' },
    { event: 'pull_request_target', comments: 1, why: 'the same pull request, with rights' },
    { event: 'push', comments: 0, why: 'a push is no pull request' },
    { event: 'issue_comment', comments: 0, why: 'its payload has a number, of whatever was commented on' },
  ])('$event: $comments', async ({ event, comments, why }) => {
    await post({ event });
    expect(server.comments, why).toHaveLength(comments);
  });
});

describe('pictures of the worst mistakes', () => {
  const asked: unknown[] = [];
  const pictures: CommentOptions['pictures'] = async ({ predictions, folder: of }) => {
    asked.push([predictions.length, of]);
    return { markdown: '**Worst**\n', lines: ['a line'] };
  };

  beforeEach(() => {
    asked.length = 0;
  });

  test('stand below the summary, and what became of them is logged', async () => {
    const outcome = await post({ pictures });
    expect(asked).toEqual([[results().predictions.length, '/run']]);
    expect(outcome?.lines).toEqual(['a line', expect.stringMatching(/^Commented on/)]);
    expect(server.comments[0]?.body).toMatch(/\n\*\*Worst\*\*\n\nTrain\/train\/best-epoch, commit abc1234, /);
  });

  test("are not tried for a fork's pull request, whose token writes nothing", async () => {
    await post({ pictures, head: 'you/stars' });
    expect(asked).toEqual([]);
    expect(server.comments).toHaveLength(1);
  });
});

describe('comment-on', () => {
  const SHA = 'abc1234def';
  const head = (sha: string) => ({ ref: 'topic', sha, repo: { id: 1 } });
  const push = { event: 'push', sha: SHA } as const;

  test.each([
    { pulls: [{ number: 7, head: head(SHA) }], comments: 1, why: 'its head is the commit' },
    {
      pulls: [
        { number: 9, head: head(SHA) },
        { number: 7, head: head(SHA) },
      ],
      comments: 2,
      why: 'each of two of one branch',
    },
    { pulls: [], comments: 0, why: 'there is none' },
    {
      pulls: [{ number: 7, head: head('def5678') }],
      comments: 0,
      why: 'the commit is one of its earlier ones',
    },
    { pulls: [{ number: 7, state: 'closed', head: head(SHA) }], comments: 0, why: 'it is closed' },
  ])('pull-request, on a push: $comments, $why', async ({ pulls, comments, why }) => {
    server.pulls.push(...pulls);
    const outcome = await post({ ...push, on: 'pull-request' });
    expect(server.comments, why).toHaveLength(comments);
    expect(outcome?.faults).toEqual([]);
    expect(outcome?.lines[0], why).toMatch(
      comments > 0
        ? /^Commented on (?:the pull request|pull request #7): https:.*pull\/7/
        : /^No comment: no open pull request has commit abc1234 as its head\.$/,
    );
  });

  describe('a commit that is the head of two pull requests', () => {
    beforeEach(() => {
      for (const number of [9, 7]) server.pulls.push({ number, head: head(SHA) });
    });

    test('each has its own comment, which later runs edit, and the log names both', async () => {
      const outcome = await post({ ...push, on: 'pull-request', run: 42 });
      const url = (number: number, id: number) =>
        `https://github.com/me/stars/pull/${number}#issuecomment-${id}`;
      expect(outcome).toEqual({
        lines: [
          `Commented on pull request #7: ${url(7, 1001)}`,
          `Commented on pull request #9: ${url(9, 1002)}`,
        ],
        faults: [],
        url: url(7, 1001),
      });
      await post({ ...push, on: 'pull-request', run: 43 });
      expect(server.comments.map(({ pull }) => pull)).toEqual([7, 9]);
      expect(visible()).toEqual(['43', '43']);
    });

    test('what one of them refuses the other still gets, and it is said of which', async () => {
      server.fail('create', { status: 403, message: 'Unable to create comment because issue is locked.' });
      const outcome = await post({ ...push, on: 'pull-request' });
      expect(server.comments.map(({ pull }) => pull)).toEqual([9]);
      expect(outcome?.lines).toEqual([expect.stringMatching(/^Commented on pull request #9: /)]);
      expect(outcome?.faults.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^the comment on pull request #7 could not be finished: 403 Unable/),
      ]);
      expect(outcome?.url).toContain('pull/9');
    });

    test('a run of one of them comments on that one alone', async () => {
      await post({ on: 'pull-request' });
      expect(server.comments.map(({ pull }) => pull)).toEqual([7]);
    });
  });

  test('pull-request, on its own event: that one, and nobody is asked', async () => {
    await post({ on: 'pull-request' });
    expect(server.requests).toEqual(['list 1', 'create']);
  });

  test.each([
    { event: 'push', sha: SHA, why: 'the commit that was pushed' },
    { event: 'pull_request', sha: 'fff', why: 'the head, not its merge with the base' },
  ])('commit, on $event: $why', async ({ event, sha, why }) => {
    const first = await post({ event, sha, on: 'commit', run: 42 });
    expect(first?.lines, why).toEqual([
      'Commented on commit abc1234: https://github.com/me/stars/commit/abc1234def#commitcomment-1001',
    ]);
    const second = await post({ event, sha, on: 'commit', run: 43 });
    expect(second?.lines[0]).toMatch(/^Edited the comment on commit abc1234: /);
    await post({ event, sha, on: 'commit', run: 44, results: results('worse') });
    expect(server.comments.map(({ commit, isMinimized }) => [commit, isMinimized])).toEqual([
      [SHA, true],
      [SHA, false],
    ]);
  });

  test('a number, on any event', async () => {
    const outcome = await post({ ...push, on: 7 });
    expect(outcome?.lines[0]).toMatch(/^Commented on #7: /);
    expect(server.comments[0]?.body).toContain('commit abc1234');
  });

  test.each([
    { on: 8, says: /^comment-not-permitted: the comment on #8 was .*404.*no #8/, why: 'no such number' },
    {
      on: 'commit',
      says: /^comment-not-permitted: the comment on commit abc1234 .*contents: write/,
      why: 'what a commit needs',
    },
    {
      on: 'pull-request',
      says: /^comment-not-permitted: .*pull-requests: write/,
      why: 'the search needs it',
    },
  ] as const)('$on without permission: $why', async ({ on, says, why }) => {
    const refused = { status: 403, message: 'Resource not accessible by integration' };
    if (on === 'pull-request') server.fail('pulls of', refused);
    if (on === 'commit') server.fail('create', refused);
    const outcome = await post({ ...push, on });
    expect(outcome?.lines[0], why).toMatch(says);
    expect(outcome?.faults).toEqual([]);
  });

  test('a run without a commit: a warning', async () => {
    const outcome = await post({ event: 'push', sha: '', on: 'commit' });
    expect(outcome?.faults).toMatchObject([{ code: 'comment-failed' }]);
  });
});

describe('which comment', () => {
  test('the first has the marker, the summary, the links, the run and the commit', async () => {
    const outcome = await post();
    expect(outcome).toEqual({
      lines: ['Commented on the pull request: https://github.com/me/stars/pull/7#issuecomment-1001'],
      faults: [],
      url: 'https://github.com/me/stars/pull/7#issuecomment-1001',
    });
    const body = server.comments[0]?.body ?? '';
    expect(body.startsWith(`${OURS}\n<!-- run 42.1 -->\n\n### `)).toBe(true);
    expect(body).toContain('```mermaid');
    expect(body).toContain('\n\n[Open the report](https://x/1)\n\n');
    expect(body).toContain(
      'Train/train/best-epoch, commit abc1234, [run 42](https://github.com/me/stars/actions/runs/42)',
    );
    expect([...server.tokens], 'with the token').toEqual([`token ${TOKEN}`]);
    expect(server.requests, 'nothing is asked about comments that are not there').toEqual([
      'list 1',
      'create',
    ]);
  });

  test.each([
    { verdict: 'better', seen: ['43'], written: 1, why: 'edited: nobody is notified of good news' },
    { verdict: 'same', seen: ['43'], written: 1, why: 'edited' },
    { verdict: 'no-baseline', seen: ['43'], written: 1, why: 'edited: nothing says that it is worse' },
    { verdict: 'different-classes', seen: ['43'], written: 1, why: 'edited: nothing says that it is worse' },
    {
      verdict: 'worse',
      seen: ['43'],
      written: 2,
      why: 'posted anew: that notifies, and the old one is folded',
    },
  ] as const)('$verdict than the baseline', async ({ verdict, seen, written, why }) => {
    await post({ run: 42 });
    const outcome = await post({ run: 43, results: results(verdict) });
    expect(visible(), why).toEqual(seen);
    expect(server.comments, why).toHaveLength(written);
    expect(outcome?.lines[0]).toMatch(written === 1 ? /^Edited/ : /^Commented/);
  });

  test('after a worse one, a better one edits the newest', async () => {
    await post({ run: 42 });
    await post({ run: 43, results: results('worse') });
    await post({ run: 44, results: results('better') });
    expect(server.comments.map(({ isMinimized }) => isMinimized)).toEqual([true, false]);
    expect(visible()).toEqual(['44']);
  });

  test("another training step's comment stays as it is", async () => {
    await post({ run: 42, artifactName: 'best-epoch-2' });
    await post({ run: 42 });
    await post({ run: 43, results: results('worse') });
    expect(server.comments.map(({ body, isMinimized }) => [body.split('\n')[0], isMinimized])).toEqual([
      [marker(keyOf('best-epoch-2')), false],
      [OURS, true],
      [OURS, false],
    ]);
  });

  test('two workflows on one pull request each keep their own', async () => {
    await post({ run: 42 });
    await post({ run: 43, workflow: 'Nightly' });
    await post({ run: 44 });
    await post({ run: 45, workflow: 'Nightly' });
    expect(server.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      OURS,
      marker(keyOf('best-epoch', 'Nightly')),
    ]);
    expect(visible()).toEqual(['44', '45']);
  });

  test('that of an earlier version, with the artifact alone in its marker, is folded away', async () => {
    server.write(BOT, `${earlierMarker('best-epoch')}\n<!-- run 41.1 -->\n`);
    await post();
    expect(visible()).toEqual(['42']);
    expect(server.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      earlierMarker('best-epoch'),
      OURS,
    ]);
  });

  test('two workflows that find one of an earlier version at once end with one each', async () => {
    server.write(BOT, `${earlierMarker('best-epoch')}\n<!-- run 41.1 -->\n`);
    const [one, other] = [await commenter({ run: 42 }), await commenter({ run: 43, workflow: 'Nightly' })];
    server.gather('list 1', 2);
    await Promise.all([one, other].map((of) => of?.post(results(), '', '/run')));
    expect(server.requests.slice(0, 2), 'none has written before the other has looked').toEqual([
      'list 1',
      'list 1',
    ]);
    expect(visible().toSorted()).toEqual(['42', '43']);
  });

  describe('of a workflow whose name has 20,000 letters', () => {
    const workflow = `Train ${'né'.repeat(10_000)}`;

    test('GitHub takes it, and it is found again', async () => {
      for (const run of [42, 43]) expect((await post({ run, workflow }))?.faults).toEqual([]);
      await post({ run: 44, workflow: `${workflow}!` });
      expect(visible()).toEqual(['43', '44']);
      expect(server.comments).toHaveLength(2);
    });

    test('that of a version which wrote names as a whole is edited', async () => {
      const name = 'T'.repeat(5000);
      server.write(BOT, `<!-- best-epoch: ${name}/train/best-epoch -->\n<!-- run 41.1 -->\n`);
      await post({ workflow: name });
      expect(visible()).toEqual(['42']);
      expect(server.comments).toHaveLength(1);
    });
  });

  test.each([
    {
      author: 'someone',
      body: `${OURS}\nquoted`,
      why: 'whoever wrote it, the marker makes it nobody else’s',
    },
    { author: BOT, body: `> ${OURS}`, why: 'the bot quotes the marker in something else' },
  ])('not one of $author that starts with $body', async ({ author, body, why }) => {
    server.write(author, body);
    await post();
    expect(server.comments[0], why).toMatchObject({ body, isMinimized: false });
    expect(server.comments).toHaveLength(2);
  });

  test('one that was folded away by hand is left so', async () => {
    server.write(BOT, `${OURS}\nold`).isMinimized = true;
    await post();
    expect(visible()).toEqual(['42']);
    expect(server.comments).toHaveLength(2);
  });

  test.each([
    { others: 99, pages: 1, why: 'the marker is on the first page, which is full: the next is asked for' },
    { others: 230, pages: 3, why: 'the marker is on page 3' },
  ])('found among $others others', async ({ others, pages, why }) => {
    for (let i = 0; i < others; i++) server.write('someone', `${i}`);
    server.write(BOT, `${OURS}\nold`);
    await post();
    expect(server.comments, why).toHaveLength(others + 1);
    expect(visible().at(-1)).toBe('42');
    expect(server.requests).toContain(`list ${pages}`);
  });

  test('found behind a hundred that quote the marker', async () => {
    for (let i = 0; i < 120; i++) server.write('someone', `${OURS}\n${i}`);
    server.write(BOT, `${OURS}\nold`);
    await post();
    expect(visible().at(-1)).toBe('42');
    expect(server.comments).toHaveLength(121);
  });

  test("a later run's is not overwritten by an earlier, slower one", async () => {
    await post({ run: 43 });
    const outcome = await post({ run: 42 });
    expect(outcome?.lines).toEqual(['A later run has commented on the pull request already.']);
    expect(visible()).toEqual(['43']);
  });

  test('one that is deleted at the same moment is written anew', async () => {
    server.write(BOT, `${OURS}\nold`);
    server.fail('update', { status: 404, message: 'Not Found' });
    await post();
    expect(server.requests).toEqual(['list 1', 'authorship', 'update 1001', 'create']);
  });
});

describe('retries', () => {
  const DATE = 'Tue, 02 Jan 2035 00:00:00 GMT';
  const reset = (seconds: number) => `${Date.parse(DATE) / 1000 + seconds}`;
  const SECONDARY =
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

  test.each<{ why: string; request?: string; faults: ServerFault[]; waits: number[] }>([
    { why: 'a gateway that fails once', faults: [{ status: 502, html: '<html>bad</html>' }], waits: [1000] },
    {
      why: 'three times, longer each time',
      faults: Array(3).fill({ status: 500 }),
      waits: [1000, 3000, 9000],
    },
    { why: 'a broken connection', faults: ['reset'], waits: [1000] },
    { why: 'no answer', faults: ['hang'], waits: [1000] },
    { why: 'an answer that is cut off', faults: ['cut'], waits: [1000] },
    {
      why: 'unavailable, for so long',
      faults: [{ status: 503, headers: { 'retry-after': '20' } }],
      waits: [20_000],
    },
    {
      why: 'a secondary rate limit that says how long',
      faults: [{ status: 403, message: SECONDARY, headers: { 'retry-after': '30' } }],
      waits: [30_000],
    },
    {
      why: 'one in other words',
      faults: [{ status: 403, message: 'Slow down.', headers: { 'retry-after': '30' } }],
      waits: [30_000],
    },
    { why: 'one that does not', faults: [{ status: 403, message: SECONDARY }], waits: [60_000] },
    { why: 'too many requests', faults: [{ status: 429, headers: { 'retry-after': '5' } }], waits: [5000] },
    {
      why: "the primary rate limit, until a moment of the server's own clock",
      faults: [
        {
          status: 403,
          headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset(45), date: DATE },
        },
      ],
      waits: [45_000],
    },
    {
      why: "GraphQL's rate limit",
      request: 'authorship',
      faults: [{ errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] }],
      waits: [60_000],
    },
    {
      why: "GraphQL's own failure",
      request: 'authorship',
      faults: [
        { errors: [{ type: 'INTERNAL', message: 'Something went wrong while executing your query.' }] },
      ],
      waits: [1000],
    },
  ])('$why, then it works', async ({ why, request, faults, waits: expected }) => {
    for (const one of request === undefined ? ['list', 'authorship', 'update'] : [request]) {
      server.comments.length = 0;
      server.write(BOT, `${OURS}\nold`);
      waits = [];
      server.fail(one, ...faults);
      const outcome = await post(faults.includes('hang') ? { timeoutMs: HANG_MS } : {});
      expect(outcome?.faults, `${one}: ${why}`).toEqual([]);
      expect(waits, `${one}: ${why}`).toEqual(expected);
      expect(visible(), `${one}: ${why}`).toEqual(['42']);
    }
  });

  test.each(['create', 'minimize'])('%s whose answer is lost is not done twice', async (request) => {
    server.write(BOT, `${OURS}\n<!-- run 41.1 -->\n`);
    server.fail(request, 'lost');
    await post({ results: results('worse') });
    expect(waits).toEqual([1000]);
    expect(visible()).toEqual(['42']);
    expect(server.comments).toHaveLength(2);
  });

  test.each<{ why: string; faults: ServerFault[]; waits: number[]; says: RegExp }>([
    {
      why: '5xx forever',
      faults: Array(9).fill({ status: 502, html: `<html>\n${'bad '.repeat(100)}</html>` }),
      waits: [1000, 3000, 9000],
      says: /^the comment on the pull request could not be finished: 502 <html>\\nbad .*…\. The job's summary/,
    },
    {
      why: 'a rate limit of an hour',
      faults: [{ status: 429, message: 'API rate limit exceeded', headers: { 'retry-after': '3600' } }],
      waits: [],
      says: /could not be finished: 429 API rate limit exceeded\./,
    },
    {
      why: 'a rate limit after the other: a minute in all',
      faults: Array(9).fill({ status: 429, headers: { 'retry-after': '25' } }),
      waits: [25_000, 25_000],
      says: /could not be finished: 429 fault\./,
    },
    {
      why: 'a wrong token',
      faults: [{ status: 401, message: 'Bad credentials' }],
      waits: [],
      says: /could not be finished: 401 Bad credentials\. .*; the next run fares alike until that is mended\.$/,
    },
    {
      why: 'a locked conversation is a 403 that no permission mends',
      faults: [{ status: 403, message: 'Unable to create comment because issue is locked.' }],
      waits: [],
      says: /: 403 Unable to create comment because issue is locked\. The job's summary says the same; no run can comment until the conversation is unlocked\.$/,
    },
    {
      why: 'text that is not for the log',
      faults: [{ status: 422, message: 'a\n::set-output name=x::y' }],
      waits: [],
      says: /422 a\\n::set-output/,
    },
  ])('$why: a warning, and the run goes on', async ({ why, faults, waits: expected, says }) => {
    server.fail('create', ...faults);
    const outcome = await post();
    expect(outcome?.lines, why).toEqual([]);
    expect(outcome?.faults, why).toMatchObject([{ code: 'comment-failed', severity: 'warning' }]);
    expect(outcome?.faults[0]?.message, why).toMatch(says);
    expect(waits, why).toEqual(expected);
  });

  test('nobody listens: a warning', async () => {
    await server[Symbol.asyncDispose]();
    const outcome = await post();
    expect(outcome?.faults).toMatchObject([{ code: 'comment-failed' }]);
    expect(outcome?.faults[0]?.message).toMatch(
      /could not be finished: connect ECONNREFUSED.*the next run tries again\.$/,
    );
    expect(waits).toEqual([1000, 3000, 9000]);
    server = await startCommentServer();
  });

  test('no event: a warning', async () => {
    const outcome = await post({ env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: '/nowhere' } });
    expect(outcome?.faults[0]?.message).toContain('could not be finished: ENOENT');
  });

  test.each([
    { payload: '{', why: 'no JSON' },
    { payload: '{}', why: 'no pull request in it' },
    { payload: '{"pull_request":{"number":"7/../8"}}', why: 'no number' },
  ])('an event with $why: a warning', async ({ payload, why }) => {
    expect((await post({ payload }))?.faults, why).toMatchObject([{ code: 'comment-failed' }]);
    expect(server.requests, why).toEqual([]);
  });

  test('no token: a warning', async () => {
    const outcome = await post({ token: '' });
    expect(outcome?.faults[0]?.message).toContain('the input `token` is empty');
    expect(server.requests).toEqual([]);
  });
});

describe('without permission', () => {
  const REFUSED = { status: 403, message: 'Resource not accessible by integration' };

  test.each([
    { fault: REFUSED, request: 'create', why: 'a token that may only read' },
    { fault: REFUSED, request: 'list', why: 'a token that may not even read' },
    { fault: { status: 404, message: 'Not Found' }, request: 'list', why: 'nor know that it is there' },
    {
      fault: { errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }] },
      request: 'authorship',
      why: 'GraphQL refuses',
    },
  ])('the log says what to grant: $why', async ({ fault, request, why }) => {
    server.write(BOT, `${OURS}\n<!-- run 41.1 -->\n`);
    server.fail(request, fault);
    const outcome = await post({ results: results('worse') });
    expect(outcome?.faults, 'no annotation on every run').toEqual([]);
    expect(outcome?.lines[0], why).toMatch(
      /^comment-not-permitted: .* \((?:403 )?(?:404 )?(?:Resource not accessible by integration|Not Found)\)\. Give the job `permissions: pull-requests: write`/,
    );
    expect(waits, why).toEqual([]);
  });

  test.each([
    { event: 'pull_request', head: 'you/stars', code: 'comment-from-fork', why: 'a fork' },
    { event: 'pull_request', head: null, code: 'comment-from-fork', why: 'a fork that was deleted' },
    {
      event: 'pull_request_target',
      head: 'you/stars',
      code: 'comment-not-permitted',
      why: 'there the token can write, if the workflow lets it',
    },
  ])('$event of $head: $code', async ({ event, head, code, why }) => {
    server.fail('create', REFUSED);
    const outcome = await post({ event, head });
    expect(outcome?.lines[0]?.split(':')[0], why).toBe(code);
    expect(outcome?.faults).toEqual([]);
  });

  test('a fork whose token can write comments like any other: private repositories can allow it', async () => {
    await post({ head: 'you/stars' });
    expect(server.comments).toHaveLength(1);
  });
});
