import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  historyFolder,
  resultsOfSeries
} from "./earlier.js";
import {
  runsInOutput
} from "./earlier-output-folder.js";
import {
  historyIn,
  placeInStore,
  resultsInStore
} from "./earlier-history-places.js";
import {
  advance,
  barLine,
  epochLine,
  forecastLine,
  initialLine,
  sharesLine,
  startedLine,
  stoppedLine,
  workLine
} from "./stages-8-publish-progress.js";
import "./stages-8-publish.js";
import {
  tellFaults,
  unsaid
} from "./stages-8-publish-tell-faults.js";
import "./results-history-paths.js";
import {
  evaluationSentences,
  mergedWords,
  resultLines,
  startSentence,
  stopSentence
} from "./stages-7-report-words.js";
import "./stages-7-report-head-epoch.js";
import "./shared-extremes.js";
import {
  plainText
} from "./document-inline.js";
import {
  liesIn
} from "./provision.js";
import "./stages-5-train.js";
import {
  gateFaults
} from "./stages-1-config.js";
import "./metrics.js";
import "./shared-deadline.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./engine-onnx.js";
import "./shared-out-of-memory.js";
import "./network.js";
import "./shared-message-of.js";
import {
  InputError,
  escapeControls,
  historyBranchNotHere,
  oneForEachCause
} from "./errors.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// src/stages/8-publish/local/earlier-runs.ts
import { basename } from "node:path";
var NO_RESULTS = "No baseline: outside GitHub none is found by itself; --baseline takes an earlier results.json, --history a folder that runs leave theirs in.";
var NO_RESULTS_OF_PART = "No baseline: outside GitHub folds and rows of a sweep find none by themselves and leave none in a history; --baseline takes an earlier results.json.";
var NO_RESULTS_TO_EVALUATE = "No baseline: outside GitHub none is found by itself; --baseline takes an earlier evaluation.json or results.json.";
var LOCAL = "local";
function localEarlierRuns(run, checkout, { cwd, now }) {
  const { output, data, series, isAlone, history, kind } = run;
  const isOurs = async () => checkout === void 0 || !await liesIn(checkout, output);
  const noResults = isAlone ? NO_RESULTS : NO_RESULTS_OF_PART;
  const inOutput = runsInOutput(output, kind === "training" ? noResults : NO_RESULTS_TO_EVALUATE, isOurs);
  if (history.kind === "branch") throw new InputError(historyBranchNotHere(history.branch));
  if (history.kind !== "folder") return inOutput;
  const store = historyFolder(history.folder, { cwd });
  const folder = basename(data);
  const scope = {
    series: { name: series ?? folder, artifact: null, data: folder },
    kind: "training",
    branch: LOCAL,
    compared: [LOCAL],
    defaultBranch: LOCAL,
    event: LOCAL,
    commit: null,
    run: null,
    whoLeavesSome: "a run that ends"
  };
  const { series: name, findResults, resolve } = resultsOfSeries(scope, [resultsInStore(store, now)]);
  return {
    ...inOutput,
    ...{ series: name, findResults },
    ...historyIn([placeInStore(store, scope)], scope, resolve, now)
  };
}

