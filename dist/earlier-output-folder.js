import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  NO_HISTORY
} from "./earlier-history-places.js";
import {
  runIn
} from "./earlier-baseline.js";
import {
  MOST_BYTES,
  readPlainText
} from "./shared-plain-file.js";
import {
  __name
} from "./esbuild.js";

// src/earlier/output-folder.ts
import { join } from "node:path";
var NOT_OURS = "What lies in the checkout may be anybody's and is taken for no run before";
function runsInOutput(output, noResults, isOutputOurs = async () => true) {
  return {
    isOutputOurs,
    series: void 0,
    findResults: /* @__PURE__ */ __name(async () => ({ found: { json: void 0, reason: noResults }, faults: [] }), "findResults"),
    findPrevious: /* @__PURE__ */ __name(async () => ({
      found: await isOutputOurs() ? await resultsIn(output) : { json: void 0, reason: NOT_OURS },
      faults: []
    }), "findPrevious"),
    ...NO_HISTORY,
    keepResults: /* @__PURE__ */ __name(async () => [], "keepResults"),
    takeRun: /* @__PURE__ */ __name(async (_fingerprint, take) => await isOutputOurs() ? { taken: await take(output, void 0), faults: [] } : { taken: void 0, unseen: NOT_OURS, faults: [] }, "takeRun"),
    keepRun: /* @__PURE__ */ __name(async () => [], "keepRun"),
    checkpointsOf: /* @__PURE__ */ __name(() => void 0, "checkpointsOf")
  };
}
__name(runsInOutput, "runsInOutput");
async function resultsIn(folder) {
  const json = await readPlainText(join(folder, "results.json"), MOST_BYTES.run).catch(() => void 0);
  return json === void 0 ? { json, reason: "There is no run before." } : { json, name: runIn(folder) };
}
__name(resultsIn, "resultsIn");

export {
  runsInOutput
};
