import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  InternalError
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/network/keras/weights.ts
var SUFFIXES = {
  weight: "kernel",
  bias: "bias",
  "norm-weight": "gamma",
  "norm-bias": "beta",
  "running-mean": "moving_mean",
  "running-var": "moving_variance"
};
var AXES = { 1: [0], 2: [1, 0], 4: [2, 3, 1, 0] };
function kerasName({ layer, kind }) {
  return `${layer}/${SUFFIXES[kind]}`;
}
__name(kerasName, "kerasName");
function kerasShape({ shape }) {
  return AXES[shape.length].map((axis) => shape[axis]);
}
__name(kerasShape, "kerasShape");
function toKeras(spec, { data }) {
  const axes = AXES[spec.shape.length];
  return { name: kerasName(spec), shape: kerasShape(spec), data: transpose(spec, data, spec.shape, axes) };
}
__name(toKeras, "toKeras");
function fromKeras(spec, data) {
  const axes = AXES[spec.shape.length];
  const inverse = axes.map((_, axis) => axes.indexOf(axis));
  return { shape: spec.shape, data: transpose(spec, data, kerasShape(spec), inverse) };
}
__name(fromKeras, "fromKeras");
function transpose({ name }, data, shape, axes) {
  const strides = shape.map((_, axis) => product(shape.slice(axis + 1)));
  if (data.length !== product(shape))
    throw new InternalError(`the parameter "${name}" has ${data.length} values, not ${shape.join("x")}`);
  const target = new Float32Array(data.length);
  const sizes = axes.map((axis) => shape[axis]);
  const steps = axes.map((axis) => strides[axis]);
  const index = axes.map(() => 0);
  for (let to = 0, from = 0; to < target.length; to++) {
    target[to] = data[from];
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      from += steps[axis];
      if (++index[axis] < sizes[axis]) break;
      from -= steps[axis] * sizes[axis];
      index[axis] = 0;
    }
  }
  return target;
}
__name(transpose, "transpose");
function product(sizes) {
  return sizes.reduce((total, size) => total * size, 1);
}
__name(product, "product");

export {
  kerasName,
  toKeras,
  fromKeras
};
