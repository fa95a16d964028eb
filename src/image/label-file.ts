// A label map too large for memory: written row by row into a scratch file, read area by area.
import { type FileHandle, open } from 'node:fs/promises';
import { remove } from '../shared/move-and-remove.ts';
import type { Area, LabelMap } from './raster.ts';

export class LabelFile {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #width: number;

  private constructor(path: string, file: FileHandle, width: number) {
    this.#path = path;
    this.#file = file;
    this.#width = width;
  }

  static async create(path: string, width: number): Promise<LabelFile> {
    return new LabelFile(path, await open(path, 'w+'), width);
  }

  /** The next whole rows. */
  async append(rows: Uint8Array): Promise<void> {
    await this.#file.writeFile(rows);
  }

  async read({ left, top, width, height }: Area): Promise<LabelMap> {
    const data = new Uint8Array(width * height);
    for (let y = 0; y < height; y++) {
      await this.#file.read(data, y * width, width, (top + y) * this.#width + left);
    }
    return { width, height, data };
  }

  /** Takes the file away. */
  async close(): Promise<void> {
    await this.#file.close();
    await remove(this.#path, { force: true });
  }
}
