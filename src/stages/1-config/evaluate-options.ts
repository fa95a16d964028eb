// What an evaluation takes beside the settings: which model and which images, and the settings that mean something to it.
import { type Fault, settingNotForEvaluation, settingNotForTraining } from '../../errors.ts';
import type { Option, OptionRows } from './options.ts';
import type { ValuesOf } from './setting.ts';
import { SETTINGS } from './table.ts';
import { choice, path } from './types.ts';

export const EVALUATE_OPTIONS = {
  model: {
    name: 'model',
    type: path(),
    help: 'The run folder of a training or of `merge`, or its model.onnx.',
  },
  part: {
    name: 'part',
    type: choice('auto', 'all', 'train', 'validation', 'test'),
    default: 'auto',
    help: 'Which images are evaluated: auto takes the test part where a test/ folder or a given split.json names one, else all images.',
  },
} as const satisfies OptionRows;

/** Paths are absolute. */
export type EvaluateSettings = ValuesOf<typeof EVALUATE_OPTIONS>;

export type EvaluatedPart = EvaluateSettings['part'];

/** Beside a training of the same workflow or folder nothing of it is overwritten. */
export const EVALUATION_DEFAULTS: Readonly<Record<string, string>> = {
  output: 'evaluation',
  'artifact-name': 'evaluation',
};

const MEANINGFUL = ['split', 'seed', 'threads', 'memory-budget', 'output', 'baseline', 'fail-if'];

/** Where no model is to be evaluated, an input of these means nothing. */
export function evaluationFaults(flags: Readonly<Record<string, string>>): readonly Fault[] {
  return Object.values<Option<unknown>>(EVALUATE_OPTIONS)
    .filter(({ name, default: fallback = '' }) => !['', fallback].includes((flags[name] ?? '').trim()))
    .map(({ name }) => settingNotForTraining(name));
}

/** What a workflow gives beside, whose results go to GitHub. A branch of the history holds the pictures of a comment. */
const MEANINGFUL_IN_WORKFLOW = [
  'artifact-name',
  'report-artifact',
  'retention-days',
  'series',
  'comment',
  'comment-on',
];

/** Inputs that are given and change nothing of an evaluation. */
export function inputsPassedOver(inputs: Readonly<Record<string, string>>): readonly Fault[] {
  return SETTINGS.filter(({ name, default: fallback = '' }) => {
    const text = (inputs[name] ?? '').trim();
    const isOfPictures = name === 'history' && /^(?:branch\s|none$)/.test(text);
    const hasMeaning = isForEvaluation(name) || MEANINGFUL_IN_WORKFLOW.includes(name) || isOfPictures;
    return !hasMeaning && text !== '' && text !== fallback;
  }).map(({ name }) => settingNotForEvaluation(name));
}

/** Whether an evaluation on this machine is any different for a setting. */
export function isForEvaluation(name: string): boolean {
  return MEANINGFUL.includes(name) || SETTINGS.some((one) => one.name === name && one.section === 'Data');
}
