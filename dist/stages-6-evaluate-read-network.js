import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  loadOwnBest
} from "./stages-5-train-checkpoint.js";
import {
  GraphProtoSchema,
  MODEL_INPUT,
  MODEL_OUTPUT,
  ModelProtoSchema,
  NodeProtoSchema,
  OPSET,
  StringStringEntryProtoSchema,
  TensorProto_DataLocation,
  TensorProto_DataType,
  exportModel
} from "./engine-onnx-proto-onnx_pb.js";
import {
  validateNetwork
} from "./network-validate.js";
import {
  parametersOf,
  shapesOf
} from "./network-parameters.js";
import {
  BinaryReader,
  WireType,
  create,
  fromBinary,
  toBinary
} from "./vendor-bufbuild-protobuf.js";
import {
  writeFileAtomic
} from "./shared-write-file-atomic.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  modelIsEnsemble,
  modelNotOurs,
  modelUnreadable
} from "./errors-publishing.js";
import {
  NEVER,
  _enum,
  array,
  boolean,
  discriminatedUnion,
  int,
  literal,
  number,
  object,
  strictObject,
  string,
  tuple,
  union
} from "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/stages/6-evaluate/write-model.ts
import { createHash } from "node:crypto";

// src/stages/6-evaluate/model-facts.ts
function sizeFacts({ network, patch, tile }) {
  return network.task === "segmentation" ? { tile, stride: network.stride } : { "image-size": patch };
}
__name(sizeFacts, "sizeFacts");
function modelFacts({ dataset, plan, dataHash, bestEpoch, initialModel, version }) {
  return {
    task: plan.network.task,
    classes: dataset.classes.map(({ name }) => name),
    palette: dataset.classes.map(({ color }) => color),
    channels: dataset.channels,
    "bit-depth": dataset.bitDepth,
    normalization: plan.normalization,
    ...sizeFacts(plan),
    network: plan.network.title,
    layers: plan.network.layers,
    "data-hash": dataHash,
    ...initialModel === void 0 ? {} : { "initial-model": initialModel.sha256 },
    "best-epoch": bestEpoch,
    "best-epoch-version": version
  };
}
__name(modelFacts, "modelFacts");

// src/stages/6-evaluate/write-model.ts
async function writeModel(input) {
  const { network, normalization: normalization2, patch } = input.plan;
  const bytes = exportModel(network, await loadOwnBest(input.modelState), {
    normalization: normalization2,
    resizing: network.task === "classification" ? resizingOf(patch, input.dataset.bitDepth) : void 0,
    metadata: asTexts(modelFacts(input))
  });
  await writeFileAtomic(input.path, bytes);
  return {
    path: input.path,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.byteLength
  };
}
__name(writeModel, "writeModel");
function resizingOf(size2, bitDepth) {
  return { height: size2.height, width: size2.width, floats: bitDepth === 32 };
}
__name(resizingOf, "resizingOf");
function asTexts(facts) {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(value)
    ])
  );
}
__name(asTexts, "asTexts");

// src/engine/onnx/ensemble.ts
var memberPrefix = /* @__PURE__ */ __name((member) => `member${member + 1}/`, "memberPrefix");
function ensembleModels(members, metadata) {
  const models = members.map((bytes) => fromBinary(ModelProtoSchema, bytes));
  const prefixes = models.map((_, i) => memberPrefix(i));
  const graphs = models.map(({ graph }, i) => renamed(graph, prefixes[i]));
  const [first] = models;
  const mean = create(NodeProtoSchema, {
    name: MODEL_OUTPUT,
    opType: "Mean",
    input: prefixes.map((prefix) => prefix + MODEL_OUTPUT),
    output: [MODEL_OUTPUT]
  });
  const ensemble = create(ModelProtoSchema, {
    irVersion: first.irVersion,
    producerName: first.producerName,
    opsetImport: first.opsetImport,
    graph: create(GraphProtoSchema, {
      name: "ensemble",
      node: [...graphs.flatMap(({ node }) => node), mean],
      initializer: graphs.flatMap(({ initializer }) => initializer),
      input: first.graph.input,
      output: first.graph.output
    }),
    metadataProps: Object.entries(metadata).map(
      ([key, value]) => create(StringStringEntryProtoSchema, { key, value })
    )
  });
  return toBinary(ModelProtoSchema, ensemble);
}
__name(ensembleModels, "ensembleModels");
function renamed(graph, prefix) {
  const rename = /* @__PURE__ */ __name((value) => value === "" || value === MODEL_INPUT ? value : prefix + value, "rename");
  for (const node of graph.node) {
    node.name = rename(node.name);
    node.input = node.input.map(rename);
    node.output = node.output.map(rename);
  }
  for (const tensor of graph.initializer) tensor.name = rename(tensor.name);
  return graph;
}
__name(renamed, "renamed");

