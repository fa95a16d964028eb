// What the runner sets to nothing is not there; what others set stays.
import { expect, test } from 'vitest';
import { presentVariables } from '../../src/shared/present-variables.ts';

test.each([
  { name: 'GITHUB_RUN_ID', value: '', kept: false, why: 'a runner that counts no runs' },
  { name: 'GITHUB_SERVER_URL', value: '', kept: false, why: 'no address begins with nothing' },
  { name: 'RUNNER_TEMP', value: '', kept: false, why: 'it would be the working folder' },
  { name: 'ACTIONS_RESULTS_URL', value: '', kept: false, why: 'no service' },
  { name: 'GITHUB_RUN_ID', value: '0', kept: true, why: 'a value' },
  { name: 'INPUT_EPOCHS', value: '', kept: true, why: 'an input that is not given, which its reader knows' },
  { name: 'NO_COLOR', value: '', kept: true, why: "another program's" },
  { name: 'MY_GITHUB_TOKEN', value: '', kept: true, why: 'not the runner, though it has its name in it' },
])('$name = "$value": $why', ({ name, value, kept, why }) => {
  const env = { [name]: value, PATH: '/bin' };
  expect(presentVariables(env), 'the same variables, for others read them, too').toBe(env);
  expect(env, why).toEqual({ ...(kept ? { [name]: value } : {}), PATH: '/bin' });
});
