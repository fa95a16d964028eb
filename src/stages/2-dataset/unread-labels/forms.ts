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
  /** To masks or classes, in the tool's own words. */
  readonly wayOut: string;
}

/** The first that fits counts. */
export const LABEL_FORMS: readonly LabelForm[] = [
  {
    tool: 'Supervisely',
    named: /(?:^|\/)ann\/[^/]+\.json$/i,
    perImage: true,
    begins: /^\s*\{[\s\S]*"(?:objects|size|tags)"\s*:/,
    wayOut: 'In Supervisely run the app "Export as Masks".',
  },
  {
    tool: 'VIA 3',
    named: /\.json$/i,
    perImage: false,
    begins: /"project"\s*:\s*\{\s*"pid"\s*:\s*"__VIA_/,
    wayOut: 'Version 2 of VIA, whose projects are read, is made for outlines in images.',
  },
  {
    tool: 'QuPath',
    named: /\.(?:geo)?json$/i,
    perImage: false,
    begins: /"type"\s*:\s*"Feature(?:Collection)?"/,
    wayOut: 'In QuPath write label images by a script with `LabeledImageServer`, and put these into masks/.',
  },
  {
    tool: 'Datumaro',
    named: /\.json$/i,
    perImage: false,
    begins: /"dm_format_version"\s*:|"categories"\s*:\s*\{\s*"label"\s*:/,
    wayOut: 'Convert them with `datum convert -if datumaro -f voc_segmentation`.',
  },
];
