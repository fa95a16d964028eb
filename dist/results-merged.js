import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  count,
  difference,
  differenceInterval,
  gate,
  jsonText,
  origin,
  resultsSchema,
  scoreFields
} from "./stages-1-config.js";
import {
  DECIDING,
  byScore,
  writeFileAtomic
} from "./metrics.js";
import {
  iso_exports
} from "./vendor-yaml.js";
import {
  array,
  discriminatedUnion,
  json,
  literal,
  number,
  object,
  record,
  string
} from "./vendor-zod.js";

// src/results/merged.ts
var MERGED_SCHEMA_VERSION = 1;
var { test, tool, name: modelName, task, classes, model, predictions } = resultsSchema.shape;
var number2 = number().int().min(1);
var spread = object({
  folds: count,
  mean: number().nullable(),
  "standard-deviation": number().nullable().describe("Of a sample (n - 1); null: fewer than two values")
});
var scores = object({ images: count, ...scoreFields });
var scoreSpreads = object(byScore(() => spread));
var run = object({
  number: number2.describe("Which fold or row"),
  name: string().describe("The folder or the artifact it came from"),
  "best-epoch": count,
  "stopped-epoch": count,
  "stop-reason": resultsSchema.shape["stop-reason"],
  "validation-loss": number().nullable(),
  "held-out": scores.describe("On the images that it held out and that chose its epoch"),
  seconds: number().min(0)
});
var base = {
  "schema-version": literal(MERGED_SCHEMA_VERSION),
  tool,
  name: modelName.describe("What headings call the model: the data folder's name"),
  "created-at": iso_exports.datetime(),
  task,
  classes,
  data: object({ hash: string(), images: count }),
  of: number2.describe("Runs that there should be"),
  missing: array(object({ number: number2, reason: string() })).describe("Runs that are left out"),
  test: test.nullable().describe("Of the merged model; null: it was not tested"),
  "not-tested": string().nullable().describe("Why it was not tested"),
  gates: array(gate).default([]).describe("The conditions of fail-if on the joined model, in their order"),
  predictions,
  model,
  origin
};
var mergedFolds = object({
  kind: literal("folds"),
  ...base,
  runs: array(run.extend({ test: scores.describe("On the common test images") })),
  spread: object({
    "held-out": scoreSpreads,
    test: scoreSpreads,
    "per-class": array(object({ class: string(), precision: spread, recall: spread, f1: spread, iou: spread })).describe("On the held-out images")
  }),
  "out-of-fold": test.extend({ "per-image": array(test.shape["per-image"].element.extend({ fold: number2 })) }).describe("Every image by the model that did not train on it, counted together")
});
var mergedSweep = object({
  kind: literal("sweep"),
  ...base,
  runs: array(
    run.extend({
      rank: number2,
      settings: record(string(), json()).describe("The row as it was given"),
      behind: object({ change: difference, interval: differenceInterval }).nullable().describe(
        `Its ${DECIDING.title} minus that of the best, paired over the same images; null: it is the best`
      )
    })
  ).describe(`By the ${DECIDING.title} on the validation images, best first`)
});
var mergedSchema = discriminatedUnion("kind", [mergedFolds, mergedSweep]);
async function writeMerged(path, merged) {
  await writeFileAtomic(path, jsonText(mergedSchema.parse(merged)));
}

export {
  MERGED_SCHEMA_VERSION,
  mergedSchema,
  writeMerged
};
