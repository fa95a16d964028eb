import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/shared/parse-json.ts
var DEEPEST = 100;
function parseJson(marked, reviver) {
  const text = marked.replace(/^\uFEFF/, "");
  if (isDeep(text)) throw new SyntaxError(`it is nested more than ${DEEPEST} deep`);
  return JSON.parse(text, reviver);
}
__name(parseJson, "parseJson");
function isDeep(text) {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === "[" || character === "{") {
      if (++depth > DEEPEST) return true;
    } else if (character === "]" || character === "}") depth--;
  }
  return false;
}
__name(isDeep, "isDeep");
function endOfString(text, start) {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
__name(endOfString, "endOfString");

export {
  parseJson
};
