import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  InputError,
  timeBudgetTooShort
} from "./errors-publishing.js";
import {
  __callDispose,
  __name,
  __using
} from "./esbuild.js";

// src/run/within-budget.ts
var GRACE_MS = 4e3;
async function withinBudget(options, work) {
  var _stack = [];
  try {
    const ending = __using(_stack, endOfBudget(options));
    const done = await work({ ...options, signal: AbortSignal.any([options.signal, ending.signal]) });
    ending.signal.throwIfAborted();
    return done;
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
__name(withinBudget, "withinBudget");
function endOfBudget({ settings, clock }) {
  const ending = new AbortController();
  const { timeBudgetMs } = settings;
  const end = /* @__PURE__ */ __name((budgetMs) => ending.abort(new InputError(timeBudgetTooShort(budgetMs, void 0))), "end");
  const timer = timeBudgetMs === void 0 ? void 0 : setTimeout(() => end(timeBudgetMs), Math.max(0, timeBudgetMs + GRACE_MS - clock()));
  return { signal: ending.signal, [Symbol.dispose]: () => clearTimeout(timer) };
}
__name(endOfBudget, "endOfBudget");
function patienceOf({ settings, clock }) {
  const { timeBudgetMs } = settings;
  return timeBudgetMs === void 0 ? void 0 : Math.max(0, (timeBudgetMs - clock()) / 4);
}
__name(patienceOf, "patienceOf");

export {
  withinBudget,
  patienceOf
};
