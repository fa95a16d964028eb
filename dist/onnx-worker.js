import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  NEWTON_SCHULZ,
  besideMuon,
  muonScale,
  rateOf,
  ratesOf,
  slotsOf
} from "./engine-optimizer-slots.js";
import {
  checkBatch,
  checkComputed,
  checkImages,
  checkOptions,
  checkState
} from "./engine-check.js";
import {
  packError,
  transferables,
  turnOffTelemetry,
  unreadable
} from "./engine-onnx-messages.js";
import "./engine-engine.js";
import {
  Graph,
  MICROSOFT,
  MODEL_INPUT,
  MODEL_OUTPUT,
  NCHWC,
  convPieces,
  convolutionOf,
  depthwisePieces,
  encodeModel,
  foldedNorms,
  like,
  opOf,
  reverse,
  samePadding,
  shapeOf,
  sourcesOf,
  spread,
  validateNetwork
} from "./engine-onnx.js";
import {
  isOutOfMemory
} from "./shared-out-of-memory.js";
import {
  Random,
  initialParameters,
  inputsOf,
  layersUpTo,
  learningLayers,
  parametersOf,
  shapesOf
} from "./network.js";
import {
  firstLineOf
} from "./shared-message-of.js";
import {
  InputError,
  InternalError,
  engineUnavailable
} from "./errors.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// src/engine/onnx/worker.ts
import { parentPort } from "node:worker_threads";

// src/engine/onnx/layout/depthwise.ts
var standardDepthwise = {
  outputBlock: 1,
  inputBlock: () => 1,
  forward(context, { value, channels }, weight, _filters, geometry, { bias, sum }) {
    const inputs = bias === void 0 ? [value, weight] : [value, weight, bias];
    return context.add(context.graph.add("Conv", inputs, convolutionOf(geometry, channels)), sum);
  },
  inputGradient(context, input, weight, gradient, geometry) {
    const { graph } = context;
    const { channels } = input;
    context.contribute(input, 1, (sum) => {
      if (geometry.stride === 2)
        return context.add(spread(graph, gradient.value, weight, geometry, channels), sum);
      const turned = turnKernels(graph, weight, channels, geometry.kernel);
      const convolution = convolutionOf(geometry, channels);
      return context.add(graph.add("Conv", [gradient.value, turned], convolution), sum);
    });
  },
  /** Every channel of every image is a group of one convolution, whose kernel is its dy; then the sum over the images. */
  weightGradient({ graph }, input, gradient, geometry) {
    const { kernel, stride = 1 } = geometry;
    const { before, after } = samePadding(geometry);
    const { batch, channels, height, width } = input;
    const planes = batch * channels;
    const kernels = graph.reshape(gradient.value, [planes, 1, gradient.height, gradient.width]);
    const taps = graph.add("Conv", [graph.reshape(input.value, [1, planes, height, width]), kernels], {
      kernel_shape: [gradient.height, gradient.width],
      pads: [before, before, after, after],
      dilations: [stride, stride],
      group: planes
    });
    return graph.sum(graph.reshape(taps, [batch, channels, 1, kernel, kernel]), [0]);
  }
};
function turnKernels(graph, weight, channels, kernel) {
  const taps = kernel * kernel;
  const rows = graph.reshape(weight, [channels, taps]);
  const turned = graph.add("Gather", [rows, reverse(graph, taps)], { axis: 1 });
  return graph.reshape(turned, [channels, 1, kernel, kernel]);
}

// src/engine/onnx/layout/standard.ts
var FEW_CHANNELS = 4;
var standardKernels = {
  outputBlock: 1,
  inputBlock: () => 1,
  forward(context, input, weight, _filters, geometry, { bias, sum }) {
    const inputs = bias === void 0 ? [input.value, weight] : [input.value, weight, bias];
    return context.add(context.graph.add("Conv", inputs, convolutionOf(geometry)), sum);
  },
  inputGradient(context, input, weight, gradient, geometry) {
    const { graph } = context;
    context.contribute(input, 1, (sum) => {
      if (geometry.stride === 2) return context.add(spread(graph, gradient.value, weight, geometry), sum);
      const turned = turnKernel(graph, weight, gradient.channels, input.channels, geometry.kernel);
      return context.add(graph.add("Conv", [gradient.value, turned], convolutionOf(geometry)), sum);
    });
  },
  weightGradient({ graph }, input, gradient, geometry) {
    const { kernel, stride = 1 } = geometry;
    const [filters, channels] = [gradient.channels, input.channels];
    if (kernel === 1 && stride === 1) {
      return graph.reshape(pixelProduct(graph, gradient, input), [filters, channels, 1, 1]);
    }
    if (kernel === 1 || channels <= FEW_CHANNELS) {
      const product = pixelProduct(graph, gradient, neighbourhoods(graph, input, geometry));
      const taps = graph.reshape(product, [filters, kernel * kernel, channels]);
      return graph.reshape(graph.transpose(taps, [0, 2, 1]), [filters, channels, kernel, kernel]);
    }
    return correlate(graph, input, gradient, geometry);
  }
};
var standardLayout = {
  name: "standard",
  block: 1,
  kernels: () => standardKernels,
  depthwiseKernels: () => standardDepthwise,
  rearrange: (_graph, { value }) => value,
  maxPool: (graph, { value }) => graph.add("MaxPool", [value], { kernel_shape: [2, 2], strides: [2, 2] }),
  scaleAndShift(graph, { value, channels }, scale, shift, sum) {
    const [zeros, ones] = [0, 1].map((number) => graph.floats(new Array(channels).fill(number)));
    const inputs = [value, scale, shift, zeros, ones];
    const result = graph.add("BatchNormalization", inputs, { epsilon: { float: 0 } });
    return sum === void 0 ? result : graph.add("Add", [result, sum]);
  }
};
function turnKernel(graph, weight, filters, inputs, kernel) {
  if (kernel === 1) return graph.transpose(weight, [1, 0, 2, 3]);
  const taps = kernel * kernel;
  const front = graph.transpose(graph.reshape(weight, [filters * inputs, taps]), [1, 0]);
  const reversed = graph.add("Gather", [graph.reshape(front, [taps, filters, inputs]), reverse(graph, taps)]);
  const turned = graph.reshape(graph.transpose(reversed, [0, 2, 1]), [taps, inputs * filters]);
  return graph.reshape(graph.transpose(turned, [1, 0]), [inputs, filters, kernel, kernel]);
}
function pixelProduct(graph, a, b) {
  const rows = ({ value, batch, channels, height, width }) => graph.reshape(value, [batch, channels, height * width]);
  const products = graph.add("FusedMatMul", [rows(a), rows(b)], { transB: 1 }, MICROSOFT);
  return graph.sum(products, [0]);
}
function neighbourhoods(graph, input, geometry) {
  const { kernel, stride = 1, dilation } = geometry;
  const { before, after } = samePadding(geometry);
  const { batch, channels } = input;
  const [height, width] = [input.height / stride, input.width / stride];
  const [first, last2] = [
    [0, 0, before, before],
    [0, 0, after, after]
  ];
  const padded = graph.add("Pad", [input.value, graph.ints([...first, ...last2])]);
  const shifted = Array.from({ length: kernel * kernel }, (_, tap) => {
    const [y, x] = [Math.floor(tap / kernel) * dilation, tap % kernel * dilation];
    const ends = [y + (height - 1) * stride + 1, x + (width - 1) * stride + 1];
    const bounds = [graph.ints([y, x]), graph.ints(ends), graph.ints([2, 3]), graph.ints([stride, stride])];
    return graph.add("Slice", [padded, ...bounds]);
  });
  const value = graph.add("Concat", shifted, { axis: 1 });
  return { value, batch, channels: kernel * kernel * channels, height, width, block: 1 };
}
function correlate(graph, input, gradient, geometry) {
  const { kernel: size, stride = 1, dilation } = geometry;
  const { before, after } = samePadding(geometry);
  const { batch, channels, height, width } = input;
  const images = graph.reshape(graph.transpose(input.value, [0, 2, 3, 1]), [
    1,
    batch,
    height,
    width,
    channels
  ]);
  const odd = oddRows(graph, gradient);
  const filters = batch === 1 ? odd.value : graph.transpose(odd.value, [1, 0, 2, 3]);
  const kernel = graph.reshape(filters, [odd.channels, batch, odd.height, odd.width, 1]);
  const right = after + stride * (odd.width - gradient.width);
  const taps = graph.add("Conv", [images, kernel], {
    kernel_shape: [odd.height, odd.width, 1],
    pads: [before, before, 0, after, right, 0],
    strides: [dilation, dilation, 1],
    dilations: [stride, stride, 1]
  });
  const rows = graph.reshape(taps, [gradient.channels, size * size, channels]);
  return graph.reshape(graph.transpose(rows, [0, 2, 1]), [gradient.channels, channels, size, size]);
}
function oddRows(graph, gradient) {
  const value = graph.add("Pad", [gradient.value, graph.ints([0, 0, 0, 0, 0, 0, 0, 1])]);
  return { ...gradient, value, width: gradient.width + 1 };
}

