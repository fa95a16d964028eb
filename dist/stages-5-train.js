import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  TEMPORARY,
  TRAINING_SCORES,
  VALIDATION_SCORES,
  byField,
  makeFolder,
  writeFileAtomic
} from "./metrics.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  remove,
  removeIfEmpty
} from "./shared-move-and-remove.js";
import {
  unlessOutOfMemory
} from "./shared-out-of-memory.js";
import {
  InputError,
  fileNotWritable,
  weightsReplaced
} from "./errors.js";
import {
  array,
  custom,
  int,
  number,
  object,
  string,
  tuple
} from "./vendor-zod.js";
import {
  __callDispose,
  __using
} from "./esbuild.js";

// src/shared/plain-file.ts
import { constants } from "node:fs";
import { lstat, open, stat } from "node:fs/promises";
var MIB = 1024 * 1024;
var MOST_BYTES = {
  /** Settings, class lists, rules: some KiB. */
  text: MIB,
  /** results.json, split.json, tables, a page: 30 MiB at 100,000 images. */
  run: 256 * MIB,
  /** Images, models, packages: what a file's bytes can be read of at once. */
  whole: 2048 * MIB - 1
};
var NotPlainFile = class extends Error {
  name = "NotPlainFile";
};
async function readPlainFile(path, mostBytes, options = {}) {
  var _stack = [];
  try {
    const file = __using(_stack, await openPlainFile(path, options), true);
    const { size } = await file.stat();
    if (size > mostBytes) throw new NotPlainFile(`it is larger than ${inWords(mostBytes)}`);
    return await readUpTo(file, size);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function readPlainText(path, mostBytes, options = {}) {
  return withoutMark(await readPlainFile(path, mostBytes, options));
}
async function readHead(path, bytes, options = {}) {
  var _stack = [];
  try {
    const file = __using(_stack, await openPlainFile(path, options), true);
    return await readUpTo(file, bytes);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function readTextHead(path, bytes, options = {}) {
  return withoutMark(await readHead(path, bytes, options));
}
async function openPlainFile(path, { links } = {}) {
  expectPlain(await (links === "refused" ? lstat(path) : stat(path)));
  const file = await open(path, READ_WITHOUT_WAITING | (links === "refused" ? NO_LINK : 0));
  try {
    expectPlain(await file.stat());
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}
var READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
var NO_LINK = constants.O_NOFOLLOW ?? 0;
function expectPlain(stats) {
  if (!stats.isFile()) throw new NotPlainFile(`it is ${kindOf(stats)}, not a plain file`);
}
function kindOf(stats) {
  if (stats.isDirectory()) return "a folder";
  if (stats.isSymbolicLink()) return "a link";
  if (stats.isFIFO()) return "a pipe";
  if (stats.isSocket()) return "a socket";
  return "a device";
}
function withoutMark(bytes) {
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}
async function readUpTo(file, bytes) {
  const buffer = Buffer.allocUnsafe(bytes);
  let length = 0;
  while (length < bytes) {
    const { bytesRead } = await file.read(buffer, length, bytes - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}
function inWords(bytes) {
  return bytes % MIB === 0 ? `${bytes / MIB} MiB` : `${Math.ceil(bytes / MIB / 1024)} GiB`;
}

// src/shared/half-precision.ts
var MORE_FRACTION = 13;
var EXPONENT_SHIFT = 127 - 15;
var STEP = 2 ** -24;
function floatsOfHalves(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const floats = new Float32Array(bytes.byteLength / 2);
  const bits = new Uint32Array(floats.buffer);
  for (let i = 0; i < floats.length; i++) {
    const half = view.getUint16(2 * i, true);
    const [sign, exponent, fraction] = [(half & 32768) << 16, half >> 10 & 31, half & 1023];
    if (exponent === 0) {
      floats[i] = fraction * STEP;
      bits[i] |= sign;
    } else {
      const wider = exponent === 31 ? 255 : exponent + EXPONENT_SHIFT;
      bits[i] = sign | wider << 23 | fraction << MORE_FRACTION;
    }
  }
  return floats;
}

// src/shared/safetensors.ts
function encodeSafetensors({ tensors, metadata }) {
  const header = /* @__PURE__ */ new Map([["__metadata__", metadata]]);
  const chunks = [];
  let offset = 0;
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    header.set(name, { dtype: "F32", shape, data_offsets: [offset, offset + data.byteLength] });
    chunks.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    offset += data.byteLength;
  }
  const json = Buffer.from(JSON.stringify(Object.fromEntries(header)));
  const length = Math.ceil(json.length / 8) * 8;
  const head = Buffer.alloc(8 + length, " ");
  head.writeBigUInt64LE(BigInt(length));
  json.copy(head, 8);
  return [head, ...chunks];
}
function decodeSafetensors(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8) throw new Error("safetensors: the file is shorter than its header");
  const start = 8 + Number(view.getBigUint64(0, true));
  if (start > bytes.byteLength) throw new Error("safetensors: the file is shorter than its header");
  const header = parseJson(Buffer.from(bytes.subarray(8, start)).toString());
  if (!isRecord(header)) throw new Error("safetensors: the header is no mapping");
  const { __metadata__: metadata = {}, ...entries } = header;
  if (!isMetadata(metadata)) throw new Error("safetensors: the metadata are no texts");
  const tensors = /* @__PURE__ */ new Map();
  for (const { name, read, shape, from, to } of inOrder(entries, bytes.byteLength - start))
    tensors.set(name, { shape, data: read(bytes.subarray(start + from, start + to)) });
  return { tensors: Object.fromEntries(tensors), metadata };
}
var TYPES = /* @__PURE__ */ new Map([
  ["F32", { bytes: 4, read: floatsOf }],
  ["F16", { bytes: 2, read: floatsOfHalves }]
]);
function floatsOf(data) {
  const floats = new Float32Array(data.length / Float32Array.BYTES_PER_ELEMENT);
  new Uint8Array(floats.buffer).set(data);
  return floats;
}
function inOrder(entries, dataBytes) {
  const places = Object.entries(entries).map(([name, entry]) => placeOf(name, entry)).sort((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  for (const { name, from, to } of places) {
    if (from !== end) throw new Error(`safetensors: ${name} doesn't begin where the one before it ends`);
    if (to > dataBytes) throw new Error(`safetensors: the file ends within ${name}`);
    end = to;
  }
  if (end !== dataBytes) throw new Error(`safetensors: the file holds ${dataBytes - end} bytes of no tensor`);
  return places;
}
function placeOf(name, entry) {
  const {
    dtype,
    shape,
    data_offsets: offsets
  } = isRecord(entry) ? entry : {};
  const type = TYPES.get(dtype);
  if (!type) throw new Error(`safetensors: ${name} is ${JSON.stringify(dtype)}, only F32 and F16 are read`);
  if (!isCounts(shape)) throw new Error(`safetensors: ${name} has no shape`);
  if (!isCounts(offsets) || offsets.length !== 2) throw new Error(`safetensors: ${name} has no place`);
  const [from, to] = offsets;
  const bytes = shape.reduce((product, size) => product * size, type.bytes);
  if (to - from !== bytes)
    throw new Error(`safetensors: ${name} has ${to - from} bytes, its shape needs ${bytes}`);
  return { name, read: type.read, shape, from, to };
}
function isCounts(value) {
  return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && one >= 0);
}
function isMetadata(value) {
  return isRecord(value) && Object.values(value).every((text) => typeof text === "string");
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/stages/5-train/out-of-time.ts
import { join } from "node:path";
var OUT_OF_TIME = "out-of-time.json";
var schema = object({
  epoch: int().min(1),
  /** Null: the time until the runner cuts off. */
  timeBudgetMs: number().nullable()
});
async function noteOutOfTime(folder, plan, epoch) {
  const note = { epoch, timeBudgetMs: plan.timeBudgetMs ?? null };
  await writeFileAtomic(join(folder, OUT_OF_TIME), `${JSON.stringify(note)}
`);
}
async function wasOutOfTime(folder, plan, epoch) {
  try {
    const note = schema.parse(parseJson(await readPlainText(join(folder, OUT_OF_TIME), MOST_BYTES.text)));
    return note.epoch === epoch && note.timeBudgetMs === (plan.timeBudgetMs ?? null);
  } catch (error) {
    return unlessOutOfMemory(false)(error);
  }
}
async function forgetOutOfTime(folder) {
  await remove(join(folder, OUT_OF_TIME), { force: true });
}

// src/shared/schema-reasons.ts
var MOST = 5;
function reasonsOf(issues) {
  const told = issues.slice(0, MOST).map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`);
  return issues.length > MOST ? [...told, `and ${issues.length - MOST} more`] : told;
}

// src/stages/5-train/standing.ts
var measured = custom((value) => typeof value === "number");
var count = int().min(0);
var duration = number().min(0);
var score = measured.default(Number.NaN);
var validated = { valLoss: measured, ...byField(VALIDATION_SCORES, () => score) };
var record = object({
  ...validated,
  epoch: count,
  learningRate: measured,
  trainLoss: measured,
  ...byField(TRAINING_SCORES, () => score),
  seconds: duration
});
var standing = object({
  epoch: count.min(1),
  history: array(record),
  updates: array(count).optional(),
  initial: object(validated).optional(),
  earlyStopping: object({
    bestEpoch: count,
    bestValue: measured.optional(),
    reference: measured.optional(),
    wait: count
  }),
  bestSha256: string().optional(),
  plateau: object({ best: measured.optional(), wait: count, learningRate: measured }),
  validationImages: count.min(1).optional(),
  seconds: duration,
  secondsToBest: duration
}).refine(
  ({ epoch, history }) => history.length === epoch && history.every((row, i) => row.epoch === i + 1),
  "not a row for each epoch"
).refine(
  ({ epoch, updates = { length: epoch } }) => updates.length === epoch,
  "not the updates of each epoch"
).refine(
  ({ epoch, earlyStopping }) => earlyStopping.bestEpoch <= epoch,
  "a best epoch that is still to come"
);
function standingText(value) {
  return JSON.stringify(value, encodeNonFinite);
}
function parseStanding(text, step) {
  const parsed = standing.safeParse(parseJson(text, decodeNonFinite));
  if (!parsed.success) throw new Error(reasonsOf(parsed.error.issues).join("; "));
  const { earlyStopping, plateau, updates, ...rest } = parsed.data;
  const { bestEpoch, bestValue, reference, wait } = earlyStopping;
  return {
    ...rest,
    // An earlier version wrote none; its epochs are taken for whole ones.
    updates: updates ?? rest.history.map(({ epoch }) => step / rest.epoch * epoch),
    earlyStopping: { bestEpoch, bestValue, reference, wait },
    plateau: { best: plateau.best, wait: plateau.wait, learningRate: plateau.learningRate }
  };
}
function encodeNonFinite(_key, value) {
  return typeof value === "number" && !Number.isFinite(value) ? { number: String(value) } : value;
}
function decodeNonFinite(_key, value) {
  const text = value?.number;
  return typeof text === "string" ? Number(text) : value;
}

// src/stages/5-train/checkpoint.ts
import { createHash } from "node:crypto";
import { lstat as lstat2, readdir } from "node:fs/promises";
import { join as join2 } from "node:path";
var LAST = "last.safetensors";
var traitsSchema = array(tuple([string().max(100), string().max(100)])).max(100);
function bestPath(folder, epoch) {
  return join2(folder, `best-${String(epoch).padStart(5, "0")}.safetensors`);
}
async function saveBest(folder, epoch, state) {
  const metadata = { epoch: String(epoch), step: String(state.step) };
  const chunks = encodeSafetensors({ tensors: state.parameters, metadata });
  await writeFileAtomic(bestPath(folder, epoch), chunks);
  return digestOf(chunks);
}
async function readBest(path) {
  const bytes = await readPlainFile(path, MOST_BYTES.whole);
  return { parameters: decodeSafetensors(bytes).tensors, sha256: digestOf([bytes]) };
}
async function loadOwnBest({ path, sha256 }) {
  const bytes = await unlessMissing(readPlainFile(path, MOST_BYTES.whole));
  if (bytes === void 0) throw new InputError(weightsReplaced(path, "are gone"));
  if (digestOf([bytes]) !== sha256)
    throw new InputError(weightsReplaced(path, "are not those that this run has left there"));
  return decodeSafetensors(bytes).tensors;
}
async function saveLast(folder, fingerprint, checkpoint, traits = /* @__PURE__ */ new Map()) {
  const { parameters, optimizer, step } = checkpoint.state;
  const tensors = {};
  for (const [name, tensor] of Object.entries(parameters)) tensors[`parameters:${name}`] = tensor;
  for (const [name, tensor] of Object.entries(optimizer)) tensors[`optimizer:${name}`] = tensor;
  await write(join2(folder, LAST), tensors, {
    fingerprint,
    step: String(step),
    progress: standingText(checkpoint.standing),
    traits: JSON.stringify([...traits])
  });
  await removeAllBut(folder, [LAST, OUT_OF_TIME, bestPath("", checkpoint.standing.earlyStopping.bestEpoch)]);
}
async function loadWhole(folder, fingerprint) {
  const bytes = await unlessMissing(readPlainFile(join2(folder, LAST), MOST_BYTES.whole));
  return bytes && decode(bytes, fingerprint);
}
async function readTraits(folder) {
  const bytes = await unlessMissing(readPlainFile(join2(folder, LAST), MOST_BYTES.whole));
  if (bytes === void 0) return void 0;
  try {
    return new Map(traitsSchema.parse(parseJson(decodeSafetensors(bytes).metadata.traits ?? "[]")));
  } catch (cause) {
    return unlessOutOfMemory(/* @__PURE__ */ new Map())(cause);
  }
}
async function hasCheckpoint(folder) {
  return lstat2(join2(folder, LAST)).then(
    () => true,
    () => false
  );
}
async function copyWhole(from, to) {
  await writeFileAtomic(to, await readPlainFile(from, MOST_BYTES.whole));
}
async function copyCheckpoint(from, to, fingerprint) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const bytes = await unlessMissing(readPlainFile(join2(from, LAST), MOST_BYTES.whole));
    if (bytes === void 0) return void 0;
    const standing2 = decodeUnlessBroken(bytes, fingerprint)?.standing;
    if (standing2 === void 0) return void 0;
    await makeFolder(to);
    const { bestEpoch } = standing2.earlyStopping;
    if (bestEpoch > 0) {
      const best = bestPath("", bestEpoch);
      const copied = copyWhole(join2(from, best), join2(to, best)).then(() => true);
      if (!await unlessMissing(copied)) continue;
    }
    await writeFileAtomic(join2(to, LAST), bytes);
    return standing2.epoch;
  }
  return void 0;
}
async function clearCheckpoints(folder) {
  try {
    await removeAllBut(folder, []);
  } catch (cause) {
    if (cause.code === "ENOENT") return;
    throw new InputError(fileNotWritable(folder, cause.code ?? String(cause)), {
      cause
    });
  }
}
async function finishCheckpoints(folder, stopReason) {
  if (!isAtItsEnd(stopReason)) return forgetOutOfTime(folder);
  await clearCheckpoints(folder);
  await removeIfEmpty(folder);
}
function isAtItsEnd(stopReason) {
  return stopReason !== "cancelled" && stopReason !== "time-budget";
}
function decodeUnlessBroken(bytes, fingerprint) {
  try {
    return decode(bytes, fingerprint);
  } catch (error) {
    return unlessOutOfMemory(void 0)(error);
  }
}
function decode(bytes, fingerprint) {
  const { metadata, tensors } = decodeSafetensors(bytes);
  if (metadata.fingerprint !== fingerprint) return void 0;
  const step = Number(metadata.step);
  const parameters = withPrefix(tensors, "parameters:");
  const optimizer = withPrefix(tensors, "optimizer:");
  const standing2 = parseStanding(metadata.progress ?? "", step);
  return { standing: standing2, state: { step, parameters, optimizer } };
}
function digestOf(chunks) {
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
}
async function unlessMissing(reading) {
  try {
    return await reading;
  } catch (error) {
    if (error.code === "ENOENT") return void 0;
    throw error;
  }
}
async function write(path, tensors, metadata) {
  await writeFileAtomic(path, encodeSafetensors({ tensors, metadata }));
}
async function removeAllBut(folder, keep) {
  for (const name of await readdir(folder)) {
    const ours = [LAST, OUT_OF_TIME, `${OUT_OF_TIME}${TEMPORARY}`].includes(name) || /^best-\d+\.safetensors$/.test(name) || name.endsWith(".safetensors.tmp");
    if (ours && !keep.includes(name)) await remove(join2(folder, name), { force: true });
  }
}
function withPrefix(tensors, prefix) {
  const named = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(named.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}

export {
  MIB,
  MOST_BYTES,
  NotPlainFile,
  readPlainFile,
  readPlainText,
  readHead,
  readTextHead,
  openPlainFile,
  decodeSafetensors,
  noteOutOfTime,
  wasOutOfTime,
  forgetOutOfTime,
  reasonsOf,
  bestPath,
  saveBest,
  readBest,
  loadOwnBest,
  saveLast,
  loadWhole,
  readTraits,
  hasCheckpoint,
  copyCheckpoint,
  clearCheckpoints,
  finishCheckpoints,
  isAtItsEnd
};
