// Finds the JSON and JSON-MIN exports of Label Studio in the data folder, and puts together what their tasks say.
import { createHash } from 'node:crypto';
import { join } from 'node:path/posix';
import {
  annotationFileUnreadable,
  annotationsUnreadable,
  choicesAlone,
  type Fault,
  type Lacking,
  predictionsAlone,
  tasksOfSeveralImages,
  tasksWithoutAnnotation,
} from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { parseJson } from '../../../../shared/parse-json.ts';
import { foldersOfClass } from '../../classes-file.ts';
import { UNNAMED } from '../../ground-names.ts';
import type { AnnotatedByAll } from '../shapes/annotators.ts';
import { candidatesIn } from '../shapes/candidates.ts';
import { eachOfListOrLines, type JsonElement } from '../shapes/json-elements.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import type { Passage } from '../shapes/passage.ts';
import { type CountedAnnotation, countLeft, exportedProject, type WhyLeft } from '../shapes/project.ts';
import { isRectangle } from '../shapes/rectangle.ts';
import type { Exported } from '../shapes/tool.ts';
import type { DataFolder } from '../source.ts';
import { chooseControl } from './controls.ts';
import { imagePaths } from './image-path.ts';
import { type Annotation, placeIn, type Region, taskOf } from './regions.ts';
import { isDrawn } from './shapes.ts';

