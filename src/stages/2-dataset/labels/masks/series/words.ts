// What the words in the names of a series say: images or masks, and of masks, whose. They only tell apart series that
// pair: what makes a file a mask by its name alone stands in folder-words.ts and endings.ts.
import { saidBy } from '../../../folder-words.ts';
import { ARRAY_FILE } from '../../../image-file.ts';
import type { Naming } from './names.ts';

const MASK =
  /^(?:masks?|manualmasks?|labels?|labell?ed|lbls?|annotations?|annotated|annots?|annos?|anns?|gts?|gtfine|gtcoarse|groundtruths?|truths?|segs?|segm|segmentations?|segmented|segmentationclass\w*|segmentationobject\w*|labelids|labeltrainids|semantic|semseg)$/;
const IMAGE = /^(?:images?|imgs?|pics?|pictures?|photos?|jpegimages|leftimg8bit)$/;
/** Somebody drew them: where masks of a field of view lie beside, these are the labels. */
const DRAWN =
  /^(?:manual\d*|manually|manualmasks?|\d(?:st|nd|rd|th)(?:manual|ho)?|ho\d*|human\d*|experts?\d*|observers?\d*|annotators?\d*|raters?\d*|readers?\d*)$/;
/** Made from masks, or for people to look at: nobody's labels where there are others. */
const DERIVED =
  /^(?:colou?r\w*|rgbmasks?|overlay\w*|overlaid|vis|viz|visual\w*|previews?|cropped|crops?|instances?|instanceids|instancetrainids|inst|segmentationobject\w*|edges?|borders?|boundar(?:y|ies)|contours?|outlines?|weights?|dist|distance\w*|depths?|disparity|fov|roi|skeletons?|superpixels?|bbox(?:es)?|thumbs?|thumbnails?)$/;
/** Halves of pairs, though each may be a class or a name as well. */
const HALF =
  /^(?:x|y|inputs?|targets?|outputs?|sources?|src|maps?|sat|satellite|rgb|originals?|orig|raw|scans?|frames?|binary|bw|predictions?)$/;

export interface Said {
  readonly role: 'image' | 'mask' | undefined;
  /** A word of pairs rather than of classes. */
  readonly isHalf: boolean;
  readonly isDrawn: boolean;
  readonly isDerived: boolean;
  /** Cityscapes' other numbers of the classes. */
  readonly isTrainIds: boolean;
  /** Of the words for masks "mask" alone, which a field of view is called as well. */
  readonly isBareMask: boolean;
}

/** @param pattern what all of its files are called: arrays are never images */
export function saidBySeries({ folder, prefix, ending }: Naming, pattern = ''): Said {
  const words = [folder, prefix, ending].flatMap(wordsOf);
  const says = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const isDrawn = says(DRAWN);
  const isArray = ARRAY_FILE.test(pattern);
  const role = isArray || isDrawn || says(MASK) ? 'mask' : says(IMAGE) ? 'image' : undefined;
  return {
    role,
    isHalf: role !== undefined || says(HALF),
    isDrawn,
    isDerived: says(DERIVED),
    isTrainIds: words.includes('labeltrainids'),
    isBareMask:
      role === 'mask' &&
      !isDrawn &&
      !isArray &&
      words.every((word) => !MASK.test(word) || /^masks?$/.test(word)),
  };
}

/** `masks/body`, `masks/door`, or `body/masks`, `door/masks`: a folder a class, of which none is another's rival. */
export function isOneFolderOfMasks(namings: readonly Naming[]): boolean {
  const deep = namings
    .filter((naming) => !saidBySeries(naming).isDrawn && !saidBySeries(naming).isDerived)
    .map(({ folder }) => folder.split('/'))
    .filter(({ length }) => length > 1);
  const first = deep.map(([folder]) => folder);
  const last = deep
    .map((folders) => folders[folders.length - 1])
    .filter((name) => saidBy(name).role === 'mask');
  return [first, last].some((names) => new Set(names).size < names.length);
}

/** `01_ST/SEG/`: some folder around a file says "mask", though it tells no series apart. */
export function liesAmongMasks(paths: readonly string[]): boolean {
  const names = new Set(paths.flatMap((path) => path.split('/').slice(0, -1)));
  return [...names].some((folder) => saidBySeries({ folder, prefix: '', ending: '' }).role === 'mask');
}

/** "GroundTruth", "ground_truth" and "Ground Truth" are one word. */
function wordsOf(name: string): readonly string[] {
  return (
    name
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .replace(/ground[\s_.-]*truth/g, 'groundtruth')
      .replace(/left[\s_]*img[\s_]*8[\s_]*bit/g, 'leftimg8bit')
      .replace(/jpeg[\s_]*images/g, 'jpegimages')
      .replace(/(label|instance)[\s_]*(train)?[\s_]*ids/g, '$1$2ids')
      .replace(/segmentation[\s_]*(class|object)/g, 'segmentation$1')
      // Supervisely draws these for people to look at, beside masks_machine.
      .replace(/masks?[\s_]*human/g, 'visual')
      .split(/[\s_.()/+-]+/)
      .filter((word) => word !== '')
  );
}
