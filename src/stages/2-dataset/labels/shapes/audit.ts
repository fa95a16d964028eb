// What can only be seen over all drawn images: classes that nothing shows, what shapes hide of each other, and shapes that show
// nothing. Pure.
import { IGNORE } from '../../../../engine/engine.ts';
import {
  annotatedAsStored,
  annotationFilesAlike,
  type Fault,
  oneShapeClass,
  orientationUnclear,
  shapeClassAbsent,
  shapesOverlap,
  shapesTurned,
} from '../../../../errors.ts';
import { isError } from '../../samples.ts';
import type { ClassInfo } from '../../terms.ts';
import type { SampleWith } from '../source.ts';
import { auditPlaces } from './audit-places.ts';
import type { Stacking } from './draw.ts';
import type { ShapeMeasurement } from './measure.ts';
import type { ShapeReading, ShapeTool } from './tool.ts';
import { liesOnItsSide } from './turn.ts';

/** Classes that nothing shows. */
export function auditShownClasses(
  samples: readonly Pick<SampleWith<unknown>, 'classCounts'>[],
  classes: readonly ClassInfo[],
): readonly Fault[] {
  const present = classes.filter(({ index }) => samples.some(({ classCounts }) => classCounts[index] > 0));
  if (present.length < 2) return [oneShapeClass(present[0]?.name ?? 'ignored')];
  const absent = classes.filter((info) => !present.includes(info)).map(({ name }) => name);
  return absent.length > 0 ? [shapeClassAbsent(absent)] : [];
}

export function auditShapes(
  measurements: readonly ShapeMeasurement<string>[],
  { stacking, coordinates }: Pick<ShapeTool<string>, 'stacking' | 'coordinates'>,
  places: ShapeReading<string>['places'],
): readonly Fault[] {
  const orientation = auditOrientation(measurements);
  return [
    ...auditVersions(measurements),
    ...auditOverlaps(measurements, stacking, new Map(places)),
    ...auditPlaces(measurements, coordinates, orientation.some(isError)),
    ...orientation,
  ];
}

/** So few of the images that several files show are single mistakes, which are told as overlaps. */
const FEW = 0.1;

function auditVersions(measurements: readonly ShapeMeasurement<string>[]): readonly Fault[] {
  const joined = measurements.filter(({ annotated }) => annotated.versions !== undefined);
  const alike = joined.flatMap(({ image, versions }) =>
    versions === undefined ? [] : [{ image: image.image, files: versions }],
  );
  return alike.length > FEW * joined.length ? [annotationFilesAlike(alike)] : [];
}

/** Of names that are one class, and of what counts for nothing, it doesn't matter which lies on top. */
function auditOverlaps(
  measurements: readonly ShapeMeasurement<string>[],
  stacking: Stacking,
  places: ReadonlyMap<string, number>,
): readonly Fault[] {
  const hidden = new Map<string, { below: string; above: string; pixels: number }>();
  for (const { below, above, pixels } of measurements.flatMap(({ drawn }) => drawn.hidden)) {
    const [one, other] = [below, above].map((name) => places.get(name) ?? IGNORE);
    if (one === other || one === IGNORE || other === IGNORE) continue;
    const key = JSON.stringify([below, above]);
    hidden.set(key, { below, above, pixels: (hidden.get(key)?.pixels ?? 0) + pixels });
  }
  const pairs = [...hidden.values()].sort((a, b) => b.pixels - a.pixels);
  return pairs.length === 0 ? [] : [shapesOverlap(pairs, stacking)];
}

/** Of images that EXIF turns it may be unclear whether the shapes were drawn on them as they're stored or as they're shown. */
function auditOrientation(measurements: readonly ShapeMeasurement<string>[]): readonly Fault[] {
  const named = (some: readonly ShapeMeasurement<string>[]) => some.map(({ image }) => image.image);
  const isTurned = ({ image, annotated }: ShapeMeasurement<string>) =>
    image.notes.orientation !== 1 && annotated.shapes.length > 0;
  const turned = measurements.filter(({ label }) => label.turnedBy !== undefined);
  const unclear = measurements.filter(
    (one) => isTurned(one) && one.label.turnedBy === undefined && !saysSize(one),
  );
  const asStored = unclear.filter(
    ({ image, drawn }) => liesOnItsSide(image.notes.orientation) && drawn.reachOut > 0,
  );
  if (asStored.length > 0) {
    const areAll = measurements.every(
      (one) => !isTurned(one) || one.label.turnedBy !== undefined || !saysSize(one),
    );
    return [annotatedAsStored(named(unclear), named(asStored), areAll)];
  }
  return [
    ...(turned.length === 0 ? [] : [shapesTurned(named(turned))]),
    ...(unclear.length === 0 ? [] : [orientationUnclear(named(unclear))]),
  ];
}

/** Whether the size in the export tells the image as it's shown from the one that is stored. */
function saysSize({ annotated: { size }, image }: ShapeMeasurement<string>): boolean {
  return size !== undefined && image.notes.orientation >= 5 && size.width !== size.height;
}
