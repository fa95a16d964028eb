import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  LONGEST_NAME,
  cut,
  interval
} from "./document-inline.js";
import {
  NONE,
  formatChange,
  formatRange,
  formatRatio,
  shownScores
} from "./stages-1-config.js";
import {
  escapeControls
} from "./errors.js";

// src/document/markdown/inline.ts
var REPLACEMENTS = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  "\\": "&#92;",
  "`": "&#96;",
  "*": "&#42;",
  _: "\\_",
  "[": "&#91;",
  "]": "&#93;",
  "~": "&#126;",
  "!": "&#33;",
  $: "<span>$</span>",
  // An empty comment parts the sign from its word: no @mention, #reference, :emoji: or http:// link comes of it.
  "@": "@<!-- -->",
  "#": "#<!-- -->",
  ":": ":<!-- -->"
};
function inlineMarkdown(inline) {
  return keepSpaces(markup(inline));
}
function escapeText(text, longest = LONGEST_NAME) {
  return inlineMarkdown(cut(text, longest));
}
function markup(inline) {
  if (typeof inline === "string") return escaped(inline);
  if (!("mark" in inline)) return inline.map(markup).join("");
  const text = inlineMarkdown(inline.text);
  switch (inline.mark) {
    case "strong":
      return text === "" ? "" : `**${text}**`;
    // Entities mean nothing between backticks, so that code stands in an element.
    case "code":
      return `<code>${text}</code>`;
    case "interval":
      return ` (${text})`;
    case "note":
      return `<br><sub>${text}</sub>`;
    case "swatch":
      return text;
    case "link":
      return `[${text}](${inline.to})`;
  }
}
function escaped(text) {
  const characters = [...escapeControls(text)];
  return characters.map((character, i) => {
    const isText = character === ":" && beginsNothing(characters, i);
    return isText ? character : REPLACEMENTS[character] ?? character;
  }).join("").replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}
function beginsNothing(characters, colon) {
  const after = characters.slice(colon + 1, colon + 4).join("");
  return /^(?:\s|$)/.test(after) || /\d/.test(characters[colon - 1] ?? "") && /^\d\d[^\w+-]/.test(after);
}
function keepSpaces(text) {
  return text.replace(/^ | $/g, "&#32;").replace(/ {2,}/g, (spaces) => " &#32;".repeat(spaces.length / 2) + " ".repeat(spaces.length % 2));
}

// src/stages/7-report/sections/score-text.ts
function changeText(value) {
  if (value === null || value === void 0) return NONE;
  return [formatChange(value.change), rangeText(value.interval, formatChange)];
}
function ratioText(value, between = null) {
  return [formatRatio(value), rangeText(between, formatRatio)];
}
function rangeText(between, format) {
  return between === null ? "" : interval(formatRange(between, format));
}
function imageColumns(run) {
  return shownScores(run).map(({ title }) => title);
}
function imageScores(run, image) {
  return shownScores(run).map(({ key }) => formatRatio(image[key]));
}

// src/stages/7-report/words/stop-reasons.ts
var STOP_REASONS = {
  patience: "patience ran out",
  epochs: "all epochs done",
  "time-budget": "time budget used up",
  target: "target reached",
  cancelled: "cancelled",
  diverged: "diverged"
};

// src/stages/7-report/words/verdicts.ts
var VERDICTS = {
  better: { tone: "good", mark: "▲", text: "Better" },
  same: { tone: "plain", mark: "=", text: "Same" },
  worse: { tone: "bad", mark: "▼", text: "Worse" },
  "different-test-split": { tone: "warn", mark: "≠", text: "Other test images" },
  "different-classes": { tone: "warn", mark: "≠", text: "Other classes" },
  "too-few-images": { tone: "warn", mark: "?", text: "Too few test images to tell" },
  "not-tested": { tone: "warn", mark: "?", text: "Not tested" },
  "no-baseline": { tone: "info", mark: "–", text: "No baseline" }
};

export {
  inlineMarkdown,
  escapeText,
  changeText,
  ratioText,
  imageColumns,
  imageScores,
  STOP_REASONS,
  VERDICTS
};
