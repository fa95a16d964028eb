// What a run is compared with, said in one line of the log: by whose choice, and of which series.
import { type FoundBaseline, findBaseline } from '../earlier/baseline.ts';
import { moment } from '../shared/moment.ts';
import type { Keeping } from './keep.ts';
import { baselineAsReviewed } from './reviewed.ts';

export async function compareWith({
  settings,
  publisher,
  earlier,
  reviewed,
}: Keeping): Promise<FoundBaseline> {
  const asked = await findBaseline(settings.baseline, earlier);
  const found = baselineAsReviewed(asked, reviewed, settings, earlier.series);
  const { baseline } = found;
  const compared =
    baseline.results === undefined
      ? baseline.reason
      : `Baseline: ${baseline.name}, made ${moment(baseline.results['created-at'])}.`;
  if (earlier.series !== undefined) publisher.say(`Series ${earlier.series}. ${compared}`);
  return found;
}
