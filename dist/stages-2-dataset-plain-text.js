import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/stages/2-dataset/plain-text.ts
import { lstat, readFile } from "node:fs/promises";
async function readPlainText(path, mostBytes) {
  const stats = await lstat(path);
  if (!stats.isFile()) throw new Error("it is not a plain file");
  if (stats.size > mostBytes) throw new Error(`it is larger than ${mostBytes / 1024 / 1024} MiB`);
  return decoded(await readFile(path));
}
__name(readPlainText, "readPlainText");
function decoded(bytes) {
  const [first, second] = bytes;
  const encoding = first === 255 && second === 254 ? "utf-16le" : first === 254 && second === 255 ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { ignoreBOM: encoding === "utf-8" }).decode(bytes);
}
__name(decoded, "decoded");

export {
  readPlainText
};
