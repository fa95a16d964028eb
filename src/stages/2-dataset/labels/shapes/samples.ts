// From images with annotations to samples whose every pixel has a class: settles the classes, draws each image once, and counts.
import type { Fault } from '../../../../errors.ts';
import { measureAll } from '../../measure-all.ts';
import { isError, orderedSamples } from '../../samples.ts';
import { lostParts } from '../../skip-bad-files.ts';
import type { LabelledSamples, MeasureOptions } from '../source.ts';
import { auditShapes, auditShownClasses } from './audit.ts';
import { settleClasses } from './classes.ts';
import { stackingOf } from './draw.ts';
import { measureShapes } from './measure.ts';
import type { Shown } from './no-class.ts';
import type { AnnotatedImage, ShapeLabel, ShapeReading, ShapeTool } from './tool.ts';

export async function shapeSamples<Name extends string>(
  tool: ShapeTool<Name>,
  items: readonly AnnotatedImage[],
  options: MeasureOptions,
): Promise<LabelledSamples<ShapeLabel<Name>, ShapeReading<Name>>> {
  if (items.length === 0) return { faults: [] };
  const { root, groupBy, settings, signal, decoding, skipsBadFiles, model } = options;
  const { classes, faults: doubts, ...settled } = settleClasses(items[0].listed, shownIn(items), options);
  if (doubts.some(isError)) return { faults: doubts };
  const { crowds, stacking } = settings;
  const reading = { source: tool.name, ...settled, crowds, stacking };
  const measured = { tool, root, reading, classes: classes.length, decoding };
  const measure = (item: AnnotatedImage) => measureShapes(measured, item);
  const { measurements, faults: fileFaults } = await measureAll(items, measure, signal);
  const read = measurements.map(({ annotated }) => annotated);
  const faults: Fault[] = [...doubts, ...fileFaults, ...(skipsBadFiles ? lostParts(items, read) : [])];
  if (measurements.length === 0) return { faults };
  const labelled = measurements.map(({ image, annotated, label, labelHash, classCounts }) => ({
    measurement: image,
    label,
    part: annotated.part,
    labelHash,
    classCounts,
  }));
  const { samples, faults: groupFaults } = orderedSamples(labelled, groupBy);
  const audited = model === undefined ? auditShownClasses(samples, classes) : [];
  return {
    labels: { classes, reading, samples, measurements: measurements.map(({ image }) => image) },
    faults: [
      ...faults,
      ...groupFaults,
      ...audited,
      ...auditShapes(
        measurements,
        { stacking: stackingOf(tool, reading), coordinates: tool.coordinates },
        reading.places,
      ),
    ],
  };
}

/** By class. */
function shownIn(items: readonly AnnotatedImage[]): ReadonlyMap<string, Shown> {
  const shown = new Map<string, { shapes: number; readonly image: string }>();
  for (const { shapes, image } of items) {
    for (const name of shapes.flatMap(({ classes }) => classes)) {
      const known = shown.get(name) ?? { shapes: 0, image };
      shown.set(name, known);
      known.shapes++;
    }
  }
  return shown;
}
