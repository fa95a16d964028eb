import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import "./stages-7-report-check.js";
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
  samePadding,
  validateNetwork
} from "./engine-onnx.js";
import "./shared-out-of-memory.js";
import {
  hashText,
  initialParameters,
  inputsOf,
  keepsStatistics,
  learningLayers,
  parametersOf
} from "./network.js";
import "./shared-message-of.js";
import {
  InternalError
} from "./errors.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

// package.json
var package_default = {
  name: "best-epoch",
  version: "0.1.0",
  description: "A GitHub Action and command line that turns a folder of labelled images into the best model a CI runner can train.",
  license: "MIT",
  type: "module",
  bin: {
    "best-epoch": "dist/cli.js"
  },
  types: "./dist/types/index.d.ts",
  exports: {
    ".": {
      types: "./dist/types/index.d.ts",
      default: "./dist/index.js"
    },
    "./package.json": "./package.json"
  },
  files: [
    "dist",
    "pretrained",
    "tensorflow/.npmrc",
    "tensorflow/package.json",
    "tensorflow/package-lock.json",
    "tensorflow/requirements.txt",
    "tensorflow/unpack.py",
    "action.yml",
    "package-lock.json"
  ],
  engines: {
    node: ">=20.19"
  },
  scripts: {
    bench: "node bench/bench.mjs",
    build: "node scripts/build.mjs",
    check: "npm run lint && npm run typecheck",
    "check-dist": "node scripts/check-dist.mjs",
    conformance: "node scripts/conformance.mjs",
    format: "biome check --write .",
    fuzz: "node scripts/fuzz.mjs",
    pictures: "node scripts/pictures.mjs",
    "pin-files": "node scripts/pin-files.mjs",
    lint: "biome check --error-on-warnings .",
    tables: "node scripts/results-schema.mjs && node scripts/tables.mjs",
    tensorflow: "node scripts/tensorflow.mjs",
    torture: "node test/torture/torture.mjs",
    typecheck: "tsc --noEmit",
    "prepare-tests": "npm run build && npm run tensorflow",
    test: "npm run prepare-tests && vitest run",
    "test:unit": "vitest run --project unit",
    "test:process": "npm run prepare-tests && vitest run --project process",
    "test:e2e": "npm run build && vitest run --project e2e",
    "test:docs": "npm run build && vitest run --project docs"
  },
  dependencies: {
    "onnxruntime-node": "1.30.0",
    "onnxruntime-web": "1.30.0",
    sharp: "0.35.5"
  },
  devDependencies: {
    "@actions/artifact": "6.2.1",
    "@actions/cache": "6.3.0",
    "@actions/core": "3.0.1",
    "@actions/github": "9.1.1",
    "@biomejs/biome": "2.5.15",
    "@bufbuild/protobuf": "2.17.0",
    "@bufbuild/protoc-gen-es": "2.13.0",
    "@tensorflow/tfjs": "4.22.0",
    "@types/node": "20.19.43",
    "@types/picomatch": "4.0.3",
    ajv: "8.20.0",
    "axe-core": "4.14.1",
    echarts: "6.1.0",
    esbuild: "0.28.2",
    "fast-check": "4.10.2",
    "fastest-levenshtein": "1.0.16",
    fflate: "0.8.3",
    "markdown-table": "3.1.0",
    mermaid: "11.17.2",
    micromark: "4.0.3",
    "micromark-extension-gfm": "3.0.0",
    picomatch: "4.0.7",
    "playwright-core": "1.65.1",
    saxes: "6.0.0",
    tinyglobby: "0.2.17",
    typescript: "7.0.2",
    vitest: "4.1.12",
    yaml: "2.9.1",
    zod: "4.6.7"
  }
};

// src/engine/reference/loss/l2.ts
function withPenalty(specs, parameters, gradients) {
  return Object.fromEntries(
    specs.filter(({ trainable: trainable2 }) => trainable2).map(({ name, l2 }) => {
      const { shape, data } = gradients[name];
      const weight = parameters[name].data;
      return [name, { shape, data: data.map((gradient, i) => gradient + 2 * l2 * weight[i]) }];
    })
  );
}

// src/engine/reference/tensor64.ts
function zeros(shape) {
  return { shape, data: new Float64Array(shape.reduce((product2, size) => product2 * size, 1)) };
}
function zerosLike({ shape }) {
  return zeros(shape);
}
function widen({ shape, data }) {
  return { shape, data: Float64Array.from(data) };
}
function narrow({ shape, data }) {
  return { shape, data: Float32Array.from(data) };
}
function sizesOf({ shape }) {
  const [batch, channels, height = 1, width = 1] = shape;
  return { batch, channels, height, width, pixels: height * width };
}

