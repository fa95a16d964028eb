import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  InternalError
} from "./errors.js";

// src/network/shapes.ts
function inputsOf(layer) {
  if (layer.op === "input") return [];
  return typeof layer.from === "string" ? [layer.from] : layer.from;
}
function layersUpTo({ layers }, name) {
  const needed = /* @__PURE__ */ new Set([name]);
  for (const layer of [...layers].reverse()) {
    if (needed.has(layer.name)) for (const from of inputsOf(layer)) needed.add(from);
  }
  return layers.filter((layer) => needed.has(layer.name));
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
      return { ...strided(layer, input, layer.stride ?? 1), channels: layer.filters };
    case "depthwise-conv":
      return strided(layer, input, layer.stride);
    case "transposed-conv":
      return { ...spatial(layer, input), channels: layer.filters, divisor: input.divisor / 2 };
    case "upsample":
      return { ...spatial(layer, input), divisor: input.divisor / 2 };
    case "max-pool":
      return strided(layer, input, 2);
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
function strided(layer, input, stride) {
  return { ...spatial(layer, input), divisor: input.divisor * stride };
}
function spatial(layer, input) {
  if (!input.spatial) fail(layer, "needs N,C,H,W but gets N,C");
  return input;
}
function fail(layer, what) {
  throw new InternalError(`layer "${layer.name}" (${layer.op}) ${what}`);
}

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

// src/shared/random.ts
var DRAWN = 1024;
var Random = class _Random {
  // Four numbers rather than an array of them: twice as fast, and a network's first weights take millions of draws.
  #a;
  #b;
  #c;
  #d;
  constructor(seed) {
    const next = splitMix32(seed);
    this.#a = next();
    this.#b = next();
    this.#c = next();
    this.#d = next();
  }
  /** An independent stream for one purpose: the same seed and label give the same stream. */
  static for(seed, ...label) {
    return new _Random(hashText(`${seed}/${label.join("/")}`));
  }
  /** A uniform 32-bit unsigned integer. */
  nextUint32() {
    const b = this.#b;
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const c = this.#c ^ this.#a;
    const d = this.#d ^ b;
    this.#b = b ^ c;
    this.#a ^= d;
    this.#c = c ^ b << 9;
    this.#d = rotateLeft(d, 11);
    return result;
  }
  /** Uniform in [0, 1). */
  next() {
    return this.nextUint32() / 2 ** 32;
  }
  /** Gives each place what a call of `next` would. Four times as fast: the state stays in registers. */
  fill(values) {
    let [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d];
    for (let i = 0; i < values.length; i++) {
      values[i] = (Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0) / 2 ** 32;
      const mixed = c ^ a;
      const turned = d ^ b;
      c = mixed ^ b << 9;
      b ^= mixed;
      a ^= turned;
      d = rotateLeft(turned, 11);
    }
    [this.#a, this.#b, this.#c, this.#d] = [a, b, c, d];
  }
  /** Draws as many numbers as `target` has places, part after part; `write` makes a part of `target` of each. */
  drawInto(target, write) {
    const drawn = new Float64Array(Math.min(DRAWN, target.length));
    for (let start = 0; start < target.length; start += DRAWN) {
      const part = target.subarray(start, start + DRAWN);
      const uniform = drawn.subarray(0, part.length);
      this.fill(uniform);
      write(uniform, part);
    }
  }
  /** Uniform in [low, high). */
  uniform(low, high) {
    return low + (high - low) * this.next();
  }
  /** A uniform integer in [0, bound). */
  integer(bound) {
    return Math.floor(this.next() * bound);
  }
  /** True with the given probability. */
  chance(probability) {
    return this.next() < probability;
  }
  /** Standard normal (Box & Muller 1958). */
  normal() {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }
  /**
   * From the symmetric Beta(a, a) distribution, 0 < a <= 1 (Joehnk 1964): a larger a would take ever more attempts. In
   * logarithms, so that a tiny a doesn't make both powers 0.
   */
  beta(a) {
    for (; ; ) {
      const x = Math.log(1 - this.next()) / a;
      const y = Math.log(1 - this.next()) / a;
      const largest = Math.max(x, y);
      if (largest + Math.log(Math.exp(x - largest) + Math.exp(y - largest)) <= 0)
        return 1 / (1 + Math.exp(y - x));
    }
  }
  /** The items in a uniformly random order (Fisher & Yates), as a new array. */
  shuffle(items) {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      [result[i], result[j]] = [result[j], result[i]];
    }
    return result;
  }
};
function hashText(text) {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  hash = Math.imul(hash ^ hash >>> 16, 569420461);
  hash = Math.imul(hash ^ hash >>> 15, 1935289751);
  return (hash ^ hash >>> 15) >>> 0;
}
function rotateLeft(x, bits) {
  return x << bits | x >>> 32 - bits;
}
function splitMix32(seed) {
  let state = seed >>> 0;
  return () => {
    state = state + 2654435769 >>> 0;
    let z = Math.imul(state ^ state >>> 16, 569420461);
    z = Math.imul(z ^ z >>> 15, 1935289751);
    return (z ^ z >>> 15) >>> 0;
  };
}

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
function withHeadRows(network, trained, fresh, rows) {
  const head = headOf(network).name;
  return Object.fromEntries(
    Object.entries(fresh).map(([name, tensor]) => [
      name,
      isOf(head, name) ? withRows(trained[name], tensor, rows) : trained[name] ?? tensor
    ])
  );
}
function headOf({ layers }) {
  const head = classifying(layers);
  if (head?.op !== "conv" && head?.op !== "dense")
    throw new InternalError(`a ${head?.op} stands before the softmax, not a layer with a row for each class`);
  return head;
}
function classifying(layers) {
  const byName = new Map(layers.map((layer2) => [layer2.name, layer2]));
  let layer = layers.find(({ op }) => op === "softmax");
  while (layer?.op === "softmax" || layer?.op === "upsample") layer = byName.get(layer.from);
  return layer;
}
function isOf(layer, parameter) {
  return parameter.startsWith(`${layer}.`) && !parameter.slice(layer.length + 1).includes(".");
}
function withRows(trained, { shape, data }, rows) {
  const length = data.length / rows.length;
  const result = data.slice();
  for (const [to, from] of rows.entries()) {
    if (from !== void 0)
      result.set(trained.data.subarray(from * length, (from + 1) * length), to * length);
  }
  return { shape, data: result };
}

// src/network/parameters.ts
function parametersOf(network) {
  const shapes = shapesOf(network);
  const last = classifying(network.layers)?.name;
  return network.layers.flatMap((layer) => {
    const channels = "from" in layer && typeof layer.from === "string" ? shapes.get(layer.from).channels : 0;
    const own = {
      ...layer.name === last ? { hidden: false } : {},
      ...isFrozen(layer) ? { trainable: false, still: true } : {}
    };
    return parametersOfLayer(layer, channels).map((spec) => ({ ...spec, ...own }));
  });
}
function keepsStatistics({ statistics, frozen }) {
  return statistics === "running" || frozen === true;
}
function learningLayers(network) {
  const own = new Set(parametersOf(network).flatMap(({ layer, trainable }) => trainable ? [layer] : []));
  const learning = /* @__PURE__ */ new Set();
  for (const layer of network.layers) {
    if (own.has(layer.name) || inputsOf(layer).some((from) => learning.has(from))) learning.add(layer.name);
  }
  return learning;
}
function countParameters(network) {
  return parametersOf(network).filter(({ kind }) => kind !== "running-mean" && kind !== "running-var").reduce((sum, { shape }) => sum + elements(shape), 0);
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
    case "depthwise-conv": {
      const { kernel, bias } = layer;
      const taps = weight(layer, [channels, 1, kernel, kernel], kernel * kernel);
      const kernels = { ...taps, kind: "depthwise-weight", hidden: false };
      return bias ? [kernels, named(layer, "bias", "bias", [channels])] : [kernels];
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
        { ...named(layer, "running_mean", "running-mean", [channels]), ...statisticOf(layer) },
        { ...named(layer, "running_var", "running-var", [channels]), ...statisticOf(layer) }
      ];
    default:
      return [];
  }
}
function statisticOf(layer) {
  return { trainable: false, still: keepsStatistics(layer) };
}
function isFrozen(layer) {
  return "frozen" in layer && layer.frozen === true;
}
function weight(layer, shape, fanIn) {
  return { ...named(layer, "weight", "weight", shape), fanIn, l2: layer.l2, decay: true, hidden: true };
}
function named(layer, suffix, kind, shape) {
  const name = `${layer.name}.${suffix}`;
  const role = { trainable: true, still: false, fanIn: 0, l2: 0, decay: false, hidden: false };
  return { name, layer: layer.name, shape, kind, ...role };
}
function initialValues({ name, shape, kind, fanIn }, seed) {
  const data = new Float32Array(elements(shape));
  if (kind === "norm-weight" || kind === "running-var") return data.fill(1);
  if (fanIn === 0) return data;
  const random = Random.for(seed, name);
  const deviation = Math.sqrt(2 / fanIn) / TRUNCATED_NORMAL_DEVIATION;
  random.drawInto(data, (uniform, normal) => invert(uniform, normal, deviation));
  return data;
}
var TRUNCATED_NORMAL_DEVIATION = 0.8796256610342398;
function invert(uniform, normal, deviation) {
  const share = 1 - 2 * BELOW_MINUS_2;
  for (let i = 0; i < normal.length; i++) {
    normal[i] = deviation * centralNormalQuantile(BELOW_MINUS_2 + share * uniform[i]);
  }
}
function elements(shape) {
  return shape.reduce((product, size) => product * size, 1);
}

export {
  inputsOf,
  layersUpTo,
  shapesOf,
  Random,
  hashText,
  withClasses,
  withHeadRows,
  headOf,
  parametersOf,
  keepsStatistics,
  learningLayers,
  countParameters,
  initialParameters
};
