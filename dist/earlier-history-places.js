import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  pathsOf,
  seriesFolders
} from "./results-history-paths.js";
import {
  smallestOf
} from "./shared-extremes.js";
import {
  MOST_BYTES,
  readPlainText
} from "./stages-5-train.js";
import {
  BRANCH_EVENTS,
  addLine,
  datedLines,
  joinLines,
  readLines,
  readRunOfResults,
  runOfLine,
  standingOf,
  writeRunOfResults
} from "./stages-1-config.js";
import {
  unlessStillSilent
} from "./shared-deadline.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  InputError,
  escapeControls,
  historyFailed,
  historyLinesNewer,
  historyLinesUnreadable,
  historyOvertaken
} from "./errors.js";

// src/earlier/history.ts
async function linesAt(path, files) {
  return readLines(await textAt(path, files) ?? "");
}
async function textAt(path, files) {
  const bytes = await files.read(path);
  return bytes && new TextDecoder().decode(bytes);
}
async function appendTo(store, { line, results, dashboard }, writer) {
  const newest = results === void 0 ? void 0 : await withoutIndentation(results);
  const paths = pathsOf(line.series);
  const { defaultBranch } = writer;
  let undrawn;
  let overtakenBy;
  await store.update(`${line.series}: ${line.branch}`, async (files) => {
    const before = await linesAt(paths.history, files);
    const added = addLine(before, line, writer);
    overtakenBy = added.overtakenBy;
    const all = [...added.shown, ...await linesOfOthers(files, paths, line)];
    const shown = tried(() => dashboard(all, { home: store.home, defaultBranch }));
    undrawn = shown.cause;
    return new Map([
      [paths.history, bytesOf(added.text)],
      ...[...shown.value ?? []].map(([path, text]) => [path, bytesOf(text)]),
      ...await staleResults(files, paths, before, added),
      ...newest === void 0 ? [] : await newestResults(files, line, writer, newest)
    ]);
  });
  if (undrawn !== void 0) throw new HistoryUndrawn(messageOf(undrawn));
  return { overtakenBy };
}
async function linesOfOthers(files, { folder: own }, { date }) {
  const others = seriesFolders(await files.list()).filter((folder) => folder !== own);
  const read = await Promise.all(others.map((folder) => linesAt(`${folder}/history.jsonl`, files)));
  return read.flatMap(({ lines }) => datedLines(lines, new Date(date)).past);
}
var HistoryUndrawn = class extends Error {
  name = "HistoryUndrawn";
};
function tried(make) {
  try {
    return { value: make() };
  } catch (cause) {
    return { cause };
  }
}
async function newestResults(files, { series, branch, date }, { run }, newest) {
  const paths = pathsOf(series);
  const ended = new Date(date);
  const [then, now] = [await textAt(paths.runOfResults(branch), files), writeRunOfResults(run, ended)];
  const standing = standingOf(readRunOfResults(then), run, ended);
  if (standing === "later") return [];
  const before = standing === "earlier" && then !== now ? await files.read(paths.results(branch)) : void 0;
  return [
    [paths.results(branch), newest],
    ...now === "" && then === void 0 ? [] : [[paths.runOfResults(branch), now === "" ? null : bytesOf(now)]],
    ...before === void 0 ? [] : [[paths.resultsBefore(branch), before]]
  ];
}
async function staleResults(files, paths, { newer, unreadable }, { kept: lines }) {
  if (newer.length + unreadable.length > 0) return [];
  const kept = new Set(
    lines.flatMap(({ branch }) => [
      paths.results(branch),
      paths.runOfResults(branch),
      paths.resultsBefore(branch)
    ])
  );
  const there = (await files.list()).filter((path) => path.startsWith(`${paths.folder}/results/`));
  return there.filter((path) => !kept.has(path)).map((path) => [path, null]);
}
async function withoutIndentation(path) {
  return bytesOf(`${JSON.stringify(parseJson(await readPlainText(path, MOST_BYTES.run)))}
`);
}
function bytesOf(text) {
  return new TextEncoder().encode(text);
}