const TOOL = 'Label Studio';
export const FORM = {
  named: /\.json$/i,
  begins:
    /^\s*(?:\[\s*)?\{[\s\S]*"(?:from_name|total_annotations|cancelled_annotations|file_upload|completed_by|completions|was_cancelled|annotation_id|annotator|original_width|(?:brush|polygon|rectangle|ellipse|keypoint|bitmask|vector)labels|rle|predictions"\s*:\s*\[\s*\{[^{}]*"result)"\s*:/i,
};

interface Counted extends CountedAnnotation {
  readonly regions: readonly Region[];
  readonly hasChoices: boolean;
}

type LabelledTask = AnnotatedByAll<Counted> & { readonly annotations: Counted[] };

interface ReadTasks {
  readonly file: string;
  /** By id: each has its own line in JSON-MIN for every annotation. */
  readonly images: ReadonlyMap<string, LabelledTask>;
  readonly several: readonly string[];
  readonly without: { skipped: number; predicted: number; bare: number };
  readonly unreadable: { count: number; example: number };
  readonly tasks: number;
  /** Of these, those in JSON-MIN. */
  readonly minimal: number;
}

export async function findLabelStudio(folder: DataFolder): Promise<Exported | undefined> {
  const faults: Fault[] = [];
  const read: ReadTasks[] = [];
  for (const file of await candidatesIn(folder, FORM)) {
    const found = await readTasks(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof found === 'string') faults.push(annotationFileUnreadable(file, found));
    else if (found.tasks > 0) read.push(found);
  }
  faults.push(...read.flatMap(saidOfTasks));
  const all = read.flatMap((one) => [...one.images.values()]);
  const { control, question } = chooseControl(
    all.flatMap(({ annotations }) => annotations),
    knownTo(folder),
  );
  const images = control === undefined ? all : all.map((image) => ofControl(image, control));
  if (images.length + faults.length === 0) return undefined;
  const predicted = read.filter(({ without, tasks }) => without.predicted === tasks);
  const exported = {
    ...exportedProject(TOOL, images, folder.settings.annotators),
    lacking: lackingIn(read),
    question,
  };
  if (images.length === 0 && predicted.length > 0) {
    const files = predicted.map(({ file }) => file);
    return { ...exported, faults: [predictionsAlone(TOOL, files)], isOfNoLabels: true };
  }
  const said = [...faults, ...exported.faults];
  if (!isOfChoices(images.flatMap(({ annotations }) => annotations))) return { ...exported, faults: said };
  const alone = { ...exported, images: [], faults: [...said, choicesAlone(TOOL)] };
  const isTable = read.every(({ minimal, tasks }) => minimal === tasks);
  return isTable ? { ...alone, isOfNoLabels: true } : alone;
}

/** As far as the user lists them. */
function knownTo({ spec }: DataFolder): ReadonlySet<string> | undefined {
  return spec && new Set(spec.classes.flatMap(foldersOfClass));
}

function ofControl(image: LabelledTask, control: string): LabelledTask {
  const annotations = image.annotations.map((one) => {
    const regions = one.regions.filter((region) => region.control === control);
    return { ...countedOf({ ...one, regions }, one.passage), passage: { ...one.passage, control } };
  });
  return { ...image, annotations };
}

/** Told where nobody has annotated any. */
function lackingIn(read: readonly ReadTasks[]): Lacking {
  const count = read.reduce((sum, { tasks }) => sum + tasks, 0);
  return { files: read.map(({ file }) => file), named: { count, word: 'task' }, lacks: 'annotation' };
}

/** Of classes of whole images. */
function isOfChoices(annotations: readonly Counted[]): boolean {
  const drawsNothing = annotations.every(({ classes, left }) => classes.length + left.size === 0);
  return drawsNothing && annotations.some(({ hasChoices }) => hasChoices);
}

async function readTasks(root: string, file: string): Promise<ReadTasks> {
  const images = new Map<string, LabelledTask>();
  const several: string[] = [];
  const without = { skipped: 0, predicted: 0, bare: 0 };
  const unreadable = { count: 0, example: 0 };
  let [tasks, minimal] = [0, 0];
  const take = (element: JsonElement) => {
    const given = parsed(element.text);
    if (given === undefined && unreadable.count++ === 0) unreadable.example = element.from;
    const task = taskOf(given);
    if (task === undefined) return;
    const paths = imagePaths(task.data);
    if (paths.length === 0) return;
    tasks++;
    if (task.isMinimal) minimal++;
    const annotations = task.annotations.map(({ entry, ...one }) =>
      countedOf(one, { file, from: element.from, to: element.to, entry }),
    );
    if (annotations.length === 0)
      without[task.isSkipped ? 'skipped' : task.isPredicted ? 'predicted' : 'bare']++;
    else if (paths.length > 1) several.push(task.id);
    else {
      const key = JSON.stringify([task.id, paths[0]]);
      const known = images.get(key);
      if (known !== undefined) known.annotations.push(...annotations);
      else images.set(key, { named: paths[0], file, annotations });
    }
  };
  await eachOfListOrLines(join(root, file), take);
  return { file, images, several, without, unreadable, tasks, minimal };
}

export function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function countedOf(annotation: Omit<Annotation, 'entry'>, passage: Passage): Counted {
  const { regions } = annotation;
  const drawn = regions.filter(isDrawn);
  return {
    ...annotation,
    digest: digestOf(drawn),
    passage,
    classes: drawn.flatMap(({ labels }) => (labels.length > 0 ? labels : [UNNAMED])),
    size: regions.find(({ size }) => size !== undefined)?.size,
    rectangles: drawn.filter(isBox).length,
    left: countLeft(regions.flatMap(whyLeft)),
  };
}

function whyLeft({ kind }: Region): readonly WhyLeft[] {
  return kind === 'box' || kind === 'point' || kind === 'line' ? [kind] : [];
}

function isBox({ kind, value }: Region): boolean {
  return (
    kind === 'polygon' && isRectangle(listOf(fieldOf(value, 'points')).flatMap((point) => listOf(point)))
  );
}

/** 48 bits: as many as a number holds. */
function digestOf(regions: readonly Region[]): number {
  const shown = regions.map(({ kind, labels, value }) => [kind, labels, placeIn(value)]);
  return createHash('sha256').update(JSON.stringify(shown)).digest().readUIntBE(0, 6);
}

function saidOfTasks({ file, several, without, unreadable }: ReadTasks): readonly Fault[] {
  return [
    ...(unreadable.count > 0 ? [annotationsUnreadable(file, unreadable)] : []),
    ...(several.length > 0 ? [tasksOfSeveralImages(file, several)] : []),
    ...(without.skipped + without.predicted + without.bare > 0
      ? [tasksWithoutAnnotation(file, without)]
      : []),
  ];
}
