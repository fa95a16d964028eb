import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readPlainFile
} from "./shared-plain-file.js";
import {
  __name
} from "./esbuild.js";

// src/stages/2-dataset/text-in-data.ts
async function readTextInData(path, mostBytes) {
  return decoded(await readPlainFile(path, mostBytes, { links: "refused" }));
}
__name(readTextInData, "readTextInData");
function decoded(bytes) {
  const [first, second] = bytes;
  const encoding = first === 255 && second === 254 ? "utf-16le" : first === 254 && second === 255 ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { ignoreBOM: encoding === "utf-8" }).decode(bytes);
}
__name(decoded, "decoded");

export {
  readTextInData
};
