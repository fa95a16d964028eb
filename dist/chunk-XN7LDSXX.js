import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  brokenSymlink,
  dataFolderUnreadable,
  dvcNotPulled,
  patternTooSlow,
  symlinkOutside
} from "./chunk-AAVDFMB6.js";
import {
  __commonJS,
  __name,
  __toESM
} from "./chunk-X4WLS5DE.js";

// node_modules/picomatch/lib/constants.js
var require_constants = __commonJS({
  "node_modules/picomatch/lib/constants.js"(exports, module) {
    "use strict";
    var WIN_SLASH = "\\\\/";
    var WIN_NO_SLASH = `[^${WIN_SLASH}]`;
    var DEFAULT_MAX_EXTGLOB_RECURSION = 0;
    var DOT_LITERAL = "\\.";
    var PLUS_LITERAL = "\\+";
    var QMARK_LITERAL = "\\?";
    var SLASH_LITERAL = "\\/";
    var ONE_CHAR = "(?=.)";
    var QMARK = "[^/]";
    var END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
    var START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
    var DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
    var NO_DOT = `(?!${DOT_LITERAL})`;
    var NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
    var NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
    var NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
    var QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
    var STAR = `${QMARK}*?`;
    var SEP = "/";
    var POSIX_CHARS = {
      DOT_LITERAL,
      PLUS_LITERAL,
      QMARK_LITERAL,
      SLASH_LITERAL,
      ONE_CHAR,
      QMARK,
      END_ANCHOR,
      DOTS_SLASH,
      NO_DOT,
      NO_DOTS,
      NO_DOT_SLASH,
      NO_DOTS_SLASH,
      QMARK_NO_DOT,
      STAR,
      START_ANCHOR,
      SEP
    };
    var WINDOWS_CHARS = {
      ...POSIX_CHARS,
      SLASH_LITERAL: `[${WIN_SLASH}]`,
      QMARK: WIN_NO_SLASH,
      STAR: `${WIN_NO_SLASH}*?`,
      DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
      NO_DOT: `(?!${DOT_LITERAL})`,
      NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
      NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
      START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
      END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
      SEP: "\\"
    };
    var POSIX_REGEX_SOURCE = {
      __proto__: null,
      alnum: "a-zA-Z0-9",
      alpha: "a-zA-Z",
      ascii: "\\x00-\\x7F",
      blank: " \\t",
      cntrl: "\\x00-\\x1F\\x7F",
      digit: "0-9",
      graph: "\\x21-\\x7E",
      lower: "a-z",
      print: "\\x20-\\x7E ",
      punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
      space: " \\t\\r\\n\\v\\f",
      upper: "A-Z",
      word: "A-Za-z0-9_",
      xdigit: "A-Fa-f0-9"
    };
    module.exports = {
      DEFAULT_MAX_EXTGLOB_RECURSION,
      MAX_LENGTH: 1024 * 64,
      POSIX_REGEX_SOURCE,
      // regular expressions
      REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
      REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
      REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
      REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
      REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
      REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
      // Replace globs with equivalent patterns to reduce parsing time.
      REPLACEMENTS: {
        __proto__: null,
        "***": "*",
        "**/**": "**",
        "**/**/**": "**"
      },
      // Digits
      CHAR_0: 48,
      /* 0 */
      CHAR_9: 57,
      /* 9 */
      // Alphabet chars.
      CHAR_UPPERCASE_A: 65,
      /* A */
      CHAR_LOWERCASE_A: 97,
      /* a */
      CHAR_UPPERCASE_Z: 90,
      /* Z */
      CHAR_LOWERCASE_Z: 122,
      /* z */
      CHAR_LEFT_PARENTHESES: 40,
      /* ( */
      CHAR_RIGHT_PARENTHESES: 41,
      /* ) */
      CHAR_ASTERISK: 42,
      /* * */
      // Non-alphabetic chars.
      CHAR_AMPERSAND: 38,
      /* & */
      CHAR_AT: 64,
      /* @ */
      CHAR_BACKWARD_SLASH: 92,
      /* \ */
      CHAR_CARRIAGE_RETURN: 13,
      /* \r */
      CHAR_CIRCUMFLEX_ACCENT: 94,
      /* ^ */
      CHAR_COLON: 58,
      /* : */
      CHAR_COMMA: 44,
      /* , */
      CHAR_DOT: 46,
      /* . */
      CHAR_DOUBLE_QUOTE: 34,
      /* " */
      CHAR_EQUAL: 61,
      /* = */
      CHAR_EXCLAMATION_MARK: 33,
      /* ! */
      CHAR_FORM_FEED: 12,
      /* \f */
      CHAR_FORWARD_SLASH: 47,
      /* / */
      CHAR_GRAVE_ACCENT: 96,
      /* ` */
      CHAR_HASH: 35,
      /* # */
      CHAR_HYPHEN_MINUS: 45,
      /* - */
      CHAR_LEFT_ANGLE_BRACKET: 60,
      /* < */
      CHAR_LEFT_CURLY_BRACE: 123,
      /* { */
      CHAR_LEFT_SQUARE_BRACKET: 91,
      /* [ */
      CHAR_LINE_FEED: 10,
      /* \n */
      CHAR_NO_BREAK_SPACE: 160,
      /* \u00A0 */
      CHAR_PERCENT: 37,
      /* % */
      CHAR_PLUS: 43,
      /* + */
      CHAR_QUESTION_MARK: 63,
      /* ? */
      CHAR_RIGHT_ANGLE_BRACKET: 62,
      /* > */
      CHAR_RIGHT_CURLY_BRACE: 125,
      /* } */
      CHAR_RIGHT_SQUARE_BRACKET: 93,
      /* ] */
      CHAR_SEMICOLON: 59,
      /* ; */
      CHAR_SINGLE_QUOTE: 39,
      /* ' */
      CHAR_SPACE: 32,
      /*   */
      CHAR_TAB: 9,
      /* \t */
      CHAR_UNDERSCORE: 95,
      /* _ */
      CHAR_VERTICAL_LINE: 124,
      /* | */
      CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
      /* \uFEFF */
      /**
       * Create EXTGLOB_CHARS
       */
      extglobChars(chars) {
        return {
          "!": { type: "negate", open: "(?:(?!(?:", close: `))${chars.STAR})` },
          "?": { type: "qmark", open: "(?:", close: ")?" },
          "+": { type: "plus", open: "(?:", close: ")+" },
          "*": { type: "star", open: "(?:", close: ")*" },
          "@": { type: "at", open: "(?:", close: ")" }
        };
      },
      /**
       * Create GLOB_CHARS
       */
      globChars(win32) {
        return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
      }
    };
  }
});

// node_modules/picomatch/lib/utils.js
var require_utils = __commonJS({
  "node_modules/picomatch/lib/utils.js"(exports) {
    "use strict";
    var {
      REGEX_BACKSLASH,
      REGEX_REMOVE_BACKSLASH,
      REGEX_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_GLOBAL
    } = require_constants();
    exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
    exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
    exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
    exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
    exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
    exports.isWindows = () => {
      if (typeof navigator !== "undefined" && navigator.platform) {
        const platform = navigator.platform.toLowerCase();
        return platform === "win32" || platform === "windows";
      }
      if (typeof process !== "undefined" && process.platform) {
        return process.platform === "win32";
      }
      return false;
    };
    exports.removeBackslashes = (str) => {
      return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
        return match === "\\" ? "" : match;
      });
    };
    exports.escapeLast = (input, char, lastIdx) => {
      const idx = input.lastIndexOf(char, lastIdx);
      if (idx === -1) return input;
      if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
      return `${input.slice(0, idx)}\\${input.slice(idx)}`;
    };
    exports.removePrefix = (input, state = {}) => {
      let output = input;
      if (output.startsWith("./")) {
        output = output.slice(2);
        state.prefix = "./";
      }
      return output;
    };
    exports.wrapOutput = (input, state = {}, options = {}) => {
      const prepend = options.contains ? "" : "^";
      const append = options.contains ? "" : "$";
      let output = `${prepend}(?:${input})${append}`;
      if (state.negated === true) {
        output = `(?:^(?!${output}).*$)`;
      }
      return output;
    };
    exports.basename = (path, { windows } = {}) => {
      const segs = path.split(windows ? /[\\/]/ : "/");
      const last = segs[segs.length - 1];
      if (last === "") {
        return segs[segs.length - 2];
      }
      return last;
    };
  }
});