// src/stages/8-publish/local/terminal.ts
var REDRAW_INTERVAL_MS = 100;
var CLEAR_LINE = "\r\x1B[2K";
var LiveLine = class {
  #output;
  #now;
  #drawnAtMs = Number.NEGATIVE_INFINITY;
  #visible = false;
  /** `now` is a clock in milliseconds that never goes back. */
  constructor(output, now) {
    this.#output = output;
    this.#now = now;
  }
  /** Shows `text()` in place of what the line showed, unless the last redraw was a moment ago. */
  draw(text) {
    const now = this.#now();
    if (now - this.#drawnAtMs < REDRAW_INTERVAL_MS) return;
    this.#output.write(`${CLEAR_LINE}${text()}`);
    this.#drawnAtMs = now;
    this.#visible = true;
  }
  /** Prints a line that stays; the live line comes back with the next `draw`. */
  print(line) {
    this.clear();
    this.#output.write(`${line}
`);
  }
  clear() {
    if (!this.#visible) return;
    this.#output.write(CLEAR_LINE);
    this.#visible = false;
    this.#drawnAtMs = Number.NEGATIVE_INFINITY;
  }
};

// src/stages/8-publish/local/publisher.ts
function localPublisher({ stdout, stderr, isTerminal, columns, now }) {
  const live = new LiveLine(stdout, now);
  let progress;
  const say = (line) => live.print(escapeControls(line));
  const newOf = unsaid();
  const tell = (faults) => {
    live.clear();
    tellFaults(stderr, oneForEachCause(newOf(faults)));
  };
  return {
    say,
    group(title) {
      live.clear();
      if (title !== void 0) live.print(`
${escapeControls(title)}`);
    },
    faults: tell,
    training(event) {
      const before = progress;
      progress = advance(progress, event, now());
      if (event.type === "started") say(startedLine(event));
      if (event.type === "shares") say(sharesLine(event));
      if (event.type === "initial" && progress !== void 0) say(initialLine(event, progress));
      if (event.type === "epoch" && progress !== void 0) say(epochLine(event, progress));
      if (event.type === "forecast") say(forecastLine(event));
      if (event.type === "stopped") say(stoppedLine(event.outcome));
      const state = progress;
      if (isTerminal && before !== void 0 && state !== void 0 && state.epoch <= state.epochs)
        live.draw(() => barLine(state, columns() - 1));
    },
    progress(state) {
      if (isTerminal) live.draw(() => workLine(state, columns() - 1));
    },
    async publish(report) {
      for (const line of publishedLines(report)) say(line);
      tell(gateFaults(report.results));
      return { whole: true };
    },
    async publishEvaluation(report) {
      for (const line of evaluationLines(report)) say(line);
      tell(gateFaults(report.evaluation));
      return { whole: true };
    },
    async publishMerged(report) {
      for (const line of mergedLines(report)) say(line);
      tell(gateFaults(report.merged));
    }
  };
}
function evaluationLines({ evaluation, summaryPath, reportPath, evaluationPath }) {
  return [
    ...resultLines(evaluation),
    ...evaluationSentences(evaluation),
    `Report:  ${reportPath}`,
    `Summary: ${summaryPath}`,
    `Results: ${evaluationPath}`
  ];
}
function mergedLines({ merged, modelPath, summaryPath, reportPath, mergedPath }) {
  return [
    ...mergedWords(merged),
    `Model:   ${modelPath}`,
    `Report:  ${reportPath}`,
    `Summary: ${summaryPath}`,
    `Results: ${mergedPath}`
  ];
}
function publishedLines({ results, modelPath, summaryPath, reportPath, resultsPath }) {
  return [
    ...resultLines(results),
    plainText(stopSentence(results)),
    ...startSentence(results),
    `Model:   ${modelPath}`,
    `Report:  ${reportPath}`,
    `Summary: ${summaryPath}`,
    `Results: ${resultsPath}`
  ];
}

// src/stages/8-publish/local/host.ts
function localHost({ env, cwd, stdout, stderr, clock, now }) {
  const checkout = env.GITHUB_ACTIONS === "true" ? env.GITHUB_WORKSPACE : void 0;
  const publisher = () => localPublisher({
    stdout,
    stderr,
    isTerminal: stdout.isTTY === true,
    columns: () => stdout.columns ?? 80,
    now: clock
  });
  return {
    plainPublisher: publisher,
    publisher,
    earlierRuns: (run) => localEarlierRuns(run, checkout, { cwd, now }),
    packages: void 0,
    workspace: void 0,
    cutOffMs: void 0,
    endsWithJob: env.RUNNER_ENVIRONMENT === "github-hosted",
    skipsUnchanged: false
  };
}
export {
  localHost
};
