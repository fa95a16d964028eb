// Flags or inputs -> what an evaluation takes: its own options, and the settings as for a training.
import { type Fault, InputError } from '../../errors.ts';
import { EVALUATE_OPTIONS, EVALUATION_DEFAULTS, type EvaluateSettings } from './evaluate-options.ts';
import { loadAllRuns } from './load.ts';
import { OPTIONS_ELSEWHERE } from './names-elsewhere.ts';
import { parseOptions } from './options.ts';
import type { Settings } from './settings.ts';
import { SETTINGS } from './table.ts';

export interface EvaluationSettings {
  readonly settings: Settings;
  readonly chosen: EvaluateSettings;
}

/**
 * @param flags flags or inputs as typed, by name; an empty text counts as not given
 * @param cwd absolute path from which relative ones count
 * @param earlier what is wrong already
 * @throws InputError with every fault
 */
export async function loadEvaluation(
  flags: Readonly<Record<string, string>>,
  cwd: string,
  earlier: readonly Fault[] = [],
): Promise<EvaluationSettings> {
  // Another tool's word for an option is the option's to answer.
  const isOwn = ([name]: readonly [string, string]) =>
    Object.values(EVALUATE_OPTIONS).some((option) => option.name === (ownNameOf(name) ?? name));
  const given = Object.entries(flags);
  const own = Object.fromEntries(given.filter(isOwn));
  const rest = Object.fromEntries(given.filter((flag) => !isOwn(flag)));
  const options = parseOptions('evaluate', EVALUATE_OPTIONS, own, cwd);
  const faults = [...earlier, ...options.faults];
  let settings: Settings | undefined;
  try {
    settings = await loadAllRuns(rest, cwd, EVALUATION_DEFAULTS);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    faults.push(...error.faults);
  }
  const { values: chosen } = options;
  if (settings === undefined || chosen === undefined || faults.length > 0) throw new InputError(faults);
  return { settings, chosen };
}

function ownNameOf(name: string): string | undefined {
  return SETTINGS.some((setting) => setting.name === name) ? undefined : OPTIONS_ELSEWHERE.get(name);
}
