import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  capturesDiffer
} from "./errors-publishing.js";
import {
  require_mod
} from "./vendor-fastest-levenshtein.js";
import {
  __name,
  __toESM
} from "./esbuild.js";

// src/shared/nearest-word.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
function nearestWord(word, known) {
  const wanted = folded(word);
  if (wanted === "" || known.length === 0) return void 0;
  const words = known.map(folded);
  const nearest = (0, import_fastest_levenshtein.closest)(wanted, words);
  const place = words.indexOf(nearest);
  return (0, import_fastest_levenshtein.distance)(wanted, nearest) <= mostEdits(wanted) ? known[place] : void 0;
}
__name(nearestWord, "nearestWord");
function mostEdits({ length }) {
  return length < 4 ? 1 : Math.max(2, Math.floor(length / 3));
}
__name(mostEdits, "mostEdits");
function suggestionFor(word, known, elsewhere = /* @__PURE__ */ new Map()) {
  const same = known.find((one) => one === folded(word));
  if (same !== void 0) return { word: same, because: "spelling" };
  const meant = elsewhere.get(folded(word));
  if (meant !== void 0) return { word: meant, because: "meaning" };
  const nearest = nearestWord(word, known);
  return nearest === void 0 ? void 0 : { word: nearest, because: "spelling" };
}
__name(suggestionFor, "suggestionFor");
function folded(word) {
  return word.replace(/([a-z])([A-Z])/g, "$1-$2").replace(/[\s_]+/g, "-").toLowerCase();
}
__name(folded, "folded");

// src/stages/1-config/pattern.ts
var PART = "part";
var CLASS = "class";
var MARK = "﷐";
var MARKS = new RegExp(`\\\\?${MARK}(\\d+)\\\\?${MARK}`, "g");
var WORD = /^[a-z][\w-]*$/i;
function readPattern(text) {
  const bare = text.normalize("NFC").replace(/^(?:\.\/)+/, "");
  const words = [];
  let glob = "";
  let inParentheses = 0;
  for (let at = 0; at < bare.length; ) {
    const piece = pieceAt(bare, at);
    if (piece === void 0) return { reason: `"${bare.slice(at)}" opens a brace that is never closed` };
    at += piece.length;
    if (piece === "(") inParentheses++;
    if (piece === ")") inParentheses--;
    if (!piece.startsWith("{")) {
      glob += piece;
      continue;
    }
    if (isAlternatives(piece)) {
      const inside = /\{[a-z][\w-]*\}/i.exec(piece.slice(1))?.[0];
      if (inside !== void 0) return { reason: `${inside} can't capture inside "${piece}"` };
      glob += piece;
      continue;
    }
    const word = piece.slice(1, -1);
    if (!WORD.test(word)) return { reason: `${piece} is no capture: write a word such as {name}` };
    if (inParentheses > 0) return { reason: `${piece} can't capture inside parentheses` };
    if (glob.endsWith(MARK))
      return { reason: `nothing tells where the capture before ${piece} ends: put a character between` };
    glob += `${MARK}${words.length}${MARK}`;
    words.push(word.toLowerCase());
  }
  if (words.length > 0 && /^!(?!\()/.test(glob)) return { reason: 'what "!" excludes captures nothing' };
  return { pattern: { glob, words } };
}
__name(readPattern, "readPattern");
function pieceAt(text, at) {
  const rest = text.slice(at);
  if (text[at] === "\\") return rest.slice(0, 2);
  if (text[at] === "[") return /^\[[!^]?\]?(?:\\.|[^\]\\])*\]/.exec(rest)?.[0] ?? "[";
  if (text[at] !== "{") return text[at];
  let depth = 0;
  for (let end = 0; end < rest.length; end++) {
    if (rest[end] === "\\") end++;
    else if (rest[end] === "{") depth++;
    else if (rest[end] === "}" && --depth === 0) return rest.slice(0, end + 1);
  }
  return void 0;
}
__name(pieceAt, "pieceAt");
function isAlternatives(braces) {
  return braces.replace(/\\./g, "").includes(",") || /^\{[^{}]*\.\.[^{}]*\}$/.test(braces);
}
__name(isAlternatives, "isAlternatives");
function pairingWords(name, words, others) {
  const alone = /* @__PURE__ */ __name((word) => word === CLASS && name === "masks" && others?.includes(CLASS) !== true, "alone");
  return [...new Set(words)].filter((word) => word !== PART && !alone(word));
}
__name(pairingWords, "pairingWords");
function patternConflicts(given) {
  if (given.images === void 0 || given.masks === void 0) return [];
  const [images, masks] = [readPattern(given.images), readPattern(given.masks)];
  if ("reason" in images || "reason" in masks) return [];
  const ofImages = pairingWords("images", images.pattern.words, masks.pattern.words);
  const ofMasks = pairingWords("masks", masks.pattern.words, images.pattern.words);
  const equal = ofImages.length === ofMasks.length && ofImages.every((word) => ofMasks.includes(word));
  return equal ? [] : [capturesDiffer(ofImages, ofMasks)];
}
__name(patternConflicts, "patternConflicts");

export {
  nearestWord,
  suggestionFor,
  PART,
  CLASS,
  MARKS,
  readPattern,
  pairingWords,
  patternConflicts
};
