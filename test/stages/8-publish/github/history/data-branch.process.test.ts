import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HistoryRefused, type HistoryStore } from '../../../../../src/earlier/history-store.ts';
import { InputError } from '../../../../../src/errors.ts';
import { dataBranch } from '../../../../../src/stages/8-publish/github/history/data-branch.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../../temporary-folder.ts';
import { type GitServer, READER, startGitServer, WRITER } from './git-server.ts';

let folder: TemporaryFolder;
let server: GitServer;

beforeEach(async () => {
  folder = await temporaryFolder();
  server = await startGitServer(folder.path);
});

afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const clock = () => performance.now();

interface Given {
  readonly token?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly patienceMs?: number;
  readonly branch?: string;
}

function store({
  token = WRITER,
  env = process.env,
  patienceMs,
  branch = 'history',
}: Given = {}): HistoryStore {
  const remote = { server: server.url, repository: 'me/stars', token };
  const given = { branch, env, remote, clock, ...(patienceMs === undefined ? {} : { patienceMs }) };
  return dataBranch({ ...given, sleep: async () => undefined });
}

/** Adds a line to the file, as a run adds one to its history. */
function append(to: HistoryStore, line: string, path = 'Train/history.jsonl'): Promise<void> {
  return to.update(`Add ${line}`, async (files) => {
    const before = Buffer.from((await files.read(path)) ?? []).toString();
    return new Map([[path, Buffer.from(`${before}${line}\n`)]]);
  });
}

const lines = async () => (await server.files('history'))['Train/history.jsonl']?.trim().split('\n');

describe('a branch of one commit', () => {
  test('begins where there is none, and stays one commit without parents', async () => {
    await append(store(), 'a');
    await append(store(), 'b');
    expect(await lines()).toEqual(['a', 'b']);
    expect(await server.git('log', '--format=%P|%s|%an', 'history')).toBe('|Add b|github-actions[bot]\n');
  });

  test('is read as it is, and its mark is no file of it', async () => {
    await append(store(), 'a');
    const reading = store({ token: READER });
    expect(await reading.list()).toEqual(['Train/history.jsonl']);
    expect(Buffer.from((await reading.read('Train/history.jsonl')) ?? []).toString()).toBe('a\n');
    expect(await reading.read('nothing')).toBeUndefined();
    const asked = server.requests.length;
    await reading.read('Train/history.jsonl');
    expect(server.requests.length, 'asked once').toBe(asked);
  });

  test('keeps what is not changed, deletes what is, and takes any bytes and names', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 0]);
    const name = 'a "b"/c\\d é.png';
    const first = new Map([
      ['kept', Buffer.from('')],
      ['gone/x', Buffer.from('x')],
      [name, bytes],
    ] as const);
    await store().update('first', async () => first);
    await store().update(
      'second',
      async () =>
        new Map([
          ['gone/x', null],
          ['gone/never', null],
        ]),
    );
    expect((await store().list()).toSorted()).toEqual([name, 'kept']);
    expect(Buffer.from((await store().read(name)) ?? [])).toEqual(bytes);
  });

  test('is not pushed to where nothing changes', async () => {
    await store().update('nothing', async () => new Map());
    expect(server.requests).not.toContain('push');
  });
});

describe('jobs at once', () => {
  test('eight of them all end up in it', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, job) => append(store(), `job ${job}`)));
    const found = await lines();
    expect(found?.toSorted()).toEqual(Array.from({ length: 8 }, (_, job) => `job ${job}`));
  });

  test('what another one writes between reading and pushing is read again', async () => {
    let calls = 0;
    await append(store(), 'a');
    await store().update('mine', async (files) => {
      calls++;
      if (calls === 1) await append(store(), 'b');
      const before = Buffer.from((await files.read('Train/history.jsonl')) ?? []).toString();
      return new Map([['Train/history.jsonl', Buffer.from(`${before}mine\n`)]]);
    });
    expect([calls, await lines()]).toEqual([2, ['a', 'b', 'mine']]);
  });
});

