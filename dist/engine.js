import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  tileOfEdge
} from "./stages-6-evaluate-predict.js";
import {
  turnOffTelemetry,
  unpackError,
  unreadable
} from "./engine-onnx-messages.js";
import {
  readModelFile
} from "./provision.js";
import {
  MOST_BYTES,
  readPlainFile
} from "./stages-5-train.js";
import {
  SPACE_OF_WORKER,
  availableMemory,
  requireAddressSpace
} from "./stages-1-config.js";
import {
  isOutOfMemory
} from "./shared-out-of-memory.js";
import {
  countParameters,
  headOf,
  inputsOf,
  learningLayers,
  shapesOf
} from "./network.js";
import {
  firstLineOf
} from "./shared-message-of.js";
import {
  InputError,
  InternalError,
  modelUnreadable
} from "./errors.js";

// src/engine/onnx/stillness.ts
var LOOKS = 24;
var BETWEEN_MS = 5e3;
var LEAST_CPU_MS = 25;
var StillnessWatch = class {
  #read;
  #onStill;
  #timer;
  #last;
  #still = 0;
  constructor(onStill, read = readUsage) {
    this.#onStill = onStill;
    this.#read = read;
  }
  /** From now on, until `stop`, somebody is to be at work. */
  start() {
    this.#still = 0;
    this.#last = void 0;
    this.#timer ??= setInterval(() => this.look(), BETWEEN_MS).unref();
  }
  stop() {
    clearInterval(this.#timer);
    this.#timer = void 0;
  }
  look() {
    const now = this.#read();
    const last = this.#last;
    this.#last = now;
    if (last === void 0) return;
    const works = now.cpuMs - last.cpuMs >= LEAST_CPU_MS || now.waits > last.waits;
    this.#still = works ? 0 : this.#still + 1;
    if (this.#still >= LOOKS) this.#onStill();
  }
};
function readUsage() {
  const { userCPUTime, systemCPUTime, majorPageFault, fsRead, fsWrite } = process.resourceUsage();
  return { cpuMs: (userCPUTime + systemCPUTime) / 1e3, waits: majorPageFault + fsRead + fsWrite };
}

// src/engine/onnx/remote.ts
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
var STILL = "the engine's worker thread has not done anything for two minutes, though it was asked to";
var CODE_MIB = 64;
var Remote = class {
  #worker;
  #pending = /* @__PURE__ */ new Map();
  /** Requests that the worker is at, whether or not anybody waits for them any more. */
  #unanswered = /* @__PURE__ */ new Set();
  #watch = new StillnessWatch(() => this.#end(new InternalError(STILL)));
  #ended;
  #onIdle;
  #count = 0;
  constructor(file = workerFile()) {
    turnOffTelemetry();
    requireAddressSpace("a worker thread", SPACE_OF_WORKER);
    this.#worker = new Worker(file, { execArgv: [], resourceLimits: { codeRangeSizeMb: CODE_MIB } });
    this.#worker.unref();
    this.#worker.on("message", (reply) => this.#settle(reply));
    this.#worker.on("messageerror", (error) => this.#end(unreadable("answer", error)));
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on(
      "exit",
      (code) => this.#end(new InternalError(`the engine's worker thread ended with exit code ${code}`))
    );
  }
  /** Asks the worker. Arrays are copied: the caller may use them again. Rejects with the worker's own error. */
  call(method, ...parameters) {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = this.#count++;
    const request = { id, method, arguments: parameters };
    return new Promise((resolve, reject) => {
      this.#worker.postMessage(request);
      this.#unanswered.add(id);
      this.#pending.set(id, { resolve, reject });
      this.#worker.ref();
      this.#watch.start();
    });
  }
  /**
   * Ends the worker, once it has done what it is at; requests under way are rejected at once. Native code whose thread is
   * ended meanwhile throws where nobody can catch it, and the process ends with it.
   */
  async close() {
    const isWell = this.#ended === void 0;
    this.#end(new InternalError("the trainer or model was used after dispose()"));
    if (isWell && this.#unanswered.size > 0) await this.#lastAnswer();
    await this.#worker.terminate();
  }
  /** Or the worker's own end, or that it does nothing any more. */
  #lastAnswer() {
    this.#worker.ref();
    this.#watch.start();
    return new Promise((resolve) => {
      this.#onIdle = resolve;
    });
  }
  #settle(reply) {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    this.#unanswered.delete(reply.id);
    if (this.#unanswered.size === 0) this.#rest();
    else this.#watch.start();
    if ("error" in reply) pending?.reject(unpackError(reply.error));
    else pending?.resolve(reply.value);
  }
  #end(error) {
    this.#ended ??= error;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    this.#rest();
    for (const { reject } of pending) reject(error);
  }
  #rest() {
    this.#worker.unref();
    this.#watch.stop();
    this.#onIdle?.();
  }
};
function workerFile() {
  const source = import.meta.url.endsWith(".ts");
  const url = new URL(source ? "../../../dist/onnx-worker.js" : "./onnx-worker.js", import.meta.url);
  const file = fileURLToPath(url);
  if (!existsSync(file)) throw new InternalError(`${file} is missing: run npm run build`);
  return file;
}

