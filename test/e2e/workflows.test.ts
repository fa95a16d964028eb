import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allPages } from '../docs/pages.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { lint } from './actionlint.ts';
import { PROJECT } from './repository.ts';
import { workflowEngineMissing } from './tools.ts';

const OWN = join(PROJECT, '.github', 'workflows');
const TESTED = join(PROJECT, 'test', 'e2e', 'workflows');
const EXAMPLES = join(PROJECT, 'examples');

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: unknown; readonly steps?: readonly { readonly uses?: string }[] }>
  >;
}

async function workflowsIn(...folders: readonly string[]): Promise<string[]> {
  const names = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder)).filter((name) => name.endsWith('.yml')).map((name) => join(folder, name)),
    ),
  );
  return names.flat().sort();
}

const missing = await workflowEngineMissing();

describe.skipIf(missing)('actionlint', () => {
  test('passes every workflow', async () => {
    expect(await lint(await workflowsIn(OWN, TESTED, EXAMPLES), PROJECT)).toBe('');
  }, 600_000);

  test('would find a wrong one', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, '.github', 'workflows', 'wrong.yml');
    await mkdir(join(file, '..'), { recursive: true });
    const text = await readFile(join(OWN, 'ci.yml'), 'utf8');
    await writeFile(file, text.replace(/^ {4}steps:/m, '    stepz:'));
    expect(await lint([file], folder.path)).toContain('stepz');
  }, 600_000);
});

interface Needs {
  readonly workflow?: unknown;
  /** Of all its jobs, or of each by its name. */
  readonly job?: unknown;
  readonly jobs?: Readonly<Record<string, unknown>>;
}

const RELEASE = { contents: 'write', 'id-token': 'write', attestations: 'write' };

/** What a workflow needs beyond reading the repository, by file. */
const MORE: Readonly<Record<string, Needs>> = {
  'pull-request.yml': { workflow: { contents: 'read', 'pull-requests': 'write' } },
  'e2e.yml': { jobs: { review: { contents: 'read', 'pull-requests': 'write' } } },
  'codeql.yml': { job: { contents: 'read', 'security-events': 'write' } },
  'scorecard.yml': { job: { contents: 'read', 'security-events': 'write', 'id-token': 'write' } },
  'review.yml': { job: { contents: 'read', 'pull-requests': 'write' } },
  // What the last job may do is its caller's to say.
  'matrix.yml': {
    workflow: undefined,
    jobs: { matrix: { contents: 'read' }, train: { contents: 'read' }, merge: undefined },
  },
  'release.yml': { jobs: { release: RELEASE } },
  'release-model.yml': { job: RELEASE },
  // It has no checkout: it reads nothing of the repository.
  'comment-from-fork.yml': { workflow: {}, job: { actions: 'read', 'pull-requests': 'write' } },
};

describe('every workflow', async () => {
  const files = await workflowsIn(OWN, TESTED, EXAMPLES);
  test.each(files)('%s may do no more than it needs', async (file) => {
    const workflow = parse(await readFile(file, 'utf8')) as Workflow;
    const needs = MORE[basename(file)] ?? {};
    expect(workflow.permissions).toEqual('workflow' in needs ? needs.workflow : { contents: 'read' });
    for (const [name, { permissions }] of Object.entries(workflow.jobs))
      expect(permissions, name).toEqual(needs.jobs?.[name] ?? needs.job);
  });

  test.each(files)('%s pins the actions of others by their commit', async (file) => {
    const workflow = parse(await readFile(file, 'utf8')) as Workflow;
    for (const { steps = [] } of Object.values(workflow.jobs))
      for (const { uses } of steps)
        expect(uses ?? './', 'a tag can be moved to other code').toMatch(
          /^\.\/|@[0-9a-f]{40}$|^best-epoch\/best-epoch@v0$/,
        );
  });
});

/** `- uses: actions/checkout@de0fac... # v6.0.2` */
const PINNED = /uses: ([\w-]+\/[\w-]+)[\w/-]*@([0-9a-f]{40}) # (v[\d.]+)/g;

test('workflows, examples and documentation have the same commit of each action, with its version', async () => {
  const pages = (await allPages()).map(({ file }) => join(PROJECT, file));
  const pins = new Map<string, Set<string>>();
  for (const file of [...(await workflowsIn(OWN, TESTED, EXAMPLES)), ...pages]) {
    const text = await readFile(file, 'utf8');
    for (const [, action = '', commit, version] of text.matchAll(PINNED))
      pins.set(action, (pins.get(action) ?? new Set()).add(`${commit} ${version}`));
    expect(text.match(/uses: [^\n]*@[0-9a-f]{40}/g)?.length, file).toBe(text.match(PINNED)?.length);
  }
  expect(pins.size).toBeGreaterThan(5);
  expect([...pins].filter(([, commits]) => commits.size > 1)).toEqual([]);
});
