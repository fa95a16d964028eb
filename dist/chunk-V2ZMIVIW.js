import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  inputsOf,
  shapesOf
} from "./chunk-PZ5RQBDC.js";
import {
  IGNORE
} from "./chunk-WBE6QDRE.js";
import {
  InternalError
} from "./chunk-CDGDY4VF.js";

// src/network/validate.ts
function validateNetwork(network) {
  checkNames(network.layers);
  checkEnds(network.layers);
  network.layers.forEach(checkNumbers);
  const shapes = shapesOf(network);
  checkUsed(network.layers);
  checkStride(network, shapes);
  checkOutput(network, shapes);
}
function checkNames(layers) {
  const seen = /* @__PURE__ */ new Set();
  for (const { name } of layers) {
    demand(
      /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name),
      `layer name "${name}" is not made of letters, digits, ".", "_", "-", a letter or digit first`
    );
    demand(!seen.has(name), `two layers are named "${name}"`);
    seen.add(name);
  }
}
function checkEnds(layers) {
  const inputs = layers.filter(({ op }) => op === "input").length;
  demand(inputs === 1, `the network has ${inputs} inputs, it must have exactly one`);
  demand(
    layers[0].op === "input",
    `the first layer is "${layers[0].name}" (${layers[0].op}), it must be the input`
  );
  const softmaxes = layers.filter(({ op }) => op === "softmax").length;
  demand(softmaxes === 1, `the network has ${softmaxes} softmax layers, it must have exactly one`);
  const last = layers[layers.length - 1];
  demand(last.op === "softmax", `the last layer is "${last.name}" (${last.op}), it must be the softmax`);
}
function checkNumbers(layer) {
  const positive = (value, what) => demand(
    Number.isInteger(value) && value > 0,
    `layer "${layer.name}" has ${what} ${value}, not a whole number > 0`
  );
  const within = (value, what, low, below) => demand(
    value >= low && value < below,
    `layer "${layer.name}" has ${what} ${value}, not in [${low}, ${below})`
  );
  if (layer.op === "input") positive(layer.channels, "channels");
  if (layer.op === "dense") positive(layer.units, "units");
  if (layer.op === "conv" || layer.op === "transposed-conv") positive(layer.filters, "filters");
  if (layer.op === "conv") positive(layer.dilation, "dilation");
  if ("l2" in layer) within(layer.l2, "l2", 0, Number.POSITIVE_INFINITY);
  if (layer.op === "dropout") within(layer.rate, "rate", 0, 1);
  if (layer.op === "batch-norm") {
    within(layer.momentum, "momentum", 0, 1);
    within(layer.epsilon, "epsilon", Number.MIN_VALUE, 1);
  }
}
function checkUsed(layers) {
  const used = new Set(layers.flatMap(inputsOf));
  for (const { name, op } of layers) {
    demand(op === "softmax" || used.has(name), `no layer takes the output of "${name}" (${op})`);
  }
}
function checkStride({ stride }, shapes) {
  for (const [name, { divisor }] of shapes) {
    demand(divisor >= 1, `layer "${name}" is larger than the input`);
    demand(
      Number.isInteger(stride / divisor),
      `layer "${name}" is 1/${divisor} of the input's size, but sizes are only promised to be multiples of ${stride}`
    );
  }
}
function checkOutput({ task, classes, layers }, shapes) {
  const output = shapes.get(layers[layers.length - 1].name);
  demand(classes >= 2 && classes <= 255, `the network has ${classes} classes, it must have 2 to 255`);
  demand(output.channels === classes, `the output has ${output.channels} channels for ${classes} classes`);
  const segments = task === "segmentation";
  demand(
    output.spatial === segments,
    `the output is ${output.spatial ? "N,C,H,W" : "N,C"}, wrong for ${task}`
  );
  demand(output.divisor === 1, `the output is 1/${output.divisor} of the input's size, not the same size`);
}
function demand(holds, message) {
  if (!holds) throw new InternalError(`malformed network: ${message}`);
}

// src/engine/check.ts
function checkOptions({ classes }, { loss }) {
  const { labelSmoothing = 0 } = loss;
  demand2(labelSmoothing >= 0 && labelSmoothing < 1, `label smoothing is ${labelSmoothing}, not in [0, 1)`);
  const weights = loss.classWeights.length;
  demand2(weights === classes, `${weights} class weights were given for ${classes} classes`);
}
function checkBatch(network, { images, labels, targets, size, height, width }) {
  checkImages(network, images, { size, height, width });
  const expected = network.task === "segmentation" ? size * height * width : size;
  demand2(labels.length === expected, `the batch has ${labels.length} labels, expected ${expected}`);
  const wrong = labels.find((label) => label >= network.classes && label !== IGNORE);
  demand2(wrong === void 0, `the batch has a label ${wrong}, the network ${network.classes} classes`);
  if (targets === void 0) return;
  demand2(network.task === "classification", "soft labels were given for a network that segments");
  const soft = size * network.classes;
  demand2(targets.length === soft, `the batch has ${targets.length} soft labels, expected ${soft}`);
}
function checkImages(network, images, shape) {
  const { size, height, width } = shape;
  const { stride, layers } = network;
  const fits = size > 0 && height > 0 && width > 0 && height % stride === 0 && width % stride === 0;
  demand2(fits, `${size} images of ${width}x${height} don't fit a network of stride ${stride}`);
  const channels = layers[0].op === "input" ? layers[0].channels : 0;
  const expected = size * channels * height * width;
  demand2(images.length === expected, `the images hold ${images.length} values, expected ${expected}`);
}
function checkState(state, own) {
  checkTensors("parameter", state.parameters, own.parameters);
  checkTensors("optimizer state", state.optimizer, own.optimizer);
}
function checkTensors(what, given, own) {
  for (const [name, { shape, data }] of Object.entries(own)) {
    const tensor = given[name];
    demand2(tensor !== void 0, `the state has no ${what} "${name}"`);
    const same = tensor.shape.join() === shape.join() && tensor.data.length === data.length;
    demand2(same, `the state's ${what} "${name}" is ${tensor.shape.join("x")}, expected ${shape.join("x")}`);
  }
  const unknown = Object.keys(given).find((name) => own[name] === void 0);
  demand2(unknown === void 0, `the state has a ${what} "${unknown}" that isn't the network's`);
}
function demand2(holds, message) {
  if (!holds) throw new InternalError(message);
}

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

export {
  validateNetwork,
  checkOptions,
  checkBatch,
  checkImages,
  checkState,
  slotsOf
};
