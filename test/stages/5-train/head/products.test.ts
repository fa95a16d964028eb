// The two products against the same sums taken one by one, at every remainder of rows and classes.
import { expect, test } from 'vitest';
import { addTimesRows, ROWS_AT_ONCE, timesWeights } from '../../../../src/stages/5-train/head/products.ts';

const width = 3;
const sizes = [1, 2, 3, 4, 5, 8, 9].flatMap((rows) => [1, 2, 3, 4].map((classes) => ({ rows, classes })));
const numbers = (length: number, step: number) => Array.from({ length }, (_, i) => Math.sin(i * step + 1));

test.for(sizes)('$rows rows of some, $classes classes', ({ rows, classes }) => {
  const start = ROWS_AT_ONCE;
  const features = Float32Array.from(numbers((start + rows + 2) * width, 0.7));
  const block = { features, width, start, end: start + rows };
  const padded = Math.ceil(rows / ROWS_AT_ONCE) * ROWS_AT_ONCE;
  const weight = Float64Array.from(numbers(classes * width, 1.3));
  const products = new Float64Array(padded * classes);
  timesWeights(block, weight, classes, products);
  const factors = new Float64Array(padded * classes);
  factors.set(numbers(rows * classes, 2.1));
  const sums = Float64Array.from(numbers(classes * width, 0.4));
  const before = sums.slice();
  addTimesRows(block, factors, classes, sums);
  for (let c = 0; c < classes; c++) {
    for (let row = 0; row < rows; row++) {
      let product = 0;
      for (let f = 0; f < width; f++) product += features[(start + row) * width + f] * weight[c * width + f];
      expect(products[row * classes + c], `product of row ${row}, class ${c}`).toBeCloseTo(product, 12);
    }
    for (let f = 0; f < width; f++) {
      let sum = before[c * width + f];
      for (let row = 0; row < rows; row++)
        sum += factors[row * classes + c] * features[(start + row) * width + f];
      expect(sums[c * width + f], `sum of class ${c}, feature ${f}`).toBeCloseTo(sum, 12);
    }
  }
});
