import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  external_exports
} from "./chunk-TGS4TCST.js";
import {
  modelNotOurs
} from "./chunk-AAVDFMB6.js";
import {
  __name
} from "./chunk-X4WLS5DE.js";

// src/stages/6-evaluate/model-description.ts
var count = external_exports.int().min(1);
var json = /* @__PURE__ */ __name((schema2) => external_exports.string().transform((text, context) => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "not JSON" });
    return external_exports.NEVER;
  }
}).pipe(schema2), "json");
var byte = external_exports.int().min(0).max(255);
var channel = external_exports.object({ low: external_exports.number(), high: external_exports.number(), offset: external_exports.number(), scale: external_exports.number() });
var normalization = external_exports.object({ stretch: external_exports.literal("asinh").optional(), channels: external_exports.array(channel).min(1) });
var shared = {
  classes: json(external_exports.array(external_exports.string()).min(2)),
  palette: json(external_exports.array(external_exports.tuple([byte, byte, byte]))),
  channels: json(external_exports.union([external_exports.literal(1), external_exports.literal(3)])),
  "bit-depth": json(external_exports.union([external_exports.literal(8), external_exports.literal(16), external_exports.literal(32)])),
  // The members of an ensemble may have one each: to show pixels by, the first is as good as any.
  normalization: json(
    external_exports.union([
      normalization,
      external_exports.array(normalization).min(1).transform(([first]) => first)
    ])
  )
};
var size = external_exports.object({ height: count, width: count });
var segmentation = external_exports.object({
  task: external_exports.literal("segmentation"),
  ...shared,
  tile: json(size),
  stride: json(count)
});
var classification = external_exports.object({
  task: external_exports.literal("classification"),
  ...shared,
  "image-size": json(size)
});
var schema = external_exports.discriminatedUnion("task", [segmentation, classification]);
function describeModel(metadata, path) {
  const parsed = schema.safeParse(metadata);
  if (!parsed.success) {
    const [{ path: place, message }] = parsed.error.issues;
    const name = String(place[0]);
    const reason = name in metadata ? `its "${name}" can't be read: ${message}` : `it has no "${name}"`;
    return { model: void 0, faults: [modelNotOurs(path, reason)] };
  }
  const { classes: names, palette, ...rest } = parsed.data;
  if (palette.length !== names.length || rest.normalization.channels.length !== rest.channels) {
    return { model: void 0, faults: [modelNotOurs(path, "its parts contradict each other")] };
  }
  const classes = names.map((name, index) => ({ index, name, color: palette[index] }));
  return { model: { ...rest, classes }, faults: [] };
}
__name(describeModel, "describeModel");

export {
  describeModel
};
