import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  TRAINING_SCORES,
  VALIDATION_SCORES,
  byField
} from "./metrics-scores.js";
import {
  makeFolder,
  writeFileAtomic
} from "./shared-write-file-atomic.js";
import {
  remove
} from "./shared-move-and-remove.js";
import {
  InputError,
  fileNotWritable
} from "./errors-publishing.js";
import {
  array,
  custom,
  int,
  object
} from "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/stages/5-train/checkpoint.ts
import { copyFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

// src/shared/safetensors.ts
function encodeSafetensors({ tensors, metadata }) {
  const header = { __metadata__: metadata };
  const chunks = [];
  let offset = 0;
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    header[name] = { dtype: "F32", shape, data_offsets: [offset, offset + data.byteLength] };
    chunks.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    offset += data.byteLength;
  }
  const json = Buffer.from(JSON.stringify(header));
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
  const { __metadata__: metadata = {}, ...entries } = JSON.parse(
    Buffer.from(bytes.subarray(8, start)).toString()
  );
  const tensors = {};
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(
    entries
  )) {
    const [from, to] = data_offsets;
    if (dtype !== "F32") throw new Error(`safetensors: ${name} is ${dtype}, only F32 is read`);
    if (start + to > bytes.byteLength) throw new Error(`safetensors: the file ends within ${name}`);
    const data = new Float32Array((to - from) / Float32Array.BYTES_PER_ELEMENT);
    new Uint8Array(data.buffer).set(bytes.subarray(start + from, start + to));
    tensors[name] = { shape, data };
  }
  return { tensors, metadata };
}
__name(decodeSafetensors, "decodeSafetensors");

// src/stages/5-train/standing.ts
var measured = custom((value) => typeof value === "number");
var count = int().min(0);
var score = measured.default(Number.NaN);
var validated = { valLoss: measured, ...byField(VALIDATION_SCORES, () => score) };
var record = object({
  ...validated,
  epoch: count,
  learningRate: measured,
  trainLoss: measured,
  ...byField(TRAINING_SCORES, () => score),
  seconds: measured
});
var standing = object({
  epoch: count.min(1),
  history: array(record),
  initial: object(validated).optional(),
  earlyStopping: object({
    bestEpoch: count,
    bestValue: measured.optional(),
    reference: measured.optional(),
    wait: count
  }),
  plateau: object({ best: measured.optional(), wait: count, learningRate: measured }),
  validationImages: count.min(1).optional(),
  seconds: measured,
  secondsToBest: measured
}).refine(({ epoch, history }) => history.length === epoch && history.every((row, i) => row.epoch === i + 1)).refine(({ epoch, earlyStopping }) => earlyStopping.bestEpoch <= epoch);
function standingText(value) {
  return JSON.stringify(value, encodeNonFinite);
}
__name(standingText, "standingText");
function parseStanding(text) {
  const { earlyStopping, plateau, ...rest } = standing.parse(JSON.parse(text, decodeNonFinite));
  const { bestEpoch, bestValue, reference, wait } = earlyStopping;
  return {
    ...rest,
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
  return join(folder, `best-${String(epoch).padStart(5, "0")}.safetensors`);
}
__name(bestPath, "bestPath");
async function saveBest(folder, epoch, state) {
  await write(bestPath(folder, epoch), state.parameters, { epoch: String(epoch), step: String(state.step) });
}
__name(saveBest, "saveBest");
async function loadBest(path) {
  return decodeSafetensors(await readFile(path)).tensors;
}
__name(loadBest, "loadBest");
async function saveLast(folder, fingerprint, checkpoint) {
  const { parameters, optimizer, step } = checkpoint.state;
  const tensors = {};
  for (const [name, tensor] of Object.entries(parameters)) tensors[`parameters:${name}`] = tensor;
  for (const [name, tensor] of Object.entries(optimizer)) tensors[`optimizer:${name}`] = tensor;
  await write(join(folder, LAST), tensors, {
    fingerprint,
    step: String(step),
    progress: standingText(checkpoint.standing)
  });
  await removeAllBut(folder, [LAST, bestPath("", checkpoint.standing.earlyStopping.bestEpoch)]);
}
__name(saveLast, "saveLast");
async function loadLast(folder, fingerprint) {
  const bytes = await readFile(join(folder, LAST)).catch(() => void 0);
  return bytes && decode(bytes, fingerprint);
}
__name(loadLast, "loadLast");
async function copyCheckpoint(from, to, fingerprint) {
  for (let attempt = 0; attempt < 5; attempt++) {
    const bytes = await unlessMissing(readFile(join(from, LAST)));
    if (bytes === void 0) return void 0;
    const standing2 = decode(bytes, fingerprint)?.standing;
    if (standing2 === void 0) return void 0;
    await makeFolder(to);
    const { bestEpoch } = standing2.earlyStopping;
    if (bestEpoch > 0) {
      const best = bestPath("", bestEpoch);
      const copied = copyFile(join(from, best), join(to, best)).then(() => true);
      if (!await unlessMissing(copied)) continue;
    }
    await writeFileAtomic(join(to, LAST), bytes);
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
  if (!isAtItsEnd(stopReason)) return;
  await remove(folder, { recursive: true, force: true });
}
__name(finishCheckpoints, "finishCheckpoints");
function isAtItsEnd(stopReason) {
  return stopReason !== "cancelled" && stopReason !== "time-budget";
}
__name(isAtItsEnd, "isAtItsEnd");
function decode(bytes, fingerprint) {
  try {
    const { metadata, tensors } = decodeSafetensors(bytes);
    const { progress } = metadata;
    if (metadata.fingerprint !== fingerprint || progress === void 0) return void 0;
    const parameters = withPrefix(tensors, "parameters:");
    const optimizer = withPrefix(tensors, "optimizer:");
    const state = { step: Number(metadata.step), parameters, optimizer };
    return { standing: parseStanding(progress), state };
  } catch {
    return void 0;
  }
}
__name(decode, "decode");
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
    const ours = name === LAST || /^best-\d+\.safetensors$/.test(name) || name.endsWith(".safetensors.tmp");
    if (ours && !keep.includes(name)) await remove(join(folder, name), { force: true });
  }
}
__name(removeAllBut, "removeAllBut");
function withPrefix(tensors, prefix) {
  const named = Object.entries(tensors).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(named.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}
__name(withPrefix, "withPrefix");

export {
  bestPath,
  saveBest,
  loadBest,
  saveLast,
  loadLast,
  copyCheckpoint,
  clearCheckpoints,
  finishCheckpoints,
  isAtItsEnd
};
