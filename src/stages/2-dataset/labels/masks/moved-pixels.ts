// Adds up how far pixels lay from the values that they were read as.
import { type Fault, maskPixelsMoved } from '../../../../errors.ts';
import { percent } from './percent.ts';

export class MovedPixels {
  #pixels = 0;
  #moved = 0;
  #way = 0;
  #most = 0;

  /** @param far in grey levels; 0: they are what they're read as */
  add(pixels: number, far: number): void {
    this.#pixels += pixels;
    if (far === 0) return;
    this.#moved += pixels;
    this.#way += far * pixels;
    this.#most = Math.max(this.#most, far);
  }

  join(other: MovedPixels): void {
    this.#pixels += other.#pixels;
    this.#moved += other.#moved;
    this.#way += other.#way;
    this.#most = Math.max(this.#most, other.#most);
  }

  /** A warning where any has moved. @param values what they are read as */
  faults(values: readonly string[]): readonly Fault[] {
    if (this.#moved === 0) return [];
    const mean = (this.#way / this.#moved).toFixed(1);
    return [maskPixelsMoved({ share: percent(this.#moved / this.#pixels), mean, most: this.#most }, values)];
  }
}
