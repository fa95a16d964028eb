import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __callDispose,
  __name,
  __using
} from "./esbuild.js";

// src/shared/plain-file.ts
import { constants } from "node:fs";
import { lstat, open, stat } from "node:fs/promises";
var MIB = 1024 * 1024;
var MOST_BYTES = {
  /** Settings, class lists, rules: some KiB. */
  text: MIB,
  /** results.json, split.json, tables, a page: 30 MiB at 100,000 images. */
  run: 256 * MIB,
  /** Images, models, packages: what a file's bytes can be read of at once. */
  whole: 2048 * MIB - 1
};
var NotPlainFile = class extends Error {
  static {
    __name(this, "NotPlainFile");
  }
  name = "NotPlainFile";
};
async function readPlainFile(path, mostBytes, options = {}) {
  var _stack = [];
  try {
    const file = __using(_stack, await openPlainFile(path, options), true);
    const { size } = await file.stat();
    if (size > mostBytes) throw new NotPlainFile(`it is larger than ${inWords(mostBytes)}`);
    return await readUpTo(file, size);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
__name(readPlainFile, "readPlainFile");
async function readPlainText(path, mostBytes, options = {}) {
  return (await readPlainFile(path, mostBytes, options)).toString("utf8").replace(/^\uFEFF/, "");
}
__name(readPlainText, "readPlainText");
async function readHead(path, bytes, options = {}) {
  var _stack = [];
  try {
    const file = __using(_stack, await openPlainFile(path, options), true);
    return await readUpTo(file, bytes);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
__name(readHead, "readHead");
async function openPlainFile(path, { links } = {}) {
  expectPlain(await (links === "refused" ? lstat(path) : stat(path)));
  const file = await open(path, READ_WITHOUT_WAITING | (links === "refused" ? NO_LINK : 0));
  try {
    expectPlain(await file.stat());
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}
__name(openPlainFile, "openPlainFile");
var READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
var NO_LINK = constants.O_NOFOLLOW ?? 0;
function expectPlain(stats) {
  if (!stats.isFile()) throw new NotPlainFile(`it is ${kindOf(stats)}, not a plain file`);
}
__name(expectPlain, "expectPlain");
function kindOf(stats) {
  if (stats.isDirectory()) return "a folder";
  if (stats.isSymbolicLink()) return "a link";
  if (stats.isFIFO()) return "a pipe";
  if (stats.isSocket()) return "a socket";
  return "a device";
}
__name(kindOf, "kindOf");
async function readUpTo(file, bytes) {
  const buffer = Buffer.allocUnsafe(bytes);
  let length = 0;
  while (length < bytes) {
    const { bytesRead } = await file.read(buffer, length, bytes - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}
__name(readUpTo, "readUpTo");
function inWords(bytes) {
  return bytes % MIB === 0 ? `${bytes / MIB} MiB` : `${Math.ceil(bytes / MIB / 1024)} GiB`;
}
__name(inWords, "inWords");

export {
  MIB,
  MOST_BYTES,
  NotPlainFile,
  readPlainFile,
  readPlainText,
  readHead,
  openPlainFile
};
