// Which image an export means by the name that it writes.
import { expect, test } from 'vitest';
import { ImageFinder } from '../../../../../src/stages/2-dataset/labels/shapes/image-of.ts';

const IMAGES = [
  'a.jpg',
  'images/b c.jpg',
  'images/straße é.png',
  'images/photo.jpeg',
  'train2017/1.jpg',
  'val2017/1.jpg',
  'task1/images/2.jpg',
  'task2/images/2.jpg',
  'x/y/3.jpg',
  'z/y/3.jpg',
  'left/4.png',
  'right/4.png',
  'images/5.png',
];
const MASKS = ['masks/5.png', 'masks/6.png', 'masks/photo2.png'];
const finder = new ImageFinder(IMAGES, [...IMAGES, ...MASKS]);

test.each<[reason: string, named: string, file: string, found: string, isAssumed?: boolean]>([
  ['the name, beside the export', 'a.jpg', '_annotations.coco.json', 'a.jpg'],
  ['the name, in another folder', 'b c.jpg', 'annotations/instances.json', 'images/b c.jpg'],
  ['the way from the data folder', 'train2017/1.jpg', 'annotations/all.json', 'train2017/1.jpg'],
  ['the way from the export', '../val2017/1.jpg', 'annotations/all.json', 'val2017/1.jpg'],
  ['the end of a longer way', 'coco/train2017/1.jpg', 'all.json', 'train2017/1.jpg', true],
  ['the nearest to the export', '2.jpg', 'task2/annotations/instances_default.json', 'task2/images/2.jpg'],
  ['more of the way', 'y/3.jpg', 'z/export.json', 'z/y/3.jpg'],
  ['a way of Windows', 'C:\\Users\\ann\\scans\\a.jpg', 'result.json', 'a.jpg', true],
  ['a way of another machine', '/home/ann/a.jpg', 'result.json', 'a.jpg', true],
  ['a way of Windows from the export', 'images\\b c.jpg', 'result.json', 'images/b c.jpg'],
  ['an address', 'https://example.com/data/b%20c.jpg', 'result.json', 'images/b c.jpg', true],
  ['an accent in two characters', 'straße e\u0301.png', 'result.json', 'images/straße é.png'],
  [
    'what Label Studio puts before a name',
    '../../label-studio/data/media/upload/3/1a2b3c4d-a.jpg',
    'result.json',
    'a.jpg',
    true,
  ],
  ['the same in its newer exports', 'images/1a2b3c4d-b%20c.jpg', 'result.json', 'images/b c.jpg', true],
  ['saved as another format', 'photo.png', 'result.json', 'images/photo.jpeg', true],
  ['in capitals', 'PHOTO.JPEG', 'result.json', 'images/photo.jpeg', true],
  ['not the mask of the same name', '5.png', 'result.json', 'images/5.png'],
  ['a file among masks, where there is no other', '6.png', 'result.json', 'masks/6.png'],
])('%s', (reason, named, file, found, isAssumed = false) => {
  expect(finder.find({ named, file }), reason).toEqual({ images: [found], isAssumed });
});

test.each<[reason: string, named: string, file: string, images: readonly string[]]>([
  ['two of a name, and nothing tells which', '4.png', 'result.json', ['left/4.png', 'right/4.png']],
  ['not there', '9.png', 'result.json', []],
  ['a mask in another format is no image', 'photo2.jpg', 'result.json', []],
  ['out of the data folder', '../../../etc/passwd', 'result.json', []],
  ['from the root', '/etc/passwd', 'result.json', []],
  ['nothing', '', 'result.json', []],
  ['the folder itself', '..', 'result.json', []],
  ['a broken address', '%E0%A4%A.jpg', 'result.json', []],
  ['what every object has', '__proto__', 'result.json', []],
])('no one image: %s', (reason, named, file, images) => {
  expect(finder.find({ named, file }).images, reason).toEqual(images);
});
