// The setting `fail-if`: a text of one condition a line -> gates, or every line's fault; and whether the data has the
// classes that they name. The grammar stands in gates/.
import {
  type Fault,
  gateClassUnknown,
  gateInvalid,
  gateNotForClassification,
  gateNotForSegmentation,
  gatesInvalid,
  gateWithoutTest,
} from '../../errors.ts';
import { isScoreOf, type ScoredTask, scoresOfTask } from '../../metrics/scores.ts';
import { nearestWord } from '../../shared/nearest-word.ts';
import { type Gate, isClassMetric, isOfTest, type MetricGate, OF_TEST, scoreOf } from './gates/grammar.ts';
import { parseGate } from './gates/parse-gate.ts';
import type { SettingType } from './types.ts';

/** Several conditions for each of the most classes that there can be. */
const MOST_LINES = 1000;
/** A text with more is none of conditions. */
const MOST_MISTAKES = 20;

/** Lines of a text, or a list whose items are such texts. Blank lines and comments are no gates. */
export function gates(): SettingType<readonly Gate[]> {
  return {
    label: 'conditions, one a line',
    expected: 'one condition a line such as test-mean-iou < 0.8',
    list: true,
    lines: true,
    parse(text) {
      const lines = (typeof text === 'string' ? text : text.join('\n')).split(/\r\n|[\r\n]/);
      if (lines.length > MOST_LINES)
        return { ok: false, reason: `it has ${lines.length} lines, more than ${MOST_LINES}` };
      const parsed = lines.map((line) => ({ line, ...parseGate(line) }));
      if (parsed.every(({ mistake }) => mistake === undefined))
        return { ok: true, value: parsed.flatMap(({ gate }) => gate ?? []) };
      const mistakes = parsed.flatMap(({ line, mistake }, i) =>
        mistake === undefined ? [] : [{ ...mistake, line, number: i + 1, lines: lines.length }],
      );
      const more = mistakes.length - MOST_MISTAKES;
      const faults = (source: string | undefined) => [
        ...mistakes.slice(0, MOST_MISTAKES).map((mistake) => gateInvalid(mistake, source)),
        ...(more > 0 ? [gatesInvalid(more, source)] : []),
      ];
      return { ok: false, faults };
    },
  };
}

const FAULTS = { classification: gateNotForClassification, segmentation: gateNotForSegmentation };

/** Gates on what the task hasn't: intersection over union needs masks, other scores whole images. */
export function gatesOfOtherTask(list: readonly Gate[] | undefined, task: ScoredTask): Fault[] {
  const others = scoresOfTask(task).map(({ title }) => title);
  return (list ?? []).flatMap((gate) => {
    const measure = gate.kind === 'metric' ? measureOfOtherTask(gate, task) : undefined;
    return measure === undefined ? [] : [FAULTS[task](gate.text, measure, others)];
  });
}

/** As a sentence has it; undefined where the task has it. */
function measureOfOtherTask({ metric }: MetricGate, task: ScoredTask): string | undefined {
  if (isClassMetric(metric)) return metric === 'iou' && task === 'classification' ? 'IoU' : undefined;
  const score = scoreOf(metric);
  return score === undefined || isScoreOf(score, task) ? undefined : score.title;
}

/** @param classes names of the classes that the data has */
export function unknownClasses(list: readonly Gate[] | undefined, classes: readonly string[]): Fault[] {
  return (list ?? []).flatMap((gate) => {
    const reference = gate.kind === 'metric' ? gate.class : undefined;
    if (reference === undefined || classes.includes(reference.name)) return [];
    return [gateClassUnknown(gate.text, reference, classes, nearestWord(reference.name, classes))];
  });
}

/** Gates on what only a test tells, where nothing is to be tested: they could never fail. */
export function gatesOfNoTest(list: readonly Gate[] | undefined): Fault[] {
  return (list ?? [])
    .filter((gate) => (gate.kind === 'metric' ? isOfTest(gate.metric) : OF_TEST.includes(gate.finding)))
    .map(({ text }) => gateWithoutTest(text));
}

/** What of the gates the data or the model can't answer. */
export function unsuitableGates(
  list: readonly Gate[] | undefined,
  { task, classes }: { readonly task: ScoredTask; readonly classes: readonly { readonly name: string }[] },
): Fault[] {
  const unknown = unknownClasses(
    list,
    classes.map(({ name }) => name),
  );
  return [...unknown, ...gatesOfOtherTask(list, task)];
}
