// Of which two folders it's asked whether one holds the masks of the other.
import { expect, test } from 'vitest';
import { namedAsMasks } from '../../../../../src/stages/2-dataset/labels/class-folders/named-as-masks.ts';

function asked(folders: readonly string[]) {
  return namedAsMasks(folders.map((folder) => ({ image: `${folder}/1.png`, folder, part: undefined })));
}

test.each([
  ['photographs and what was drawn on them', 'labelled', 'photos'],
  ['in any order', 'segmentations', 'a'],
  ['lines around objects', 'outlines', 'photos'],
  ['a word in a longer name', 'CelebAMask-HQ-mask-anno', 'CelebA-HQ-img'],
  ['in two words', 'Ground Truth', 'Original'],
])('asked: %s', (reason, masks, others) => {
  for (const folders of [
    [masks, others],
    [others, masks],
  ]) {
    const fault = asked(folders);
    expect(fault, reason).toMatchObject({ code: 'mask-folder-as-class', severity: 'error' });
    expect(fault?.message, 'with a setting that answers').toMatch(
      `folder "${masks}" (1 image) is named as masks, and lies beside "${others}"`,
    );
    expect(fault?.message).toContain('`task: classification`');
  }
});

test.each([
  ['faces with a mask and without', ['with_mask', 'without_mask']],
  ['the same in one word', ['mask', 'unmasked']],
  ['a class of three may be a part of a thing', ['body', 'cap', 'label']],
  ['ants and bees', ['ants', 'bees']],
  ['words that only begin alike', ['maskara', 'segovia']],
  ['one folder alone', ['masks']],
])('not asked: %s', (reason, folders) => {
  expect(asked(folders), reason).toBeUndefined();
});
