// How much memory decoding may take: all images that are decoded at once, and one that is large, which is decoded alone.
import { stat } from 'node:fs/promises';
import { collectGarbage } from '../shared/collect-garbage.ts';
import { MIB, MOST_BYTES, readPlainFile } from '../shared/plain-file.ts';
import { WeightLimit } from '../shared/weight-limit.ts';
import type { Prepared } from './prepared.ts';
import { ImageError } from './recognize.ts';

/** Enough for some photographs at once; a single image may take as much, however little memory there is to be taken. */
export const DECODED_AT_ONCE = 256 * MIB;

/** A larger file is read when its turn has come, and nothing else with it; of others the bytes don't count. */
const LARGE_FILE = 16 * MIB;

/** What was decoded before lies there as garbage, which Node.js sees to in time unless it comes in such pieces. */
const LARGE_IMAGE = 64 * MIB;

export class DecodingRoom {
  readonly #limit = new WeightLimit(DECODED_AT_ONCE);
  readonly #most: number;
  /** Since garbage was collected. */
  #taken = 0;

  /** @param budgetBytes for a single image */
  constructor(budgetBytes: number) {
    this.#most = Math.max(budgetBytes, DECODED_AT_ONCE);
  }

  /**
   * Decodes a file. What `use` is given is no longer counted when it returns, so it should keep little of it.
   * @throws ImageError, `over-memory` before anything is decoded; NotPlainFile; the file system's own error
   */
  async read<D, T>(
    path: string,
    prepare: (file: Uint8Array) => Promise<Prepared<D>>,
    use: (decoded: D) => T | Promise<T>,
  ): Promise<T> {
    const { size } = await stat(path);
    const open = async () => await prepare(await readPlainFile(path, MOST_BYTES.whole));
    const decode = async (prepared: Prepared<D>) => await use(await prepared.decode());
    if (size > LARGE_FILE)
      return await this.hold(DECODED_AT_ONCE, async () => {
        const prepared = await open();
        this.require(size + prepared.decodingBytes);
        return await decode(prepared);
      });
    const prepared = await open();
    this.require(prepared.decodingBytes);
    return await this.hold(prepared.decodingBytes, () => decode(prepared));
  }

  /** Does what takes as many bytes once there is room for it. */
  hold<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    return this.#limit.run(Math.min(bytes, DECODED_AT_ONCE), async () => {
      this.#taken += bytes;
      if (bytes > LARGE_IMAGE && this.#taken > DECODED_AT_ONCE) {
        collectGarbage();
        this.#taken = bytes;
      }
      return await work();
    });
  }

  /** @throws ImageError `over-memory` */
  require(neededBytes: number): void {
    const mostBytes = this.#most;
    if (neededBytes > mostBytes) throw new ImageError({ kind: 'over-memory', neededBytes, mostBytes });
  }
}