// src/stages/6-evaluate/members.ts
var BY_MEMBER = ["normalization", "network", "layers", "image-size", "best-epoch"];
var MOST_MEMBERS = 256;
function metadataOfEnsemble(facts) {
  const known = BY_MEMBER.filter((name) => facts.some((one) => one[name] !== void 0));
  return {
    ...facts[0],
    ...Object.fromEntries(known.map((name) => [name, joined(facts.map((one) => one[name] ?? ""))])),
    members: String(facts.length)
  };
}
__name(metadataOfEnsemble, "metadataOfEnsemble");
function metadataOfMembers(metadata) {
  const { members, ...alike } = metadata;
  if (members === void 0) return [metadata];
  const count2 = Number(members);
  if (!Number.isInteger(count2) || count2 < 1 || count2 > MOST_MEMBERS)
    throw new Error(`it has not 1 to ${MOST_MEMBERS} "members"`);
  const lists = BY_MEMBER.map((name) => [name, listOf(name, metadata[name])]);
  return Array.from({ length: count2 }, (_, i) => ({
    ...alike,
    ...Object.fromEntries(
      lists.flatMap(([name, list]) => list === void 0 ? [] : [[name, textOf(list[i])]])
    )
  }));
}
__name(metadataOfMembers, "metadataOfMembers");
function joined(texts) {
  if (texts.every((text) => text === texts[0])) return texts[0] ?? "";
  return `[${texts.map(asJson).join(",")}]`;
}
__name(joined, "joined");
function asJson(text) {
  return parsed(text) === void 0 ? JSON.stringify(text) : text;
}
__name(asJson, "asJson");
function listOf(name, text) {
  const value = parsed(text ?? "");
  const sample = name === "layers" && Array.isArray(value) ? value[0] : value;
  return Array.isArray(sample) ? value : void 0;
}
__name(listOf, "listOf");
function textOf(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}
__name(textOf, "textOf");
function parsed(text) {
  try {
    return parseJson(text);
  } catch {
    return void 0;
  }
}
__name(parsed, "parsed");

// src/engine/onnx/compare-graphs.ts
function differenceOfGraphs(found, expected) {
  for (const [i, node] of expected.node.entries()) {
    const other = found.node[i];
    if (other === void 0 || operation(other) !== operation(node))
      return `its operator ${i + 1} is ${other === void 0 ? "missing" : `"${other.opType}"`}, its layers make "${node.opType}" of it${other?.opType === node.opType ? ", with other inputs or attributes" : ""}`;
  }
  const more = found.node[expected.node.length];
  if (more !== void 0) return `it has the operator "${more.opType}" beside those of its layers`;
  if (names(found.input) !== names(expected.input)) return "it has other inputs than its layers make";
  if (names(found.output) !== names(expected.output)) return "it has other outputs than its layers make";
  return differenceOfTensors(found.initializer, expected.initializer);
}
__name(differenceOfGraphs, "differenceOfGraphs");
function differenceOfTensors(found, expected) {
  const known = new Map(found.map((tensor) => [tensor.name, tensor]));
  for (const tensor of expected) {
    const other = known.get(tensor.name);
    if (other === void 0) return `it has no weights "${tensor.name}"`;
    const isSame = other.dataType === tensor.dataType && other.dims.join() === tensor.dims.join() && Buffer.compare(numbersOf(other), numbersOf(tensor)) === 0;
    if (!isSame) return `its weights "${tensor.name}" are not those that its layers make`;
  }
  return found.length === expected.length ? void 0 : "it has weights that its layers do not make";
}
__name(differenceOfTensors, "differenceOfTensors");
function numbersOf({ rawData, floatData, int64Data }) {
  if (rawData.byteLength > 0) return rawData;
  const numbers = floatData.length > 0 ? Float32Array.from(floatData) : BigInt64Array.from(int64Data);
  return new Uint8Array(numbers.buffer);
}
__name(numbersOf, "numbersOf");
function names(ports) {
  return JSON.stringify(ports.map(({ name }) => name));
}
__name(names, "names");
function operation({ opType, domain, input, output, attribute }) {
  return JSON.stringify([opType, domain, input, output, attribute.map(settingOf).sort()]);
}
__name(operation, "operation");
function settingOf({ name, type, f, i, s, ints }) {
  return JSON.stringify([name, type, f, String(i), [...s], ints.map(String)]);
}
__name(settingOf, "settingOf");