// src/engine/onnx/context.ts
var Context = class {
  graph;
  layout;
  /** Training: dropout on, the batch's statistics. Otherwise evaluation. */
  training;
  masks = [];
  /** Gradients by stored tensor's name. */
  gradients = /* @__PURE__ */ new Map();
  /** New running statistics by stored tensor's name. */
  statistics = /* @__PURE__ */ new Map();
  #storage;
  /** Activations that nothing learned goes into. */
  #unlearned = /* @__PURE__ */ new Set();
  #rearranged = /* @__PURE__ */ new Map();
  #pending = /* @__PURE__ */ new Map();
  constructor(graph, layout, storage, images, training) {
    this.graph = graph;
    this.#unlearned.add(images.value);
    this.layout = layout;
    this.training = training;
    this.#storage = storage;
  }
  /** The graph inputs that hold a parameter, e.g. `conv1.weight`: one, or one for each source of a convolution. */
  pieces(parameter) {
    return this.#storage.piecesOf(parameter).map(({ name }) => name);
  }
  /** The graph input that holds a parameter stored in one piece. */
  parameter(name) {
    const [piece] = this.pieces(name);
    return piece;
  }
  arranged(activation, block) {
    if (activation.block === block) return activation;
    const key = `${activation.value}/${block}`;
    const known2 = this.#rearranged.get(key);
    if (known2) return known2;
    const value = this.layout.rearrange(this.graph, activation, block);
    const result = { ...activation, value, block };
    this.#rearranged.set(key, result);
    return result;
  }
  /** A concatenation joined in memory; any other activation as it is. */
  whole(activation) {
    if (!activation.sources) return activation;
    const key = `${activation.value}/whole`;
    const known2 = this.#rearranged.get(key);
    if (known2) return known2;
    const { block } = this.layout;
    const sources = sourcesOf(activation);
    const common = sources.every(({ channels }) => channels % block === 0) ? block : 1;
    const parts = sources.map((source) => this.arranged(source, common).value);
    const { sources: _, ...size } = activation;
    const result = { ...size, value: this.graph.add("Concat", parts, { axis: 1 }), block: common };
    this.#rearranged.set(key, result);
    return result;
  }
  /** A dropout mask for a layer's output: 0 with probability `rate`, else 1 / (1 - rate). */
  mask(layer, rate, like2) {
    const name = `${layer}/mask`;
    const shape = shapeOf(like2);
    this.graph.input(name, "float32", shape);
    this.masks.push({ name, layer, rate, shape });
    return name;
  }
  /** No gradient goes back beyond an activation, as beyond the images. */
  endGradient({ value }) {
    this.#unlearned.add(value);
  }
  /** Whether anything is learned from the gradient of an activation. */
  needsGradient({ value }) {
    return !this.#unlearned.has(value);
  }
  contribute(activation, block, make, absorbs = false) {
    const contributions = this.#pending.get(activation.value) ?? [];
    contributions.push(
      block === activation.block ? { make, absorbs } : { make: this.#converting(activation, block, make), absorbs: false }
    );
    this.#pending.set(activation.value, contributions);
  }
  /**
   * The whole gradient with respect to `activation`, or undefined where the loss doesn't depend on it (other than
   * through the sources of a concatenation). The nodes of its parts are added now, each on top of the last, those that
   * absorb a sum at the end.
   */
  gradientOf(activation) {
    const contributions = this.#pending.get(activation.value) ?? [];
    return contributions.toSorted((a, b) => Number(a.absorbs) - Number(b.absorbs)).reduce((sum, { make }) => make(sum), void 0);
  }
  #converting(activation, block, make) {
    return (sum) => {
      const gradient = { ...activation, value: make(void 0), block };
      return this.add(this.layout.rearrange(this.graph, gradient, activation.block), sum);
    };
  }
  add(value, sum) {
    return sum === void 0 ? value : this.graph.add("Add", [value, sum]);
  }
};

// src/engine/onnx/fuse-activations.ts
function fuseActivations(graph) {
  const uses = countUses(graph);
  const places = new Map(graph.nodes.map((node, place) => [node.outputs[0], place]));
  const fused = /* @__PURE__ */ new Set();
  for (const [place, node] of graph.nodes.entries()) {
    const activation = activationOf(graph, node);
    const before = places.get(node.inputs[0]);
    if (activation === void 0 || before === void 0 || uses.get(node.inputs[0]) !== 1) continue;
    const convolution = graph.nodes[before];
    if (!takesActivation(convolution)) continue;
    const attributes = { ...convolution.attributes, ...activation };
    graph.nodes[before] = { ...convolution, outputs: node.outputs, attributes };
    fused.add(place);
  }
  graph.nodes.splice(0, graph.nodes.length, ...graph.nodes.filter((_node, place) => !fused.has(place)));
}
function activationOf(graph, { op, domain, inputs }) {
  if (domain !== "") return void 0;
  if (op === "Relu") return { activation: "Relu" };
  if (op !== "Clip") return void 0;
  const bounds = inputs.slice(1).map((name) => constantOf(graph, name));
  if (bounds.length !== 2 || bounds.includes(void 0)) return void 0;
  return { activation: "Clip", activation_params: { floats: bounds } };
}
function constantOf({ initializers }, name) {
  const [value] = initializers.find((one) => one.name === name)?.data ?? [];
  return typeof value === "number" ? value : void 0;
}
function takesActivation({ op, domain, attributes }) {
  return op === "Conv" && domain === NCHWC && attributes.activation === void 0;
}
function countUses({ nodes, outputs }) {
  const uses = /* @__PURE__ */ new Map();
  for (const value of [...nodes.flatMap(({ inputs }) => inputs), ...outputs.map(({ name }) => name)])
    uses.set(value, (uses.get(value) ?? 0) + 1);
  return uses;
}

// src/engine/onnx/layout/blocked-depthwise.ts
function blockedDepthwise(block) {
  return {
    outputBlock: block,
    inputBlock: () => block,
    forward: ({ graph }, { value, channels }, weight, _filters, geometry, { bias, sum }) => convolve(graph, value, weight, convolutionOf(geometry, channels), bias, sum),
    inputGradient(context, input, weight, gradient, geometry) {
      const { graph } = context;
      const { kernel, stride } = geometry;
      const { channels } = input;
      const convolution = (sum) => {
        const turned = turnKernels2(graph, weight, channels, kernel, block);
        const spaced = stride === 2 ? withZerosBetween(graph, gradient) : gradient.value;
        return convolve(graph, spaced, turned, backwards(geometry, channels), void 0, sum);
      };
      context.contribute(input, block, convolution, true);
    },
    /** Every channel of every image is a group of one convolution, whose kernel is its dy; then the sum over the images. */
    weightGradient({ graph }, input, gradient, geometry) {
      const { kernel, stride = 1 } = geometry;
      const { before, after } = samePadding(geometry);
      const { batch, channels, height, width } = input;
      const planes = batch * channels;
      const images = graph.reshape(input.value, [1, planes, height, width]);
      const kernels = graph.reshape(gradient.value, [planes, 1, gradient.height, gradient.width]);
      const attributes = {
        kernel_shape: [gradient.height, gradient.width],
        pads: [before, before, after, after],
        dilations: [stride, stride],
        group: planes
      };
      const taps = graph.add("Conv", [images, kernels], attributes, NCHWC);
      const each = graph.reshape(taps, [batch, channels, kernel, kernel]);
      return graph.reshape(batch === 1 ? each : graph.sum(each, [0]), [channels, 1, kernel, kernel]);
    }
  };
}
function convolve(graph, input, weight, attributes, bias, sum) {
  const inputs = [input, weight, ...bias || sum ? [bias] : [], ...sum ? [sum] : []];
  return graph.add("Conv", inputs, attributes, NCHWC);
}
function backwards({ kernel, stride, dilation }, channels) {
  const { before } = samePadding({ kernel, stride, dilation });
  const first = kernel - 1 - before;
  return {
    kernel_shape: [kernel, kernel],
    pads: [first, first, before, before],
    group: channels
  };
}
function withZerosBetween(graph, { value, batch, channels, height, width, block }) {
  const rows = graph.reshape(value, [batch * channels / block, height, 1, width, block]);
  const spaced = graph.add("Pad", [rows, graph.ints([0, 0, 0, 0, 0, 0, 0, 1, 0, block])]);
  return graph.reshape(spaced, [batch, channels, 2 * height, 2 * width]);
}
function turnKernels2(graph, weight, channels, kernel, block) {
  const taps = kernel * kernel;
  const rows = graph.reshape(weight, [channels / block, taps, block]);
  const turned = graph.add("Gather", [rows, reverse(graph, taps)], { axis: 1 });
  return graph.reshape(turned, [channels, 1, kernel, kernel]);
}

