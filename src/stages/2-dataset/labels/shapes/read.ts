// Draws what the annotations of an image show, from its passages in the exports.
import { createHash } from 'node:crypto';
import { IGNORE } from '../../../../engine/engine.ts';
import { type Fault, InputError, unreadableImage } from '../../../../errors.ts';
import { hashMask, requireUnchanged } from '../../decode-unchanged.ts';
import type { LabelledFolder, LabelReader } from '../source.ts';
import { type Drawn, drawShapes, stackingOf } from './draw.ts';
import { readPassages } from './passage.ts';
import { ShapeError, type Size } from './shape.ts';
import type { ShapeLabel, ShapeOptions, ShapeReading, ShapeTool } from './tool.ts';
import { turned } from './turn.ts';

/** As large as the image is shown. @throws ShapeError, or InputError where the export is no longer what it was */
export async function drawLabel<Name extends string>(
  tool: ShapeTool<Name>,
  root: string,
  { file, passages, turnedBy }: ShapeLabel<Name>,
  { width, height, crowds, stacking }: Size & ShapeOptions,
): Promise<Drawn> {
  const stored = turnedBy === undefined ? { width, height } : { width: height, height: width };
  const read = await readPassages(root, passages).catch((cause: unknown) => {
    throw new InputError(changed(file), { cause });
  });
  const shapes = await tool.shapes(read, stored, { crowds, stacking });
  const drawn = drawShapes(shapes, stored, stackingOf(tool, { stacking }), unitOf(tool, stored));
  return turnedBy === undefined ? drawn : turned(drawn, turnedBy);
}

/** One of the tool's coordinates, in pixels: of shares a hundredth, to tell those that were divided once more. */
function unitOf({ coordinates }: Pick<ShapeTool<string>, 'coordinates'>, { width, height }: Size): Size {
  return coordinates === undefined ? { width: 1, height: 1 } : { width: width / 100, height: height / 100 };
}

function changed(file: string): Fault {
  return unreadableImage(file, 'has changed since it was checked', 'Leave the data alone during a run.');
}

/** Changes with what is drawn and how the tool calls it, and with nothing else. */
export function hashDrawn({ width, height, data, names }: Drawn): string {
  const pixels = hashMask({ width, height, data, form: 'grey', lossy: false });
  return createHash('sha256').update(JSON.stringify(names)).update(pixels).digest('hex');
}

/** By what is drawn, the index of its class. */
export function indicesOf(
  names: readonly string[],
  { places, background }: Pick<ShapeReading<string>, 'places' | 'background'>,
): Uint8Array {
  const byName = new Map(places);
  const indices = new Uint8Array(IGNORE + 1).fill(IGNORE);
  indices[0] = background;
  for (const [i, name] of names.entries()) indices[i + 1] = byName.get(name) ?? IGNORE;
  return indices;
}

export function shapeReader<Name extends string>(
  tool: ShapeTool<Name>,
  { root, labels }: LabelledFolder<ShapeReading<Name>>,
): LabelReader<ShapeLabel<Name>> {
  return {
    async read({ label, width, height, labelHash }) {
      const { file } = label;
      const drawn = await drawLabel(tool, root, label, { width, height, ...labels }).catch(
        (cause: unknown) => {
          throw cause instanceof ShapeError ? new InputError(changed(file), { cause }) : cause;
        },
      );
      requireUnchanged(file, hashDrawn(drawn), labelHash);
      const indices = indicesOf(drawn.names, labels);
      return { width, height, data: drawn.data.map((value) => indices[value]) };
    },
  };
}
