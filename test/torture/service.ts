// What GitHub's services do to the action, as data: which of their answers are late, broken or lies.
import fc from 'fast-check';

export const WAYS = [
  'well',
  /** Never an answer. */
  'silent',
  /** A byte a second. */
  'slow',
  /** The connection is broken: before an answer, or in the middle of one. */
  'reset',
  'cut',
  ...['500', '503', '429', '404', '403'],
  /** Somebody else's JSON, or a page. */
  ...['empty', 'foreign', 'html', 'deep'],
  /** Of what is stored, another byte; or fewer of them, with the right length said. */
  ...['altered', 'short'],
] as const;

/** Names of the calls, as results-service/server.ts has them; `blob` is their storage, `rest` is GitHub's own API. */
const CALLS = [
  'CreateArtifact',
  'FinalizeArtifact',
  'GetCacheEntryDownloadURL',
  'CreateCacheEntry',
  'blob',
  'rest',
];

export const services = fc.record({
  how: fc.oneof(
    { weight: 1, arbitrary: fc.constant('well' as const) },
    { weight: 3, arbitrary: fc.constantFrom(...WAYS) },
  ),
  on: fc.constantFrom(...CALLS, 'any'),
  /** So many times, from the first. */
  times: fc.constantFrom(1, 2, 1000),
});

export type Service = typeof services extends fc.Arbitrary<infer T> ? T : never;
