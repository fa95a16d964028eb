// The command `convert`: folders, options and settings of the data -> the door run/convert.ts -> exit code.
import { argumentMissing, argumentUnexpected, InputError } from '../errors.ts';
import type { ConvertRun } from '../run/convert.ts';
import { requireData } from '../run/require-data.ts';
import { CONVERT_OPTIONS } from '../stages/1-config/convert-options.ts';
import { loadAllRuns } from '../stages/1-config/load.ts';
import { parseOptions } from '../stages/1-config/options.ts';
import { SETTINGS } from '../stages/1-config/table.ts';
import type { Arguments } from './arguments.ts';
import { usageOf } from './command-table.ts';
import { cancellable, loadDoor, publisherOf, type Session } from './session.ts';

/** Given as arguments, or by an option of its own. */
const ELSEWHERE = ['data', 'output', 'labels'];

export async function convertCommand(given: Arguments, session: Session): Promise<number> {
  const { settings, chosen, outputName } = await readConvert(given, session.cwd);
  return cancellable(
    session,
    async ({ signal }) => {
      const beforehand = () => requireData(settings);
      const { convert } = await loadDoor(session, signal, () => import('../run/convert.ts'), { beforehand });
      await convert({ settings, chosen, outputName, publisher: await publisherOf(session), signal });
      return 0;
    },
    'Stopping; the images that are done are kept.',
  );
}

/** What its flags say goes before the data folder's settings file. @throws InputError with every fault of both */
export async function readConvert(
  given: Arguments,
  cwd: string,
): Promise<Pick<ConvertRun, 'settings' | 'chosen' | 'outputName'>> {
  const [data, output, ...more] = given.positionals;
  const isOfData = (name: string) =>
    !ELSEWHERE.includes(name) && SETTINGS.some((one) => one.name === name && one.section === 'Data');
  const flags = Object.entries(given.flags);
  const ofData = Object.fromEntries(flags.filter(([name]) => isOfData(name)));
  const own = Object.fromEntries(flags.filter(([name]) => !isOfData(name)));
  const { values: chosen, faults: found } = parseOptions('convert', CONVERT_OPTIONS, own, cwd);
  const faults = [...given.faults, ...found, ...more.map((one) => argumentUnexpected(one, QUOTE))];
  if (data === undefined || output === undefined)
    faults.push(argumentMissing('folders', 'the data folder and one to write to', usageOf('convert')));
  if (chosen === undefined || faults.length > 0) throw new InputError(faults);
  const settings = await loadAllRuns(
    { ...ofData, data: data!, output: output!, labels: chosen.from ?? '' },
    cwd,
  );
  return { settings, chosen, outputName: output! };
}

const QUOTE = 'Quote a folder with blanks in its name.';
