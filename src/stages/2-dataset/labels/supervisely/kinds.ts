// What Supervisely's kinds of figures are here: an area, a box, or a mark that covers nothing.
import { UNNAMED } from '../../ground-names.ts';
import { fieldOf } from '../shapes/json-fields.ts';

export type Kind = 'polygon' | 'bitmap' | 'box' | 'mark';

const KINDS: ReadonlyMap<unknown, Kind> = new Map<unknown, Kind>([
  ['polygon', 'polygon'],
  ['bitmap', 'bitmap'],
  ['rectangle', 'box'],
  ['oriented_bbox', 'box'],
]);

/** The first exports said it by what they held alone. */
export function kindOf(object: unknown): Kind {
  const said = fieldOf(object, 'geometryType');
  if (said !== undefined) return KINDS.get(said) ?? 'mark';
  return typeof fieldOf(object, 'bitmap') === 'object' && fieldOf(object, 'bitmap') !== null
    ? 'bitmap'
    : fieldOf(fieldOf(object, 'points'), 'exterior') === undefined
      ? 'mark'
      : 'polygon';
}

/** For people: "line". */
export function wordOf(object: unknown): string {
  const said = fieldOf(object, 'geometryType');
  return typeof said === 'string' && said.length < 30 ? said : 'figure of unknown kind';
}

export function classOf(object: unknown): string {
  const title = fieldOf(object, 'classTitle');
  const text = typeof title === 'string' ? title.trim() : '';
  return text === '' ? UNNAMED : text;
}