// src/engine/onnx/layout/transpose-blocks.ts
function transposeBlocks(graph, value, count, block, columns) {
  return graph.add("ReorderInput", [graph.reshape(value, [count, block, columns, 1])], {}, NCHWC);
}

// src/engine/onnx/layout/blocked-weight-gradient.ts
function blockedWeightGradient(context, input, gradient, geometry, block) {
  const { kernel, dilation } = geometry;
  const shape = [gradient.channels, input.channels, kernel, kernel];
  const weight = () => {
    if (kernel === 1) return pointwise(context, input, gradient, block);
    if (input.block === 1) return fewChannels(context, input, gradient, geometry, block);
    return fromBlocks(context, input, gradient, dilation, block);
  };
  return context.graph.reshape(weight(), shape);
}
function pointwise(context, input, gradient, block) {
  const { graph } = context;
  const pixels = input.height * input.width;
  const x = graph.reshape(context.arranged(input, 1).value, [input.batch, 1, input.channels, pixels]);
  const dy = graph.reshape(gradient.value, [gradient.batch, gradient.channels / block, pixels, block]);
  return graph.sum(graph.add("MatMul", [x, dy]), [0]);
}
function fewChannels(context, input, gradient, geometry, block) {
  const { graph } = context;
  const columns = neighbourhoods(graph, input, geometry);
  const product = pixelProduct(graph, columns, context.arranged(gradient, 1));
  const split = graph.reshape(product, [9, input.channels, gradient.channels / block, block]);
  return graph.transpose(split, [2, 1, 0, 3]);
}
function fromBlocks(context, input, gradient, dilation, block) {
  const { graph } = context;
  const { batch, channels, height, width } = input;
  const [inner, filters, d] = [channels / block, gradient.channels, dilation];
  const plain = context.arranged(gradient, 1);
  const dy = block === AVX2_BLOCK ? plain : oddRows(graph, plain);
  const { groups, kernels } = groupImages(graph, input, dy);
  const images = graph.reshape(input.value, [1, batch, inner, height, width * block]);
  const attributes = {
    group: groups,
    kernel_shape: [1, height, dy.width],
    dilations: [1, 1, block],
    pads: [0, d, d * block, 0, d, (d + dy.width - width) * block],
    strides: [1, d, 1]
  };
  const shifts = graph.add("Conv", [images, kernels], attributes);
  const each = graph.reshape(shifts, [groups, filters, inner * 3, (2 * d + 1) * block]);
  const sum = groups === 1 ? each : graph.sum(each, [0]);
  const taps = everyColumn(graph, sum, [filters, inner * 3], dilation, block);
  return transposeBlocks(graph, taps, filters / block, block, 9 * channels);
}
function groupImages(graph, { batch, channels, height, width }, dy) {
  const grouped = batch === 1 || 9 * channels <= height * width;
  const groups = grouped ? batch : 1;
  const value = grouped ? dy.value : graph.transpose(dy.value, [1, 0, 2, 3]);
  const shape = [groups * dy.channels, batch / groups, 1, dy.height, dy.width];
  return { groups, kernels: graph.reshape(value, shape) };
}
var AVX2_BLOCK = 8;
function everyColumn(graph, shifts, [filters, rows], dilation, block) {
  if (dilation === 1) return shifts;
  const columns = graph.reshape(shifts, [filters, rows, 2 * dilation + 1, block]);
  const bounds = [graph.ints([0]), graph.ints([2 * dilation + 1]), graph.ints([2]), graph.ints([dilation])];
  return graph.add("Slice", [columns, ...bounds]);
}

// src/engine/onnx/layout/blocked.ts
function blockedLayout(block) {
  const kernels = blockedKernels(block);
  const head = headKernels(block);
  const depthwise = blockedDepthwise(block);
  const reads = (channels) => channels % block === 0 || channels < block;
  return {
    name: "blocked",
    block,
    kernels(sources, filters, { stride = 1 }) {
      if (stride !== 1 || !sources.every(reads)) return standardKernels;
      if (filters % block === 0) return kernels;
      return filters < block ? head : standardKernels;
    },
    depthwiseKernels: (channels) => channels % block === 0 ? depthwise : standardDepthwise,
    rearrange(graph, { value, channels, height, width }, to) {
      if (height * width === 1) return value;
      return to === 1 ? graph.add("ReorderOutput", [value], { channels }, NCHWC) : graph.add("ReorderInput", [value], {}, NCHWC);
    },
    maxPool: (graph, input) => input.block === 1 ? standardLayout.maxPool(graph, input) : graph.add("MaxPool", [input.value], { kernel_shape: [2, 2], strides: [2, 2] }, NCHWC),
    scaleAndShift(graph, input, scale, shift, sum) {
      if (input.block === 1) return standardLayout.scaleAndShift(graph, input, scale, shift, sum);
      const weight = graph.reshape(scale, [input.channels, 1, 1, 1]);
      const inputs = [input.value, weight, shift, ...sum ? [sum] : []];
      return graph.add("Conv", inputs, { kernel_shape: [1, 1], group: input.channels }, NCHWC);
    }
  };
}
function blockedKernels(block) {
  const inputBlock = (channels) => channels % block === 0 ? block : 1;
  return {
    outputBlock: block,
    inputBlock,
    forward: ({ graph }, input, weight, _filters, geometry, { bias, sum }) => convolve2(graph, input.value, weight, geometry, bias, sum),
    inputGradient(context, input, weight, gradient, geometry) {
      if (inputBlock(input.channels) === 1) {
        const plain = context.arranged(gradient, 1);
        const unblocked = unblock(context.graph, weight, gradient.channels, input.channels, block, geometry);
        standardKernels.inputGradient(context, input, unblocked, plain, geometry);
        return;
      }
      const convolution = (sum) => {
        const { graph } = context;
        const turned = turnKernel2(graph, weight, gradient.channels, input.channels, block, geometry);
        return convolve2(graph, gradient.value, turned, geometry, void 0, sum);
      };
      context.contribute(input, block, convolution, true);
    },
    weightGradient: (context, input, gradient, geometry) => blockedWeightGradient(context, input, gradient, geometry, block)
  };
}
function headKernels(block) {
  return {
    ...standardKernels,
    inputGradient(context, input, weight, gradient, geometry) {
      if (input.channels % block !== 0 || gradient.channels >= block) {
        standardKernels.inputGradient(context, input, weight, gradient, geometry);
        return;
      }
      const convolution = (sum) => {
        const { graph } = context;
        const turned = turnHead(graph, weight, gradient.channels, input.channels, block, geometry);
        return convolve2(graph, gradient.value, turned, geometry, void 0, sum);
      };
      context.contribute(input, block, convolution, true);
    }
  };
}
function convolve2(graph, input, weight, geometry, bias, sum) {
  const inputs = [input, weight, ...bias || sum ? [bias] : [], ...sum ? [sum] : []];
  return graph.add("Conv", inputs, convolutionOf(geometry), NCHWC);
}
function turnKernel2(graph, weight, filters, inputs, block, { kernel }) {
  const [outer, inner, taps] = [filters / block, inputs / block, kernel * kernel];
  const order = graph.manyInts(
    `turned ${outer} ${inner} ${taps}`,
    () => Array.from({ length: outer * inner * taps }, (_, index) => {
      const tap = index % taps;
      const o = Math.floor(index / taps) % outer;
      const i = Math.floor(index / taps / outer);
      return (o * inner + i) * taps + (taps - 1 - tap);
    })
  );
  const flat = graph.reshape(weight, [outer * inner * taps, block * block]);
  const moved = graph.add("Gather", [flat, order]);
  const turned = transposeBlocks(graph, moved, outer * inner * taps, block, block);
  return graph.reshape(turned, [inputs, filters, kernel, kernel]);
}
function unblock(graph, weight, filters, inputs, block, { kernel }) {
  const blocked = graph.reshape(weight, [filters / block, inputs * kernel * kernel, block]);
  return graph.reshape(graph.transpose(blocked, [0, 2, 1]), [filters, inputs, kernel, kernel]);
}
function turnHead(graph, weight, filters, inputs, block, { kernel }) {
  const taps = kernel * kernel;
  const blocked = graph.transpose(
    graph.reshape(weight, [filters, inputs / block, block, taps]),
    [1, 0, 3, 2]
  );
  const reversed = graph.ints(Array.from({ length: taps }, (_, index) => taps - 1 - index));
  const turned = taps === 1 ? blocked : graph.add("Gather", [blocked, reversed], { axis: 2 });
  return graph.reshape(turned, [inputs, filters, kernel, kernel]);
}