// src/engine/onnx/decode.ts
var MOST_STRUCTURE = 4 * 2 ** 20;
var TO_WEIGHTS = [[7], [5], [4, 9]];
function decodeModel(bytes) {
  const weights = weightBytes(new BinaryReader(bytes), bytes.length, TO_WEIGHTS);
  if (bytes.length - weights > MOST_STRUCTURE) throw new Error("it holds more than 4 MiB beside its weights");
  const model = fromBinary(ModelProtoSchema, bytes, { readUnknownFields: false });
  if (!model.graph) throw new Error("the file holds no graph");
  return {
    metadata: Object.fromEntries(model.metadataProps.map(({ key, value }) => [key, value])),
    graph: model.graph,
    foreign: foreignPart(model, model.graph)
  };
}
__name(decodeModel, "decodeModel");
function weightBytes(reader, end, [fields, ...deeper]) {
  let sum = 0;
  while (reader.pos < end) {
    const [field, wireType] = reader.tag();
    if (wireType !== WireType.LengthDelimited || !fields.includes(field)) {
      reader.skip(wireType, field);
      continue;
    }
    if (deeper.length === 0) sum += reader.bytes().length;
    else {
      const length = reader.uint32();
      sum += weightBytes(reader, reader.pos + length, deeper);
    }
  }
  return sum;
}
__name(weightBytes, "weightBytes");
function foreignPart(model, graph) {
  if (model.functions.length > 0) return "it has functions of its own";
  if (model.trainingInfo.length > 0) return "it has the steps of a training";
  const tensors = [...graph.initializer, ...graph.node.flatMap(tensorsOf)];
  const outside = tensors.find(liesOutside);
  if (outside !== void 0) return `its weights "${outside.name}" lie in another file`;
  if (graph.sparseInitializer.length > 0) return "it has sparse weights";
  const holder = graph.node.find(({ attribute }) => attribute.some(holdsGraph));
  if (holder !== void 0) return `its operator "${holder.opType}" holds a graph of its own`;
  const domain = graph.node.find((node) => node.domain !== "")?.domain;
  if (domain !== void 0) return `it has operators of "${domain}"`;
  const other = model.opsetImport.find(({ version }) => version !== BigInt(OPSET));
  if (other !== void 0) return `it follows operator set ${other.version}, not ${OPSET}`;
  return void 0;
}
__name(foreignPart, "foreignPart");
function tensorsOf({ attribute }) {
  return attribute.flatMap(({ t, tensors }) => t === void 0 ? tensors : [t, ...tensors]);
}
__name(tensorsOf, "tensorsOf");
function liesOutside({ dataLocation, externalData }) {
  return dataLocation !== TensorProto_DataLocation.DEFAULT || externalData.length > 0;
}
__name(liesOutside, "liesOutside");
function holdsGraph({ g, graphs }) {
  return g !== void 0 || graphs.length > 0;
}
__name(holdsGraph, "holdsGraph");