// src/engine/reference/ops/softmax.ts
var softmax = {
  forward(_layer, [x]) {
    const { data } = logSoftmax(x);
    return { shape: x.shape, data: data.map(Math.exp) };
  },
  backward(layer, inputs, parameters, mode, dP) {
    const p = softmax.forward(layer, inputs, parameters, mode);
    const dX = zerosLike(p);
    forEachPixel(p, (indices) => {
      const mean = indices.reduce((sum, i) => sum + p.data[i] * dP.data[i], 0);
      for (const i of indices) dX.data[i] = p.data[i] * (dP.data[i] - mean);
    });
    return { inputs: [dX], parameters: {} };
  }
};
function logSoftmax(x) {
  const y = zerosLike(x);
  forEachPixel(x, (indices) => {
    const largest = indices.reduce((most, i) => Math.max(most, x.data[i]), Number.NEGATIVE_INFINITY);
    const sum = indices.reduce((total, i) => total + Math.exp(x.data[i] - largest), 0);
    for (const i of indices) y.data[i] = x.data[i] - largest - Math.log(sum);
  });
  return y;
}
function forEachPixel(x, visit) {
  const { batch, channels, pixels } = sizesOf(x);
  for (let n = 0; n < batch; n++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      const indices = Array.from({ length: channels }, (_, c) => (n * channels + c) * pixels + pixel);
      visit(indices, n * pixels + pixel);
    }
  }
}

// src/engine/reference/loss/cross-entropy.ts
function crossEntropy(logits, { labels, targets }, { classWeights, labelSmoothing = 0 }) {
  const logP = logSoftmax(logits);
  const count = labels.reduce((sum, label) => sum + (label === IGNORE ? 0 : 1), 0);
  const dLogits = zerosLike(logits);
  let loss = 0;
  forEachPixel(logP, (indices, pixel) => {
    const label = labels[pixel];
    if (label === IGNORE) return;
    const weighted = indices.map((_, c) => {
      const target = targets?.[pixel * indices.length + c] ?? (c === label ? 1 : 0);
      const smooth = (1 - labelSmoothing) * target + labelSmoothing / indices.length;
      return classWeights[c] * smooth / count;
    });
    const sum = weighted.reduce((total, value) => total + value, 0);
    for (const [c, i] of indices.entries()) {
      loss -= weighted[c] * logP.data[i];
      dLogits.data[i] = sum * Math.exp(logP.data[i]) - weighted[c];
    }
  });
  return { loss, dLogits };
}

// src/engine/reference/loss/dice.ts
var SMOOTH = 1e-5;
function softDice(logits, labels) {
  const p = softmax.forward(SOFTMAX, [logits], {}, EVALUATION);
  const { channels } = sizesOf(p);
  const overlap = new Float64Array(channels).fill(SMOOTH);
  const total = new Float64Array(channels).fill(SMOOTH);
  forEachValid(p, labels, (i, c, y) => {
    overlap[c] += 2 * p.data[i] * y;
    total[c] += p.data[i] + y;
  });
  const loss = 1 - overlap.reduce((sum, value, c) => sum + value / total[c] / channels, 0);
  const dP = zerosLike(p);
  forEachValid(p, labels, (i, c, y) => {
    dP.data[i] = -(2 * y * total[c] - overlap[c]) / total[c] ** 2 / channels;
  });
  const [dLogits] = softmax.backward(SOFTMAX, [logits], {}, EVALUATION, dP).inputs;
  return { loss, dLogits };
}
var SOFTMAX = { op: "softmax", name: "probabilities", from: "logits" };
var EVALUATION = { training: false, seed: 0, step: 0 };
function forEachValid(p, labels, visit) {
  forEachPixel(p, (indices, pixel) => {
    const label = labels[pixel];
    if (label !== IGNORE) indices.forEach((i, c) => void visit(i, c, c === label ? 1 : 0));
  });
}

// src/engine/reference/loss/loss.ts
function lossOf(logits, truth, spec) {
  const dLogits = zerosLike(logits);
  let loss = 0;
  const add2 = (factor, term) => {
    loss += factor * term.loss;
    for (const [i, value] of term.dLogits.data.entries()) dLogits.data[i] += factor * value;
  };
  if (spec.crossEntropy !== 0) add2(spec.crossEntropy, crossEntropy(logits, truth, spec));
  if (spec.dice !== 0) add2(spec.dice, softDice(logits, truth.labels));
  return { loss, dLogits };
}
function confusionOf(scores, labels) {
  const { channels } = sizesOf(scores);
  const confusion = new Array(channels * channels).fill(0);
  let count = 0;
  forEachPixel(scores, (indices, pixel) => {
    const label = labels[pixel];
    if (label === IGNORE) return;
    const values = indices.map((i) => scores.data[i]);
    confusion[label * channels + values.indexOf(Math.max(...values))]++;
    count++;
  });
  return { count, confusion };
}

