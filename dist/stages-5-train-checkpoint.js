import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MOST_BYTES,
  readPlainFile,
  readPlainText
} from "./shared-plain-file.js";
import {
  TRAINING_SCORES,
  VALIDATION_SCORES,
  byField
} from "./metrics-scores.js";
import {
  TEMPORARY,
  makeFolder,
  writeFileAtomic
} from "./shared-write-file-atomic.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  remove,
  removeIfEmpty
} from "./shared-move-and-remove.js";
import {
  InputError,
  fileNotWritable,
  weightsReplaced
} from "./errors-publishing.js";
import {
  array,
  custom,
  int,
  number,
  object,
  string
} from "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/stages/5-train/checkpoint.ts
import { createHash } from "node:crypto";
import { lstat, readdir } from "node:fs/promises";
import { join as join2 } from "node:path";

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
__name(encodeSafetensors, "encodeSafetensors");
function decodeSafetensors(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8) throw new Error("safetensors: the file is shorter than its header");
  const start = 8 + Number(view.getBigUint64(0, true));
  if (start > bytes.byteLength) throw new Error("safetensors: the file is shorter than its header");
  const { __metadata__: metadata = {}, ...entries } = parseJson(
    Buffer.from(bytes.subarray(8, start)).toString()
  );
  const tensors = /* @__PURE__ */ new Map();
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(
    entries
  )) {
    const [from, to] = data_offsets;
    if (dtype !== "F32") throw new Error(`safetensors: ${name} is ${dtype}, only F32 is read`);
    if (start + to > bytes.byteLength) throw new Error(`safetensors: the file ends within ${name}`);
    const data = new Float32Array((to - from) / Float32Array.BYTES_PER_ELEMENT);
    new Uint8Array(data.buffer).set(bytes.subarray(start + from, start + to));
    tensors.set(name, { shape, data });
  }
  return { tensors: Object.fromEntries(tensors), metadata };
}
__name(decodeSafetensors, "decodeSafetensors");

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
__name(noteOutOfTime, "noteOutOfTime");
async function wasOutOfTime(folder, plan, epoch) {
  try {
    const note = schema.parse(parseJson(await readPlainText(join(folder, OUT_OF_TIME), MOST_BYTES.text)));
    return note.epoch === epoch && note.timeBudgetMs === (plan.timeBudgetMs ?? null);
  } catch {
    return false;
  }
}
__name(wasOutOfTime, "wasOutOfTime");
async function forgetOutOfTime(folder) {
  await remove(join(folder, OUT_OF_TIME), { force: true });
}
__name(forgetOutOfTime, "forgetOutOfTime");

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
  updates: array(count.min(1)).optional(),
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
}).refine(({ epoch, history }) => history.length === epoch && history.every((row, i) => row.epoch === i + 1)).refine(({ epoch, earlyStopping }) => earlyStopping.bestEpoch <= epoch);
function standingText(value) {
  return JSON.stringify(value, encodeNonFinite);
}
__name(standingText, "standingText");
function parseStanding(text, step) {
  const { earlyStopping, plateau, updates, ...rest } = standing.parse(parseJson(text, decodeNonFinite));
  const { bestEpoch, bestValue, reference, wait } = earlyStopping;
  return {
    ...rest,
    // An earlier version wrote none; its epochs are taken for whole ones.
    updates: updates ?? rest.history.map(({ epoch }) => step / rest.epoch * epoch),
    earlyStopping: { bestEpoch, bestValue, reference, wait },
    plateau: { best: plateau.best, wait: plateau.wait, learningRate: plateau.learningRate }
  };
}
__name(parseStanding, "parseStanding");
function encodeNonFinite(_key, value) {
  return typeof value === "number" && !Number.isFinite(value) ? { number: String(value) } : value;
}
__name(encodeNonFinite, "encodeNonFinite");
function decodeNonFinite(_key, value) {
  const text = value?.number;
  return typeof text === "string" ? Number(text) : value;
}
__name(decodeNonFinite, "decodeNonFinite");