describe('a branch that others changed', () => {
  const edited = async () => {
    const files = { ...(await server.files('history')), 'Train/history.jsonl': 'edited\n' };
    await server.force('history', files, 'history');
  };

  test.each([
    ['deleted', () => server.git('update-ref', '-d', 'refs/heads/history'), ['b']],
    ['emptied', () => server.force('history', {}), ['b']],
    ['edited by hand, in a commit of its own', edited, ['edited', 'b']],
  ] as const)('%s is taken as it is', async (_what, change, expected) => {
    await append(store(), 'a');
    await change();
    await append(store(), 'b');
    expect(await lines()).toEqual(expected);
    expect(await server.git('log', '--format=%P', 'history'), 'one commit').toBe('\n');
  });

  test("somebody's code is never replaced, nor read as a history", async () => {
    await server.force('history', {
      'README.md': 'mine',
      'src/a.ts': '',
      'Train/history.jsonl': 'x\n',
      z: '',
    });
    const before = await server.git('rev-parse', 'history');
    for (const tried of [() => append(store(), 'b'), () => store().list()]) {
      const error = await tried().catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).faults[0]?.message).toBe(
        'branch "history" holds something else than a history ("README.md", "Train/history.jsonl", "src/a.ts" and 1 more), which a run would replace. Name a branch in `history` that is not there yet, such as `branch best-epoch-history`.',
      );
    }
    expect(await server.git('rev-parse', 'history')).toBe(before);
  });

  test('links and other repositories on it are no files', async () => {
    await append(store(), 'a');
    await server.git('update-ref', 'refs/heads/history', await linked());
    expect(await store().list()).toEqual(['Train/history.jsonl']);
  });

  test.each([
    ['a link', '120000'],
    ['another repository', '160000'],
  ])('%s alone is not nothing: it is not replaced either', async (_what, mode) => {
    await append(store(), 'a');
    const commit = (await server.git('rev-parse', 'history')).trim();
    const content = mode === '160000' ? commit : await server.make(['hash-object', '-w', '--stdin'], 'x');
    const kind = mode === '160000' ? 'commit' : 'blob';
    const tree = await server.make(['mktree'], `${mode} ${kind} ${content}\tmine\n`);
    const theirs = (await server.git('commit-tree', '-m', 'x', tree)).trim();
    await server.git('update-ref', 'refs/heads/history', theirs);
    await expect(append(store(), 'b')).rejects.toThrow(
      'branch "history" holds something else than a history ("mine")',
    );
    expect((await server.git('rev-parse', 'history')).trim()).toBe(theirs);
  });

  /** A commit with a link beside the history. */
  async function linked(): Promise<string> {
    const tree = (await server.git('ls-tree', 'history')).trim();
    const [, blob = ''] = /blob ([0-9a-f]+)/.exec(tree) ?? [];
    const made = await server.make(['mktree'], `${tree}\n120000 blob ${blob}\tlink\n`);
    return (await server.git('commit-tree', '-m', 'x', made)).trim();
  }
});

describe('what is refused', () => {
  const GH013 = 'error: GH013: Repository rule violations found for refs/heads/history.';
  const LACKING = { token: READER };
  const GH006 = 'error: GH006: Protected branch update failed for refs/heads/history.';

  test.each([
    ['a token that may only read', LACKING, 'the token may not: give the job `permissions: contents: write`'],
    ['no token', { token: '' }, /^the token is none that the server takes: .*`contents: write`$/],
    ['a token of somewhere else', { token: 'ghs_other' }, /^the token is none that the server takes/],
    ['a name that no branch has', { branch: 'a..b' }, 'no branch can be called "a..b"'],
  ] as const)('%s changes nothing and says what to write', async (_what, given, reason) => {
    await append(store(), 'a');
    const error = await append(store(given), 'b').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(HistoryRefused);
    expect((error as Error).message).toMatch(reason);
    expect((error as HistoryRefused).lacksPermission).toBe(given === LACKING);
    expect(await lines()).toEqual(['a']);
  });

  test.each([GH013, GH006])('a rule of the repository: %s', async (said) => {
    await append(store(), 'a');
    await server.protect(said);
    const pushes = () => server.requests.filter((kind) => kind === 'push').length;
    const before = pushes();
    const refused = append(store(), 'b');
    await expect(refused).rejects.toThrow(
      'a rule of the repository protects it: leave history out of the ruleset or the branch protection, or choose another name in `history`',
    );
    expect(pushes() - before, 'not tried again').toBe(2);
    expect(await lines()).toEqual(['a']);
  });

  test('a file that GitHub takes for too large', async () => {
    await server.protect('error: GH001: Large files detected.');
    const refused = append(store(), 'a');
    await expect(refused).rejects.toThrow('remote: error: GH001: Large files detected.');
  });

  test('a private repository without the permission to read', async () => {
    await using elsewhere = await temporaryFolder();
    await using hidden = await startGitServer(elsewhere.path, { isPrivate: true });
    const remote = { server: hidden.url, repository: 'me/stars', token: '' };
    const reading = dataBranch({ branch: 'history', env: process.env, remote, clock });
    await expect(reading.list()).rejects.toThrow(/`contents: read`$/);
  });
});

