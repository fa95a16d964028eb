import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/stages/5-train/fingerprint.ts
import { createHash } from "node:crypto";
function dataHash(dataset) {
  const hash = createHash("sha256");
  hash.update(JSON.stringify(dataset.classes.map(({ name }) => name)));
  for (const { id, imageHash, maskHash } of dataset.samples) {
    hash.update(`${JSON.stringify(id)} ${imageHash} ${maskHash}
`);
  }
  return hash.digest("hex");
}
function trainingFingerprint(dataset, split, plan, engine) {
  const { epochs, patience, minDelta, target, timeBudgetMs, decayPower, reasons, ...lasting } = plan;
  const { train, validation } = split;
  const identity = JSON.stringify([dataHash(dataset), train, validation, lasting, engine]);
  return createHash("sha256").update(identity).digest("hex");
}

// src/metrics/confusion.ts
function emptyConfusion(classes) {
  return new Array(classes * classes).fill(0);
}
function addConfusion(a, b) {
  if (a.length !== b.length)
    throw new RangeError(`confusion counts differ in length: ${a.length} and ${b.length}`);
  return a.map((count, i) => count + b[i]);
}
function classCount(confusion) {
  const classes = Math.sqrt(confusion.length);
  if (!Number.isInteger(classes)) throw new RangeError(`${confusion.length} counts are not a square matrix`);
  return classes;
}
function accuracy(confusion) {
  const classes = classCount(confusion);
  let right = 0;
  for (let i = 0; i < classes; i++) right += confusion[i * classes + i];
  return right / sum(confusion);
}
function meanIou(confusion) {
  return meanOfDefined(perClass(confusion).map((metrics) => metrics.iou));
}
function macroF1(confusion) {
  return meanOfDefined(perClass(confusion).map((metrics) => metrics.f1));
}
function perClass(confusion) {
  const classes = classCount(confusion);
  return Array.from({ length: classes }, (_, i) => {
    let support = 0;
    let predicted = 0;
    for (let j = 0; j < classes; j++) {
      support += confusion[i * classes + j];
      predicted += confusion[j * classes + i];
    }
    const hits = confusion[i * classes + i];
    return {
      precision: ratio(hits, predicted),
      recall: ratio(hits, support),
      f1: ratio(2 * hits, support + predicted),
      iou: ratio(hits, support + predicted - hits),
      support,
      predicted
    };
  });
}
function ratio(part, whole) {
  return whole === 0 ? void 0 : part / whole;
}
function meanOfDefined(values) {
  const defined = values.filter((value) => value !== void 0);
  return sum(defined) / defined.length;
}
function sum(values) {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export {
  emptyConfusion,
  addConfusion,
  classCount,
  accuracy,
  meanIou,
  macroF1,
  perClass,
  dataHash,
  trainingFingerprint
};