// src/engine/onnx/layout/layout.ts
function optimizationOf({ name }) {
  return name === "blocked" ? "disabled" : "all";
}

// src/engine/onnx/probe.ts
var BLOCKS = [16, 8];
var CHANNELS = 32;
var EDGE = 6;
var TOLERANCE = 1e-4;
var known;
function probeBlockedLayout(runtime) {
  if (runtime.name === "wasm") return Promise.resolve(void 0);
  known ??= probe(runtime);
  return known;
}
async function probe(runtime) {
  const expected = await sampleOf(runtime, standardLayout);
  for (const block of BLOCKS) {
    const layout = blockedLayout(block);
    try {
      const actual = await sampleOf(runtime, layout);
      if (actual.every((value, index) => Math.abs(value - expected[index]) < TOLERANCE)) return layout;
    } catch (error) {
      if (isOutOfMemory(error)) throw error;
    }
  }
  return void 0;
}
async function sampleOf(runtime, layout) {
  const graph = new Graph();
  const shape = [1, CHANNELS, EDGE, EDGE];
  const value = graph.input("images", "float32", shape);
  const weight = graph.input("weight", "float32", [CHANNELS, CHANNELS, 3, 3]);
  const images = { value, batch: 1, channels: CHANNELS, height: EDGE, width: EDGE, block: 1 };
  const context = new Context(graph, layout, { piecesOf: () => [] }, images, false);
  const geometry = { kernel: 3, dilation: 1 };
  const kernels = layout.kernels([CHANNELS], CHANNELS, geometry);
  const input = context.arranged(images, kernels.inputBlock(CHANNELS));
  const sum = input.value;
  const convolved = kernels.forward(context, input, weight, CHANNELS, geometry, { sum });
  const largest = layout.maxPool(graph, like(input, convolved));
  const half = { ...input, value: largest, height: EDGE / 2, width: EDGE / 2 };
  const factors = graph.floats(Array.from({ length: CHANNELS }, (_, channel) => Math.cos(channel)));
  const scaled = layout.scaleAndShift(graph, half, factors, factors, largest);
  const active = like(half, graph.add("Relu", [scaled]));
  const depthwise = layout.depthwiseKernels(CHANNELS);
  const each = graph.input("each", "float32", [CHANNELS, 1, 3, 3]);
  const alone = depthwise.forward(context, active, each, CHANNELS, geometry, {});
  const clipped = graph.add("Clip", [alone, graph.float(0), graph.float(1)]);
  const output = context.arranged(like(half, clipped), 1).value;
  graph.output(output, "float32", [1, CHANNELS, EDGE / 2, EDGE / 2]);
  fuseActivations(graph);
  const session = await runtime.open(encodeModel(graph), optimizationOf(layout));
  const numbers = (length) => Float32Array.from({ length }, (_, index) => Math.sin(index * index));
  const spec = { name: "weight", shape: [CHANNELS, CHANNELS, 3, 3] };
  const [piece] = convPieces(spec, [CHANNELS], kernels);
  const [single] = depthwisePieces({ name: "each", shape: [CHANNELS, 1, 3, 3] }, depthwise);
  const outputs = await session.run({
    images: runtime.floats(numbers(CHANNELS * EDGE * EDGE), shape),
    weight: runtime.floats(piece.pack(numbers(CHANNELS * CHANNELS * 9)), piece.shape),
    each: runtime.floats(single.pack(numbers(CHANNELS * 9)), single.shape)
  });
  const result = outputs[output].data.slice();
  await session.release();
  return result;
}

// src/engine/onnx/session.ts
async function loadRuntime(name, threads) {
  const causes = [];
  for (const [runtime, load] of [
    ["native", loadNative],
    ["wasm", loadWasm]
  ]) {
    if (name !== void 0 && name !== runtime) continue;
    try {
      return await load(threads);
    } catch (cause) {
      if (isOutOfMemory(cause)) throw cause;
      causes.push(cause);
    }
  }
  const reasons = causes.map(firstLineOf);
  const engine2 = name === void 0 ? "onnx" : `onnx (${name})`;
  throw new InputError(engineUnavailable(engine2, reasons.join("; ")), { cause: causes[0] });
}
async function loadNative(threads) {
  turnOffTelemetry();
  const ort = await import("onnxruntime-node");
  return {
    name: "native",
    version: ort.env.versions.node ?? ort.env.versions.common,
    threads,
    open: (model2, optimization) => ort.InferenceSession.create(model2, {
      ...sessionOptions(threads, optimization),
      executionProviders: ["cpu"],
      // Numbers below 1e-38 slow the processor down a hundredfold and mean nothing here.
      extra: { session: { set_denormal_as_zero: "1" } }
    }),
    floats: (data, shape) => new ort.Tensor("float32", data, shape),
    bytes: (data, shape) => new ort.Tensor("uint8", data, shape)
  };
}
async function loadWasm(threads) {
  const ort = await import("onnxruntime-web");
  ort.env.wasm.numThreads = threads;
  return {
    name: "wasm",
    version: ort.env.versions.web ?? ort.env.versions.common,
    threads,
    open: (model2, optimization) => ort.InferenceSession.create(model2, {
      ...sessionOptions(threads, optimization),
      executionProviders: ["wasm"]
    }),
    floats: (data, shape) => new ort.Tensor("float32", data, shape),
    bytes: (data, shape) => new ort.Tensor("uint8", data, shape)
  };
}
function sessionOptions(threads, graphOptimizationLevel) {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel,
    // The pattern is planned after the first run, whose memory stays allocated beside it: a quarter more, no faster.
    enableMemPattern: false,
    logSeverityLevel: ERRORS_ONLY
  };
}
var ERRORS_ONLY = 3;

// src/engine/onnx/arithmetic.ts
function scalarName(name, rate) {
  return rate === 1 ? name : `${name}*${rate}`;
}
function arithmetic(graph, rank, rate = 1) {
  const ones = new Array(rank).fill(1);
  return {
    times: (a, b) => graph.add("Mul", [a, b]),
    plus: (a, b) => graph.add("Add", [a, b]),
    minus: (a, b) => graph.add("Sub", [a, b]),
    over: (a, b) => graph.add("Div", [a, b]),
    root: (a) => graph.add("Sqrt", [a]),
    number: (value) => graph.floats([value], ones),
    scalar: (name) => graph.view(scalarName(name, rate), ones)
  };
}

