import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  Random
} from "./shared-random.js";
import {
  InternalError
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/network/shapes.ts
function inputsOf(layer) {
  if (layer.op === "input") return [];
  return typeof layer.from === "string" ? [layer.from] : layer.from;
}
__name(inputsOf, "inputsOf");
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
__name(shapesOf, "shapesOf");
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
__name(outputShape, "outputShape");
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
__name(concatenated, "concatenated");
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
__name(added, "added");
function spatial(layer, input) {
  if (!input.spatial) fail(layer, "needs N,C,H,W but gets N,C");
  return input;
}
__name(spatial, "spatial");
function fail(layer, what) {
  throw new InternalError(`layer "${layer.name}" (${layer.op}) ${what}`);
}
__name(fail, "fail");

// src/shared/normal-quantile.ts
var BELOW_MINUS_2 = 0.02275013194817921;
function centralNormalQuantile(p) {
  const q = p - 0.5;
  const r = q * q;
  let numerator = -39.69683028665376;
  numerator = numerator * r + 220.9460984245205;
  numerator = numerator * r - 275.9285104469687;
  numerator = numerator * r + 138.357751867269;
  numerator = numerator * r - 30.66479806614716;
  numerator = numerator * r + 2.506628277459239;
  let denominator = -54.47609879822406;
  denominator = denominator * r + 161.5858368580409;
  denominator = denominator * r - 155.6989798598866;
  denominator = denominator * r + 66.80131188771972;
  denominator = denominator * r - 13.28068155288572;
  denominator = denominator * r + 1;
  return q * numerator / denominator;
}
__name(centralNormalQuantile, "centralNormalQuantile");

// src/network/parameters.ts
function parametersOf(network) {
  const shapes = shapesOf(network);
  const [last] = inputsOf(network.layers[network.layers.length - 1]);
  return network.layers.flatMap((layer) => {
    const channels = "from" in layer && typeof layer.from === "string" ? shapes.get(layer.from).channels : 0;
    const parameters = parametersOfLayer(layer, channels);
    return layer.name === last ? parameters.map((spec) => ({ ...spec, hidden: false })) : parameters;
  });
}
__name(parametersOf, "parametersOf");
function countParameters(network) {
  return parametersOf(network).filter(({ trainable }) => trainable).reduce((sum, { shape }) => sum + elements(shape), 0);
}
__name(countParameters, "countParameters");
function initialParameters(network, seed) {
  return Object.fromEntries(
    parametersOf(network).map((spec) => [spec.name, { shape: spec.shape, data: initialValues(spec, seed) }])
  );
}
__name(initialParameters, "initialParameters");
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
__name(parametersOfLayer, "parametersOfLayer");
function weight(layer, shape, fanIn) {
  return { ...named(layer, "weight", "weight", shape), fanIn, l2: layer.l2, decay: true, hidden: true };
}
__name(weight, "weight");
function named(layer, suffix, kind, shape) {
  const name = `${layer.name}.${suffix}`;
  const role = { trainable: true, fanIn: 0, l2: 0, decay: false, hidden: false };
  return { name, layer: layer.name, shape, kind, ...role };
}
__name(named, "named");
function initialValues({ name, shape, kind, fanIn }, seed) {
  const data = new Float32Array(elements(shape));
  if (kind === "norm-weight" || kind === "running-var") return data.fill(1);
  if (kind !== "weight") return data;
  const random = Random.for(seed, name);
  const deviation = Math.sqrt(2 / fanIn) / TRUNCATED_NORMAL_DEVIATION;
  random.drawInto(data, (uniform, normal) => invert(uniform, normal, deviation));
  return data;
}
__name(initialValues, "initialValues");
var TRUNCATED_NORMAL_DEVIATION = 0.8796256610342398;
function invert(uniform, normal, deviation) {
  const share = 1 - 2 * BELOW_MINUS_2;
  for (let i = 0; i < normal.length; i++) {
    normal[i] = deviation * centralNormalQuantile(BELOW_MINUS_2 + share * uniform[i]);
  }
}
__name(invert, "invert");
function elements(shape) {
  return shape.reduce((product, size) => product * size, 1);
}
__name(elements, "elements");

export {
  inputsOf,
  shapesOf,
  parametersOf,
  countParameters,
  initialParameters
};
