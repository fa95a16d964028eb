import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  NO_HISTORY
} from "./earlier-history-places.js";
import {
  runIn
} from "./provision.js";
import {
  MOST_BYTES,
  readPlainText
} from "./stages-5-train.js";

// src/earlier/output-folder.ts
import { join } from "node:path";
var NOT_OURS = "What lies in the checkout may be anybody's and is taken for no run before";
function runsInOutput(output, noResults, isOutputOurs = async () => true) {
  return {
    isOutputOurs,
    series: void 0,
    findResults: async () => ({ found: { json: void 0, reason: noResults }, faults: [] }),
    findPrevious: async () => ({
      found: await isOutputOurs() ? await resultsIn(output) : { json: void 0, reason: NOT_OURS },
      faults: []
    }),
    ...NO_HISTORY,
    keepResults: async () => [],
    takeRun: async (_fingerprint, take) => await isOutputOurs() ? { taken: await take(output, void 0), faults: [] } : { taken: void 0, unseen: NOT_OURS, faults: [] },
    keepRun: async () => [],
    checkpointsOf: () => void 0
  };
}
async function resultsIn(folder) {
  const json = await readPlainText(join(folder, "results.json"), MOST_BYTES.run).catch(() => void 0);
  return json === void 0 ? { json, reason: "There is no run before." } : { json, name: runIn(folder) };
}

export {
  runsInOutput
};
