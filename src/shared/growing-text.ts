// A growing file of many short texts, which are kept until they're worth a write.
import { GrowingFile } from './growing-file.ts';

const WORTH_A_WRITE = 64 * 1024;

export class GrowingText {
  readonly #file: GrowingFile;
  #texts: string[] = [];
  #length = 0;
  #written: Promise<void> = Promise.resolve();

  private constructor(file: GrowingFile) {
    this.#file = file;
  }

  /** Makes the folder, too. @throws InputError `disk-full` or `file-not-writable`, as do `flush` and `commit` */
  static async create(path: string): Promise<GrowingText> {
    return new GrowingText(await GrowingFile.create(path));
  }

  add(text: string): void {
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#length >= WORTH_A_WRITE) this.#write();
  }

  /** Once all that was added is written. */
  async flush(): Promise<void> {
    this.#write();
    await this.#written;
  }

  /** @returns what takes back all that is added from here on */
  async mark(): Promise<() => Promise<void>> {
    await this.flush();
    const { length } = this.#file;
    return async () => {
      this.#texts = [];
      this.#length = 0;
      await this.#written;
      await this.#file.cutTo(length);
    };
  }

  /** Puts the file in the place of what stood there. */
  async commit(): Promise<void> {
    await this.flush();
    await this.#file.commit();
  }

  /** Leaves nothing behind; after `commit` it does nothing. */
  async discard(): Promise<void> {
    await this.#written.catch(() => undefined);
    await this.#file.discard();
  }

  #write(): void {
    const bytes = Buffer.from(this.#texts.join(''));
    this.#texts = [];
    this.#length = 0;
    this.#written = this.#written.then(() => this.#file.append(bytes));
    // It's told by the next `flush`.
    this.#written.catch(() => undefined);
  }
}
