import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  escapeControls
} from "./errors.js";

// src/document/inline.ts
var strong = (text) => ({ mark: "strong", text });
var code = (text) => ({ mark: "code", text });
var interval = (text) => ({ mark: "interval", text });
var note = (text) => ({ mark: "note", text });
var link = (text, to) => ({ mark: "link", text, to });
var swatch = (color, text) => color === void 0 ? text : { mark: "swatch", color, text };
var LONGEST_NAME = 80;
var LONGEST_SENTENCE = 400;
function cut(text, longest = LONGEST_NAME) {
  const characters = [...escapeControls(text)];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : characters.join("");
}
function joined(parts, separator = ", ") {
  return parts.flatMap((part, i) => i === 0 ? [part] : [separator, part]);
}
function withCode(message) {
  const parts = message.split(/(?<!["`])`([^`]+)`(?!["`])/);
  return parts.map((part, i) => i % 2 === 1 ? code(part) : part).filter((part) => part !== "");
}
function plainText(inline) {
  if (typeof inline === "string") return inline;
  if (!("mark" in inline)) return inline.map(plainText).join("");
  const text = plainText(inline.text);
  if (inline.mark === "code") return `\`${text}\``;
  if (inline.mark === "interval") return ` (${text})`;
  return inline.mark === "note" ? ` ${text}` : text;
}

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
