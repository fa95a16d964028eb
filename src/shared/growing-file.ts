// A file that is written part by part and stands under its name only when it's whole.
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { remove, rename } from './move-and-remove.ts';
import { notWritten, syncFolder } from './write-file-atomic.ts';

export class GrowingFile {
  readonly #path: string;
  readonly #temporary: string;
  readonly #file: FileHandle;
  #length = 0;

  private constructor(path: string, temporary: string, file: FileHandle) {
    this.#path = path;
    this.#temporary = temporary;
    this.#file = file;
  }

  /** Makes the folder, too. @throws InputError `disk-full` or `file-not-writable`, as does every other method */
  static async create(path: string): Promise<GrowingFile> {
    const temporary = `${path}.tmp`;
    try {
      await makeFolder(dirname(path));
      return new GrowingFile(path, temporary, await open(temporary, 'w'));
    } catch (cause) {
      throw notWritten(path, cause);
    }
  }

  /** In bytes. */
  get length(): number {
    return this.#length;
  }

  /** Takes away what was written since it had this length. */
  async cutTo(length: number): Promise<void> {
    this.#length = length;
    await this.#file.truncate(length).catch((cause: unknown) => {
      throw notWritten(this.#path, cause);
    });
  }

  /** Writes at the end. */
  async append(bytes: Uint8Array): Promise<void> {
    const at = this.#length;
    this.#length += bytes.length;
    await this.writeAt(bytes, at);
  }

  async writeAt(bytes: Uint8Array, position: number): Promise<void> {
    try {
      for (let done = 0; done < bytes.length; ) {
        const left = bytes.length - done;
        const { bytesWritten } = await this.#file.write(bytes, done, left, position + done);
        done += bytesWritten;
      }
    } catch (cause) {
      throw notWritten(this.#path, cause);
    }
  }

  /** Puts the file in the place of what stood there. */
  async commit(): Promise<void> {
    try {
      await this.#file.sync();
      await this.#file.close();
      await rename(this.#temporary, this.#path);
      await syncFolder(dirname(this.#path));
    } catch (cause) {
      throw notWritten(this.#path, cause);
    }
  }

  /** Leaves nothing behind; after `commit` it does nothing. */
  async discard(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await remove(this.#temporary, { force: true });
  }
}
