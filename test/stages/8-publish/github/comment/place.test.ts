// Which comment a run edits, posts and folds away, also when requests fail at any point.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earlierMarker, marker } from '../../../../../src/stages/8-publish/github/comment/body.ts';
import type { CommentClient, OwnComment } from '../../../../../src/stages/8-publish/github/comment/client.ts';
import { decidePlacement, placeComment } from '../../../../../src/stages/8-publish/github/comment/place.ts';
import { AnswerError, withRetries } from '../../../../../src/stages/8-publish/github/comment/requests.ts';

const KEY = { workflow: 'Train', job: 'train', artifact: 'cells' };

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
  const place = (verdict: 'same' | 'worse') =>
    decidePlacement(comments(...own), { run: { id: 42, attempt: 1 }, verdict });
  expect([place('same'), place('worse')], why).toEqual([undefined, undefined]);
});

describe('a comment of a version that told them apart by the artifact alone', () => {
  const RUN = { id: 42, attempt: 1 };
  const seen = (stored: readonly Stored[]) =>
    stored.filter(({ isMinimized }) => !isMinimized).map(({ body }) => body);
  const body = (key: typeof KEY, id: number) => `${marker(key)}\n<!-- run ${id}.1 -->\n`;
  const earlier = (run: number, artifact = KEY.artifact): Stored[] => [
    {
      ...{ id: 1, nodeId: 'IC_1', isMinimized: false },
      body: `${earlierMarker(artifact)}\n<!-- run ${run}.1 -->\n`,
    },
  ];
  const place = (stored: Stored[], key = KEY, id = RUN.id, verdict: 'same' | 'worse' = 'same') =>
    placeComment(memoryClient(stored, []), {
      body: body(key, id),
      key,
      on: 'it',
      run: { ...RUN, id },
      verdict,
    });

  test.each(['same', 'worse'] as const)('is folded away, and a new one is written: %s', async (verdict) => {
    const stored = earlier(41);
    await place(stored, KEY, 42, verdict);
    expect(seen(stored)).toEqual([body(KEY, 42)]);
    expect(stored).toHaveLength(2);
  });

  test('of two workflows that run at once each ends with its own, whoever is faster', async () => {
    const other = { ...KEY, workflow: 'Nightly' };
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const stored = earlier(41);
        const runs = [
          { key: KEY, id: 42 },
          { key: other, id: 43 },
        ].map(({ key, id }) =>
          placeComment(inTurns(memoryClient(stored, []), scheduler), {
            ...{ body: body(key, id), key, on: 'it', run: { id, attempt: 1 }, verdict: 'same' },
          }),
        );
        await scheduler.waitFor(Promise.all(runs));
        expect(seen(stored).toSorted()).toEqual([body(KEY, 42), body(other, 43)].toSorted());
      }),
    );
  });

  test('by the first of two workflows that have shared it; the other has its own from then on', async () => {
    const other = { ...KEY, workflow: 'Nightly' };
    const stored = earlier(41);
    await place(stored, KEY, 42);
    await place(stored, other, 43);
    expect(seen(stored)).toEqual([body(KEY, 42), body(other, 43)]);
    await place(stored, KEY, 44);
    await place(stored, other, 45);
    expect(seen(stored)).toEqual([body(KEY, 44), body(other, 45)]);
  });

  test.each([
    { run: 43, artifact: KEY.artifact, why: 'a later run: a workflow that still has the old version' },
    { run: 41, artifact: 'cells-2', why: 'another artifact' },
  ])('is left where it is: $why', async ({ run, artifact, why }) => {
    const stored = earlier(run, artifact);
    const [before] = seen(stored);
    await place(stored);
    expect(seen(stored), why).toEqual([before, body(KEY, 42)]);
  });

  test('only once: what a workflow of the old version writes afterwards is left', async () => {
    const stored = [...earlier(41)];
    await place(stored);
    stored.push({ ...earlier(43)[0]!, id: 2, nodeId: 'IC_2' });
    await place(stored, KEY, 44);
    expect(seen(stored)).toHaveLength(2);
  });
});

describe('whatever fails', () => {
  /** A call that fails, counted from the run's first one, before or after it was carried out. */
  const fault = fc.record({ call: fc.nat(8), done: fc.boolean() });
  const run = fc.record({
    verdict: fc.constantFrom('better', 'same', 'worse', 'no-baseline'),
    // As many as are tried again.
    faults: fc.array(fault, { maxLength: 3 }),
  });

  test("there is one comment to be seen, the last run's, and a new one only for bad news", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 6 }), fc.boolean(), async (runs, isOld) => {
        const old = `${earlierMarker(KEY.artifact)}\n<!-- run 41.1 -->\n`;
        const stored: Stored[] = isOld ? [{ id: 1, nodeId: 'IC_1', body: old, isMinimized: false }] : [];
        for (const [i, { verdict, faults }] of runs.entries()) {
          const id = 42 + i;
          const client = memoryClient(stored, faults);
          const comment = { body: `${marker(KEY)}\n<!-- run ${id}.1 -->\n`, key: KEY, on: 'it', verdict };
          await withRetries(
            () => placeComment(client, { ...comment, run: { id, attempt: 1 } }),
            async () => {},
          );
          expect(stored.filter(({ isMinimized }) => !isMinimized).map(({ body }) => body)).toEqual([
            comment.body,
          ]);
        }
        const worse = runs.slice(1).filter(({ verdict }) => verdict === 'worse');
        expect(stored).toHaveLength((isOld ? 2 : 1) + worse.length);
      }),
    );
  });
});

/** Each request is carried out when its turn comes. */
function inTurns(client: CommentClient, scheduler: fc.Scheduler): CommentClient {
  return {
    ownComments: scheduler.scheduleFunction(client.ownComments),
    create: scheduler.scheduleFunction(client.create),
    update: scheduler.scheduleFunction(client.update),
    minimize: scheduler.scheduleFunction(client.minimize),
  };
}

interface Stored extends OwnComment {
  body: string;
  isMinimized: boolean;
}

function memoryClient(
  stored: Stored[],
  faults: readonly { readonly call: number; readonly done: boolean }[],
): CommentClient {
  let calls = 0;
  const perform = async <T>(action: () => T): Promise<T> => {
    const failing = faults.find(({ call }) => call === calls);
    calls++;
    if (failing?.done === false) throw new AnswerError(502, 'before');
    const result = action();
    if (failing !== undefined) throw new AnswerError(502, 'after');
    return result;
  };
  return {
    ownComments: (starts) =>
      perform(() =>
        stored
          .filter(({ body }) => starts.some((start) => body.startsWith(start)))
          .map((comment) => ({ ...comment })),
      ),
    create: (body) =>
      perform(() => {
        const id = stored.length + 1;
        stored.push({ id, nodeId: `IC_${id}`, body, isMinimized: false });
        return `#${id}`;
      }),
    update: (id, body) =>
      perform(() => {
        stored[id - 1].body = body;
        return `#${id}`;
      }),
    minimize: (nodeId) =>
      perform(() => {
        for (const comment of stored) comment.isMinimized ||= comment.nodeId === nodeId;
      }),
  };
}
