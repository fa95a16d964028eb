import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  require_mod
} from "./vendor-fastest-levenshtein.js";
import {
  __name,
  __toESM
} from "./esbuild.js";

// src/shared/nearest-word.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
var LONGEST = 200;
function nearestWord(word, known) {
  if (word.length > LONGEST) return void 0;
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

export {
  nearestWord,
  suggestionFor
};