// node_modules/picomatch/lib/scan.js
var require_scan = __commonJS({
  "node_modules/picomatch/lib/scan.js"(exports, module) {
    "use strict";
    var utils = require_utils();
    var {
      CHAR_ASTERISK,
      /* * */
      CHAR_AT,
      /* @ */
      CHAR_BACKWARD_SLASH,
      /* \ */
      CHAR_COMMA,
      /* , */
      CHAR_DOT,
      /* . */
      CHAR_EXCLAMATION_MARK,
      /* ! */
      CHAR_FORWARD_SLASH,
      /* / */
      CHAR_LEFT_CURLY_BRACE,
      /* { */
      CHAR_LEFT_PARENTHESES,
      /* ( */
      CHAR_LEFT_SQUARE_BRACKET,
      /* [ */
      CHAR_PLUS,
      /* + */
      CHAR_QUESTION_MARK,
      /* ? */
      CHAR_RIGHT_CURLY_BRACE,
      /* } */
      CHAR_RIGHT_PARENTHESES,
      /* ) */
      CHAR_RIGHT_SQUARE_BRACKET
      /* ] */
    } = require_constants();
    var isPathSeparator = /* @__PURE__ */ __name((code) => {
      return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
    }, "isPathSeparator");
    var depth = /* @__PURE__ */ __name((token) => {
      if (token.isPrefix !== true) {
        token.depth = token.isGlobstar ? Infinity : 1;
      }
    }, "depth");
    var scan = /* @__PURE__ */ __name((input, options) => {
      const opts = options || {};
      const length = input.length - 1;
      const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
      const slashes = [];
      const tokens = [];
      const parts = [];
      let str = input;
      let index = -1;
      let start = 0;
      let lastIndex = 0;
      let isBrace = false;
      let isBracket = false;
      let isGlob = false;
      let isExtglob = false;
      let isGlobstar = false;
      let braceEscaped = false;
      let backslashes = false;
      let negated = false;
      let negatedExtglob = false;
      let finished = false;
      let braces = 0;
      let prev;
      let code;
      let token = { value: "", depth: 0, isGlob: false };
      const eos = /* @__PURE__ */ __name(() => index >= length, "eos");
      const peek = /* @__PURE__ */ __name(() => str.charCodeAt(index + 1), "peek");
      const advance = /* @__PURE__ */ __name(() => {
        prev = code;
        return str.charCodeAt(++index);
      }, "advance");
      while (index < length) {
        code = advance();
        let next;
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          code = advance();
          if (code === CHAR_LEFT_CURLY_BRACE) {
            braceEscaped = true;
          }
          continue;
        }
        if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }
            if (code === CHAR_LEFT_CURLY_BRACE) {
              braces++;
              continue;
            }
            if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (braceEscaped !== true && code === CHAR_COMMA) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (code === CHAR_RIGHT_CURLY_BRACE) {
              braces--;
              if (braces === 0) {
                braceEscaped = false;
                isBrace = token.isBrace = true;
                finished = true;
                break;
              }
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_FORWARD_SLASH) {
          slashes.push(index);
          tokens.push(token);
          token = { value: "", depth: 0, isGlob: false };
          if (finished === true) continue;
          if (prev === CHAR_DOT && index === start + 1) {
            start += 2;
            continue;
          }
          lastIndex = index + 1;
          continue;
        }
        if (opts.noext !== true) {
          const isExtglobChar = code === CHAR_PLUS || code === CHAR_AT || code === CHAR_ASTERISK || code === CHAR_QUESTION_MARK || code === CHAR_EXCLAMATION_MARK;
          if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
            isGlob = token.isGlob = true;
            isExtglob = token.isExtglob = true;
            finished = true;
            if (code === CHAR_EXCLAMATION_MARK && index === start) {
              negatedExtglob = true;
            }
            if (scanToEnd === true) {
              let parens = 0;
              while (eos() !== true && (code = advance())) {
                if (code === CHAR_BACKWARD_SLASH) {
                  backslashes = token.backslashes = true;
                  advance();
                  continue;
                }
                if (code === CHAR_LEFT_PARENTHESES) {
                  parens++;
                  continue;
                }
                if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                  finished = true;
                  break;
                }
              }
              continue;
            }
            break;
          }
        }
        if (code === CHAR_ASTERISK) {
          if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_QUESTION_MARK) {
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_LEFT_SQUARE_BRACKET) {
          while (eos() !== true && (next = advance())) {
            if (next === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }
            if (next === CHAR_RIGHT_SQUARE_BRACKET) {
              isBracket = token.isBracket = true;
              isGlob = token.isGlob = true;
              finished = true;
              break;
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
          negated = token.negated = true;
          start++;
          continue;
        }
        if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
          isGlob = token.isGlob = true;
          if (scanToEnd === true) {
            let parens = 1;
            while (eos() !== true && (code = advance())) {
              if (code === CHAR_BACKWARD_SLASH) {
                backslashes = token.backslashes = true;
                advance();
                continue;
              }
              if (code === CHAR_LEFT_PARENTHESES) {
                parens++;
                continue;
              }
              if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                finished = true;
                break;
              }
            }
            continue;
          }
          break;
        }
        if (isGlob === true) {
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
      }
      if (opts.noext === true) {
        isExtglob = false;
        isGlob = false;
      }
      let base = str;
      let prefix = "";
      let glob = "";
      if (start > 0) {
        prefix = str.slice(0, start);
        str = str.slice(start);
        lastIndex -= start;
      }
      if (base && isGlob === true && lastIndex > 0) {
        base = str.slice(0, lastIndex);
        glob = str.slice(lastIndex);
      } else if (isGlob === true) {
        base = "";
        glob = str;
      } else {
        base = str;
      }
      if (base && base !== "" && base !== "/" && base !== str) {
        if (isPathSeparator(base.charCodeAt(base.length - 1))) {
          base = base.slice(0, -1);
        }
      }
      if (opts.unescape === true) {
        if (glob) glob = utils.removeBackslashes(glob);
        if (base && backslashes === true) {
          base = utils.removeBackslashes(base);
        }
      }
      const state = {
        prefix,
        input,
        start,
        base,
        glob,
        isBrace,
        isBracket,
        isGlob,
        isExtglob,
        isGlobstar,
        negated,
        negatedExtglob
      };
      if (opts.tokens === true) {
        state.maxDepth = 0;
        if (!isPathSeparator(code)) {
          tokens.push(token);
        }
        state.tokens = tokens;
      }
      if (opts.parts === true || opts.tokens === true) {
        let prevIndex;
        for (let idx = 0; idx < slashes.length; idx++) {
          const n2 = prevIndex !== void 0 ? prevIndex + 1 : start;
          const i = slashes[idx];
          const value2 = input.slice(n2, i);
          if (opts.tokens) {
            if (idx === 0 && start !== 0) {
              tokens[idx].isPrefix = true;
              tokens[idx].value = prefix;
            } else {
              tokens[idx].value = value2;
            }
            depth(tokens[idx]);
            state.maxDepth += tokens[idx].depth;
          }
          if (i >= start) {
            parts.push(value2);
            prevIndex = i;
          }
        }
        const n = prevIndex !== void 0 ? prevIndex + 1 : start;
        const value = input.slice(n);
        parts.push(value);
        if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
          tokens[tokens.length - 1].value = value;
          depth(tokens[tokens.length - 1]);
          state.maxDepth += tokens[tokens.length - 1].depth;
        }
        state.slashes = slashes;
        state.parts = parts;
      }
      return state;
    }, "scan");
    module.exports = scan;
  }
});

