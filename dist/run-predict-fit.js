import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openModelFile
} from "./stages-6-evaluate-open-model-file.js";
import {
  modelFileAt
} from "./earlier-model.js";
import {
  InputError,
  imageDoesNotFitModel,
  modelMissing,
  modelNotInFolder
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/run/predict/fit.ts
function misfit(name, image, model) {
  const takes = { channels: model.channels, bitDepth: model["bit-depth"] };
  if (image.bitDepth !== takes.bitDepth) {
    const fix = "Give the images as they were for training: the same value must mean the same light. Scaling them would only hide the difference.";
    return imageDoesNotFitModel(name, depthWords(image), depthWords(takes), fix);
  }
  if (image.channels > takes.channels)
    return imageDoesNotFitModel(
      name,
      depthWords(image),
      depthWords(takes),
      "Save it as grey, as the training images were."
    );
  return void 0;
}
__name(misfit, "misfit");
function fitted(image, channels) {
  if (image.channels === channels) return image;
  return { ...image, channels, read: /* @__PURE__ */ __name(async (area) => repeated(await image.read(area)), "read") };
}
__name(fitted, "fitted");
function repeated({ width, height, data }) {
  const length = data.length * 3;
  const wide = data instanceof Float32Array ? new Float32Array(length) : data instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
  for (let i = 0; i < length; i++) wide[i] = data[Math.floor(i / 3)];
  return { width, height, channels: 3, data: wide };
}
__name(repeated, "repeated");
function depthWords({ bitDepth, channels }) {
  return `${bitDepth}-bit${bitDepth === 32 ? " float" : ""} ${channels === 3 ? "colour" : "grey"}`;
}
__name(depthWords, "depthWords");

// src/run/trained-model.ts
import { stat } from "node:fs/promises";
import { join } from "node:path";
async function openTrainedModel(path, options) {
  const file = await modelFileAt(path).catch(() => path);
  if (!await isThere(file)) return { opened: void 0, faults: [await missing(path, file)] };
  try {
    return { opened: await openModelFile(file, options), faults: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { opened: void 0, faults: error.faults };
  }
}
__name(openTrainedModel, "openTrainedModel");
async function missing(path, file) {
  if (file === path) return modelMissing(path);
  const inside = join(path, "model.onnx");
  return modelNotInFolder(path, await isThere(inside) ? inside : void 0);
}
__name(missing, "missing");
function isThere(path) {
  return stat(path).then(
    () => true,
    ({ code }) => code !== "ENOENT" && code !== "ENOTDIR"
  );
}
__name(isThere, "isThere");

export {
  misfit,
  fitted,
  depthWords,
  openTrainedModel
};
