import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/stages/8-publish/run-store.ts
function localRunStore(output) {
  return {
    takeRun: /* @__PURE__ */ __name(async (_fingerprint, take) => ({ taken: await take(output), faults: [] }), "takeRun"),
    keepRun: /* @__PURE__ */ __name(async () => [], "keepRun"),
    checkpointsOf: /* @__PURE__ */ __name(() => void 0, "checkpointsOf")
  };
}
__name(localRunStore, "localRunStore");

export {
  localRunStore
};