// node_modules/picomatch/lib/parse.js
var require_parse = __commonJS({
  "node_modules/picomatch/lib/parse.js"(exports, module) {
    "use strict";
    var constants = require_constants();
    var utils = require_utils();
    var {
      MAX_LENGTH,
      POSIX_REGEX_SOURCE,
      REGEX_NON_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_BACKREF,
      REPLACEMENTS
    } = constants;
    var expandRange = /* @__PURE__ */ __name((args, options) => {
      if (typeof options.expandRange === "function") {
        return options.expandRange(...args, options);
      }
      args.sort();
      const value = `[${args.join("-")}]`;
      try {
        new RegExp(value);
      } catch (ex) {
        return args.map((v) => utils.escapeRegex(v)).join("..");
      }
      return value;
    }, "expandRange");
    var syntaxError = /* @__PURE__ */ __name((type, char) => {
      return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
    }, "syntaxError");
    var splitTopLevel = /* @__PURE__ */ __name((input) => {
      const parts = [];
      let bracket = 0;
      let paren = 0;
      let quote = 0;
      let value = "";
      let escaped = false;
      for (const ch of input) {
        if (escaped === true) {
          value += ch;
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          value += ch;
          escaped = true;
          continue;
        }
        if (ch === '"') {
          quote = quote === 1 ? 0 : 1;
          value += ch;
          continue;
        }
        if (quote === 0) {
          if (ch === "[") {
            bracket++;
          } else if (ch === "]" && bracket > 0) {
            bracket--;
          } else if (bracket === 0) {
            if (ch === "(") {
              paren++;
            } else if (ch === ")" && paren > 0) {
              paren--;
            } else if (ch === "|" && paren === 0) {
              parts.push(value);
              value = "";
              continue;
            }
          }
        }
        value += ch;
      }
      parts.push(value);
      return parts;
    }, "splitTopLevel");
    var isPlainBranch = /* @__PURE__ */ __name((branch) => {
      let escaped = false;
      for (const ch of branch) {
        if (escaped === true) {
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          escaped = true;
          continue;
        }
        if (/[?*+@!()[\]{}]/.test(ch)) {
          return false;
        }
      }
      return true;
    }, "isPlainBranch");
    var normalizeSimpleBranch = /* @__PURE__ */ __name((branch) => {
      let value = branch.trim();
      let changed = true;
      while (changed === true) {
        changed = false;
        if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
          value = value.slice(2, -1);
          changed = true;
        }
      }
      if (!isPlainBranch(value)) {
        return;
      }
      return value.replace(/\\(.)/g, "$1");
    }, "normalizeSimpleBranch");
    var hasRepeatedCharPrefixOverlap = /* @__PURE__ */ __name((branches) => {
      const values = branches.map(normalizeSimpleBranch).filter(Boolean);
      for (let i = 0; i < values.length; i++) {
        for (let j = i + 1; j < values.length; j++) {
          const a = values[i];
          const b = values[j];
          const char = a[0];
          if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
            continue;
          }
          if (a === b || a.startsWith(b) || b.startsWith(a)) {
            return true;
          }
        }
      }
      return false;
    }, "hasRepeatedCharPrefixOverlap");
    var parseRepeatedExtglob = /* @__PURE__ */ __name((pattern, requireEnd = true) => {
      if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") {
        return;
      }
      let bracket = 0;
      let paren = 0;
      let quote = 0;
      let escaped = false;
      for (let i = 1; i < pattern.length; i++) {
        const ch = pattern[i];
        if (escaped === true) {
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          escaped = true;
          continue;
        }
        if (ch === '"') {
          quote = quote === 1 ? 0 : 1;
          continue;
        }
        if (quote === 1) {
          continue;
        }
        if (ch === "[") {
          bracket++;
          continue;
        }
        if (ch === "]" && bracket > 0) {
          bracket--;
          continue;
        }
        if (bracket > 0) {
          continue;
        }
        if (ch === "(") {
          paren++;
          continue;
        }
        if (ch === ")") {
          paren--;
          if (paren === 0) {
            if (requireEnd === true && i !== pattern.length - 1) {
              return;
            }
            return {
              type: pattern[0],
              body: pattern.slice(2, i),
              end: i
            };
          }
        }
      }
    }, "parseRepeatedExtglob");
    var buildCharClassStar = /* @__PURE__ */ __name((chars) => {
      const source = chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`;
      return `${source}*`;
    }, "buildCharClassStar");
    var getStarExtglobSequenceChars = /* @__PURE__ */ __name((pattern) => {
      let index = 0;
      const chars = [];
      while (index < pattern.length) {
        const match = parseRepeatedExtglob(pattern.slice(index), false);
        if (!match || match.type !== "*") {
          return;
        }
        const branches = splitTopLevel(match.body).map((branch2) => branch2.trim());
        if (branches.length !== 1) {
          return;
        }
        const branch = normalizeSimpleBranch(branches[0]);
        if (!branch || branch.length !== 1) {
          return;
        }
        chars.push(branch);
        index += match.end + 1;
      }
      if (chars.length < 1) {
        return;
      }
      return chars;
    }, "getStarExtglobSequenceChars");
    var repeatedExtglobRecursion = /* @__PURE__ */ __name((pattern) => {
      let depth = 0;
      let value = pattern.trim();
      let match = parseRepeatedExtglob(value);
      while (match) {
        depth++;
        value = match.body.trim();
        match = parseRepeatedExtglob(value);
      }
      return depth;
    }, "repeatedExtglobRecursion");
    var analyzeRepeatedExtglob = /* @__PURE__ */ __name((body, options) => {
      if (options.maxExtglobRecursion === false) {
        return { risky: false };
      }
      const max = typeof options.maxExtglobRecursion === "number" ? options.maxExtglobRecursion : constants.DEFAULT_MAX_EXTGLOB_RECURSION;
      const branches = splitTopLevel(body).map((branch) => branch.trim());
      if (branches.length > 1) {
        if (branches.some((branch) => branch === "") || branches.some((branch) => /^[*?]+$/.test(branch)) || hasRepeatedCharPrefixOverlap(branches)) {
          return { risky: true };
        }
      }
      const safeChars = [];
      let sawStarSequence = false;
      let combinable = true;
      for (const branch of branches) {
        const chars = getStarExtglobSequenceChars(branch);
        if (chars) {
          sawStarSequence = true;
          safeChars.push(...chars);
          continue;
        }
        const literal = normalizeSimpleBranch(branch);
        if (literal && literal.length === 1) {
          safeChars.push(literal);
          continue;
        }
        combinable = false;
        if (repeatedExtglobRecursion(branch) > max) {
          return { risky: true };
        }
      }
      if (sawStarSequence) {
        return combinable ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) } : { risky: true };
      }
      return { risky: false };
    }, "analyzeRepeatedExtglob");
    var parse = /* @__PURE__ */ __name((input, options) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected a string");
      }
      input = REPLACEMENTS[input] || input;
      const opts = { ...options };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      let len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      const bos = { type: "bos", value: "", output: opts.prepend || "" };
      const tokens = [bos];
      const capture = opts.capture ? "" : "?:";
      const PLATFORM_CHARS = constants.globChars(opts.windows);
      const EXTGLOB_CHARS = constants.extglobChars(PLATFORM_CHARS);
      const {
        DOT_LITERAL,
        PLUS_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOT_SLASH,
        NO_DOTS_SLASH,
        QMARK,
        QMARK_NO_DOT,
        STAR,
        START_ANCHOR
      } = PLATFORM_CHARS;
      const globstar = /* @__PURE__ */ __name((opts2) => {
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      }, "globstar");
      const nodot = opts.dot ? "" : NO_DOT;
      const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
      let star = opts.bash === true ? globstar(opts) : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      if (typeof opts.noext === "boolean") {
        opts.noextglob = opts.noext;
      }
      const state = {
        input,
        index: -1,
        start: 0,
        dot: opts.dot === true,
        consumed: "",
        output: "",
        prefix: "",
        backtrack: false,
        negated: false,
        brackets: 0,
        braces: 0,
        parens: 0,
        quotes: 0,
        globstar: false,
        tokens
      };
      input = utils.removePrefix(input, state);
      len = input.length;
      const extglobs = [];
      const braces = [];
      const stack = [];
      let prev = bos;
      let value;
      const eos = /* @__PURE__ */ __name(() => state.index === len - 1, "eos");
      const peek = state.peek = (n = 1) => input[state.index + n];
      const advance = state.advance = () => input[++state.index] || "";
      const remaining = /* @__PURE__ */ __name(() => input.slice(state.index + 1), "remaining");
      const consume = /* @__PURE__ */ __name((value2 = "", num = 0) => {
        state.consumed += value2;
        state.index += num;
      }, "consume");
      const append = /* @__PURE__ */ __name((token) => {
        state.output += token.output != null ? token.output : token.value;
        consume(token.value);
      }, "append");
      const negate = /* @__PURE__ */ __name(() => {
        let count = 1;
        while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
          advance();
          state.start++;
          count++;
        }
        if (count % 2 === 0) {
          return false;
        }
        state.negated = true;
        state.start++;
        return true;
      }, "negate");
      const increment = /* @__PURE__ */ __name((type) => {
        state[type]++;
        stack.push(type);
      }, "increment");
      const decrement = /* @__PURE__ */ __name((type) => {
        state[type]--;
        stack.pop();
      }, "decrement");
      const push = /* @__PURE__ */ __name((tok) => {
        if (prev.type === "globstar") {
          const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
          const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
          if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
            state.output = state.output.slice(0, -prev.output.length);
            prev.type = "star";
            prev.value = "*";
            prev.output = star;
            state.output += prev.output;
          }
        }
        if (extglobs.length && tok.type !== "paren") {
          extglobs[extglobs.length - 1].inner += tok.value;
        }
        if (tok.value || tok.output) append(tok);
        if (prev && prev.type === "text" && tok.type === "text") {
          prev.output = (prev.output || prev.value) + tok.value;
          prev.value += tok.value;
          return;
        }
        tok.prev = prev;
        tokens.push(tok);
        prev = tok;
      }, "push");
      const extglobOpen = /* @__PURE__ */ __name((type, value2) => {
        const token = { ...EXTGLOB_CHARS[value2], conditions: 1, inner: "" };
        token.prev = prev;
        token.parens = state.parens;
        token.output = state.output;
        token.startIndex = state.index;
        token.tokensIndex = tokens.length;
        const output = (opts.capture ? "(" : "") + token.open;
        increment("parens");
        push({ type, value: value2, output: state.output ? "" : ONE_CHAR });
        push({ type: "paren", extglob: true, value: advance(), output });
        extglobs.push(token);
      }, "extglobOpen");
      const extglobClose = /* @__PURE__ */ __name((token) => {
        const literal = input.slice(token.startIndex, state.index + 1);
        const body = input.slice(token.startIndex + 2, state.index);
        const analysis = analyzeRepeatedExtglob(body, opts);
        if ((token.type === "plus" || token.type === "star") && analysis.risky) {
          const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
          const open = tokens[token.tokensIndex];
          open.type = "text";
          open.value = literal;
          open.output = safeOutput || utils.escapeRegex(literal);
          for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
            tokens[i].value = "";
            tokens[i].output = "";
            delete tokens[i].suffix;
          }
          state.output = token.output + open.output;
          state.backtrack = true;
          push({ type: "paren", extglob: true, value, output: "" });
          decrement("parens");
          return;
        }
        let output = token.close + (opts.capture ? ")" : "");
        let rest;
        if (token.type === "negate") {
          let extglobStar = star;
          if (token.inner && token.inner.length > 1 && token.inner.includes("/")) {
            extglobStar = globstar(opts);
          }
          if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
            output = token.close = `)$))${extglobStar}`;
          }
          if (token.inner.includes("*") && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
            const expression = parse(rest, { ...options, fastpaths: false }).output;
            output = token.close = `)${expression})${extglobStar})`;
          }
          if (token.prev.type === "bos") {
            state.negatedExtglob = true;
          }
        }
        push({ type: "paren", extglob: true, value, output });
        decrement("parens");
      }, "extglobClose");
      if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
        let backslashes = false;
        let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
          if (first === "\\") {
            backslashes = true;
            return m;
          }
          if (first === "?") {
            if (esc) {
              return esc + first + (rest ? QMARK.repeat(rest.length) : "");
            }
            if (index === 0) {
              return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : "");
            }
            return QMARK.repeat(chars.length);
          }
          if (first === ".") {
            return DOT_LITERAL.repeat(chars.length);
          }
          if (first === "*") {
            if (esc) {
              return esc + first + (rest ? star : "");
            }
            return star;
          }
          return esc ? m : `\\${m}`;
        });
        if (backslashes === true) {
          if (opts.unescape === true) {
            output = output.replace(/\\/g, "");
          } else {
            output = output.replace(/\\+/g, (m) => {
              return m.length % 2 === 0 ? "\\\\" : m ? "\\" : "";
            });
          }
        }
        if (output === input && opts.contains === true) {
          state.output = input;
          return state;
        }
        state.output = utils.wrapOutput(output, state, options);
        return state;
      }
      while (!eos()) {
        value = advance();
        if (value === "\0") {
          continue;
        }
        if (value === "\\") {
          const next = peek();
          if (next === "/" && opts.bash !== true) {
            continue;
          }
          if (next === "." || next === ";") {
            continue;
          }
          if (!next) {
            value += "\\";
            push({ type: "text", value });
            continue;
          }
          const match = /^\\+/.exec(remaining());
          let slashes = 0;
          if (match && match[0].length > 2) {
            slashes = match[0].length;
            state.index += slashes;
            if (slashes % 2 !== 0) {
              value += "\\";
            }
          }
          if (opts.unescape === true) {
            value = advance();
          } else {
            value += advance();
          }
          if (state.brackets === 0) {
            push({ type: "text", value });
            continue;
          }
        }
        if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
          if (opts.posix !== false && value === ":") {
            const inner = prev.value.slice(1);
            if (inner.includes("[")) {
              prev.posix = true;
              if (inner.includes(":")) {
                const idx = prev.value.lastIndexOf("[");
                const pre = prev.value.slice(0, idx);
                const rest2 = prev.value.slice(idx + 2);
                const posix = POSIX_REGEX_SOURCE[rest2];
                if (posix) {
                  prev.value = pre + posix;
                  state.backtrack = true;
                  advance();
                  if (!bos.output && tokens.indexOf(prev) === 1) {
                    bos.output = ONE_CHAR;
                  }
                  continue;
                }
              }
            }
          }
          if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") {
            value = `\\${value}`;
          }
          if (value === "]" && (prev.value === "[" || prev.value === "[^")) {
            value = `\\${value}`;
          }
          if (opts.posix === true && value === "!" && prev.value === "[") {
            value = "^";
          }
          prev.value += value;
          append({ value });
          continue;
        }
        if (state.quotes === 1 && value !== '"') {
          value = utils.escapeRegex(value);
          prev.value += value;
          append({ value });
          continue;
        }
        if (value === '"') {
          state.quotes = state.quotes === 1 ? 0 : 1;
          if (opts.keepQuotes === true) {
            push({ type: "text", value });
          }
          continue;
        }
        if (value === "(") {
          increment("parens");
          push({ type: "paren", value });
          continue;
        }
        if (value === ")") {
          if (state.parens === 0 && opts.strictBrackets === true) {
            throw new SyntaxError(syntaxError("opening", "("));
          }
          const extglob = extglobs[extglobs.length - 1];
          if (extglob && state.parens === extglob.parens + 1) {
            extglobClose(extglobs.pop());
            continue;
          }
          push({ type: "paren", value, output: state.parens ? ")" : "\\)" });
          decrement("parens");
          continue;
        }
        if (value === "[") {
          if (opts.nobracket === true || !remaining().includes("]")) {
            if (opts.nobracket !== true && opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("closing", "]"));
            }
            value = `\\${value}`;
          } else {
            increment("brackets");
          }
          push({ type: "bracket", value });
          continue;
        }
        if (value === "]") {
          if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          if (state.brackets === 0) {
            if (opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("opening", "["));
            }
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          decrement("brackets");
          const prevValue = prev.value.slice(1);
          if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) {
            value = `/${value}`;
          }
          prev.value += value;
          append({ value });
          if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
            continue;
          }
          const escaped = utils.escapeRegex(prev.value);
          state.output = state.output.slice(0, -prev.value.length);
          if (opts.literalBrackets === true) {
            state.output += escaped;
            prev.value = escaped;
            continue;
          }
          prev.value = `(${capture}${escaped}|${prev.value})`;
          state.output += prev.value;
          continue;
        }
        if (value === "{" && opts.nobrace !== true) {
          increment("braces");
          const open = {
            type: "brace",
            value,
            output: "(",
            outputIndex: state.output.length,
            tokensIndex: state.tokens.length
          };
          braces.push(open);
          push(open);
          continue;
        }
        if (value === "}") {
          const brace = braces[braces.length - 1];
          if (opts.nobrace === true || !brace) {
            push({ type: "text", value, output: value });
            continue;
          }
          let output = ")";
          if (brace.dots === true) {
            const arr = tokens.slice();
            const range = [];
            for (let i = arr.length - 1; i >= 0; i--) {
              tokens.pop();
              if (arr[i].type === "brace") {
                break;
              }
              if (arr[i].type !== "dots") {
                range.unshift(arr[i].value);
              }
            }
            output = expandRange(range, opts);
            state.backtrack = true;
          }
          if (brace.comma !== true && brace.dots !== true) {
            const out = state.output.slice(0, brace.outputIndex);
            const toks = state.tokens.slice(brace.tokensIndex);
            brace.value = brace.output = "\\{";
            value = output = "\\}";
            state.output = out;
            for (const t of toks) {
              state.output += t.output || t.value;
            }
          }
          push({ type: "brace", value, output });
          decrement("braces");
          braces.pop();
          continue;
        }
        if (value === "|") {
          if (extglobs.length > 0) {
            extglobs[extglobs.length - 1].conditions++;
          }
          push({ type: "text", value });
          continue;
        }
        if (value === ",") {
          let output = value;
          const brace = braces[braces.length - 1];
          if (brace && stack[stack.length - 1] === "braces") {
            brace.comma = true;
            output = "|";
          }
          push({ type: "comma", value, output });
          continue;
        }
        if (value === "/") {
          if (prev.type === "dot" && state.index === state.start + 1) {
            state.start = state.index + 1;
            state.consumed = "";
            state.output = "";
            tokens.pop();
            prev = bos;
            continue;
          }
          push({ type: "slash", value, output: SLASH_LITERAL });
          continue;
        }
        if (value === ".") {
          if (state.braces > 0 && prev.type === "dot") {
            if (prev.value === ".") prev.output = DOT_LITERAL;
            const brace = braces[braces.length - 1];
            prev.type = "dots";
            prev.output += value;
            prev.value += value;
            brace.dots = true;
            continue;
          }
          if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
            push({ type: "text", value, output: DOT_LITERAL });
            continue;
          }
          push({ type: "dot", value, output: DOT_LITERAL });
          continue;
        }
        if (value === "?") {
          const isGroup = prev && prev.value === "(";
          if (!isGroup && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("qmark", value);
            continue;
          }
          if (prev && prev.type === "paren") {
            const next = peek();
            let output = value;
            if (prev.value === "(" && !/[!=<:]/.test(next) || next === "<" && !/<([!=]|\w+>)/.test(remaining())) {
              output = `\\${value}`;
            }
            push({ type: "text", value, output });
            continue;
          }
          if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
            push({ type: "qmark", value, output: QMARK_NO_DOT });
            continue;
          }
          push({ type: "qmark", value, output: QMARK });
          continue;
        }
        if (value === "!") {
          if (opts.noextglob !== true && peek() === "(") {
            if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
              extglobOpen("negate", value);
              continue;
            }
          }
          if (opts.nonegate !== true && state.index === 0) {
            negate();
            continue;
          }
        }
        if (value === "+") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("plus", value);
            continue;
          }
          if (prev && prev.value === "(" || opts.regex === false) {
            push({ type: "plus", value, output: PLUS_LITERAL });
            continue;
          }
          if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
            push({ type: "plus", value });
            continue;
          }
          push({ type: "plus", value: PLUS_LITERAL });
          continue;
        }
        if (value === "@") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            push({ type: "at", extglob: true, value, output: "" });
            continue;
          }
          push({ type: "text", value });
          continue;
        }
        if (value !== "*") {
          if (value === "$" || value === "^") {
            value = `\\${value}`;
          }
          const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
          if (match) {
            value += match[0];
            state.index += match[0].length;
          }
          push({ type: "text", value });
          continue;
        }
        if (prev && (prev.type === "globstar" || prev.star === true)) {
          prev.type = "star";
          prev.star = true;
          prev.value += value;
          prev.output = star;
          state.backtrack = true;
          state.globstar = true;
          consume(value);
          continue;
        }
        let rest = remaining();
        if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
          extglobOpen("star", value);
          continue;
        }
        if (prev.type === "star") {
          if (opts.noglobstar === true) {
            consume(value);
            continue;
          }
          const prior = prev.prev;
          const before = prior.prev;
          const isStart = prior.type === "slash" || prior.type === "bos";
          const afterStar = before && (before.type === "star" || before.type === "globstar");
          if (opts.bash === true && (!isStart || rest[0] && rest[0] !== "/")) {
            push({ type: "star", value, output: "" });
            continue;
          }
          const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
          const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
          if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
            push({ type: "star", value, output: "" });
            continue;
          }
          while (rest.slice(0, 3) === "/**") {
            const after = input[state.index + 4];
            if (after && after !== "/") {
              break;
            }
            rest = rest.slice(3);
            consume("/**", 3);
          }
          const isEnd = eos() || state.parens > 0 && rest === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
          if (prior.type === "bos" && eos()) {
            prev.type = "globstar";
            prev.value += value;
            prev.output = globstar(opts);
            state.output = prev.output;
            state.globstar = true;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
            prev.value += value;
            state.globstar = true;
            state.output += prior.output + prev.output;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && rest[0] === "/") {
            const end = rest[1] !== void 0 ? "|$" : "";
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
            prev.value += value;
            state.output += prior.output + prev.output;
            state.globstar = true;
            consume(value + advance());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          if (prior.type === "bos" && rest[0] === "/") {
            prev.type = "globstar";
            prev.value += value;
            prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
            state.output = prev.output;
            state.globstar = true;
            consume(value + advance());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          state.output = state.output.slice(0, -prev.output.length);
          prev.type = "globstar";
          prev.output = globstar(opts);
          prev.value += value;
          state.output += prev.output;
          state.globstar = true;
          consume(value);
          continue;
        }
        const token = { type: "star", value, output: star };
        if (opts.bash === true) {
          token.output = ".*?";
          if (prev.type === "bos" || prev.type === "slash") {
            token.output = nodot + token.output;
          }
          push(token);
          continue;
        }
        if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
          token.output = value;
          push(token);
          continue;
        }
        if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
          if (prev.type === "dot") {
            state.output += NO_DOT_SLASH;
            prev.output += NO_DOT_SLASH;
          } else if (opts.dot === true) {
            state.output += NO_DOTS_SLASH;
            prev.output += NO_DOTS_SLASH;
          } else {
            state.output += nodot;
            prev.output += nodot;
          }
          if (peek() !== "*") {
            state.output += ONE_CHAR;
            prev.output += ONE_CHAR;
          }
        }
        push(token);
      }
      while (state.brackets > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
        state.output = utils.escapeLast(state.output, "[");
        decrement("brackets");
      }
      while (state.parens > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
        state.output = utils.escapeLast(state.output, "(");
        decrement("parens");
      }
      while (state.braces > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
        state.output = utils.escapeLast(state.output, "{");
        decrement("braces");
      }
      if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) {
        push({ type: "maybe_slash", value: "", output: `${SLASH_LITERAL}?` });
      }
      if (state.backtrack === true) {
        state.output = "";
        for (const token of state.tokens) {
          state.output += token.output != null ? token.output : token.value;
          if (token.suffix) {
            state.output += token.suffix;
          }
        }
      }
      return state;
    }, "parse");
    parse.fastpaths = (input, options) => {
      const opts = { ...options };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      const len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      input = REPLACEMENTS[input] || input;
      const {
        DOT_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOTS,
        NO_DOTS_SLASH,
        STAR,
        START_ANCHOR
      } = constants.globChars(opts.windows);
      const nodot = opts.dot ? NO_DOTS : NO_DOT;
      const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
      const capture = opts.capture ? "" : "?:";
      const state = { negated: false, prefix: "" };
      let star = opts.bash === true ? ".*?" : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      const globstar = /* @__PURE__ */ __name((opts2) => {
        if (opts2.noglobstar === true) return star;
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      }, "globstar");
      const create = /* @__PURE__ */ __name((str) => {
        switch (str) {
          case "*":
            return `${nodot}${ONE_CHAR}${star}`;
          case ".*":
            return `${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*.*":
            return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*/*":
            return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
          case "**":
            return nodot + globstar(opts);
          case "**/*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
          case "**/*.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "**/.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
          default: {
            const match = /^(.*?)\.(\w+)$/.exec(str);
            if (!match) return;
            const source2 = create(match[1]);
            if (!source2) return;
            return source2 + DOT_LITERAL + match[2];
          }
        }
      }, "create");
      const output = utils.removePrefix(input, state);
      let source = create(output);
      if (source && opts.strictSlashes !== true) {
        source += `${SLASH_LITERAL}?`;
      }
      return source;
    };
    module.exports = parse;
  }
});

