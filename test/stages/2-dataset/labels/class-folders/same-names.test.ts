// What is said of class folders whose images are called the same. "#" stands for the numbers 1 to 8.
import { describe, expect, test } from 'vitest';
import { layOutClassFolders } from '../../../../../src/stages/2-dataset/labels/class-folders/folders.ts';
import { sameNamesIn } from '../../../../../src/stages/2-dataset/labels/class-folders/same-names.ts';
import { findLabels } from '../../../../../src/stages/2-dataset/labels/find.ts';
import { settingsFor } from '../../data-folder.ts';

const NUMBERS = Array.from({ length: 8 }, (_, i) => i + 1);
const numbered = (...patterns: readonly string[]) =>
  patterns.flatMap((pattern) => NUMBERS.map((i) => pattern.replace('#', String(i))));
/** Names that no counter gives. */
const named = (...folders: readonly string[]) =>
  folders.flatMap((folder) =>
    ['bridge', 'church', 'dam', 'ferry', 'quay'].map((name) => `${folder}/${name}.jpg`),
  );
const times = (folder: string) => NUMBERS.map((i) => `${folder}/${1_403_636_579 + 50 * i}.png`);

const saidOf = (files: readonly string[]) => sameNamesIn(layOutClassFolders(files).images);

describe('asked', () => {
  test.each<[string, readonly string[], RegExp]>([
    ['both sides', named('left', 'right'), /"left\/\{name\}.jpg" \(5 files\) and "right\/\{name\}.jpg"/],
    [
      'whatever they are called',
      named('set_p', 'set_q'),
      /such as "set_p\/bridge.jpg" and "set_q\/bridge.jpg"/,
    ],
    [
      'times',
      [...times('cam0'), ...times('cam1')],
      /`images` to "cam0\/\{name\}.png" and `masks` to "cam1\//,
    ],
    ['one picture is missing', named('rgb', 'thermal').slice(0, -1), /\(4 files\)/],
    [
      'of half of them only',
      [...named('rgb', 'depth'), 'rgb/a.jpg', 'rgb/b.jpg', 'rgb/c.jpg'],
      /\(8 files\)/,
    ],
    [
      'other formats',
      [...named('rgb'), ...named('depth').map((file) => file.replace('jpg', 'png'))],
      /"depth\/\{name\}.png"/,
    ],
    [
      'three kinds',
      named('rgb', 'thermal', 'depth'),
      /, "thermal\/\{name\}.jpg" \(5 files\) and "depth.*or to others of them/,
    ],
    ['two kinds beside others', [...named('rgb', 'thermal'), ...times('more')], /"rgb.*"thermal/],
    [
      'the bands of a satellite',
      named(...NUMBERS.map((i) => `B0${i}`)),
      /"B03\/\{name\}.jpg" \(5 files\) and 5 more have/,
    ],
    [
      'in parts',
      named('train/left', 'train/right', 'test/left', 'test/right'),
      /"\{part\}\/left\/\{name\}.jpg" \(10 files\)/,
    ],
    [
      'at several places',
      named('day1/a/left', 'day1/a/right').concat(named('images/left', 'images/right')),
      /have the same names/,
    ],
    [
      'several numberings',
      numbered('left/s1_#.png', 'left/s2_#.png', 'right/s1_#.png', 'right/s2_#.png'),
      /s1_1/,
    ],
    [
      'numbers far from one',
      [...NUMBERS].flatMap((i) => [`a/${500 + i}.png`, `b/${500 + i}.png`]),
      /"a\/501.png"/,
    ],
    ['three views, numbered', numbered('rgb/#.png', 'thermal/#.png', 'depth/#.png'), /or to others of them/],
    ['two views, numbered', numbered('left/#.png', 'right/#.png'), /"left\/\{name\}.png"/],
  ])('%s', (reason, files, words) => {
    const fault = saidOf(files);
    expect([fault?.code, fault?.severity], reason).toEqual(['sides-in-doubt', 'error']);
    expect(fault?.message).toMatch(words);
  });
});

describe('told', () => {
  test.each<[string, readonly string[]]>([
    ['numbers from one on', numbered('cat/#.png', 'dog/#.png')],
    ['with words', numbered('cat/img_#.png', 'dog/img_#.jpg')],
    ['from zero on, in both', [0, ...NUMBERS].flatMap((i) => [`cat/000${i}.png`, `dog/000${i}.png`])],
    ['with a gap', numbered('cat/#.png', 'dog/#.png').filter((file) => !file.endsWith('/3.png'))],
    ['with a stray', [...numbered('cat/#.png', 'dog/#.png'), 'cat/cover.png']],
    [
      'shared out to parts',
      NUMBERS.flatMap((i) => ['cat', 'dog'].map((name) => `${i < 6 ? 'train' : 'test'}/${name}/${i}.png`)),
    ],
    ['views of which one has more', [...numbered('rgb/#.png', 'depth/#.png'), 'rgb/9.png', 'rgb/10.png']],
  ])('%s', (reason, files) => {
    const fault = saidOf(files);
    expect([fault?.code, fault?.severity], reason).toEqual(['same-names-assumed', 'warning']);
    expect(fault?.message).toMatch(
      /set `task` to classification; if they are halves of pairs, `images` to "/,
    );
  });
});

describe('nothing is said', () => {
  const random = (from: number) => NUMBERS.map((i) => (i * 7919 + from) % 20);
  test.each<[string, readonly string[]]>([
    ['of digits, numbered anew in each folder', numbered('0/#.png', '1/#.png', '2/#.png')],
    ['of classes of another size', [...numbered('cat/#.png', 'dog/#.png'), 'cat/9.png', 'cat/10.png']],
    ['of a folder that goes on otherwise', [...numbered('cat/#.png', 'dog/#.png', 'dog/new_#.png')]],
    ['of few pictures', ['cat/a.png', 'cat/b.png', 'cat/c.png', 'dog/a.png', 'dog/b.png', 'dog/c.png']],
    ['of other names', [...named('cat'), ...times('dog')]],
    ['of a few common names', [...named('cat', 'dog'), ...numbered('cat/c#.png', 'dog/d#.png')]],
    [
      'of what a cleaned counter leaves',
      [...random(1).map((i) => `cat/${i}.png`), ...random(4).map((i) => `dog/${i}.png`)],
    ],
    ['of one folder', named('cat')],
    ['of no folder', []],
  ])('%s', (reason, files) => {
    expect(saidOf(files), reason).toBeUndefined();
  });

  test.each<[string, object, readonly string[] | undefined]>([
    ['the task is said', { task: 'classification' }, undefined],
    ['the classes are', { task: 'auto' }, ['left', 'right']],
  ])('where %s', async (reason, changes, classes) => {
    const files = named('left', 'right');
    const listed = { files, others: [], emptyFolders: [], isEmpty: false, faults: [] };
    const spec = classes && { classes: classes.map((name) => ({ name })), ignored: undefined };
    const { items, faults } = await findLabels(settingsFor('photos', changes), listed, spec);
    expect(items.length, reason).toBe(files.length);
    expect(faults).toEqual([]);
  });
});
