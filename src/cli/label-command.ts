// The command `label`: options and inputs -> the door run/label.ts -> exit code.
import { argumentMissing, InputError } from '../errors.ts';
import { LABEL_OPTIONS } from '../stages/1-config/label-options.ts';
import { parseOptions } from '../stages/1-config/options.ts';
import type { Arguments } from './arguments.ts';
import { usageOf } from './command-table.ts';
import { cancellable, loadDoor, publisherOf, type Session } from './session.ts';

/** 2 where an image could not be read, though all others are done. */
export async function labelCommand(given: Arguments, session: Session): Promise<number> {
  const { values: settings, faults: found } = parseOptions('label', LABEL_OPTIONS, given.flags, session.cwd);
  const faults = [...given.faults, ...found];
  const inputs = given.positionals;
  if (inputs.length === 0)
    faults.push(argumentMissing('input', 'files, folders or patterns', usageOf('label')));
  if (settings === undefined || faults.length > 0) throw new InputError(faults);
  const outputName = given.flags.output ?? settings.output;
  const work = async (signal: AbortSignal) => {
    const { label } = await loadDoor(session, signal, () => import('../run/label.ts'));
    const publisher = await publisherOf(session);
    return label({ settings, inputs, outputName, cwd: session.cwd, publisher, signal });
  };
  return cancellable(
    session,
    async ({ signal }) => ((await work(signal)) === 0 ? 0 : 2),
    'Stopping; the masks that are done are kept.',
  );
}