// node_modules/picomatch/lib/picomatch.js
var require_picomatch = __commonJS({
  "node_modules/picomatch/lib/picomatch.js"(exports, module) {
    "use strict";
    var scan = require_scan();
    var parse = require_parse();
    var utils = require_utils();
    var constants = require_constants();
    var isObject = /* @__PURE__ */ __name((val) => val && typeof val === "object" && !Array.isArray(val), "isObject");
    var picomatch2 = /* @__PURE__ */ __name((glob, options, returnState = false) => {
      if (Array.isArray(glob)) {
        const fns = glob.map((input) => picomatch2(input, options, returnState));
        const arrayMatcher = /* @__PURE__ */ __name((str) => {
          for (const isMatch of fns) {
            const state2 = isMatch(str);
            if (state2) return state2;
          }
          return false;
        }, "arrayMatcher");
        return arrayMatcher;
      }
      const isState = isObject(glob) && glob.tokens && glob.input;
      if (glob === "" || typeof glob !== "string" && !isState) {
        throw new TypeError("Expected pattern to be a non-empty string");
      }
      const opts = options || {};
      const posix = opts.windows;
      const regex = isState ? picomatch2.compileRe(glob, options) : picomatch2.makeRe(glob, options, false, true);
      const state = regex.state;
      delete regex.state;
      let isIgnored = /* @__PURE__ */ __name(() => false, "isIgnored");
      if (opts.ignore) {
        const ignoreOpts = { ...options, ignore: null, onMatch: null, onResult: null };
        isIgnored = picomatch2(opts.ignore, ignoreOpts, returnState);
      }
      const matcher = /* @__PURE__ */ __name((input, returnObject = false) => {
        const { isMatch, match, output } = picomatch2.test(input, regex, options, { glob, posix });
        const result = { glob, state, regex, posix, input, output, match, isMatch };
        if (typeof opts.onResult === "function") {
          opts.onResult(result);
        }
        if (isMatch === false) {
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (isIgnored(input)) {
          if (typeof opts.onIgnore === "function") {
            opts.onIgnore(result);
          }
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (typeof opts.onMatch === "function") {
          opts.onMatch(result);
        }
        return returnObject ? result : true;
      }, "matcher");
      if (returnState) {
        matcher.state = state;
      }
      return matcher;
    }, "picomatch");
    picomatch2.test = (input, regex, options, { glob, posix } = {}) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected input to be a string");
      }
      if (input === "") {
        return { isMatch: false, output: "" };
      }
      const opts = options || {};
      const format = opts.format || (posix ? utils.toPosixSlashes : null);
      let match = input === glob;
      let output = match && format ? format(input) : input;
      if (match === false) {
        output = format ? format(input) : input;
        match = output === glob;
      }
      if (match === false || opts.capture === true) {
        if (opts.matchBase === true || opts.basename === true) {
          match = picomatch2.matchBase(input, regex, options, posix);
        } else {
          match = regex.exec(output);
        }
      }
      return { isMatch: Boolean(match), match, output };
    };
    picomatch2.matchBase = (input, glob, options, posix = options && options.windows) => {
      const regex = glob instanceof RegExp ? glob : picomatch2.makeRe(glob, options);
      return regex.test(utils.basename(input, { windows: posix }));
    };
    picomatch2.isMatch = (str, patterns, options) => picomatch2(patterns, options)(str);
    picomatch2.parse = (pattern, options) => {
      if (Array.isArray(pattern)) return pattern.map((p) => picomatch2.parse(p, options));
      return parse(pattern, { ...options, fastpaths: false });
    };
    picomatch2.scan = (input, options) => scan(input, options);
    picomatch2.compileRe = (state, options, returnOutput = false, returnState = false) => {
      if (returnOutput === true) {
        return state.output;
      }
      const opts = options || {};
      const prepend = opts.contains ? "" : "^";
      const append = opts.contains ? "" : "$";
      let source = `${prepend}(?:${state.output})${append}`;
      if (state && state.negated === true) {
        source = `^(?!${source}).*$`;
      }
      const regex = picomatch2.toRegex(source, options);
      if (returnState === true) {
        regex.state = state;
      }
      return regex;
    };
    picomatch2.makeRe = (input, options = {}, returnOutput = false, returnState = false) => {
      if (!input || typeof input !== "string") {
        throw new TypeError("Expected a non-empty string");
      }
      let parsed = { negated: false, fastpaths: true };
      if (options.fastpaths !== false && (input[0] === "." || input[0] === "*")) {
        parsed.output = parse.fastpaths(input, options);
      }
      if (!parsed.output) {
        parsed = parse(input, options);
      }
      return picomatch2.compileRe(parsed, options, returnOutput, returnState);
    };
    picomatch2.toRegex = (source, options) => {
      try {
        const opts = options || {};
        return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
      } catch (err) {
        if (options && options.debug === true) throw err;
        return /$^/;
      }
    };
    picomatch2.constants = constants;
    module.exports = picomatch2;
  }
});

