// The inputs of the action that are no settings: they stand in no file, no flag and no results.
import { InputError, settingInvalid } from '../../errors.ts';
import { boolean } from './types.ts';

export interface ActionInput {
  readonly name: string;
  /** For people. */
  readonly type: string;
  readonly default: string;
  readonly help: string;
}

export const SETUP_ONLY = {
  name: 'setup-only',
  type: 'true or false',
  default: 'false',
  help: 'true installs the runtime packages and ends: for a step that prepares a runner or its image (input of the action only; needs no `data`).',
} as const satisfies ActionInput;

export const TOKEN = {
  name: 'token',
  type: 'secret',
  default: `\${{ github.token }}`,
  help: 'What `comment` writes with; it needs the permission `pull-requests: write` (input of the action only).',
} as const satisfies ActionInput;

/** In the order of the documentation. */
export const ACTION_INPUTS: readonly ActionInput[] = [SETUP_ONLY, TOKEN];

/** @throws InputError `setting-invalid` */
export function readSetupOnly(text: string): boolean {
  const type = boolean();
  const parsed = type.parse(text === '' ? SETUP_ONLY.default : text, '');
  if (parsed.ok) return parsed.value;
  throw new InputError(settingInvalid(SETUP_ONLY.name, text, type.expected, SETUP_ONLY.default, undefined));
}