// src/engine/reference/ops/activation.ts
var FORMULAS = {
  relu: { value: (x) => x <= 0 ? 0 : x, slope: (x) => x > 0 ? 1 : 0 },
  relu6: { value: (x) => Math.min(x <= 0 ? 0 : x, 6), slope: (x) => x > 0 && x < 6 ? 1 : 0 },
  elu: { value: (x) => x <= 0 ? Math.expm1(x) : x, slope: (x) => x > 0 ? 1 : Math.exp(x) }
};
var activation = {
  forward({ kind }, [{ shape, data }]) {
    return { shape, data: data.map(FORMULAS[kind].value) };
  },
  backward({ kind }, [{ shape, data }], _parameters, _mode, dY) {
    const { slope } = FORMULAS[kind];
    return { inputs: [{ shape, data: data.map((x, i) => dY.data[i] * slope(x)) }], parameters: {} };
  }
};

// src/engine/reference/ops/add.ts
var add = {
  forward(_layer, inputs) {
    const y = zerosLike(inputs[0]);
    for (const { data } of inputs) for (const [i, value] of data.entries()) y.data[i] += value;
    return y;
  },
  backward: (_layer, inputs, _parameters, _mode, dY) => ({ inputs: inputs.map(() => dY), parameters: {} })
};

// src/engine/reference/ops/batch-norm.ts
var batchNorm = {
  forward(layer, [x], parameters, { training }) {
    const { epsilon } = layer;
    const { mean, variance } = training && !keepsStatistics(layer) ? statistics(x) : running(parameters);
    const { weight, bias } = parameters;
    const y = zerosLike(x);
    forEachElement(x, (i, c) => {
      const z = (x.data[i] - mean[c]) / Math.sqrt(variance[c] + epsilon);
      y.data[i] = weight.data[c] * z + bias.data[c];
    });
    return y;
  },
  backward(layer, [x], parameters, { training }, dY) {
    const { name, epsilon } = layer;
    const { weight, bias } = parameters;
    if (!training) throw new InternalError(`batch norm "${name}" has no gradient in evaluation`);
    const constants = () => ({ ...running(parameters), count: Number.POSITIVE_INFINITY });
    const { mean, variance, count } = keepsStatistics(layer) ? constants() : statistics(x);
    const z = (i, c) => (x.data[i] - mean[c]) / Math.sqrt(variance[c] + epsilon);
    const dWeight = zerosLike(weight);
    const dBias = zerosLike(bias);
    forEachElement(x, (i, c) => {
      dBias.data[c] += dY.data[i];
      dWeight.data[c] += dY.data[i] * z(i, c);
    });
    const dX = zerosLike(x);
    forEachElement(x, (i, c) => {
      const centred = dY.data[i] - dBias.data[c] / count - z(i, c) * dWeight.data[c] / count;
      dX.data[i] = weight.data[c] / Math.sqrt(variance[c] + epsilon) * centred;
    });
    return { inputs: [dX], parameters: { weight: dWeight, bias: dBias } };
  },
  move(layer, [x], { running_mean, running_var }) {
    if (keepsStatistics(layer)) return {};
    const { name, momentum } = layer;
    const { mean, variance, count } = statistics(x);
    if (count < 2) {
      throw new InternalError(`batch norm "${name}" needs more than one value per channel in training`);
    }
    const moved2 = ({ shape, data }, latest) => ({
      shape,
      data: data.map((value, c) => (1 - momentum) * value + momentum * latest(c))
    });
    return {
      running_mean: moved2(running_mean, (c) => mean[c]),
      running_var: moved2(running_var, (c) => variance[c] * count / (count - 1))
    };
  }
};
function statistics(x) {
  const { batch, channels, pixels } = sizesOf(x);
  const count = batch * pixels;
  const mean = new Float64Array(channels);
  const variance = new Float64Array(channels);
  forEachElement(x, (i, c) => mean[c] += x.data[i] / count);
  forEachElement(x, (i, c) => variance[c] += (x.data[i] - mean[c]) ** 2 / count);
  return { mean, variance, count };
}
function running({ running_mean, running_var }) {
  return { mean: running_mean.data, variance: running_var.data };
}
function forEachElement(x, visit) {
  const { channels, pixels } = sizesOf(x);
  for (let i = 0; i < x.data.length; i++) visit(i, Math.floor(i / pixels) % channels);
}

// src/engine/reference/ops/concat.ts
var concat = {
  forward(_layer, inputs) {
    const { batch, height, width } = sizesOf(inputs[0]);
    const channels = inputs.reduce((sum, input) => sum + sizesOf(input).channels, 0);
    const y = zeros([batch, channels, height, width]);
    forEachPiece(inputs, (input, yStart, inputStart, length) => {
      y.data.set(input.data.subarray(inputStart, inputStart + length), yStart);
    });
    return y;
  },
  backward(_layer, inputs, _parameters, _mode, dY) {
    const gradients = inputs.map(zerosLike);
    forEachPiece(gradients, (gradient, yStart, inputStart, length) => {
      gradient.data.set(dY.data.subarray(yStart, yStart + length), inputStart);
    });
    return { inputs: gradients, parameters: {} };
  }
};
function forEachPiece(inputs, visit) {
  const { batch } = sizesOf(inputs[0]);
  let yStart = 0;
  for (let n = 0; n < batch; n++) {
    for (const input of inputs) {
      const length = input.data.length / batch;
      visit(input, yStart, n * length, length);
      yStart += length;
    }
  }
}

