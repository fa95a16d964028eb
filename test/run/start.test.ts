// Every setting through every door: what is typed as a flag, an input, a property or a line of the settings file arrives
// at the run as the same settings, and starts from the same weights.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { LEFT_OUT } from '../../scripts/api-types.ts';
import { main as action } from '../../src/action/main.ts';
import { trainWith } from '../../src/api/doors.ts';
import { main as commandLine } from '../../src/cli/main.ts';
import type { LoadRun } from '../../src/run/start.ts';
import type { RunOptions } from '../../src/run.ts';
import type { Setting } from '../../src/stages/1-config/setting.ts';
import type { Settings } from '../../src/stages/1-config/settings.ts';
import { TABLE } from '../../src/stages/1-config/table.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { MODEL } from './small-model.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

interface Row {
  /** As a flag or an input. */
  readonly text: string;
  /** As a program gives it, and as the settings file has it. */
  readonly value: unknown;
  /** In the settings file, where a path counts from the data folder. */
  readonly inFile?: string;
  /** A setting that it's nothing without. */
  readonly beside?: keyof Settings;
}

const word = (text: string): Row => ({ text, value: text });
const number = (value: number): Row => ({ text: `${value}`, value });
const list = (text: string, value: readonly unknown[]): Row => ({ text, value });

/** For each setting a value that is not its default. The compiler refuses a missing row, and so does a test. */
const ROWS: Readonly<Record<keyof Settings, Row>> = {
  data: word('other'),
  task: word('segmentation'),
  classes: list('ground,cell', ['ground', 'cell']),
  images: word('scans/*.png'),
  masks: word('labels/*.png'),
  maskValues: word('nearest'),
  labels: word('masks'),
  crowds: word('ignored'),
  stacking: word('later-on-top'),
  annotators: word('newest'),
  ignoredValues: list('255,#ffffff', [255, '#ffffff']),
  validationFraction: number(0.3),
  testFraction: number(0.25),
  groupBy: word('^(\\w+)-'),
  split: { ...word('data/split.json'), inFile: 'split.json' },
  folds: { ...number(5), beside: 'fold' },
  fold: { ...number(2), beside: 'folds' },
  seed: number(7),
  recipe: word('classic'),
  // Not TensorFlow, which would be installed.
  engine: word('reference'),
  threads: number(3),
  batchSize: number(4),
  learningRate: number(0.002),
  optimizer: word('sgd'),
  augment: { text: 'false', value: false },
  classWeights: list('1,2.5', [1, 2.5]),
  labelSmoothing: number(0.2),
  mixUp: number(0.4),
  imageSize: number(64),
  memoryBudgetBytes: word('1GB'),
  epochs: number(9),
  patience: number(3),
  minDelta: number(0.001),
  monitor: word('val-macro-f1'),
  target: number(0.9),
  timeBudgetMs: word('50m'),
  sweep: { text: '- epochs: 1\n- epochs: 2', value: [{ epochs: 1 }, { epochs: 2 }] },
  sweepRow: { ...number(2), beside: 'sweep' },
  output: word('elsewhere'),
  resume: word('never'),
  initialModel: { ...word('data/old.onnx'), inFile: 'old.onnx' },
  skipUnchanged: { text: 'true', value: true },
  skipBadFiles: { text: 'true', value: true },
  baseline: word('none'),
  series: word('cells'),
  history: word('past'),
  failIf: list('overfit\ntest-accuracy < 0.5', ['overfit', 'test-accuracy < 0.5']),
  export: list('tfjs', ['tfjs']),
  artifactName: word('cells'),
  reportArtifact: { text: 'false', value: false },
  retentionDays: number(3),
  comment: word('never'),
  commentOn: { text: '12', value: 12 },
  release: word('auto'),
};

/** What arrives at the run. */
type Arrived = Pick<RunOptions, 'settings' | 'startsFrom'>;
type Given = readonly (readonly [Setting<unknown>, Row])[];

let folder: TemporaryFolder;
let arrived: Arrived | undefined;

beforeAll(async () => {
  folder = await temporaryFolder();
  for (const name of ['data', 'other']) await mkdir(join(folder.path, name));
  await writeFile(join(folder.path, 'data', 'old.onnx'), MODEL);
});
afterAll(() => folder[Symbol.asyncDispose]());

// The action writes its log where a runner would read commands.
beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

const unexpected = async () => Promise.reject(new Error('nobody asked for this'));

