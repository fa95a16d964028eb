// How a series went on one branch: the numbers that count, the score over the runs, and the runs with their links.

import { type Block, type CoursePoint, fold, type Table, table } from '../../../document/document.ts';
import { code, cut, type Inline, link } from '../../../document/inline.ts';
import { formatCount, formatRange, formatRatio, NONE, plural } from '../../../document/numbers.ts';
import { isAlike } from '../../../earlier/history-lines.ts';
import type { HistoryHome } from '../../../earlier/history-store.ts';
import { DECIDING } from '../../../metrics/scores.ts';
import type { HistoryLine } from '../../../results/history-line.ts';
import { datesOf } from '../../../shared/moment.ts';
import { ratioText } from '../sections/score-text.ts';
import { capital } from '../task-words.ts';
import { commitUrl, runUrl } from './links.ts';
import type { Branch } from './series.ts';
import { epochText, minutesText, verdictText } from './words.ts';

type DateOf = ReturnType<typeof datesOf>;

/** Of the newest runs that stand open, and of all that are listed. */
const OPEN_ROWS = 10;
const MOST_ROWS = 100;

export interface Shown {
  /** Of the chart. */
  readonly id: string;
  readonly home: HistoryHome | undefined;
  /** Points of the chart. */
  readonly most: number;
  /** That has all runs. */
  readonly file: string;
  readonly rows?: number;
}

export function branchTiles({ name, newest, best, lines }: Branch, others: number): Block {
  const dateOf = datesOf(lines);
  const { verdict } = newest;
  const tone = verdict === 'better' ? 'up' : verdict === 'worse' ? 'down' : 'level';
  const beside = others === 0 ? '' : `, ${plural(others, 'other branch', 'other branches')} below`;
  return {
    kind: 'tiles',
    tiles: [
      {
        title: `Newest ${DECIDING.title}`,
        value: formatRatio(newest.scores[DECIDING.key]),
        change: { tone, text: verdictText(newest) },
        note: rangeText(newest) ?? 'no interval',
      },
      {
        title: `Best ${DECIDING.title}`,
        value: formatRatio(best?.scores[DECIDING.key]),
        note: best === undefined ? 'none was tested' : pointName(best, dateOf),
      },
      { title: 'Runs', value: formatCount(lines.length), note: `of ${cut(name, 40)}${beside}` },
      { title: 'Last run', value: dateOf(newest), note: minutesText(newest) },
    ],
  };
}

export function branchBlocks(branch: Branch, shown: Shown): Block[] {
  return [course(branch, shown), ...runTables(branch, shown)];
}

function course({ lines, best, name }: Branch, { id, most }: Shown): Block {
  const points = lines.slice(-most);
  const dateOf = datesOf(lines);
  const first = lines.length - points.length;
  const at = best === undefined ? -1 : points.indexOf(best);
  const which = first === 0 ? '' : `, the newest ${formatCount(most)} of ${formatCount(lines.length)} runs`;
  return {
    kind: 'course',
    id,
    title: capital(DECIDING.title),
    of: `of ${cut(name, 40)}${which}`,
    label: `${capital(DECIDING.title)} of ${plural(points.length, 'run')}. The numbers are in the table below`,
    points: points.map((line, i) => pointOf(line, lines[first + i - 1], dateOf)),
    last: 'newest',
    best:
      best === undefined
        ? undefined
        : {
            value: best.scores[DECIDING.key] ?? 0,
            at: at < 0 ? undefined : at,
            name: pointName(best, dateOf),
          },
    format: formatRatio,
  };
}

function pointOf(line: HistoryLine, before: HistoryLine | undefined, dateOf: DateOf): CoursePoint {
  const said = [dateOf(line), line.commit?.slice(0, 7), undefined, verdictText(line), epochText(line)];
  const score = ratioText(line.scores[DECIDING.key], line.intervals[DECIDING.key]);
  const parts: Inline[] = said
    .flatMap((part, i): Inline[] => (i === 2 ? [score] : part === undefined ? [] : [part]))
    .flatMap((part, i) => (i === 0 ? [part] : [' · ', part]));
  return {
    name: line.commit?.slice(0, 7) ?? dateOf(line),
    date: dateOf(line),
    value: line.scores[DECIDING.key],
    interval: line.intervals[DECIDING.key],
    note: parts,
    isParted: before !== undefined && !isAlike(line, before),
  };
}

/** The newest runs open, and those before them behind a click. */
function runTables({ lines }: Branch, { home, file, rows = MOST_ROWS }: Shown): Block[] {
  const listed = lines.slice(-rows).toReversed();
  const [open, earlier] = [listed.slice(0, OPEN_ROWS), listed.slice(OPEN_ROWS)];
  const rest = lines.length - listed.length;
  const dateOf = datesOf(lines);
  const left = rest > 0 ? `; ${file} has ${formatCount(rest)} more` : '';
  const title = `Earlier runs (${earlier.length}${left})`;
  const folded =
    earlier.length === 0 ? [] : [fold(title, [runsTable('Runs before these', earlier, dateOf, home)], {})];
  return [runsTable('Runs, the newest first', open, dateOf, home), ...folded];
}

function runsTable(
  caption: string,
  lines: readonly HistoryLine[],
  dateOf: DateOf,
  home: HistoryHome | undefined,
): Table {
  const header = [
    'run',
    DECIDING.title,
    'verdict',
    '95\u00a0% interval',
    'commit',
    'kept epoch',
    'images: train\u00a0· val.\u00a0· test',
    'time',
  ];
  const rows = lines.map((line): Inline[] => {
    const interval = line.intervals[DECIDING.key];
    return [
      linked(dateOf(line), runUrl(line, home)),
      formatRatio(line.scores[DECIDING.key]),
      verdictText(line),
      interval === null ? NONE : formatRange(interval),
      line.commit === null ? NONE : linked(code(line.commit.slice(0, 7)), commitUrl(line, home)),
      epochText(line),
      `${line.images.train}\u00a0· ${line.images.validation}\u00a0· ${line.images.test}`,
      minutesText(line),
    ];
  });
  return table(caption, header, rows, { text: [0, 2, 4, 5] });
}

function linked(text: Inline, url: string | undefined): Inline {
  return url === undefined ? text : link(text, url);
}

/** Letters, digits, dashes and colons. */
function pointName(line: HistoryLine, dateOf: DateOf): string {
  const { commit } = line;
  return commit === null ? dateOf(line) : `${dateOf(line)}, ${commit.slice(0, 7)}`;
}

function rangeText({ intervals }: HistoryLine): string | undefined {
  const interval = intervals[DECIDING.key];
  return interval === null ? undefined : `95\u00a0%: ${formatRange(interval)}`;
}
