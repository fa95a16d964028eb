// What a feature of QuPath's GeoJSON is: an area of a class, or something that covers nothing.
import { UNNAMED } from '../../ground-names.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';

/** Of QuPath's own classes those with a star are none of things: this one only says where was looked. */
const REGION = /^region\*$/i;
const IGNORED = /\*$/;
const OWN_PROPERTIES = ['objectType', 'object_type', 'classification', 'isLocked'];

/** Other GeoJSON is of places on the Earth. */
export function isOfQupath(feature: unknown): boolean {
  const properties = fieldOf(feature, 'properties');
  return OWN_PROPERTIES.some((key) => fieldOf(properties, key) !== undefined);
}

/** Rings of each part: an outline and its holes. */
export function partsOf(feature: unknown): readonly (readonly unknown[])[] {
  const geometry = fieldOf(feature, 'geometry');
  const coordinates = listOf(fieldOf(geometry, 'coordinates'));
  return fieldOf(geometry, 'type') === 'MultiPolygon' ? coordinates.map(listOf) : [coordinates];
}

export function isArea(feature: unknown): boolean {
  const type = fieldOf(fieldOf(feature, 'geometry'), 'type');
  return (
    (type === 'Polygon' || type === 'MultiPolygon') && isOfImage(feature) && !REGION.test(classOf(feature))
  );
}

/** Of a stack, or of a series in time, the first plane is the image. */
function isOfImage(feature: unknown): boolean {
  const plane = fieldOf(fieldOf(feature, 'geometry'), 'plane');
  return ['z', 't'].every((axis) => Number(fieldOf(plane, axis) ?? 0) <= 0);
}

export function classOf(feature: unknown): string {
  const classification = fieldOf(fieldOf(feature, 'properties'), 'classification');
  const names = listOf(fieldOf(classification, 'names')).filter((name) => typeof name === 'string');
  const name = fieldOf(classification, 'name') ?? (names.length > 0 ? names.join(': ') : undefined);
  return (typeof name === 'string' && name.trim()) || UNNAMED;
}

/** What QuPath itself leaves out of what it counts. */
export function isIgnored(name: string): boolean {
  return IGNORED.test(name);
}

/** For people: "Point". */
export function wordOf(feature: unknown): string {
  const type = fieldOf(fieldOf(feature, 'geometry'), 'type');
  if (REGION.test(classOf(feature))) return 'region';
  if (!isOfImage(feature)) return 'object of another plane';
  return typeof type === 'string' && type.length < 30 ? type.toLowerCase() : 'object without a geometry';
}
