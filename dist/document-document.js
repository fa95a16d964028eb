import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/document/document.ts
function paragraph(text, more = {}) {
  return { kind: "paragraph", text, ...more };
}
function table(caption, header, rows, more = {}) {
  return { kind: "table", caption, header, rows, ...more };
}
var FACTS = ["fact", "value"];
function facts(caption, rows) {
  return table(caption, FACTS, rows, { text: [0, 1] });
}
function isFacts({ header }) {
  return header === FACTS;
}
function fold(title, blocks, more = { openOnPage: true }) {
  return { kind: "fold", title, blocks, ...more };
}

export {
  paragraph,
  table,
  facts,
  isFacts,
  fold
};
