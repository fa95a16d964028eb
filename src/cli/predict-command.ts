// The command `predict`: options and inputs -> the door run/predict.ts -> exit code.
import { argumentMissing, InputError } from '../errors.ts';
import { parseOptions } from '../stages/1-config/options.ts';
import { PREDICT_OPTIONS } from '../stages/1-config/predict-options.ts';
import type { Arguments } from './arguments.ts';
import { usageOf } from './command-table.ts';
import { cancellable, loadDoor, publisherOf, type Session } from './session.ts';

/** 2 where an image could not be read, though all others are done. */
export async function predictCommand(given: Arguments, session: Session): Promise<number> {
  const { values: settings, faults: found } = parseOptions(
    'predict',
    PREDICT_OPTIONS,
    given.flags,
    session.cwd,
  );
  const faults = [...given.faults, ...found];
  const inputs = given.positionals;
  if (inputs.length === 0)
    faults.push(argumentMissing('input', 'files, folders or patterns', usageOf('predict')));
  if (settings === undefined || faults.length > 0) throw new InputError(faults);
  const work = async (signal: AbortSignal) => {
    const { predict } = await loadDoor(session, signal, () => import('../run/predict.ts'));
    const outputName = given.flags.output ?? settings.output;
    return predict({
      settings,
      inputs,
      outputName,
      cwd: session.cwd,
      publisher: await publisherOf(session),
      signal,
    });
  };
  return cancellable(
    session,
    async ({ signal }) => ((await work(signal)) === 0 ? 0 : 2),
    'Stopping; the images that are done are kept.',
  );
}
