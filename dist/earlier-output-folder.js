import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./esbuild.js";

// src/earlier/output-folder.ts
function runsInOutput(output, noResults) {
  return {
    findResults: /* @__PURE__ */ __name(async () => ({ found: { json: void 0, reason: noResults }, faults: [] }), "findResults"),
    keepResults: /* @__PURE__ */ __name(async () => [], "keepResults"),
    takeRun: /* @__PURE__ */ __name(async (_fingerprint, take) => ({ taken: await take(output), faults: [] }), "takeRun"),
    keepRun: /* @__PURE__ */ __name(async () => [], "keepRun"),
    checkpointsOf: /* @__PURE__ */ __name(() => void 0, "checkpointsOf")
  };
}
__name(runsInOutput, "runsInOutput");

export {
  runsInOutput
};
