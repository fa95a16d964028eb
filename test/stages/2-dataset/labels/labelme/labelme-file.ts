// Small files of labelme.

/** Of all pictures here. */
export const EDGE = 4;

export interface Shape {
  readonly label?: unknown;
  readonly points?: unknown;
  readonly shape_type?: unknown;
  readonly mask?: unknown;
}

/** As labelme 5 and 6 write it; `more` is added to its outermost object. */
export function labelmeFile(imagePath: unknown, shapes: readonly unknown[], more: object = {}): string {
  return JSON.stringify({
    version: '6.3.1',
    flags: {},
    shapes,
    imagePath,
    imageData: null,
    imageHeight: EDGE,
    imageWidth: EDGE,
    ...more,
  });
}

export function polygon(label: unknown, ...points: readonly (readonly unknown[])[]): Shape {
  return { ...drawn('polygon', points), label };
}

export function drawn(shape_type: string | null, points: unknown, more: Shape = {}): Shape {
  return { label: 'cell', points, shape_type, ...more };
}

/** The pixels from (left, top) to before (right, bottom), with a fifth corner: no rectangle. */
export function area(label: unknown, left: number, top: number, right: number, bottom: number): Shape {
  const middle = (top + bottom) / 2;
  return polygon(label, [left, top], [right, top], [right, bottom], [left, bottom], [left, middle]);
}
