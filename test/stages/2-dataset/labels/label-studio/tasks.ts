// Tasks as Label Studio exports them, of pictures of 4x4.

export interface GivenTask {
  readonly id?: number;
  readonly image?: string;
  readonly data?: object;
  readonly result?: readonly object[];
  /** In the place of one annotation with `result`. */
  readonly annotations?: readonly object[];
  readonly predictions?: readonly object[];
}

export function task({ id = 1, image, data, result = [], annotations, predictions = [] }: GivenTask): object {
  return {
    id,
    data: data ?? { image },
    annotations: annotations ?? [annotation({ result })],
    predictions,
  };
}

export function annotation({ result = [] as readonly object[], ...more }): object {
  return { id: 1, completed_by: 1, was_cancelled: false, ground_truth: false, result, ...more };
}

export function region(type: string, value: object, more: object = {}): object {
  return {
    from_name: 'a',
    to_name: 'image',
    type,
    original_width: 4,
    original_height: 4,
    image_rotation: 0,
    value,
    ...more,
  };
}

/** The pixels from (left, top) to before (right, bottom), with a fifth corner: no rectangle. */
export function outline(
  [left, top, right, bottom]: readonly [number, number, number, number],
  ...labels: readonly string[]
): object {
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, (top + bottom) / 2],
  ];
  const points = corners.map(([x, y]) => [25 * x, 25 * y]);
  return region('polygonlabels', { points, polygonlabels: labels });
}

export function box(...labels: readonly string[]): object {
  return region('rectanglelabels', {
    x: 0,
    y: 0,
    width: 50,
    height: 50,
    rotation: 0,
    rectanglelabels: labels,
  });
}
