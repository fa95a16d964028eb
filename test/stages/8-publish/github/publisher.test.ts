import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { UploadArtifactOptions } from '@actions/artifact';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Inline } from '../../../../src/document/inline.ts';
import { inlineMarkdown } from '../../../../src/document/markdown/inline.ts';
import { type Fault, releaseFailed } from '../../../../src/errors.ts';
import { byScore } from '../../../../src/metrics/scores.ts';
import type { AnyResults } from '../../../../src/stages/7-report/documents.ts';
import { renderSummary } from '../../../../src/stages/7-report/summary.ts';
import { type GitHubOptions, gitHubPublisher } from '../../../../src/stages/8-publish/github/publisher.ts';
import type { ReleaseOutcome } from '../../../../src/stages/8-publish/github/release.ts';
import type { Report } from '../../../../src/stages/8-publish/publisher.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../temporary-folder.ts';
import { epochEvent, started, step, stopped } from '../events.ts';
import { SUMMARY, writeReport } from '../report.ts';
import { readCommand } from './workflow-command.ts';

// One folder for the whole file: @actions/core remembers where the summary is.
let folder: TemporaryFolder;
let log = '';
let uploads: { name: string; files: string[]; root: string; options: UploadArtifactOptions | undefined }[];

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterAll(() => folder[Symbol.asyncDispose]());

beforeEach(async () => {
  log = '';
  uploads = [];
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
    await writeFile(join(folder.path, name), '');
    vi.stubEnv(name, join(folder.path, name));
  }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    log += text;
    return true;
  });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const BASE = {
  name: 'main',
  'created-at': '2026-01-02T03:04:05.000Z',
  version: '0.1.0',
  images: 8,
  ...byScore(() => 0.9),
  'macro-f1': 0.967,
  intervals: byScore(() => null),
};

const GATE = {
  text: 'test-accuracy < 0.99',
  status: 'failed',
  sentence: 'test-accuracy is 0.987, below 0.99',
  value: 0.987,
  bound: 0.99,
  baseline: null,
} as const;
const NO_GATE = {
  ...GATE,
  text: 'worse',
  status: 'not-applicable',
  sentence: 'No baseline',
  value: null,
} as const;

function publisher(changes: Partial<GitHubOptions> = {}) {
  return gitHubPublisher({
    environment: {
      workspace: '/w',
      attempt: '42-1',
      repositoryUrl: 'https://github.com/me/stars',
      runUrl: 'https://github.com/me/stars/actions/runs/42',
      cutOffMs: undefined,
      artifactsUnavailable: undefined,
    },
    data: '/w/data',
    artifact: { name: 'best-epoch', retentionDays: 7, report: true },
    now: () => 0,
    artifactClient: {
      async uploadArtifact(name, files, root, options) {
        uploads.push({ name, files, root, options });
        return { id: 1000 + uploads.length, digest: 'abc', size: 1 };
      },
    },
    ...changes,
  });
}

async function outputs(): Promise<Record<string, string>> {
  const text = await readFile(join(folder.path, 'GITHUB_OUTPUT'), 'utf8');
  return Object.fromEntries(
    [...text.matchAll(/^(.+)<<(ghadelimiter_.+)\n([\s\S]*?)\n\2$/gm)].map((match) => [match[1], match[3]]),
  );
}

const summary = () => readFile(join(folder.path, 'GITHUB_STEP_SUMMARY'), 'utf8');

function faults(severity: Fault['severity'], count: number): Fault[] {
  return Array.from({ length: count }, (_, i) => ({
    code: 'a-code',
    message: `number ${i}.`,
    severity,
    file: `${i}.png`,
  }));
}

test('one line an epoch, inside a log group', () => {
  const github = publisher();
  github.group('Train');
  for (const event of [started(), step(1, 1), step(1, 2), epochEvent({ epoch: 1 }), stopped()])
    github.training(event);
  github.group('Evaluate');
  github.group(undefined);
  expect(log.split('\n').map((line) => line.split(' · ')[0])).toEqual([
    '::group::Train',
    'Training: up to 10 epochs of 4 steps, stopping after 5 without improvement',
    'epoch 1/10',
    'Stopped after epoch 3 (patience). Best epoch: 2',
    '::endgroup::',
    '::group::Evaluate',
    '::endgroup::',
    '',
  ]);
});

