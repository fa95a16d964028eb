// The section of the trend: the run among those before it, the best and a decline where there is one.
import { type Block, fold, paragraph, type Section, table } from '../../../document/document.ts';
import { code, cut, type Inline, LONGEST_SENTENCE } from '../../../document/inline.ts';
import { formatRatio, NONE } from '../../../document/numbers.ts';
import { DECIDING } from '../../../metrics/scores.ts';
import type { Results } from '../../../results/results.ts';
import type { Trend } from '../../../results/trend.ts';
import { type datesOf, day } from '../../../shared/moment.ts';
import { capital } from '../task-words.ts';
import { trendDates } from '../trend.ts';
import { ratioText } from './score-text.ts';

type Run = Trend['runs'][number];

/** None where there is no run to show this one beside. */
export function trendSection({ trend }: Pick<Results, 'trend'>): Section[] {
  if (trend === null || trend.runs.length < 2) return [];
  const { sentence, decline } = trend;
  const said = paragraph(
    cut(sentence, LONGEST_SENTENCE).replace(/\.?$/, '.'),
    decline === null ? {} : { tone: 'warn' },
  );
  const blocks: Block[] = [said, course(trend), runsFold(trend)];
  return [{ id: 'trend', title: 'Trend', leaveOut: 5, blocks }];
}

function course({ runs, best, branch }: Trend): Block {
  const dateOf = trendDates({ runs, best });
  const at = best === null ? -1 : runs.findIndex((run) => isSame(run, best));
  return {
    kind: 'course',
    id: 'trend-course',
    title: capital(DECIDING.title),
    label: `${capital(DECIDING.title)} of ${runs.length} runs of ${cut(branch, 60)}, this run the last. The numbers are in the table below`,
    points: runs.map((run) => ({
      name: nameOf(run, ({ date }) => day(date)),
      date: dateOf(run),
      value: run.score,
      interval: run.interval,
      note: [`${dateOf(run)} · `, ...commitText(run), ratioText(run.score, run.interval)],
    })),
    last: 'this run',
    best:
      best === null
        ? undefined
        : { value: best.score, at: at < 0 ? undefined : at, name: nameOf(best, dateOf) },
    format: formatRatio,
  };
}

function runsFold({ runs, best }: Trend): Block {
  const dateOf = trendDates({ runs, best });
  const rows = runs
    .map((run): Inline[] => [dateOf(run), shortCommit(run) ?? NONE, ratioText(run.score, run.interval)])
    .toReversed();
  const numbers = table('This run first', ['date', 'commit', DECIDING.title], rows, {
    text: [0, 1],
    strong: 0,
  });
  return fold(`Runs (${runs.length})`, [numbers], { leaveOut: 9, name: 'runs' });
}

function isSame(run: Run, other: NonNullable<Trend['best']>): boolean {
  return run['run-id'] === other['run-id'] && run.date === other.date;
}

/** Letters and digits of a commit, or a date: results.json may be from anywhere, and a chart knows no escape. */
function nameOf(run: Pick<Run, 'commit' | 'date'>, dateOf: ReturnType<typeof datesOf>): string {
  return shortCommit(run) ?? dateOf(run);
}

function shortCommit({ commit }: Pick<Run, 'commit'>): string | undefined {
  return /^[0-9a-f]{7}/.exec(commit ?? '')?.[0];
}

function commitText(run: Run): Inline[] {
  const commit = shortCommit(run);
  return commit === undefined ? [] : [code(commit), ' · '];
}
