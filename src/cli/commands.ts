// What each command does, as an exit code. The work itself is in run.ts and in sample/.
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  argumentMissing,
  argumentUnexpected,
  type Fault,
  InputError,
  settingNotForCommand,
} from '../errors.ts';
import { packageVersion } from '../provision/program.ts';
import { requireData } from '../run/require-data.ts';
import { lookBack, start } from '../run/start.ts';
import { writeSample } from '../sample/write-sample.ts';
import { loadSettings } from '../stages/1-config/load.ts';
import { MERGE_OPTIONS } from '../stages/1-config/merge-options.ts';
import { parseOptions } from '../stages/1-config/options.ts';
import { SAMPLE_OPTIONS } from '../stages/1-config/sample-options.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { type Arguments, knownCommand } from './arguments.ts';
import type { Cancellation } from './cancellation.ts';
import { usageOf } from './command-table.ts';
import { commandHelp, helpText } from './help.ts';
import {
  cancellable,
  hostOfCommand,
  loadDoor,
  placesOf,
  provide,
  publisherOf,
  type Session,
} from './session.ts';

/** Trains; 1 when a gate failed, 130 or 143 when cancelled. */
export async function trainCommand(given: Arguments, session: Session): Promise<number> {
  const settings = await settingsOf(given, given.flags, surplus(given.positionals, DATA_FIX), session);
  return cancellable(session, (cancellation) => train(settings, session, cancellation));
}

/** Audits the data and makes the split. */
export async function checkCommand(given: Arguments, session: Session): Promise<number> {
  const settings = await settingsOf(given, given.flags, surplus(given.positionals, DATA_FIX), session);
  return cancellable(session, async ({ signal }) => {
    const places = await placesOf(settings, session);
    const { startsFrom, earlierSplits } = await lookBack(places);
    const beforehand = () => requireData(settings);
    const { check } = await loadDoor(session, signal, session.loadRun, { beforehand });
    const { version } = places.program;
    await check({
      ...places,
      startsFrom,
      earlierSplits,
      signal,
      version,
      now: session.now,
      writes: 'output' in given.flags,
    });
    return 0;
  });
}

const DATA_FIX = 'Name the data folder with `--data FOLDER`.';

/** Writes simulated exposures; needs no runtime packages. */
export async function sampleCommand(given: Arguments, session: Session): Promise<number> {
  const [kind, folder, ...more] = given.positionals;
  const faults = [...given.faults, ...surplus(more, 'Quote a folder with blanks in its name.')];
  const usage = usageOf('sample');
  if (kind !== 'ccd') faults.push(argumentMissing('kind of sample', 'ccd', usage));
  else if (folder === undefined) faults.push(argumentMissing('folder for the sample', 'a path', usage));
  const options = parseOptions('sample', SAMPLE_OPTIONS, given.flags, session.cwd);
  faults.push(...options.faults);
  if (faults.length > 0 || folder === undefined || options.values === undefined) throw new InputError(faults);
  const { count, seed } = options.values;
  await writeSample({ folder: resolve(session.cwd, folder), count, seed });
  session.stdout.write(`Wrote ${count} simulated CCD exposures with masks to ${folder}\n`);
  return 0;
}

/** Few images, small patches and batches, nothing measured beforehand: two cores do these epochs in a minute. A busy machine may take its time. */
const DEMO = {
  count: 40,
  seed: 42,
  flags: {
    ...{ epochs: '8', 'time-budget': '10m', 'image-size': '64', 'batch-size': '8' },
    'initial-model': 'none',
  },
} as const;

/** Makes a sample and trains on it. */
export async function demoCommand(given: Arguments, session: Session): Promise<number> {
  const [folder = await freeFolder(session.cwd), ...more] = given.positionals;
  const data = join(folder, 'data');
  const fixed = { data, output: join(folder, 'best-epoch') };
  const faults = surplus(more, 'The demo takes one folder at most.');
  for (const name of Object.keys(fixed)) {
    if (name in given.flags) faults.push(settingNotForCommand(name, 'demo'));
  }
  const flags = { ...DEMO.flags, ...given.flags, ...fixed };
  const settings = await settingsOf(given, flags, faults, session);
  return cancellable(session, async (cancellation) => {
    // First of all: a sample that nothing trains on would only lie about.
    await provide(session, cancellation.signal, { engine: settings.engine });
    await writeSample({ folder: settings.data, count: DEMO.count, seed: DEMO.seed });
    session.stdout.write(`Simulated ${DEMO.count} CCD exposures with masks in ${data}\n`);
    session.stdout.write(setByDemo(given.flags));
    return train(settings, session, cancellation);
  });
}

