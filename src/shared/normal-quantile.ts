// The quantile of the standard normal distribution, where most of it lies.

/** How much of a standard normal lies below -2. */
export const BELOW_MINUS_2 = 0.02275013194817921;

/**
 * Where `p` of a standard normal lies below, to 4e-8; `BELOW_MINUS_2` <= p <= 1 - `BELOW_MINUS_2`. The rational
 * approximation of P. J. Acklam, An algorithm for computing the inverse normal cumulative distribution function
 * (2003), of its central region, which ends a little nearer to the middle.
 */
export function centralNormalQuantile(p: number): number {
  const q = p - 0.5;
  const r = q * q;
  let numerator = -39.69683028665376;
  numerator = numerator * r + 220.9460984245205;
  numerator = numerator * r - 275.9285104469687;
  numerator = numerator * r + 138.357751867269;
  numerator = numerator * r - 30.66479806614716;
  numerator = numerator * r + 2.506628277459239;
  let denominator = -54.47609879822406;
  denominator = denominator * r + 161.5858368580409;
  denominator = denominator * r - 155.6989798598866;
  denominator = denominator * r + 66.80131188771972;
  denominator = denominator * r - 13.28068155288572;
  denominator = denominator * r + 1;
  return (q * numerator) / denominator;
}
