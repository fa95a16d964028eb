import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openModelFile
} from "./engine.js";
import {
  modelFileAt
} from "./provision.js";
import {
  InputError,
  imageDoesNotFitModel,
  modelMissing,
  modelNotInFolder,
  modelUntrained
} from "./errors.js";

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
function fitted(image, channels) {
  if (image.channels === channels) return image;
  return { ...image, channels, read: async (area) => repeated(await image.read(area)) };
}
function repeated({ width, height, data }) {
  const length = data.length * 3;
  const wide = data instanceof Float32Array ? new Float32Array(length) : data instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length);
  for (let i = 0; i < length; i++) wide[i] = data[Math.floor(i / 3)];
  return { width, height, channels: 3, data: wide };
}
function depthWords({ bitDepth, channels }) {
  return `${bitDepth}-bit${bitDepth === 32 ? " float" : ""} ${channels === 3 ? "colour" : "grey"}`;
}

// src/run/trained-model.ts
import { stat } from "node:fs/promises";
import { join } from "node:path";
async function openTrainedModel(path, options) {
  const file = await modelFileAt(path).catch(() => path);
  if (!await isThere(file)) return { opened: void 0, faults: [await missing(path, file)] };
  try {
    const opened = await openModelFile(file, options);
    const isTrained = opened.description.untrained === void 0;
    return { opened, faults: isTrained ? [] : [modelUntrained(file)] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { opened: void 0, faults: error.faults };
  }
}
async function missing(path, file) {
  if (file === path) return modelMissing(path);
  const inside = join(path, "model.onnx");
  return modelNotInFolder(path, await isThere(inside) ? inside : void 0);
}
function isThere(path) {
  return stat(path).then(
    () => true,
    ({ code }) => code !== "ENOENT" && code !== "ENOTDIR"
  );
}

export {
  misfit,
  fitted,
  depthWords,
  openTrainedModel
};
