// Faults of the split and of a split.json given back.
import { escapeControls, quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

export function tooFewImages(groups: number, images: number, parts: readonly string[]): Fault {
  const grouped = groups !== images;
  const what = grouped
    ? `${images} images in ${groups} ${groups === 1 ? 'group' : 'groups'}`
    : `${images} images`;
  return fault('too-few-images', {
    subject: 'the data set',
    got: `has ${what} to divide`,
    expected: `${parts.length} parts (${parts.join(', ')}) need one each at least`,
    fix: `Add images${grouped ? ', make the groups smaller (`group-by`),' : ''} or set \`test-fraction\` to 0.`,
  });
}

export function groupByMatchesNothing(groupBy: string, image: string): Fault {
  return fault('group-by-matches-nothing', {
    subject: `setting "group-by" (${quote(groupBy)})`,
    got: `matches the path of no image, such as ${quote(image)}`,
    fix: 'Correct it, or leave it out (default: every image on its own).',
  });
}

/** `name` is the setting: `group-by`, `images` or `masks`. */
export function patternTooSlow(name: string, pattern: string): Fault {
  return fault('pattern-too-slow', {
    subject: `setting ${quote(name)} (${quote(pattern)})`,
    got: 'takes longer than 5 seconds to be compared with the names of the images',
    fix: 'Write it without repetitions inside repetitions, such as (a+)+ or *a*a*a*.',
  });
}

export function emptyPart(part: string): Fault {
  return fault('empty-part', {
    subject: `the ${part} part of the split`,
    got: 'holds no image',
    fix: 'Add images to it, or raise its fraction.',
  });
}

export function partAllEmpty(part: string, images: number): Fault {
  return fault('part-all-empty', {
    subject: `the ${part} part of the split`,
    got: `holds ${images} ${images === 1 ? 'image' : 'images'}, of which none shows more than background`,
    fix: 'Use another `seed`, add labelled images, or give the split in a file.',
  });
}

export function classAbsentFromSplit(
  name: string,
  part: string,
  task: 'segmentation' | 'classification',
): Fault {
  return fault('class-absent-from-split', {
    subject: `class ${quote(name)}`,
    got: `has no ${task === 'segmentation' ? 'pixel' : 'image'} in the ${part} part of the split`,
    fix: part === 'train' ? 'It cannot be learned.' : `Its figures are missing there; add images of it.`,
    severity: 'warning',
  });
}

export function splitFileUnreadable(file: string, reason: string): Fault {
  return fault('split-file-unreadable', {
    subject: `split file ${quote(file)}`,
    got: `can't be read: ${escapeControls(reason)}`,
    fix: 'Give the split.json of an earlier run.',
  });
}

export function splitUnknownImage(id: string, part: string): Fault {
  return fault('split-unknown-image', {
    subject: `the split file's ${part} part`,
    got: `names ${quote(id)}`,
    expected: 'no image of the data set has this id',
    fix: 'Restore the image or delete the line.',
  });
}

export function splitImageTwice(id: string, parts: readonly string[]): Fault {
  return fault('split-image-twice', {
    subject: 'the split file',
    got: `names ${quote(id)} in ${parts.join(' and ')}`,
    expected: 'expected it once',
    fix: 'Keep one of the lines.',
  });
}

export function splitLacksImage(image: string, part: string): Fault {
  return fault('split-lacks-image', {
    subject: `image ${quote(image)}`,
    got: `is not in the split file and was put into the ${part} part`,
    fix: 'Keep the new split.json to fix this.',
    file: image,
    severity: 'warning',
  });
}
