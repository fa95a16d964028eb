// Pictures of few values among the photographs of classes are asked about, whatever their names say.
import { describe, expect, test } from 'vitest';
import { type Folder, found } from '../masks/pictures.ts';

const asked = [{ code: 'masks-among-photographs', severity: 'error' }];

describe('masks in class folders', () => {
  test.each<[string, Folder]>([
    ['a class of its own', { 'cat/a#.png': 'photo', 'dog/b#.png': 'photo', 'binary/c#.png': 'mask' }],
    [
      'among the photographs of each',
      { 'crack/a#.png': 'photo', 'crack/x#.png': 'mask', 'hole/b#.png': 'photo', 'hole/y#.png': 'mask' },
    ],
  ])('%s', async (reason, folder) => {
    expect((await found(folder)).faults, reason).toMatchObject(asked);
    const { faults } = await found(folder, { task: 'classification' });
    expect(faults, 'the task says nothing of what the images are').toMatchObject(asked);
  });
});

test.each<[string, Folder]>([
  ['photographs', { 'cat/a#.png': 'photo', 'dog/b#.png': 'photo' }],
  ['drawings alone are images', { 'circle/a#.png': 'mask', 'square/b#.png': 'mask' }],
])('no question: %s', async (reason, folder) => {
  const { items, faults } = await found(folder);
  expect([items.length, faults], reason).toEqual([8, []]);
});
