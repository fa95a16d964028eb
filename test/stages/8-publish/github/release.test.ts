// The release of a model, from the event to the server: when there's one, what is in it, and that a failure leaves nothing
// half published.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GateResult } from '../../../../src/results/gates.ts';
import type { Results } from '../../../../src/results/results.ts';
import { modelRelease, type ReleaseOutcome } from '../../../../src/stages/8-publish/github/release.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../temporary-folder.ts';
import { writeReport } from '../report.ts';
import { NOT_PERMITTED, type ReleaseServer, startReleaseServer } from './release-server.ts';

const MARK = '<!-- best-epoch release: v1/Release/train/best-epoch -->';
const TOKEN = 'ghs_canary0123456789';
const COMMIT = 'a'.repeat(40);
const FILES = ['model.onnx', 'results.json', 'report.html', 'SHA256SUMS'];
const TAG = { GITHUB_REF: 'refs/tags/v1' };

let folder: TemporaryFolder;
let server: ReleaseServer;

beforeEach(async () => {
  folder = await temporaryFolder();
  server = await startReleaseServer();
});

afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

interface Given {
  readonly env?: Readonly<Record<string, string>>;
  readonly verdict?: Results['comparison']['verdict'];
  readonly gates?: readonly GateResult[];
  readonly untrained?: Results['untrained'];
  readonly token?: string;
  readonly artifactName?: string;
  readonly restored?: Results['restored'];
  /** More files beside the model. */
  readonly besideModel?: readonly string[];
}

async function publish({
  env = TAG,
  verdict = 'better',
  gates = [],
  untrained = null,
  restored = null,
  besideModel = [],
  ...given
}: Given = {}): Promise<ReleaseOutcome> {
  const event = join(folder.path, 'event.json');
  await writeFile(event, JSON.stringify({ repository: { default_branch: 'main' } }));
  const report = await writeReport(join(folder.path, 'run'));
  const { results } = report;
  const comparison = { ...results.comparison, verdict };
  const judged = { ...results, restored, untrained, gates: [...gates], comparison };
  const release = modelRelease({
    env: {
      ...{ GITHUB_REPOSITORY: 'me/stars', GITHUB_API_URL: server.apiUrl, GITHUB_EVENT_PATH: event },
      ...{ GITHUB_EVENT_NAME: 'push', GITHUB_SHA: COMMIT, GITHUB_RUN_ID: '42' },
      ...{ GITHUB_WORKFLOW: 'Release', GITHUB_JOB: 'train', ...env },
    },
    ...{
      token: TOKEN,
      artifactName: 'best-epoch',
      runUrl: 'https://github.com/me/stars/actions/runs/42',
      repositoryUrl: 'https://github.com/me/stars',
      ...given,
    },
    sleep: async () => undefined,
  });
  const more = besideModel.map((name) => join(report.folder, 'model', name));
  for (const path of more) await writeFile(path, 'text');
  return release.publish({ ...report, results: judged, files: [...report.files, ...more] });
}

const only = () => {
  expect(server.releases).toHaveLength(1);
  return server.releases[0]!;
};

const names = () => only().assets.map(({ name }) => name);

const failed: GateResult = {
  ...{ text: 'overfit', status: 'failed', sentence: 'x', value: null, bound: null, baseline: null },
};

