// The inputs of the action: those that are no settings, which stand in no file, no flag and no results, and how all of
// them are read from the environment.
import { type Fault, gateNotRead, InputError, inputUnknown, settingInvalid } from '../../errors.ts';
import { suggestionFor } from '../../shared/nearest-word.ts';
import { EVALUATE_OPTIONS } from './evaluate-options.ts';
import { SETTINGS_ELSEWHERE } from './names-elsewhere.ts';
import { SETTINGS, TABLE } from './table.ts';
import { boolean } from './types.ts';

export interface ActionInput {
  readonly name: string;
  /** For people. */
  readonly type: string;
  /** None: an empty text. */
  readonly default?: string;
  readonly help: string;
}

export const SETUP_ONLY = {
  name: 'setup-only',
  type: 'true or false',
  default: 'false',
  help: 'true installs the runtime packages and ends: for a step that prepares a runner or its image (input of the action only; needs no `data`).',
} as const satisfies ActionInput;

export const MATRIX = {
  name: 'matrix',
  type: 'true or false',
  default: 'false',
  help: 'true sets the output `matrix` to the numbers of `folds` or of the rows of `sweep` and ends: for the job before a matrix (input of the action only).',
} as const satisfies ActionInput;

export const MERGE = {
  name: 'merge',
  type: 'true or false',
  default: 'false',
  help: "true joins the folds or the rows of a sweep that this workflow run has uploaded as `artifact-name`'s, instead of training (input of the action only).",
} as const satisfies ActionInput;

export const EVALUATE_ONLY = {
  name: 'evaluate-only',
  type: 'true or false',
  default: 'false',
  help: 'true tests the model `model` on the images of `data` instead of training (input of the action only).',
} as const satisfies ActionInput;

export const MODEL = {
  name: EVALUATE_OPTIONS.model.name,
  type: EVALUATE_OPTIONS.model.type.label,
  help: 'With `evaluate-only`: the run folder of a training or of `merge`, or its model.onnx (input of the action only).',
} as const satisfies ActionInput;

export const PART = {
  name: EVALUATE_OPTIONS.part.name,
  type: EVALUATE_OPTIONS.part.type.label,
  default: 'auto',
  help: 'With `evaluate-only`: which images are evaluated; auto takes the test part where a test/ folder or a given split.json names one, else all (input of the action only).',
} as const satisfies ActionInput;

export const COMMENT_ONLY = {
  name: 'comment-only',
  type: 'true or false',
  default: 'false',
  help: 'true comments for the run that started this `workflow_run`: for pull requests from forks (input of the action only).',
} as const satisfies ActionInput;

export const TOKEN = {
  name: 'token',
  type: 'secret',
  default: `\${{ github.token }}`,
  help: 'What `comment` (permission `pull-requests: write`) and `release` (`contents: write`) write with (input of the action only).',
} as const satisfies ActionInput;

/** In the order of the documentation. */
export const ACTION_INPUTS: readonly ActionInput[] = [
  SETUP_ONLY,
  MATRIX,
  MERGE,
  EVALUATE_ONLY,
  MODEL,
  PART,
  COMMENT_ONLY,
  TOKEN,
];

/** @throws InputError `setting-invalid` */
export function readSwitch(input: ActionInput & { readonly default: string }, text: string): boolean {
  const type = boolean();
  const parsed = type.parse(text === '' ? input.default : text, '');
  if (parsed.ok) return parsed.value;
  throw new InputError(settingInvalid(input.name, text, type.expected, input.default, undefined));
}

const PREFIX = 'INPUT_';

export interface GivenInputs {
  /** What stands under `with:`, by input name. */
  readonly given: Readonly<Record<string, string>>;
  /** Of what is not read though it looks like one of ours. */
  readonly faults: readonly Fault[];
}

/**
 * Reads the inputs that action.yml knows. Others are no mistake by themselves: a container's image, a job or the action
 * around this step may have set them for somebody else.
 */
export function readInputs(env: Readonly<Record<string, string | undefined>>): GivenInputs {
  const known = [...SETTINGS, ...ACTION_INPUTS].map(({ name }) => name);
  const given: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const [variable, value = ''] of Object.entries(env)) {
    // The runner sets an empty text for every input that isn't given.
    if (!variable.startsWith(PREFIX) || value === '') continue;
    const name = variable.slice(PREFIX.length).toLowerCase();
    const meant = known.includes(name) ? undefined : suggestionFor(name, known, SETTINGS_ELSEWHERE);
    if (known.includes(name)) given[name] = value;
    else if (meant !== undefined)
      faults.push(meant.word === TABLE.failIf.name ? gateNotRead(name) : inputUnknown(name, meant));
  }
  return { given, faults };
}
