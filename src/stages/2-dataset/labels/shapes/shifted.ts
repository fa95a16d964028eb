// Annotations that stand under the name of one image and say that they are of another: one of the two names is an old one, and
// where both images are there, nothing tells which. Names only.
import { basename } from 'node:path/posix';
import { type Fault, imagePathsDiffer, imagePathsShifted } from '../../../../errors.ts';
import { withoutExtension } from '../../endings.ts';
import type { DataFolder } from '../source.ts';
import type { ExportedImage, ShapeTool } from './tool.ts';

/** So many of all are told; of more a training would learn wrong pictures. */
const FEW = 0.1;

export function shiftIn(
  { tool, nameField = 'name' }: ShapeTool<string>,
  exported: readonly ExportedImage[],
  { files }: Pick<DataFolder, 'files'>,
): Fault | undefined {
  const images = new Set(files.map(stemOf));
  const shifted = exported.flatMap(({ named, orNamed, file }) => {
    if (orNamed === undefined) return [];
    const [own, other] = [stemOf(orNamed), stemOf(named.replaceAll('\\', '/'))];
    return own !== other && images.has(own) && images.has(other) ? [{ named, orNamed, file }] : [];
  });
  if (shifted.length === 0) return undefined;
  const word = shifted.length > FEW * exported.length ? imagePathsShifted : imagePathsDiffer;
  return word(tool, shifted.length, exported.length, { ...shifted[0], field: nameField });
}

function stemOf(path: string): string {
  return withoutExtension(basename(path)).normalize('NFC');
}
