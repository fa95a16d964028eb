import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/document/document.ts
function paragraph(text, more = {}) {
  return { kind: "paragraph", text, ...more };
}
__name(paragraph, "paragraph");
function table(caption, header, rows, more = {}) {
  return { kind: "table", caption, header, rows, ...more };
}
__name(table, "table");
var FACTS = ["fact", "value"];
function facts(caption, rows) {
  return table(caption, FACTS, rows, { text: [0, 1] });
}
__name(facts, "facts");
function isFacts({ header }) {
  return header === FACTS;
}
__name(isFacts, "isFacts");
function fold(title, blocks, more = { openOnPage: true }) {
  return { kind: "fold", title, blocks, ...more };
}
__name(fold, "fold");

export {
  paragraph,
  table,
  facts,
  isFacts,
  fold
};