// src/engine/onnx/soft-cross-entropy.ts
function softTargets(graph, y, given, spec) {
  const { labelSmoothing = 0, classWeights } = spec;
  const valid = graph.sum(y, [1], true);
  const targets = given === void 0 ? y : graph.add("Mul", [given, valid]);
  if (labelSmoothing === 0) return targets;
  const kept = graph.add("Mul", [targets, graph.float(1 - labelSmoothing)]);
  const spread2 = graph.add("Mul", [valid, graph.float(labelSmoothing / classWeights.length)]);
  return graph.add("Add", [kept, spread2]);
}
function softCrossEntropy(graph, z, targets, { p, logSum }, count, { crossEntropy: factor, classWeights }) {
  const weighted = graph.add("Mul", [targets, graph.floats(classWeights, [classWeights.length, 1])]);
  const weight = graph.sum(weighted, [1], true);
  const each = graph.add("Mul", [weighted, graph.add("Sub", [logSum, z])]);
  const scale = graph.add("Div", [graph.float(factor), count]);
  return {
    loss: graph.add("Mul", [graph.sum(each, [0, 1, 2]), scale]),
    gradient: () => graph.add("Mul", [graph.add("Sub", [graph.add("Mul", [p, weight]), weighted]), scale])
  };
}

// src/engine/onnx/loss.ts
var DICE_SMOOTHING = 1e-5;
function buildLoss(graph, logits, { labels, targets }, spec) {
  const { batch, channels: classes, height, width } = logits;
  const pixels = height * width;
  const z = graph.reshape(logits.value, [batch, classes, pixels]);
  const y = oneHot(graph, graph.add("Cast", [labels], { to: INT32 }), batch, classes, pixels);
  const softmax = buildSoftmax(graph, z);
  const count = graph.sum(y, [0, 1, 2]);
  const safeCount = graph.add("Max", [count, graph.float(1)]);
  const terms = [];
  if (spec.crossEntropy > 0) {
    const soft = targets !== void 0 || (spec.labelSmoothing ?? 0) > 0;
    terms.push(
      soft ? softCrossEntropy(graph, z, softTargets(graph, y, targets, spec), softmax, safeCount, spec) : crossEntropy(graph, z, y, softmax, safeCount, spec)
    );
  }
  if (spec.dice > 0) terms.push(dice(graph, y, softmax.p, classes, spec.dice));
  const add = (values) => values.reduce((a, b) => graph.add("Add", [a, b]));
  return {
    loss: add(terms.map(({ loss }) => loss)),
    count,
    confusion: confusionCounts(graph, z, y, classes),
    gradient: () => graph.reshape(add(terms.map(({ gradient }) => gradient())), [batch, classes, height, width])
  };
}
var INT32 = 6;
var FLOAT = 1;
function buildSoftmax(graph, z) {
  const largest = graph.add("ReduceMax", [z, graph.ints([1])], { keepdims: 1 });
  const exps = graph.add("Exp", [graph.add("Sub", [z, largest])]);
  const sum = graph.sum(exps, [1], true);
  const logSum = graph.add("Add", [graph.add("Log", [sum]), largest]);
  return { p: graph.add("Div", [exps, sum]), logSum };
}
function oneHot(graph, labels, batch, classes, pixels) {
  const all = graph.add("Cast", [classIndices(graph, classes)], { to: INT32 });
  const equal = graph.add("Equal", [graph.reshape(labels, [batch, 1, pixels]), all]);
  return graph.add("Cast", [equal], { to: FLOAT });
}
function classIndices(graph, classes) {
  return graph.reshape(graph.ints(Array.from({ length: classes }, (_, index) => index)), [classes, 1]);
}
function crossEntropy(graph, z, y, { p, logSum }, count, { crossEntropy: factor, classWeights }) {
  const weighted = graph.add("Mul", [y, graph.floats(classWeights, [classWeights.length, 1])]);
  const weight = graph.sum(weighted, [1], true);
  const ofLabel = graph.sum(graph.add("Mul", [z, y]), [1], true);
  const each = graph.add("Mul", [weight, graph.add("Sub", [logSum, ofLabel])]);
  const scale = graph.add("Div", [graph.float(factor), count]);
  return {
    loss: graph.add("Mul", [graph.sum(each, [0, 1, 2]), scale]),
    gradient: () => graph.add("Mul", [graph.add("Sub", [p, y]), graph.add("Mul", [weight, scale])])
  };
}
function dice(graph, y, p, classes, factor) {
  const valid = graph.sum(y, [1], true);
  const validP = graph.add("Mul", [p, valid]);
  const sum = (value) => graph.sum(value, [0, 2], true);
  const overlap = graph.add("Mul", [sum(graph.add("Mul", [p, y])), graph.float(2)]);
  const top = graph.add("Add", [overlap, graph.float(DICE_SMOOTHING)]);
  const bottom = graph.add("Add", [graph.add("Add", [sum(validP), sum(y)]), graph.float(DICE_SMOOTHING)]);
  const coefficient = graph.add("Div", [top, bottom]);
  const mean = graph.add("Mul", [graph.sum(coefficient, [0, 1, 2]), graph.float(factor / classes)]);
  return {
    loss: graph.add("Sub", [graph.float(factor), mean]),
    gradient() {
      const twice = graph.add("Mul", [y, graph.float(2)]);
      const slope = graph.add("Sub", [coefficient, twice]);
      const scale = graph.add("Div", [graph.float(factor / classes), bottom]);
      const dp = graph.add("Mul", [slope, scale]);
      const along = graph.sum(graph.add("Mul", [p, dp]), [1], true);
      return graph.add("Mul", [validP, graph.add("Sub", [dp, along])]);
    }
  };
}
function confusionCounts(graph, z, y, classes) {
  const predicted = graph.add("ArgMax", [z], { axis: 1, keepdims: 1 });
  const equal = graph.add("Equal", [predicted, classIndices(graph, classes)]);
  const prediction = graph.add("Cast", [equal], { to: FLOAT });
  const perImage = graph.add("FusedMatMul", [y, prediction], { transB: 1 }, MICROSOFT);
  return graph.reshape(graph.sum(perImage, [0]), [classes, classes]);
}

// src/engine/onnx/muon.ts
function muonUpdate(graph, spec, pieces, rate) {
  const moved = pieces.map((piece) => withMomentum(graph, spec, piece));
  const matrices = pieces.map(({ piece }, index) => toMatrix(graph, moved[index].direction, piece));
  const [rows] = pieces[0].piece.shape;
  const widths = pieces.map(({ piece }) => columnsOf(piece));
  const columns = widths.reduce((sum, width) => sum + width, 0);
  const whole = matrices.length === 1 ? matrices[0] : graph.add("Concat", matrices, { axis: 1 });
  const orthogonal = orthogonalized(graph, whole, rows, columns);
  const ofWhole = arithmetic(graph, 2, rate);
  const size = ofWhole.times(ofWhole.scalar("muon-size"), ofWhole.number(muonScale(rows, columns)));
  const change = ofWhole.times(orthogonal, size);
  const changes = matrices.length === 1 ? [change] : graph.addAll("Split", [change, graph.ints(widths)], matrices.length, { axis: 1 });
  return pieces.map(({ piece }, index) => {
    const { times, minus, scalar } = arithmetic(graph, piece.shape.length, rate);
    const kept = spec.weightDecay > 0 ? times(piece.name, scalar("muon-decay")) : piece.name;
    return {
      weight: minus(kept, fromMatrix(graph, changes[index], piece)),
      state: [moved[index].buffer]
    };
  });
}
function withMomentum(graph, { momentum }, { piece, gradient, state: [old] }) {
  const { times, plus, number } = arithmetic(graph, piece.shape.length);
  const fresh = times(gradient, number(1 - momentum));
  const buffer = plus(times(old, number(momentum)), fresh);
  return { buffer, direction: plus(times(buffer, number(momentum)), fresh) };
}
function orthogonalized(graph, matrix, rows, columns) {
  const { a, b, c, iterations, epsilon } = NEWTON_SCHULZ;
  const wide = rows <= columns;
  const norm = graph.add("Max", [
    graph.add("ReduceL2", [matrix], { keepdims: 1 }),
    graph.floats([epsilon], [1, 1])
  ]);
  let x = graph.add("Div", [matrix, norm]);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const gram = graph.add("Gemm", [x, x], wide ? { transB: 1 } : { transA: 1 });
    const polynomial = graph.add("Gemm", [gram, gram, gram], { alpha: { float: c }, beta: { float: b } });
    x = graph.add("Gemm", [...wide ? [polynomial, x] : [x, polynomial], x], { beta: { float: a } });
  }
  return x;
}
function columnsOf({ shape }) {
  return shape.slice(1).reduce((product, size) => product * size, 1);
}
function toMatrix(graph, value, piece) {
  const { shape, block } = piece;
  const columns = columnsOf(piece);
  if (block === 1) return graph.reshape(value, [shape[0], columns]);
  const blocks = graph.reshape(value, [shape[0] / block, columns, block]);
  return graph.reshape(graph.transpose(blocks, [0, 2, 1]), [shape[0], columns]);
}
function fromMatrix(graph, matrix, piece) {
  const { shape, block } = piece;
  if (block === 1) return graph.reshape(matrix, shape);
  const blocks = graph.reshape(matrix, [shape[0] / block, block, columnsOf(piece)]);
  return graph.reshape(graph.transpose(blocks, [0, 2, 1]), shape);
}

