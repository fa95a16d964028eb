// Looks at a few pictures of each class: what holds a few values only, as masks do, is no image of a class whose others
// are photographs. What can't be read says nothing: the audit tells why.
import { join } from 'node:path';
import { type Fault, masksAmongPhotographs } from '../../../../errors.ts';
import { prepareMask, type RawMask } from '../../../../image/mask.ts';
import { isOutOfMemory } from '../../../../shared/out-of-memory.ts';
import type { DataFolder } from '../source.ts';
import type { ClassedImage } from './folders.ts';

/** Of each class so many, evenly spread; of many classes the first. */
const LOOKED_AT = 6;
const MOST_CLASSES = 12;
/** Of the pictures of a class, as many are of few values: a scan or a drawing here and there is an image. */
const MANY = 0.3;
/** A mask holds as many values; a photograph hardly ever does. */
const FEW = 8;
/** A picture of fewer pixels holds few values anyway. */
const LEAST_PIXELS = 400;

type Look = 'flat' | 'photograph' | undefined;

interface Looked {
  readonly name: string;
  readonly flat: readonly string[];
  readonly photographs: readonly string[];
}

export async function flatAmongPhotographs(
  folder: Pick<DataFolder, 'settings' | 'decoding'>,
  images: readonly ClassedImage[],
): Promise<Fault | undefined> {
  const byClass = new Map<string, string[]>();
  for (const { image, folder: name } of images) {
    const own = byClass.get(name);
    if (own === undefined) byClass.set(name, [image]);
    else own.push(image);
  }
  const looked: Looked[] = [];
  for (const [name, own] of [...byClass].slice(0, MOST_CLASSES)) {
    const looks = new Map<string, Look>();
    for (const file of spread(own)) looks.set(file, await lookAt(file, folder));
    const of = (kind: Look) => [...looks].flatMap(([file, look]) => (look === kind ? [file] : []));
    looked.push({ name, flat: of('flat'), photographs: of('photograph') });
  }
  const masks = looked.filter(
    ({ flat, photographs }) => flat.length > 1 && flat.length >= MANY * (flat.length + photographs.length),
  );
  const photograph = looked.find(
    ({ flat, photographs }) =>
      photographs.length > 1 && photographs.length >= MANY * (flat.length + photographs.length),
  );
  if (masks.length === 0 || photograph === undefined) return undefined;
  return masksAmongPhotographs(
    masks.map(({ name }) => name),
    masks[0].flat[0],
    photograph.photographs[0],
  );
}

function spread(files: readonly string[]): readonly string[] {
  const step = Math.max(1, files.length / LOOKED_AT);
  return Array.from({ length: Math.min(LOOKED_AT, files.length) }, (_, i) => files[Math.floor(i * step)]);
}

async function lookAt(
  file: string,
  { settings, decoding }: Pick<DataFolder, 'settings' | 'decoding'>,
): Promise<Look> {
  try {
    return await decoding.read(join(settings.data, file), prepareMask, kindOf);
  } catch (error) {
    if (isOutOfMemory(error)) throw error;
    return undefined;
  }
}

/** Undefined: too small, or all of one value, as an empty mask and a black image are. */
function kindOf({ data }: RawMask): Look {
  if (data.length < LEAST_PIXELS) return undefined;
  const values = new Set<number>();
  for (const value of data) {
    values.add(value);
    if (values.size > FEW) return 'photograph';
  }
  return values.size === 1 ? undefined : 'flat';
}
