// The head of the page: what a reviewer sees first. Verdict, gates and diagnosis as badges, then in sentences, then the
// scores with their change. The sections below have the details.
import type { Results } from '../results.ts';
import type { Comparison } from '../results-judgement.ts';
import { gatesStatus } from '../summary/gates.ts';
import { formatChange, formatMeasured, formatRatio, formatSeconds } from '../summary/numbers.ts';
import {
  countsLine,
  fineTunedSentence,
  resultSentence,
  stageSeconds,
  stopSentence,
} from '../summary/sentences.ts';
import { scoresOf } from '../task-words.ts';
import { gatesHeadline } from './gates-section.ts';
import { cut, type Html, html } from './html.ts';
import { fold } from './table.ts';

/** Sentences with names in them are cut to this many characters. */
const LONGEST_SENTENCE = 600;

export function pageHead(results: Results): Html {
  const { comparison, diagnosis } = results;
  const compared = comparison.baseline !== null;
  const rules = diagnosis.map(
    ({ title, rule }) =>
      html`<p class="faint"><strong>${title}</strong>: ${cut(rule, LONGEST_SENTENCE)}.</p>\n`,
  );
  return html`<header>
<p class="kicker">Best Epoch report</p>
${badges(results)}
<h1>${compared ? cut(comparison.sentence, LONGEST_SENTENCE) : resultSentence(results)}</h1>
${gatesHeadline(results)}${compared ? html`<p>${resultSentence(results)}.</p>` : undefined}
<p>${stopSentence(results)}</p>
${fineTunedSentence(results, cut).map((sentence) => html`<p>${sentence}</p>\n`)}${diagnosis.map(({ title, sentence }, i) => html`<p><strong>${i === 0 ? 'Diagnosis: ' : 'Also: '}${title}.</strong> ${cut(sentence, LONGEST_SENTENCE)}</p>\n`)}
${rules.length > 0 ? fold(rules.length === 1 ? 'The rule that fired' : 'The rules that fired', rules) : undefined}
${compared ? undefined : html`<p class="faint">${cut(comparison.sentence.replace(/\.?$/, '.'), LONGEST_SENTENCE)}</p>`}
<p class="faint">${countsLine(results, cut(results.plan.network))}</p>
${tiles(results)}
</header>`;
}

type Tone = 'good' | 'bad' | 'warn' | 'plain';

interface Badge {
  readonly tone: Tone;
  /** Says the same as the tone, for who doesn't see the colour. */
  readonly mark: string;
  readonly text: string;
}

const VERDICTS: Readonly<Record<Comparison['verdict'], Badge>> = {
  better: { tone: 'good', mark: '▲', text: 'Better' },
  same: { tone: 'plain', mark: '=', text: 'Same' },
  worse: { tone: 'bad', mark: '▼', text: 'Worse' },
  'different-test-split': { tone: 'warn', mark: '≠', text: 'Other test images' },
  'different-classes': { tone: 'warn', mark: '≠', text: 'Other classes' },
  'too-few-images': { tone: 'warn', mark: '?', text: 'Too few test images to tell' },
  'not-tested': { tone: 'warn', mark: '?', text: 'Not tested' },
  'no-baseline': { tone: 'plain', mark: '–', text: 'No baseline' },
};

const GATES = {
  passed: { tone: 'good', mark: '✓', text: 'Gates passed' },
  failed: { tone: 'bad', mark: '✗', text: 'Gates failed' },
  'not-applicable': { tone: 'warn', mark: '?', text: 'Gates not applicable' },
} as const;

/** The verdict, the gates and what was found. */
export function badges({
  comparison,
  gates,
  diagnosis,
}: Pick<Results, 'comparison' | 'gates' | 'diagnosis'>): Html {
  const found = diagnosis.map(({ verdict, title }): Badge => {
    const correct = verdict === 'correct-training';
    return { tone: correct ? 'good' : 'warn', mark: correct ? '✓' : '!', text: capital(title) };
  });
  const all = [
    VERDICTS[comparison.verdict],
    ...(gates.length > 0 ? [GATES[gatesStatus(gates)]] : []),
    ...found,
  ];
  return html`<ul class="badges">${all.map(({ tone, mark, text }) => html`<li class="${tone}"><span aria-hidden="true">${mark}</span> ${text}</li>`)}</ul>`;
}

function capital(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}

export interface Tile {
  readonly title: string;
  readonly value: string;
  readonly change?: Html | undefined;
  readonly note?: string | undefined;
}

const SCORES = [
  ['macro-f1', 'Test macro F1'],
  ['mean-iou', 'Test mean IoU'],
  ['accuracy', 'Test accuracy'],
] as const;

/** The scores on the test images, with their change since the baseline. */
export function scoreTiles(results: Pick<Results, 'task' | 'test' | 'comparison'>): Tile[] {
  const { test, comparison } = results;
  const score = (key: 'macro-f1' | 'mean-iou' | 'accuracy', title: string): Tile => {
    const interval = test.intervals[key];
    return {
      title,
      value: formatRatio(test[key]),
      change: changeOf(comparison.changes?.[key]),
      note:
        interval === null
          ? undefined
          : `95\u00a0%: ${formatRatio(interval.low)} to ${formatRatio(interval.high)}`,
    };
  };
  return scoresOf(results, SCORES).map(([key, title]) => score(key, title));
}

export function calibrationTile({ test }: Pick<Results, 'test'>): Tile {
  return {
    title: 'Calibration error',
    value: formatRatio(test.calibration?.['expected-error']),
    note: 'on the test images',
  };
}

function tiles(results: Results): Html {
  return tileList([
    ...scoreTiles(results),
    {
      title: 'Validation loss',
      value: formatMeasured(results['validation-loss']),
      note: `at epoch ${results['best-epoch']}`,
    },
    calibrationTile(results),
    { title: 'Time', value: formatSeconds(stageSeconds(results)), note: 'all stages' },
  ]);
}

export function tileList(shown: readonly Tile[]): Html {
  return html`<dl class="tiles">${shown.map(({ title, value, change, note }) => html`<div><dt>${title}</dt><dd>${value}${change}${note === undefined ? undefined : html`<small>${note}</small>`}</dd></div>\n`)}</dl>`;
}

type Change = NonNullable<Comparison['changes']>['accuracy'];

/** Coloured only where the interval leaves out 0. */
function changeOf(change: Change | undefined): Html | undefined {
  if (change === null || change === undefined) return undefined;
  const { interval } = change;
  const tone =
    interval !== null && interval.low > 0 ? 'up' : interval !== null && interval.high < 0 ? 'down' : 'level';
  return html` <span class="change ${tone}">${formatChange(change.change)}</span>`;
}