// src/engine/onnx/optimizers.ts
function optimizerOf(spec) {
  return { slots: (parameter) => slotsOf(spec, parameter), ...ruleOf(spec) };
}
function ruleOf(spec) {
  switch (spec.name) {
    case "sgd":
      return sgd(spec);
    case "adam":
    case "adamw":
      return adam(spec);
    case "muon":
      return muon(spec);
    case "adadelta":
      return adadelta(spec);
  }
}
function elementwise(rule) {
  return (graph, { decay }, pieces, rate) => pieces.map(
    ({ piece, gradient, state }) => rule(arithmetic(graph, piece.shape.length, rate), { weight: piece.name, gradient, state }, decay)
  );
}
function sgd(spec) {
  const { momentum, weightDecay } = spec;
  return {
    scalars: { names: ["learning-rate"], values: (_step, learningRate) => [learningRate] },
    coupledDecay: weightDecay,
    update: elementwise(({ times, plus, minus, number, scalar }, { weight, gradient, state }) => {
      const buffer = state.map((old) => plus(times(old, number(momentum)), gradient));
      const direction = buffer[0] ?? gradient;
      return { weight: minus(weight, times(direction, scalar("learning-rate"))), state: buffer };
    })
  };
}
function adam(spec) {
  const { beta1, beta2, epsilon, weightDecay } = spec;
  const decoupled = spec.name === "adamw" && weightDecay > 0;
  const names = ["step-size", "step-epsilon", ...decoupled ? ["step-decay"] : []];
  return {
    scalars: {
      names,
      values(step, learningRate) {
        const correction = Math.sqrt(1 - beta2 ** step);
        const size = learningRate * correction / (1 - beta1 ** step);
        return [size, epsilon * correction, 1 - learningRate * weightDecay].slice(0, names.length);
      }
    },
    coupledDecay: spec.name === "adam" ? weightDecay : 0,
    update: elementwise(
      ({ times, plus, minus, over, root, number, scalar }, { weight, gradient, state: [m, v] }, decay) => {
        const newM = plus(times(m, number(beta1)), times(gradient, number(1 - beta1)));
        const squared = times(times(gradient, gradient), number(1 - beta2));
        const newV = plus(times(v, number(beta2)), squared);
        const deviation = plus(root(newV), scalar("step-epsilon"));
        const change = times(over(newM, deviation), scalar("step-size"));
        const kept = decoupled && decay ? times(weight, scalar("step-decay")) : weight;
        return { weight: minus(kept, change), state: [newM, newV] };
      }
    )
  };
}
function muon(spec) {
  const adamw = adam(besideMuon(spec));
  const decayed = (learningRate) => 1 - learningRate * spec.weightDecay;
  return {
    scalars: {
      names: [...adamw.scalars.names, "muon-size", "muon-decay"],
      values: (step, learningRate) => [
        ...adamw.scalars.values(step, learningRate),
        learningRate,
        decayed(learningRate)
      ]
    },
    coupledDecay: 0,
    update: (graph, parameter, pieces, rate) => parameter.hidden ? muonUpdate(graph, spec, pieces, rate) : adamw.update(graph, parameter, pieces, rate)
  };
}
function adadelta(spec) {
  const { rho, epsilon } = spec;
  return {
    scalars: { names: ["learning-rate"], values: (_step, learningRate) => [learningRate] },
    coupledDecay: 0,
    update: elementwise(
      ({ times, plus, minus, over, root, number, scalar }, { weight, gradient, state: [square, deltas] }) => {
        const average = (old, value) => plus(times(old, number(rho)), times(times(value, value), number(1 - rho)));
        const smoothed = (value) => plus(value, number(epsilon));
        const newSquare = average(square, gradient);
        const delta = times(root(over(smoothed(deltas), smoothed(newSquare))), gradient);
        return {
          weight: minus(weight, times(delta, scalar("learning-rate"))),
          state: [newSquare, average(deltas, delta)]
        };
      }
    )
  };
}

// src/engine/onnx/compile.ts
var IMAGES = "images";
var LABELS = "labels";
var TARGETS = "targets";
function slotName(piece, slot) {
  return `${piece}/${slot}`;
}
function compile(compilation, purpose, shape) {
  const { network, options, layout, storage } = compilation;
  const graph = new Graph();
  const optimizer = purpose === "train" ? optimizerOf(options.optimizer) : void 0;
  const reads = declareState(graph, compilation, optimizer);
  const images = declareImages(graph, network, shape);
  const context = new Context(graph, layout, storage, images, purpose === "train");
  const classes = network.classes;
  const last2 = network.layers[network.layers.length - 1];
  if (purpose === "predict") {
    const { output } = forward(context, network, images, shape.layer ?? last2.name);
    const plain = context.arranged(context.whole(output), 1);
    graph.output(plain.value, "float32", shapeOf(plain));
    return { model: encode(graph), reads, renews: /* @__PURE__ */ new Map(), masks: [], results: { output: plain.value } };
  }
  const walk = forward(context, network, images, inputsOf(last2)[0]);
  const logits = context.arranged(context.whole(walk.output), 1);
  const labels = graph.input(LABELS, "uint8", [shape.size, logits.height, logits.width]);
  const targets = shape.soft ? graph.input(TARGETS, "float32", [shape.size, classes, 1]) : void 0;
  const { gradient, ...results } = buildLoss(graph, logits, { labels, targets }, options.loss);
  graph.output(results.loss, "float32", []);
  graph.output(results.count, "float32", []);
  graph.output(results.confusion, "float32", [classes, classes]);
  let renews = /* @__PURE__ */ new Map();
  if (optimizer) {
    context.contribute(walk.output, 1, (sum) => context.add(gradient(), sum));
    backward(context, walk.steps);
    renews = declareUpdates(context, compilation, optimizer);
  }
  return { model: encode(graph), reads, renews, masks: context.masks, results };
}
function encode(graph) {
  fuseActivations(graph);
  return encodeModel(graph);
}
function declareImages(graph, network, { size, height, width }) {
  const [input] = network.layers;
  if (input.op !== "input") throw new InternalError("the first layer is not the input");
  const value = graph.input(IMAGES, "float32", [size, input.channels, height, width]);
  return { value, batch: size, channels: input.channels, height, width, block: 1 };
}
function declareState(graph, { network, options, storage }, optimizer) {
  const names = [];
  const declare = (name, shape) => names.push(graph.input(name, "float32", shape));
  for (const { spec, pieces } of storage.parameters) {
    for (const { name, shape } of pieces) {
      declare(name, shape);
      if (!spec.trainable) continue;
      for (const slot of optimizer?.slots(spec) ?? []) declare(slotName(name, slot), shape);
    }
  }
  for (const rate of ratesOf(network, options)) {
    for (const scalar of optimizer?.scalars.names ?? []) graph.input(scalarName(scalar, rate), "float32", []);
  }
  return names;
}
function forward(context, network, images, name) {
  const activations = /* @__PURE__ */ new Map([[network.layers[0].name, images]]);
  const inputs = (layer) => inputsOf(layer).map((from) => activations.get(from));
  const learning = learningLayers(network);
  const layers = layersUpTo(network, name).filter(({ op }) => op !== "input");
  const norms = foldedNorms(layers, context.training);
  const folded = new Set(norms.values());
  const steps = layers.map((layer) => {
    if (layer.op === "batch-norm" && folded.has(layer)) {
      const output2 = activations.get(layer.from);
      activations.set(layer.name, output2);
      return { output: output2 };
    }
    const { output, backward: backward2 } = opOf(layer).forward(context, layer, inputs(layer), norms.get(layer.name));
    activations.set(layer.name, output);
    if (learning.has(layer.name)) return { output, backward: backward2 };
    context.endGradient(output);
    return { output };
  });
  return { steps, output: activations.get(name) };
}
function backward(context, steps) {
  for (const { output, backward: backward2 } of steps.toReversed()) {
    if (!backward2) continue;
    const gradient = context.gradientOf(output);
    if (gradient !== void 0) backward2(gradient);
  }
}
function declareUpdates(context, { options, storage }, optimizer) {
  const renews = /* @__PURE__ */ new Map();
  const renew = (name, value, shape) => {
    context.graph.output(value, "float32", shape);
    renews.set(name, value);
  };
  for (const { spec, pieces } of storage.parameters) {
    if (spec.still) continue;
    if (!spec.trainable) {
      for (const { name, shape } of pieces) renew(name, context.statistics.get(name), shape);
      continue;
    }
    const coefficient = 2 * spec.l2 + (spec.decay ? optimizer.coupledDecay : 0);
    const updates = pieces.map((piece) => ({
      piece,
      gradient: penalised(context, piece, coefficient),
      state: optimizer.slots(spec).map((slot) => slotName(piece.name, slot))
    }));
    const rate = rateOf(options, spec.layer);
    for (const [index, updated] of optimizer.update(context.graph, spec, updates, rate).entries()) {
      const { piece, state } = updates[index];
      renew(piece.name, updated.weight, piece.shape);
      for (const [slot, name] of state.entries()) renew(name, updated.state[slot], piece.shape);
    }
  }
  return renews;
}
function penalised({ graph, gradients }, { name, shape }, coefficient) {
  const gradient = gradients.get(name);
  if (gradient === void 0) throw new InternalError(`no gradient reaches "${name}"`);
  if (coefficient === 0) return gradient;
  const factor = graph.floats([coefficient], new Array(shape.length).fill(1));
  return graph.add("Add", [gradient, graph.add("Mul", [name, factor])]);
}

