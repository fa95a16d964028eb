// What of a run's surroundings is the reviewed change's own: by event, settings file, and where paths really lead.
import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reviewedData } from '../../src/action/reviewed.ts';
import type { Step } from '../../src/action/step.ts';
import { parseSettings } from '../../src/stages/1-config/parse.ts';
import { historySetting } from '../../src/stages/1-config/run-types.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A checkout with links in and out of it, beside a folder that is none of it. */
async function reviewed(given: Readonly<Record<string, string>>, file = '', event = 'pull_request') {
  await using folder = await temporaryFolder();
  const [workspace, temp] = [join(folder.path, 'work'), join(folder.path, 'temp')];
  await mkdir(join(workspace, 'data'), { recursive: true });
  await mkdir(join(workspace, 'past'));
  await mkdir(join(temp, 'past'), { recursive: true });
  await symlink(join(workspace, 'past'), join(temp, 'into'));
  await symlink(join(temp, 'past'), join(workspace, 'out'));
  await symlink(join(temp, 'gone'), join(workspace, 'broken'));
  await symlink(workspace, join(folder.path, 'other-name'));
  await writeFile(join(workspace, 'data', 'best-epoch.yml'), file);
  const flags = Object.fromEntries(
    Object.entries(given).map(([name, text]) => [name, text.replace('TEMP', temp)]),
  );
  const { baseline = 'auto', history = 'auto' } = flags;
  const { 'initial-model': model = /^initial-model: (.*)$/m.exec(file)?.[1] } = flags;
  const start: Record<string, string> = model === undefined ? {} : { 'initial-model': model };
  const settings = parseSettings({ flags: { data: 'data', baseline, history, ...start }, cwd: workspace });
  const step = {
    env: { GITHUB_EVENT_NAME: event },
    cwd: workspace,
    host: { workspace: join(folder.path, 'other-name') },
  } as unknown as Step;
  const asked = { ...settings, history: historySetting(settings.history) };
  const found = await reviewedData(step, { data: 'data', ...flags }, asked);
  const real = await realpath(temp);
  return (
    found &&
    Object.fromEntries(
      Object.entries(found).map(([key, text]) => [key, text?.replace(temp, 'TEMP').replace(real, 'TEMP')]),
    )
  );
}

const NOTHING = {
  fileWithBaseline: undefined,
  fileWithArtifactName: undefined,
  baselineInCheckout: undefined,
  historyInCheckout: undefined,
  initialModelInCheckout: undefined,
};

test.each([
  ['push', undefined],
  ['workflow_dispatch', undefined],
  ['pull_request', NOTHING],
  ['pull_request_target', NOTHING],
  ['merge_group', NOTHING],
])('the event %s', async (event, expected) => {
  expect(await reviewed({}, '', event)).toEqual(expected);
});

test.each<{ why: string; given: Record<string, string>; file: string; says: object }>([
  {
    why: 'what the file gives',
    given: {},
    file: 'artifact-name: x',
    says: { fileWithArtifactName: 'data/best-epoch.yml' },
  },
  {
    why: 'not what the workflow gives, too',
    given: { 'artifact-name': 'y' },
    file: 'artifact-name: x',
    says: {},
  },
  {
    why: 'a folder in the checkout',
    given: { history: 'past' },
    file: '',
    says: { historyInCheckout: 'past' },
  },
  {
    why: 'one that the first run makes there',
    given: { history: 'a/b' },
    file: '',
    says: { historyInCheckout: 'a/b' },
  },
  { why: 'the checkout itself', given: { history: './' }, file: '', says: { historyInCheckout: './' } },
  { why: 'a folder elsewhere', given: { history: 'TEMP/past' }, file: '', says: {} },
  { why: 'one that the first run makes elsewhere', given: { history: 'TEMP/new/past' }, file: '', says: {} },
  {
    why: 'a link from elsewhere into the checkout',
    given: { history: 'TEMP/into' },
    file: '',
    says: { historyInCheckout: 'TEMP/into' },
  },
  {
    why: 'below such a link',
    given: { history: 'TEMP/into/new' },
    file: '',
    says: { historyInCheckout: 'TEMP/into/new' },
  },
  {
    why: 'a link of the checkout, which may lead elsewhere tomorrow',
    given: { history: 'out' },
    file: '',
    says: { historyInCheckout: 'out' },
  },
  {
    why: 'one that leads nowhere',
    given: { history: 'broken' },
    file: '',
    says: { historyInCheckout: 'broken' },
  },
  { why: 'a branch is no folder', given: { history: 'branch past' }, file: '', says: {} },
  {
    why: 'a baseline in the checkout',
    given: { baseline: 'past/results.json' },
    file: '',
    says: { baselineInCheckout: 'past/results.json' },
  },
  { why: 'a baseline elsewhere', given: { baseline: 'TEMP/past/results.json' }, file: '', says: {} },
  { why: 'a baseline that is none', given: { baseline: 'none' }, file: '', says: {} },
  {
    why: 'an initial model in the checkout',
    given: { 'initial-model': 'past/model.onnx' },
    file: '',
    says: { initialModelInCheckout: 'past/model.onnx' },
  },
  {
    why: 'one that the file gives',
    given: {},
    file: 'initial-model: data/model.onnx',
    says: { initialModelInCheckout: 'data/model.onnx' },
  },
  { why: 'one elsewhere', given: { 'initial-model': 'TEMP/past' }, file: '', says: {} },
  { why: 'that of the baseline', given: { 'initial-model': 'baseline' }, file: '', says: {} },
  {
    why: 'a baseline of the file is told as such',
    given: {},
    file: 'baseline: old.json',
    says: { fileWithBaseline: 'data/best-epoch.yml' },
  },
])('says: $why', async ({ why, given, file, says }) => {
  expect(await reviewed(given, file), why).toEqual({ ...NOTHING, ...says });
});
