// Masks that are called like their image with a number behind: `masks/cell7_0.png` and `masks/cell7_1.png` of
// `images/cell7.png`. Names only.
import { basename, dirname, extname } from 'node:path/posix';
import { type Fault, numberedMasksUnclear } from '../../../../errors.ts';
import type { Layout, PlacedFile } from '../../layout.ts';

const NUMBERED = /^(?<stem>.+?)(?<separator>[\s_.-]+)(?<number>\d{1,4})$/;

interface Numbered {
  readonly layout: Layout;
  readonly faults: readonly Fault[];
}

/**
 * Undefined: some mask is called otherwise. As many of each image with the same numbers may be classes as well as objects,
 * which is asked.
 */
export function byNumberOfImage({ images, masks }: Layout): Numbered | undefined {
  const named = new Map(images.map((image) => [nameOf(image), image]));
  const numbers = new Map<PlacedFile, string[]>();
  const placed: PlacedFile[] = [];
  for (const mask of masks) {
    const { stem, number } = NUMBERED.exec(mask.stem)?.groups ?? {};
    const image = stem === undefined ? undefined : named.get(nameOf({ folder: mask.folder, stem }));
    if (image === undefined) return undefined;
    numbers.set(image, [...(numbers.get(image) ?? []), number]);
    placed.push({ ...mask, stem });
  }
  const layout = { images, masks: placed };
  const [image] = numbers.keys();
  const same = new Set([...numbers.values()].map((own) => own.sort().join(' ')));
  const isUnclear = image !== undefined && numbers.size > 1 && same.size === 1 && masks.length > numbers.size;
  return { layout, faults: isUnclear ? [unclear(image, masks, numbers.size)] : [] };
}

function unclear(image: PlacedFile, masks: readonly PlacedFile[], images: number): Fault {
  const separator = NUMBERED.exec(masks[0].stem)!.groups!.separator;
  const patternOf = ({ path }: PlacedFile, name: string) => {
    // Of several parts: in whatever folder of that name.
    const folder = basename(dirname(path));
    const isDeep = dirname(path) !== folder;
    return `${isDeep ? '**/' : ''}${folder === '.' ? '' : `${folder}/`}${name}${extname(path)}`;
  };
  return numberedMasksUnclear({
    images,
    masks: masks.map(({ path }) => path),
    pattern: patternOf(image, '{name}'),
    asClasses: patternOf(masks[0], `{name}${separator}{class}`),
    asObjects: patternOf(masks[0], `{name}${separator}*`),
  });
}

function nameOf({ folder, stem }: Pick<PlacedFile, 'folder' | 'stem'>): string {
  return `${folder}/${stem}`;
}
