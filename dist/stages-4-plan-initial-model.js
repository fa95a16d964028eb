import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  nearestWord
} from "./results-run-folder.js";
import {
  finite
} from "./results-results.js";
import {
  InternalError,
  initialModelClassesDiffer,
  initialModelKnowsImages,
  initialModelPixelsDiffer,
  initialModelTaskDiffers,
  oneForEachCause
} from "./errors-class-doubts.js";
import {
  __name
} from "./esbuild.js";

// src/stages/3-split/split.ts
var PARTS = ["train", "validation", "test"];
function partsOf(dataset, split) {
  const select = /* @__PURE__ */ __name((part) => {
    const ids = new Set(split[part]);
    return dataset.samples.filter(({ id }) => ids.has(id));
  }, "select");
  return { train: select("train"), validation: select("validation"), test: select("test") };
}
__name(partsOf, "partsOf");

// src/network/head.ts
function withClasses(network, classes) {
  const head = headOf(network);
  const resized = head.op === "dense" ? { ...head, units: classes } : { ...head, filters: classes };
  return {
    ...network,
    classes,
    layers: network.layers.map((layer) => layer === head ? resized : layer)
  };
}
__name(withClasses, "withClasses");
function withHeadRows(network, trained, fresh, rows) {
  const head = headOf(network).name;
  return Object.fromEntries(
    Object.entries(fresh).map(([name, tensor]) => [
      name,
      isOf(head, name) ? withRows(trained[name], tensor, rows) : trained[name]
    ])
  );
}
__name(withHeadRows, "withHeadRows");
function headOf({ layers }) {
  const last = layers.find((layer) => layer.op === "softmax");
  const head = layers.find(({ name }) => last?.op === "softmax" && name === last.from);
  if (head?.op !== "conv" && head?.op !== "dense")
    throw new InternalError(`a ${head?.op} stands before the softmax, not a layer with a row for each class`);
  return head;
}
__name(headOf, "headOf");
function isOf(layer, parameter) {
  return parameter.startsWith(`${layer}.`) && !parameter.slice(layer.length + 1).includes(".");
}
__name(isOf, "isOf");
function withRows(trained, { shape, data }, rows) {
  const length = data.length / rows.length;
  const result = data.slice();
  for (const [to, from] of rows.entries()) {
    if (from !== void 0)
      result.set(trained.data.subarray(from * length, (from + 1) * length), to * length);
  }
  return { shape, data: result };
}
__name(withRows, "withRows");

// src/stages/2-dataset/short-hash.ts
var DIGITS = 16;
function shortHash(hash) {
  return hash.slice(0, DIGITS);
}
__name(shortHash, "shortHash");

// src/stages/4-plan/initial-model.ts
function fitModel(model, dataset) {
  const { name, sha256, normalization, imageSize, parameters, trainedOn } = model;
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
    fitted: { name, sha256, normalization, parameters, trainedOn, imageSize, network, rows, newClasses },
    faults
  };
}
__name(fitModel, "fitModel");
function initialState({ network, parameters, rows }, fresh) {
  return { ...fresh, parameters: withHeadRows(network, parameters, fresh.parameters, rows) };
}
__name(initialState, "initialState");
function knownImages({ trainedOn }, parts) {
  if (trainedOn === void 0) return void 0;
  const known = /* @__PURE__ */ __name((samples) => samples.filter(({ imageHash }) => trainedOn.has(shortHash(imageHash))).length, "known");
  return { validation: known(parts.validation), test: known(parts.test) };
}
__name(knownImages, "knownImages");
function knownImageFaults(model, parts) {
  const known = knownImages(model, parts);
  const found = ["test", "validation"].filter((part) => (known?.[part] ?? 0) > 0);
  if (found.length === 0) return [];
  const words = found.map((part) => `${known?.[part]} of ${parts[part].length} ${part} images`);
  return [initialModelKnowsImages(model.name, words)];
}
__name(knownImageFaults, "knownImageFaults");
function pixels({ bitDepth, channels }) {
  return `${bitDepth}-bit${bitDepth === 32 ? " float" : ""} ${channels === 3 ? "colour" : "grey"}`;
}
__name(pixels, "pixels");

// src/stages/5-train/fingerprint.ts
import { createHash } from "node:crypto";
function dataHash(dataset) {
  const hash = createHash("sha256");
  hash.update(JSON.stringify(dataset.classes.map(({ name }) => name)));
  for (const { id, imageHash, labelHash } of dataset.samples) {
    hash.update(`${JSON.stringify(id)} ${imageHash} ${labelHash}
`);
  }
  return hash.digest("hex");
}
__name(dataHash, "dataHash");
function trainingFingerprint(dataset, split, plan, engine) {
  const { epochs, patience, minDelta, target, timeBudgetMs, decayPower, reasons, ...lasting } = plan;
  const { train, validation } = split;
  const identity = JSON.stringify([dataHash(dataset), train, validation, lasting, engine]);
  return createHash("sha256").update(identity).digest("hex");
}
__name(trainingFingerprint, "trainingFingerprint");

// src/stages/7-report/results-values.ts
function dataResults(dataset) {
  return {
    root: dataset.root,
    hash: dataHash(dataset),
    images: dataset.samples.length,
    "bit-depth": dataset.bitDepth,
    channels: dataset.channels,
    "ignored-pixels": dataset.task === "segmentation" ? dataset.ignoredPixels : null,
    sizes: sizesOf(dataset),
    "skipped-files": [...dataset.skipped],
    warnings: oneForEachCause(dataset.warnings).map(({ code, message, file, files }) => ({
      code,
      message,
      file,
      files: files && [...files]
    }))
  };
}
__name(dataResults, "dataResults");
function sizesOf({ samples }) {
  const sizes = samples.map(({ width, height }) => ({ height, width })).toSorted((a, b) => a.height * a.width - b.height * b.width);
  return sizes.length === 0 ? null : { smallest: sizes[0], largest: sizes[sizes.length - 1] };
}
__name(sizesOf, "sizesOf");
function partResults(samples, classes) {
  const counts = Array.from(
    { length: classes },
    (_, k) => sum(samples, (sample) => sample.classCounts[k] ?? 0)
  );
  const total = sum(counts, (count) => count);
  const share = counts.map((count) => finite(count / total));
  const hashes = samples.map(({ id, imageHash, labelHash }) => ({
    id,
    image: shortHash(imageHash),
    labels: shortHash(labelHash)
  }));
  return { images: samples.length, "class-pixels": counts, "class-share": share, samples: hashes };
}
__name(partResults, "partResults");
function environmentResults({ memoryBytes, ...rest }) {
  return { ...rest, "memory-bytes": memoryBytes };
}
__name(environmentResults, "environmentResults");
function sum(items, read) {
  return items.reduce((total, item) => total + read(item), 0);
}
__name(sum, "sum");

export {
  PARTS,
  partsOf,
  shortHash,
  fitModel,
  initialState,
  knownImages,
  knownImageFaults,
  dataHash,
  trainingFingerprint,
  dataResults,
  partResults,
  environmentResults
};