/** "Set by the demo, to be quick: epochs 8, time-budget 10m, image-size 64, batch-size 8, initial-model none." */
function setByDemo(given: Arguments['flags']): string {
  const set = Object.entries(DEMO.flags).filter(([name]) => !(name in given));
  if (set.length === 0) return '';
  return `Set by the demo, to be quick: ${set.map((one) => one.join(' ')).join(', ')}.\n`;
}

/** Installs what the first run would. */
export async function setupCommand(given: Arguments, session: Session): Promise<number> {
  const faults = [...given.faults, ...surplus(given.positionals, 'It takes no arguments.')];
  for (const name of Object.keys(given.flags)) faults.push(settingNotForCommand(name, 'setup'));
  if (faults.length > 0) throw new InputError(faults);
  return cancellable(session, async ({ signal }) => {
    await provide(session, signal);
    session.stdout.write('The runtime packages are there.\n');
    return 0;
  });
}

/** Joins the run folders of folds or of a sweep. */
export async function mergeCommand(given: Arguments, session: Session): Promise<number> {
  const options = parseOptions('merge', MERGE_OPTIONS, given.flags, session.cwd);
  const faults = [...given.faults, ...options.faults];
  const [first] = given.positionals;
  if (first === undefined)
    faults.push(argumentMissing('folders of the runs', 'one at least', usageOf('merge')));
  if (faults.length > 0 || options.values === undefined) throw new InputError(faults);
  const settings = options.values;
  const folders = given.positionals.map((name) => ({ name, folder: resolve(session.cwd, name) }));
  return cancellable(session, async ({ signal }) => {
    const { data, output } = settings;
    const beforehand = async () => (data === undefined ? undefined : requireData({ data, output }));
    const { merge } = await loadDoor(session, signal, session.loadRun, { beforehand });
    const version = await packageVersion(session.root);
    const publisher = await publisherOf(session);
    const { gateFailed } = await merge({ settings, folders, publisher, signal, version, now: session.now });
    return gateFailed ? 1 : 0;
  });
}

/** @throws InputError `command-unknown` */
export async function helpCommand(given: Arguments, session: Session): Promise<number> {
  const [asked] = given.positionals;
  const command = asked === undefined ? undefined : knownCommand(asked);
  const width = session.stdout.columns ?? 100;
  session.stdout.write(command === undefined ? helpText(width) : commandHelp(command, width));
  return 0;
}

export async function versionCommand(session: Session): Promise<number> {
  session.stdout.write(`${await packageVersion(session.root)}\n`);
  return 0;
}

async function train(
  settings: Settings,
  session: Session,
  { signal, exitCode }: Cancellation,
): Promise<number> {
  const { clock, now, loadRun } = session;
  const { cutOffMs, endsWithJob, skipsUnchanged } = await hostOfCommand(session);
  const { report, gateFailed } = await start({
    ...(await placesOf(settings, session)),
    skipsUnchanged,
    provide: (needs) => provide(session, signal, needs),
    loadRun,
    signal,
    clock,
    cutOffMs,
    endsWithJob,
    now,
  });
  if (report === undefined)
    session.stderr.write('Stopped before the first epoch was done: there is no model.\n');
  return signal.aborted ? exitCode() : Number(gateFailed);
}

/** The settings, or everything that is wrong with the arguments at once. */
async function settingsOf(
  given: Arguments,
  flags: Arguments['flags'],
  found: readonly Fault[],
  session: Session,
): Promise<Settings> {
  const faults = [...given.faults, ...found];
  try {
    const settings = await loadSettings(flags, session.cwd);
    if (faults.length === 0) return settings;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // A flag without its value is no second fault for being missing.
    faults.push(
      ...error.faults.filter(({ code }) => code !== 'setting-missing' || given.faults.length === 0),
    );
  }
  throw new InputError(faults);
}

function surplus(positionals: readonly string[], fix: string): Fault[] {
  return positionals.map((argument) => argumentUnexpected(argument, fix));
}

/** best-epoch-demo, or the first of best-epoch-demo-2, -3, ... that isn't there or is empty. */
async function freeFolder(cwd: string): Promise<string> {
  for (let i = 1; ; i++) {
    const name = i === 1 ? 'best-epoch-demo' : `best-epoch-demo-${i}`;
    const content = await readdir(join(cwd, name)).catch(() => []);
    if (content.length === 0) return name;
  }
}