describe('whether and under which tag', () => {
  const MAIN = { GITHUB_REF: 'refs/heads/main' };

  test.each([
    ['a tag, whatever the verdict', { env: TAG, verdict: 'worse' }, 'v1'],
    ['a tag with a slash', { env: { GITHUB_REF: 'refs/tags/model/v1' } }, 'model/v1'],
    ['a better model of the default branch', { env: MAIN }, 'best-epoch-42'],
    ['a manual start there', { env: { ...MAIN, GITHUB_EVENT_NAME: 'workflow_dispatch' } }, 'best-epoch-42'],
    [
      "an artifact's name that no tag has",
      { env: MAIN, artifactName: '..a b~1.lock' },
      'a-b-1-lock-969a88-42',
    ],
  ] as const)('%s', async (_why, given, tag) => {
    const { lines, url, fault } = await publish(given);
    expect([fault, lines]).toEqual([undefined, [`Published release ${tag}: ${url}`]]);
    expect(only()).toMatchObject({ tag, commit: COMMIT, isDraft: false });
  });

  test('two models of one run whose names come to the same have a release each', async () => {
    for (const artifactName of ['a b', 'a-b']) await publish({ env: MAIN, artifactName });
    expect(server.releases.map(({ tag }) => tag).toSorted()).toEqual(['a-b-42', 'a-b-c8687a-42']);
  });

  const NEITHER = 'No release: neither a tag nor the default branch was pushed.';

  test.each([
    [
      'a pull request',
      { env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' } },
      NEITHER,
    ],
    [
      'one that runs on the base branch',
      { env: { ...MAIN, GITHUB_EVENT_NAME: 'pull_request_target' } },
      NEITHER,
    ],
    [
      'one whose branch is called like a tag',
      { env: { ...TAG, GITHUB_EVENT_NAME: 'pull_request' } },
      NEITHER,
    ],
    ['another branch', { env: { GITHUB_REF: 'refs/heads/topic' } }, NEITHER],
    ['a default branch that is not told', { env: { ...MAIN, GITHUB_EVENT_PATH: '' } }, NEITHER],
    [
      'a model that is no better',
      { env: MAIN, verdict: 'same' },
      'No release: the verdict is same, and only a better model of main is released without a tag.',
    ],
    [
      'a model that was not trained, whatever the tag',
      { untrained: 'less-than-an-epoch' },
      'No release: the run had no time to train its model.',
    ],
    ['a gate that failed', { gates: [failed] }, 'No release: a gate has failed.'],
    [
      'a run that is not told',
      { env: { ...MAIN, GITHUB_RUN_ID: '' } },
      'No release: the runner does not say which run this is, by which its tag is called.',
    ],
  ] as const)('none: %s', async (_why, given, line) => {
    expect(await publish(given)).toEqual({ lines: [line], url: '', fault: undefined });
    expect(server.requests).toEqual([]);
  });
});

test('it holds the files with their checksums, the summary and the run', async () => {
  await publish();
  const { assets, body } = only();
  expect(names()).toEqual(FILES);
  const content = (name: string) => assets.find((one) => one.name === name)?.content ?? '';
  expect(content('model.onnx')).toBe('not a real model');
  const sums = FILES.slice(0, -1).map(
    (name) => `${createHash('sha256').update(content(name)).digest('hex')}  ${name}\n`,
  );
  expect(content('SHA256SUMS'), 'as `sha256sum --check` reads it').toBe(sums.join(''));
  expect(body.split('\n\n')[0]).toBe(MARK);
  expect(body).toContain('Made by [this run](https://github.com/me/stars/actions/runs/42)');
  expect([...server.tokens]).toEqual([`token ${TOKEN}`]);
});

test('licence and notice of what it was made from go with the model', async () => {
  await publish({ besideModel: ['card.md', 'THIRD-PARTY-NOTICES.txt', 'notes.txt'] });
  const [model, ...others] = FILES;
  expect(names()).toEqual([model, 'card.md', 'THIRD-PARTY-NOTICES.txt', ...others]);
});

test.each([
  ['41', 'Made by [Run 41, which measured the scores](https://github.com/me/stars/actions/runs/41)'],
  [null, 'Made by [this run](https://github.com/me/stars/actions/runs/42)'],
])('of a model that an earlier run made the notes begin with the model: by run %s', async (id, made) => {
  await publish({ restored: { at: '2026-02-03T04:05:06.000Z', 'run-id': id } });
  expect(only().body).not.toContain('Nothing was trained');
  expect(only().body).toContain(made);
});

test('nobody sees it before it is whole', async () => {
  await publish();
  const uploads = FILES.map((name) => `upload ${name}`);
  expect(server.requests).toEqual(['list 1', 'create', ...uploads, 'publish v1']);
});

const asset = (name: string, id: number) => ({ id, name, content: 'x' });
const theirs = () => server.make('v1', { isDraft: true, body: 'Theirs', assets: [asset('model.onnx', 7)] });
const STAYS = "stays a draft until somebody publishes it, for its notes don't begin as this action's do";

describe('what is there already', () => {
  test('its own is left, and its address given', async () => {
    await publish();
    const before = structuredClone(only());
    const { lines, url } = await publish();
    expect(lines).toEqual([`Release v1 is there already: ${url}`]);
    expect(url).toBe('https://github.com/me/stars/releases/tag/v1');
    expect(only()).toEqual(before);
  });

  test('its own draft of a run that broke is filled anew and published', async () => {
    const assets = [{ id: 7, name: 'model.onnx', content: 'half' }];
    server.make('v1', { isDraft: true, body: `${MARK}\n\nof a run that broke`, assets });
    await publish();
    expect(only().isDraft).toBe(false);
    expect(only().body).not.toContain('of a run that broke');
    expect(names()).toEqual(FILES);
    expect(only().assets[0]?.content).toBe('not a real model');
  });

  test('it is found behind a hundred others', async () => {
    server.make('v1', { isDraft: true, body: MARK });
    for (let i = 0; i < 120; i++) server.make(`other-${i}`);
    await publish();
    expect(server.releases).toHaveLength(121);
    expect(server.requests).toContain('publish v1');
  });

  test.each([
    ['release', false],
    ['draft', true],
  ])("somebody's %s gets the files and stays what it is", async (_what, isDraft) => {
    server.make('v1', { isDraft, body: 'My notes', assets: [{ id: 7, name: 'paper.pdf', content: 'x' }] });
    const { lines, url } = await publish();
    expect(lines).toEqual([
      isDraft
        ? `Added 4 files to the draft of release v1, which ${STAYS}: ${url}`
        : `Added 4 files to the release v1: ${url}`,
    ]);
    expect(only()).toMatchObject({ isDraft, body: 'My notes' });
    expect(names()).toEqual(['paper.pdf', ...FILES]);
  });

  test("somebody's that has all of them is left as it is, whichever run they are of", async () => {
    const assets = FILES.map((name, id) => ({ id, name, content: 'of a run before' }));
    server.make('v1', { assets });
    const { lines, url } = await publish();
    expect(lines).toEqual([`Release v1 is there already: ${url}`]);
    expect(server.requests).toEqual(['list 1']);
  });

  test.each([
    ['a file of the same name', { content: 'theirs' }, false],
    ['in a draft of ours whose notes were all replaced', { content: 'of a run that broke' }, true],
    ['on a server that tells no digest', { content: 'not a real model', digest: null }, false],
  ])("somebody's with other files is left as it is, and told: %s", async (_what, given, isDraft) => {
    server.make('v1', { isDraft, assets: [{ id: 7, name: 'model.onnx', ...given }] });
    const { fault, url } = await publish();
    expect(fault).toMatchObject({ code: 'release-file-taken', severity: 'error' });
    expect(fault?.message).toBe(
      'release "v1" has "model.onnx", which this run has not put there, and nothing was added to it. Delete it from the release and run the job again, or set `release: never`.',
    );
    expect(url).toBe('');
    expect(only().assets).toEqual([{ id: 7, name: 'model.onnx', ...given }]);
  });

  test.each([
    ['our draft, published by hand', { body: `${MARK}\n\nNotes` }, 'release v1'],
    ["somebody's", {}, 'release v1'],
    [
      'our draft whose notes were all replaced',
      { isDraft: true, body: 'Mine' },
      `draft of release v1, which ${STAYS}`,
    ],
  ])('half of it is finished, its files are known by their digests: %s', async (_what, given, what) => {
    const assets = [
      { id: 7, name: 'model.onnx', content: 'not a real model' },
      { id: 8, name: 'report.html', content: '', state: 'starter' },
    ];
    const { body, isDraft } = server.make('v1', { ...given, assets });
    const { lines, fault } = await publish();
    expect(fault).toBeUndefined();
    expect(lines).toEqual([expect.stringContaining(`Added 3 files to the ${what}: `)]);
    expect(names().sort()).toEqual(FILES.toSorted());
    expect(only().assets[0], 'is not sent again').toMatchObject({ id: 7, name: 'model.onnx' });
    expect(only()).toMatchObject({ body, isDraft });
  });

  test('our draft that has all files, whose notes were all replaced, is told to be a draft', async () => {
    const assets = FILES.map((name, id) => ({ id, name, content: 'of a run whose last request broke' }));
    server.make('v1', { isDraft: true, body: 'Mine', assets });
    const { lines, url } = await publish();
    expect(lines).toEqual([`The draft of release v1 has its files already, and ${STAYS}: ${url}`]);
    expect(server.requests).toEqual(['list 1']);
    expect(only()).toMatchObject({ isDraft: true, body: 'Mine', assets });
  });

  test.each([
    ['our draft is finished', { isDraft: true, body: MARK }, /^Published release v1: /],
    ['our release is left', { body: MARK, assets: FILES.map(asset) }, /^Release v1 is there already: /],
    ['a published one gets the files', { body: 'Ours' }, /^Added 4 files to the release v1: /],
  ])("somebody's draft of the same tag is not touched: beside it %s", async (_what, given, line) => {
    for (const make of [() => server.make('v1', given), theirs]) make();
    const [other, own] = server.releases;
    const before = structuredClone(other);
    const { lines } = await publish();
    expect(lines).toEqual([expect.stringMatching(line)]);
    expect(other).toEqual(before);
    expect(own?.isDraft).toBe(false);
    expect(own?.assets.map(({ name }) => name)).toEqual(FILES);
  });

  test.each([
    ['that quotes our notes', `As of the last one:\n${MARK}\n`],
    ['that was ours, with notes written above', `Our best model so far.\n\n${MARK}\n\nof a run that broke`],
    ['copied from another tag', MARK.replace('v1', 'v0')],
    ["of another job's model", MARK.replace('/train/', '/other/')],
  ])("somebody's draft is neither emptied nor published: one %s", async (_what, body) => {
    server.make('v1', { isDraft: true, body, assets: [asset('my-own.zip', 9)] });
    const { lines, url } = await publish();
    expect(lines).toEqual([`Added 4 files to the draft of release v1, which ${STAYS}: ${url}`]);
    expect(only()).toMatchObject({ isDraft: true, body });
    expect(names()).toEqual(['my-own.zip', ...FILES]);
  });

  test('our draft as somebody has saved it on GitHub, with other line breaks, is ours', async () => {
    server.make('v1', { isDraft: true, body: `${MARK}\r\n\r\nNotes` });
    expect((await publish()).lines).toEqual([expect.stringMatching(/^Published release v1: /)]);
  });

  test('our draft to which somebody has added files keeps them, is filled, and stays a draft', async () => {
    const half = { id: 10, name: 'model.onnx', content: 'half', state: 'starter' };
    const assets = [asset('my-own.zip', 9), half, asset('paper.pdf', 11)];
    server.make('v1', { isDraft: true, body: `${MARK}\n\nof a run that broke`, assets });
    const { lines, url, fault } = await publish();
    expect(fault).toBeUndefined();
    expect(lines).toEqual([
      `Added 4 files to the draft of release v1, which stays a draft until somebody publishes it, for it has "my-own.zip" and "paper.pdf", not of this run: ${url}`,
    ]);
    expect(only().isDraft).toBe(true);
    expect(names()).toEqual(['my-own.zip', 'paper.pdf', ...FILES]);
    expect(only().assets[2]?.content).toBe('not a real model');
  });
});

describe('failures', () => {
  test('of the server pass', async () => {
    const busy = { status: 502, message: 'Bad Gateway' };
    server.fail('upload model.onnx', busy);
    server.fail('upload SHA256SUMS', 'lost');
    server.fail('publish', busy);
    const { fault } = await publish();
    expect(fault).toBeUndefined();
    expect(only().isDraft).toBe(false);
    expect(names()).toEqual(FILES);
  });

  test('that stay leave a draft, which nobody sees, and fail the step', async () => {
    server.fail('upload report.html', { status: 422, message: 'Validation Failed' });
    const { fault, url } = await publish();
    expect(fault).toMatchObject({ code: 'release-failed', severity: 'error' });
    expect(fault?.message).toBe(
      'release "v1" was not published: 422 Validation Failed. Run the job again: it takes up the draft that is left, if there is one.',
    );
    expect(url).toBe('');
    expect(only().isDraft).toBe(true);
  });

  test("that stay take back what was added to somebody's", async () => {
    server.make('v1', { assets: [{ id: 7, name: 'paper.pdf', content: 'x' }] });
    server.fail('upload report.html', { status: 422, message: 'Validation Failed' });
    await publish();
    expect(names()).toEqual(['paper.pdf']);
  });

  test("that stay neither in an upload to somebody's nor in taking it back are mended by the next try", async () => {
    const busy = { status: 502, message: 'Bad Gateway' };
    server.make('v1');
    server.fail('upload report.html', busy);
    server.fail('remove', busy);
    const { fault } = await publish();
    expect(fault).toBeUndefined();
    expect(names()).toEqual(FILES);
  });

  test.each([
    ['a token that may only read', NOT_PERMITTED],
    ['one that sees nothing', { status: 404, message: 'Not Found' }],
  ])('%s is told the permission', async (_why, answer) => {
    server.fail('create', answer);
    const { fault } = await publish();
    expect(fault?.message).toBe(
      `release "v1" was not made: the token may not (${answer.status} ${answer.message}). Give the job \`permissions: contents: write\` in the workflow and push that with a new tag, which releases the model (running this job again takes the workflow as it was); or set \`release: never\`.`,
    );
    expect(server.releases).toEqual([]);
  });

  test('no token', async () => {
    expect((await publish({ token: '' })).fault?.message).toMatch(
      /^release "v1" was not published: the input `token` is empty/,
    );
  });
});
