// Turns a picture of labels as EXIF says of its image: for shapes that were drawn on the image as it's stored.

/** EXIF's orientations from 5 on lay an image on its side: of these, where a pixel of the turned image comes from. */
const FROM_TURNED: ReadonlyMap<
  number,
  (x: number, y: number, right: number, bottom: number) => readonly [number, number]
> = new Map([
  [5, (x, y) => [y, x]],
  [6, (x, y, _right, bottom) => [y, bottom - x]],
  [7, (x, y, right, bottom) => [right - y, bottom - x]],
  [8, (x, y, right) => [right - y, x]],
] as const);

/** Whether the orientation exchanges width and height. */
export function liesOnItsSide(orientation: number): boolean {
  return FROM_TURNED.has(orientation);
}

/** @param orientation one that exchanges width and height */
export function turned<
  P extends { readonly width: number; readonly height: number; readonly data: Uint8Array },
>(stored: P, orientation: number): P {
  const { width, height, data } = stored;
  const from = FROM_TURNED.get(orientation)!;
  const pixels = new Uint8Array(data.length);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < height; x++) {
      const [fromX, fromY] = from(x, y, width - 1, height - 1);
      pixels[y * height + x] = data[fromY * width + fromX];
    }
  }
  return { ...stored, width: height, height: width, data: pixels };
}