// src/engine/onnx/masks.ts
var PLACES = 2 ** 16;
var SPACING = 16;
var MaskPools = class {
  #seed;
  #pools = /* @__PURE__ */ new Map();
  constructor(seed) {
    this.#seed = seed;
  }
  /** The mask of a layer at a step: it depends on nothing but the seed, the two and the rate. */
  mask(layer, step, rate, length) {
    const start = Random.for(this.#seed, "dropout", layer, step).integer(PLACES) * SPACING;
    return this.#pool(rate).view(start, length);
  }
  #pool(rate) {
    let pool = this.#pools.get(rate);
    if (!pool) {
      pool = new Pool(rate, Random.for(this.#seed, "dropout", rate));
      this.#pools.set(rate, pool);
    }
    return pool;
  }
};
var Pool = class {
  #rate;
  #random;
  #values = new Float32Array(0);
  constructor(rate, random) {
    this.#rate = rate;
    this.#random = random;
  }
  view(start, length) {
    this.#grow(PLACES * SPACING + length);
    return this.#values.subarray(start, start + length);
  }
  #grow(length) {
    const { length: old } = this.#values;
    if (length <= old) return;
    const values = new Float32Array(length);
    values.set(this.#values);
    this.#random.drawInto(values.subarray(old), (uniform, mask) => dropOut(uniform, mask, this.#rate));
    this.#values = values;
  }
};
function dropOut(uniform, mask, rate) {
  const kept = 1 / (1 - rate);
  for (let i = 0; i < mask.length; i++) mask[i] = kept * Number(uniform[i] >= rate);
}

// src/engine/onnx/state.ts
var State = class {
  #runtime;
  #storage;
  #slots;
  #tensors = /* @__PURE__ */ new Map();
  constructor(runtime, storage, slots) {
    this.#runtime = runtime;
    this.#storage = storage;
    this.#slots = slots;
  }
  /** Takes canonical tensors; optimizer state that isn't given starts at 0. */
  load(parameters, optimizer) {
    for (const stored of this.#storage.parameters) {
      this.#pack(stored, parameters[stored.spec.name].data, false, (name) => name);
      for (const slot of this.#slotsOf(stored)) {
        const data = optimizer[slotName(stored.spec.name, slot)]?.data;
        this.#pack(stored, data, true, (name) => slotName(name, slot));
      }
    }
  }
  save() {
    const parameters = {};
    const optimizer = {};
    for (const stored of this.#storage.parameters) {
      const { name } = stored.spec;
      parameters[name] = this.#unpack(stored, (piece) => piece);
      for (const slot of this.#slotsOf(stored)) {
        optimizer[slotName(name, slot)] = this.#unpack(stored, (piece) => slotName(piece, slot));
      }
    }
    return { parameters, optimizer };
  }
  /** What a graph reads. */
  feeds(names) {
    return Object.fromEntries(names.map((name) => [name, this.#stored(name).current]));
  }
  /** Where a graph may write: by output, an array or, without one, null. */
  fetches(renews) {
    return Object.fromEntries([...renews].map(([name, output]) => [output, this.#stored(name).next ?? null]));
  }
  /** Makes what a graph wrote the current numbers. */
  renew(renews, outputs) {
    for (const [name, output] of renews) {
      const stored = this.#stored(name);
      const { current, next } = stored;
      stored.current = next ?? outputs[output];
      stored.next = next && current;
    }
  }
  #slotsOf({ spec }) {
    return spec.trainable ? this.#slots(spec) : [];
  }
  /**
   * `inPlace`: in an update everything that reads the old number is on the way to the new one, so that nothing misses
   * what is overwritten, and memory that was just read is written fastest. Weights are read elsewhere, too.
   */
  #pack(stored, data, inPlace, key) {
    const isWritten = this.#runtime.name === "native" && !stored.spec.still;
    for (const { name, shape, pack } of stored.pieces) {
      const length = shape.reduce((product, size) => product * size, 1);
      const current = this.#runtime.floats(data ? pack(data) : new Float32Array(length), shape);
      const spare = () => inPlace ? current : this.#runtime.floats(new Float32Array(length), shape);
      this.#tensors.set(key(name), { current, next: isWritten ? spare() : void 0 });
    }
  }
  #unpack({ spec, pieces }, key) {
    const data = new Float32Array(spec.shape.reduce((product, size) => product * size, 1));
    for (const { name, unpack } of pieces) unpack(this.#stored(key(name)).current.data, data);
    return { shape: spec.shape, data };
  }
  #stored(name) {
    const stored = this.#tensors.get(name);
    if (!stored) throw new InternalError(`nothing is stored as "${name}"`);
    return stored;
  }
};

// src/engine/onnx/storage.ts
var Storage = class {
  parameters;
  #byName;
  constructor(network, layout) {
    const sources = sourceChannels(network);
    const layers = new Map(network.layers.map((layer) => [layer.name, layer]));
    this.parameters = parametersOf(network).map((spec) => {
      const layer = layers.get(spec.layer);
      const [from] = inputsOf(layer);
      const arranged = opOf(layer).arrange?.(layer, spec, sources.get(from), layout);
      return { spec, pieces: arranged ?? [asItIs(spec)] };
    });
    this.#byName = new Map(this.parameters.map((stored) => [stored.spec.name, stored]));
  }
  piecesOf(parameter) {
    return this.#byName.get(parameter).pieces;
  }
};
function asItIs({ name, shape }) {
  return {
    name,
    shape,
    block: 1,
    pack: (canonical) => canonical.slice(),
    unpack: (piece, canonical) => canonical.set(piece)
  };
}
function sourceChannels(network) {
  const shapes = shapesOf(network);
  const sources = /* @__PURE__ */ new Map();
  for (const layer of network.layers) {
    const joined = layer.op === "concat" ? layer.from.flatMap((name) => sources.get(name)) : void 0;
    sources.set(layer.name, joined ?? [shapes.get(layer.name).channels]);
  }
  return sources;
}

// src/engine/onnx/trainer.ts
var OPEN_GRAPHS = 8;
var OnnxTrainer = class {
  #runtime;
  #layout;
  #network;
  #options;
  #optimizer;
  #rates;
  #storage;
  #state;
  #masks;
  #open = /* @__PURE__ */ new Map();
  #step = 0;
  constructor(runtime, layout, network, options) {
    this.#runtime = runtime;
    this.#layout = layout;
    this.#network = network;
    this.#options = options;
    this.#optimizer = optimizerOf(options.optimizer);
    this.#rates = ratesOf(network, options);
    this.#storage = new Storage(network, layout);
    this.#state = new State(runtime, this.#storage, this.#optimizer.slots);
    this.#state.load(initialParameters(network, options.seed), {});
    this.#masks = new MaskPools(options.seed);
  }
  async step(batch, learningRate) {
    checkBatch(this.#network, batch);
    const { graph, session } = await this.#graph("train", formOf(batch));
    const feeds = this.#batchFeeds(graph, batch);
    const { names, values } = this.#optimizer.scalars;
    for (const rate of this.#rates) {
      for (const [index, value] of values(this.#step + 1, learningRate * rate).entries()) {
        feeds[scalarName(names[index], rate)] = this.#runtime.floats(Float32Array.of(value), []);
      }
    }
    for (const { name, layer, rate, shape } of graph.masks) {
      const length = shape.reduce((product, size) => product * size, 1);
      const mask = this.#masks.mask(layer, this.#step, rate, length);
      feeds[name] = this.#runtime.floats(mask, shape);
    }
    const outputs = await session.run(feeds, {
      ...resultFetches(graph),
      ...this.#state.fetches(graph.renews)
    });
    this.#state.renew(graph.renews, outputs);
    this.#step++;
    return resultOf(graph, outputs);
  }
  async evaluate(batch) {
    checkBatch(this.#network, batch);
    const { graph, session } = await this.#graph("evaluate", formOf(batch));
    return resultOf(graph, await session.run(this.#batchFeeds(graph, batch), resultFetches(graph)));
  }
  async predict(images, shape) {
    return await this.activations(this.#network.layers[this.#network.layers.length - 1].name, images, shape);
  }
  async activations(layer, images, shape) {
    checkImages(this.#network, images, shape);
    checkComputed(this.#network, layer);
    const { graph, session } = await this.#graph("predict", { ...shape, layer });
    const feeds = { ...this.#state.feeds(graph.reads), [IMAGES]: this.#images(images, shape) };
    const outputs = await session.run(feeds, resultFetches(graph));
    return outputs[graph.results.output].data.slice();
  }
  async save() {
    return { step: this.#step, ...this.#state.save() };
  }
  async load(state) {
    checkState(state, await this.save());
    this.#state.load(state.parameters, state.optimizer);
    this.#step = state.step;
  }
  async dispose() {
    for (const { session } of this.#open.values()) await session.release();
    this.#open.clear();
  }
  async #graph(purpose, { size, height, width, soft = false, layer }) {
    const key = [purpose, size, height, width, soft, layer].join();
    let open = this.#open.get(key);
    if (!open) {
      await this.#makeRoom();
      const compilation = {
        network: this.#network,
        options: this.#options,
        layout: this.#layout,
        storage: this.#storage
      };
      const graph = compile(compilation, purpose, { size, height, width, soft, layer });
      open = { graph, session: await this.#runtime.open(graph.model, optimizationOf(this.#layout)) };
    }
    this.#open.delete(key);
    this.#open.set(key, open);
    return open;
  }
  async #makeRoom() {
    const [oldest] = this.#open;
    if (this.#open.size < OPEN_GRAPHS) return;
    this.#open.delete(oldest[0]);
    await oldest[1].session.release();
  }
  #batchFeeds(graph, batch) {
    const { size, height, width, targets } = batch;
    const { classes } = this.#network;
    const pixels = this.#network.task === "segmentation" ? [height, width] : [1, 1];
    return {
      ...this.#state.feeds(graph.reads),
      [IMAGES]: this.#images(batch.images, batch),
      [LABELS]: this.#runtime.bytes(batch.labels, [size, ...pixels]),
      ...targets ? { [TARGETS]: this.#runtime.floats(targets, [size, classes, 1]) } : {}
    };
  }
  #images(images, { size, height, width }) {
    const channels = images.length / (size * height * width);
    return this.#runtime.floats(images, [size, channels, height, width]);
  }
};
function formOf({ size, height, width, targets }) {
  return { size, height, width, soft: targets !== void 0 };
}
function resultFetches({ results }) {
  return Object.fromEntries(Object.values(results).map((value) => [value, null]));
}
function resultOf({ results }, outputs) {
  const numbers = (value) => Array.from(outputs[value].data);
  const [loss] = numbers(results.loss);
  const [count] = numbers(results.count);
  return { loss, count, confusion: numbers(results.confusion) };
}

// src/engine/onnx/in-process.ts
async function createInProcessEngine(options) {
  const runtime = await loadRuntime(options.runtime, options.threads);
  const layout = await chooseLayout(runtime, options);
  const info = {
    engine: "onnx",
    version: runtime.version,
    runtime: runtime.name,
    layout: layout.name,
    threads: options.threads
  };
  return {
    name: "onnx",
    describe: () => info,
    async build(network, training) {
      validateNetwork(network);
      checkOptions(network, training);
      return new OnnxTrainer(runtime, layout, network, training);
    }
  };
}
async function chooseLayout(runtime, { layout }) {
  if (layout === "standard") return standardLayout;
  const blocked = await probeBlockedLayout(runtime);
  if (layout === "blocked" && !blocked) {
    throw new InputError(engineUnavailable("onnx (blocked)", "its kernels are missing or differ here"));
  }
  return blocked ?? standardLayout;
}

// src/engine/onnx/loaded-model.ts
var LoadedModel = class _LoadedModel {
  #runtime;
  #session;
  constructor(runtime, session) {
    this.#runtime = runtime;
    this.#session = session;
  }
  /** @param bytes as exportModel or ensembleModels have just made them, never a file's: ONNX Runtime follows a file's links */
  static async open(bytes, threads) {
    const runtime = await loadRuntime(void 0, threads);
    return new _LoadedModel(runtime, await runtime.open(bytes, "all"));
  }
  /** Class probabilities N,K,H,W (or N,K) of raw pixel values N,C,H,W. */
  async predict(raw, { size, height, width }) {
    const channels = raw.length / (size * height * width);
    const image = this.#runtime.floats(raw, [size, channels, height, width]);
    const outputs = await this.#session.run({ [MODEL_INPUT]: image });
    return outputs[MODEL_OUTPUT].data.slice();
  }
};

// src/engine/onnx/worker.ts
var engine;
var trainer;
var model;
var handlers = {
  async start(options) {
    engine = await createInProcessEngine(options);
    return engine.describe();
  },
  async build(network, options) {
    trainer = await needed(engine).build(network, options);
    return void 0;
  },
  step: (batch, learningRate) => needed(trainer).step(batch, learningRate),
  evaluate: (batch) => needed(trainer).evaluate(batch),
  predict: (images, shape) => needed(trainer).predict(images, shape),
  activations: (layer, images, shape) => needed(trainer).activations(layer, images, shape),
  save: () => needed(trainer).save(),
  async load(state) {
    await needed(trainer).load(state);
    return void 0;
  },
  async open(bytes, threads) {
    model = await LoadedModel.open(bytes, threads);
    return void 0;
  },
  infer: (raw, shape) => needed(model).predict(raw, shape)
};
function needed(value) {
  if (value === void 0) throw new InternalError("the worker was asked before it was started");
  return value;
}
var port = parentPort;
if (!port) throw new InternalError("the worker was not started as one");
var last = Promise.resolve();
port.on("message", (request) => {
  last = last.then(() => answer(request));
});
port.on("messageerror", (error) => {
  throw unreadable("request", error);
});
async function answer({ id, method, arguments: values }) {
  try {
    const handler = handlers[method];
    const value = await handler(...values);
    port.postMessage({ id, value }, transferables(value));
  } catch (error) {
    port.postMessage({ id, error: packError(error) });
  }
}
