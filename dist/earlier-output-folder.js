import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  NO_HISTORY
} from "./earlier-history-places.js";
import {
  runIn
} from "./earlier-baseline.js";
import {
  __name
} from "./esbuild.js";

// src/earlier/output-folder.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";
function runsInOutput(output, noResults) {
  return {
    series: void 0,
    findResults: /* @__PURE__ */ __name(async () => ({ found: { json: void 0, reason: noResults }, faults: [] }), "findResults"),
    findPrevious: /* @__PURE__ */ __name(async () => ({ found: await resultsIn(output), faults: [] }), "findPrevious"),
    ...NO_HISTORY,
    keepResults: /* @__PURE__ */ __name(async () => [], "keepResults"),
    takeRun: /* @__PURE__ */ __name(async (_fingerprint, take) => ({ taken: await take(output), faults: [] }), "takeRun"),
    keepRun: /* @__PURE__ */ __name(async () => [], "keepRun"),
    checkpointsOf: /* @__PURE__ */ __name(() => void 0, "checkpointsOf")
  };
}
__name(runsInOutput, "runsInOutput");
async function resultsIn(folder) {
  const json = await readFile(join(folder, "results.json"), "utf8").catch(() => void 0);
  return json === void 0 ? { json, reason: "There is no run before." } : { json, name: runIn(folder) };
}
__name(resultsIn, "resultsIn");

export {
  runsInOutput
};
