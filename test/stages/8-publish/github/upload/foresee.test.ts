// Which names of artifacts are free before a run begins, and what is said where one is not.
import { expect, test } from 'vitest';
import { foreseeUpload, type ListClient } from '../../../../../src/stages/8-publish/github/upload/foresee.ts';

const WORKFLOW = { workspace: '/nowhere', path: undefined, job: 'train', step: 'train', action: '' };
const UPLOAD = { artifactName: 'best-epoch', suffix: '', reportArtifact: true };

function listing(...names: readonly string[]): ListClient {
  const artifacts = names.map((name, i) => ({ name, id: i + 1, size: 1 }));
  return { listArtifacts: async () => ({ artifacts }) };
}

const foresee = (client: ListClient, changes: object = {}, attempt = 1) =>
  foreseeUpload({ ...UPLOAD, ...changes }, { workflow: WORKFLOW, attempt, client, timeoutMs: 50 });

test.each([
  { names: ['best-epoch'], free: 'best-epoch-2', why: 'two steps with the default name' },
  { names: ['best-epoch', 'best-epoch-2'], free: 'best-epoch-3', why: 'the third step' },
  { names: ['best-epoch-report.html'], free: 'best-epoch-2', why: "the page's name alone is taken" },
  {
    names: ['best-epoch', 'best-epoch-2-report.html'],
    free: 'best-epoch-3',
    why: 'a free name has a free page as well',
  },
  {
    names: ['best-epoch-fold-1'],
    changes: { suffix: '-fold-1' },
    free: 'best-epoch-2',
    why: "the setting's value, to which a fold adds its own",
  },
  {
    names: ['best-epoch', 'best-epoch-2-report.html'],
    changes: { reportArtifact: false },
    free: 'best-epoch-2',
    why: 'nobody uploads a page',
  },
])('taken: $names, so $free: $why', async ({ names, changes = {}, free, why }) => {
  const { lines, faults } = await foresee(listing(...names), changes);
  expect(lines).toEqual([]);
  expect(faults, why).toMatchObject([{ code: 'artifact-name-taken', severity: 'error' }]);
  expect(faults[0]?.message, why).toBe(
    `artifact-name "best-epoch" is taken: this workflow run has an artifact "${names[0]}" already, expected a name of its own for each step that trains, since a run takes each once. Write \`artifact-name: ${free}\`.`,
  );
});

test.each([
  { names: [], why: 'the first step' },
  { names: ['best-epoch-2', 'best', 'other-report.html'], why: 'other names' },
  { names: ['best-epoch-report.html'], changes: { reportArtifact: false }, why: 'there will be no page' },
  { names: ['best-epoch'], changes: { suffix: '-fold-1' }, why: 'what joins the folds is not a fold' },
])('free beside $names: $why', async ({ names, changes = {}, why }) => {
  expect(await foresee(listing(...names), changes), why).toEqual({ lines: [], faults: [] });
});

test('a rerun says it in a line: the try before may have left the name', async () => {
  const { lines, faults } = await foresee(listing('best-epoch'), {}, 2);
  expect(faults).toEqual([]);
  expect(lines).toEqual([
    'artifact-perhaps-taken: artifact-name "best-epoch" is listed for this workflow run already ("best-epoch"), maybe by the attempt before this one. Should the upload be refused, write `artifact-name: best-epoch-2`.',
  ]);
});

test.each<{ why: string; client: ListClient }>([
  { why: 'the service fails', client: { listArtifacts: () => Promise.reject(new Error('503')) } },
  { why: 'the service hangs', client: { listArtifacts: () => new Promise(() => undefined) } },
  {
    why: 'it fails once nobody waits any more',
    client: {
      listArtifacts: () => new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 80)),
    },
  },
])('nothing is lost where the names cannot be listed: $why', async ({ why, client }) => {
  expect(await foresee(client), why).toEqual({ lines: [], faults: [] });
  await new Promise((resolve) => setTimeout(resolve, 100));
});
