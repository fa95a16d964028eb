import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  withClasses,
  withHeadRows
} from "./network.js";
import {
  initialModelClassesDiffer,
  initialModelKnowsImages,
  initialModelPixelsDiffer,
  initialModelTaskDiffers,
  nearestWord
} from "./errors.js";

// src/stages/3-split/split.ts
var PARTS = ["train", "validation", "test"];
function partsOf(dataset, split) {
  const select = (part) => {
    const ids = new Set(split[part]);
    return dataset.samples.filter(({ id }) => ids.has(id));
  };
  return { train: select("train"), validation: select("validation"), test: select("test") };
}

// src/stages/2-dataset/short-hash.ts
var DIGITS = 16;
function shortHash(hash) {
  return hash.slice(0, DIGITS);
}

// src/stages/4-plan/initial-model.ts
function fitModel(model, dataset) {
  const { name, sha256, normalization, imageSize, parameters, trainedOn, origin, notices } = model;
  const classes = dataset.classes.map((one) => one.name);
  const faults = [];
  if (model.network.task !== dataset.task)
    faults.push(initialModelTaskDiffers(name, model.network.task, dataset.task));
  if (model.channels !== dataset.channels || model.bitDepth !== dataset.bitDepth)
    faults.push(initialModelPixelsDiffer(name, pixels(model), pixels(dataset)));
  const missing = model.classes.filter((one) => !classes.includes(one));
  if (missing.length > 0) {
    const nearest = missing.flatMap((one) => nearestWord(one, classes) ?? []);
    faults.push(initialModelClassesDiffer(name, missing, nearest));
  }
  if (faults.length > 0) return { fitted: void 0, faults };
  const rows = classes.map((one) => model.classes.indexOf(one)).map((row) => row < 0 ? void 0 : row);
  const newClasses = classes.filter((_, i) => rows[i] === void 0);
  const network = withClasses(model.network, classes.length);
  return {
    fitted: {
      ...{ name, sha256, normalization, parameters, trainedOn, origin, notices, imageSize },
      ...{ network, rows, newClasses }
    },
    faults
  };
}
function initialState({ network, parameters, rows }, fresh) {
  return { ...fresh, parameters: withHeadRows(network, parameters, fresh.parameters, rows) };
}
function isMeasuredBefore(model) {
  return model !== void 0 && model.pretraining === void 0;
}
function knownImages({ trainedOn }, parts) {
  if (trainedOn === void 0) return void 0;
  const known = (samples) => samples.filter(({ imageHash }) => trainedOn.has(shortHash(imageHash))).length;
  return { validation: known(parts.validation), test: known(parts.test) };
}
function knownImageFaults(model, parts) {
  const known = knownImages(model, parts);
  const found = ["test", "validation"].filter((part) => (known?.[part] ?? 0) > 0);
  if (found.length === 0) return [];
  const words = found.map((part) => `${known?.[part]} of ${parts[part].length} ${part} images`);
  return [initialModelKnowsImages(model.name, words)];
}
function pixels({ bitDepth, channels }) {
  return `${bitDepth}-bit${bitDepth === 32 ? " float" : ""} ${channels === 3 ? "colour" : "grey"}`;
}

export {
  PARTS,
  partsOf,
  shortHash,
  fitModel,
  initialState,
  isMeasuredBefore,
  knownImages,
  knownImageFaults
};