test('publishes outputs, summary and artifact', async () => {
  const github = publisher();
  const report = await writeReport(join(folder.path, 'run'));
  await github.publish(report);
  expect(await outputs()).toEqual({
    'best-epoch': '2',
    skipped: 'false',
    resumed: 'false',
    'stopped-epoch': '3',
    'stop-reason': 'patience',
    'validation-loss': '0.0312',
    'test-accuracy': '0.987',
    'test-mean-iou': '',
    'test-macro-f1': '0.981',
    'test-mean-dice': '0.975',
    'test-balanced-accuracy': '',
    'class-scores': JSON.stringify(
      report.results.test['per-class'].map(({ class: name, precision, recall, f1, iou, support }) => {
        return { class: name, precision, recall, f1, iou, support };
      }),
    ),
    'train-images': `${report.results.split.train.images}`,
    'validation-images': `${report.results.split.validation.images}`,
    'test-images': `${report.results.test.images}`,
    'data-hash': report.results.data.hash,
    'model-sha256': report.results.model.sha256,
    verdict: 'no-baseline',
    'model-path': report.modelPath,
    'results-path': report.resultsPath,
    'artifact-id': '1001',
    'artifact-url': 'https://github.com/me/stars/actions/runs/42/artifacts/1001',
    'artifact-digest': 'abc',
    'report-url': 'https://github.com/me/stars/actions/runs/42/artifacts/1002',
    'history-url': '',
    'release-url': '',
    'comment-url': '',
  });
  expect(log).toMatch(/^Test macro F1 0\.981, .*\nStopped after epoch 3 of 10: .*\n/);
  const artifacts = 'https://github.com/me/stars/actions/runs/42/artifacts';
  const links = `[Open the report](${artifacts}/1002) · [Download the model](${artifacts}/1001) (sha256 <code>abc</code>)`;
  const [head, ...rest] = (await summary()).trimEnd().split(`\n\n${links}\n\n`);
  expect([head, ...rest].join('\n\n'), 'nothing else').toBe(renderSummary(report.results).trimEnd());
  expect(head, 'below the result').toMatch(/onnx [\d.]+$/);
  expect(uploads[0]).toEqual({
    name: 'best-epoch',
    files: report.files,
    root: report.folder,
    options: { retentionDays: 7 },
  });
  expect(process.exitCode).toBeUndefined();
});

describe("the report's page", () => {
  test('is uploaded as it is, under a name of its own, and leaves nothing behind', async () => {
    const content: string[] = [];
    const client = {
      async uploadArtifact(name: string, files: string[], root: string, options?: UploadArtifactOptions) {
        if (options?.skipArchive) content.push(await readFile(files[0], 'utf8'));
        uploads.push({ name, files, root, options });
        return { id: 1, digest: 'abc' };
      },
    };
    const artifact = { name: 'stars-2', retentionDays: undefined, report: true };
    const report = await writeReport(join(folder.path, 'run'));
    await publisher({ artifactClient: client, artifact }).publish(report);
    expect(content).toEqual([await readFile(report.reportPath, 'utf8')]);
    expect(uploads[1]).toMatchObject({ name: 'stars-2-report.html', options: { skipArchive: true } });
    expect(basename(uploads[1].files[0]), 'unzipped, the file names the artifact').toBe(uploads[1].name);
    await expect(access(uploads[1].root)).rejects.toThrow('ENOENT');
  });

  test('that could not be uploaded is a warning: the model is there, and the page in its artifact', async () => {
    const uploadArtifact: GitHubOptions['artifactClient'] = {
      async uploadArtifact(_name, _files, _root, options) {
        if (options?.skipArchive) throw new Error('(409) Conflict');
        return { id: 1001, digest: 'abc' };
      },
    };
    const report = await writeReport(join(folder.path, 'run'));
    await publisher({ artifactClient: uploadArtifact }).publish(report);
    expect(log).toContain(
      '::warning title=report-upload-failed::report-upload-failed: artifact "best-epoch-report.html" was not uploaded: (409) Conflict. The page is',
    );
    expect(process.exitCode).toBeUndefined();
    expect(await outputs()).toMatchObject({ 'artifact-id': '1001', 'report-url': '' });
    expect(await summary()).toMatch(/^\[Download the model\]\(.*1001\)/m);
  });
});