// src/engine/reference/ops/taps.ts
function forEachTap({ height, width }, window, visit) {
  const { kernel, stride = 1, dilation = 1 } = window;
  const { before } = samePadding(window);
  for (let u = 0; u < kernel; u++) {
    for (let v = 0; v < kernel; v++) {
      for (let h = 0; h < height / stride; h++) {
        const row = stride * h + dilation * u - before;
        if (row < 0 || row >= height) continue;
        for (let w = 0; w < width / stride; w++) {
          const column = stride * w + dilation * v - before;
          if (column < 0 || column >= width) continue;
          visit(h * width / stride + w, u * kernel + v, row * width + column);
        }
      }
    }
  }
}

// src/engine/reference/ops/conv.ts
var conv = {
  forward(layer, [x], { weight, bias }) {
    const { filters, stride = 1 } = layer;
    const { batch, height, width } = sizesOf(x);
    const y = zeros([batch, filters, height / stride, width / stride]);
    if (bias) addBias(y, bias);
    forEachProduct(x, weight, layer, (yIndex, weightIndex, xIndex) => {
      y.data[yIndex] += weight.data[weightIndex] * x.data[xIndex];
    });
    return y;
  },
  backward(layer, [x], { weight, bias }, _mode, dY) {
    const dX = zerosLike(x);
    const dWeight = zerosLike(weight);
    forEachProduct(x, weight, layer, (yIndex, weightIndex, xIndex) => {
      dX.data[xIndex] += weight.data[weightIndex] * dY.data[yIndex];
      dWeight.data[weightIndex] += x.data[xIndex] * dY.data[yIndex];
    });
    const parameters = { weight: dWeight };
    if (bias) parameters.bias = biasGradient(dY);
    return { inputs: [dX], parameters };
  }
};
function biasGradient(dY) {
  const { channels, pixels } = sizesOf(dY);
  const dBias = zeros([channels]);
  dY.data.forEach((value, i) => {
    dBias.data[Math.floor(i / pixels) % channels] += value;
  });
  return dBias;
}
function addBias(y, bias) {
  const { channels, pixels } = sizesOf(y);
  y.data.forEach((_, i) => {
    y.data[i] += bias.data[Math.floor(i / pixels) % channels];
  });
}
function forEachProduct(x, weight, layer, visit) {
  const { batch, channels, height, width, pixels } = sizesOf(x);
  const [filters] = weight.shape;
  const taps = layer.kernel ** 2;
  const outputs = pixels / (layer.stride ?? 1) ** 2;
  for (let n = 0; n < batch; n++) {
    for (let o = 0; o < filters; o++) {
      for (let i = 0; i < channels; i++) {
        const y = (n * filters + o) * outputs;
        const w = (o * channels + i) * taps;
        const image = (n * channels + i) * pixels;
        forEachTap({ height, width }, layer, (yPixel, tap, xPixel) => {
          visit(y + yPixel, w + tap, image + xPixel);
        });
      }
    }
  }
}

// src/engine/reference/ops/dense.ts
var dense = {
  forward({ units }, [x], { weight, bias }) {
    const [batch, channels] = x.shape;
    const y = zeros([batch, units]);
    for (let n = 0; n < batch; n++) {
      for (let u = 0; u < units; u++) {
        let sum = bias.data[u];
        for (let c = 0; c < channels; c++) sum += weight.data[u * channels + c] * x.data[n * channels + c];
        y.data[n * units + u] = sum;
      }
    }
    return y;
  },
  backward({ units }, [x], { weight, bias }, _mode, dY) {
    const [batch, channels] = x.shape;
    const dX = zerosLike(x);
    const dWeight = zerosLike(weight);
    const dBias = zerosLike(bias);
    for (let n = 0; n < batch; n++) {
      for (let u = 0; u < units; u++) {
        const dy = dY.data[n * units + u];
        dBias.data[u] += dy;
        for (let c = 0; c < channels; c++) {
          dX.data[n * channels + c] += weight.data[u * channels + c] * dy;
          dWeight.data[u * channels + c] += x.data[n * channels + c] * dy;
        }
      }
    }
    return { inputs: [dX], parameters: { weight: dWeight, bias: dBias } };
  }
};

