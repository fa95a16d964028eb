// What the ending of a file's name says: that it's a mask or an image, and what the name is without it.

/**
 * Endings by which a mask's stem differs from its image's, behind `_`, `-`, `.` or a space. `_L` is CamVid's; a small `_l`
 * would be "left".
 */
const MASK_WORDS = [
  '(?:[Cc]olou?r[_ -])?[Mm]asks?',
  'cp_masks',
  'gtFine_label(?:Train)?Ids',
  '[Ss]imple[ _][Ss]egmentation',
  '[Ss]egment(?:ation|ations|ed)?|[Ss]eg',
  '[Aa]nnot(?:ations?|ated)?',
  '[Gg]round[_ ]?[Tt]ruth',
  '[Ll]abels?|[Ll]bl|[Gg][Tt]|L',
  '[Mm]anual',
];
const MASK_SUFFIX = new RegExp(`[_\\-. ](?:${MASK_WORDS.join('|')})$`);
/** A number behind a name, however it is set off. */
export const ENDING_NUMBER = /[\s_.-]*\(?\d{1,4}\)?$/;
const IMAGE_SUFFIX = /[_-](?:[Ii]mage|[Ii]mg|leftImg8bit|0000)$/;

/** `a.png`, `a.fits.gz` and `a.fits.fz` without what says how they are stored. */
export function withoutExtension(path: string): string {
  return path.replace(/\.[^./]*(?:\.[gf]z)?$/i, '');
}

/** The stem without the ending that says "mask". */
export function maskBase(stem: string): string {
  return stem.replace(MASK_SUFFIX, '');
}

/** The stem without the ending that says "image". */
export function imageBase(stem: string): string {
  return stem.replace(IMAGE_SUFFIX, '');
}

/** "frame 7" for "frame 007": the zeros in front of numbers say how many digits somebody wanted. */
export function unpadded(stem: string): string {
  return stem.replace(/(?<!\d)0+(?=\d)/g, '');
}

/** "1_mask_2" and "1_mask (2)" without the number; undefined: there is none behind an ending that says "mask". */
export function withoutMaskNumber(stem: string): string | undefined {
  const bare = stem.replace(ENDING_NUMBER, '');
  const base = maskBase(bare);
  return bare === stem || base === bare || base === '' ? undefined : bare;
}