// node_modules/picomatch/index.js
var require_picomatch2 = __commonJS({
  "node_modules/picomatch/index.js"(exports, module) {
    "use strict";
    var pico = require_picomatch();
    var utils = require_utils();
    function picomatch2(glob, options, returnState = false) {
      if (options && (options.windows === null || options.windows === void 0)) {
        options = { ...options, windows: utils.isWindows() };
      }
      return pico(glob, options, returnState);
    }
    __name(picomatch2, "picomatch");
    Object.assign(picomatch2, pico);
    module.exports = picomatch2;
  }
});

// src/image/recognize.ts
var ImageError = class extends Error {
  static {
    __name(this, "ImageError");
  }
  name = "ImageError";
  problem;
  constructor(problem, options) {
    super(problem.kind === "unreadable" ? problem.why : "is over the pixel limit", options);
    this.problem = problem;
  }
};
function recognizeImage(bytes) {
  for (const [format, matches] of SIGNATURES) if (matches(bytes)) return format;
  throw new ImageError({ kind: "unreadable", ...whatItIsInstead(bytes) });
}
__name(recognizeImage, "recognizeImage");
function whyDecodingFailed(format, bytes, cause) {
  const exportAgain = "Export or download it again.";
  if (isTruncated(format, bytes)) {
    return new ImageError(
      { kind: "unreadable", why: `is a ${format.toUpperCase()} file that ends too early`, fix: exportAgain },
      { cause }
    );
  }
  const detail = (cause instanceof Error ? cause.message : String(cause)).split("\n")[0].trim();
  return new ImageError(
    { kind: "unreadable", why: `is a damaged ${format.toUpperCase()} file (${detail})`, fix: exportAgain },
    { cause }
  );
}
__name(whyDecodingFailed, "whyDecodingFailed");
var SIGNATURES = [
  ["png", (bytes) => startsWith(bytes, "PNG\r\n\n")],
  ["jpeg", (bytes) => startsWith(bytes, "ÿØÿ")],
  // "II*\0" and "MM\0*"; with 43 in place of 42 ("*") it's BigTIFF.
  ["tiff", (bytes) => ["II*\0", "MM\0*", "II+\0", "MM\0+"].some((start) => startsWith(bytes, start))],
  ["webp", (bytes) => startsWith(bytes, "RIFF") && startsWith(bytes.subarray(8), "WEBP")],
  ["gif", (bytes) => startsWith(bytes, "GIF8")],
  // The first card, FITS standard 4.0, section 4.4.1.1.
  ["fits", (bytes) => startsWith(bytes, "SIMPLE  =")]
];
var READABLE = "Use PNG, JPEG, TIFF, WebP or FITS.";
var OTHER_FORMATS = [
  ["BM", "a BMP image"],
  ["\0\0\0\fjP", "a JPEG 2000 image"],
  ["8BPS", "a Photoshop file"],
  ["%PDF", "a PDF file"],
  ["PK", "a ZIP archive"],
  ["NUMPY", "a NumPy array"],
  ["HDF", "an HDF5 file"]
];
function whatItIsInstead(bytes) {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 512)).toString("latin1");
  if (bytes.length === 0) return { why: "is empty (zero bytes)", fix: "Export or download it again." };
  if (head.startsWith("version https://git-lfs.github.com/spec/")) {
    return {
      why: "is a Git LFS pointer, not the image itself",
      fix: "Set `lfs: true` on actions/checkout, or run `git lfs pull`."
    };
  }
  if (/^(?:outs|deps|wdir|md5):/m.test(head) && isText(bytes)) {
    return { why: "is a DVC pointer, not the image itself", fix: "Run `dvc pull` first." };
  }
  for (const [start, what] of OTHER_FORMATS) {
    if (head.startsWith(start)) return { why: `is ${what}, which can't be read`, fix: READABLE };
  }
  if (bytes.subarray(0, 64).every((byte) => byte === 0)) {
    return { why: "holds only zeros where an image should begin", fix: "Export or download it again." };
  }
  if (isText(bytes)) {
    const what = /^\s*<(?:!doctype html|html)/i.test(head) ? "an HTML page" : textKind(head);
    return { why: `is ${what}, not an image`, fix: "Replace it by the image or move it elsewhere." };
  }
  return { why: "isn't in an image format that can be read", fix: READABLE };
}
__name(whatItIsInstead, "whatItIsInstead");
function textKind(head) {
  return /<svg[\s>]/i.test(head) ? "an SVG drawing" : "a text file";
}
__name(textKind, "textKind");
function isText(bytes) {
  const head = bytes.subarray(0, 512);
  if (head.some((byte) => byte < 32 && (byte < 9 || byte > 13))) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
__name(isText, "isText");
function isTruncated(format, bytes) {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-4096).toString("latin1");
  if (format === "png") return !tail.includes("IEND");
  if (format === "jpeg") return !tail.includes("ÿÙ");
  if (format === "webp") return bytes.length < 12 || Buffer.from(bytes).readUInt32LE(4) + 8 > bytes.length;
  return false;
}
__name(isTruncated, "isTruncated");
function startsWith(bytes, signature) {
  if (bytes.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) if (bytes[i] !== signature.charCodeAt(i)) return false;
  return true;
}
__name(startsWith, "startsWith");

// src/image/pixel-limit.ts
var PIXEL_LIMIT = 16383 * 16383;
function checkPixels(width, height) {
  if (width * height > PIXEL_LIMIT) throw new ImageError({ kind: "over-pixel-limit", width, height });
}
__name(checkPixels, "checkPixels");

// src/image/gunzip.ts
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
var unpack = promisify(gunzip);
var MOST_BYTES = 4 * PIXEL_LIMIT;
function isGzip(bytes) {
  return bytes[0] === 31 && bytes[1] === 139;
}
__name(isGzip, "isGzip");
async function unpacked(bytes, mostBytes = MOST_BYTES) {
  if (!isGzip(bytes)) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: mostBytes });
  } catch (cause) {
    const tooLarge = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    const problem = tooLarge ? { why: "is a gzip file that unpacks to more than 1 GiB", fix: "Unpack it and cut it into pieces." } : { why: "is a damaged gzip file, or one that ends too early", fix: "Export or download it again." };
    throw new ImageError({ kind: "unreadable", ...problem }, { cause });
  }
}
__name(unpacked, "unpacked");

// src/image/decode.ts
import sharp from "sharp";

// src/image/fits/header.ts
var BLOCK = 2880;
var CARD = 80;
var MOST_BLOCKS = 2e3;
function* readHdus(bytes) {
  for (let start = 0; start < bytes.length; ) {
    if (start > 0 && !isHeader(bytes, start)) return;
    const { cards, end } = readCards(bytes, start);
    const axes = readAxes(cards);
    const dataBytes = dataBytesOf(cards, axes);
    yield { cards, axes, dataStart: end, dataBytes };
    start = end + Math.ceil(dataBytes / BLOCK) * BLOCK;
  }
}
__name(readHdus, "readHdus");
function wholeNumber(cards, keyword, fallback) {
  const value = cards.get(keyword) ?? fallback;
  if (typeof value !== "number" || !Number.isSafeInteger(value))
    throw damaged(
      `${keyword} is ${value === void 0 ? "missing" : JSON.stringify(value)}, not a whole number`
    );
  return value;
}
__name(wholeNumber, "wholeNumber");
function realNumber(cards, keyword, fallback) {
  const value = cards.get(keyword) ?? fallback;
  if (typeof value !== "number" || !Number.isFinite(value))
    throw damaged(`${keyword} is ${JSON.stringify(value)}, not a number`);
  return value;
}
__name(realNumber, "realNumber");
function damaged(detail) {
  const fix = "Export or download it again.";
  return new ImageError({ kind: "unreadable", why: `is a damaged FITS file (${detail})`, fix });
}
__name(damaged, "damaged");
function isHeader(bytes, start) {
  const keyword = latin1(bytes, start, start + 8);
  return keyword === "XTENSION" || keyword === "SIMPLE  ";
}
__name(isHeader, "isHeader");
function readCards(bytes, start) {
  const cards = /* @__PURE__ */ new Map();
  const limit = start + MOST_BLOCKS * BLOCK;
  for (let at = start; at + CARD <= bytes.length && at < limit; at += CARD) {
    const keyword = latin1(bytes, at, at + 8).trimEnd();
    if (keyword === "END") return { cards, end: start + Math.ceil((at + CARD - start) / BLOCK) * BLOCK };
    if (latin1(bytes, at + 8, at + 10) !== "= " || cards.has(keyword)) continue;
    cards.set(keyword, readValue(latin1(bytes, at + 10, at + CARD)));
  }
  if (start + MOST_BLOCKS * BLOCK < bytes.length) throw damaged("a header without END");
  throw endsEarly("its header has no END");
}
__name(readCards, "readCards");
function endsEarly(detail) {
  const why = `is a FITS file that ends too early: ${detail}`;
  return new ImageError({ kind: "unreadable", why, fix: "Export or download it again." });
}
__name(endsEarly, "endsEarly");
function readValue(field) {
  const text = /^ *'((?:[^']|'')*)'/.exec(field);
  if (text !== null) return text[1].replaceAll("''", "'").trimEnd();
  const plain = field.split("/", 1)[0].trim();
  if (plain === "T" || plain === "F") return plain === "T";
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[EDed][+-]?\d+)?$/.test(plain)) return Number(plain.replace(/d/i, "E"));
  return plain === "" ? void 0 : plain;
}
__name(readValue, "readValue");
function readAxes(cards) {
  const count = wholeNumber(cards, "NAXIS");
  if (count < 0 || count > 999) throw damaged(`NAXIS is ${count}, not 0 to 999`);
  return Array.from({ length: count }, (_, i) => {
    const length = wholeNumber(cards, `NAXIS${i + 1}`);
    if (length < 0) throw damaged(`NAXIS${i + 1} is ${length}`);
    return length;
  });
}
__name(readAxes, "readAxes");
function dataBytesOf(cards, axes) {
  const isGroups = axes[0] === 0 && cards.get("GROUPS") === true;
  const lengths = isGroups ? axes.slice(1) : axes;
  const values = lengths.length === 0 || lengths.includes(0) ? 0 : lengths.reduce((a, b) => a * b);
  const bytes = Math.abs(wholeNumber(cards, "BITPIX")) / 8;
  const [groups, parameters] = [wholeNumber(cards, "GCOUNT", 1), wholeNumber(cards, "PCOUNT", 0)];
  if (groups < 0 || parameters < 0) throw damaged(`GCOUNT is ${groups}, PCOUNT ${parameters}`);
  return bytes * groups * (parameters + values);
}
__name(dataBytesOf, "dataBytesOf");
function latin1(bytes, start, end) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", start, end);
}
__name(latin1, "latin1");

