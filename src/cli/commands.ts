// What each command does, as an exit code. The work itself is in run.ts and in sample/.
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  argumentMissing,
  argumentUnexpected,
  type Fault,
  InputError,
  settingInvalid,
  settingNotForCommand,
} from '../errors.ts';
import { writeSample } from '../sample/write-sample.ts';
import { loadSettings } from '../stages/1-config/load.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { integer } from '../stages/1-config/types.ts';
import type { Arguments } from './arguments.ts';
import { helpText } from './help.ts';
import { cancellationOf, loadRun, packageVersion, publisherOf, type Session } from './session.ts';

/** Trains; 130 or 143 when cancelled. */
export async function trainCommand({ flags, positionals }: Arguments, session: Session): Promise<number> {
  refuseMore(positionals, 0, 'Name the data folder with `--data FOLDER`.');
  return train(await loadSettings(flags, session.cwd), session);
}

/** Audits the data and makes the split. */
export async function checkCommand({ flags, positionals }: Arguments, session: Session): Promise<number> {
  refuseMore(positionals, 0, 'Name the data folder with `--data FOLDER`.');
  const settings = await loadSettings(flags, session.cwd);
  using cancellation = cancellationOf(session);
  const { check } = await loadRun(session, cancellation.signal);
  await check({ settings, publisher: publisherOf(session) });
  return cancellation.signal.aborted ? cancellation.exitCode() : 0;
}

const DEFAULT_COUNT = 60;

/** Writes simulated exposures; needs no runtime packages. */
export async function sampleCommand({ flags, positionals }: Arguments, session: Session): Promise<number> {
  const [kind, folder, ...more] = positionals;
  if (kind !== 'ccd')
    throw new InputError(argumentMissing('kind of sample', 'ccd', 'best-epoch sample ccd FOLDER'));
  if (folder === undefined) {
    throw new InputError(argumentMissing('folder for the sample', 'a path', 'best-epoch sample ccd FOLDER'));
  }
  refuseMore(more, 0, 'Quote a folder with blanks in its name.');
  const { count, seed } = sampleOptions(flags);
  await writeSample({ folder: resolve(session.cwd, folder), count, seed });
  session.stdout.write(`Wrote ${count} simulated CCD exposures with masks to ${folder}\n`);
  return 0;
}

/** So many images, and so long, that the whole demo takes about a minute on two cores. */
const DEMO = { count: 60, seed: 42, timeBudget: '60s' };

/** Makes a sample and trains on it. */
export async function demoCommand({ flags, positionals }: Arguments, session: Session): Promise<number> {
  refuseMore(positionals, 1, 'The demo takes one folder at most.');
  const fixed = ['data', 'output'].filter((name) => name in flags);
  if (fixed.length > 0) throw new InputError(fixed.map((name) => settingNotForCommand(name, 'demo')));
  const folder = positionals[0] ?? (await freeFolder(session.cwd));
  const data = join(folder, 'data');
  const all = { 'time-budget': DEMO.timeBudget, ...flags, data, output: join(folder, 'best-epoch') };
  const settings = await loadSettings(all, session.cwd);
  return train(settings, session, async () => {
    await writeSample({ folder: settings.data, count: DEMO.count, seed: DEMO.seed });
    session.stdout.write(`Simulated ${DEMO.count} CCD exposures with masks in ${data}\n`);
  });
}

export async function helpCommand(session: Session): Promise<number> {
  session.stdout.write(helpText(session.stdout.columns ?? 100));
  return 0;
}

export async function versionCommand(session: Session): Promise<number> {
  session.stdout.write(`${await packageVersion(session.root)}\n`);
  return 0;
}

/** @param prepare called when nothing stands in the way of the training any more */
async function train(
  settings: Settings,
  session: Session,
  prepare: () => Promise<void> = async () => undefined,
): Promise<number> {
  using cancellation = cancellationOf(session);
  const { signal } = cancellation;
  try {
    const { run } = await loadRun(session, signal);
    await prepare();
    const { clock, now } = session;
    const version = await packageVersion(session.root);
    const { stopReason, report } = await run({
      settings,
      publisher: publisherOf(session),
      signal,
      version,
      clock,
      now,
    });
    if (report === undefined)
      session.stderr.write('Stopped before the first epoch was done: there is no model.\n');
    return stopReason === 'cancelled' ? cancellation.exitCode() : 0;
  } catch (error) {
    if (signal.aborted && (error as Error).name === 'AbortError') return cancellation.exitCode();
    throw error;
  }
}

function sampleOptions(flags: Arguments['flags']): { readonly count: number; readonly seed: number } {
  const faults: Fault[] = [];
  const read = (name: string, low: number, high: number, fallback: number) => {
    const text = flags[name] ?? '';
    const type = integer(low, high);
    const parsed = type.parse(text === '' ? String(fallback) : text, '');
    if (parsed.ok) return parsed.value;
    faults.push(settingInvalid(name, text, type.expected, String(fallback), undefined));
    return fallback;
  };
  const options = {
    count: read('count', 1, 100000, DEFAULT_COUNT),
    seed: read('seed', 0, 4294967295, DEMO.seed),
  };
  for (const name of Object.keys(flags)) {
    if (!(name in options)) faults.push(settingNotForCommand(name, 'sample'));
  }
  if (faults.length > 0) throw new InputError(faults);
  return options;
}

function refuseMore(positionals: readonly string[], allowed: number, fix: string): void {
  const more = positionals.slice(allowed);
  if (more.length > 0) throw new InputError(more.map((argument) => argumentUnexpected(argument, fix)));
}

/** best-epoch-demo, or the first of best-epoch-demo-2, -3, ... that isn't there or is empty. */
async function freeFolder(cwd: string): Promise<string> {
  for (let i = 1; ; i++) {
    const name = i === 1 ? 'best-epoch-demo' : `best-epoch-demo-${i}`;
    const content = await readdir(join(cwd, name)).catch(() => []);
    if (content.length === 0) return name;
  }
}