// src/engine/onnx/model.ts
async function openModel(bytes, { threads }) {
  const remote = new Remote();
  try {
    await remote.call("open", bytes, threads);
    return {
      predict: (raw, shape) => remote.call("infer", raw, shape),
      dispose: () => remote.close()
    };
  } catch (error) {
    await remote.close();
    throw error;
  }
}

// src/network/memory.ts
function countKept(network, size) {
  return mostLive(network, size, keptOutputs(network));
}
function countLive(network, size) {
  return mostLive(network, size, /* @__PURE__ */ new Set());
}
function mostLive(network, size, kept) {
  const numbers = numbersOf(network, size);
  const last = lastUses(network);
  let [live, most] = [0, 0];
  for (const [index, { name }] of network.layers.entries()) {
    live += numbers(name);
    most = Math.max(most, live);
    for (const [done, at] of last) if (at === index && !kept.has(done)) live -= numbers(done);
  }
  return most;
}
function keptOutputs(network) {
  const learning = learningLayers(network);
  const kept = new Set(learning);
  for (const layer of [...network.layers].reverse()) {
    const reads = learning.has(layer.name) || layer.op === "concat" && kept.has(layer.name);
    if (reads) for (const from of inputsOf(layer)) kept.add(from);
  }
  return kept;
}
function numbersOf(network, { height, width }) {
  const shapes = shapesOf(network);
  const joined = new Set(network.layers.filter(({ op }) => op === "concat").map(({ name }) => name));
  return (layer) => {
    const { channels, divisor, spatial } = shapes.get(layer);
    if (joined.has(layer)) return 0;
    return spatial ? channels * height * width / divisor ** 2 : channels;
  };
}
function lastUses({ layers }) {
  const last = /* @__PURE__ */ new Map();
  for (const [index, layer] of [...layers.entries()].reverse()) {
    const until = layer.op === "concat" ? last.get(layer.name) ?? index : index;
    for (const from of inputsOf(layer)) last.set(from, Math.max(last.get(from) ?? 0, until));
  }
  return last;
}

// src/stages/4-plan/plan.ts
var MOST_PROBED_IMAGES = 2e4;

