import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  modelNotOurs
} from "./errors-class-folders.js";
import {
  NEVER,
  array,
  discriminatedUnion,
  int,
  literal,
  number,
  object,
  string,
  tuple,
  union
} from "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/stages/6-evaluate/model-description.ts
var count = int().min(1);
var json = /* @__PURE__ */ __name((schema2) => string().transform((text, context) => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "not JSON" });
    return NEVER;
  }
}).pipe(schema2), "json");
var byte = int().min(0).max(255);
var channel = object({ low: number(), high: number(), offset: number(), scale: number() });
var normalization = object({ stretch: literal("asinh").optional(), channels: array(channel).min(1) });
var shared = {
  classes: json(array(string()).min(2)),
  palette: json(array(tuple([byte, byte, byte]))),
  channels: json(union([literal(1), literal(3)])),
  "bit-depth": json(union([literal(8), literal(16), literal(32)])),
  // The members of an ensemble may have one each: to show pixels by, the first is as good as any.
  normalization: json(
    union([
      normalization,
      array(normalization).min(1).transform(([first]) => first)
    ])
  )
};
var size = object({ height: count, width: count });
var segmentation = object({
  task: literal("segmentation"),
  ...shared,
  tile: json(size),
  stride: json(count)
});
var classification = object({
  task: literal("classification"),
  ...shared,
  "image-size": json(size)
});
var schema = discriminatedUnion("task", [segmentation, classification]);
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
