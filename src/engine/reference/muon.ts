// torch.optim.Muon: buffer = momentum * buffer + (1 - momentum) * g; U = (1 - momentum) * g + momentum * buffer, as a
// matrix of a row for each entry of the first dimension; p -= lr * decay * p; p -= lr * scale * orthogonalized(U).
import { type MuonSpec, muonScale, NEWTON_SCHULZ } from '../muon.ts';
import type { Update } from './update.ts';

/** Changes `parameter` and the slot in place. */
export function muon(
  { momentum }: MuonSpec,
  { parameter, shape, gradient, slots, learningRate, decay }: Update,
) {
  const buffer = slots.momentum_buffer;
  const direction = gradient.map((g, i) => {
    buffer[i] += (1 - momentum) * (g - buffer[i]);
    return g + momentum * (buffer[i] - g);
  });
  const [rows] = shape;
  const columns = parameter.length / rows;
  const orthogonal = orthogonalized(direction, rows, columns);
  const size = learningRate * muonScale(rows, columns);
  for (let i = 0; i < parameter.length; i++) {
    parameter[i] -= learningRate * decay * parameter[i] + size * orthogonal[i];
  }
}

/** The Newton-Schulz iteration on the side of the matrix that is shorter; row-major. */
function orthogonalized(matrix: Float64Array, rows: number, columns: number): Float64Array {
  if (rows > columns) {
    return transposed(orthogonalized(transposed(matrix, rows, columns), columns, rows), columns, rows);
  }
  const { a, b, c, iterations, epsilon } = NEWTON_SCHULZ;
  const norm = Math.max(epsilon, Math.sqrt(matrix.reduce((sum, value) => sum + value ** 2, 0)));
  let x = matrix.map((value) => value / norm);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const gram = product(x, transposed(x, rows, columns), rows, columns, rows);
    const square = product(gram, gram, rows, rows, rows);
    const polynomial = gram.map((value, i) => b * value + c * square[i]);
    const change = product(polynomial, x, rows, rows, columns);
    x = x.map((value, i) => a * value + change[i]);
  }
  return x;
}

/** rows,inner times inner,columns. */
function product(left: Float64Array, right: Float64Array, rows: number, inner: number, columns: number) {
  const result = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < inner; k++) {
      const factor = left[row * inner + k];
      for (let column = 0; column < columns; column++) {
        result[row * columns + column] += factor * right[k * columns + column];
      }
    }
  }
  return result;
}

function transposed(matrix: Float64Array, rows: number, columns: number): Float64Array {
  return matrix.map((_, i) => matrix[(i % rows) * columns + Math.floor(i / rows)]);
}
