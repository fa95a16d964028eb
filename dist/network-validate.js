import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  inputsOf,
  shapesOf
} from "./network-parameters.js";
import {
  InternalError
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

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
__name(validateNetwork, "validateNetwork");
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
__name(checkNames, "checkNames");
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
__name(checkEnds, "checkEnds");
function checkNumbers(layer) {
  const positive = /* @__PURE__ */ __name((value, what) => demand(
    Number.isInteger(value) && value > 0,
    `layer "${layer.name}" has ${what} ${value}, not a whole number > 0`
  ), "positive");
  const within = /* @__PURE__ */ __name((value, what, low, below) => demand(
    value >= low && value < below,
    `layer "${layer.name}" has ${what} ${value}, not in [${low}, ${below})`
  ), "within");
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
__name(checkNumbers, "checkNumbers");
function checkUsed(layers) {
  const used = new Set(layers.flatMap(inputsOf));
  for (const { name, op } of layers) {
    demand(op === "softmax" || used.has(name), `no layer takes the output of "${name}" (${op})`);
  }
}
__name(checkUsed, "checkUsed");
function checkStride({ stride }, shapes) {
  for (const [name, { divisor }] of shapes) {
    demand(divisor >= 1, `layer "${name}" is larger than the input`);
    demand(
      Number.isInteger(stride / divisor),
      `layer "${name}" is 1/${divisor} of the input's size, but sizes are only promised to be multiples of ${stride}`
    );
  }
}
__name(checkStride, "checkStride");
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
__name(checkOutput, "checkOutput");
function demand(holds, message) {
  if (!holds) throw new InternalError(`malformed network: ${message}`);
}
__name(demand, "demand");

export {
  validateNetwork
};