// src/engine/reference/ops/depthwise-conv.ts
var depthwiseConv = {
  forward(layer, [x], { weight, bias }) {
    const { batch, channels, height, width } = sizesOf(x);
    const y = zeros([batch, channels, height / layer.stride, width / layer.stride]);
    if (bias) addBias(y, bias);
    forEachProduct2(x, layer, (yIndex, weightIndex, xIndex) => {
      y.data[yIndex] += weight.data[weightIndex] * x.data[xIndex];
    });
    return y;
  },
  backward(layer, [x], { weight, bias }, _mode, dY) {
    const dX = zerosLike(x);
    const dWeight = zerosLike(weight);
    forEachProduct2(x, layer, (yIndex, weightIndex, xIndex) => {
      dX.data[xIndex] += weight.data[weightIndex] * dY.data[yIndex];
      dWeight.data[weightIndex] += x.data[xIndex] * dY.data[yIndex];
    });
    const parameters = { weight: dWeight };
    if (bias) parameters.bias = biasGradient(dY);
    return { inputs: [dX], parameters };
  }
};
function forEachProduct2(x, layer, visit) {
  const { batch, channels, height, width, pixels } = sizesOf(x);
  const outputs = pixels / layer.stride ** 2;
  for (let plane = 0; plane < batch * channels; plane++) {
    const weights = plane % channels * layer.kernel ** 2;
    forEachTap({ height, width }, layer, (yPixel, tap, xPixel) => {
      visit(plane * outputs + yPixel, weights + tap, plane * pixels + xPixel);
    });
  }
}

// src/engine/reference/ops/dropout.ts
var dropout = {
  forward(layer, [x], _parameters, mode) {
    return mode.training ? dropped(layer, x, mode) : x;
  },
  backward(layer, _inputs, _parameters, mode, dY) {
    return { inputs: [mode.training ? dropped(layer, dY, mode) : dY], parameters: {} };
  }
};
function dropped({ name, rate }, { shape, data }, { seed, step }) {
  const key = hashText(`${seed}/${step}/${name}`);
  return {
    shape,
    data: data.map((value, element) => uniform(key, element) < rate ? 0 : value / (1 - rate))
  };
}
function uniform(key, element) {
  let z = key + Math.imul(element, 2654435769) >>> 0;
  z = Math.imul(z ^ z >>> 16, 569420461);
  z = Math.imul(z ^ z >>> 15, 1935289751);
  return ((z ^ z >>> 15) >>> 0) / 2 ** 32;
}

// src/engine/reference/ops/global-average-pool.ts
var globalAveragePool = {
  forward(_layer, [x]) {
    const { batch, channels, pixels } = sizesOf(x);
    const y = zeros([batch, channels]);
    for (const [i, value] of x.data.entries()) y.data[Math.floor(i / pixels)] += value / pixels;
    return y;
  },
  backward(_layer, [{ shape, data }], _parameters, _mode, dY) {
    const pixels = data.length / dY.data.length;
    const dX = { shape, data: data.map((_, i) => dY.data[Math.floor(i / pixels)] / pixels) };
    return { inputs: [dX], parameters: {} };
  }
};

// src/engine/reference/ops/max-pool.ts
var maxPool = {
  forward(_layer, [x]) {
    const { batch, channels, height, width } = sizesOf(x);
    const y = zeros([batch, channels, Math.floor(height / 2), Math.floor(width / 2)]);
    forEachMaximum(x, (yIndex, xIndex) => y.data[yIndex] = x.data[xIndex]);
    return y;
  },
  backward(_layer, [x], _parameters, _mode, dY) {
    const dX = zerosLike(x);
    forEachMaximum(x, (yIndex, xIndex) => dX.data[xIndex] = dY.data[yIndex]);
    return { inputs: [dX], parameters: {} };
  }
};
function forEachMaximum(x, visit) {
  const { batch, channels, height, width } = sizesOf(x);
  let yIndex = 0;
  for (let plane = 0; plane < batch * channels; plane++) {
    for (let h = 0; h + 1 < height; h += 2) {
      for (let w = 0; w + 1 < width; w += 2) {
        const corner = (plane * height + h) * width + w;
        let best = corner;
        for (const index of [corner + 1, corner + width, corner + width + 1]) {
          if (x.data[index] > x.data[best] || Number.isNaN(x.data[index])) best = index;
        }
        visit(yIndex++, best);
      }
    }
  }
}

// src/engine/reference/ops/transposed-conv.ts
var transposedConv = {
  forward({ filters }, [x], { weight, bias }) {
    const { batch, height, width } = sizesOf(x);
    const y = zeros([batch, filters, 2 * height, 2 * width]);
    addBias(y, bias);
    forEachProduct3(x, filters, (yIndex, weightIndex, xIndex) => {
      y.data[yIndex] += weight.data[weightIndex] * x.data[xIndex];
    });
    return y;
  },
  backward({ filters }, [x], { weight }, _mode, dY) {
    const dX = zerosLike(x);
    const dWeight = zerosLike(weight);
    forEachProduct3(x, filters, (yIndex, weightIndex, xIndex) => {
      dX.data[xIndex] += weight.data[weightIndex] * dY.data[yIndex];
      dWeight.data[weightIndex] += x.data[xIndex] * dY.data[yIndex];
    });
    return { inputs: [dX], parameters: { weight: dWeight, bias: biasGradient(dY) } };
  }
};
function forEachProduct3(x, filters, visit) {
  const { batch, channels, height, width } = sizesOf(x);
  for (let n = 0; n < batch; n++) {
    for (let i = 0; i < channels; i++) {
      for (let o = 0; o < filters; o++) {
        for (let u = 0; u < 2; u++) {
          for (let v = 0; v < 2; v++) {
            const weightIndex = ((i * filters + o) * 2 + u) * 2 + v;
            for (let h = 0; h < height; h++) {
              for (let w = 0; w < width; w++) {
                const yIndex = ((n * filters + o) * 2 * height + 2 * h + u) * 2 * width + 2 * w + v;
                visit(yIndex, weightIndex, ((n * channels + i) * height + h) * width + w);
              }
            }
          }
        }
      }
    }
  }
}

