import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/stages/3-split/split.ts
var PARTS = ["train", "validation", "test"];
function partsOf(dataset, split) {
  const select = /* @__PURE__ */ __name((part) => {
    const ids = new Set(split[part]);
    return dataset.samples.filter(({ id }) => ids.has(id));
  }, "select");
  return { train: select("train"), validation: select("validation"), test: select("test") };
}
__name(partsOf, "partsOf");

// src/metrics/confusion.ts
function emptyConfusion(classes) {
  return new Array(classes * classes).fill(0);
}
__name(emptyConfusion, "emptyConfusion");
function addConfusion(a, b) {
  if (a.length !== b.length)
    throw new RangeError(`confusion counts differ in length: ${a.length} and ${b.length}`);
  return a.map((count, i) => count + b[i]);
}
__name(addConfusion, "addConfusion");
function classCount(confusion) {
  const classes = Math.sqrt(confusion.length);
  if (!Number.isInteger(classes)) throw new RangeError(`${confusion.length} counts are not a square matrix`);
  return classes;
}
__name(classCount, "classCount");
function accuracy(confusion) {
  const classes = classCount(confusion);
  let right = 0;
  for (let i = 0; i < classes; i++) right += confusion[i * classes + i];
  return right / sum(confusion);
}
__name(accuracy, "accuracy");
function meanIou(confusion) {
  return meanOfDefined(perClass(confusion).map((metrics) => metrics.iou));
}
__name(meanIou, "meanIou");
function macroF1(confusion) {
  return meanOfDefined(perClass(confusion).map((metrics) => metrics.f1));
}
__name(macroF1, "macroF1");
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
__name(perClass, "perClass");
function ratio(part, whole) {
  return whole === 0 ? void 0 : part / whole;
}
__name(ratio, "ratio");
function meanOfDefined(values) {
  const defined = values.filter((value) => value !== void 0);
  return sum(defined) / defined.length;
}
__name(meanOfDefined, "meanOfDefined");
function sum(values) {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
__name(sum, "sum");

export {
  emptyConfusion,
  addConfusion,
  classCount,
  accuracy,
  meanIou,
  macroF1,
  perClass,
  PARTS,
  partsOf
};
