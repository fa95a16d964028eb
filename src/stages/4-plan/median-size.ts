// The size of the images of a classification that they are all brought to the shape of.

interface Size {
  readonly height: number;
  readonly width: number;
}

/** Height and width each by themselves. @param sizes at least one */
export function medianSize(sizes: readonly Size[]): Size {
  return {
    height: median(sizes.map(({ height }) => height)),
    width: median(sizes.map(({ width }) => width)),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