// src/stages/5-train/checkpoint.ts
var LAST = "last.safetensors";
function bestPath(folder, epoch) {
  return join2(folder, `best-${String(epoch).padStart(5, "0")}.safetensors`);
}
__name(bestPath, "bestPath");
async function saveBest(folder, epoch, state) {
  const metadata = { epoch: String(epoch), step: String(state.step) };
  const chunks = encodeSafetensors({ tensors: state.parameters, metadata });
  await writeFileAtomic(bestPath(folder, epoch), chunks);
  return digestOf(chunks);
}
__name(saveBest, "saveBest");
async function readBest(path) {
  const bytes = await readPlainFile(path, MOST_BYTES.whole);
  return { parameters: decodeSafetensors(bytes).tensors, sha256: digestOf([bytes]) };
}
__name(readBest, "readBest");
async function loadOwnBest({ path, sha256 }) {
  const bytes = await unlessMissing(readPlainFile(path, MOST_BYTES.whole));
  if (bytes === void 0) throw new InputError(weightsReplaced(path, "are gone"));
  if (digestOf([bytes]) !== sha256)
    throw new InputError(weightsReplaced(path, "are not those that this run has left there"));
  return decodeSafetensors(bytes).tensors;
}
__name(loadOwnBest, "loadOwnBest");
async function saveLast(folder, fingerprint, checkpoint) {
  const { parameters, optimizer, step } = checkpoint.state;
  const tensors = {};
  for (const [name, tensor] of Object.entries(parameters)) tensors[`parameters:${name}`] = tensor;
  for (const [name, tensor] of Object.entries(optimizer)) tensors[`optimizer:${name}`] = tensor;
  await write(join2(folder, LAST), tensors, {
    fingerprint,
    step: String(step),
    progress: standingText(checkpoint.standing)
  });
  await removeAllBut(folder, [LAST, OUT_OF_TIME, bestPath("", checkpoint.standing.earlyStopping.bestEpoch)]);
}
__name(saveLast, "saveLast");
async function loadWhole(folder, fingerprint) {
  const bytes = await readPlainFile(join2(folder, LAST), MOST_BYTES.whole).catch(() => void 0);
  return bytes && decode(bytes, fingerprint);
}
__name(loadWhole, "loadWhole");
async function hasCheckpoint(folder) {
  return lstat(join2(folder, LAST)).then(
    () => true,
    () => false
  );
}
__name(hasCheckpoint, "hasCheckpoint");
async function copyWhole(from, to) {
  await writeFileAtomic(to, await readPlainFile(from, MOST_BYTES.whole));
}
__name(copyWhole, "copyWhole");
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
__name(copyCheckpoint, "copyCheckpoint");
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
__name(clearCheckpoints, "clearCheckpoints");
async function finishCheckpoints(folder, stopReason) {
  if (!isAtItsEnd(stopReason)) return forgetOutOfTime(folder);
  await clearCheckpoints(folder);
  await removeIfEmpty(folder);
}
__name(finishCheckpoints, "finishCheckpoints");
function isAtItsEnd(stopReason) {
  return stopReason !== "cancelled" && stopReason !== "time-budget";
}
__name(isAtItsEnd, "isAtItsEnd");
function decodeUnlessBroken(bytes, fingerprint) {
  try {
    return decode(bytes, fingerprint);
  } catch {
    return void 0;
  }
}
__name(decodeUnlessBroken, "decodeUnlessBroken");
function decode(bytes, fingerprint) {
  const { metadata, tensors } = decodeSafetensors(bytes);
  if (metadata.fingerprint !== fingerprint) return void 0;
  const step = Number(metadata.step);
  const parameters = withPrefix(tensors, "parameters:");
  const optimizer = withPrefix(tensors, "optimizer:");
  const standing2 = parseStanding(metadata.progress ?? "", step);
  return { standing: standing2, state: { step, parameters, optimizer } };
}
__name(decode, "decode");
function digestOf(chunks) {
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
}
__name(digestOf, "digestOf");
async function unlessMissing(reading) {
  try {
    return await reading;
  } catch (error) {
    if (error.code === "ENOENT") return void 0;
    throw error;
  }
}
__name(unlessMissing, "unlessMissing");
async function write(path, tensors, metadata) {
  await writeFileAtomic(path, encodeSafetensors({ tensors, metadata }));
}
__name(write, "write");
async function removeAllBut(folder, keep) {
  for (const name of await readdir(folder)) {
    const ours = [LAST, OUT_OF_TIME, `${OUT_OF_TIME}${TEMPORARY}`].includes(name) || /^best-\d+\.safetensors$/.test(name) || name.endsWith(".safetensors.tmp");
    if (ours && !keep.includes(name)) await remove(join2(folder, name), { force: true });
  }
}
__name(removeAllBut, "removeAllBut");
function withPrefix(tensors, prefix) {
  const named = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(named.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}
__name(withPrefix, "withPrefix");

export {
  noteOutOfTime,
  wasOutOfTime,
  bestPath,
  saveBest,
  readBest,
  loadOwnBest,
  saveLast,
  loadWhole,
  hasCheckpoint,
  copyCheckpoint,
  clearCheckpoints,
  finishCheckpoints,
  isAtItsEnd
};
