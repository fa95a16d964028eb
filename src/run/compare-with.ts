// What a run is compared with, said in one line of the log: by whose choice, and of which series.
import { chosenByData, type FoundBaseline, findBaseline } from '../earlier/baseline.ts';
import { moment } from '../shared/moment.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import type { Keeping } from './keep.ts';

export async function compareWith({
  settings,
  publisher,
  earlier,
  reviewed,
}: Keeping): Promise<FoundBaseline> {
  const asked = await findBaseline(settings.baseline, earlier);
  const setting = chosenBy(settings);
  const file = setting === 'baseline' ? reviewed?.baseline : setting && reviewed?.artifactName;
  const found = setting === undefined || file === undefined ? asked : chosenByData(asked, file, setting);
  const { baseline } = found;
  const compared =
    baseline.results === undefined
      ? baseline.reason
      : `Compared with ${baseline.name}, made ${moment(baseline.results['created-at'])}.`;
  if (earlier.series !== undefined) publisher.say(`Series ${earlier.series}. ${compared}`);
  return found;
}

/** What decides whose results are found; undefined: `series`, which stands in no file. */
function chosenBy({ baseline, series }: Settings): 'baseline' | 'artifact-name' | undefined {
  if (baseline !== 'auto') return 'baseline';
  return series === undefined ? 'artifact-name' : undefined;
}
