// Publishes to a person's terminal or to a plain log: lines, and on a terminal a live bar. The run folder itself is
// already written; nothing leaves the machine.
import { plainText } from '../../../document/inline.ts';
import { type Fault, oneForEachCause } from '../../../errors.ts';
import { escapeControls } from '../../../shared/quote.ts';
import type { TrainingEvent } from '../../5-train/events.ts';
import { evaluationSentences } from '../../7-report/evaluation/words.ts';
import { gateFaults } from '../../7-report/gates.ts';
import { mergedWords } from '../../7-report/merge/words.ts';
import { resultLines, stopSentence } from '../../7-report/words/sentences.ts';
import { startSentence } from '../../7-report/words/start.ts';
import {
  barLine,
  epochLine,
  forecastLine,
  initialLine,
  sharesLine,
  startedLine,
  stoppedLine,
  workLine,
} from '../progress.ts';
import type { EvaluationReport, MergedReport, Publisher, Report } from '../publisher.ts';
import { type FaultOutput, tellFaults, unsaid } from '../tell-faults.ts';
import { advance, type TrainingProgress } from '../training-progress.ts';
import { LiveLine, type Output } from './terminal.ts';

export interface LocalOptions {
  readonly stdout: Output;
  /** Faults go here. */
  readonly stderr: FaultOutput;
  /** Whether stdout is a terminal: only there a line can be redrawn. */
  readonly isTerminal: boolean;
  /** Width of the terminal now; it may change while the run goes on. */
  readonly columns: () => number;
  /** A clock in milliseconds that never goes back. */
  readonly now: () => number;
}

/** Lines on stdout, faults on stderr; on a terminal a live epoch bar in place of silence between the lines. */
export function localPublisher({ stdout, stderr, isTerminal, columns, now }: LocalOptions): Publisher {
  const live = new LiveLine(stdout, now);
  let progress: TrainingProgress | undefined;
  const say = (line: string) => live.print(escapeControls(line));
  const newOf = unsaid();
  const tell = (faults: readonly Fault[]) => {
    live.clear();
    tellFaults(stderr, oneForEachCause(newOf(faults)));
  };
  return {
    say,
    group(title) {
      live.clear();
      if (title !== undefined) live.print(`\n${escapeControls(title)}`);
    },
    faults: tell,
    training(event: TrainingEvent) {
      const before = progress;
      progress = advance(progress, event, now());
      if (event.type === 'started') say(startedLine(event));
      if (event.type === 'shares') say(sharesLine(event));
      if (event.type === 'initial' && progress !== undefined) say(initialLine(event, progress));
      if (event.type === 'epoch' && progress !== undefined) say(epochLine(event, progress));
      if (event.type === 'forecast') say(forecastLine(event));
      if (event.type === 'stopped') say(stoppedLine(event.outcome));
      const state = progress;
      // A column stays free: writing into the last one makes some terminals start a new line.
      if (isTerminal && before !== undefined && state !== undefined && state.epoch <= state.epochs)
        live.draw(() => barLine(state, columns() - 1));
    },
    progress(state) {
      if (isTerminal) live.draw(() => workLine(state, columns() - 1));
    },
    async publish(report: Report) {
      for (const line of publishedLines(report)) say(line);
      tell(gateFaults(report.results));
      return { whole: true };
    },
    async publishEvaluation(report) {
      for (const line of evaluationLines(report)) say(line);
      tell(gateFaults(report.evaluation));
      return { whole: true };
    },
    async publishMerged(report) {
      for (const line of mergedLines(report)) say(line);
      tell(gateFaults(report.merged));
    },
  };
}

function evaluationLines({ evaluation, summaryPath, reportPath, evaluationPath }: EvaluationReport) {
  return [
    ...resultLines(evaluation),
    ...evaluationSentences(evaluation),
    `Report:  ${reportPath}`,
    `Summary: ${summaryPath}`,
    `Results: ${evaluationPath}`,
  ];
}

function mergedLines({ merged, modelPath, summaryPath, reportPath, mergedPath }: MergedReport): string[] {
  return [
    ...mergedWords(merged),
    `Model:   ${modelPath}`,
    `Report:  ${reportPath}`,
    `Summary: ${summaryPath}`,
    `Results: ${mergedPath}`,
  ];
}

function publishedLines({ results, modelPath, summaryPath, reportPath, resultsPath }: Report): string[] {
  return [
    ...resultLines(results),
    plainText(stopSentence(results)),
    ...startSentence(results),
    `Model:   ${modelPath}`,
    `Report:  ${reportPath}`,
    `Summary: ${summaryPath}`,
    `Results: ${resultsPath}`,
  ];
}
