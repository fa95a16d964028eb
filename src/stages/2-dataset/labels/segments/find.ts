// Finds the releases of Segments.ai in the data folder, and the pictures beside them that show their objects.
import { join } from 'node:path/posix';
import {
  annotationFilePassedOver,
  annotationFileUnreadable,
  annotationsUnreadable,
  categoriesUnnamed,
  type Fault,
  marksIgnored,
  masksAtAddresses,
  shapeClassTwice,
  tasksWithoutAnnotation,
} from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { MIB, openPlainFile } from '../../../../shared/plain-file.ts';
import { withoutExtension } from '../../endings.ts';
import { twiceIn } from '../alike-names.ts';
import { candidatesIn } from '../shapes/candidates.ts';
import { ImageFinder } from '../shapes/image-of.ts';
import type { Passage } from '../shapes/passage.ts';
import { isRectangle } from '../shapes/rectangle.ts';
import type { Exported, ExportedImage, ExportedShapes } from '../shapes/tool.ts';
import type { DataFolder } from '../source.ts';
import { type Release, readRelease, type Sample, type SampleLabel } from './release.ts';

const TOOL = 'Segments.ai';
const FORM = {
  named: /\.json$/i,
  begins: /^\s*\{[\s\S]*"dataset"\s*:\s*\{[\s\S]*"(?:task_type|task_attributes|labelsets)"\s*:/,
};
const BITMAPS = /^segmentation-bitmap(?:-highres)?$/;
const VECTORS = /^(?:vector|bboxes)$/;
/** What isn't finished, or was refused, is no label. */
const LEFT_STATUS = new Map([
  ['PRELABELED', 'predicted'],
  ['SKIPPED', 'skipped'],
  ['REJECTED', 'skipped'],
  ['UNLABELED', 'bare'],
  ['LABELING_IN_PROGRESS', 'bare'],
] as const);
/** Of one that is larger the rest is missing, which is told as of any damaged one. */
const LARGEST_PICTURE = 256 * MIB;
const WAY_OUT =
  "Download them into the data folder with its own package: `SegmentsDataset('FILE.json')` puts a picture called NAME_label_ground-truth.png beside each image.";

/** What a release says of its images, counted. */
interface Content {
  readonly images: ExportedImage[];
  readonly without: { skipped: number; predicted: number; bare: number };
  missing: number;
  boxes: number;
  points: number;
  lines: number;
}

export async function findSegments(folder: DataFolder): Promise<Exported | undefined> {
  const faults: Fault[] = [];
  const classes: string[] = [];
  const contents: Content[] = [];
  const files: string[] = [];
  let samples = 0;
  for (const file of await candidatesIn(folder, FORM)) {
    const release = await readRelease(folder.settings.data, file).catch((error) => messageOf(error));
    if (typeof release === 'string') faults.push(annotationFileUnreadable(file, release));
    else if (!BITMAPS.test(release.taskType) && !VECTORS.test(release.taskType))
      faults.push(annotationFilePassedOver(file, `holds labels of the type ${release.taskType}`));
    else {
      const content = await contentOf(release, file, folder);
      contents.push(content);
      files.push(file);
      samples += release.samples.length;
      classes.push(...release.categories.values());
      faults.push(...saidOfRelease(file, release, content));
    }
  }
  if (contents.length + faults.length === 0) return undefined;
  const sum = (of: 'boxes' | 'points' | 'lines' | 'missing') =>
    contents.reduce((total, content) => total + content[of], 0);
  const marks = (
    [
      ['point', sum('points')],
      ['line', sum('lines')],
    ] as const
  ).filter(([, count]) => count > 0);
  return {
    images: contents.flatMap(({ images }) => images),
    classes: [...new Set(classes)],
    boxes: sum('boxes'),
    lacking: { files, named: { count: samples, word: 'sample' }, lacks: 'label' },
    pictures: contents.flatMap((content) => content.images.flatMap(picturesOf)),
    faults: [
      ...faults,
      ...(marks.length > 0 ? [marksIgnored(TOOL, marks)] : []),
      ...(sum('missing') > 0 ? [masksAtAddresses(TOOL, sum('missing'), WAY_OUT)] : []),
    ],
  };
}

async function contentOf(release: Release, file: string, folder: DataFolder): Promise<Content> {
  const content: Content = {
    images: [],
    without: { skipped: 0, predicted: 0, bare: 0 },
    missing: 0,
    boxes: 0,
    points: 0,
    lines: 0,
  };
  const finder = new ImageFinder(folder.files, folder.files);
  const listed = { file, names: [...release.categories.values()] };
  for (const sample of release.samples) {
    const { label, name } = sample;
    const left =
      label === undefined ? 'bare' : [...LEFT_STATUS].find(([status]) => status === label.status)?.[1];
    if (left !== undefined || label === undefined) content.without[left ?? 'bare']++;
    else {
      const shapes = BITMAPS.test(release.taskType)
        ? await pictured(sample, label, { release, file, folder, finder }, content)
        : drawn(sample, label, release, content);
      content.images.push({ named: name, file, size: undefined, listed, shapes });
    }
  }
  return content;
}

interface Surroundings {
  readonly release: Release;
  readonly file: string;
  readonly folder: DataFolder;
  readonly finder: ImageFinder;
}

/** The picture is called as the tool's package saves it, or as its address ends. */
async function pictured(
  sample: Sample,
  label: SampleLabel,
  { release, file, folder, finder }: Surroundings,
  content: Content,
): Promise<readonly ExportedShapes[]> {
  if (label.objects.length === 0) return [];
  const names = [`${withoutExtension(sample.name)}_label_${label.set}.png`, pathOf(label.bitmap ?? '')];
  const found = names.map((named) => finder.find({ named, file }).images).find(({ length }) => length === 1);
  if (found === undefined) {
    content.missing++;
    return [];
  }
  const picture = await pictureAt(folder.settings.data, found[0]);
  return [
    ...shapesOf(sample, label, release, label.objects),
    { passage: picture, classes: [], rectangles: 0, digest: label.digest },
  ];
}

function drawn(
  sample: Sample,
  label: SampleLabel,
  release: Release,
  content: Content,
): readonly ExportedShapes[] {
  const of = (type: string) => label.objects.filter((one) => one.type === type);
  content.boxes += of('bbox').length;
  content.points += of('point').length;
  content.lines += of('polyline').length;
  return shapesOf(sample, label, release, of('polygon'));
}

/** What names the classes stands before the sample. */
function shapesOf(
  { passage }: Sample,
  { digest }: SampleLabel,
  { attributes, categories }: Release,
  objects: SampleLabel['objects'],
): readonly ExportedShapes[] {
  if (objects.length === 0 || attributes === undefined) return [];
  const classes = objects.map(({ category }) => categories.get(category) ?? `category ${category}`);
  const rectangles = objects.filter(({ points }) => isRectangle(points)).length;
  return [
    { passage: attributes, classes: [], rectangles: 0, digest: 0 },
    { passage, classes, rectangles, digest },
  ];
}

/** Beside what stands in the release itself. */
function picturesOf({ file, shapes }: ExportedImage): readonly string[] {
  return shapes.map(({ passage }) => passage.file).filter((one) => one !== file);
}

async function pictureAt(root: string, file: string): Promise<Passage> {
  await using opened = await openPlainFile(join(root, file), { links: 'refused' });
  const { size } = await opened.stat();
  return { file, from: 0, to: Math.min(size, LARGEST_PICTURE), coding: 'base64' };
}

function pathOf(address: string): string {
  return address.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*\//i, '').replace(/[?#].*$/s, '');
}

function saidOfRelease(
  file: string,
  { unreadable, categories, unnamed }: Release,
  { without }: Content,
): readonly Fault[] {
  const same = twiceIn([...categories.values()]);
  return [
    ...(unreadable.count > 0 ? [annotationsUnreadable(file, unreadable)] : []),
    ...(same.length > 0 ? [shapeClassTwice(file, same)] : []),
    ...(unnamed.length > 0 ? [categoriesUnnamed(file, unnamed)] : []),
    ...(without.skipped + without.predicted + without.bare > 0
      ? [tasksWithoutAnnotation(file, without)]
      : []),
  ];
}
