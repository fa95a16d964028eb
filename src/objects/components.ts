// Connected components of the same class, found row by row: only the objects that the last row touches are in memory.
// Pixels touch at edges and corners (8-connectivity, as scipy.ndimage.label has it with a 3x3 structure of ones).
// Union-find over runs; the books are those of one pass (Wu, Otoo & Suzuki 2009), without a map of labels.

/** One object. Coordinates are in pixels, the first one's centre at 0. */
export interface FoundObject {
  readonly classIndex: number;
  /** In pixels. */
  readonly area: number;
  /** Bounding box. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly centroidX: number;
  readonly centroidY: number;
  /** Mean over its pixels of the probability of its class, 0 to 1. */
  readonly meanProbability: number;
  /** Its pixels by cell of the grid; empty without a grid. */
  readonly cells: ReadonlyMap<number, number>;
}

export interface ComponentsOptions {
  readonly width: number;
  /** By class: whether its objects are looked for. */
  readonly classes: readonly boolean[];
  /** An object is told as soon as no row can add to it. */
  readonly onObject: (object: FoundObject) => void;
  /** The edge of the grid's cells; cell (column, row) has the number row * columns + column. Undefined: no grid. */
  readonly grid?:
    | { readonly edge: number; readonly columns: number; readonly classIndex: number }
    | undefined;
}

/** Pixels of one class side by side in a row: from `start` to before `end`. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly classIndex: number;
  readonly node: Node;
}

/** An object as far as it's known; after a union only the root's numbers count. */
interface Node {
  parent: Node | undefined;
  readonly classIndex: number;
  area: number;
  left: number;
  right: number;
  readonly top: number;
  bottom: number;
  sumX: number;
  sumY: number;
  probability: number;
  cells: Map<number, number> | undefined;
  isTold: boolean;
}

export class Components {
  readonly #options: ComponentsOptions;
  #above: Run[] = [];
  #y = 0;

  constructor(options: ComponentsOptions) {
    this.#options = options;
  }

  /** The next row: each pixel's class and the probability of it. */
  addRow(labels: Uint8Array, probabilities: Float32Array): void {
    const { width, classes } = this.#options;
    const runs: Run[] = [];
    let above = 0;
    for (let start = 0, end = 0; start < width; start = end) {
      const classIndex = labels[start];
      end = start + 1;
      while (end < width && labels[end] === classIndex) end++;
      if (classes[classIndex] !== true) continue;
      // Runs above that end left of this one's corner can't touch it or any after it.
      while (above < this.#above.length && this.#above[above].end < start) above++;
      let node: Node | undefined;
      for (let i = above; i < this.#above.length && this.#above[i].start <= end; i++) {
        const other = this.#above[i];
        if (other.classIndex !== classIndex) continue;
        node = node === undefined ? rootOf(other.node) : unite(node, rootOf(other.node));
      }
      node ??= newNode(classIndex, start, this.#y);
      this.#extend(node, start, end, probabilities);
      runs.push({ start, end, classIndex, node });
    }
    this.#tellFinished();
    this.#above = runs;
    this.#y++;
  }

  /** After the last row. */
  finish(): void {
    this.#tellFinished();
    this.#above = [];
  }

  #extend(node: Node, start: number, end: number, probabilities: Float32Array): void {
    const length = end - start;
    node.area += length;
    node.left = Math.min(node.left, start);
    node.right = Math.max(node.right, end);
    node.bottom = this.#y + 1;
    node.sumX += ((start + end - 1) / 2) * length;
    node.sumY += this.#y * length;
    for (let x = start; x < end; x++) node.probability += probabilities[x];
    const { grid } = this.#options;
    if (grid === undefined || grid.classIndex !== node.classIndex) return;
    node.cells ??= new Map();
    const row = Math.floor(this.#y / grid.edge) * grid.columns;
    for (let x = start; x < end; ) {
      const column = Math.floor(x / grid.edge);
      const next = Math.min(end, (column + 1) * grid.edge);
      node.cells.set(row + column, (node.cells.get(row + column) ?? 0) + next - x);
      x = next;
    }
  }

  /** Objects of the row before that the row at hand does not go on with. */
  #tellFinished(): void {
    for (const { node } of this.#above) {
      const root = rootOf(node);
      if (root.bottom > this.#y || root.isTold) continue;
      root.isTold = true;
      this.#options.onObject(describe(root));
    }
  }
}

function newNode(classIndex: number, x: number, y: number): Node {
  const numbers = { area: 0, left: x, right: x, top: y, bottom: y, sumX: 0, sumY: 0, probability: 0 };
  return { parent: undefined, classIndex, ...numbers, cells: undefined, isTold: false };
}

function rootOf(node: Node): Node {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  // Path compression: the next search is one step.
  for (let at = node; at.parent !== undefined && at.parent !== root; ) {
    const next: Node = at.parent;
    at.parent = root;
    at = next;
  }
  return root;
}

/** Both are roots; the one that began higher up stays. */
function unite(a: Node, b: Node): Node {
  if (a === b) return a;
  const [root, other] = a.top <= b.top ? [a, b] : [b, a];
  other.parent = root;
  root.area += other.area;
  root.left = Math.min(root.left, other.left);
  root.right = Math.max(root.right, other.right);
  root.bottom = Math.max(root.bottom, other.bottom);
  root.sumX += other.sumX;
  root.sumY += other.sumY;
  root.probability += other.probability;
  if (other.cells !== undefined) {
    root.cells ??= new Map();
    for (const [cell, pixels] of other.cells) root.cells.set(cell, (root.cells.get(cell) ?? 0) + pixels);
    other.cells = undefined;
  }
  return root;
}

function describe(node: Node): FoundObject {
  const { classIndex, area, left, top } = node;
  return {
    classIndex,
    area,
    left,
    top,
    width: node.right - left,
    height: node.bottom - top,
    centroidX: node.sumX / area,
    centroidY: node.sumY / area,
    meanProbability: node.probability / area,
    cells: node.cells ?? new Map(),
  };
}