// src/earlier/history-places.ts
var NO_HISTORY = {
  findHistory: async () => ({ found: void 0, faults: [] }),
  keepHistory: async () => ({ lines: [], faults: [] })
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
          const before = lines.filter((line) => isBefore(line, scope, now()));
          if (before.length > 0)
            return { found: { ...aboutRun(scope), series, branch: branch2, lines: before }, faults };
        }
      const branch = scope.branch ?? scope.compared[0];
      if (branch === void 0) return { found: void 0, faults };
      return { found: { ...aboutRun(scope), series: scope.series.name, branch, lines: [] }, faults };
    },
    async keepHistory(entry) {
      const kept = await Promise.all(places.map((place) => appended(place, entry)));
      const written = kept.filter(({ isThere }) => isThere).map(({ name }) => escapeControls(name));
      const overtaken = kept.filter(({ overtakenBy }) => overtakenBy !== void 0);
      const [later] = overtaken;
      return {
        lines: written.length === 0 ? [] : [`The history has a line of this run (${written.join(", ")}).`],
        faults: [
          ...later ? [
            historyOvertaken(
              overtaken.map(({ name }) => name).join(", "),
              entry.line.branch,
              later.overtakenBy
            )
          ] : [],
          ...kept.flatMap(({ faults }) => faults)
        ]
      };
    }
  };
}
async function appended(place, entry) {
  const { name } = place;
  try {
    const { overtakenBy } = await place.append(entry);
    return { name, isThere: overtakenBy === void 0, overtakenBy, faults: [] };
  } catch (cause) {
    const isThere = cause instanceof HistoryUndrawn;
    const fault = historyFailed(name, isThere ? "drawn" : "written", messageOf(cause));
    return { name, isThere, overtakenBy: void 0, faults: unlessStillSilent(cause, fault) };
  }
}
function isBefore(line, { branch, run }, now) {
  return line.branch !== branch || standingOf(runOfLine(line), run, now) === "earlier";
}
async function linesOf(places, { series, branch, now }, faults) {
  const lists = [];
  for (const place of places) {
    try {
      const { lines, numbers, newer, unreadable } = await place.read(series, branch);
      if (newer.length > 0) faults.push(historyLinesNewer(place.name, newer.length));
      const own = datedLines(lines, now).past.filter((line) => line.series === series);
      const kept = new Set(own);
      const left = lines.filter((line) => !kept.has(line)).map((line) => numbers.get(line));
      const dropped = [...unreadable, ...left];
      if (dropped.length > 0) {
        const where = { file: place.file(series), first: smallestOf(dropped) };
        faults.push(historyLinesUnreadable(place.name, dropped.length, where));
      }
      lists.push(own.filter((line) => line.branch === branch));
    } catch (cause) {
      if (cause instanceof InputError) throw cause;
      faults.push(...unlessStillSilent(cause, historyFailed(place.name, "read", messageOf(cause))));
    }
  }
  return joinLines(...lists);
}
function aboutRun(scope) {
  return { commit: scope.commit, run: runOf(scope), job: jobOf(scope) };
}
function jobOf(scope) {
  const { series, branch, event = "", commit } = scope;
  if (branch === void 0 || !isBranchEvent(event)) return void 0;
  const { name, artifact, data } = series;
  return { series: name, artifact, data, branch, event, commit, run: runOf(scope) };
}
function runOf({ run }) {
  return run && { id: run.id, attempt: run.attempt, job: run.job };
}
function isBranchEvent(event) {
  return BRANCH_EVENTS.some((one) => one === event);
}
function placeInStore(store, writer) {
  return {
    name: store.name,
    read: (series) => linesAt(pathsOf(series).history, store),
    file: (series) => pathsOf(series).history,
    append: (entry) => appendTo(store, entry, writer)
  };
}
function resultsInStore(store, now) {
  return {
    name: store.name,
    failed: (reason) => historyFailed(store.name, "read", reason),
    async find(series, branch) {
      const paths = pathsOf(series);
      const json = await textAt(paths.results(branch), store);
      if (json === void 0) return void 0;
      const by = readRunOfResults(await textAt(paths.runOfResults(branch), store));
      return { json, by, before: await textAt(paths.resultsBefore(branch), store) };
    },
    async gatesOf(series, branch) {
      const { lines } = await linesAt(pathsOf(series).history, store);
      return gatesOn(branch, lines);
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
function gatesOn(branch, lines) {
  return lines.filter((line) => line.branch === branch).map(({ gates }) => gates);
}
function seriesOfLine({ series: name, artifact, data }) {
  return { name, artifact, data };
}

export {
  NO_HISTORY,
  historyIn,
  placeInStore,
  resultsInStore,
  gatesOn
};
