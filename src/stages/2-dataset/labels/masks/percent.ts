// Words a share of pixels.

/** Two digits at least: a share of 0.04 % isn't nothing. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0001) return 'less than 0.01 %';
  return `${(100 * share).toFixed(share >= 0.1 ? 1 : 2)} %`;
}
