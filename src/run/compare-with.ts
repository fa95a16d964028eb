// What a run is compared with, said in one line of the log: by whose choice, and of which series.
import { chosenByData, type FoundBaseline, findBaseline } from '../earlier/baseline.ts';
import type { Keeping } from './keep.ts';

export async function compareWith({
  settings,
  publisher,
  earlier,
  baselineFrom,
}: Keeping): Promise<FoundBaseline> {
  const asked = await findBaseline(settings.baseline, earlier);
  const isChosen = baselineFrom !== undefined && settings.baseline !== 'auto';
  const found = isChosen ? chosenByData(asked, baselineFrom) : asked;
  const { baseline } = found;
  const compared =
    baseline.results === undefined
      ? baseline.reason
      : `Compared with ${baseline.name}, made ${baseline.results['created-at'].slice(0, 'YYYY-MM-DD'.length)}.`;
  if (earlier.series !== undefined) publisher.say(`Series ${earlier.series}. ${compared}`);
  return found;
}
