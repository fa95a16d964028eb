// Finds the exports of Labelbox in the data folder, lines or one list, and puts together what their rows say.
import { createHash } from 'node:crypto';
import { join } from 'node:path/posix';
import {
  annotationFileUnreadable,
  annotationsUnreadable,
  type Fault,
  type Lacking,
  masksAtAddresses,
  tasksWithoutAnnotation,
} from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { parseJson } from '../../../../shared/parse-json.ts';
import type { AnnotatedByAll } from '../shapes/annotators.ts';
import { candidatesIn } from '../shapes/candidates.ts';
import { eachOfListOrLines, type JsonElement } from '../shapes/json-elements.ts';
import { type CountedAnnotation, countLeft, exportedProject, type WhyLeft } from '../shapes/project.ts';
import { isRectangle } from '../shapes/rectangle.ts';
import type { Exported } from '../shapes/tool.ts';
import type { DataFolder } from '../source.ts';
import { type MaskPlaces, wayToMasks } from './fetch-masks.ts';
import { type Label, type Row, rowOf } from './rows.ts';
import { cornersOf, isDrawn } from './shapes.ts';

const TOOL = 'Labelbox';
const FORM = {
  named: /\.(?:nd)?jsonl?$/i,
  begins:
    /^\s*(?:\[\s*)?\{\s*"(?:data_row"\s*:|(?:ID|DataRow ID|Labeled Data)"\s*:[\s\S]*"(?:Labeled Data|External ID|Label)"\s*:)/,
};

type LabelledRow = AnnotatedByAll<CountedAnnotation> & { readonly annotations: CountedAnnotation[] };

interface ReadRows {
  /** By name: older exports have a row for each label. */
  readonly images: ReadonlyMap<string, LabelledRow>;
  readonly without: { skipped: number; predicted: number; bare: number };
  readonly unreadable: { count: number; example: number };
  /** Masks that lie at addresses. */
  readonly masks: number;
  /** Each mask has a picture of its own, and each image one label. */
  readonly isPlain: boolean;
  readonly rows: number;
}

export async function findLabelbox(folder: DataFolder): Promise<Exported | undefined> {
  const faults: Fault[] = [];
  const images: LabelledRow[] = [];
  const files: string[] = [];
  let masks = 0;
  let rows = 0;
  const places: MaskPlaces[] = [];
  for (const file of await candidatesIn(folder, FORM)) {
    const read = await readRows(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof read === 'string') faults.push(annotationFileUnreadable(file, read));
    else if (read.rows > 0) {
      const { without, unreadable } = read;
      for (const image of read.images.values()) images.push(image);
      masks += read.masks;
      places.push({ file, isPlain: read.isPlain });
      rows += read.rows;
      files.push(file);
      if (unreadable.count > 0) faults.push(annotationsUnreadable(file, unreadable));
      if (without.skipped + without.bare > 0) faults.push(tasksWithoutAnnotation(file, without));
    }
  }
  if (images.length + faults.length === 0) return undefined;
  if (masks > 0) faults.push(masksAtAddresses(TOOL, masks, wayToMasks(places)));
  const exported = exportedProject(TOOL, images, folder.settings.annotators);
  const lacking: Lacking = { files, named: { count: rows, word: 'row' }, lacks: 'label' };
  return { ...exported, lacking, faults: [...faults, ...exported.faults] };
}

async function readRows(root: string, file: string): Promise<ReadRows> {
  const images = new Map<string, LabelledRow>();
  const without = { skipped: 0, predicted: 0, bare: 0 };
  const unreadable = { count: 0, example: 0 };
  const counts = { rows: 0, masks: 0, others: 0 };
  const take = (element: JsonElement) => {
    const given = parsed(element.text);
    if (given === undefined && unreadable.count++ === 0) unreadable.example = element.from;
    const row = rowOf(given);
    if (row === undefined) return;
    counts.rows++;
    if (row.labels.length === 0) without[row.isSkipped ? 'skipped' : 'bare']++;
    else {
      const masks = row.labels.flatMap(({ objects }) => objects).filter(({ kind }) => kind === 'mask');
      counts.masks += masks.length;
      if (row.labels.length > 1 || masks.some(({ isPlain }) => isPlain !== true)) counts.others++;
      const annotations = row.labels.map((label) => countedOf(row, label, element, file));
      const known = images.get(row.named);
      if (known !== undefined) known.annotations.push(...annotations);
      else images.set(row.named, { named: row.named, file, annotations });
    }
  };
  await eachOfListOrLines(join(root, file), take);
  const { rows, masks, others } = counts;
  return { images, without, unreadable, rows, masks, isPlain: others === 0 };
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function countedOf(row: Row, label: Label, { from, to }: JsonElement, file: string): CountedAnnotation {
  const drawn = label.objects.filter(isDrawn);
  return {
    ...label,
    digest: digestOf(drawn.map(({ name, place }) => [name, place])),
    passage: { file, from, to, entry: label.entry },
    classes: drawn.map(({ name }) => name),
    size: row.size,
    rectangles: drawn.filter(({ place }) => isRectangle(cornersOf(place))).length,
    left: countLeft(
      label.objects.flatMap(({ kind }): WhyLeft[] => (kind === 'mask' || kind === 'polygon' ? [] : [kind])),
    ),
  };
}

/** 48 bits: as many as a number holds. */
function digestOf(shown: unknown): number {
  return createHash('sha256').update(JSON.stringify(shown)).digest().readUIntBE(0, 6);
}