describe('the comment on a pull request', () => {
  const posted: string[] = [];
  const outcome = { lines: ['done\n::error::x'], faults: faults('warning', 1), url: 'https://x/1' };
  const comment = {
    async post(_results: AnyResults, links: Inline) {
      posted.push(inlineMarkdown(links));
      return outcome;
    },
  };

  beforeEach(() => {
    posted.length = 0;
  });

  test("gets the summary's links, and what it says is logged", async () => {
    await publisher({ comment }).publish(await writeReport(join(folder.path, 'run')));
    expect(posted).toHaveLength(1);
    expect(await outputs()).toMatchObject({ 'comment-url': 'https://x/1' });
    expect(await summary()).toContain(`\n${posted[0]}\n`);
    expect(posted[0]).toContain('[Open the report](');
    expect(log, 'in no group, which a log shows folded').toMatch(
      /::endgroup::\ndone\\n::error::x\n::warning title=a-code/,
    );
  });

  test('of a run that took an earlier one links the run that measured the scores', async () => {
    const report = await writeReport(join(folder.path, 'run'));
    const restored = { at: '2026-02-03T04:05:06.000Z', 'run-id': '41' };
    await publisher({ comment }).publish({ ...report, results: { ...report.results, restored } });
    const measuring = '[Run 41, which measured the scores](https://github.com/me/stars/actions/runs/41)';
    expect(posted[0]).toMatch(/^\[Open the report\]/);
    expect(posted[0]?.endsWith(` · ${measuring}`)).toBe(true);
    expect(await summary()).toContain(measuring);
  });

  test('is written without links where nothing could be uploaded', async () => {
    const uploadArtifact = () => Promise.reject(new Error('409'));
    await publisher({ comment, artifactClient: { uploadArtifact } }).publish(
      await writeReport(join(folder.path, 'run')),
    );
    expect(posted).toEqual(['']);
  });

  test('is not written for a run that was cancelled: it has seconds left, and half a result', async () => {
    const report = await writeReport(join(folder.path, 'run'));
    const results = { ...report.results, 'stop-reason': 'cancelled' } as Report['results'];
    await publisher({ comment }).publish({ ...report, results });
    expect(posted).toEqual([]);
  });
});

describe('a release', () => {
  const made = { lines: ['Published'], url: 'https://x/v1', fault: undefined };
  const asked: unknown[] = [];
  const release = (outcome: ReleaseOutcome) => ({
    async publish(report: unknown) {
      asked.push(report);
      return outcome;
    },
  });

  beforeEach(() => {
    asked.length = 0;
  });

  test('is linked from the summary, and an output', async () => {
    await publisher({ release: release(made) }).publish(await writeReport(join(folder.path, 'run')));
    expect(await outputs()).toMatchObject({ 'release-url': 'https://x/v1' });
    expect(await summary()).toMatch(/^\[Open the report\].* · \[Open the release\]\(https:\/\/x\/v1\)$/m);
    expect(log, 'in no group, which a log shows folded').toContain('::endgroup::\nPublished\n');
  });

  test('that could not be made fails the step, after all else is published', async () => {
    const outcome = { lines: [], url: '', fault: releaseFailed('v1', 'no\n::error::x') };
    await publisher({ release: release(outcome) }).publish(await writeReport(join(folder.path, 'run')));
    expect(process.exitCode).toBe(1);
    expect(log).toMatch(/^::error::release-failed: release "v1" was not published: no\\n::error::x\. /m);
    expect(await outputs()).toMatchObject({ 'release-url': '', 'artifact-id': '1001' });
  });

  test('is not made of a model that was not uploaded, nor of half a training', async () => {
    const report = await writeReport(join(folder.path, 'run'));
    const results = { ...report.results, 'stop-reason': 'cancelled' } as Report['results'];
    await publisher({ release: release(made) }).publish({ ...report, results });
    const uploadArtifact = () => Promise.reject(new Error('409'));
    await publisher({ release: release(made), artifactClient: { uploadArtifact } }).publish(report);
    expect(asked).toEqual([]);
  });
});

