// Which inputs of the action an evaluation passes over, and says so.
import { expect, test } from 'vitest';
import { inputsPassedOver } from '../../../src/stages/1-config/evaluate-options.ts';

test.each([
  ['a folder keeps the history of trainings', { history: 'past' }, ['history']],
  ['a branch holds the pictures of the comment', { history: 'branch best-epoch-history' }, []],
  ['what a training takes', { epochs: '5', 'time-budget': '1h' }, ['epochs', 'time-budget']],
  ['a default that is written out', { history: 'auto', release: 'never' }, []],
  ['a model that is released is one that a run has trained', { release: 'auto' }, ['release']],
  [
    'what an evaluation takes',
    { data: 'x', series: 's', 'fail-if': 'worse', 'artifact-name': 'a', comment: 'never' },
    [],
  ],
])('inputs passed over: %s', (why, inputs, names) => {
  const faults = inputsPassedOver(inputs as Readonly<Record<string, string>>);
  const wanted = names.map((name) => expect.stringContaining(`input "${name}"`));
  expect(
    faults.map(({ message }) => message),
    why,
  ).toEqual(wanted);
  expect(faults.every(({ severity }) => severity === 'warning')).toBe(true);
});
