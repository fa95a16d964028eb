// Which steps of a workflow break at the report's page, by their file and line, and that no workflow breaks the search.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findDownloads, workflowSteps } from '../../../../../src/stages/8-publish/github/upload/downloads.ts';
import { foreseeUpload } from '../../../../../src/stages/8-publish/github/upload/foresee.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../../temporary-folder.ts';

const SHA = '37930b1c2abaa49bbe596cd826c3c89aef350131';
const PAGE = 'best-epoch-report.html';
const PATH = '.github/workflows/train.yml';
const ENV = {
  GITHUB_REPOSITORY: 'me/stars',
  GITHUB_WORKFLOW_REF: `me/stars/${PATH}@refs/heads/a@b`,
  GITHUB_JOB: 'train',
  GITHUB_ACTION: '__best-epoch_best-epoch',
  GITHUB_ACTION_REPOSITORY: 'best-epoch/best-epoch',
};

let folder: TemporaryFolder;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => folder[Symbol.asyncDispose]());

async function write(path: string, text: string): Promise<void> {
  const file = join(folder.path, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

const find = (env: Readonly<Record<string, string>> = ENV) =>
  findDownloads(workflowSteps(env, folder.path), PAGE);

/** A job that trains, and one that downloads; line 12 is the download's. */
const workflow = (step: string, rest = '') => `name: Train
on: push
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: best-epoch/best-epoch@v0
  use:
    needs: train
    runs-on: ubuntu-latest
    steps:
      - ${step}
${rest}`;

const withInputs = (...lines: readonly string[]) =>
  ['uses: actions/download-artifact@v7', 'with:', ...lines.map((line) => `  ${line}`)].join('\n        ');

describe('a download', () => {
  test.each([
    { step: 'uses: actions/download-artifact@v4', version: 'v4', why: 'a major version' },
    { step: 'uses: actions/download-artifact@v7.0.0', version: 'v7', why: 'a version' },
    { step: 'uses: Actions/Download-Artifact@v5', version: 'v5', why: 'GitHub knows no capitals here' },
    { step: `uses: actions/download-artifact@${SHA} # v7.0.0`, version: 'v7', why: 'a commit' },
    {
      step: `uses: "actions/download-artifact@${SHA}" # tag=v6`,
      version: 'v6',
      why: 'as Renovate writes it',
    },
    { step: withInputs('path: all', 'merge-multiple: true'), version: 'v7', why: 'all, into one folder' },
    { step: withInputs('pattern: best-epoch*'), version: 'v7', why: 'what matches its pattern' },
    { step: withInputs(`name: ${PAGE}`), version: 'v7', why: 'the page itself' },
  ])('breaks: $why', async ({ step, version, why }) => {
    await write(PATH, workflow(step));
    expect(await find(), why).toEqual([{ file: PATH, line: 12, version }]);
  });

  test.each([
    { step: 'uses: actions/download-artifact@v8', why: 'it leaves alone what is no archive' },
    { step: 'uses: actions/download-artifact@v3', why: 'it sees none of these artifacts' },
    { step: `uses: actions/download-artifact@${SHA}`, why: 'nothing says which version' },
    {
      step: `uses: actions/download-artifact@${SHA} # v8.0.1 was v7`,
      why: 'the first version counts',
    },
    { step: 'uses: actions/download-artifact@main', why: 'nothing says which version' },
    { step: 'uses: someone/download-artifact@v4', why: 'another action' },
    { step: withInputs('name: best-epoch'), why: "the model's artifact" },
    { step: withInputs(`name: \${{ inputs.name }}`), why: 'nobody knows which' },
    { step: withInputs('artifact-ids: 1001'), why: 'by its number' },
    { step: withInputs('run-id: 12'), why: 'of another run' },
    { step: withInputs('pattern: best-epoch-fold-*'), why: 'the page does not match' },
    { step: withInputs(`pattern: \${{ inputs.pattern }}`), why: 'nobody knows what matches' },
    { step: 'run: actions/download-artifact@v4', why: 'a command' },
  ])('is left alone: $why', async ({ step, why }) => {
    await write(PATH, workflow(step));
    expect(await find(), why).toEqual([]);
  });
});

describe('where it is looked for', () => {
  const DOWNLOAD = 'uses: actions/download-artifact@v4';

  test('what was done before the training meets no page', async () => {
    await write(
      PATH,
      `jobs:
  data:
    steps:
      - ${DOWNLOAD}
  clean:
    needs: [data]
    steps:
      - ${DOWNLOAD}
  train:
    needs: clean
    steps:
      - ${DOWNLOAD}
      - uses: best-epoch/best-epoch@v0
      - ${DOWNLOAD}
  other:
    steps:
      - ${DOWNLOAD}
`,
    );
    expect((await find()).map(({ line }) => line)).toEqual([14, 17]);
  });

  test('by the id of the step, of two that train', async () => {
    await write(
      PATH,
      `jobs:
  train:
    steps:
      - uses: best-epoch/best-epoch@v0
        id: first
      - ${DOWNLOAD}
      - uses: best-epoch/best-epoch@v0
        id: second
      - ${DOWNLOAD}
`,
    );
    const lines = async (id: string) => (await find({ ...ENV, GITHUB_ACTION: id })).map(({ line }) => line);
    expect(await lines('first')).toEqual([6, 9]);
    expect(await lines('second')).toEqual([9]);
  });

  test('in workflows of the repository that it calls, and in its actions, each once', async () => {
    const call = '  use:\n    uses: ./.github/workflows/use.yml\n';
    await write(PATH, `jobs:\n  train:\n    steps:\n      - uses: best-epoch/best-epoch@v0\n${call}`);
    const steps = `    steps:\n      - ${DOWNLOAD}\n      - uses: ./tools/take\n      - uses: ./tools/take\n`;
    await write('.github/workflows/use.yml', `jobs:\n  again:\n    uses: ./${PATH}\n  take:\n${steps}`);
    await write('tools/take/action.yaml', `runs:\n  using: composite\n  steps:\n    - ${DOWNLOAD}\n`);
    expect((await find()).map(({ file, line }) => `${file}:${line}`)).toEqual([
      '.github/workflows/use.yml:6',
      'tools/take/action.yaml:4',
    ]);
  });

  test('behind an alias', async () => {
    await write(PATH, `jobs:\n  a:\n    steps: &steps\n      - ${DOWNLOAD}\n  b:\n    steps: *steps\n`);
    expect((await find()).map(({ line }) => line)).toEqual([4, 4]);
  });
});

describe('a workflow that cannot be read is passed over', () => {
  test.each([
    { why: 'no YAML', text: 'jobs: [' },
    { why: 'nothing in it', text: '' },
    { why: 'a list', text: '- a' },
    { why: 'jobs that are none', text: 'jobs:\n  a: 1\n  b: [2]\n  c:\n    steps: 3\n' },
    { why: 'steps that are none', text: 'jobs:\n  a:\n    steps: [1, null, [2], {uses: [3]}, {uses: {}}]\n' },
    { why: 'an alias of nothing', text: 'jobs:\n  a:\n    steps: *nothing\n' },
    {
      why: 'larger than a workflow',
      text: `# ${'x'.repeat(2 ** 20)}\n${workflow('uses: actions/download-artifact@v4')}`,
    },
  ])('$why', async ({ why, text }) => {
    await write(PATH, text);
    expect(await find(), why).toEqual([]);
  });

  test.each([
    { why: 'it is not there', env: ENV },
    { why: 'nobody says which it is', env: {} },
    { why: "another repository's", env: { ...ENV, GITHUB_WORKFLOW_REF: `other/${PATH}@refs/heads/main` } },
    {
      why: 'a path that leads out',
      env: { ...ENV, GITHUB_WORKFLOW_REF: 'me/stars/.github/workflows/../../../x.yml@refs/heads/main' },
    },
  ])('$why', async ({ why, env }) => {
    expect(await find(env), why).toEqual([]);
  });

  // Without the privilege Windows refuses to make links.
  test.runIf(process.platform !== 'win32')('a link out of the workspace', async () => {
    await using outside = await temporaryFolder();
    await writeFile(join(outside.path, 'x.yml'), workflow('uses: actions/download-artifact@v4'));
    await mkdir(join(folder.path, '.github', 'workflows'), { recursive: true });
    await symlink(join(outside.path, 'x.yml'), join(folder.path, PATH));
    expect(await find()).toEqual([]);
  });
});

describe('the warning', () => {
  const foresee = (reportArtifact: boolean) =>
    foreseeUpload(
      { artifactName: 'best-epoch', suffix: '', reportArtifact },
      {
        workflow: workflowSteps(ENV, folder.path),
        attempt: 1,
        client: { listArtifacts: async () => ({ artifacts: [] }) },
      },
    );

  test('names file, line and version, and the ways out', async () => {
    await write(PATH, workflow(`uses: actions/download-artifact@${SHA} # v7.0.0`));
    const { faults } = await foresee(true);
    expect(faults).toMatchObject([{ code: 'report-breaks-downloads', severity: 'warning' }]);
    expect(faults[0]?.message).toBe(
      `actions/download-artifact in "${PATH}" (line 12, v7) would download the page "${PAGE}" as well and fail at it, since versions 4 to 7 take nothing but archives. Use version 8 (\`actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1\`), or give it the \`name\` of what it needs, or set \`report-artifact: false\` here.`,
    );
  });

  test('is not given where there will be no page', async () => {
    await write(PATH, workflow('uses: actions/download-artifact@v4'));
    expect((await foresee(false)).faults).toEqual([]);
  });
});