test.each([
  ['all arrived', undefined, true],
  ['the upload broke: the step fails', () => Promise.reject(new Error('409')), false],
] as const)('whether a run is whole to those who build on it: %s', async (why, uploadArtifact, whole) => {
  const options = uploadArtifact === undefined ? {} : { artifactClient: { uploadArtifact } };
  const report = await writeReport(join(folder.path, 'run'));
  expect(await publisher(options).publish(report), why).toEqual({ whole });
});

describe('the baseline', () => {
  test('the verdict on it comes before the result, in the log and as an output', async () => {
    const report = await writeReport(join(folder.path, 'run'));
    const sentence = 'Better than main: test macro F1 0.981 (+0.014)\n::error::x';
    const comparison = { ...report.results.comparison, verdict: 'better' as const, sentence, baseline: BASE };
    await publisher().publish({ ...report, results: { ...report.results, comparison } });
    expect(log).toMatch(/^Better than main: .*\nTest macro F1 0\.981, /);
    expect(log).not.toMatch(/^::error/m);
    expect(await outputs()).toMatchObject({ verdict: 'better' });
  });
});

describe('a gate that failed', () => {
  const withGates = async (gates: Report['results']['gates']) => {
    const report = await writeReport(join(folder.path, 'run'));
    return { ...report, results: { ...report.results, gates } };
  };

  test('fails the step by name and numbers, after all is published', async () => {
    await publisher().publish(await withGates([NO_GATE, GATE, { ...GATE, text: '::error::x\n::stop::y' }]));
    expect(process.exitCode).toBe(1);
    expect(uploads.map(({ name }) => name)).toContain('best-epoch');
    expect(await summary()).toContain('[Open the report](');
    expect(await outputs()).toMatchObject({ 'best-epoch': '2', 'artifact-id': '1001' });
    const line =
      'Gates: 0 of 2 passed; failed: `test-accuracy < 0.99` (0.987), `::error::x\\n::stop::y` (0.987); not applicable: `worse` (No baseline)';
    const lines = log.trimEnd().split('\n');
    expect(lines[0]).toBe(line);
    expect(lines.slice(-2)).toEqual([
      '::error title=gate-failed::gate-failed: gate `test-accuracy < 0.99` failed: test-accuracy is 0.987, below 0.99. The model and the reports are there all the same.',
      expect.stringMatching(
        /^::error title=gate-failed::gate-failed: gate `::error::x\\n::stop::y` failed: /,
      ),
    ]);
  });

  test('fails nothing where it passed or had nothing to go by', async () => {
    await publisher().publish(await withGates([{ ...GATE, status: 'passed' }, NO_GATE]));
    expect(process.exitCode).toBeUndefined();
    expect(log).not.toContain('::error');
    expect(log).toContain('Gates: 1 of 1 passed; not applicable: `worse` (No baseline)');
  });
});

test('an upload that breaks fails the step, after the summary and the outputs are there', async () => {
  const uploadArtifact = () => Promise.reject(new Error('(409) Conflict\n::set-output name=x::y'));
  const github = publisher({ artifactClient: { uploadArtifact } });
  await github.publish(await writeReport(join(folder.path, 'run')));
  expect(log).toContain(
    '::error::artifact-upload-failed: artifact "best-epoch" was not uploaded: (409) Conflict\\n::set',
  );
  expect(process.exitCode).toBe(1);
  expect(await summary()).toContain(SUMMARY);
  expect(await outputs()).toMatchObject({ 'best-epoch': '2' });
});

