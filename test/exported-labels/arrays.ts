// Masks as NumPy and MATLAB save them, by turns, and a list of their classes.
import { matElement, matFile, matMatrix, npyOf } from '../image/arrays/arrays-file.ts';
import type { Files } from '../stages/2-dataset/data-folder.ts';
import { CLASSES, EDGE, imagesAt, PICTURES } from './pictures.ts';

export function arrayMasks(): Files {
  const masks = PICTURES.map((picture, i) => {
    const values = new Uint8Array(EDGE * EDGE);
    for (const [c, name] of CLASSES.entries()) fill(values, picture[name], c + 1);
    return i % 2 === 0
      ? [`masks/${i}.npy`, npyOf(EDGE, EDGE, [...values])]
      : [`masks/${i}.mat`, matOf(values)];
  });
  return {
    ...imagesAt((name) => `images/${name}`),
    ...Object.fromEntries(masks),
    'classes.json': JSON.stringify(['background', ...CLASSES]),
  };
}

/** A rectangle without its quarter at the bottom right. */
function fill(values: Uint8Array, outline: readonly number[], value: number): void {
  const [x, y, right, , , middleY, middleX, , , bottom] = outline;
  for (let row = y; row < bottom; row++)
    values.fill(value, row * EDGE + x, row * EDGE + (row < middleY ? right : middleX));
}

/** Column by column. */
function matOf(values: Uint8Array): Buffer {
  const columns = Uint8Array.from(values, (_, i) => values[(i % EDGE) * EDGE + Math.floor(i / EDGE)]);
  return matFile(matMatrix({ name: 'mask', shape: [EDGE, EDGE], content: [matElement(2, columns)] }));
}
