import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  fromKeras,
  kerasName,
  toKeras
} from "./stages-7-report-check.js";
import "./stages-3-split.js";
import "./stages-2-dataset.js";
import "./engine.js";
import "./stages-2-dataset-labels.js";
import "./stages-2-dataset-yolo-layout.js";
import "./stages-7-report-diagnosis.js";
import "./stages-6-evaluate-predict.js";
import "./stages-4-plan-initial-model.js";
import "./stages-2-dataset-classes-file.js";
import "./image.js";
import "./shared-csv.js";
import "./image-encode.js";
import "./results-merged.js";
import {
  NEWTON_SCHULZ,
  besideMuon,
  muonScale,
  rateOf,
  slotsOf
} from "./engine-optimizer-slots.js";
import {
  checkBatch,
  checkComputed,
  checkImages,
  checkOptions,
  checkState
} from "./engine-check.js";
import "./engine-onnx-messages.js";
import "./vendor-saxes.js";
import "./vendor-picomatch.js";
import "./stages-7-report-baseline.js";
import "./stages-7-report-sheet.js";
import "./stages-7-report-head-epoch.js";
import "./stages-2-dataset-class-colors.js";
import "./shared-extremes.js";
import {
  IGNORE
} from "./engine-engine.js";
import "./document-document.js";
import "./document-inline.js";
import "./provision.js";
import "./stages-5-train.js";
import "./stages-1-config.js";
import "./metrics.js";
import "./shared-deadline.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import {
  validateNetwork
} from "./engine-onnx.js";
import {
  isOutOfMemory
} from "./shared-out-of-memory.js";
import {
  hashText,
  initialParameters,
  inputsOf,
  keepsStatistics,
  parametersOf,
  shapesOf
} from "./network.js";
import {
  firstLineOf
} from "./shared-message-of.js";
import {
  InputError,
  InternalError,
  engineNotInstalled
} from "./errors.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// src/engine/tensorflow/load.ts
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
function loadTensorflow(threads) {
  const folder = installedFolder();
  setBeforeLoading(threads);
  try {
    const tf = createRequire(join(folder, "package.json"))("@tensorflow/tfjs-node");
    const backend = tf.backend();
    return { tf, backend, version: backend.binding.TF_Version };
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    const reason = firstLineOf(cause);
    throw new InputError(engineNotInstalled("tensorflow", folder, reason), { cause });
  }
}
function installedFolder() {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = import.meta.url.endsWith(".ts") ? join(here, "..", "..", "..") : join(here, "..");
  return join(root, "tensorflow");
}
function setBeforeLoading(threads) {
  const wanted = {
    TF_ENABLE_ONEDNN_OPTS: "1",
    TF_NUM_INTRAOP_THREADS: String(threads),
    TF_NUM_INTEROP_THREADS: "1",
    // Errors only: what it says besides is about the machine, not about the training.
    TF_CPP_MIN_LOG_LEVEL: "2"
  };
  for (const [name, value] of Object.entries(wanted)) process.env[name] ??= value;
  const util = createRequire(import.meta.url)("node:util");
  util.isNullOrUndefined ??= (value) => value === null || value === void 0;
  util.isArray ??= Array.isArray;
}

// src/engine/tensorflow/trainer.ts
import { setImmediate as nextTurn } from "node:timers/promises";

// src/engine/tensorflow/batch-norm.ts
function batchNorm(tf, layer) {
  const { name, momentum, epsilon } = layer;
  const norm = tf.layers.batchNormalization({ name, momentum: 1 - momentum, epsilon });
  if (keepsStatistics(layer)) {
    const call = norm.call.bind(norm);
    norm.call = (inputs, more) => call(inputs, { ...more, training: false });
  }
  return norm;
}
function moveUnbiased(tf, network, parameters, { size, height, width }) {
  const shapes = shapesOf(network);
  const corrections = parameters.filter(({ spec }) => spec.kind === "running-var" && !spec.still).map(({ spec, variable }) => {
    const layer = network.layers.find(({ name }) => name === spec.layer);
    const keep = layer.op === "batch-norm" ? 1 - layer.momentum : 1;
    const { divisor } = shapes.get(spec.layer);
    const n = size * height * width / divisor ** 2;
    const kept = variable.mul(keep);
    return () => {
      variable.assign(kept.add(variable.sub(kept).mul(n / Math.max(1, n - 1))));
    };
  });
  return () => void tf.tidy(() => corrections.forEach((correct) => void correct()));
}

