// What can be wrong with the data folder, the pairs in it and its links.
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BadInput, drop, IMAGE, MASK } from './row.ts';

export const FOLDERS: readonly BadInput[] = [
  {
    reason: 'missing folder',
    spoil: drop('.'),
    codes: ['data-folder-missing'],
    words: ['`data` setting', 'check the repository out'],
  },
  {
    reason: 'empty folder',
    spoil: async (data) => {
      await rm(data, { recursive: true });
      await mkdir(data);
    },
    codes: ['data-folder-empty'],
    words: ['images into images/', 'masks into masks/'],
  },
  {
    reason: 'a file in place of the folder',
    spoil: async (data) => {
      await rm(data, { recursive: true });
      await writeFile(data, 'x');
    },
    codes: ['data-not-a-folder'],
    words: ['Unpack it'],
  },
  {
    reason: 'images without masks',
    spoil: drop('masks'),
    codes: ['no-masks'],
    words: ['holds 12 images but no masks', '`masks` setting'],
  },
  {
    reason: 'masks without images',
    spoil: drop('images'),
    codes: ['no-images'],
    words: ['holds 12 masks but no images', '`images` setting'],
  },
  {
    reason: 'an image without its mask',
    spoil: drop(MASK),
    codes: ['unpaired-image'],
    words: [`"${IMAGE}"`, 'Add the mask or take the image out'],
  },
  {
    reason: 'a mask without its image',
    spoil: drop(IMAGE),
    codes: ['unpaired-mask'],
    words: [`"${MASK}"`, 'Add the image or take the mask out'],
  },
  {
    reason: 'a link to a file outside',
    spoil: async (data, folder) => {
      await rename(join(data, IMAGE), join(folder, 'elsewhere.png'));
      await symlink('../../elsewhere.png', join(data, IMAGE));
    },
    codes: ['symlink-outside', 'unpaired-mask'],
    words: [`link "${IMAGE}"`, 'Copy what it points to into the data folder'],
  },
  {
    reason: 'a link to the root of the disk',
    spoil: (data) => symlink('/', join(data, 'images', 'disk')),
    codes: ['symlink-outside'],
    words: ['"images/disk"'],
  },
  {
    reason: 'a list of classes that is a link to a secret',
    spoil: async (data, folder) => {
      await writeFile(join(folder, 'secret'), 'token');
      await rm(join(data, 'classes.json'));
      await symlink('../secret', join(data, 'classes.json'));
    },
    codes: ['classes-file-invalid'],
    words: ['not a plain file', /^((?!token).)*$/s],
  },
];
