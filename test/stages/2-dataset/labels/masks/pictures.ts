// Writes small pictures by their names and asks whose labels they are.
import { encodePng } from '../../../../../src/image/encode.ts';
import { Random } from '../../../../../src/shared/random.ts';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import type { ClassesSpec } from '../../../../../src/stages/2-dataset/classes-file.ts';
import { listFiles } from '../../../../../src/stages/2-dataset/files.ts';
import { findLabels } from '../../../../../src/stages/2-dataset/labels/find.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { settingsFor, writeFiles } from '../../data-folder.ts';

export const EDGE = 24;
export const PICTURES = 4;

/** `photo`: noise over all values; `mask`: a rectangle. Each is another for every seed. */
export type Kind = 'photo' | 'mask';

export async function picture(kind: Kind, seed: number, edge = EDGE): Promise<Uint8Array> {
  const random = new Random(seed);
  const inside = (p: number) => p % edge > 3 + (seed % 5) && p > 4 * edge;
  const data = Uint8Array.from({ length: edge * edge }, (_, p) =>
    kind === 'photo' ? random.integer(256) : inside(p) ? 255 : 0,
  );
  return encodePng({ width: edge, height: edge, channels: 1, data });
}

/** By a name in which `#` is the number of the picture, what such files hold. */
export type Folder = Readonly<Record<string, Kind>>;

/** Each name stands for so many files. */
export async function found(folder: Folder, changes: Partial<Settings> = {}, spec?: ClassesSpec) {
  const files = Object.entries(folder).flatMap(([name, kind]) =>
    Array.from({ length: PICTURES }, (_, i) => [name.replaceAll('#', String(i + 1)), kind] as const),
  );
  return await foundIn(files, changes, spec);
}

export async function foundIn(
  files: readonly (readonly [path: string, kind: Kind])[],
  changes: Partial<Settings> = {},
  spec?: ClassesSpec,
) {
  await using place = await temporaryFolder();
  const contents = files.map(([path, kind], seed) => [path, picture(kind, seed)] as const);
  await writeFiles(place.path, Object.fromEntries(contents));
  const settings = settingsFor(place.path, changes);
  const listed = await listFiles(place.path, settings.output);
  return await findLabels(settings, listed, spec);
}