// src/engine/tensorflow/dropout.ts
function seededDraw({ tf, backend }, seed, stepOf) {
  const { TF_ATTR_TYPE: type } = backend.binding;
  const attributes = [
    { name: "dtype", type, value: DT_FLOAT },
    { name: "T", type, value: DT_INT32 },
    { name: "Tseed", type, value: DT_INT32 }
  ];
  return (layer, shape) => {
    const seeds = [hashText(`${seed} ${layer}`) | 0, stepOf()];
    const inputs = [tf.tensor1d([...shape], "int32"), tf.tensor1d(seeds, "int32")];
    return backend.executeSingleOutput("StatelessRandomUniform", attributes, inputs);
  };
}
var [DT_FLOAT, DT_INT32] = [1, 3];
function dropout({ tf }, { name, rate }, draw) {
  class SeededDropout extends tf.layers.Layer {
    static className = "SeededDropout";
    call(inputs, { training }) {
      return tf.tidy(() => {
        const input = Array.isArray(inputs) ? inputs[0] : inputs;
        if (training !== true) return input.clone();
        const kept = tf.greaterEqual(draw(name, input.shape), rate).cast("float32");
        return input.mul(kept.mul(1 / (1 - rate)));
      });
    }
  }
  return new SeededDropout({ name });
}

// src/engine/tensorflow/loss.ts
var SMOOTH = 1e-5;
function truthOf(tf, { labels, targets }, classes, { labelSmoothing = 0 }) {
  const oneHot = tf.oneHot(tf.tensor1d(Int32Array.from(labels), "int32"), classes).cast("float32");
  const valid = oneHot.sum(1, true);
  const given2 = targets === void 0 ? oneHot : tf.tensor2d(targets, [labels.length, classes]).mul(valid);
  const smooth = given2.mul(1 - labelSmoothing).add(valid.mul(labelSmoothing / classes));
  return {
    oneHot,
    targets: labelSmoothing === 0 ? given2 : smooth,
    count: labels.reduce((sum, label) => sum + (label === IGNORE ? 0 : 1), 0)
  };
}
function lossOf(tf, logits, truth, spec) {
  const terms = [];
  if (spec.crossEntropy !== 0) {
    terms.push(crossEntropy(tf, logits, truth, spec.classWeights).mul(spec.crossEntropy));
  }
  if (spec.dice !== 0) terms.push(softDice(tf, logits, truth).mul(spec.dice));
  return terms.reduce((sum, term) => sum.add(term), tf.scalar(0));
}
function crossEntropy(tf, logits, { targets, count }, classWeights) {
  const weighted = targets.mul(tf.tensor1d([...classWeights]));
  const sum = tf.logSoftmax(logits).mul(weighted).sum();
  return sum.div(-Math.max(1, count));
}
function softDice(tf, logits, { oneHot }) {
  const valid = oneHot.sum(1, true);
  const p = tf.softmax(logits).mul(valid);
  const overlap = p.mul(oneHot).sum(0).mul(2).add(SMOOTH);
  const total = p.sum(0).add(oneHot.sum(0)).add(SMOOTH);
  return tf.scalar(1).sub(overlap.div(total).mean());
}
function confusionOf(tf, logits, { oneHot }) {
  const predicted = tf.oneHot(tf.argMax(logits, 1), logits.shape[1]).cast("float32");
  return tf.matMul(oneHot, predicted, true);
}

