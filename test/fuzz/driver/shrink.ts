// The smallest input that shows the same: pieces are taken out as long as it does.

const MOST_TRIES = 2000;

/** @param shows whether an input still shows what is to be kept; the given one does */
export async function shrunk(
  input: Uint8Array,
  shows: (smaller: Uint8Array) => Promise<boolean>,
): Promise<Uint8Array> {
  let smallest = input;
  let tries = 0;
  for (let size = Math.ceil(input.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < smallest.length && tries < MOST_TRIES; tries++) {
      const smaller = Uint8Array.of(...smallest.subarray(0, at), ...smallest.subarray(at + size));
      if (await shows(smaller)) smallest = smaller;
      else at += size;
    }
  return smallest;
}
