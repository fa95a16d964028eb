// One weight a class for the cross-entropy, so that a rare class isn't drowned by a common one.

/**
 * `balanced`: inverse frequency; `sqrt`: its square root, which favours rare classes less; both scaled to sum to
 * the number of classes that occur. A class that doesn't occur weighs 1: it has no pixel to weigh. `none`: all 1.
 */
export function classWeights(kind: 'none' | 'balanced' | 'sqrt', shares: readonly number[]): number[] {
  if (kind === 'none') return shares.map(() => 1);
  const raw = shares.map((share) =>
    share === 0 ? 0 : kind === 'balanced' ? 1 / share : Math.sqrt(1 / share),
  );
  const sum = raw.reduce((total, weight) => total + weight, 0);
  const occurring = raw.filter((weight) => weight > 0).length;
  return raw.map((weight) => (weight === 0 ? 1 : (weight * occurring) / sum));
}