// src/engine/tensorflow/dilated-conv.ts
function dilatedConv(tf, { name, filters, kernel: size, dilation, bias }) {
  class DilatedConv extends tf.layers.Layer {
    static className = "DilatedConv";
    build(shape) {
      const channels = shape.at(-1);
      const zeros = tf.initializers.zeros();
      this.addWeight("kernel", [size, size, channels, filters], "float32", zeros);
      if (bias) this.addWeight("bias", [filters], "float32", zeros);
      this.built = true;
    }
    computeOutputShape(shape) {
      return [...shape.slice(0, -1), filters];
    }
    call(inputs) {
      return tf.tidy(() => {
        const [kernel, offset] = this.weights.map((weight) => weight.read());
        const input = Array.isArray(inputs) ? inputs[0] : inputs;
        const output = convolve(tf, input, kernel, dilation);
        return offset === void 0 ? output : output.add(offset);
      });
    }
  }
  return new DilatedConv({ name });
}
function convolve(tf, input, kernel, dilation) {
  const [, height, width] = input.shape;
  const margin = dilation * (kernel.shape[0] - 1) / 2;
  const missing = [height, width].map((edge) => (dilation - (edge + 2 * margin) % dilation) % dilation);
  const block = [dilation, dilation];
  const paddings = missing.map((rest) => [margin, margin + rest]);
  const grouped = tf.spaceToBatchND(input, block, paddings);
  const crops = missing.map((rest) => [0, rest]);
  return tf.batchToSpaceND(tf.conv2d(grouped, kernel, 1, "valid"), block, crops);
}

// src/engine/tensorflow/relu6.ts
function relu6(tf, name) {
  const clipped = tf.customGrad((x, save) => {
    const input = x;
    save([input]);
    return {
      value: tf.relu6(input),
      gradFunc: (dy, [saved]) => dy.mul(saved.greater(0).logicalAnd(saved.less(6)).cast("float32"))
    };
  });
  class Relu6 extends tf.layers.Layer {
    static className = "Relu6";
    call(inputs) {
      return tf.tidy(() => clipped(Array.isArray(inputs) ? inputs[0] : inputs));
    }
  }
  return new Relu6({ name });
}

// src/engine/tensorflow/upsample.ts
function upsample(tf, name) {
  const resized = tf.customGrad((x) => {
    const image = x;
    const [, height, width] = image.shape;
    return {
      value: tf.image.resizeBilinear(image, [2 * height, 2 * width], false, true),
      gradFunc: (dy) => gathered(tf, dy)
    };
  });
  class Upsample extends tf.layers.Layer {
    static className = "Upsample";
    computeOutputShape(shape) {
      const [batch, height, width, channels] = shape;
      return [batch, twice(height), twice(width), channels];
    }
    call(inputs) {
      return tf.tidy(() => resized(Array.isArray(inputs) ? inputs[0] : inputs));
    }
  }
  return new Upsample({ name });
}
var SHARES = [0.25, 0.75, 0.75, 0.25];
function gathered(tf, dy) {
  const ones = [1, 1];
  const padded = tf.mirrorPad(dy, [[0, 0], ones, ones, [0, 0]], "symmetric");
  const window = tf.outerProduct(tf.tensor1d(SHARES), tf.tensor1d(SHARES)).reshape([4, 4, 1, 1]);
  const windows = tf.tile(window, [1, 1, dy.shape[3], 1]);
  return tf.depthwiseConv2d(padded, windows, 2, "valid");
}
function twice(edge) {
  return typeof edge === "number" ? 2 * edge : null;
}

