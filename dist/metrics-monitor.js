import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  VALIDATION_SCORES,
  byName
} from "./metrics-scores.js";
import {
  __name
} from "./esbuild.js";

// src/metrics/monitor.ts
var MONITORS = {
  "val-loss": {
    name: "val-loss",
    title: "validation loss",
    direction: "minimize",
    score: void 0,
    read: /* @__PURE__ */ __name((record) => record.valLoss, "read")
  },
  ...byName(VALIDATION_SCORES, ({ name, score, field }) => ({
    name,
    title: `validation ${score.title}`,
    direction: score.direction,
    score,
    read: /* @__PURE__ */ __name((record) => record[field], "read")
  }))
};
var MONITOR_NAMES = Object.keys(MONITORS);

export {
  MONITORS,
  MONITOR_NAMES
};
