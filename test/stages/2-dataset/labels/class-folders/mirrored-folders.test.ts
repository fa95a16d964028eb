// A folder of masks in which the folders of the images lie again.
import { expect, test } from 'vitest';
import { mirroredFolders } from '../../../../../src/stages/2-dataset/labels/class-folders/mirrored-folders.ts';

const clips = (above: string, end: string) =>
  ['d1/a', 'd2/b'].flatMap((clip) => ['1', '2'].map((name) => `${above}${clip}/${name}.${end}`));

test('each image gets the mask of its own folder', () => {
  const fault = mirroredFolders([...clips('', 'jpg'), ...clips('laneseg_label_w16/', 'png')]);
  expect(fault?.message).toContain(
    '`images: "{folder1}/{folder2}/{name}.jpg"` and `masks: "laneseg_label_w16/{folder1}/{folder2}/{name}.png"`',
  );
});

test.each<[reason: string, files: string[]]>([
  ['half of the images have none', [...clips('', 'jpg'), ...clips('labels/', 'png').slice(2)]],
  ['nothing says that it holds masks', [...clips('', 'jpg'), ...clips('again/', 'png')]],
])('nothing is advised where %s', (reason, files) => {
  expect(mirroredFolders(files), reason).toBeUndefined();
});
