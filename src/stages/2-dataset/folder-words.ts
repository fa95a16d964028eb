// What the name of a folder says by itself: images or masks, a part of the split, or nothing.
import type { SplitPart } from './terms.ts';

const IMAGE_WORDS = 'images?|imgs?|jpegimages|leftimg8bit';
const MASK_WORDS = 'masks?|labels?|annotations?|annots?|gt|gtfine|groundtruths?|segmentationclass';
const PART_WORDS = '(?:training|train|validation|valid|val|testing|test)(?:set)?';
/** nnU-Net's `imagesTr`, `labelsTs`: parts only behind a role. */
const SHORT_PARTS = 'tr|ts';
const FOLDER = new RegExp(
  `^(?<part1>${PART_WORDS})?(?:(?<image>${IMAGE_WORDS})|(?<mask>${MASK_WORDS}))?(?<part2>${PART_WORDS}|${SHORT_PARTS})?$`,
);

/** What the name of one folder says. */
export function saidBy(folder: string): {
  readonly role: 'image' | 'mask' | undefined;
  readonly part: SplitPart | undefined;
} {
  const said = FOLDER.exec(folder.toLowerCase().replace(/[\s_-]/g, ''))?.groups;
  const role = said?.image !== undefined ? 'image' : said?.mask !== undefined ? 'mask' : undefined;
  return { role, part: partOf(said?.part1 ?? (role === undefined ? undefined : said?.part2)) };
}

function partOf(word: string | undefined): SplitPart | undefined {
  if (word === undefined) return undefined;
  if (word.startsWith('tr')) return 'train';
  return word.startsWith('v') ? 'validation' : 'test';
}
