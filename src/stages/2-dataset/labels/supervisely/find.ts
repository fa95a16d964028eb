// Finds Supervisely's files, one for each image, and the classes of its projects.
import { basename, dirname, join } from 'node:path/posix';
import { MOST_BYTES, readPlainText } from '../../../../shared/plain-file.ts';
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
import { classOf, kindOf, wordOf } from './kinds.ts';

const FORM = {
  named: /(?:^|\/)ann\/[^/]+\.json$/i,
  begins: /^\s*\{[\s\S]*"(?:objects|size|tags)"\s*:/,
};
/** Of classes that may have areas. */
const AREAS: readonly unknown[] = ['polygon', 'bitmap', 'any'];

export async function findSupervisely(folder: DataFolder): Promise<Exported | undefined> {
  const paths = new Set(folder.files);
  const read = (file: string) => readSupervisely(folder.settings.data, file, paths);
  const { files, faults } = await readImageFiles(folder, FORM, read);
  if (files.length + faults.length === 0) return undefined;
  const exported = exportedOf(files, { tool: 'Supervisely', listed: await classesIn(folder) });
  return { ...exported, faults: [...faults, ...exported.faults] };
}

/** Undefined: it has no list of objects. @throws SyntaxError that says why it can't be read */
async function readSupervisely(
  root: string,
  file: string,
  paths: ReadonlySet<string>,
): Promise<ImageFile | undefined> {
  const shapes = new ShapesInFile(seenIn);
  let size: unknown;
  const lists = await eachElement(join(root, file), ['objects[]', 'size'], (element) => {
    if (element.place === 'size') size = parsed(element.text);
    else shapes.take(element);
  });
  if (!lists.has('objects[]')) return undefined;
  const named = join(dirname(dirname(file)), 'img', basename(file).replace(/\.json$/i, ''));
  return {
    file,
    named,
    isPath: paths.has(named),
    size: sizeIn(fieldOf(size, 'width'), fieldOf(size, 'height')),
    seen: shapes.found(),
  };
}

function seenIn(object: unknown): SeenShape {
  const kind = kindOf(object);
  const points = fieldOf(object, 'points');
  const [exterior, interior] = ['exterior', 'interior'].map((key) => listOf(fieldOf(points, key)));
  return {
    kind: kind === 'box' || kind === 'mark' ? kind : 'area',
    word: wordOf(object),
    class: classOf(object),
    content: [kind, kind === 'bitmap' ? fieldOf(object, 'bitmap') : [exterior, interior]],
    isRectangle: kind === 'polygon' && interior.length === 0 && isRectangle(exterior.flatMap(listOf)),
  };
}

/** In the order of the projects' own lists; of boxes and points there are none. */
async function classesIn({ settings, others }: DataFolder): Promise<readonly string[]> {
  const titles: string[] = [];
  for (const file of others.filter((one) => basename(one).toLowerCase() === 'meta.json')) {
    const path = join(settings.data, file);
    const text = await readPlainText(path, MOST_BYTES.text, { links: 'refused' }).catch(() => '');
    for (const given of listOf(fieldOf(parsed(text), 'classes')))
      if (AREAS.includes(fieldOf(given, 'shape')))
        titles.push(classOf({ classTitle: fieldOf(given, 'title') }));
  }
  return titles;
}
