import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/metrics/monitor.ts
var MONITORS = {
  "val-loss": {
    name: "val-loss",
    title: "validation loss",
    direction: "minimize",
    read: /* @__PURE__ */ __name((record) => record.valLoss, "read")
  },
  "val-accuracy": {
    name: "val-accuracy",
    title: "validation accuracy",
    direction: "maximize",
    read: /* @__PURE__ */ __name((record) => record.valAccuracy, "read")
  },
  "val-mean-iou": {
    name: "val-mean-iou",
    title: "validation mean IoU",
    direction: "maximize",
    read: /* @__PURE__ */ __name((record) => record.valMeanIou, "read")
  },
  "val-macro-f1": {
    name: "val-macro-f1",
    title: "validation macro F1",
    direction: "maximize",
    read: /* @__PURE__ */ __name((record) => record.valMacroF1, "read")
  }
};

export {
  MONITORS
};
