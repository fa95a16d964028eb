// Small files of COCO annotations.

/** Of all pictures that they are of. */
const EDGE = 4;

export interface Given {
  readonly images?: readonly (object | string)[];
  readonly categories?: readonly (object | string)[];
  readonly annotations?: readonly object[];
}

/** Images and categories that are names alone get ids from 1 on. */
export function cocoFile({ images = ['a.png', 'b.png'], categories = ['cell'], annotations }: Given): string {
  return JSON.stringify({
    info: { description: 'images' },
    licenses: [],
    images: images.map((one, i) =>
      typeof one === 'string' ? { id: i + 1, file_name: one, width: EDGE, height: EDGE } : one,
    ),
    categories: categories.map((one, i) =>
      typeof one === 'string' ? { id: i + 1, name: one, supercategory: '' } : one,
    ),
    ...(annotations === undefined
      ? {}
      : { annotations: annotations.map((one, i) => ({ id: i + 1, ...one })) }),
  });
}

/** The pixels from (left, top) to before (right, bottom), with a fifth corner: no rectangle. */
export function area(left: number, top: number, right: number, bottom: number): number[] {
  return [left, top, right, top, right, bottom, left, bottom, left, (top + bottom) / 2];
}

export function shape(image: number | string, category: number | string, ...rings: readonly unknown[]) {
  return { image_id: image, category_id: category, segmentation: rings, iscrowd: 0, bbox: [0, 0, 1, 1] };
}