test('a server without artifacts is a warning: the run is still good', async () => {
  const environment = {
    workspace: '/w',
    attempt: '42-1',
    repositoryUrl: undefined,
    runUrl: undefined,
    cutOffMs: undefined,
    artifactsUnavailable: 'GitHub Enterprise Server has none',
  };
  const github = publisher({ environment });
  await github.publish(await writeReport(join(folder.path, 'run')));
  expect(log).toContain(
    '::warning title=artifacts-unavailable::artifacts-unavailable: the artifact was not uploaded: GitHub',
  );
  expect(uploads).toEqual([]);
  expect(process.exitCode).toBeUndefined();
});

test('a summary that cannot be written is a warning, and the artifact is uploaded all the same', async () => {
  const report = await writeReport(join(folder.path, 'run'));
  const path = join(folder.path, 'GITHUB_STEP_SUMMARY');
  await rm(path);
  await mkdir(path);
  try {
    await publisher().publish(report);
  } finally {
    await rm(path, { recursive: true });
  }
  expect(log).toContain(
    '::warning title=summary-unavailable::summary-unavailable: the job summary was not written: EISDIR',
  );
  expect(await outputs()).toMatchObject({ 'artifact-id': '1001' });
});

test('of many names that artifacts cannot have, five are named', async () => {
  const report = await writeReport(join(folder.path, 'run'));
  const rejected = Array.from({ length: 12 }, (_, i) => `${report.folder}/a:${i}.png`);
  await publisher().publish({ ...report, files: [...report.files, ...rejected] });
  expect(log).toContain('files "a:0.png", "a:1.png", "a:2.png", "a:3.png", "a:4.png" and 7 more are not in');
});

test('names that artifacts cannot have are left out and said', async () => {
  const github = publisher();
  const report = await writeReport(join(folder.path, 'run'));
  const rejected = ['predictions/a:b.png', 'predictions/c\nd.png'].map((name) => `${report.folder}/${name}`);
  await github.publish({ ...report, files: [...report.files, ...rejected] });
  expect(uploads[0]?.files).toEqual(report.files);
  expect(log).toMatch(
    /artifact-names-rejected: files "predictions.a:b.png", "predictions.c\\nd.png" are not/,
  );
});

test('at most nine errors and ten warnings are annotations, over all calls; the others are counted and listed', () => {
  const github = publisher();
  github.faults([...faults('error', 6), ...faults('warning', 12)]);
  github.faults(faults('error', 5));
  expect(log.match(/^::error /gm)).toHaveLength(9);
  expect(log.match(/^::warning /gm)).toHaveLength(10);
  expect(log).toContain('2 more warnings:\nwarning: a-code: number 10.\nwarning: a-code: number 11.\n');
  expect(log).toContain('2 more errors:\nerror: a-code: number 3.\nerror: a-code: number 4.\n');
  expect(log).toContain('::error title=a-code,file=data/0.png::a-code: number 0.\n');
});

test('a hostile name cannot become a command, as a line, a group title or an annotation', () => {
  const hostile = 'x\n::set-output name=evil::1\r##[set-output name=evil]1';
  const github = publisher();
  github.say(hostile);
  github.say('::stop-commands::token');
  github.group(hostile);
  github.faults([
    { code: 'c', message: hostile, severity: 'error', file: 'a\n::set-output name=evil::1,b.png' },
  ]);
  github.faults(faults('error', 9));
  github.faults([{ code: 'c', message: hostile, severity: 'error' }]);
  const commands = log.split(/[\r\n]+/).map(readCommand);
  expect(new Set(commands)).toEqual(new Set([undefined, 'group', 'error']));
  expect(log).toContain(
    '::error title=c,file=data/a%0A%3A%3Aset-output name=evil%3A%3A1%2Cb.png::c: x\\n::set-output',
  );
});
