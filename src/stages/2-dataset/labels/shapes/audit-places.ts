// Where shapes lie on their images, seen over all of them: outside, in one corner, or nowhere. Pure.
import {
  annotatedFilesChanged,
  type Fault,
  shapesAsShares,
  shapesInCorner,
  shapesMostlyNothing,
  shapesMostlyOutside,
  shapesOutside,
  shapesWithoutPixels,
} from '../../../../errors.ts';
import type { ShapeMeasurement } from './measure.ts';
import type { ShapeTool } from './tool.ts';

type Measurements = readonly ShapeMeasurement<string>[];

/** Above, what is drawn is hardly what was annotated. */
const MOST = 0.5;
/** One or two may be meant so. */
const SOME = 3;
/** Shapes of so many images that are all left of this and above it lie there by no chance. */
const CORNER = 0.6;
const MANY_IMAGES = 5;

/** @param isTurned it's told that shapes reach out for another reason */
export function auditPlaces(
  measurements: Measurements,
  coordinates: ShapeTool<string>['coordinates'],
  isTurned: boolean,
): readonly Fault[] {
  const shapes = sum(measurements, 'shapes');
  if (shapes > 0 && sum(measurements, 'withinOne') === shapes)
    return [shapesAsShares(shapes, coordinates ?? 'pixels')];
  return [
    ...auditNothing(measurements, shapes),
    ...auditOutside(measurements, shapes, isTurned),
    ...(coordinates === undefined ? auditCorner(measurements) : []),
    ...auditFiles(measurements),
  ];
}

function sum(
  measurements: Measurements,
  count: 'shapes' | 'withinOne' | 'withoutPixels' | 'flatRings' | 'reachOut' | 'farOut',
): number {
  return measurements.reduce((total, { drawn }) => total + drawn[count], 0);
}

function auditNothing(measurements: Measurements, shapes: number): readonly Fault[] {
  const first = measurements.find(({ drawn }) => drawn.withoutPixels + drawn.flatRings > 0);
  if (first === undefined) return [];
  const { image } = first.image;
  const withoutPixels = sum(measurements, 'withoutPixels');
  return withoutPixels > MOST * shapes
    ? [shapesMostlyNothing(withoutPixels, shapes, image)]
    : [shapesWithoutPixels(withoutPixels, sum(measurements, 'flatRings'), image)];
}

function auditOutside(measurements: Measurements, shapes: number, isTurned: boolean): readonly Fault[] {
  const imagesWith = (count: 'reachOut' | 'farOut') =>
    measurements.filter(({ drawn }) => drawn[count] > 0).map(({ image }) => image.image);
  const [out, far] = [sum(measurements, 'reachOut'), sum(measurements, 'farOut')];
  if (far >= SOME && far > MOST * shapes && !isTurned)
    return [shapesMostlyOutside(far, shapes, imagesWith('farOut'))];
  return out === 0 ? [] : [shapesOutside(out, imagesWith('reachOut'))];
}

/** Where the export says a size, it was compared. */
function auditCorner(measurements: Measurements): readonly Fault[] {
  const drawn = measurements.filter((one) => one.drawn.shapes > 0);
  if (drawn.length < MANY_IMAGES || drawn.some(({ annotated }) => annotated.size !== undefined)) return [];
  const [x, y] = ([0, 1] as const).map((axis) => Math.max(...drawn.map((one) => one.drawn.extent[axis])));
  const isInCorner = x <= CORNER && y <= CORNER;
  const shapes = sum(drawn, 'shapes');
  return isInCorner ? [shapesInCorner(shapes, drawn.length, [x, y])] : [];
}

function auditFiles(measurements: Measurements): readonly Fault[] {
  const said = measurements.filter(({ isOtherFile }) => isOtherFile !== undefined);
  const changed = said.filter(({ isOtherFile }) => isOtherFile === true);
  return changed.length > MOST * said.length
    ? [
        annotatedFilesChanged(
          'VIA',
          changed.map(({ image }) => image.image),
          said.length,
        ),
      ]
    : [];
}