// src/engine/reference/ops/upsample.ts
var upsample = {
  forward(_layer, [x]) {
    const { batch, channels, height, width } = sizesOf(x);
    const y = zeros([batch, channels, 2 * height, 2 * width]);
    forEachPair(x, (yIndex, xIndex, weight) => {
      y.data[yIndex] += weight * x.data[xIndex];
    });
    return y;
  },
  backward(_layer, [x], _parameters, _mode, dY) {
    const dX = zerosLike(x);
    forEachPair(x, (yIndex, xIndex, weight) => {
      dX.data[xIndex] += weight * dY.data[yIndex];
    });
    return { inputs: [dX], parameters: {} };
  }
};
function forEachPair(x, visit) {
  const { batch, channels, height, width } = sizesOf(x);
  for (let plane = 0; plane < batch * channels; plane++) {
    for (let h = 0; h < 2 * height; h++) {
      for (let w = 0; w < 2 * width; w++) {
        for (const [row, ofRow] of neighbours(h, height)) {
          for (const [column, ofColumn] of neighbours(w, width)) {
            const xIndex = (plane * height + row) * width + column;
            visit((plane * 2 * height + h) * 2 * width + w, xIndex, ofRow * ofColumn);
          }
        }
      }
    }
  }
}
function neighbours(at, edge) {
  const near = Math.floor(at / 2);
  const far = at % 2 === 0 ? near - 1 : near + 1;
  return [
    [near, 0.75],
    [Math.min(Math.max(far, 0), edge - 1), 0.25]
  ];
}

