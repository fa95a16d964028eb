// Where the objects of one class lie, by the cells of a grid: the search of a large picture section by section.
import type { FoundObject } from './components.ts';

/** A cell that holds something of the class. Pixels at the right and bottom edge may be fewer than a whole cell's. */
export interface FoundTile {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The objects' pixels inside the cell. */
  readonly area: number;
  /** Objects with a pixel inside the cell. */
  readonly objects: number;
  /** Mean probability of those objects, each weighted by its pixels inside the cell. */
  readonly meanProbability: number;
}

export interface Grid {
  readonly width: number;
  readonly height: number;
  /** Edge of a cell in pixels. */
  readonly edge: number;
}

export function gridColumns({ width, edge }: Grid): number {
  return Math.ceil(width / edge);
}

export class GridSearch {
  readonly #grid: Grid;
  readonly #cells = new Map<number, { area: number; objects: number; probability: number }>();

  constructor(grid: Grid) {
    this.#grid = grid;
  }

  /** An object that was found with this grid's cells. */
  add({ cells, meanProbability }: FoundObject): void {
    for (const [number, pixels] of cells) {
      const cell = this.#cells.get(number) ?? { area: 0, objects: 0, probability: 0 };
      cell.area += pixels;
      cell.objects++;
      cell.probability += pixels * meanProbability;
      this.#cells.set(number, cell);
    }
  }

  /** In the order of `compareTiles`. */
  tiles(): FoundTile[] {
    const { width, height, edge } = this.#grid;
    const columns = gridColumns(this.#grid);
    return [...this.#cells]
      .map(([number, { area, objects, probability }]) => {
        const left = (number % columns) * edge;
        const top = Math.floor(number / columns) * edge;
        const size = { width: Math.min(edge, width - left), height: Math.min(edge, height - top) };
        return { left, top, ...size, area, objects, meanProbability: probability / area };
      })
      .sort(compareTiles);
  }
}

/** Most of the class first; among equals the surer one, then from the top left. */
export function compareTiles(a: FoundTile, b: FoundTile): number {
  return b.area - a.area || b.meanProbability - a.meanProbability || a.top - b.top || a.left - b.left;
}

/** The same for objects. */
export function compareObjects(a: FoundObject, b: FoundObject): number {
  return b.area - a.area || b.meanProbability - a.meanProbability || a.top - b.top || a.left - b.left;
}
