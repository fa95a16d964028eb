import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/shared/parse-json.ts
var DEEPEST = 100;
function parseJson(marked, reviver) {
  const text = marked.replace(/^\uFEFF/, "");
  if (isDeep(text)) throw new SyntaxError(`it is nested more than ${DEEPEST} deep`);
  return JSON.parse(text, reviver);
}
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
function endOfString(text, start) {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

export {
  parseJson
};