// src/engine/tensorflow/model.ts
function buildModel(tensorflow, network, draw) {
  const { tf } = tensorflow;
  const outputs = /* @__PURE__ */ new Map();
  const layers = /* @__PURE__ */ new Map();
  for (const layer of network.layers) {
    if (layer.op === "softmax") break;
    if (layer.op === "input") {
      outputs.set(layer.name, tf.input({ shape: [null, null, layer.channels] }));
      continue;
    }
    const inputs = inputsOf(layer).map((name) => outputs.get(name));
    const made = layer.op === "dropout" ? dropout(tensorflow, layer, draw) : layerOf(tf, layer);
    layers.set(layer.name, made);
    outputs.set(
      layer.name,
      made.apply(Array.isArray(layer.from) ? inputs : inputs[0])
    );
  }
  const last = network.layers[network.layers.length - 2].name;
  const model = tf.model({ inputs: outputs.get(network.layers[0].name), outputs: outputs.get(last) });
  const softmax = network.layers.at(-1);
  const parts = /* @__PURE__ */ new Map();
  return {
    logits: (images, training) => model.apply(images, { training }),
    activations(name, images) {
      if (name === softmax.name) return tf.softmax(model.apply(images, { training: false }));
      const part = parts.get(name) ?? tf.model({ inputs: model.inputs, outputs: outputs.get(name) });
      parts.set(name, part);
      return part.apply(images, { training: false });
    },
    parameters: parametersOf(network).map((spec) => ({
      spec,
      variable: variableOf(layers.get(spec.layer), spec)
    })),
    dispose: () => void model.dispose()
  };
}
function layerOf(tf, layer) {
  const { name } = layer;
  switch (layer.op) {
    case "conv": {
      if (layer.dilation > 1) return dilatedConv(tf, layer);
      const { filters, kernel: kernelSize, stride: strides = 1, bias: useBias } = layer;
      return tf.layers.conv2d({ name, filters, kernelSize, strides, useBias, padding: "same", ...ZEROS });
    }
    case "depthwise-conv": {
      const { kernel: kernelSize, stride, bias: useBias } = layer;
      const strides = [stride, stride];
      const depthwiseInitializer = "zeros";
      const options = { kernelSize, strides, useBias, depthwiseInitializer };
      return tf.layers.depthwiseConv2d({ name, ...options, padding: "same" });
    }
    case "transposed-conv":
      return tf.layers.conv2dTranspose({ name, filters: layer.filters, kernelSize: 2, strides: 2, ...ZEROS });
    case "upsample":
      return upsample(tf, name);
    case "max-pool":
      return tf.layers.maxPooling2d({ name, poolSize: 2, strides: 2 });
    case "concat":
      return tf.layers.concatenate({ name, axis: -1 });
    case "add":
      return tf.layers.add({ name });
    case "activation":
      return layer.kind === "relu6" ? relu6(tf, name) : tf.layers.activation({ name, activation: layer.kind });
    case "batch-norm":
      return batchNorm(tf, layer);
    case "global-average-pool":
      return tf.layers.globalAveragePooling2d({ name, dataFormat: "channelsLast" });
    case "dense":
      return tf.layers.dense({ name, units: layer.units, ...ZEROS });
  }
}
var ZEROS = { kernelInitializer: "zeros" };
function variableOf(layer, spec) {
  const suffix = kerasName(spec).split("/").at(-1);
  const found = layer.weights.find(({ originalName }) => originalName.endsWith(`/${suffix}`));
  if (found === void 0) throw new InternalError(`the layers model has no variable for ${spec.name}`);
  return found.read();
}
function assign(tf, { spec, variable }, value) {
  const { data, shape } = toKeras(spec, value);
  tf.tidy(() => variable.assign(tf.tensor(data, [...shape])));
}
async function read(spec, variable) {
  return fromKeras(spec, await variable.data());
}