describe('failures', () => {
  test('of the server pass, as long as they are few', async () => {
    await append(store(), 'a');
    server.fail('fetch', 503);
    server.fail('push', 502);
    await append(store(), 'b');
    expect(await lines()).toEqual(['a', 'b']);
    server.fail('fetch', 500, 500, 500);
    await expect(append(store(), 'c')).rejects.toThrow(/error: 500/);
  });

  test('a push whose answer is lost is not done twice', async () => {
    await append(store(), 'a');
    // The first request of a push asks where the branch is.
    server.fail('push', 'lost', 'lost');
    await append(store(), 'b');
    expect(await lines()).toEqual(['a', 'b']);
  });

  test('a server that never answers is given up, and not asked again by the run', async () => {
    server.fail('fetch', 'hang', 'hang', 'hang');
    const silent = store({ patienceMs: 800 });
    await expect(silent.list()).rejects.toThrow('no end after 1 s');
    const asked = server.requests.length;
    await expect(append(silent, 'a')).rejects.toThrow('the server gave no answer before');
    expect(server.requests.length).toBe(asked);
  });

  test('what succeeds takes none of the patience', async () => {
    let ms = 0;
    const remote = { server: server.url, repository: 'me/stars', token: WRITER };
    // Each look is half a second later: a try has several.
    const slow = { env: process.env, remote, clock: () => (ms += 500), patienceMs: 20_000 };
    const store = dataBranch({ branch: 'history', ...slow });
    for (const line of ['a', 'b', 'c', 'd']) await append(store, line);
    expect(ms).toBeGreaterThan(20_000);
    expect(await lines()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a runner without git is told so', async () => {
    await expect(append(store({ env: { PATH: join(folder.path, 'empty') } }), 'a')).rejects.toThrow(
      'the runner has no git: install it before this step, or set `history: auto`, which does without',
    );
  });

  test.runIf(process.platform !== 'win32')('so is one with a git of long ago', async () => {
    const PATH = join(folder.path, 'bin');
    await mkdir(PATH);
    await writeFile(join(PATH, 'git'), '#!/bin/sh\necho git version 2.25.1\n', { mode: 0o755 });
    await expect(append(store({ env: { PATH } }), 'a')).rejects.toThrow(
      'git 2.25 is too old for it: install git 2.31 or newer on the runner',
    );
  });

  test('a mistake in what changes is thrown as it is', async () => {
    const mistake = store().update('x', async () => {
      throw new TypeError('a mistake');
    });
    await expect(mistake).rejects.toThrow(new TypeError('a mistake'));
  });
});

test('nothing of the runner is heeded, and nothing is left', async () => {
  const home = join(folder.path, 'home');
  await mkdir(join(home, 'hooks'), { recursive: true });
  const trap = join(folder.path, 'trapped');
  await writeFile(join(home, 'hooks', 'pre-push'), `#!/bin/sh\ntouch '${trap}'\nexit 1\n`, { mode: 0o755 });
  const config = `[core]\nhooksPath = ${home}/hooks\n[url "http://127.0.0.1:1/"]\ninsteadOf = ${server.url}/\n[http]\nextraheader = X-Trap: 1\n[commit]\ngpgSign = true\n`;
  await writeFile(join(home, '.gitconfig'), config);
  const env = {
    ...{ PATH: `${process.env.PATH}${delimiter}${home}`, HOME: home, GIT_DIR: home, GIT_WORK_TREE: home },
    ...{ GIT_CONFIG_GLOBAL: join(home, '.gitconfig'), GIT_TRACE_CURL: trap, GIT_CONFIG_COUNT: '1' },
    ...{ GIT_CONFIG_KEY_0: 'core.hooksPath', GIT_CONFIG_VALUE_0: join(home, 'hooks') },
  };
  const temporary = join(folder.path, 'temporary');
  await mkdir(temporary);
  await append(store({ env: { ...env, RUNNER_TEMP: temporary } }), 'a');
  expect(await lines()).toEqual(['a']);
  expect(await readdir(folder.path)).not.toContain('trapped');
  expect(await readdir(temporary)).toEqual([]);
});

test.runIf(process.platform !== 'win32')(
  'git works where the runner clears up for a run that is killed',
  async () => {
    const [bin, temporary] = [join(folder.path, 'bin'), join(folder.path, 'temporary')];
    await Promise.all([mkdir(bin), mkdir(temporary)]);
    const PATH = `${bin}${delimiter}${process.env.PATH}`;
    await writeFile(join(bin, 'git'), `#!/bin/sh\npwd >>'${bin}/places'\nexit 1\n`, { mode: 0o755 });
    await expect(append(store({ env: { PATH, RUNNER_TEMP: temporary } }), 'a')).rejects.toThrow();
    const places = (await readFile(join(bin, 'places'), 'utf8')).trim().split('\n');
    expect(places.filter((place) => !place.includes('/temporary/best-epoch-branch-'))).toEqual([]);
  },
);
