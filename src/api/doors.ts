// The API's calls: settings -> the doors that the command line takes, too -> what they came to.
import { runsInOutput } from '../earlier/output-folder.ts';
import { argumentMissing, InputError } from '../errors.ts';
import { packageVersion, readProgram } from '../provision/program.ts';
import { loadWithRuntimePackages, provideRuntimePackages } from '../provision/provision.ts';
import { provideTensorflow } from '../provision/tensorflow.ts';
import { requireData } from '../run/require-data.ts';
import { type LoadRun, type Needs, start } from '../run/start.ts';
import { loadSettings } from '../stages/1-config/load.ts';
import { loadEvaluation } from '../stages/1-config/load-evaluation.ts';
import { parseOptions } from '../stages/1-config/options.ts';
import { PREDICT_OPTIONS } from '../stages/1-config/predict-options.ts';
import type { Report } from '../stages/8-publish/publisher.ts';
import type {
  EvaluateEvent,
  EvaluateResult,
  PredictEvent,
  PredictResult,
  RunOptions,
  TrainEvent,
  TrainResult,
} from './calls.ts';
import { flagsOf } from './flags.ts';
import { type EventPublisher, eventPublisher } from './publisher.ts';
import type { EvaluateSettings, PredictSettings, TrainSettings } from './settings.ts';

/** A program names what it compares with. */
const NO_RESULTS = 'No baseline was given.';

/** What every call has of its surroundings; nothing of it is read from the environment or the arguments. */
interface Call {
  /** This package's own folder. */
  readonly root: string;
  readonly cwd: string;
  readonly publisher: EventPublisher;
  readonly signal: AbortSignal;
  /** Milliseconds since the call: a time budget counts from there. */
  readonly clock: () => number;
  readonly now: () => Date;
}

/** @param loadRun imports run.ts */
export async function trainWith(
  root: string,
  loadRun: LoadRun,
  given: TrainSettings,
  options: RunOptions<TrainEvent> = {},
): Promise<TrainResult> {
  const call = begin(root, options);
  const { publisher, signal, clock, now, cwd } = call;
  const settings = await loadSettings(flagsOf(given), cwd);
  const { report, gateFailed } = await start({
    program: await readProgram(root),
    settings,
    cwd,
    publisher,
    earlier: runsInOutput(settings.output, NO_RESULTS),
    skipsUnchanged: false,
    provide: (needs) => provide(call, needs),
    loadRun,
    signal,
    clock,
    cutOffMs: undefined,
    endsWithJob: false,
    now,
  });
  if (report === undefined) throw signal.reason;
  return trained(report, gateFailed);
}

function trained({ results, ...paths }: Report, gateFailed: boolean): TrainResult {
  return { stopReason: results['stop-reason'], gateFailed, results, ...paths };
}

export async function predictWith(
  root: string,
  { inputs, ...given }: PredictSettings,
  options: RunOptions<PredictEvent> = {},
): Promise<PredictResult> {
  const call = begin(root, options);
  const { publisher, signal, cwd } = call;
  const { values: settings, faults } = parseOptions('predict', PREDICT_OPTIONS, flagsOf(given), cwd);
  const missing =
    inputs.length > 0 ? [] : [argumentMissing('input', 'files, folders or patterns', 'inputs: []')];
  if (settings === undefined || missing.length > 0) throw new InputError([...faults, ...missing]);
  await provide(call);
  const { predict } = await loadWithRuntimePackages(root, () => import('../run/predict.ts'));
  const outputName = given.output ?? settings.output;
  await predict({ settings, inputs, outputName, cwd, publisher, signal });
  return { folder: settings.output, failed: publisher.failed };
}

export async function evaluateWith(
  root: string,
  given: EvaluateSettings,
  options: RunOptions<EvaluateEvent> = {},
): Promise<EvaluateResult> {
  const call = begin(root, options);
  const { publisher, signal, clock, now, cwd } = call;
  const { settings, chosen } = await loadEvaluation(flagsOf(given), cwd);
  const version = await packageVersion(root);
  await provide(call, { beforehand: () => requireData(settings) });
  const { evaluate } = await loadWithRuntimePackages(root, () => import('../run/evaluate.ts'));
  const earlier = runsInOutput(settings.output, NO_RESULTS);
  const run = { settings, cwd, chosen, publisher, earlier, signal, version, clock, now };
  const { report, gateFailed } = await evaluate(run);
  const { folder, evaluation, evaluationPath, summaryPath, reportPath, files } = report;
  return { gateFailed, evaluation, folder, evaluationPath, summaryPath, reportPath, files };
}

function begin(
  root: string,
  { signal = new AbortController().signal, onEvent, cwd = process.cwd() }: RunOptions<never>,
): Call {
  signal.throwIfAborted();
  const started = performance.now();
  const tell = (event: Parameters<Parameters<typeof eventPublisher>[0]>[0]) => onEvent?.(event as never);
  return {
    root,
    cwd,
    publisher: eventPublisher(tell),
    signal,
    clock: () => performance.now() - started,
    now: () => new Date(),
  };
}

/** They are there where the package was installed with its dependencies; else npm beside the running node brings them. */
async function provide(
  { root, publisher, signal: ofRun, clock }: Call,
  { engine = 'auto', beforehand, signal = ofRun }: Needs = {},
): Promise<void> {
  const { platform, arch, execPath } = process;
  const { say, faults: warn } = publisher;
  const options = { root, platform, arch, execPath, env: {}, clock, signal, say, warn, beforehand };
  await provideRuntimePackages(options);
  if (engine === 'tensorflow') await provideTensorflow(options);
}