// src/engine/onnx/import.ts
function importParameters(graph, network, prefix = "") {
  const initializers = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]));
  return Object.fromEntries(
    parametersOf(network).map(({ name, shape }) => {
      const initializer = initializers.get(prefix + name);
      if (initializer === void 0) throw new Error(`it has no weights "${prefix}${name}"`);
      return [name, readTensor(initializer, shape)];
    })
  );
}
__name(importParameters, "importParameters");
function readTensor({ name, dataType, dims, rawData, floatData }, shape) {
  const length = shape.reduce((product, size2) => product * size2, 1);
  if (dims.join() !== shape.join())
    throw new Error(`its weights "${name}" are ${dims.join("x")}, its layers need ${shape.join("x")}`);
  if (dataType !== TensorProto_DataType.FLOAT) throw new Error(`its weights "${name}" are not 32-bit floats`);
  const data = rawData.byteLength > 0 ? new Float32Array(new Uint8Array(rawData).buffer) : Float32Array.from(floatData);
  if (data.length !== length)
    throw new Error(`its weights "${name}" hold ${data.length} numbers, not ${length}`);
  return { shape: [...shape], data };
}
__name(readTensor, "readTensor");

// src/stages/6-evaluate/model-description.ts
var count = int().min(1);
var json = /* @__PURE__ */ __name((schema2) => string().transform((text, context) => {
  try {
    return parseJson(text);
  } catch {
    context.addIssue({ code: "custom", message: "not JSON" });
    return NEVER;
  }
}).pipe(schema2), "json");
var byte = int().min(0).max(255);
var channel = object({ low: number(), high: number(), offset: number(), scale: number() });
var normalization = object({ stretch: literal("asinh").optional(), channels: array(channel).min(1) });
var LARGEST_EDGE = 4096;
var ofFirst = /* @__PURE__ */ __name((schema2) => union([
  schema2,
  array(schema2).min(1).transform(([first]) => first)
]), "ofFirst");
var shared = {
  classes: json(array(string()).min(2)),
  palette: json(array(tuple([byte, byte, byte]))),
  channels: json(union([literal(1), literal(3)])),
  "bit-depth": json(union([literal(8), literal(16), literal(32)])),
  normalization: json(ofFirst(normalization))
};
var edge = count.max(LARGEST_EDGE);
var size = object({ height: edge, width: edge });
var segmentation = object({
  task: literal("segmentation"),
  ...shared,
  tile: json(size),
  stride: json(count)
});
var classification = object({
  task: literal("classification"),
  ...shared,
  "image-size": json(ofFirst(size))
});
var schema = discriminatedUnion("task", [segmentation, classification]);
function describeModel(metadata, path) {
  const parsed2 = schema.safeParse(metadata);
  if (!parsed2.success) {
    const [{ path: place, message }] = parsed2.error.issues;
    const name = String(place[0]);
    const reason = name in metadata ? `its "${name}" can't be read: ${message}` : `it has no "${name}"`;
    return { model: void 0, faults: [modelNotOurs(path, reason)] };
  }
  const { classes: names2, palette, ...rest } = parsed2.data;
  if (palette.length !== names2.length || rest.normalization.channels.length !== rest.channels) {
    return { model: void 0, faults: [modelNotOurs(path, "its parts contradict each other")] };
  }
  const classes = names2.map((name, index) => ({ index, name, color: palette[index] }));
  return { model: { ...rest, classes }, faults: [] };
}
__name(describeModel, "describeModel");