// src/engine/reference/ops/operations.ts
var OPERATIONS = {
  conv,
  "depthwise-conv": depthwiseConv,
  "transposed-conv": transposedConv,
  upsample,
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
function operationOf(op) {
  return OPERATIONS[op];
}

// src/engine/reference/pass.ts
function forward(network, parameters, images, mode) {
  const outputs = /* @__PURE__ */ new Map();
  for (const layer of network.layers) {
    if (layer.op === "input") outputs.set(layer.name, images);
    else outputs.set(layer.name, compute(layer, gather(layer, outputs), parameters, mode));
  }
  return outputs;
}
function backward(network, parameters, outputs, mode, dLogits) {
  const byOutput = /* @__PURE__ */ new Map([[inputsOf(lastLayer(network))[0], dLogits]]);
  const byParameter = {};
  const learning = learningLayers(network);
  for (const layer of network.layers.slice(0, -1).reverse()) {
    if (layer.op === "input" || !learning.has(layer.name)) continue;
    const gradients = operationOf(layer.op).backward(
      layer,
      gather(layer, outputs),
      parametersOfLayer(layer, parameters),
      mode,
      byOutput.get(layer.name)
    );
    inputsOf(layer).forEach((from, i) => void addTo(byOutput, from, gradients.inputs[i]));
    for (const [suffix, gradient] of Object.entries(gradients.parameters)) {
      byParameter[`${layer.name}.${suffix}`] = gradient;
    }
  }
  const trained = parametersOf(network).filter(({ trainable: trainable2 }) => trainable2);
  return Object.fromEntries(trained.map(({ name }) => [name, byParameter[name]]));
}
function moved(network, parameters, outputs) {
  const byParameter = {};
  for (const layer of network.layers) {
    if (layer.op === "input") continue;
    const { move } = operationOf(layer.op);
    const latest = move?.(layer, gather(layer, outputs), parametersOfLayer(layer, parameters)) ?? {};
    for (const [suffix, value] of Object.entries(latest)) byParameter[`${layer.name}.${suffix}`] = value;
  }
  return byParameter;
}
function lastLayer({ layers }) {
  return layers[layers.length - 1];
}
function compute(layer, inputs, parameters, mode) {
  return operationOf(layer.op).forward(layer, inputs, parametersOfLayer(layer, parameters), mode);
}
function gather(layer, outputs) {
  return inputsOf(layer).map((from) => outputs.get(from));
}
var SUFFIXES = ["weight", "bias", "running_mean", "running_var"];
function parametersOfLayer({ name }, parameters) {
  return Object.fromEntries(
    SUFFIXES.map((suffix) => [suffix, parameters[`${name}.${suffix}`]]).filter(
      ([, value]) => value !== void 0
    )
  );
}
function addTo(gradients, name, gradient) {
  const sum = gradients.get(name) ?? zerosLike(gradient);
  gradients.set(name, { shape: sum.shape, data: sum.data.map((value, i) => value + gradient.data[i]) });
}

// src/engine/reference/differentiate.ts
function differentiate(network, parameters, batch, spec, mode) {
  const outputs = outputsOf(network, parameters, batch, mode);
  const logits = logitsOf(network, outputs);
  const { loss, dLogits } = lossOf(logits, batch, spec);
  const gradients = backward(network, parameters, outputs, mode, dLogits);
  return {
    result: { loss, ...confusionOf(logits, batch.labels) },
    gradients: withPenalty(parametersOf(network), parameters, gradients),
    running: moved(network, parameters, outputs)
  };
}
function evaluate(network, parameters, batch, spec) {
  const logits = logitsOf(network, outputsOf(network, parameters, batch, EVALUATION2));
  return { loss: lossOf(logits, batch, spec).loss, ...confusionOf(logits, batch.labels) };
}
function probabilities(network, parameters, images) {
  return activations(network, parameters, lastLayer(network).name, images);
}
function activations(network, parameters, layer, images) {
  return outputsOf(network, parameters, images, EVALUATION2).get(layer);
}
var EVALUATION2 = { training: false, seed: 0, step: 0 };
function outputsOf(network, parameters, batch, mode) {
  const { images, size, height, width } = batch;
  const channels = images.length / (size * height * width);
  const input = { shape: [size, channels, height, width], data: Float64Array.from(images) };
  return forward(network, parameters, input, mode);
}
function logitsOf(network, outputs) {
  return outputs.get(inputsOf(lastLayer(network))[0]);
}

// src/engine/reference/muon.ts
function muon({ momentum }, { parameter, shape, gradient, slots, learningRate, decay }) {
  const buffer = slots.momentum_buffer;
  const direction = gradient.map((g, i) => {
    buffer[i] += (1 - momentum) * (g - buffer[i]);
    return g + momentum * (buffer[i] - g);
  });
  const [rows] = shape;
  const columns = parameter.length / rows;
  const orthogonal = orthogonalized(direction, rows, columns);
  const size = learningRate * muonScale(rows, columns);
  for (let i = 0; i < parameter.length; i++) {
    parameter[i] -= learningRate * decay * parameter[i] + size * orthogonal[i];
  }
}
function orthogonalized(matrix, rows, columns) {
  if (rows > columns) {
    return transposed(orthogonalized(transposed(matrix, rows, columns), columns, rows), columns, rows);
  }
  const { a, b, c, iterations, epsilon } = NEWTON_SCHULZ;
  const norm = Math.max(epsilon, Math.sqrt(matrix.reduce((sum, value) => sum + value ** 2, 0)));
  let x = matrix.map((value) => value / norm);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const gram = product(x, transposed(x, rows, columns), rows, columns, rows);
    const square = product(gram, gram, rows, rows, rows);
    const polynomial = gram.map((value, i) => b * value + c * square[i]);
    const change = product(polynomial, x, rows, rows, columns);
    x = x.map((value, i) => a * value + change[i]);
  }
  return x;
}
function product(left, right, rows, inner, columns) {
  const result = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < inner; k++) {
      const factor = left[row * inner + k];
      for (let column = 0; column < columns; column++) {
        result[row * columns + column] += factor * right[k * columns + column];
      }
    }
  }
  return result;
}
function transposed(matrix, rows, columns) {
  return matrix.map((_, i) => matrix[i % rows * columns + Math.floor(i / rows)]);
}

// src/engine/reference/optimizers.ts
function update(spec, change) {
  if (spec.name === "sgd") sgd(spec, change);
  else if (spec.name === "adadelta") adadelta(spec, change);
  else if (spec.name !== "muon") adam(spec, change);
  else if (change.hidden) muon(spec, change);
  else adam(besideMuon(spec), change);
}
function sgd({ momentum }, { parameter, gradient, slots, learningRate, decay }) {
  for (let i = 0; i < parameter.length; i++) {
    let g = gradient[i] + decay * parameter[i];
    if (momentum !== 0) {
      slots.momentum_buffer[i] = momentum * slots.momentum_buffer[i] + g;
      g = slots.momentum_buffer[i];
    }
    parameter[i] -= learningRate * g;
  }
}
function adam(spec, { parameter, gradient, slots, learningRate, decay, t }) {
  const { beta1, beta2, epsilon } = spec;
  const { exp_avg: m, exp_avg_sq: v } = slots;
  const decoupled = spec.name === "adamw";
  for (let i = 0; i < parameter.length; i++) {
    const g = gradient[i] + (decoupled ? 0 : decay * parameter[i]);
    if (decoupled) parameter[i] -= learningRate * decay * parameter[i];
    m[i] = beta1 * m[i] + (1 - beta1) * g;
    v[i] = beta2 * v[i] + (1 - beta2) * g * g;
    const mean = m[i] / (1 - beta1 ** t);
    const deviation = Math.sqrt(v[i] / (1 - beta2 ** t));
    parameter[i] -= learningRate * mean / (deviation + epsilon);
  }
}
function adadelta({ rho, epsilon }, { parameter, gradient, slots, learningRate }) {
  const { square_avg: v, acc_delta: u } = slots;
  for (let i = 0; i < parameter.length; i++) {
    const g = gradient[i];
    v[i] = rho * v[i] + (1 - rho) * g * g;
    const d = Math.sqrt(u[i] + epsilon) / Math.sqrt(v[i] + epsilon) * g;
    u[i] = rho * u[i] + (1 - rho) * d * d;
    parameter[i] -= learningRate * d;
  }
}