// src/image/fits/image.ts
var BIT_PIX = [8, 16, 32, 64, -32, -64];
var MOST_HDUS = 1e4;
function findFitsImage(bytes) {
  const { first, images, other } = survey(bytes);
  if (first === void 0) throw new ImageError({ kind: "unreadable", ...NO_IMAGE[other ?? "none"] });
  return describe(first, images, bytes);
}
__name(findFitsImage, "findFitsImage");
function survey(bytes) {
  let first;
  let images = 0;
  let other;
  try {
    for (const hdu of firstOf(readHdus(bytes), MOST_HDUS)) {
      const kind = kindOf(hdu);
      if (kind === "image") {
        images++;
        first ??= hdu;
      } else if (kind !== void 0) {
        other ??= kind;
      }
    }
  } catch (error) {
    if (first === void 0) throw error;
  }
  return { first, images, other };
}
__name(survey, "survey");
var NO_IMAGE = {
  compressed: {
    why: "is a FITS file with a tile-compressed image",
    fix: "Unpack it with `funpack`, which comes with CFITSIO."
  },
  groups: {
    why: "is a FITS file of random groups, not of an image",
    fix: "Save the image as a FITS image of two axes."
  },
  line: {
    why: "is a FITS file with data of one axis, not with an image",
    fix: "Save the image as a FITS image of two axes."
  },
  none: { why: "is a FITS file without an image", fix: "Take it out, or save the image in it." }
};
function describe(hdu, images, bytes) {
  const { cards, axes } = hdu;
  const [width, height, ...more] = significant(axes);
  checkPixels(width, height);
  const [channels = 1, ...beyond] = more;
  if (beyond.length > 0 || channels !== 1 && channels !== 3) {
    const why = `is a FITS cube of ${axes.join("x")}`;
    const fix = "Save each plane as an image of its own, or 3 planes as red, green and blue.";
    throw new ImageError({ kind: "unreadable", why, fix });
  }
  const bitPix = wholeNumber(cards, "BITPIX");
  if (!BIT_PIX.includes(bitPix)) throw damaged(`BITPIX is ${bitPix}`);
  if (!isWhole(hdu, bytes)) {
    const there = Math.max(0, bytes.length - hdu.dataStart);
    throw endsEarly(`it has ${there} of the ${hdu.dataBytes} bytes of pixels that its header announces`);
  }
  return { hdu, width, height, channels, bitPix, images };
}
__name(describe, "describe");
function kindOf({ cards, axes, dataBytes }) {
  const extension = cards.get("XTENSION");
  if (cards.get("ZIMAGE") === true) return "compressed";
  if (extension !== void 0 && extension !== "IMAGE") return void 0;
  if (cards.get("GROUPS") === true && axes[0] === 0) return "groups";
  if (dataBytes === 0) return void 0;
  return axes.length < 2 ? "line" : "image";
}
__name(kindOf, "kindOf");
function significant(axes) {
  const last = axes.findLastIndex((length) => length !== 1);
  return axes.slice(0, Math.max(2, last + 1));
}
__name(significant, "significant");
function isWhole({ dataStart, dataBytes }, bytes) {
  return dataStart + dataBytes <= bytes.length;
}
__name(isWhole, "isWhole");
function* firstOf(items, most) {
  let count = 0;
  for (const item of items) {
    if (count++ === most) return;
    yield item;
  }
}
__name(firstOf, "firstOf");

// src/image/fits/pixels.ts
function readFitsPixels(image, bytes) {
  const { bitPix, hdu } = image;
  const scale = realNumber(hdu.cards, "BSCALE", 1);
  const zero = realNumber(hdu.cards, "BZERO", 0);
  const stored = storedValues(image, bytes);
  const blank = blankOf(image, stored);
  if (blank === void 0 && scale === 1) {
    if (bitPix === 8 && zero === 0)
      return { bitDepth: 8, data: interleave(image, new Uint8Array(stored.length), (i) => stored[i]) };
    if (bitPix === 16 && zero === 32768)
      return {
        bitDepth: 16,
        data: interleave(image, new Uint16Array(stored.length), (i) => stored[i] + zero)
      };
  }
  const valueAt = /* @__PURE__ */ __name((i) => stored[i] === blank ? Number.NaN : stored[i] * scale + zero, "valueAt");
  return { bitDepth: 32, data: interleave(image, new Float32Array(stored.length), valueAt) };
}
__name(readFitsPixels, "readFitsPixels");
function storedValues({ hdu, bitPix, width, height, channels }, bytes) {
  const size = width * height * channels * Math.abs(bitPix) / 8;
  const copy = new Uint8Array(bytes.subarray(hdu.dataStart, hdu.dataStart + size));
  const { buffer } = copy;
  const swapped = Buffer.from(buffer);
  if (bitPix === 16) swapped.swap16();
  if (Math.abs(bitPix) === 32) swapped.swap32();
  if (Math.abs(bitPix) === 64) swapped.swap64();
  return VIEWS[bitPix](buffer);
}
__name(storedValues, "storedValues");
var VIEWS = {
  8: (buffer) => new Uint8Array(buffer),
  16: (buffer) => new Int16Array(buffer),
  32: (buffer) => new Int32Array(buffer),
  // Beyond 2^53 the last digits are lost, as they would be in a float anyway.
  64: (buffer) => Float64Array.from(new BigInt64Array(buffer), Number),
  [-32]: (buffer) => new Float32Array(buffer),
  [-64]: (buffer) => new Float64Array(buffer)
};
function blankOf({ bitPix, hdu }, stored) {
  const blank = hdu.cards.get("BLANK");
  return bitPix > 0 && typeof blank === "number" && stored.includes(blank) ? blank : void 0;
}
__name(blankOf, "blankOf");
function interleave({ width, height, channels }, data, valueAt) {
  const pixels = width * height;
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < pixels; i++) data[i * channels + c] = valueAt(c * pixels + i);
  return data;
}
__name(interleave, "interleave");