// src/stages/6-evaluate/read-network.ts
var MOST_LAYERS = 2e3;
var MOST_CHANNELS = 4096;
var LARGEST_STRIDE = 256;
var LARGEST_DILATION = 64;
var channels = int().min(1).max(MOST_CHANNELS);
var from = string();
var several = array(from).max(MOST_LAYERS);
var named = { name: string() };
var l2 = number();
var layer = discriminatedUnion("op", [
  strictObject({ op: literal("input"), ...named, channels }),
  strictObject({
    op: literal("conv"),
    ...named,
    from,
    filters: channels,
    kernel: union([literal(1), literal(3)]),
    dilation: int().min(1).max(LARGEST_DILATION),
    bias: boolean(),
    l2
  }),
  strictObject({ op: literal("transposed-conv"), ...named, from, filters: channels, l2 }),
  strictObject({ op: literal("max-pool"), ...named, from }),
  strictObject({ op: literal("concat"), ...named, from: several }),
  strictObject({ op: literal("add"), ...named, from: several }),
  strictObject({ op: literal("activation"), ...named, from, kind: _enum(["elu", "relu"]) }),
  strictObject({
    op: literal("batch-norm"),
    ...named,
    from,
    momentum: number(),
    epsilon: number()
  }),
  strictObject({ op: literal("dropout"), ...named, from, rate: number() }),
  strictObject({ op: literal("global-average-pool"), ...named, from }),
  strictObject({ op: literal("dense"), ...named, from, units: channels, l2 }),
  strictObject({ op: literal("softmax"), ...named, from })
]);
var layers = array(layer).min(1).max(MOST_LAYERS);
function readNetwork(metadata, description) {
  const network = networkOf(metadata, description);
  const input = network.layers[0];
  const isOfItsWord = input?.op === "input" && input.channels === description.channels && (description.task === "classification" || description.stride === network.stride);
  if (!isOfItsWord) throw new Error("its parts contradict each other");
  return network;
}
__name(readNetwork, "readNetwork");
function networkOf(metadata, { task, classes }) {
  if (metadata.layers === void 0) throw new Error('it has no "layers"');
  const parsed2 = layers.safeParse(parseJson(metadata.layers));
  if (!parsed2.success) {
    const [{ path, message }] = parsed2.error.issues;
    throw new Error(`its "layers" can't be read: ${path.join(".")}: ${message}`);
  }
  const layered = {
    title: metadata.network ?? "",
    task,
    classes: classes.length,
    layers: parsed2.data
  };
  let network;
  try {
    const shapes = [...shapesOf({ ...layered, stride: 1 }).values()];
    network = { ...layered, stride: Math.max(...shapes.map(({ divisor }) => divisor)) };
    validateNetwork(network);
    if (shapes.every((shape) => shape.channels <= MOST_CHANNELS) && network.stride <= LARGEST_STRIDE)
      return network;
  } catch (cause) {
    throw new Error('its "layers" make no network', { cause });
  }
  throw new Error('its "layers" make a network beyond all measure');
}
__name(networkOf, "networkOf");

// src/stages/6-evaluate/read-model.ts
var wrong = /* @__PURE__ */ __name((...faults) => ({ model: void 0, faults }), "wrong");
function readModelFile(bytes, path) {
  let decoded;
  try {
    decoded = decodeModel(bytes);
  } catch (cause) {
    return wrong(modelUnreadable(path, `it is no whole ONNX file (${cause.message})`));
  }
  const { metadata } = decoded;
  const { model: description, faults } = describeModel(metadata, path);
  if (description === void 0) return wrong(...faults);
  try {
    const members = readMembers(decoded, path);
    return { model: { description, metadata, members, bytes: madeAnew(decoded, members) }, faults };
  } catch (cause) {
    return wrong(modelNotOurs(path, cause.message));
  }
}
__name(readModelFile, "readModelFile");
function readModel(bytes, path) {
  const { model, faults } = readModelFile(bytes, path);
  if (model === void 0) return wrong(...faults);
  const { members } = model.metadata;
  if (members !== void 0) return wrong(modelIsEnsemble(path, members));
  return { model: model.members[0], faults };
}
__name(readModel, "readModel");
function readMembers({ metadata, graph, foreign }, path) {
  if (foreign !== void 0) throw new Error(foreign);
  const members = metadataOfMembers(metadata);
  const prefixes = metadata.members === void 0 ? [""] : members.map((_, i) => memberPrefix(i));
  return members.map((own, i) => {
    const { model: description } = describeModel(own, path);
    if (description === void 0) throw new Error(`its member ${i + 1} is not described`);
    const network = readNetwork(own, description);
    return { description, network, parameters: importParameters(graph, network, prefixes[i]) };
  });
}
__name(readMembers, "readMembers");
function madeAnew({ metadata, graph }, members) {
  const exported = members.map(
    ({ description, network, parameters }) => exportModel(network, parameters, {
      normalization: description.normalization,
      resizing: description.task === "classification" ? resizingOf(description["image-size"], description["bit-depth"]) : void 0,
      metadata: {}
    })
  );
  const bytes = metadata.members === void 0 ? exported[0] : ensembleModels(exported, {});
  const difference = differenceOfGraphs(graph, decodeModel(bytes).graph);
  if (difference !== void 0) throw new Error(difference);
  return bytes;
}
__name(madeAnew, "madeAnew");

export {
  ensembleModels,
  metadataOfEnsemble,
  modelFacts,
  writeModel,
  readModelFile,
  readModel
};