/** In place of run.ts, of which nothing is to train here. */
const loadRun: LoadRun = async () => ({
  async run({ settings, startsFrom }) {
    arrived = { settings, startsFrom };
    return { stopReason: 'cancelled', report: undefined, gateFailed: false };
  },
  check: unexpected,
  merge: unexpected,
  testAgain: unexpected,
});

const said: string[] = [];
const stream = { write: (text: string) => said.push(text) };

const surroundings = () => ({
  stdout: stream,
  stderr: stream,
  cwd: folder.path,
  root: ROOT,
  execPath: process.execPath,
  platform: process.platform,
  arch: process.arch,
  signals: { on: () => undefined, off: () => undefined, exit: () => undefined },
  clock: () => 0,
  now: () => new Date(0),
  loadRun,
});

const DOORS = {
  'the command line': async (given: Given) => {
    said.length = 0;
    const flags = given.flatMap(([{ name }, { text }]) => [`--${name}`, text]);
    const argv = ['train', ...flags];
    const code = await commandLine({ ...surroundings(), env: {}, argv });
    expect(code, said.join('')).toBe(0);
  },
  'the action': async (given: Given) => {
    const inputs = given.map(([{ name }, { text }]) => [`INPUT_${name.toUpperCase()}`, text]);
    const env = { GITHUB_WORKSPACE: folder.path, ...Object.fromEntries(inputs) };
    expect(await action({ ...surroundings(), env })).toBe(0);
  },
  'the package': async (given: Given) => {
    const properties = given.map(([{ name }, { value }]) => [camelCase(name), value]);
    const settings = Object.fromEntries(properties) as { data: string };
    // A run without a report is one that its signal has ended: this signal has no reason.
    const ended = trainWith(ROOT, loadRun, settings, { cwd: folder.path });
    expect(await ended.catch((reason: unknown) => reason)).toBeUndefined();
  },
} as const;

const PROPERTIES = Object.keys(TABLE) as (keyof Settings)[];
const settingOf = (property: keyof Settings): Setting<unknown> => TABLE[property];
const DATA = [TABLE.data, word('data')] as const;
const NAMES = Object.keys(DOORS) as (keyof typeof DOORS)[];

async function through(door: keyof typeof DOORS, given: Given): Promise<Arrived | undefined> {
  arrived = undefined;
  await DOORS[door](given);
  return arrived;
}

/** The setting and what it needs: the data folder always, unless it's the setting. */
function given(property: keyof Settings): Given {
  const { beside } = ROWS[property];
  const data: Given = property === 'data' ? [] : [DATA];
  const needed: Given = beside === undefined ? [] : [[TABLE[beside], ROWS[beside]]];
  return [...data, ...needed, [TABLE[property], ROWS[property]]];
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

test('each setting of the table has a row', () => {
  expect(Object.keys(ROWS).sort()).toEqual(Object.keys(TABLE).sort());
});

describe.each(PROPERTIES)('%s', (property) => {
  const { name } = TABLE[property];
  let wanted: Arrived | undefined;

  beforeAll(async () => {
    wanted = await through('the command line', given(property));
  });

  test('has an effect', async () => {
    const plain = await through('the command line', [DATA]);
    expect(wanted?.settings[property]).not.toEqual(plain?.settings[property]);
  });

  // What the package has no property for is for GitHub, or for a loop of the program's own.
  test.each(NAMES.filter((door) => door !== 'the package' || !LEFT_OUT.includes(name)))(
    'arrives by %s',
    async (door) => {
      expect(await through(door, given(property))).toEqual(wanted);
    },
  );
});

test.each(PROPERTIES.filter((property) => settingOf(property).inFile !== false))(
  '%s arrives by the settings file, through every door',
  async (property) => {
    const { name } = TABLE[property];
    const wanted = await through('the command line', given(property));
    const rest = given(property).filter(([setting]) => setting.name !== name);
    const { value, inFile: path = value } = ROWS[property];
    const file = join(folder.path, 'data', 'best-epoch.yml');
    await writeFile(file, `${name}: ${JSON.stringify(path)}\n`);
    try {
      for (const door of NAMES) expect(await through(door, rest), door).toEqual(wanted);
    } finally {
      await rm(file);
    }
  },
);

test('an initial model arrives as a model, and its absence as pretrained weights that nobody asked for', async () => {
  for (const door of NAMES) {
    expect((await through(door, given('initialModel')))?.startsFrom, door).toMatchObject({ kind: 'model' });
    const plain = await through(door, given('seed'));
    expect(plain?.startsFrom, door).toMatchObject({ kind: 'pretrained', isAsked: false });
  }
});
