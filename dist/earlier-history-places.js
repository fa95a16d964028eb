import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  BRANCH_EVENTS,
  HistoryUndrawn,
  appendTo,
  datedLines,
  joinLines,
  linesAt,
  pathsOf,
  readRunOfResults,
  seriesFolders,
  textAt
} from "./earlier-history.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  InputError,
  historyFailed,
  historyLinesUnreadable
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/earlier/history-places.ts
var NO_HISTORY = {
  findHistory: /* @__PURE__ */ __name(async () => ({ found: void 0, faults: [] }), "findHistory"),
  keepHistory: /* @__PURE__ */ __name(async () => [], "keepHistory")
};
function historyIn(places, scope, resolve, now) {
  return {
    async findHistory() {
      const faults = [];
      const resolved = await resolve();
      const series = resolved?.series ?? scope.series.name;
      const branches = /* @__PURE__ */ new Set([...resolved === void 0 ? [] : [resolved.branch], ...scope.compared]);
      const joined = scope.branch === void 0 ? places.map((place) => [place]) : [places];
      for (const some of joined)
        for (const branch2 of branches) {
          const lines = await linesOf(some, { series, branch: branch2, now: now() }, faults);
          const before = lines.filter(({ run }) => run === null || run.id !== scope.run?.id);
          if (before.length > 0)
            return { found: { ...aboutRun(scope), series, branch: branch2, lines: before }, faults };
        }
      const branch = scope.branch ?? scope.compared[0];
      if (branch === void 0) return { found: void 0, faults };
      return { found: { ...aboutRun(scope), series: scope.series.name, branch, lines: [] }, faults };
    },
    async keepHistory(entry) {
      const faults = places.map(async (place) => {
        try {
          await place.append(entry);
          return [];
        } catch (cause) {
          const how = cause instanceof HistoryUndrawn ? "drawn" : "written";
          return [historyFailed(place.name, how, messageOf(cause))];
        }
      });
      return (await Promise.all(faults)).flat();
    }
  };
}
__name(historyIn, "historyIn");
async function linesOf(places, { series, branch, now }, faults) {
  const lists = [];
  for (const place of places) {
    try {
      const { lines, unreadable } = await place.read(series, branch);
      const own = datedLines(lines, now).past.filter((line) => line.series === series);
      const dropped = unreadable + lines.length - own.length;
      if (dropped > 0) faults.push(historyLinesUnreadable(place.name, dropped));
      lists.push(own.filter((line) => line.branch === branch));
    } catch (cause) {
      if (cause instanceof InputError) throw cause;
      faults.push(historyFailed(place.name, "read", messageOf(cause)));
    }
  }
  return joinLines(...lists);
}
__name(linesOf, "linesOf");
function aboutRun(scope) {
  const { commit, run } = scope;
  return { commit, run, job: jobOf(scope) };
}
__name(aboutRun, "aboutRun");
function jobOf({ series, branch, event = "", commit, run }) {
  if (branch === void 0 || !isBranchEvent(event)) return void 0;
  const { name, artifact, data } = series;
  return { series: name, artifact, data, branch, event, commit, run };
}
__name(jobOf, "jobOf");
function isBranchEvent(event) {
  return BRANCH_EVENTS.some((one) => one === event);
}
__name(isBranchEvent, "isBranchEvent");
function placeInStore(store, defaultBranch) {
  return {
    name: store.name,
    read: /* @__PURE__ */ __name((series) => linesAt(pathsOf(series).history, store), "read"),
    append: /* @__PURE__ */ __name((entry) => appendTo(store, entry, defaultBranch), "append")
  };
}
__name(placeInStore, "placeInStore");
function resultsInStore(store, now) {
  return {
    name: store.name,
    failed: /* @__PURE__ */ __name((reason) => historyFailed(store.name, "read", reason), "failed"),
    async find(series, branch) {
      const paths = pathsOf(series);
      const json = await textAt(paths.results(branch), store);
      if (json === void 0) return void 0;
      const by = readRunOfResults(await textAt(paths.runOfResults(branch), store));
      return { json, by, before: await textAt(paths.resultsBefore(branch), store) };
    },
    async seriesOf(branch) {
      const paths = new Set(await store.list());
      const read = await Promise.all(
        seriesFolders([...paths]).map((folder) => linesAt(`${folder}/history.jsonl`, store))
      );
      const newest = read.map(
        ({ lines }) => datedLines(lines, now()).past.findLast((line) => line.branch === branch)
      );
      return newest.flatMap(
        (line) => line !== void 0 && paths.has(pathsOf(line.series).results(branch)) ? [seriesOfLine(line)] : []
      );
    }
  };
}
__name(resultsInStore, "resultsInStore");
function seriesOfLine({ series: name, artifact, data }) {
  return { name, artifact, data };
}
__name(seriesOfLine, "seriesOfLine");

export {
  NO_HISTORY,
  historyIn,
  placeInStore,
  resultsInStore
};
