import { expect, test } from 'vitest';
import { ACTION_INPUTS, readInputs } from '../../../src/stages/1-config/action-inputs.ts';
import { SETTINGS } from '../../../src/stages/1-config/table.ts';

test('every input is read by its name, and an empty one counts as not given', () => {
  const names = [...SETTINGS, ...ACTION_INPUTS].map(({ name }) => name);
  const env = Object.fromEntries(names.map((name) => [`INPUT_${name.toUpperCase()}`, `of ${name}`]));
  expect(readInputs(env)).toEqual({
    given: Object.fromEntries(names.map((name) => [name, `of ${name}`])),
    faults: [],
  });
  expect(readInputs({ INPUT_EPOCHS: '', INPUT_EPOCH: '' })).toEqual({ given: {}, faults: [] });
});

const PASSED_OVER: readonly [variable: string, reason: string][] = [
  ['INPUT_FOO', 'an input of the action around this step'],
  ['INPUT_WHO-TO-GREET', 'an input of a container action'],
  ['INPUT_', 'no name at all'],
  ['INPUT___PROTO__', 'a word of the language'],
  ['INPUT_CONSTRUCTOR', 'another word of the language'],
  ['EPOCHS', 'a variable of the job that is called like an input'],
  ['MY_INPUT_EPOCHS', 'a variable that only holds the word'],
];

test.each(PASSED_OVER)('%s is neither read nor told: %s', (variable, reason) => {
  expect(readInputs({ [variable]: '5' }), reason).toEqual({ given: {}, faults: [] });
});

const NEAR: readonly [variable: string, meant: string, reason: string][] = [
  ['INPUT_EPOCH', 'the nearest known one is "epochs"', 'a letter short'],
  ['INPUT_ARTIFACT_NAME', 'the nearest known one is "artifact-name"', 'as a shell could write it'],
  ['INPUT_BATCHSIZE', 'the nearest known one is "batch-size"', 'camel case'],
  ['INPUT_SETUP_ONLY', 'the nearest known one is "setup-only"', 'an input that is no setting'],
  ['INPUT_LR', 'here it is called "learning-rate"', 'a word of other tools'],
  ['INPUT_VAL_SPLIT', 'here it is called "validation-fraction"', 'a word of Keras'],
];

test.each([
  ...['INPUT_FAIL_IF', 'INPUT_FAILIF', 'INPUT_FAIL-IFF'],
  ...['INPUT_GATE', 'INPUT_GATES', 'INPUT_FAIL', 'INPUT_FAIL-ON', 'INPUT_FAIL_WHEN', 'INPUT_FAIL-UNDER'],
])('%s: a gate that nobody reads is an error', (variable) => {
  const { faults } = readInputs({ [variable]: 'worse' });
  expect(faults).toMatchObject([{ code: 'gate-not-read', severity: 'error' }]);
});

test.each(NEAR)('%s is not read, with a warning, %s: %s', (variable, meant, reason) => {
  const { given, faults } = readInputs({ [variable]: '5' });
  expect(given, reason).toEqual({});
  expect(faults).toMatchObject([{ code: 'input-unknown', severity: 'warning' }]);
  expect(faults[0]?.message).toContain(meant);
});
