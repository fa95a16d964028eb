// Masks of one part, folder or half of the files that show as foreground what others show as background.
import { expect, test } from 'vitest';
import { auditInverted } from '../../../../../src/stages/2-dataset/labels/masks/audit-inverted.ts';
import type { SplitPart } from '../../../../../src/stages/2-dataset/terms.ts';

interface Some {
  readonly shares: readonly number[];
  readonly folder?: string;
  readonly part?: SplitPart;
}

/** Of masks with so much of the second class, in percent, what is said. */
function said(all: readonly Some[], classes = ['background', 'foreground']) {
  const samples = all.flatMap(({ shares, folder = 'masks', part }) =>
    shares.map((share, i) => ({
      label: { source: 'masks' as const, files: [{ file: `${folder}/${i}.png` }] },
      part,
      classCounts: [100 - share, share],
    })),
  );
  const infos = classes.map((name, index) => ({ index, name, color: [0, 0, 0] as const }));
  return auditInverted(samples, infos).map(({ message }) => message);
}

const FEW = [10, 12, 14];
const MOST = [90, 88, 86];

test.each<[reason: string, all: readonly Some[], expected: string]>([
  [
    'the parts of a split',
    [
      { shares: FEW, part: 'train' },
      { shares: MOST, part: 'test' },
    ],
    'fills 12 % of the masks of "train", such as "masks/0.png", and 88 % of those of "test"',
  ],
  [
    'the folders of two sites',
    [
      { shares: MOST, folder: 'b/masks' },
      { shares: FEW, folder: 'a/masks' },
    ],
    'fills 12 % of the masks of "a/masks/", such as "a/masks/0.png", and 88 % of those of "b/masks/"',
  ],
  ['the halves of one folder', [{ shares: [...FEW, ...MOST] }], 'of the first half'],
])('seem inverted: %s', (reason, all, expected) => {
  const messages = said(all);
  expect(messages, reason).toHaveLength(1);
  expect(messages[0]).toContain(expected);
});

test.each<[reason: string, all: readonly Some[], classes?: string[]]>([
  ['all alike', [{ shares: [...FEW, ...FEW] }]],
  ['mixed in any order, as pictures of near and far things are', [{ shares: [10, 90, 12, 88, 14, 86] }]],
  [
    'a part of larger things, not of the rest of the picture',
    [
      { shares: [20, 25, 30], part: 'train' },
      { shares: [55, 60, 52], part: 'test' },
    ],
  ],
  [
    'too few to tell',
    [
      { shares: FEW, part: 'train' },
      { shares: [90, 88], part: 'test' },
    ],
  ],
  ['three classes, that can be exchanged in other ways', [{ shares: [...FEW, ...MOST] }], ['a', 'b', 'c']],
])('and these do not: %s', (reason, all, classes) => {
  expect(said(all, classes), reason).toEqual([]);
});
