// The charge that one kind of object leaves on the sensor, pixel by pixel, in ADU above the pedestal.

/** Charge H,W, row by row. */
export class ChargeMap {
  readonly width: number;
  readonly height: number;
  readonly data: Float64Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = new Float64Array(width * height);
  }

  /** Adds to one pixel; what falls outside the sensor is lost. */
  add(column: number, row: number, charge: number): void {
    if (column < 0 || row < 0 || column >= this.width || row >= this.height) return;
    this.data[row * this.width + column] += charge;
  }

  /**
   * Adds a point charge that diffused to a Gaussian of `sigma` pixels on its way to the surface: each pixel gets
   * the integral over its area. Pixel (i, j) covers [i, i + 1) x [j, j + 1).
   */
  addDiffused(x: number, y: number, sigma: number, charge: number): void {
    const reach = Math.ceil(4 * sigma);
    const left = Math.floor(x) - reach;
    const top = Math.floor(y) - reach;
    const size = 2 * reach + 1;
    const columns = pixelShares(x, sigma, left, size);
    const rows = pixelShares(y, sigma, top, size);
    for (let j = 0; j < size; j++) {
      for (let i = 0; i < size; i++) this.add(left + i, top + j, charge * columns[i]! * rows[j]!);
    }
  }
}

/** Share of a 1-D Gaussian in each of `size` pixels from `first` on. */
function pixelShares(center: number, sigma: number, first: number, size: number): number[] {
  const below = Array.from({ length: size + 1 }, (_, i) => normalCdf((first + i - center) / sigma));
  return below.slice(1).map((value, i) => value - below[i]!);
}

/** Standard normal distribution function (Abramowitz & Stegun 26.2.17, absolute error below 7.5e-8). */
function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t - 0.356563782) * t + 0.31938153) * t;
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z < 0 ? tail : 1 - tail;
}
