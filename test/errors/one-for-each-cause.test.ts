// How many faults of one cause are told as one, and which are told alone.
import { describe, expect, test } from 'vitest';
import { defineFault } from '../../src/errors/define-fault.ts';
import {
  brokenSymlink,
  classWithoutImages,
  conflictingMasks,
  countOfFaults,
  duplicateImage,
  type Fault,
  InputError,
  maskSizeMismatch,
  oneForEachCause,
  settingUnknown,
  unpairedImage,
  unreadableImage,
} from '../../src/errors.ts';

const LFS = ['is a Git LFS pointer, not the image itself', 'Run `git lfs pull`.'] as const;
const DAMAGED = 'Export or download it again.';

/** Names `count` files, each at fault. */
function many(count: number, fault: (name: string) => Fault): Fault[] {
  return Array.from({ length: count }, (_, i) => fault(`${i}.png`));
}

const nearestNamed = defineFault({
  code: 'nearest-named',
  words: (file: string) => ({
    subject: `image "${file}"`,
    got: 'has no mask',
    fix: `Did you mean "${file}_mask"?`,
    file,
  }),
  example: ['a'],
  note: '',
});

test.each<[reason: string, faults: readonly Fault[], told: readonly string[]]>([
  ['one file is told as it is', [unpairedImage('a.png')], [unpairedImage('a.png').message]],
  [
    'two files with the same words, all of them named',
    many(2, unpairedImage),
    [
      'each of 2 images ("0.png", "1.png") has no mask, expected one with the same name in the folder of masks. Add the mask or take the image out. Where it shows nothing, its mask is one of background alone; `skip-bad-files` leaves out all images without.',
    ],
  ],
  [
    'three examples of many, and how many they are',
    many(20_000, (name) => unreadableImage(name, ...LFS)),
    [
      'each of 20,000 files ("0.png", "1.png", "2.png", ...) is a Git LFS pointer, not the image itself. Run `git lfs pull`.',
    ],
  ],
  [
    'what differs from file to file is told of three',
    many(5, (name) => maskSizeMismatch(`masks/${name}`, '8x4', `images/${name}`, '4x4')),
    [
      '5 masks: "masks/0.png" is 8x4 (its image "images/0.png" is 4x4); "masks/1.png" is 8x4 (its image "images/1.png" is 4x4); "masks/2.png" is 8x4 (its image "images/2.png" is 4x4); and 2 more. Export the mask again at the image\'s size.',
    ],
  ],
  [
    'two ways in which files are damaged have one way out',
    [
      unreadableImage('a.png', 'is empty (zero bytes)', DAMAGED),
      unreadableImage('b.png', 'is a PNG file that ends too early', DAMAGED),
    ],
    [
      '2 files: "a.png" is empty (zero bytes); "b.png" is a PNG file that ends too early. Export or download it again.',
    ],
  ],
  [
    'two ways out are two causes',
    [
      ...many(2, (name) => brokenSymlink(name, true)),
      ...many(2, (name) => brokenSymlink(`b/${name}`, false)),
    ],
    [
      'each of 2 links ("0.png", "1.png") points to nothing. Run `git annex get` first.',
      'each of 2 links ("b/0.png", "b/1.png") points to nothing. Mend it or delete it.',
    ],
  ],
  [
    'a way out that names the file is the same for all',
    many(4, nearestNamed),
    [
      'each of 4 images ("0.png", "1.png", "2.png", ...) has no mask. Of the first: Did you mean "0.png_mask"?',
    ],
  ],
  [
    'a subject of two files',
    many(12, (name) => conflictingMasks(name, 'first.png')),
    [
      '12 times: masks "0.png" and "first.png" label exactly the same image differently; masks "1.png" and "first.png" label exactly the same image differently; masks "2.png" and "first.png" label exactly the same image differently; and 9 more. Keep the right one.',
    ],
  ],
  [
    'no file at all, and many of them',
    many(12, classWithoutImages),
    [
      '12 times: class "0.png" has no image; class "1.png" has no image; class "2.png" has no image; and 9 more. It can be neither learned nor measured; check its name and its folder.',
    ],
  ],
  [
    'no file, and few of them',
    many(2, classWithoutImages),
    many(2, classWithoutImages).map(({ message }) => message),
  ],
  [
    'settings of one file, every one of which is named',
    many(4, (name) => settingUnknown(name, undefined, `${name}s.yml`)),
    many(4, (name) => settingUnknown(name, undefined, `${name}s.yml`)).map(({ message }) => message),
  ],
  [
    'a name that would break the line',
    many(2, (name) => unpairedImage(`\n${name}`)),
    [
      'each of 2 images ("\\n0.png", "\\n1.png") has no mask, expected one with the same name in the folder of masks. Add the mask or take the image out. Where it shows nothing, its mask is one of background alone; `skip-bad-files` leaves out all images without.',
    ],
  ],
])('%s', (reason, faults, told) => {
  expect(
    oneForEachCause(faults).map(({ message }) => message),
    reason,
  ).toEqual(told);
});

test('each cause stands where its first fault stood, with every file', () => {
  const faults = [duplicateImage('b.png', 'a.png'), unpairedImage('c.png'), duplicateImage('d.png', 'a.png')];
  expect(oneForEachCause(faults)).toMatchObject([
    { code: 'duplicate-image', severity: 'warning', file: 'b.png', files: ['b.png', 'd.png'] },
    { code: 'unpaired-image', severity: 'error', file: 'c.png' },
  ]);
});

test('what has been joined once stays as it is beside more of its kind', () => {
  const joined = oneForEachCause(many(5, unpairedImage));
  expect(oneForEachCause([...joined, ...many(1, unpairedImage)])).toMatchObject([
    joined[0],
    unpairedImage('0.png'),
  ]);
});

describe('where faults are told', () => {
  test('an error has one for each cause, and so has its text', () => {
    const error = new InputError(many(30, unpairedImage));
    expect(error.faults).toHaveLength(1);
    expect(error.message).toMatch(/^unpaired-image: each of 30 images .+without\.$/);
  });

  test.each<[Fault[], string]>([
    [[unpairedImage('a')], '1 error'],
    [many(2, (name) => duplicateImage(name, 'a')), '2 warnings'],
    [[unpairedImage('a'), ...many(1200, (name) => duplicateImage(name, 'a'))], '1 error, 1,200 warnings'],
    [[], ''],
  ])('they are counted by severity', (faults, count) => {
    expect(countOfFaults(faults)).toBe(count);
  });
});
