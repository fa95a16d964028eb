import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __callDispose,
  __using
} from "./esbuild.js";

// src/shared/deadline.ts
var LOOK_MS = 1e4;
var REQUEST_MS = 15e3;
var CONVERSATION_MS = 3 * 6e4;
var LAST_CALL_MS = 1e4;
var REGISTRY_SILENCE_MS = 25e3;
var INSTALL_MS = 20 * 6e4;
var NATIVE_INSTALL_MS = 60 * 6e4;
var BRANCH_MS = 6e4;
var POST_STEP_MS = 2 * 6e4;
var SPARE = { beginMs: LOOK_MS, bytesPerMs: 1e3 };
var NEEDED = { beginMs: 6e4, bytesPerMs: 100 };
function spareTransferMs(bytes) {
  return SPARE.beginMs + bytes / SPARE.bytesPerMs;
}
function neededTransferMs(bytes) {
  return NEEDED.beginMs + bytes / NEEDED.bytesPerMs;
}
var NoAnswer = class extends Error {
  name = "NoAnswer";
  ms;
  constructor(ms) {
    super(`no answer within ${Number((ms / 1e3).toPrecision(2))} s`);
    this.ms = ms;
  }
};
var StillNoAnswer = class extends Error {
  name = "StillNoAnswer";
  constructor() {
    super("it gave no answer before");
  }
};
function unlessStillSilent(cause, told) {
  return cause instanceof StillNoAnswer ? [] : [told];
}
function unfinishedWords({ ms }) {
  return `it was not done after ${Math.round(ms / 6e4)} minutes`;
}
async function inTime(work, limit) {
  var _stack = [];
  try {
    const end = __using(_stack, endOf(limit));
    const ended = new Promise((_resolve, reject) => {
      end.signal.addEventListener("abort", () => reject(end.signal.reason), { once: true });
    });
    const working = work(end.signal);
    working.catch(() => void 0);
    return await Promise.race([ended, working]);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
function endOf({
  ms,
  signal,
  handsOver = false
}) {
  const controller = new AbortController();
  const isEnding = signal?.aborted === true;
  const ownMs = isEnding ? Math.min(ms, LAST_CALL_MS) : ms;
  const end = () => controller.abort(signal?.reason);
  let lastCall;
  const cancel = () => {
    if (handsOver) lastCall = setTimeout(end, LAST_CALL_MS);
    else end();
  };
  const isLimited = Number.isFinite(ownMs);
  const timer = isLimited ? setTimeout(() => controller.abort(new NoAnswer(ownMs)), ownMs) : void 0;
  if (!isEnding) signal?.addEventListener("abort", cancel, { once: true });
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      clearTimeout(lastCall);
      signal?.removeEventListener("abort", cancel);
    }
  };
}

export {
  LOOK_MS,
  REQUEST_MS,
  CONVERSATION_MS,
  REGISTRY_SILENCE_MS,
  INSTALL_MS,
  NATIVE_INSTALL_MS,
  BRANCH_MS,
  POST_STEP_MS,
  spareTransferMs,
  neededTransferMs,
  NoAnswer,
  StillNoAnswer,
  unlessStillSilent,
  unfinishedWords,
  inTime,
  endOf
};