// src/engine/tensorflow/optimizers.ts
function update(tf, spec, change) {
  tf.tidy(() => {
    if (spec.name === "sgd") sgd(spec, change);
    else if (spec.name === "adadelta") adadelta(tf, spec, change);
    else if (spec.name !== "muon") adam(spec, change);
    else if (change.hidden) muon(tf, spec, change);
    else adam(besideMuon(spec), change);
  });
}
function sgd({ momentum }, { parameter, gradient, slots, learningRate, decay }) {
  let g = decayed(gradient, parameter, decay);
  if (momentum !== 0) g = moved(slots.momentum_buffer, (buffer) => buffer.mul(momentum).add(g));
  parameter.assign(parameter.sub(g.mul(learningRate)));
}
function adam(spec, { parameter, gradient, slots, learningRate, decay, t }) {
  const { beta1, beta2, epsilon } = spec;
  const decoupled = spec.name === "adamw";
  const g = decoupled ? gradient : decayed(gradient, parameter, decay);
  const m = moved(slots.exp_avg, (mean) => mean.mul(beta1).add(g.mul(1 - beta1)));
  const v = moved(slots.exp_avg_sq, (square) => square.mul(beta2).add(g.square().mul(1 - beta2)));
  const deviation = v.div(1 - beta2 ** t).sqrt();
  const change = m.mul(learningRate / (1 - beta1 ** t)).div(deviation.add(epsilon));
  const from = decoupled ? parameter.mul(1 - learningRate * decay) : parameter;
  parameter.assign(from.sub(change));
}
function adadelta(tf, { rho, epsilon }, { parameter, gradient, slots, learningRate }) {
  const averaged = (of) => (average) => average.mul(rho).add(of.square().mul(1 - rho));
  const v = moved(slots.square_avg, averaged(gradient));
  const change = tf.sqrt(slots.acc_delta.add(epsilon)).div(v.add(epsilon).sqrt()).mul(gradient);
  moved(slots.acc_delta, averaged(change));
  parameter.assign(parameter.sub(change.mul(learningRate)));
}
function muon(tf, { momentum }, { parameter, gradient, slots, learningRate, decay }) {
  const mixed = (from, to, share) => from.mul(1 - share).add(to.mul(share));
  const buffer = moved(slots.momentum_buffer, (old) => mixed(gradient, old, momentum));
  const matrix = mixed(gradient, buffer, momentum).reshape([-1, parameter.shape.at(-1)]);
  const change = orthogonalized(tf, matrix).mul(learningRate * muonScale(...matrix.shape));
  parameter.assign(parameter.mul(1 - learningRate * decay).sub(change.reshape(parameter.shape)));
}
function orthogonalized(tf, matrix) {
  const [rows, columns] = matrix.shape;
  if (rows > columns) return orthogonalized(tf, matrix.transpose()).transpose();
  const { a, b, c, iterations, epsilon } = NEWTON_SCHULZ;
  let x = matrix.div(matrix.norm().maximum(epsilon));
  for (let iteration = 0; iteration < iterations; iteration++) {
    const gram = tf.matMul(x, x, false, true);
    const polynomial = gram.mul(b).add(tf.matMul(gram, gram).mul(c));
    x = x.mul(a).add(tf.matMul(polynomial, x));
  }
  return x;
}
function decayed(gradient, parameter, decay) {
  return decay === 0 ? gradient : gradient.add(parameter.mul(decay));
}
function moved(slot, to) {
  slot.assign(to(slot));
  return slot;
}

