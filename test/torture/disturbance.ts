// What happens to a program while it works, as data: drawn by fast-check, done by disturbed-file-system.mjs, by
// test/faults/killing-file-system.mjs or by the limits of its process.
import fc from 'fast-check';

/** 0 to 1: of the operations on files, or of the time, that the work takes undisturbed. */
const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const of = <const T extends string>(kind: T) => fc.constant(kind);

const FAILURES = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EIO', 'EMFILE'] as const;

/** Named in the round's folder. */
const PLACES = ['output', 'output/checkpoint', 'output/unfinished', 'output/model'] as const;

const KINDS = {
  /** The round itself is sound. */
  none: fc.record({ kind: of('none') }),
  /** At an operation on files: `torn` in the middle of a write, `power` with what wasn't flushed cut off. */
  kill: fc.record({ kind: of('kill'), how: fc.constantFrom('kill', 'torn', 'power'), at: share }),
  /** At any moment; `epoch`: of the time from the first epoch's end on, where there is something to go on from. */
  'kill-moment': fc.record({ kind: of('kill-moment'), from: fc.constantFrom('start', 'epoch'), at: share }),
  signal: fc.record({
    kind: of('signal'),
    signal: fc.constantFrom('SIGINT', 'SIGTERM'),
    times: fc.constantFrom(1, 1, 1, 2),
    at: share,
  }),
  fail: fc.record({
    kind: of('fail'),
    code: fc.constantFrom(...FAILURES, 'ENOSPC' as const),
    lasting: fc.boolean(),
    at: share,
  }),
  /** No file gets larger. */
  'file-size': fc.record({ kind: of('file-size'), kib: fc.constantFrom(0, 1, 8, 64, 512, 1024) }),
  /** Of address space. With less Node.js doesn't start. */
  memory: fc.record({ kind: of('memory'), mib: fc.integer({ min: 1400, max: 2600 }) }),
  permissions: fc.record({
    kind: of('permissions'),
    place: fc.constantFrom('output', 'output/checkpoint', 'output/model', 'data', '.'),
    mode: fc.constantFrom(0, 0o500, 0o300),
    at: share,
  }),
  removed: fc.record({ kind: of('removed'), place: fc.constantFrom(...PLACES), at: share }),
  moved: fc.record({ kind: of('moved'), place: fc.constantFrom(...PLACES), at: share }),
  image: fc.record({
    kind: of('image'),
    how: fc.constantFrom('remove', 'copy', 'truncate'),
    which: fc.nat({ max: 23 }),
    at: share,
  }),
  /** Another process does the same meanwhile, or (`other`) the same with another seed. */
  together: fc.record({ kind: of('together'), other: fc.boolean(), at: share }),
  stdout: fc.record({ kind: of('stdout'), how: fc.constantFrom('full', 'closed'), both: fc.boolean() }),
  /** With fewer Node.js can't load the program's own files. */
  descriptors: fc.record({ kind: of('descriptors'), most: fc.integer({ min: 75, max: 150 }) }),
} as const;

export type Disturbance = {
  [Kind in keyof typeof KINDS]: (typeof KINDS)[Kind] extends fc.Arbitrary<infer T> ? T : never;
}[keyof typeof KINDS];

/** More of what there are more places for. */
const WEIGHTS: Readonly<Record<keyof typeof KINDS, number>> = {
  ...{
    none: 1,
    kill: 6,
    'kill-moment': 5,
    signal: 4,
    fail: 6,
    'file-size': 2,
    memory: 2,
    permissions: 2,
    removed: 2,
  },
  ...{ moved: 1, image: 3, together: 3, stdout: 2, descriptors: 2 },
};

export const disturbances: fc.Arbitrary<Disturbance> = fc.oneof(
  ...(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => ({
    weight: WEIGHTS[kind],
    arbitrary: KINDS[kind] as fc.Arbitrary<Disturbance>,
  })),
);

export function describeDisturbance({ kind, ...more }: Disturbance): string {
  return [kind, ...Object.values(more)].join(' ');
}
