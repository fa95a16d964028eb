// The head of a document: verdict, gates and findings as badges, the sentences under the heading, the scores.
import { type Badge, type Block, type Document, paragraph, type Tile } from '../../../document/document.ts';
import { cut, type Inline } from '../../../document/inline.ts';
import { formatChange, formatRange, formatRatio, formatSeconds } from '../../../document/numbers.ts';
import type { Comparison } from '../../../results/judgement.ts';
import type { Results } from '../../../results/results.ts';
import { capital, shownScores, takenForBackground } from '../task-words.ts';
import { gatesLine, gatesStatus } from '../words/gates.ts';
import { resultSentence, stageSeconds } from '../words/sentences.ts';
import { untrainedSentence } from '../words/untrained.ts';
import { VERDICTS } from '../words/verdicts.ts';
import { dataChangesCounts } from './data-changes.ts';

/** Sentences with names in them are cut to this many characters. */
const LONGEST_SENTENCE = 600;
/** In the note of a score. */
const LONGEST_NAME = 40;

type Judged = Pick<Results, 'name' | 'task' | 'test' | 'comparison' | 'gates' | 'diagnosis'> &
  Partial<Pick<Results, 'stop-reason' | 'untrained'>>;

/**
 * @param sentences what was done, from the first sentence on
 * @param counts of images, classes and time
 */
export function headOf(
  results: Judged,
  sentences: readonly Inline[],
  counts: string,
): Pick<Document, 'tone' | 'heading' | 'badges' | 'opening'> {
  const { comparison, test } = results;
  const isCompared = comparison.verdict !== 'no-baseline';
  const result = resultSentence(results);
  const verdict = cut(comparison.sentence, LONGEST_SENTENCE);
  const untested = !isCompared && test.accuracy === null;
  const untrained = untrainedSentence(results);
  return {
    tone: untested || untrained !== undefined ? 'warn' : VERDICTS[comparison.verdict].tone,
    heading: headed(results, untrained ?? (isCompared ? verdict : result)),
    badges: badges(results),
    opening: [
      ...gatesOpening(results),
      ...(isCompared && untrained !== undefined ? [paragraph(verdict.replace(/\.?$/, '.'))] : []),
      ...(isCompared || untrained !== undefined ? [paragraph(`${result}.`)] : []),
      ...sentences.map((sentence) => paragraph(sentence)),
      ...atAGlance(results),
      ...(isCompared ? [] : [paragraph(verdict.replace(/\.?$/, '.'), { faint: true })]),
      paragraph(counts, { faint: true }),
    ],
  };
}

/** The model's name first, so that two comments on one pull request are told apart. Results of before have none. */
export function headed({ name }: Pick<Results, 'name'>, sentence: string): string {
  return name === '' ? sentence : `${cut(name)} · ${sentence}`;
}

const GATES = {
  passed: { tone: 'good', mark: '✓', text: 'Gates passed' },
  failed: { tone: 'bad', mark: '✗', text: 'Gates failed' },
  'not-applicable': { tone: 'warn', mark: '?', text: 'Gates not applicable' },
} as const;

function badges({ comparison, gates: judged, diagnosis, untrained }: Judged): Badge[] {
  const found = diagnosis.map(({ verdict, title }): Badge => {
    const correct = verdict === 'correct-training';
    const text = capital(title);
    return { tone: correct ? 'good' : 'warn', mark: correct ? '✓' : '!', text };
  });
  const first: Badge[] = untrained == null ? [] : [{ tone: 'bad', mark: '✗', text: 'Not trained' }];
  return [...first, VERDICTS[comparison.verdict], ...gateBadges({ gates: judged }), ...found];
}

/** None without gates. */
export function gateBadges({ gates: judged }: Pick<Judged, 'gates'>): Badge[] {
  return judged.length > 0 ? [GATES[gatesStatus(judged)]] : [];
}

/** Their result in a line; nothing without gates. */
export function gatesOpening({ gates: judged }: Pick<Judged, 'gates'>): Block[] {
  const line = gatesLine(judged);
  return line === undefined ? [] : [paragraph([line, '.'], { tone: GATES[gatesStatus(judged)].tone })];
}

/** What changed, in words; what was found stands in the badges, and with its reason right below. */
function atAGlance({ comparison }: Judged): Block[] {
  const changes = dataChangesCounts({ comparison });
  return changes === undefined ? [] : [paragraph(`Data: ${changes}.`)];
}

/** The scores on the test images, with their change since the baseline. */
export function scoreTiles(results: Pick<Results, 'task' | 'test' | 'comparison'>): Tile[] {
  const { test, comparison } = results;
  const background = takenForBackground(results, test['per-class'][0]?.class);
  return shownScores(results).map(({ key, title, leavesOut }) => {
    const interval = test.intervals[key];
    const notes = [
      ...(leavesOut === undefined || background === undefined
        ? []
        : [`without ${cut(background, LONGEST_NAME)}`]),
      ...(interval === null ? [] : [`95\u00a0%: ${formatRange(interval)}`]),
    ];
    return {
      title: `Test ${title}`,
      value: formatRatio(test[key]),
      change: changeOf(comparison.changes?.[key]),
      note: notes.length === 0 ? undefined : notes.join(', '),
    };
  });
}

type Change = NonNullable<Comparison['changes']>['accuracy'];

/** Coloured only where the interval leaves out 0. */
function changeOf(change: Change | undefined): Tile['change'] {
  if (change === null || change === undefined) return undefined;
  const { low, high } = change.interval ?? { low: 0, high: 0 };
  return { tone: low > 0 ? 'up' : high < 0 ? 'down' : 'level', text: formatChange(change.change) };
}

export function closingTiles(results: Pick<Results, 'test' | 'timings-seconds'>): Tile[] {
  const error = results.test.calibration?.['expected-error'];
  return [
    { title: 'Calibration error', value: formatRatio(error), note: 'on the test images' },
    { title: 'Time', value: formatSeconds(stageSeconds(results)), note: 'until the report' },
  ];
}