// src/engine/reference/trainer.ts
var ReferenceTrainer = class {
  #network;
  #options;
  #state;
  constructor(network, options) {
    this.#network = network;
    this.#options = options;
    this.#state = {
      step: 0,
      parameters: initialParameters(network, options.seed),
      optimizer: emptySlots(network, options)
    };
  }
  async step(batch, learningRate) {
    checkBatch(this.#network, batch);
    const { loss, seed } = this.#options;
    const mode = { training: true, seed, step: this.#state.step };
    const { result, gradients, running: running2 } = differentiate(
      this.#network,
      this.#parameters(),
      batch,
      loss,
      mode
    );
    const parameters = { ...this.#state.parameters, ...mapValues(running2, narrow) };
    const optimizer = {};
    for (const spec of trainable(this.#network)) {
      const { parameter, slots } = this.#updated(spec, gradients[spec.name], learningRate);
      parameters[spec.name] = parameter;
      for (const [slot, value] of Object.entries(slots)) optimizer[`${spec.name}/${slot}`] = value;
    }
    this.#state = { step: this.#state.step + 1, parameters, optimizer };
    return result;
  }
  async evaluate(batch) {
    checkBatch(this.#network, batch);
    return evaluate(this.#network, this.#parameters(), batch, this.#options.loss);
  }
  async predict(images, shape) {
    checkImages(this.#network, images, shape);
    return narrow(probabilities(this.#network, this.#parameters(), { images, ...shape })).data;
  }
  async activations(layer, images, shape) {
    checkImages(this.#network, images, shape);
    checkComputed(this.#network, layer);
    return narrow(activations(this.#network, this.#parameters(), layer, { images, ...shape })).data;
  }
  async save() {
    return copied(this.#state);
  }
  async load(state) {
    checkState(state, this.#state);
    this.#state = copied(state);
  }
  async dispose() {
  }
  #parameters() {
    return mapValues(this.#state.parameters, widen);
  }
  /** One parameter and its optimizer slots after the update. */
  #updated(parameterSpec, gradient, learningRate) {
    const { name, layer, shape, decay, hidden } = parameterSpec;
    const { optimizer: spec } = this.#options;
    const { step, parameters, optimizer } = this.#state;
    const parameter = widen(parameters[name]);
    const slots = Object.fromEntries(
      slotsOf(spec, parameterSpec).map((slot) => [slot, widen(optimizer[`${name}/${slot}`])])
    );
    update(spec, {
      parameter: parameter.data,
      shape,
      hidden,
      gradient: gradient.data,
      slots: mapValues(slots, ({ data }) => data),
      learningRate: learningRate * rateOf(this.#options, layer),
      decay: decay && "weightDecay" in spec ? spec.weightDecay : 0,
      t: step + 1
    });
    return { parameter: narrow({ shape, data: parameter.data }), slots: mapValues(slots, narrow) };
  }
};
function trainable(network) {
  return parametersOf(network).filter((spec) => spec.trainable);
}
function emptySlots(network, { optimizer }) {
  return Object.fromEntries(
    trainable(network).flatMap(
      (spec) => slotsOf(optimizer, spec).map((slot) => [`${spec.name}/${slot}`, narrow(zeros(spec.shape))])
    )
  );
}
function copied({ step, parameters, optimizer }) {
  const copy = ({ shape, data }) => ({ shape: [...shape], data: data.slice() });
  return { step, parameters: mapValues(parameters, copy), optimizer: mapValues(optimizer, copy) };
}
function mapValues(record, map) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}

// src/engine/reference/reference.ts
function createReferenceEngine() {
  return {
    name: "reference",
    describe() {
      const { version } = package_default;
      return { engine: "reference", version, runtime: "javascript", layout: "standard", threads: 1 };
    },
    async build(network, options) {
      validateNetwork(network);
      checkOptions(network, options);
      return new ReferenceTrainer(network, options);
    }
  };
}
export {
  createReferenceEngine
};