// src/stages/4-plan/memory.ts
var FLOAT = 4;
var MIB = 2 ** 20;
var PROGRAM_BYTES = 256 * MIB;
var DECODED_WHOLE = 96 * MIB;
var COPIES_OF_WEIGHTS = 9;
var COPIES_OF_BATCH = 6;
var REARRANGED = 1.3;
var EXPORTED = 3;
var COPIES_OF_TESTED_WEIGHTS = 18;
var COPIES_OF_FEATURES = 7;
var COPIES_OF_TESTED = 3;
var COPIES_OF_PROBABILITIES = 3;
var LARGE_EDGE = 1024;
var SMALL_EDGE = 512;
var LOSS = 10;
var SHARE = 0.8;
function foreseePeak(planned, memory) {
  const { network } = planned;
  const decoded = network.task === "classification" ? DECODED_WHOLE : 0;
  const work = Math.max(trainingBytes(planned), headBytes(planned, memory), testBytes(network, memory));
  return PROGRAM_BYTES + decoded + memory.imageBytes + work;
}
function trainingBytes({ network, batchSize, patch, tile }) {
  const { height, width } = patch;
  const tiles = Math.max(1, Math.floor(batchSize * height * width / (tile.height * tile.width)));
  const weights = COPIES_OF_WEIGHTS * FLOAT * countParameters(network);
  const batch = COPIES_OF_BATCH * batchSize * channelsOf(network) * height * width;
  const training = batchSize * (countKept(network, patch) + lossOf(network, patch));
  const validation = tiles * (REARRANGED * countLive(network, tile) + lossOf(network, tile));
  return weights + FLOAT * (batch + training + validation);
}
function headBytes({ network, linearProbe }, { images }) {
  if (linearProbe === void 0) return 0;
  const width = shapesOf(network).get(headOf(network).from)?.channels ?? 0;
  const weights = COPIES_OF_WEIGHTS * countParameters(network);
  return FLOAT * (weights + COPIES_OF_FEATURES * width * Math.min(images, MOST_PROBED_IMAGES));
}
function testBytes(network, { availableBytes, largestTested }) {
  if (largestTested === void 0) return 0;
  const edge = largestTestEdge(network, availableBytes);
  const pixels = largestTested.height * largestTested.width;
  const weights = COPIES_OF_TESTED_WEIGHTS * FLOAT * countParameters(network);
  const image = COPIES_OF_TESTED * FLOAT * channelsOf(network) * pixels;
  const prediction = network.task === "segmentation" ? predictionBytes(network, Math.min(pixels, edge ** 2)) : 0;
  return weights + image + prediction;
}
function predictionBytes(network, pixels) {
  const { stride, classes } = network;
  const block = { height: stride, width: stride };
  const live = countLive(network, block) / stride ** 2;
  return FLOAT * pixels * (EXPORTED * live + COPIES_OF_PROBABILITIES * classes);
}
function largestTestEdge(network, availableBytes) {
  const fits2 = PROGRAM_BYTES + predictionBytes(network, LARGE_EDGE ** 2) <= availableBytes / 2;
  return fits2 ? LARGE_EDGE : SMALL_EDGE;
}
function fits(planned, memory) {
  return foreseePeak(planned, memory) <= SHARE * memory.availableBytes;
}
function lossOf({ task, classes }, { height, width }) {
  return task === "segmentation" ? LOSS * classes * height * width : 0;
}
function channelsOf({ layers: [input] }) {
  return input?.op === "input" ? input.channels : 0;
}

// src/stages/6-evaluate/open-model-file.ts
import { createHash } from "node:crypto";
async function openModelFile(path, options) {
  const bytes = await readPlainFile(path, MOST_BYTES.whole).catch((cause) => {
    if (isOutOfMemory(cause)) throw cause;
    throw new InputError(modelUnreadable(path, firstLineOf(cause)), { cause });
  });
  const { model: read, faults } = readModelFile(bytes, path);
  if (read === void 0) throw new InputError(faults);
  const { description, metadata } = read;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = { path, sha256, bytes: bytes.byteLength };
  const edges = read.members.map(({ network }) => largestTestEdge(network, availableMemory()));
  const tileSize = tileOfEdge(Math.min(...edges));
  return { model: { ...await openModel(read.bytes, options), tileSize }, description, metadata, file };
}

export {
  Remote,
  MOST_PROBED_IMAGES,
  foreseePeak,
  fits,
  openModelFile
};
