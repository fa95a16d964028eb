// The forms in which other tools write labels that aren't read here: how their files are called and begin, and how the tool
// makes masks of them. Nothing of the labels themselves is parsed.

export interface LabelForm {
  /** As people call it. */
  readonly tool: string;
  /** Of the file's path. */
  readonly named: RegExp;
  /** Each file is called like the image that it's of. */
  readonly perImage: boolean;
  /** Of how a file begins. */
  readonly begins: RegExp;
  readonly holds: 'boxes' | 'shapes';
  /** To masks or classes, in the tool's own words. */
  readonly wayOut: string;
}

const NO_WAY_FROM_BOXES =
  'No export makes masks of boxes: draw these, or, where each image shows one thing, put the images of each class into a folder with its name.';

/** The first that fits counts. */
export const LABEL_FORMS: readonly LabelForm[] = [
  {
    tool: 'Pascal VOC',
    named: /\.xml$/i,
    perImage: true,
    begins: /^\s*(?:<\?xml[^>]*>\s*)?<annotation\b/i,
    holds: 'boxes',
    wayOut: NO_WAY_FROM_BOXES,
  },
  {
    tool: 'Supervisely',
    named: /(?:^|\/)ann\/[^/]+\.json$/i,
    perImage: true,
    begins: /^\s*\{[\s\S]*"(?:objects|size|tags)"\s*:/,
    holds: 'shapes',
    wayOut: 'In Supervisely run the app "Export as Masks".',
  },
  {
    tool: 'VIA 3',
    named: /\.json$/i,
    perImage: false,
    begins: /"project"\s*:\s*\{\s*"pid"\s*:\s*"__VIA_/,
    holds: 'shapes',
    wayOut: 'Version 2 of VIA, whose projects are read, is made for outlines in images.',
  },
  {
    tool: 'QuPath',
    named: /\.(?:geo)?json$/i,
    perImage: false,
    begins: /"type"\s*:\s*"Feature(?:Collection)?"/,
    holds: 'shapes',
    wayOut: 'In QuPath write label images by a script with `LabeledImageServer`, and put these into masks/.',
  },
  {
    tool: 'Datumaro',
    named: /\.json$/i,
    perImage: false,
    begins: /"dm_format_version"\s*:|"categories"\s*:\s*\{\s*"label"\s*:/,
    holds: 'shapes',
    wayOut: 'Convert them with `datum convert -if datumaro -f voc_segmentation`.',
  },
];
