import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  IGNORE
} from "./engine-engine.js";
import {
  InternalError
} from "./errors.js";

// src/engine/check.ts
function checkOptions({ classes, layers }, { loss, rates = {} }) {
  const { labelSmoothing = 0 } = loss;
  demand(labelSmoothing >= 0 && labelSmoothing < 1, `label smoothing is ${labelSmoothing}, not in [0, 1)`);
  const weights = loss.classWeights.length;
  demand(weights === classes, `${weights} class weights were given for ${classes} classes`);
  const names = new Set(layers.map(({ name }) => name));
  for (const [name, rate] of Object.entries(rates)) {
    demand(names.has(name), `a rate was given for the layer "${name}", which the network doesn't have`);
    demand(
      Number.isFinite(rate) && rate >= 0,
      `the rate of the layer "${name}" is ${rate}, not a number >= 0`
    );
  }
}
function checkComputed({ layers }, name) {
  const layer = layers.find((one) => one.name === name);
  demand(layer !== void 0 && layer.op !== "input", `the network computes no layer "${name}"`);
}
function checkBatch(network, { images, labels, targets, size, height, width }) {
  checkImages(network, images, { size, height, width });
  const expected = network.task === "segmentation" ? size * height * width : size;
  demand(labels.length === expected, `the batch has ${labels.length} labels, expected ${expected}`);
  const wrong = labels.find((label) => label >= network.classes && label !== IGNORE);
  demand(wrong === void 0, `the batch has a label ${wrong}, the network ${network.classes} classes`);
  if (targets === void 0) return;
  demand(network.task === "classification", "soft labels were given for a network that segments");
  const soft = size * network.classes;
  demand(targets.length === soft, `the batch has ${targets.length} soft labels, expected ${soft}`);
}
function checkImages(network, images, shape) {
  const { size, height, width } = shape;
  const { stride, layers } = network;
  const fits = size > 0 && height > 0 && width > 0 && height % stride === 0 && width % stride === 0;
  demand(fits, `${size} images of ${width}x${height} don't fit a network of stride ${stride}`);
  const channels = layers[0].op === "input" ? layers[0].channels : 0;
  const expected = size * channels * height * width;
  demand(images.length === expected, `the images hold ${images.length} values, expected ${expected}`);
}
function isStateLike(state, own) {
  try {
    checkState(state, own);
    return true;
  } catch {
    return false;
  }
}
function checkState(state, own) {
  checkTensors("parameter", state.parameters, own.parameters);
  checkTensors("optimizer state", state.optimizer, own.optimizer);
}
function checkTensors(what, given, own) {
  for (const [name, { shape, data }] of Object.entries(own)) {
    const tensor = given[name];
    demand(tensor !== void 0, `the state has no ${what} "${name}"`);
    const same = tensor.shape.join() === shape.join() && tensor.data.length === data.length;
    demand(same, `the state's ${what} "${name}" is ${tensor.shape.join("x")}, expected ${shape.join("x")}`);
  }
  const unknown = Object.keys(given).find((name) => own[name] === void 0);
  demand(unknown === void 0, `the state has a ${what} "${unknown}" that isn't the network's`);
}
function demand(holds, message) {
  if (!holds) throw new InternalError(message);
}

export {
  checkOptions,
  checkComputed,
  checkBatch,
  checkImages,
  isStateLike,
  checkState
};
