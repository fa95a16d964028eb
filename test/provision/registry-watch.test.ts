// What the log says while nothing comes of an installation: whether the registry is silent or has said no.
import { expect, test } from 'vitest';
import { unansweredLine } from '../../src/provision/registry-watch.ts';

test.each([
  ['nothing has come back', '', 'No answer from the registry after 10 s ...'],
  [
    'a refusal is an answer',
    'ECONNREFUSED',
    'The registry, or a proxy before it, refuses connections (ECONNREFUSED); still trying after 10 s ...',
  ],
  [
    'so is that of a name server',
    'ENOTFOUND',
    "The registry's name, or that of a proxy before it, is not found (ENOTFOUND); still trying after 10 s ...",
  ],
  [
    'and a certificate',
    'SELF_SIGNED_CERT_IN_CHAIN',
    "The certificate of the registry, or of a proxy before it, isn't trusted (SELF_SIGNED_CERT_IN_CHAIN); still trying after 10 s ...",
  ],
  ['a time-out is none', 'ETIMEDOUT', 'No answer from the registry (ETIMEDOUT); still trying after 10 s ...'],
  [
    'of what else happens its own word tells most',
    'ECONNRESET',
    'The connection to the registry fails (ECONNRESET); still trying after 10 s ...',
  ],
])('%s: %s', (why, failure, line) => {
  expect(unansweredLine(failure, 10), why).toBe(line);
});
