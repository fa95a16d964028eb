import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  chunk,
  paletteBytes
} from "./image-encode.js";
import {
  makeFolder,
  notWritten,
  syncFolder
} from "./metrics.js";
import {
  remove,
  rename
} from "./shared-move-and-remove.js";

// src/image/row-writer.ts
import { once } from "node:events";
import { createDeflate } from "node:zlib";

// src/shared/growing-file.ts
import { open } from "node:fs/promises";
import { dirname } from "node:path";
var GrowingFile = class _GrowingFile {
  #path;
  #temporary;
  #file;
  #length = 0;
  constructor(path, temporary, file) {
    this.#path = path;
    this.#temporary = temporary;
    this.#file = file;
  }
  /** Makes the folder, too. @throws InputError `disk-full` or `file-not-writable`, as does every other method */
  static async create(path) {
    const temporary = `${path}.tmp`;
    try {
      await makeFolder(dirname(path));
      return new _GrowingFile(path, temporary, await open(temporary, "w"));
    } catch (cause) {
      throw notWritten(path, cause);
    }
  }
  /** In bytes. */
  get length() {
    return this.#length;
  }
  /** Takes away what was written since it had this length. */
  async cutTo(length) {
    this.#length = length;
    await this.#file.truncate(length).catch((cause) => {
      throw notWritten(this.#path, cause);
    });
  }
  /** Writes at the end. */
  async append(bytes) {
    const at = this.#length;
    this.#length += bytes.length;
    await this.writeAt(bytes, at);
  }
  async writeAt(bytes, position) {
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
  async commit() {
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
  async discard() {
    await this.#file.close().catch(() => void 0);
    await remove(this.#temporary, { force: true });
  }
};

// src/image/row-writer.ts
function createMaskPng(path, size, colors, ignored = false) {
  const palette = chunk("PLTE", paletteBytes(colors, ignored));
  return createPng(path, size, { colorType: 3, bytesPerPixel: 1 }, [palette]);
}
function createColorPng(path, size) {
  return createPng(path, size, { colorType: 2, bytesPerPixel: 3 }, []);
}
async function createPng(path, { width, height }, { colorType, bytesPerPixel }, before) {
  const file = await GrowingFile.create(path);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colorType, 0, 0, 0], 8);
  await file.append(
    Buffer.concat([Buffer.from("PNG\r\n\n", "latin1"), chunk("IHDR", header), ...before])
  );
  const deflate = createDeflate();
  const written = writeChunks(deflate, file);
  let fault;
  written.catch((error) => {
    fault = error;
  });
  const rowBytes = width * bytesPerPixel;
  return {
    async write(rows) {
      if (fault !== void 0) throw fault;
      if (!deflate.write(filtered(rows, rowBytes))) await Promise.race([once(deflate, "drain"), written]);
    },
    async finish() {
      deflate.end();
      await written;
      await file.append(chunk("IEND", Buffer.alloc(0)));
      await file.commit();
    },
    async discard() {
      deflate.destroy();
      await file.discard();
    }
  };
}
function filtered(rows, rowBytes) {
  const count = rows.length / rowBytes;
  const result = Buffer.alloc(rows.length + count);
  for (let y = 0; y < count; y++)
    result.set(rows.subarray(y * rowBytes, (y + 1) * rowBytes), y * (rowBytes + 1) + 1);
  return result;
}
async function writeChunks(deflate, file) {
  for await (const part of deflate) await file.append(chunk("IDAT", part));
}

export {
  GrowingFile,
  createMaskPng,
  createColorPng
};
