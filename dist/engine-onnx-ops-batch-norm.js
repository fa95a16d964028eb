import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  Graph,
  encodeModel
} from "./engine-onnx-proto-onnx_pb.js";
import {
  inputsOf
} from "./network-parameters.js";
import {
  InternalError
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/engine/onnx/exporter.ts
var Exporter = class {
  static {
    __name(this, "Exporter");
  }
  graph = new Graph();
  #parameters;
  constructor(parameters) {
    this.#parameters = parameters;
  }
  /** A trained parameter in its canonical layout. */
  parameter(name) {
    const tensor = this.#parameters[name];
    if (!tensor) throw new InternalError(`the network's parameter "${name}" has no values`);
    return this.graph.initializer(name, tensor.shape, tensor.data);
  }
};

// src/engine/onnx/activation.ts
function shapeOf({ batch, channels, height, width }) {
  return [batch, channels, height, width];
}
__name(shapeOf, "shapeOf");
function like(activation2, value) {
  const { batch, channels, height, width, block } = activation2;
  return { value, batch, channels, height, width, block };
}
__name(like, "like");
function sourcesOf(activation2) {
  return activation2.sources?.flatMap(sourcesOf) ?? [activation2];
}
__name(sourcesOf, "sourcesOf");
function channelView({ batch, channels, height, width, block }) {
  const pixels = height * width;
  return block === 1 ? [batch, channels, pixels] : [batch, channels / block, pixels, block];
}
__name(channelView, "channelView");
function sumPerChannel(graph, activation2, value) {
  const { batch, channels } = activation2;
  const sums = graph.sum(graph.reshape(value, channelView(activation2)), [2]);
  return batch === 1 ? graph.reshape(sums, [channels]) : graph.sum(graph.reshape(sums, [batch, channels]), [0]);
}
__name(sumPerChannel, "sumPerChannel");

// src/engine/onnx/ops/activation.ts
var HUGE = 3e38;
var KINDS = {
  elu: { operator: "Elu", slope: { alpha: { float: 1 }, beta: { float: 1 } } },
  relu: { operator: "Relu", slope: { alpha: { float: HUGE }, beta: { float: 0 } } }
};
var activation = {
  forward(context, { kind }, [joined]) {
    const { graph } = context;
    const { operator, slope } = KINDS[kind];
    const input2 = context.whole(joined);
    const output = like(input2, graph.add(operator, [input2.value]));
    return {
      output,
      backward(gradient) {
        context.contribute(joined, input2.block, (sum) => {
          const derivative = graph.add("HardSigmoid", [output.value], slope);
          return context.add(graph.add("Mul", [gradient, derivative]), sum);
        });
      }
    };
  },
  export: /* @__PURE__ */ __name((exporter, { kind }, [input2]) => exporter.graph.add(KINDS[kind].operator, [input2]), "export")
};

// src/engine/onnx/ops/add.ts
var add = {
  forward(context, _layer, inputs) {
    const parts = inputs.map((input2) => context.whole(input2));
    const [last] = parts.slice(-1);
    const value = parts.map((part) => context.arranged(part, last.block).value).reduce((a, b) => context.graph.add("Add", [a, b]));
    return {
      output: like(last, value),
      backward(gradient) {
        for (const input2 of inputs) {
          if (!context.needsGradient(input2)) continue;
          context.contribute(input2, last.block, (sum) => context.add(gradient, sum));
        }
      }
    };
  },
  export: /* @__PURE__ */ __name((exporter, _layer, inputs) => inputs.reduce((a, b) => exporter.graph.add("Add", [a, b])), "export")
};

// src/engine/onnx/ops/batch-norm.ts
var batchNorm = {
  forward(context, layer, [joined]) {
    const input2 = context.whole(joined);
    return context.training ? train(context, layer, joined, input2) : evaluate(context, layer, input2);
  },
  export(exporter, { name, epsilon }, [input2]) {
    const parameters = ["weight", "bias", "running_mean", "running_var"].map(
      (suffix) => exporter.parameter(`${name}.${suffix}`)
    );
    return exporter.graph.add("BatchNormalization", [input2, ...parameters], { epsilon: { float: epsilon } });
  }
};
function evaluate(context, { name, epsilon }, input2) {
  const { graph, layout } = context;
  const [gamma, beta, mean, variance] = ["weight", "bias", "running_mean", "running_var"].map(
    (suffix) => context.parameter(`${name}.${suffix}`)
  );
  const scale = graph.add("Mul", [gamma, reciprocalDeviation(graph, variance, epsilon)]);
  const shift = graph.add("Sub", [beta, graph.add("Mul", [mean, scale])]);
  return { output: like(input2, layout.scaleAndShift(graph, input2, scale, shift)) };
}
__name(evaluate, "evaluate");
function train(context, layer, joined, input2) {
  const { graph, layout } = context;
  const { name, epsilon } = layer;
  const { channels } = input2;
  const count = input2.batch * input2.height * input2.width;
  const [gamma, beta] = [context.parameter(`${name}.weight`), context.parameter(`${name}.bias`)];
  const times = /* @__PURE__ */ __name((a, b) => graph.add("Mul", [a, b]), "times");
  const minus = /* @__PURE__ */ __name((a, b) => graph.add("Sub", [a, b]), "minus");
  const over = /* @__PURE__ */ __name((value) => times(value, graph.float(1 / count)), "over");
  const negative = /* @__PURE__ */ __name((value) => graph.add("Neg", [value]), "negative");
  const sum = /* @__PURE__ */ __name((value) => sumPerChannel(graph, input2, value), "sum");
  const rough = over(sum(input2.value));
  const ones = graph.floats(new Array(channels).fill(1));
  const centred = like(input2, layout.scaleAndShift(graph, input2, ones, negative(rough)));
  const rest = over(sum(centred.value));
  const variance = minus(over(sum(times(centred.value, centred.value))), times(rest, rest));
  moveStatistics(context, layer, graph.add("Add", [rough, rest]), variance, count);
  const s = reciprocalDeviation(graph, variance, epsilon);
  const scale = times(gamma, s);
  return {
    output: like(input2, layout.scaleAndShift(graph, centred, scale, minus(beta, times(rest, scale)))),
    backward(gradient) {
      const dbeta = sum(gradient);
      const dgamma = times(s, minus(sum(times(gradient, centred.value)), times(rest, dbeta)));
      context.gradients.set(beta, dbeta);
      context.gradients.set(gamma, dgamma);
      const slope = negative(times(scale, over(times(s, dgamma))));
      const offset = negative(graph.add("Add", [times(scale, over(dbeta)), times(rest, slope)]));
      const passedOn = /* @__PURE__ */ __name((others) => {
        const along = layout.scaleAndShift(graph, centred, slope, offset, others);
        return layout.scaleAndShift(graph, like(input2, gradient), scale, zeros(graph, channels), along);
      }, "passedOn");
      context.contribute(joined, input2.block, passedOn, true);
    }
  };
}
__name(train, "train");
function zeros(graph, count) {
  return graph.floats(new Array(count).fill(0));
}
__name(zeros, "zeros");
function reciprocalDeviation(graph, variance, epsilon) {
  const deviation = graph.add("Sqrt", [graph.add("Add", [variance, graph.float(epsilon)])]);
  return graph.add("Reciprocal", [deviation]);
}
__name(reciprocalDeviation, "reciprocalDeviation");
function moveStatistics(context, { name, momentum }, mean, variance, count) {
  const { graph } = context;
  const move = /* @__PURE__ */ __name((statistic, batch, weight) => {
    const parameter = context.parameter(`${name}.${statistic}`);
    const kept = graph.add("Mul", [parameter, graph.float(1 - momentum)]);
    const added = graph.add("Mul", [batch, graph.float(weight)]);
    context.statistics.set(parameter, graph.add("Add", [kept, added]));
  }, "move");
  move("running_mean", mean, momentum);
  move("running_var", variance, momentum * count / Math.max(1, count - 1));
}
__name(moveStatistics, "moveStatistics");

// src/engine/onnx/ops/concat.ts
var concat = {
  forward(context, { name }, inputs) {
    const [{ batch, height, width }] = inputs;
    const sources = inputs.flatMap(sourcesOf);
    const channels = sources.reduce((sum, source) => sum + source.channels, 0);
    const output = { value: name, batch, channels, height, width, block: 1, sources };
    return {
      output,
      backward(gradient) {
        let first = 0;
        for (const source of sources) {
          const start = first;
          first += source.channels;
          if (!context.needsGradient(source)) continue;
          const { graph } = context;
          const bounds = [graph.ints([start]), graph.ints([start + source.channels]), graph.ints([1])];
          context.contribute(source, 1, (sum) => context.add(graph.add("Slice", [gradient, ...bounds]), sum));
        }
      }
    };
  },
  export: /* @__PURE__ */ __name((exporter, _layer, inputs) => exporter.graph.add("Concat", inputs, { axis: 1 }), "export")
};

// src/engine/onnx/layout/weights.ts
function convPieces(spec, sources, kernels) {
  const [filters, inputs, kernel] = spec.shape;
  const taps = kernel * kernel;
  return piecesOf(spec.name, sources, kernels, {
    filters,
    taps,
    kernel,
    inputStride: taps,
    row: /* @__PURE__ */ __name((filter) => filter * inputs * taps, "row")
  });
}
__name(convPieces, "convPieces");
function transposedConvPieces(spec, sources, kernels) {
  const [, outputs] = spec.shape;
  return piecesOf(spec.name, sources, kernels, {
    filters: 4 * outputs,
    taps: 1,
    kernel: 1,
    inputStride: 4 * outputs,
    row: /* @__PURE__ */ __name((filter) => filter % outputs * 4 + Math.floor(filter / outputs), "row")
  });
}
__name(transposedConvPieces, "transposedConvPieces");
function piecesOf(name, sources, kernels, canonical) {
  let first = 0;
  return sources.map((channels, index) => {
    const start = first;
    first += channels;
    const visit = visitor(canonical, start, channels, kernels.inputBlock(channels), kernels.outputBlock);
    return {
      name: index === 0 ? name : `${name}:${index}`,
      shape: [canonical.filters, channels, canonical.kernel, canonical.kernel],
      block: kernels.outputBlock,
      pack(source) {
        const packed = new Float32Array(canonical.filters * channels * canonical.taps);
        visit((position, rows, offset) => {
          for (let o = 0; o < rows.length; o++) packed[position + o] = source[rows[o] + offset];
        });
        return packed;
      },
      unpack(packed, target) {
        visit((position, rows, offset) => {
          for (let o = 0; o < rows.length; o++) target[rows[o] + offset] = packed[position + o];
        });
      }
    };
  });
}
__name(piecesOf, "piecesOf");
function visitor({ filters, taps, inputStride, row }, start, channels, a, b) {
  return (each) => {
    let position = 0;
    for (let filter = 0; filter < filters; filter += b) {
      const rows = Int32Array.from({ length: b }, (_, o) => row(filter + o));
      for (let input2 = start; input2 < start + channels; input2 += a) {
        for (let tap = 0; tap < taps; tap++) {
          for (let i = input2; i < input2 + a; i++) {
            each(position, rows, i * inputStride + tap);
            position += b;
          }
        }
      }
    }
  };
}
__name(visitor, "visitor");

// src/engine/onnx/ops/conv.ts
var conv = {
  forward(context, layer, [input2]) {
    const sources = sourcesOf(input2);
    const kernels = context.layout.kernels(
      sources.map(({ channels }) => channels),
      layer.filters
    );
    const weights = context.pieces(`${layer.name}.weight`);
    const bias = layer.bias ? context.parameter(`${layer.name}.bias`) : void 0;
    const value = convolveSources(context, kernels, sources, weights, layer.filters, layer, bias);
    const { batch, height, width } = input2;
    const output = { value, batch, channels: layer.filters, height, width, block: kernels.outputBlock };
    return {
      output,
      backward(gradient) {
        const dy = like(output, gradient);
        backwardSources(context, kernels, sources, weights, dy, layer);
        if (layer.bias)
          context.gradients.set(`${layer.name}.bias`, sumPerChannel(context.graph, dy, dy.value));
      }
    };
  },
  export(exporter, { name, kernel, dilation, bias }, [input2]) {
    const pad2 = dilation * (kernel >> 1);
    const parameters = [
      exporter.parameter(`${name}.weight`),
      ...bias ? [exporter.parameter(`${name}.bias`)] : []
    ];
    return exporter.graph.add("Conv", [input2, ...parameters], {
      kernel_shape: [kernel, kernel],
      pads: [pad2, pad2, pad2, pad2],
      dilations: [dilation, dilation]
    });
  },
  arrange: /* @__PURE__ */ __name((layer, spec, sources, layout) => spec.kind === "weight" ? convPieces(spec, sources, layout.kernels(sources, layer.filters)) : void 0, "arrange")
};
function convolveSources(context, kernels, sources, weights, filters, geometry, bias) {
  let sum;
  for (const [index, source] of sources.entries()) {
    const input2 = context.arranged(source, kernels.inputBlock(source.channels));
    const extra = { bias: index === 0 ? bias : void 0, sum };
    sum = kernels.forward(context, input2, weights[index], filters, geometry, extra);
  }
  return sum;
}
__name(convolveSources, "convolveSources");
function backwardSources(context, kernels, sources, weights, gradient, geometry) {
  for (const [index, source] of sources.entries()) {
    const input2 = context.arranged(source, kernels.inputBlock(source.channels));
    context.gradients.set(weights[index], kernels.weightGradient(context, input2, gradient, geometry));
    if (context.needsGradient(source))
      kernels.inputGradient(context, source, weights[index], gradient, geometry);
  }
}
__name(backwardSources, "backwardSources");

// src/engine/onnx/ops/dense.ts
var dense = {
  forward(context, { name, units }, [input2]) {
    const { graph } = context;
    const { batch, channels } = input2;
    const x = graph.reshape(context.arranged(context.whole(input2), 1).value, [batch, channels]);
    const weight = context.parameter(`${name}.weight`);
    const y = graph.add("Gemm", [x, weight, context.parameter(`${name}.bias`)], { transB: 1 });
    const value = graph.reshape(y, [batch, units, 1, 1]);
    return {
      output: { value, batch, channels: units, height: 1, width: 1, block: 1 },
      backward(gradient) {
        const dy = graph.reshape(gradient, [batch, units]);
        context.gradients.set(weight, graph.add("Gemm", [dy, x], { transA: 1 }));
        context.gradients.set(`${name}.bias`, graph.sum(dy, [0]));
        context.contribute(
          input2,
          1,
          (sum) => context.add(graph.reshape(graph.add("Gemm", [dy, weight]), [batch, channels, 1, 1]), sum)
        );
      }
    };
  },
  export: /* @__PURE__ */ __name((exporter, { name }, [input2]) => exporter.graph.add(
    "Gemm",
    [input2, exporter.parameter(`${name}.weight`), exporter.parameter(`${name}.bias`)],
    { transB: 1 }
  ), "export")
};

// src/engine/onnx/ops/dropout.ts
var dropout = {
  forward(context, { name, rate }, [joined]) {
    const { graph } = context;
    if (!context.training || rate === 0) {
      return { output: joined, backward: void 0 };
    }
    const input2 = context.whole(joined);
    const mask = context.mask(name, rate, input2);
    return {
      output: like(input2, graph.add("Mul", [input2.value, mask])),
      backward(gradient) {
        context.contribute(
          joined,
          input2.block,
          (sum) => context.add(graph.add("Mul", [gradient, mask]), sum)
        );
      }
    };
  },
  export: /* @__PURE__ */ __name((_exporter, _layer, [input2]) => input2, "export")
};

// src/engine/onnx/ops/global-average-pool.ts
var globalAveragePool = {
  forward(context, _layer, [joined]) {
    const { graph } = context;
    const input2 = context.whole(joined);
    const { batch, channels, height, width } = input2;
    const view = channelView(input2);
    const means = graph.add("ReduceMean", [graph.reshape(input2.value, view), graph.ints([2])], {
      keepdims: 0
    });
    const value = graph.reshape(means, [batch, channels, 1, 1]);
    return {
      output: { value, batch, channels, height: 1, width: 1, block: 1 },
      backward(gradient) {
        context.contribute(joined, input2.block, (sum) => {
          const share = graph.add("Mul", [gradient, graph.float(1 / (height * width))]);
          const narrow = graph.reshape(
            share,
            view.map((size, axis) => axis === 2 ? 1 : size)
          );
          const spread = graph.add("Expand", [narrow, graph.ints(view)]);
          return context.add(graph.reshape(spread, shapeOf(input2)), sum);
        });
      }
    };
  },
  export: /* @__PURE__ */ __name((exporter, _layer, [input2]) => exporter.graph.add("Flatten", [exporter.graph.add("GlobalAveragePool", [input2])]), "export")
};

// src/engine/onnx/ops/input.ts
var input = {
  forward: /* @__PURE__ */ __name(() => {
    throw new InternalError("the input is given to the graph, not computed by it");
  }, "forward"),
  export: /* @__PURE__ */ __name((_exporter, _layer, [images]) => images, "export")
};

// src/engine/onnx/ops/max-pool.ts
var maxPool = {
  forward(context, _layer, [joined]) {
    const { graph, layout, training } = context;
    const input2 = context.whole(joined);
    const half = { ...input2, height: input2.height / 2, width: input2.width / 2 };
    if (!training) return { output: { ...half, value: layout.maxPool(graph, input2) } };
    const images = graph.reshape(input2.value, spatialView(input2));
    const [largest, places] = graph.addAll("MaxPool", [images], 2, window(input2));
    return {
      output: { ...half, value: graph.reshape(largest, shapeOf(half)) },
      backward(gradient) {
        context.contribute(joined, input2.block, (sum) => {
          const shape = graph.ints(spatialView(input2));
          const values = graph.reshape(gradient, spatialView(half));
          const spread = graph.add("MaxUnpool", [values, places, shape], window(input2));
          return context.add(graph.reshape(spread, shapeOf(input2)), sum);
        });
      }
    };
  },
  export: /* @__PURE__ */ __name((exporter, _layer, [input2]) => exporter.graph.add("MaxPool", [input2], { kernel_shape: [2, 2], strides: [2, 2] }), "export")
};
function spatialView({
  batch,
  channels,
  height,
  width,
  block
}) {
  return block === 1 ? [batch, channels, height, width] : [batch, channels / block, height, width, block];
}
__name(spatialView, "spatialView");
function window({ block }) {
  const shape = block === 1 ? [2, 2] : [2, 2, 1];
  return { kernel_shape: shape, strides: shape };
}
__name(window, "window");

// src/engine/onnx/ops/softmax.ts
var softmax = {
  forward(context, _layer, [joined]) {
    const input2 = context.arranged(context.whole(joined), 1);
    return { output: like(input2, context.graph.add("Softmax", [input2.value], { axis: 1 })) };
  },
  export: /* @__PURE__ */ __name((exporter, _layer, [input2]) => exporter.graph.add("Softmax", [input2], { axis: 1 }), "export")
};

// src/engine/onnx/ops/transposed-conv.ts
var POINTWISE = { kernel: 1, dilation: 1 };
var transposedConv = {
  forward(context, { name, filters }, [input2]) {
    const { graph, layout } = context;
    const sources = sourcesOf(input2);
    const kernels = layout.kernels(
      sources.map(({ channels }) => channels),
      filters
    );
    const weights = context.pieces(`${name}.weight`);
    const bias = context.parameter(`${name}.bias`);
    const biases = graph.add("Concat", [bias, bias, bias, bias], { axis: 0 });
    const depth = convolveSources(context, kernels, sources, weights, 4 * filters, POINTWISE, biases);
    const { batch, height, width } = input2;
    const size = { batch, channels: filters, height: 2 * height, width: 2 * width };
    const output = depthToSpace(graph, depth, { ...size, block: kernels.outputBlock });
    return {
      output,
      backward(gradient) {
        const value = spaceToDepth(graph, gradient, output);
        const block = kernels.outputBlock;
        const dy = { value, batch, channels: 4 * filters, height, width, block };
        backwardSources(context, kernels, sources, weights, dy, POINTWISE);
        context.gradients.set(`${name}.bias`, sumPerChannel(graph, output, gradient));
      }
    };
  },
  export: /* @__PURE__ */ __name((exporter, { name }, [input2]) => exporter.graph.add(
    "ConvTranspose",
    [input2, exporter.parameter(`${name}.weight`), exporter.parameter(`${name}.bias`)],
    { kernel_shape: [2, 2], strides: [2, 2] }
  ), "export"),
  arrange: /* @__PURE__ */ __name((layer, spec, sources, layout) => spec.kind === "weight" ? transposedConvPieces(spec, sources, layout.kernels(sources, layer.filters)) : void 0, "arrange")
};
function depthToSpace(graph, depth, size) {
  const { batch, channels, height, width, block } = size;
  const split = [batch, 2, 2, channels / block, height / 2, width / 2];
  const whole = block === 1 ? graph.transpose(graph.reshape(depth, split), [0, 3, 4, 1, 5, 2]) : graph.transpose(graph.reshape(depth, [...split, block]), [0, 3, 4, 1, 5, 2, 6]);
  return { ...size, value: graph.reshape(whole, [batch, channels, height, width]) };
}
__name(depthToSpace, "depthToSpace");
function spaceToDepth(graph, space, { batch, channels, height, width, block }) {
  const split = [batch, channels / block, height / 2, 2, width / 2, 2];
  const depth = block === 1 ? graph.transpose(graph.reshape(space, split), [0, 3, 5, 1, 2, 4]) : graph.transpose(graph.reshape(space, [...split, block]), [0, 3, 5, 1, 2, 4, 6]);
  return graph.reshape(depth, [batch, 4 * channels, height / 2, width / 2]);
}
__name(spaceToDepth, "spaceToDepth");

// src/engine/onnx/ops/index.ts
var OPS = {
  input,
  conv,
  "transposed-conv": transposedConv,
  "max-pool": maxPool,
  concat,
  add,
  activation,
  "batch-norm": batchNorm,
  dropout,
  "global-average-pool": globalAveragePool,
  dense,
  softmax
};
function opOf(layer) {
  return OPS[layer.op];
}
__name(opOf, "opOf");

// src/engine/onnx/preprocess.ts
function resize(graph, raw, { height, width, floats }) {
  const linear = /* @__PURE__ */ __name((value) => graph.add("Resize", [value, void 0, void 0, graph.ints([height, width])], {
    mode: "linear",
    antialias: 1,
    // Beyond the image there's nothing to count, as Pillow and PyTorch have it.
    exclude_outside: 1,
    axes: [2, 3]
  }), "linear");
  if (!floats) return linear(raw);
  const missing = graph.add("Or", [graph.add("IsNaN", [raw]), graph.add("IsInf", [raw])]);
  const [none, one] = [graph.floats([0], [1, 1, 1, 1]), graph.floats([1], [1, 1, 1, 1])];
  const there = graph.add("Where", [missing, none, raw]);
  const share = linear(
    graph.add("Where", [missing, none, graph.add("Expand", [one, graph.add("Shape", [raw])])])
  );
  return graph.add("Div", [linear(there), share]);
}
__name(resize, "resize");
function normalize(graph, raw, { channels, stretch }) {
  const each = /* @__PURE__ */ __name((key) => graph.floats(
    channels.map((channel) => channel[key]),
    [1, channels.length, 1, 1]
  ), "each");
  const there = graph.add("Where", [graph.add("IsNaN", [raw]), each("low"), raw]);
  const clipped = graph.add("Max", [graph.add("Min", [there, each("high")]), each("low")]);
  const scaled = graph.add("Mul", [graph.add("Sub", [clipped, each("offset")]), each("scale")]);
  return stretch === "asinh" ? graph.add("Asinh", [scaled]) : scaled;
}
__name(normalize, "normalize");
function pad(graph, images, size, stride) {
  if (stride === 1) return images;
  const multiple = graph.ints([stride]);
  const over = graph.add("Mod", [size, multiple]);
  const missing = graph.add("Mod", [graph.add("Sub", [multiple, over]), multiple]);
  const pads = graph.add("Concat", [graph.ints([0, 0, 0, 0, 0, 0]), missing], { axis: 0 });
  return graph.add("Pad", [images, pads], { mode: "edge" });
}
__name(pad, "pad");

// src/engine/onnx/export.ts
var MODEL_INPUT = "image";
var MODEL_OUTPUT = "probabilities";
function exportModel(network, parameters, { normalization, resizing, metadata }) {
  const exporter = new Exporter(parameters);
  const { graph } = exporter;
  const channels = normalization.channels.length;
  const raw = graph.input(MODEL_INPUT, "float32", ["N", channels, "H", "W"]);
  const size = graph.add("Slice", [graph.add("Shape", [raw]), graph.ints([2]), graph.ints([4])]);
  const images = resizing === void 0 ? pad(graph, normalize(graph, raw, normalization), size, network.stride) : normalize(graph, resize(graph, raw, resizing), normalization);
  const padded = layers(exporter, network, images);
  const segmentation = network.task === "segmentation";
  const probabilities = segmentation ? crop(graph, padded, size) : padded;
  graph.rename(probabilities, MODEL_OUTPUT);
  graph.output(MODEL_OUTPUT, "float32", ["N", network.classes, ...segmentation ? ["H", "W"] : []]);
  return encodeModel(graph, metadata);
}
__name(exportModel, "exportModel");
function crop(graph, padded, size) {
  return graph.add("Slice", [padded, graph.ints([0, 0]), size, graph.ints([2, 3])]);
}
__name(crop, "crop");
function layers(exporter, network, images) {
  const values = /* @__PURE__ */ new Map();
  let last = images;
  for (const layer of network.layers) {
    const inputs = layer.op === "input" ? [images] : inputsOf(layer).map((name) => values.get(name));
    last = opOf(layer).export(exporter, layer, inputs);
    values.set(layer.name, last);
  }
  return last;
}
__name(layers, "layers");

export {
  shapeOf,
  like,
  sourcesOf,
  convPieces,
  opOf,
  MODEL_INPUT,
  MODEL_OUTPUT,
  exportModel
};
