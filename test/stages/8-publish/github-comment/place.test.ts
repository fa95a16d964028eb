import { expect, test } from 'vitest';
import type { OwnComment } from '../../../../src/stages/8-publish/github-comment/client.ts';
import { decidePlacement } from '../../../../src/stages/8-publish/github-comment/place.ts';

/** By "run.attempt", oldest first; none: written before comments named their run. A folded one in brackets. */
function comments(...marks: readonly string[]): OwnComment[] {
  return marks.map((mark, i) => ({
    id: i + 1,
    nodeId: `IC_${i + 1}`,
    body: `<!-- marker -->\n${mark === 'none' ? '' : `<!-- run ${mark.replace(/[()]/g, '')} -->\n`}`,
    isMinimized: mark.startsWith('('),
  }));
}

test.each([
  { own: [], verdict: 'worse', edit: undefined, minimize: [], why: 'the first one is new' },
  { own: ['41.1'], verdict: 'same', edit: 1, minimize: [], why: 'edited' },
  { own: ['41.1'], verdict: 'worse', edit: undefined, minimize: [1], why: 'a new one in place of the old' },
  { own: ['none'], verdict: 'same', edit: 1, minimize: [], why: 'older than any run' },
  { own: ['(40.1)', '41.1'], verdict: 'same', edit: 2, minimize: [], why: 'what is folded stays so' },
  { own: ['(40.1)'], verdict: 'same', edit: undefined, minimize: [], why: 'nobody would see an edit of it' },
  { own: ['40.1', '41.1'], verdict: 'same', edit: 2, minimize: [1], why: 'what a broken run left is folded' },
  { own: ['41.1', '42.1'], verdict: 'worse', edit: 2, minimize: [1], why: 'our own, of the try before' },
  { own: ['42.1', '41.1'], verdict: 'same', edit: 1, minimize: [2], why: 'our own, whatever came after' },
  { own: ['42.0'], verdict: 'worse', edit: undefined, minimize: [1], why: 'a run that is started again' },
] as const)('$verdict after $own: $why', ({ own, verdict, edit, minimize, why }) => {
  const placement = decidePlacement(comments(...own), { run: { id: 42, attempt: 1 }, verdict });
  expect(placement?.edit?.id, why).toBe(edit);
  expect(
    placement?.minimize.map(({ id }) => id),
    why,
  ).toEqual(minimize);
});

test.each([
  { own: ['43.1'], why: 'a later run' },
  { own: ['42.2'], why: 'a later try of this run' },
  { own: ['43.1', '41.1'], why: 'whatever else is there' },
])('nothing after $own: $why', ({ own, why }) => {
  const place = (verdict: string) =>
    decidePlacement(comments(...own), { run: { id: 42, attempt: 1 }, verdict });
  expect([place('same'), place('worse')], why).toEqual([undefined, undefined]);
});
