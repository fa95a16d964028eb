import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  escapeControls
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/document/inline.ts
var strong = /* @__PURE__ */ __name((text) => ({ mark: "strong", text }), "strong");
var code = /* @__PURE__ */ __name((text) => ({ mark: "code", text }), "code");
var interval = /* @__PURE__ */ __name((text) => ({ mark: "interval", text }), "interval");
var note = /* @__PURE__ */ __name((text) => ({ mark: "note", text }), "note");
var link = /* @__PURE__ */ __name((text, to) => ({ mark: "link", text, to }), "link");
var swatch = /* @__PURE__ */ __name((color, text) => color === void 0 ? text : { mark: "swatch", color, text }, "swatch");
var LONGEST_NAME = 80;
var LONGEST_SENTENCE = 400;
function cut(text, longest = LONGEST_NAME) {
  const characters = [...escapeControls(text)];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : characters.join("");
}
__name(cut, "cut");
function joined(parts, separator = ", ") {
  return parts.flatMap((part, i) => i === 0 ? [part] : [separator, part]);
}
__name(joined, "joined");
function withCode(message) {
  const parts = message.split(/(?<!["`])`([^`]+)`(?!["`])/);
  return parts.map((part, i) => i % 2 === 1 ? code(part) : part).filter((part) => part !== "");
}
__name(withCode, "withCode");
function plainText(inline) {
  if (typeof inline === "string") return inline;
  if (!("mark" in inline)) return inline.map(plainText).join("");
  const text = plainText(inline.text);
  if (inline.mark === "code") return `\`${text}\``;
  if (inline.mark === "interval") return ` (${text})`;
  return inline.mark === "note" ? ` ${text}` : text;
}
__name(plainText, "plainText");

export {
  strong,
  code,
  interval,
  note,
  link,
  swatch,
  LONGEST_NAME,
  LONGEST_SENTENCE,
  cut,
  joined,
  withCode,
  plainText
};
