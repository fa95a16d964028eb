// Finds labelme's files, one for each image, and puts together what they hold. The image that a file may hold as a text is
// passed over.
import { basename, join } from 'node:path/posix';
import { type Fault, flagsAlone } from '../../../../errors.ts';
import { withoutExtension } from '../../endings.ts';
import {
  exportedOf,
  type ImageFile,
  parsed,
  readImageFiles,
  type SeenShape,
  ShapesInFile,
} from '../shapes/image-files.ts';
import { eachElement } from '../shapes/json-elements.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import { isRectangle } from '../shapes/rectangle.ts';
import { sizeIn } from '../shapes/shape.ts';
import type { Exported } from '../shapes/tool.ts';
import type { DataFolder } from '../source.ts';
import { kindOf, labelOf, wordOf } from './kinds.ts';
import { LINE_WIDTH } from './shapes.ts';

/** Programs that sort the keys put the image before the shapes. */
const FORM = { named: /\.json$/i, begins: /^\s*\{[\s\S]*"(?:shapes|imagePath|imageData)"\s*:/ };
const PLACES = ['shapes[]', 'imagePath', 'imageWidth', 'imageHeight', 'flags'] as const;

export async function findLabelme(folder: DataFolder): Promise<Exported | undefined> {
  const read = (file: string) => readLabelme(folder.settings.data, file);
  const { files, faults } = await readImageFiles(folder, FORM, read);
  if (files.length + faults.length === 0) return undefined;
  const exported = exportedOf(files, { tool: 'labelme', listed: [], lineWidth: LINE_WIDTH });
  return { ...exported, doubt: flagsIn(files), faults: [...faults, ...exported.faults] };
}

interface LabelmeFile extends ImageFile {
  /** That are set for the image as a whole. */
  readonly flags: readonly string[];
}

/** Told where no file has a shape: then they are what somebody has labelled. */
function flagsIn(files: readonly LabelmeFile[]): Fault | undefined {
  const counts = new Map<string, number>();
  for (const flag of files.flatMap(({ flags }) => flags)) counts.set(flag, (counts.get(flag) ?? 0) + 1);
  const isBare = files.every(({ seen }) => seen.classes.length + seen.boxes + seen.marks.length === 0);
  return isBare && counts.size > 0
    ? flagsAlone(
        files.map(({ file }) => file),
        [...counts],
      )
    : undefined;
}

/** Undefined: it has no list of shapes. @throws SyntaxError that says why it can't be read */
async function readLabelme(root: string, file: string): Promise<LabelmeFile | undefined> {
  const shapes = new ShapesInFile(seenIn);
  const fields = new Map<string, unknown>();
  const lists = await eachElement(join(root, file), PLACES, (element) => {
    if (element.place === 'shapes[]') shapes.take(element);
    else fields.set(element.place, parsed(element.text));
  });
  const seen = shapes.found();
  const isLabelme = fields.has('imagePath') || seen.classes.length + seen.boxes > 0;
  if (!lists.has('shapes[]') || !isLabelme) return undefined;
  const imagePath = fields.get('imagePath');
  const own = withoutExtension(basename(file));
  return {
    file,
    named: typeof imagePath === 'string' && imagePath !== '' ? imagePath : own,
    // Files that were renamed together go on saying the name that the image had before.
    orNamed: own,
    size: sizeIn(fields.get('imageWidth'), fields.get('imageHeight')),
    seen,
    flags: setIn(fields.get('flags')),
  };
}

function setIn(flags: unknown): readonly string[] {
  const given = typeof flags === 'object' && flags !== null ? Object.entries(flags) : [];
  return given.flatMap(([name, isSet]) => (isSet === true ? [name] : []));
}

function seenIn(shape: unknown): SeenShape {
  const kind = kindOf(shape);
  const points = listOf(fieldOf(shape, 'points'));
  const isOther = kind === 'box' || kind === 'mark' || kind === 'line';
  return {
    kind: isOther ? kind : 'area',
    word: wordOf(shape),
    class: labelOf(shape),
    content: [kind, points, fieldOf(shape, 'mask') ?? null],
    isRectangle: kind === 'polygon' && isRectangle(points.flatMap(listOf)),
  };
}
