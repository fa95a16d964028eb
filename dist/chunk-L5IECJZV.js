import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/engine/optimizer-slots.ts
function slotsOf(spec) {
  switch (spec.name) {
    case "sgd":
      return spec.momentum === 0 ? [] : ["momentum_buffer"];
    case "adam":
    case "adamw":
      return ["exp_avg", "exp_avg_sq"];
    case "adadelta":
      return ["square_avg", "acc_delta"];
  }
}
__name(slotsOf, "slotsOf");

export {
  slotsOf
};
