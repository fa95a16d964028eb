// The forms in which other tools write labels that aren't read here: how their files are called and begin, and how the tool
// makes masks of them. Nothing of the labels themselves is parsed.

export interface LabelForm {
  /** As people call it. */
  readonly tool: string;
  /** Of the file's path. */
  readonly named: RegExp;
  /** Each file is called like the image that it's of, in capitals or not. */
  readonly perImage: boolean;
  /** Of how a file begins. */
  readonly begins: RegExp;
  /** To masks or classes, in the tool's own words. */
  readonly wayOut: string;
}

const DRAW =
  'Draw them as a PNG for each image, with the class as the value of the pixels, and put these into masks/.';
/** No ending that a tool gives them, or none at all. */
const NOT_CALLED_SO = /(?:\.(?:txt|dat|text|log)|(?:^|\/)[^./]+)$/i;
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
  {
    tool: 'Label Studio, of videos',
    named: /\.json$/i,
    perImage: false,
    begins: /"type"\s*:\s*"(?:videorectangle|timelinelabels)"|"data"\s*:\s*\{\s*"video"\s*:/,
    wayOut: 'Save the frames as images, and label these.',
  },
  {
    tool: 'Label Studio, with several images in a task',
    named: /\.json$/i,
    perImage: false,
    begins: /"item_index"\s*:/,
    wayOut: 'Make a task of each image, and label these.',
  },
  {
    tool: 'COCO, in a list of its own',
    named: /\.json$/i,
    perImage: false,
    begins: /^\s*\[\s*\{[\s\S]*"(?:images|categories)"\s*:\s*\[\s*\{/,
    wayOut: 'Take the outermost brackets away: the file is one object, `{"images": [...], ...}`.',
  },
  {
    tool: 'a tool whose JSON has a comment in front',
    named: /\.(?:json|geojson|ndjson|jsonl)$/i,
    perImage: false,
    begins: /^\s*(?:\/[/*]|#)/,
    wayOut: 'Take the comment out: JSON knows none.',
  },
  {
    tool: 'a tool that writes JSON',
    named: NOT_CALLED_SO,
    perImage: false,
    begins:
      /^\s*(?:\[\s*)?\{[\s\S]*"(?:images|annotations|categories|shapes|regions|shape_attributes|result|features|objects|data_row)"\s*:\s*[[{]/,
    wayOut: 'Give the file the ending .json.',
  },
  {
    tool: 'a tool that writes XML',
    named: NOT_CALLED_SO,
    perImage: false,
    begins: /^\s*(?:<\?xml[^>]*>\s*)?<annotations?[\s>]/,
    wayOut: 'Give the file the ending .xml.',
  },
  {
    tool: 'YOLO, in files that are called like the images but for capitals',
    named: /\.txt$/i,
    perImage: true,
    begins: /^\s*\d+(?:[ \t]+-?(?:0?\.\d+|[01](?:\.\d*)?)(?:e-\d+)?){4,}\s*$/m,
    wayOut: 'Call each exactly like its image, `IM_1.txt` for `IM_1.JPG`.',
  },
  // It may hold something else: whatever is known to be labels goes before it.
  {
    tool: 'an archive',
    named: /\.(?:zip|tar|tgz|tar\.\w+|7z|rar)$/i,
    perImage: false,
    begins: /^/,
    wayOut:
      'Unpack it beside the images. If it holds no labels, put masks into masks/, with the same names as the images.',
  },
];