// src/image/tiff/pages.ts
var MOST_PAGES = 1e4;
var MOST_TAGS = 4096;
var MOST_VALUES = 1e6;
function readTiffPages(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const littleEndian = bytes[0] === 73;
  const pages = [];
  try {
    const big = view.getUint16(2, littleEndian) === 43;
    const directory = new Directory(view, littleEndian, big);
    const visited = /* @__PURE__ */ new Set();
    let at = big ? directory.offset(8) : view.getUint32(4, littleEndian);
    while (at !== 0 && !visited.has(at) && pages.length < MOST_PAGES) {
      visited.add(at);
      const next = directory.open(at);
      pages.push(pageOf(directory));
      at = next();
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return { littleEndian, pages };
}
__name(readTiffPages, "readTiffPages");
function countTiffImages({ pages }) {
  const own = pages.filter(({ isSecondary }) => !isSecondary).length;
  const [first] = pages;
  if (own !== 1 || !first?.description.startsWith("ImageJ=")) return Math.max(1, own);
  return Math.max(1, Number(/^images=(\d{1,9})\s*$/m.exec(first.description)?.[1] ?? 1));
}
__name(countTiffImages, "countTiffImages");
var FORMATS = { 1: "unsigned", 2: "signed", 3: "float" };
function pageOf(directory) {
  const one = /* @__PURE__ */ __name((tag, fallback) => directory.numbers(tag)[0] ?? fallback, "one");
  const format = one(339, 1);
  return {
    isSecondary: (one(254, 0) & 5) !== 0,
    width: one(256, 0),
    height: one(257, 0),
    bits: one(258, 1),
    samplesPerPixel: one(277, 1),
    sampleFormat: FORMATS[format] ?? "other",
    places: { sampleFormat: directory.placeOf(339), photometric: directory.placeOf(262) },
    compression: one(259, 1),
    photometric: one(262, 1),
    colorMap: directory.numbers(320),
    description: directory.text(270),
    stripOffsets: directory.numbers(273),
    stripBytes: directory.numbers(279),
    isTiled: directory.numbers(324).length > 0,
    isPlanar: one(284, 1) === 2
  };
}
__name(pageOf, "pageOf");
var SIZES = { 1: 1, 2: 1, 3: 2, 4: 4, 16: 8 };
var Directory = class {
  static {
    __name(this, "Directory");
  }
  #view;
  #littleEndian;
  #big;
  #entries = /* @__PURE__ */ new Map();
  constructor(view, littleEndian, big) {
    this.#view = view;
    this.#littleEndian = littleEndian;
    this.#big = big;
  }
  /** Reads the entries of the directory; gives what reads the next directory's offset, 0 for none. */
  open(start) {
    const [countBytes, entryBytes] = this.#big ? [8, 20] : [2, 12];
    const count = this.#big ? this.offset(start) : this.#view.getUint16(start, this.#littleEndian);
    if (count > MOST_TAGS) throw new RangeError(`${count} tags`);
    this.#entries = /* @__PURE__ */ new Map();
    for (let i = 0; i < count; i++) this.#readEntry(start + countBytes + i * entryBytes);
    const end = start + countBytes + count * entryBytes;
    return () => this.#big ? this.offset(end) : this.#view.getUint32(end, this.#littleEndian);
  }
  numbers(tag) {
    const entry = this.#entries.get(tag);
    if (entry === void 0 || entry.count > MOST_VALUES) return [];
    const size = SIZES[entry.type] ?? 0;
    if (size === 0) return [];
    return Array.from({ length: entry.count }, (_, i) => this.#number(entry.at + i * size, size));
  }
  text(tag) {
    const entry = this.#entries.get(tag);
    if (entry === void 0 || entry.type !== 2) return "";
    const { buffer, byteOffset, byteLength } = this.#view;
    return Buffer.from(buffer, byteOffset, byteLength).toString("latin1", entry.at, entry.at + entry.count);
  }
  /** Where the first value of a tag of type SHORT stands. */
  placeOf(tag) {
    const entry = this.#entries.get(tag);
    return entry?.type === 3 && entry.count === 1 ? entry.at : void 0;
  }
  offset(at) {
    return Number(this.#view.getBigUint64(at, this.#littleEndian));
  }
  #readEntry(at) {
    const tag = this.#view.getUint16(at, this.#littleEndian);
    const type = this.#view.getUint16(at + 2, this.#littleEndian);
    const count = this.#big ? this.offset(at + 4) : this.#view.getUint32(at + 4, this.#littleEndian);
    const [valueAt, room] = this.#big ? [at + 12, 8] : [at + 8, 4];
    const inside = count * (SIZES[type] ?? 1) <= room;
    const place = this.#big ? this.offset(valueAt) : this.#view.getUint32(valueAt, this.#littleEndian);
    this.#entries.set(tag, { type, count, at: inside ? valueAt : place });
  }
  #number(at, size) {
    if (size === 1) return this.#view.getUint8(at);
    if (size === 2) return this.#view.getUint16(at, this.#littleEndian);
    return size === 4 ? this.#view.getUint32(at, this.#littleEndian) : this.offset(at);
  }
};

// src/image/tiff/samples.ts
var UNREADABLE = {
  6: "old-style JPEG",
  34712: "JPEG 2000",
  34887: "LERC",
  34925: "LZMA",
  5e4: "Zstandard"
};
var CIELAB = 8;
function checkTiff(page) {
  const problem = unreadableAs(page);
  if (problem === void 0) return;
  const [what, fix] = problem;
  throw new ImageError({ kind: "unreadable", why: `is a TIFF ${what}`, fix });
}
__name(checkTiff, "checkTiff");
function unreadableAs(page) {
  const { bits, sampleFormat, compression, photometric, isTiled, isPlanar, samplesPerPixel } = page;
  const name = UNREADABLE[compression];
  if (name !== void 0)
    return [`with ${name} compression`, "Save it with LZW or deflate compression, or with none."];
  if (bits === 16 && sampleFormat === "float") return ["of 16-bit floats", "Save it as 32-bit floats."];
  if (photometric === CIELAB) return ["in CIELAB colours", "Convert it to red, green and blue."];
  if (![1, 2, 4, 8, 16, 32].includes(bits))
    return [`of ${bits}-bit samples`, "Save it with 8 or 16 bits, or as 32-bit floats."];
  if (isTiled && isPlanar && samplesPerPixel > 1)
    return ["in tiles of separate planes", "Save it in strips, or with the colours side by side."];
  return void 0;
}
__name(unreadableAs, "unreadableAs");
function retagged(bytes, { pages: [{ places }], littleEndian }, tags) {
  const copy = new Uint8Array(bytes);
  for (const [tag, value] of Object.entries(tags)) {
    const at = places[tag];
    if (at !== void 0) new DataView(copy.buffer).setUint16(at, value, littleEndian);
  }
  return copy;
}
__name(retagged, "retagged");
var DECLARED_UNSIGNED = { sampleFormat: 1 };
function signedValues(unsigned) {
  return Float32Array.from(new Int16Array(unsigned.buffer, unsigned.byteOffset, unsigned.length));
}
__name(signedValues, "signedValues");
var DECLARED_GREY = { photometric: 1 };
function paletteOf({ photometric, colorMap }) {
  if (photometric !== 3 || colorMap.length % 3 !== 0) return void 0;
  const size = colorMap.length / 3;
  return Array.from(
    { length: size },
    (_, i) => [0, 1, 2].reduce((color, channel) => color << 8 | colorMap[channel * size + i] >> 8, 0)
  );
}
__name(paletteOf, "paletteOf");

// src/image/tiff/wide.ts
function isWide({ bits }) {
  return bits === 64;
}
__name(isWide, "isWide");
function decodeWideTiff(page, littleEndian, bytes) {
  const { width, height, samplesPerPixel: channels, compression, isTiled } = page;
  checkPixels(width, height);
  if (channels !== 1 && channels !== 3) throw unreadable(`has ${channels} channels of 64 bits`);
  if (compression !== 1 || isTiled) throw unreadable("is a TIFF of 64-bit samples, compressed or in tiles");
  const read = READERS[page.sampleFormat];
  if (read === void 0) throw unreadable("is a TIFF of 64-bit samples of an unknown type");
  const samples = width * height * channels;
  const stored = joinStrips(page, bytes, samples * 8);
  const view = new DataView(stored.buffer);
  const data = new Float32Array(samples);
  const pixels = width * height;
  for (let i = 0; i < samples; i++) {
    const to = page.isPlanar ? i % pixels * channels + Math.floor(i / pixels) : i;
    data[to] = read(view, i * 8, littleEndian);
  }
  return { width, height, channels, data };
}
__name(decodeWideTiff, "decodeWideTiff");
var READERS = {
  float: /* @__PURE__ */ __name((view, at, littleEndian) => view.getFloat64(at, littleEndian), "float"),
  signed: /* @__PURE__ */ __name((view, at, littleEndian) => Number(view.getBigInt64(at, littleEndian)), "signed"),
  unsigned: /* @__PURE__ */ __name((view, at, littleEndian) => Number(view.getBigUint64(at, littleEndian)), "unsigned")
};
function joinStrips({ stripOffsets, stripBytes }, bytes, length) {
  const strips = stripOffsets.map((start, i) => bytes.subarray(start, start + (stripBytes[i] ?? 0)));
  const found = strips.reduce((sum, strip) => sum + strip.length, 0);
  if (found < length) {
    const why = `is a TIFF file that ends too early: it has ${found} of ${length} bytes of pixels`;
    throw new ImageError({ kind: "unreadable", why, fix: "Export or download it again." });
  }
  const joined = new Uint8Array(length);
  let at = 0;
  for (const strip of strips) {
    joined.set(strip.subarray(0, length - at), at);
    at = Math.min(length, at + strip.length);
  }
  return joined;
}
__name(joinStrips, "joinStrips");
function unreadable(why) {
  return new ImageError({ kind: "unreadable", why, fix: "Save it as 32-bit floats, or uncompressed." });
}
__name(unreadable, "unreadable");

// src/image/decode.ts
sharp.cache(false);
async function decodeImage(file) {
  const bytes = await unpacked(file);
  const format = recognizeImage(bytes);
  const own = decodeByOwnReader(format, bytes);
  if (own !== void 0) return own;
  const header = await readHeader(format, bytes);
  const { metadata, bitDepth, notes } = header;
  const grey = isGrey(metadata);
  const space = bitDepth === 16 ? grey ? "grey16" : "rgb16" : grey ? "b-w" : "srgb";
  const data = await decodePixels(header, bytes, space);
  const { width, height } = metadata.autoOrient;
  return { width, height, channels: grey ? 1 : 3, bitDepth, data, notes };
}
__name(decodeImage, "decodeImage");
function decodeByOwnReader(format, bytes) {
  const asStored = { alpha: false, cmyk: false, orientation: 1 };
  if (format === "fits") {
    const image = findFitsImage(bytes);
    const { width, height, channels, images } = image;
    return {
      width,
      height,
      channels,
      ...readFitsPixels(image, bytes),
      notes: { ...asStored, pages: images }
    };
  }
  const tiff = format === "tiff" ? readTiffPages(bytes) : void 0;
  if (tiff?.pages[0] === void 0 || !isWide(tiff.pages[0])) return void 0;
  const decoded = decodeWideTiff(tiff.pages[0], tiff.littleEndian, bytes);
  return { ...decoded, bitDepth: 32, notes: { ...asStored, pages: countTiffImages(tiff) } };
}
__name(decodeByOwnReader, "decodeByOwnReader");
async function readHeader(format, bytes) {
  if (format === "fits") throw new Error("FITS has no header that sharp reads");
  const tiff = format === "tiff" ? readTiffPages(bytes) : void 0;
  if (tiff?.pages[0] !== void 0) checkTiff(tiff.pages[0]);
  let metadata;
  try {
    metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw whyDecodingFailed(format, bytes, cause);
  }
  const { width, height } = metadata.autoOrient;
  checkPixels(width, height);
  const why = unsupported(metadata);
  if (why !== void 0) {
    const fix = "Export it with 8 or 16 unsigned bits or 32-bit floats a sample, as grey or colour.";
    throw new ImageError({ kind: "unreadable", why, fix });
  }
  const notes = {
    alpha: metadata.hasAlpha,
    cmyk: metadata.space === "cmyk",
    pages: tiff === void 0 ? metadata.pages ?? 1 : countTiffImages(tiff),
    orientation: metadata.orientation ?? 1
  };
  return { format, metadata, bitDepth: DEPTHS[metadata.depth] ?? 32, notes, tiff };
}
__name(readHeader, "readHeader");
var DEPTHS = { uchar: 8, ushort: 16 };
function isGrey({ space }) {
  return space === "b-w" || space === "grey16";
}
__name(isGrey, "isGrey");
async function decodePixels({ format, metadata, bitDepth, tiff }, bytes, space) {
  try {
    if (tiff !== void 0 && tiff.pages.length > 0 && isSigned16(metadata)) {
      const unsigned = retagged(bytes, tiff, DECLARED_UNSIGNED);
      return signedValues(new Uint16Array(await rawSamples(unsigned, "ushort", "grey16")));
    }
    if (bitDepth === 32) return new Float32Array(await rawSamples(bytes, "float", metadata.space));
    const depth = bitDepth === 16 ? "ushort" : "uchar";
    const buffer = await rawSamples(bytes, depth, space);
    return bitDepth === 16 ? new Uint16Array(buffer) : new Uint8Array(buffer);
  } catch (cause) {
    throw whyDecodingFailed(format, bytes, cause);
  }
}
__name(decodePixels, "decodePixels");
async function rawSamples(bytes, depth, space) {
  const image = sharp(bytes, { failOn: "error", ignoreIcc: true, limitInputPixels: PIXEL_LIMIT });
  const buffer = await image.autoOrient().removeAlpha().toColourspace(space).raw({ depth }).toBuffer();
  const { byteOffset, length } = buffer;
  const whole = byteOffset === 0 && length === buffer.buffer.byteLength;
  return whole ? buffer.buffer : new Uint8Array(buffer).buffer;
}
__name(rawSamples, "rawSamples");
function conform(image, channels, bitDepth) {
  const { width, height } = image;
  const repeat = channels === 3 && image.channels === 1;
  const widen = bitDepth > image.bitDepth;
  if (image.channels > channels || image.bitDepth > bitDepth) {
    throw new Error(`an image of ${image.channels} channels at ${image.bitDepth} bits can't be narrowed`);
  }
  if (!repeat && !widen) return { width, height, channels, data: image.data };
  const source = image.data;
  const length = width * height * channels;
  const data = new { 8: Uint8Array, 16: Uint16Array, 32: Float32Array }[bitDepth](length);
  const factor = widen && bitDepth === 16 ? 257 : 1;
  const copies = repeat ? 3 : 1;
  for (let i = 0; i < length; i++) data[i] = source[copies === 1 ? i : i / 3 | 0] * factor;
  return { width, height, channels, data };
}
__name(conform, "conform");
var FLOAT_SPACES = ["b-w", "srgb", "scrgb"];
function isSigned16({ space, depth }) {
  return space === "grey16" && depth === "short";
}
__name(isSigned16, "isSigned16");
function unsupported(metadata) {
  const { depth, space, channels, hasAlpha } = metadata;
  const isInteger = depth === "uchar" || depth === "ushort";
  if (!isInteger && !FLOAT_SPACES.includes(space) && !isSigned16(metadata))
    return `has samples of type "${depth}" in the colour space "${space}"`;
  const colors = channels - (hasAlpha ? 1 : 0);
  const expected = space === "b-w" || space === "grey16" ? 1 : space === "cmyk" ? 4 : 3;
  if (space === "multiband" || colors !== expected) return `has ${channels} channels`;
  return void 0;
}
__name(unsupported, "unsupported");

// src/stages/2-dataset/layout.ts
var import_picomatch = __toESM(require_picomatch2(), 1);

// src/stages/2-dataset/bounded-match.ts
import { createContext, Script } from "node:vm";
var LONGEST_MS = 5e3;
var SCRIPT = new Script(`
  const expression = new RegExp(source);
  texts.map((text) => {
    const match = expression.exec(text);
    return match === null ? null : [match[0], match[1] ?? null];
  });
`);
function matchBounded(source, texts, longestMs = LONGEST_MS) {
  const context = createContext({ source, texts: [...texts] });
  try {
    const found = SCRIPT.runInContext(context, { timeout: longestMs });
    return Array.from(
      found,
      (match) => match === null ? void 0 : { whole: match[0], captured: match[1] ?? void 0 }
    );
  } catch (error) {
    if (error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return "too-slow";
    throw error;
  }
}
__name(matchBounded, "matchBounded");

// src/stages/2-dataset/layout.ts
var MASK_SUFFIX = /[_-](?:[Mm]asks?|[Ll]abels?|[Gg][Tt]|L|[Ss]eg(?:mentation)?|[Aa]nnot(?:ation)?|[Gg]round_?[Tt]ruth|gtFine_label(?:Train)?Ids)$/;
var IMAGE_SUFFIX = /[_-](?:[Ii]mage|[Ii]mg|leftImg8bit|0000)$/;
var IMAGE_WORDS = "images?|imgs?|jpegimages|leftimg8bit";
var MASK_WORDS = "masks?|labels?|annotations?|annots?|gt|gtfine|groundtruths?|segmentationclass";
var PART_WORDS = "(?:training|train|validation|valid|val|testing|test)(?:set)?";
var SHORT_PARTS = "tr|ts";
var FOLDER = new RegExp(
  `^(?<part1>${PART_WORDS})?(?:(?<image>${IMAGE_WORDS})|(?<mask>${MASK_WORDS}))?(?<part2>${PART_WORDS}|${SHORT_PARTS})?$`
);
function layOut(files) {
  const described = files.map((path) => describe2(path));
  if (!described.some(({ role }) => role === "mask"))
    return layOutBySuffix(described.map(({ file }) => file));
  const masks = described.filter(({ role }) => role === "mask").map(({ file }) => file);
  const images = described.filter(({ role }) => role === "image").map(({ file }) => file);
  const partsWithImages = new Set(images.map(({ part }) => part));
  const unplaced = described.filter(({ role }) => role === void 0).map(({ file }) => file);
  return { images: [...images, ...unplaced.filter(({ part }) => !partsWithImages.has(part))], masks };
}
__name(layOut, "layOut");
function layOutByGlobs(files, globs) {
  const byNames = layOut(files);
  const faults = [];
  const select = /* @__PURE__ */ __name((name) => {
    const pattern = globs[name];
    if (pattern === void 0) return byNames[name];
    const matched = matchGlob(name, pattern, files);
    faults.push(...matched.faults);
    return matched.files.map((path) => describe2(path, matched.base).file);
  }, "select");
  const masks = select("masks");
  const isMask = new Set(masks.map(({ path }) => path));
  const images = select("images").filter(({ path }) => !isMask.has(path));
  return { layout: { images, masks }, faults };
}
__name(layOutByGlobs, "layOutByGlobs");
function matchGlob(name, pattern, files) {
  const bare = pattern.replace(/^(?:\.\/)+/, "");
  const matches = matchBounded(import_picomatch.default.makeRe(bare).source, files);
  const base = staticBase(bare);
  if (matches === "too-slow") return { files: [], base, faults: [patternTooSlow(name, pattern)] };
  return { files: files.filter((_, i) => matches[i] !== void 0), base, faults: [] };
}
__name(matchGlob, "matchGlob");
function withoutExtension(path) {
  return path.replace(/\.[^./]*(?:\.[gf]z)?$/i, "");
}
__name(withoutExtension, "withoutExtension");
function maskBase(stem) {
  return stem.replace(MASK_SUFFIX, "");
}
__name(maskBase, "maskBase");
function imageBase(stem) {
  return stem.replace(IMAGE_SUFFIX, "");
}
__name(imageBase, "imageBase");
function placedIn(path) {
  return describe2(path).file;
}
__name(placedIn, "placedIn");
function layOutBySuffix(files) {
  const stems = new Set(
    files.flatMap(({ folder, stem }) => [`${folder}/${stem}`, `${folder}/${imageBase(stem)}`])
  );
  const isMask = /* @__PURE__ */ __name(({ folder, stem }) => maskBase(stem) !== stem && stems.has(`${folder}/${maskBase(stem)}`), "isMask");
  return { images: files.filter((file) => !isMask(file)), masks: files.filter(isMask) };
}
__name(layOutBySuffix, "layOutBySuffix");
function describe2(path, base = "") {
  const segments = path.split("/");
  const name = segments.pop();
  let role;
  let part;
  const rest = [];
  for (const [depth, segment] of segments.entries()) {
    const { role: saidRole, part: saidPart } = saidBy(segment);
    const tells = role === void 0 && saidRole !== void 0 || part === void 0 && saidPart !== void 0;
    role ??= saidRole;
    part ??= saidPart;
    if (!tells && depth >= (base === "" ? 0 : base.split("/").length)) rest.push(segment);
  }
  const stem = withoutExtension(name).normalize("NFC");
  const folder = [part ?? "", ...rest].join("/").normalize("NFC");
  return { file: { path, folder, stem, part }, role };
}
__name(describe2, "describe");
function saidBy(folder) {
  const said = FOLDER.exec(folder.toLowerCase().replace(/[\s_-]/g, ""))?.groups;
  const role = said?.image !== void 0 ? "image" : said?.mask !== void 0 ? "mask" : void 0;
  return { role, part: partOf(said?.part1 ?? (role === void 0 ? void 0 : said?.part2)) };
}
__name(saidBy, "saidBy");
function partOf(word) {
  if (word === void 0) return void 0;
  if (word.startsWith("tr")) return "train";
  return word.startsWith("v") ? "validation" : "test";
}
__name(partOf, "partOf");
function staticBase(pattern) {
  const segments = pattern.split("/").slice(0, -1);
  const wild = segments.findIndex((segment) => /[*?[\]{}()!+@]/.test(segment));
  return segments.slice(0, wild < 0 ? segments.length : wild).join("/");
}
__name(staticBase, "staticBase");

// src/stages/2-dataset/files.ts
import { readdir, readlink, realpath, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { dirname } from "node:path/posix";
var IMAGE_FILE = /\.(?:png|jpe?g|jpe|tiff?|webp|gif|bmp|(?:fits?|fts)(?:\.gz)?|fz|jp2|heic|avif|dcm|npy)$/i;
var OTHER_FILE = /^(?:thumbs\.db|desktop\.ini|readme.*|license.*|__macosx|node_modules)$/i;
var POINTER = /\.dvc$/i;
async function listFiles(root, output) {
  const realRoot = await realpath(root);
  const skipped = await realpath(output).catch(() => output);
  const files = [];
  const folders = [];
  const pointers = [];
  const faults = [];
  const visited = /* @__PURE__ */ new Set();
  let isEmpty = true;
  async function walk(folder) {
    const real = await realpath(folder);
    if (real === skipped || visited.has(real)) return;
    visited.add(real);
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => a.name < b.name ? -1 : 1);
    for (const entry of entries) {
      if (entry.name.startsWith(".") || OTHER_FILE.test(entry.name)) continue;
      const kind = entry.isSymbolicLink() ? "link" : kindOf2(entry);
      if (kind !== void 0) await visit(join(folder, entry.name), kind);
    }
  }
  __name(walk, "walk");
  async function visit(path, kind) {
    const name = pathWithin(root, path);
    if (kind !== "folder") isEmpty = false;
    if (kind === "folder") {
      folders.push(name);
      await walk(path).catch((cause) => {
        faults.push(dataFolderUnreadable(name, cause instanceof Error ? cause.message : String(cause)));
      });
    } else if (kind === "link") {
      await followLink(path, name);
    } else if (POINTER.test(name)) {
      pointers.push(name);
    } else if (IMAGE_FILE.test(name)) {
      files.push(name);
    }
  }
  __name(visit, "visit");
  async function followLink(path, name) {
    const target = await realpath(path).catch(() => void 0);
    if (target === void 0) {
      if (IMAGE_FILE.test(name))
        faults.push(brokenSymlink(name, (await readlink(path)).includes(".git/annex")));
    } else if (target !== realRoot && !target.startsWith(realRoot + sep)) {
      faults.push(symlinkOutside(name));
    } else {
      const kind = kindOf2(await stat(path));
      if (kind !== void 0) await visit(path, kind);
    }
  }
  __name(followLink, "followLink");
  await walk(root);
  faults.push(...await unpulled(root, pointers));
  return { files, emptyFolders: withoutFiles(folders, files), isEmpty, faults };
}
__name(listFiles, "listFiles");
function withoutFiles(folders, files) {
  const filled = /* @__PURE__ */ new Set();
  for (const file of files) {
    for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) filled.add(folder);
  }
  return folders.filter((folder) => !filled.has(folder));
}
__name(withoutFiles, "withoutFiles");
async function unpulled(root, pointers) {
  const faults = [];
  for (const pointer of pointers) {
    const target = pointer.replace(POINTER, "");
    const isThere = await stat(join(root, target)).then(
      () => true,
      () => false
    );
    if (!isThere) faults.push(dvcNotPulled(target, pointer));
  }
  return faults;
}
__name(unpulled, "unpulled");
function kindOf2(entry) {
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : void 0;
}
__name(kindOf2, "kindOf");
function pathWithin(root, path) {
  return relative(root, path).split(sep).join("/") || basename(path);
}
__name(pathWithin, "pathWithin");

export {
  ImageError,
  recognizeImage,
  whyDecodingFailed,
  PIXEL_LIMIT,
  checkPixels,
  isGzip,
  unpacked,
  readTiffPages,
  retagged,
  DECLARED_GREY,
  paletteOf,
  decodeImage,
  decodeByOwnReader,
  readHeader,
  isGrey,
  decodePixels,
  conform,
  matchBounded,
  require_picomatch2 as require_picomatch,
  layOut,
  layOutByGlobs,
  matchGlob,
  withoutExtension,
  maskBase,
  imageBase,
  placedIn,
  layOutBySuffix,
  saidBy,
  IMAGE_FILE,
  listFiles
};
