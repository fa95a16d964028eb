// The command `evaluate`: options and settings -> the door run/evaluate.ts -> exit code.
import { argumentUnexpected, type Fault, settingNotForCommand } from '../errors.ts';
import { requireData } from '../run/require-data.ts';
import { isForEvaluation } from '../stages/1-config/evaluate-options.ts';
import { loadEvaluation } from '../stages/1-config/load-evaluation.ts';
import { SETTINGS } from '../stages/1-config/table.ts';
import type { Arguments } from './arguments.ts';
import { cancellable, loadDoor, placesOf, type Session } from './session.ts';

/** 1 when a gate failed. */
export async function evaluateCommand(given: Arguments, session: Session): Promise<number> {
  const { settings, chosen } = await loadEvaluation(given.flags, session.cwd, faultsOf(given));
  const { clock, now } = session;
  return cancellable(
    session,
    async ({ signal }) => {
      const beforehand = () => requireData(settings);
      const { evaluate } = await loadDoor(session, signal, () => import('../run/evaluate.ts'), {
        beforehand,
      });
      const { program, ...places } = await placesOf(settings, session, 'evaluation');
      const run = { ...places, chosen, signal, version: program.version, clock, now };
      return Number((await evaluate(run)).gateFailed);
    },
    'Stopping; nothing is written.',
  );
}

/** In a settings file a training's settings are passed over; who types one here expects something of it. */
function faultsOf({ flags, positionals, faults }: Arguments): readonly Fault[] {
  const isSetting = (name: string) => SETTINGS.some((setting) => setting.name === name);
  return [
    ...faults,
    ...positionals.map((argument) =>
      argumentUnexpected(argument, 'Name the data folder with `--data FOLDER`.'),
    ),
    ...Object.keys(flags)
      .filter((name) => isSetting(name) && !isForEvaluation(name))
      .map((name) => settingNotForCommand(name, 'evaluate')),
  ];
}
