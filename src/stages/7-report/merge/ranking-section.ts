// The section that only a sweep has: its rows, ranked.
import { type Bars, type Section, table } from '../../../document/document.ts';
import { cut } from '../../../document/inline.ts';
import { formatMeasured, formatRatio, formatSeconds } from '../../../document/numbers.ts';
import { DECIDING } from '../../../metrics/scores.ts';
import type { MergedSweep } from '../../../results/merged.ts';
import { scoreBars } from '../sections/score-bars.ts';
import { changeText } from '../sections/score-text.ts';
import { capital, classMeans } from '../task-words.ts';
import { rowText } from './words.ts';

/** Which cell of a row holds what users wrote: the settings. */
const SETTINGS_CELL = 2;
const LONGEST_SETTINGS = 200;

export function rankingSection(merged: MergedSweep): Section {
  const others = classMeans(merged).filter(({ key }) => key !== DECIDING.key);
  const hasInterval = merged.runs.some(({ behind }) => behind !== null && behind.interval !== null);
  const intervals = hasInterval ? ', with 95 % intervals of the difference' : '';
  const numbers = table(
    `Rows of the sweep by ${DECIDING.title} on the validation images, best first${intervals}`,
    [
      ...['rank', 'row', 'settings', `val ${DECIDING.title}`, 'behind the best'],
      ...others.map(({ title }) => `val ${title}`),
      ...['val loss', 'kept epoch', 'time'],
    ],
    merged.runs.map((run) => [
      String(run.rank),
      String(run.number),
      cut(rowText(run.settings), LONGEST_SETTINGS),
      formatRatio(run['held-out'][DECIDING.key]),
      changeText(run.behind),
      ...others.map(({ key }) => formatRatio(run['held-out'][key])),
      formatMeasured(run['validation-loss']),
      `${run['best-epoch']} of ${run['stopped-epoch']}`,
      formatSeconds(run.seconds),
    ]),
    { text: [SETTINGS_CELL], strong: 0 },
  );
  return { id: 'ranking', title: 'Ranking', leaveOut: 1, blocks: [numbers, bars(merged)] };
}

function bars({ runs }: MergedSweep): Bars {
  const values = runs.map((run) => run['held-out'][DECIDING.key]);
  return scoreBars({
    id: 'ranking-bars',
    label: `${capital(DECIDING.title)} of each row on the validation images`,
    groups: runs.map(({ number }) => `row ${number}`),
    series: [{ name: `${DECIDING.title} on the validation images`, color: 'validation', values }],
  });
}
