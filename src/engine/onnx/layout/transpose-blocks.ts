// Transposes many small matrices at once with the kernel that rearranges images into blocks.
import { type Graph, NCHWC, type Value } from '../graph.ts';

/** `count` matrices of block x columns, each transposed. ReorderInput does just that, on all threads. */
export function transposeBlocks(
  graph: Graph,
  value: Value,
  count: number,
  block: number,
  columns: number,
): Value {
  return graph.add('ReorderInput', [graph.reshape(value, [count, block, columns, 1])], {}, NCHWC);
}
