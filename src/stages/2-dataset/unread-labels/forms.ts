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

const DRAW =
  'Draw them as a PNG for each image, with the class as the value of the pixels, and put these into masks/.';
const AS_COCO = 'export them as COCO, which is read.';

/** The first that fits counts. */
export const LABEL_FORMS: readonly LabelForm[] = [
  {
    tool: 'VIA, saved again by a spreadsheet with other separators',
    named: /\.csv$/i,
    perImage: false,
    begins: /^"?#?"?filename"?[;\t][^\r\n]*region_shape_attributes/,
    wayOut: 'Take the file as VIA has exported it, with commas.',
  },
  {
    tool: 'a compressed export',
    named: /\.(?:json|geojson|ndjson|jsonl|xml|csv)\.(?:gz|bz2|xz|zst)$/i,
    perImage: false,
    begins: /^/,
    wayOut: 'Unpack it beside the images.',
  },
  {
    tool: 'VIA 3',
    named: /\.json$/i,
    perImage: false,
    begins: /"project"\s*:\s*\{\s*"pid"\s*:\s*"__VIA_/,
    wayOut: 'Version 2 of VIA, whose projects are read, is made for outlines in images.',
  },
  {
    tool: 'Datumaro',
    named: /\.json$/i,
    perImage: false,
    begins: /"dm_format_version"\s*:|"categories"\s*:\s*\{\s*"label"\s*:/,
    wayOut: 'Convert them with `datum convert -if datumaro -f voc_segmentation`.',
  },
  {
    tool: 'V7 Darwin',
    named: /\.json$/i,
    perImage: true,
    begins: /darwin_json|"workview_url"\s*:|"item"\s*:\s*\{[\s\S]*"slots"\s*:/,
    wayOut: `In V7 ${AS_COCO}`,
  },
  {
    tool: 'SuperAnnotate',
    named: /(?:___objects|___pixel|\.(?:png|jpe?g|tiff?|webp|bmp))\.json$/i,
    perImage: false,
    begins: /^\s*\{[\s\S]*"(?:instances|metadata)"\s*:/,
    wayOut: 'Convert them with `export_annotation(..., dataset_format="COCO")` of the package superannotate.',
  },
  {
    tool: 'Encord',
    named: /\.json$/i,
    perImage: false,
    begins: /"(?:label_hash|data_hash|dataset_hash)"\s*:/,
    wayOut: `In Encord ${AS_COCO}`,
  },
  {
    tool: 'Hasty',
    named: /\.json$/i,
    perImage: false,
    begins: /"export_format_version"\s*:|"label_classes"\s*:/,
    wayOut: `In Hasty ${AS_COCO}`,
  },
  {
    tool: 'Scale',
    named: /\.json[l]?$/i,
    perImage: false,
    begins: /"task_id"\s*:[\s\S]*"type"\s*:\s*"(?:image|polygon|segment|semantic|cuboid)\w*annotation"/,
    wayOut: DRAW,
  },
];
