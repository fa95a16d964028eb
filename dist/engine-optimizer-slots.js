import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  parametersOf
} from "./network.js";

// src/engine/muon.ts
var NEWTON_SCHULZ = { a: 3.4445, b: -4.775, c: 2.0315, iterations: 5, epsilon: 1e-7 };
function muonScale(rows, columns) {
  return 0.2 * Math.sqrt(Math.max(rows, columns));
}
function besideMuon({ beta1, beta2, epsilon, weightDecay }) {
  return { name: "adamw", beta1, beta2, epsilon, weightDecay };
}

// src/engine/optimizer-slots.ts
function slotsOf(spec, parameter) {
  switch (spec.name) {
    case "sgd":
      return spec.momentum === 0 ? [] : ["momentum_buffer"];
    case "adam":
    case "adamw":
      return ["exp_avg", "exp_avg_sq"];
    case "muon":
      return parameter.hidden ? ["momentum_buffer"] : slotsOf(besideMuon(spec), parameter);
    case "adadelta":
      return ["square_avg", "acc_delta"];
  }
}

// src/engine/rates.ts
function rateOf({ rates = {} }, layer) {
  return Object.hasOwn(rates, layer) ? rates[layer] : 1;
}
function ratesOf(network, options) {
  const learned = parametersOf(network).filter(({ trainable }) => trainable);
  return [...new Set(learned.map(({ layer }) => rateOf(options, layer)))];
}

export {
  NEWTON_SCHULZ,
  muonScale,
  besideMuon,
  slotsOf,
  rateOf,
  ratesOf
};
