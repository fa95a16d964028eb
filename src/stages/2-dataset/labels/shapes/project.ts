// What a labelling project exports: images, each with the annotations of one person or more, of which one counts. Pure.
import { type Fault, marksIgnored } from '../../../../errors.ts';
import type { Settings } from '../../../1-config/settings.ts';
import { type Annotated, type AnnotatedByAll, chooseAnnotations } from './annotators.ts';
import type { Passage } from './passage.ts';
import type { Size } from './shape.ts';
import type { Exported } from './tool.ts';

/** What keeps a shape from being drawn. */
export type WhyLeft = 'box' | 'point' | 'line';

/** An annotation as it counts. */
export interface CountedAnnotation extends Annotated {
  readonly passage: Passage;
  /** Of the shapes that are drawn, one by one. */
  readonly classes: readonly string[];
  /** Of the image that they were drawn on. */
  readonly size: Size | undefined;
  /** How many of them are rectangles. */
  readonly rectangles: number;
  readonly left: ReadonlyMap<WhyLeft, number>;
}

/** Classes that no shape is of aren't known, and the export has no order of them. */
export function exportedProject(
  tool: string,
  images: readonly AnnotatedByAll<CountedAnnotation>[],
  setting: Settings['annotators'],
): Exported {
  const { chosen, faults } = chooseAnnotations(tool, images, setting);
  const counted = [...chosen.values()];
  const leftBy = (why: WhyLeft) => counted.reduce((sum, { left }) => sum + (left.get(why) ?? 0), 0);
  return {
    images: [...chosen].map(([{ named, file }, { passage, classes, rectangles, digest, size }]) => ({
      named,
      file,
      size,
      shapes: classes.length === 0 ? [] : [{ passage, classes, rectangles, digest }],
    })),
    classes: [...new Set(counted.flatMap(({ classes }) => classes))].sort(),
    boxes: leftBy('box'),
    faults: [...faults, ...saidOfLeft(tool, leftBy)],
  };
}

function saidOfLeft(tool: string, leftBy: (why: WhyLeft) => number): readonly Fault[] {
  const marks = (['point', 'line'] as const).map((why) => [why, leftBy(why)] as const);
  const some = marks.filter(([, count]) => count > 0);
  return some.length > 0 ? [marksIgnored(tool, some)] : [];
}

/** Each as often as it's there. */
export function countLeft(whys: readonly WhyLeft[]): ReadonlyMap<WhyLeft, number> {
  const left = new Map<WhyLeft, number>();
  for (const why of whys) left.set(why, (left.get(why) ?? 0) + 1);
  return left;
}
