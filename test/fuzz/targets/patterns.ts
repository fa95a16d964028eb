// The patterns of `images` and `masks`, each a line, with files that they are compared with.
import { readPattern } from '../../../src/stages/1-config/pattern.ts';
import { layOutByPatterns } from '../../../src/stages/2-dataset/patterns.ts';
import { expectFaults } from '../checks.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

const FILES = [
  'train/images/a.png',
  'train/masks/a_mask.png',
  'test/images/é.png',
  'test/masks/é.png',
  '1.tif',
];

export default {
  refusals: [],
  seeds: () =>
    ['{part}/images/{name}.png\n{part}/masks/{name}*.png', '!(a|b)*/**/[a-z]?.{png,tif}\n{1..3}.tif'].map(
      bytesOf,
    ),
  words: ['{class}', '**/', '@(', '[!', '\\', '[[:alpha:]]', '{..}'],
  mostBytes: 128,
  run(input) {
    const [images = '', masks] = textOf(input).split('\n');
    // A setting that is none is refused before files are looked at.
    if ([images, masks ?? ''].some((text) => 'reason' in readPattern(text))) return;
    expectFaults(layOutByPatterns(FILES, { images, masks }).faults);
  },
} satisfies Target;
