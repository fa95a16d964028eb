// What labelme's kinds of shapes are here: an area, a line that labelme gives a width, a box, or a mark that covers nothing.
import { UNNAMED } from '../../ground-names.ts';
import { fieldOf } from '../shapes/json-fields.ts';

export type Kind = 'polygon' | 'circle' | 'mask' | 'line' | 'box' | 'mark';

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['polygon', 'polygon'],
  ['circle', 'circle'],
  ['mask', 'mask'],
  ['line', 'line'],
  ['linestrip', 'line'],
  ['rectangle', 'box'],
  ['oriented_rectangle', 'box'],
  // X-AnyLabeling's word for a turned box.
  ['rotation', 'box'],
]);

/** Before there were others, a shape didn't say that it was a polygon. */
export function kindOf(shape: unknown): Kind {
  if (!Array.isArray(fieldOf(shape, 'points'))) return 'mark';
  const type = fieldOf(shape, 'shape_type') ?? 'polygon';
  return (typeof type === 'string' ? KINDS.get(type) : undefined) ?? 'mark';
}

/** For people, one and several: "point". */
export function wordOf(shape: unknown): string {
  const type = fieldOf(shape, 'shape_type');
  return typeof type === 'string' && type.length < 30 ? type : 'shape of unknown kind';
}

/** Programs that write labelme's form number their classes. */
export function labelOf(shape: unknown): string {
  const label = fieldOf(shape, 'label');
  const text = typeof label === 'string' || typeof label === 'number' ? String(label).trim() : '';
  return text === '' ? UNNAMED : text;
}
