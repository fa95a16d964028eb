import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  Random
} from "./chunk-5JJNYSDK.js";
import {
  InternalError
} from "./chunk-CDGDY4VF.js";

// src/network/shapes.ts
function inputsOf(layer) {
  if (layer.op === "input") return [];
  return typeof layer.from === "string" ? [layer.from] : layer.from;
}
function shapesOf(network) {
  const shapes = /* @__PURE__ */ new Map();
  for (const layer of network.layers) {
    const inputs = inputsOf(layer).map((from) => {
      const shape = shapes.get(from);
      if (!shape) fail(layer, `takes "${from}", which no layer before it is named`);
      return shape;
    });
    shapes.set(layer.name, outputShape(layer, inputs));
  }
  return shapes;
}
function outputShape(layer, inputs) {
  const [input] = inputs;
  switch (layer.op) {
    case "input":
      return { channels: layer.channels, divisor: 1, spatial: true };
    case "conv":
      return { ...spatial(layer, input), channels: layer.filters };
    case "transposed-conv":
      return { ...spatial(layer, input), channels: layer.filters, divisor: input.divisor / 2 };
    case "max-pool":
      return { ...spatial(layer, input), divisor: input.divisor * 2 };
    case "concat":
      return concatenated(layer, inputs);
    case "add":
      return added(layer, inputs);
    case "global-average-pool":
      return { channels: spatial(layer, input).channels, divisor: 1, spatial: false };
    case "dense":
      if (input.spatial) fail(layer, "needs N,C but gets N,C,H,W: pool it first");
      return { channels: layer.units, divisor: 1, spatial: false };
    case "batch-norm":
      return spatial(layer, input);
    default:
      return input;
  }
}
function concatenated(layer, inputs) {
  if (inputs.length === 0) fail(layer, "joins nothing");
  const { divisor } = inputs[0];
  for (const input of inputs) {
    if (spatial(layer, input).divisor !== divisor) {
      fail(layer, `joins different sizes: 1/${divisor} and 1/${input.divisor} of the input's`);
    }
  }
  return { channels: inputs.reduce((sum, { channels }) => sum + channels, 0), divisor, spatial: true };
}
function added(layer, inputs) {
  if (inputs.length < 2) fail(layer, `adds ${inputs.length === 0 ? "nothing" : "one output only"}`);
  const [first] = inputs;
  for (const { channels, divisor, spatial: spatial2 } of inputs) {
    if (channels !== first.channels || divisor !== first.divisor || spatial2 !== first.spatial) {
      fail(
        layer,
        `adds different shapes: ${first.channels} channels at 1/${first.divisor}, ${channels} at 1/${divisor}`
      );
    }
  }
  return first;
}
function spatial(layer, input) {
  if (!input.spatial) fail(layer, "needs N,C,H,W but gets N,C");
  return input;
}
function fail(layer, what) {
  throw new InternalError(`layer "${layer.name}" (${layer.op}) ${what}`);
}

// src/network/parameters.ts
function parametersOf(network) {
  const shapes = shapesOf(network);
  return network.layers.flatMap((layer) => {
    const channels = "from" in layer && typeof layer.from === "string" ? shapes.get(layer.from).channels : 0;
    return parametersOfLayer(layer, channels);
  });
}
function countParameters(network) {
  return parametersOf(network).filter(({ trainable }) => trainable).reduce((sum, { shape }) => sum + elements(shape), 0);
}
function initialParameters(network, seed) {
  return Object.fromEntries(
    parametersOf(network).map((spec) => [spec.name, { shape: spec.shape, data: initialValues(spec, seed) }])
  );
}
function parametersOfLayer(layer, channels) {
  switch (layer.op) {
    case "conv": {
      const { filters, kernel, bias } = layer;
      const fanIn = channels * kernel * kernel;
      const kernels = weight(layer, [filters, channels, kernel, kernel], fanIn);
      return bias ? [kernels, named(layer, "bias", "bias", [filters])] : [kernels];
    }
    case "transposed-conv": {
      const { filters } = layer;
      return [weight(layer, [channels, filters, 2, 2], filters * 4), named(layer, "bias", "bias", [filters])];
    }
    case "dense":
      return [weight(layer, [layer.units, channels], channels), named(layer, "bias", "bias", [layer.units])];
    case "batch-norm":
      return [
        named(layer, "weight", "norm-weight", [channels]),
        named(layer, "bias", "norm-bias", [channels]),
        { ...named(layer, "running_mean", "running-mean", [channels]), trainable: false },
        { ...named(layer, "running_var", "running-var", [channels]), trainable: false }
      ];
    default:
      return [];
  }
}
function weight(layer, shape, fanIn) {
  return { ...named(layer, "weight", "weight", shape), fanIn, l2: layer.l2, decay: true };
}
function named(layer, suffix, kind, shape) {
  const name = `${layer.name}.${suffix}`;
  return { name, layer: layer.name, shape, kind, trainable: true, fanIn: 0, l2: 0, decay: false };
}
function initialValues({ name, shape, kind, fanIn }, seed) {
  const data = new Float32Array(elements(shape));
  if (kind === "norm-weight" || kind === "running-var") return data.fill(1);
  if (kind !== "weight") return data;
  const random = Random.for(seed, name);
  fillTruncatedNormal(data, Math.sqrt(2 / fanIn) / TRUNCATED_NORMAL_DEVIATION, random);
  return data;
}
var TRUNCATED_NORMAL_DEVIATION = 0.8796256610342398;
function fillTruncatedNormal(data, deviation, random) {
  for (let i = 0; i < data.length; ) {
    const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
    const angle = 2 * Math.PI * random.next();
    const [a, b] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    if (Math.abs(a) < 2) data[i++] = deviation * a;
    if (Math.abs(b) < 2) data[i++] = deviation * b;
  }
}
function elements(shape) {
  return shape.reduce((product, size) => product * size, 1);
}

export {
  inputsOf,
  shapesOf,
  parametersOf,
  countParameters,
  initialParameters
};