// src/engine/tensorflow/trainer.ts
var TensorflowTrainer = class {
  #tf;
  #network;
  #options;
  #model;
  /** By parameter name, of every trainable one. */
  #slots;
  #step = 0;
  constructor(tensorflow, network, options) {
    const { tf } = tensorflow;
    this.#tf = tf;
    this.#network = network;
    this.#options = options;
    const draw = seededDraw(tensorflow, options.seed, () => this.#step);
    this.#model = buildModel(tensorflow, network, draw);
    this.#slots = new Map(
      this.#trainable().map(({ spec, variable }) => [
        spec.name,
        Object.fromEntries(
          slotsOf(options.optimizer, spec).map((slot) => [
            slot,
            tf.tidy(() => tf.variable(tf.zerosLike(variable)))
          ])
        )
      ])
    );
    const initial = initialParameters(network, options.seed);
    for (const parameter of this.#model.parameters) assign(tf, parameter, initial[parameter.spec.name]);
  }
  async step(batch, learningRate) {
    checkBatch(this.#network, batch);
    const result = tidied(this.#tf, () => this.#stepNow(batch, learningRate));
    this.#step++;
    return given(result);
  }
  async evaluate(batch) {
    checkBatch(this.#network, batch);
    const tf = this.#tf;
    const result = tidied(tf, () => {
      const truth = truthOf(tf, batch, this.#network.classes, this.#options.loss);
      const logits = this.#logits(this.#images(batch.images, batch), false);
      const loss = lossOf(tf, logits, truth, this.#options.loss);
      return resultOf(loss, confusionOf(tf, logits, truth), truth.count);
    });
    return given(result);
  }
  async predict(images, shape) {
    return this.activations(this.#network.layers.at(-1).name, images, shape);
  }
  async activations(layer, images, shape) {
    checkImages(this.#network, images, shape);
    checkComputed(this.#network, layer);
    const output = this.#tf.tidy(() => {
      const y = this.#model.activations(layer, this.#images(images, shape));
      return y.rank === 4 ? y.transpose([0, 3, 1, 2]) : y;
    });
    try {
      return given(await output.data());
    } finally {
      output.dispose();
    }
  }
  async save() {
    const parameters = {};
    const optimizer = {};
    for (const { spec, variable } of this.#model.parameters) {
      parameters[spec.name] = await read(spec, variable);
      for (const [slot, value] of Object.entries(this.#slots.get(spec.name) ?? {})) {
        optimizer[`${spec.name}/${slot}`] = await read(spec, value);
      }
    }
    return { step: this.#step, parameters, optimizer };
  }
  async load(state) {
    checkState(state, await this.save());
    for (const parameter of this.#model.parameters) {
      const { spec } = parameter;
      assign(this.#tf, parameter, state.parameters[spec.name]);
      for (const [slot, variable] of Object.entries(this.#slots.get(spec.name) ?? {})) {
        assign(this.#tf, { spec, variable }, state.optimizer[`${spec.name}/${slot}`]);
      }
    }
    this.#step = state.step;
  }
  async dispose() {
    this.#model.dispose();
    for (const slots of this.#slots.values()) {
      for (const variable of Object.values(slots)) variable.dispose();
    }
  }
  #stepNow(batch, learningRate) {
    const tf = this.#tf;
    const { loss: spec } = this.#options;
    const truth = truthOf(tf, batch, this.#network.classes, this.#options.loss);
    const images = this.#images(batch.images, batch);
    const moveStatistics = moveUnbiased(tf, this.#network, this.#model.parameters, batch);
    let result;
    const trainable = this.#trainable();
    const minimised = () => {
      const logits = this.#logits(images, true);
      const loss = lossOf(tf, logits, truth, spec);
      result = resultOf(loss, confusionOf(tf, logits, truth), truth.count);
      return loss.add(penalty(tf, trainable));
    };
    const grads = gradientsOf(tf, minimised, trainable);
    moveStatistics();
    for (const { spec: spec2, variable } of trainable) this.#update(spec2, variable, grads, learningRate);
    return result;
  }
  #update(spec, variable, grads, learningRate) {
    const { optimizer } = this.#options;
    update(this.#tf, optimizer, {
      parameter: variable,
      hidden: spec.hidden,
      gradient: grads[variable.name],
      slots: this.#slots.get(spec.name),
      learningRate: learningRate * rateOf(this.#options, spec.layer),
      decay: spec.decay && "weightDecay" in optimizer ? optimizer.weightDecay : 0,
      t: this.#step + 1
    });
  }
  #trainable() {
    return this.#model.parameters.filter(({ spec }) => spec.trainable);
  }
  /** M,K: a row a pixel, or an image. */
  #logits(images, training) {
    return this.#model.logits(images, training).reshape([-1, this.#network.classes]);
  }
  /** N,H,W,C of N,C,H,W. */
  #images(images, { size, height, width }) {
    const channels = images.length / (size * height * width);
    return this.#tf.tensor4d(images, [size, channels, height, width]).transpose([0, 2, 3, 1]);
  }
};
function gradientsOf(tf, minimised, parameters) {
  const variables = parameters.map(({ variable }) => variable);
  if (variables.length > 0) return tf.variableGrads(minimised, variables).grads;
  minimised();
  return {};
}
function penalty(tf, parameters) {
  return parameters.filter(({ spec }) => spec.l2 !== 0).map(({ spec, variable }) => variable.square().sum().mul(spec.l2)).reduce((sum, term) => sum.add(term), tf.scalar(0));
}
function resultOf(loss, confusion, count) {
  return { loss: loss.dataSync()[0], count, confusion: [...confusion.dataSync()] };
}
function tidied(tf, compute) {
  let result;
  tf.tidy(() => {
    result = compute();
  });
  return result;
}
async function given(value) {
  await nextTurn();
  return value;
}

// src/engine/tensorflow/engine.ts
function createTensorflowEngine({ threads }) {
  const tensorflow = loadTensorflow(threads);
  const info = {
    engine: "tensorflow",
    version: tensorflow.version,
    runtime: "native",
    layout: "standard",
    threads
  };
  return {
    name: "tensorflow",
    describe: () => info,
    async build(network, options) {
      validateNetwork(network);
      checkOptions(network, options);
      return new TensorflowTrainer(tensorflow, network, options);
    }
  };
}
export {
  createTensorflowEngine
};
