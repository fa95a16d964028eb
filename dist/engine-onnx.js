import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  inputsOf,
  keepsStatistics,
  shapesOf
} from "./network.js";
import {
  InternalError
} from "./errors.js";
import {
  create,
  fileDesc,
  messageDesc,
  toBinary
} from "./vendor-bufbuild-protobuf.js";

// src/engine/onnx/graph.ts
var MICROSOFT = "com.microsoft";
var NCHWC = "com.microsoft.nchwc";
var Graph = class {
  nodes = [];
  initializers = [];
  inputs = [];
  outputs = [];
  #constants = /* @__PURE__ */ new Map();
  #views = /* @__PURE__ */ new Map();
  #count = 0;
  /** Adds a node and gives its (first) output. An input left `undefined` is one the operator makes optional. */
  add(op, inputs, attributes = {}, domain = "") {
    return this.addAll(op, inputs, 1, attributes, domain)[0];
  }
  /** Adds a node and gives its first `count` outputs. */
  addAll(op, inputs, count, attributes = {}, domain = "") {
    const outputs = Array.from({ length: count }, () => this.#name(op));
    this.nodes.push({ op, domain, inputs: inputs.map((value) => value ?? ""), outputs, attributes });
    return outputs;
  }
  input(name, type, shape) {
    this.inputs.push({ name, type, shape });
    return name;
  }
  output(name, type, shape) {
    this.outputs.push({ name, type, shape });
  }
  /** A constant of whole numbers, one-dimensional: shapes, axes, indices. Equal ones are stored once. */
  ints(values) {
    return this.#constant(`i${values.join()}`, () => ({
      type: "int64",
      shape: [values.length],
      data: BigInt64Array.from(values, BigInt)
    }));
  }
  /** Many whole numbers that `key` tells from all others: only the first who asks has them made. */
  manyInts(key, make) {
    return this.#constant(`m${key}`, () => {
      const data = BigInt64Array.from(make(), BigInt);
      return { type: "int64", shape: [data.length], data };
    });
  }
  /** A constant of real numbers. Equal ones are stored once. */
  floats(values, shape = [values.length]) {
    return this.#constant(`f${shape.join()}:${values.join()}`, () => ({
      type: "float32",
      shape,
      data: Float32Array.from(values)
    }));
  }
  float(value) {
    return this.floats([value], []);
  }
  /** A constant under its own name, e.g. a trained weight. */
  initializer(name, shape, data) {
    this.initializers.push({ name, type: "float32", shape, data });
    return name;
  }
  /** Another shape for the same values in the same order: costs nothing at run time. */
  reshape(value, shape) {
    return this.add("Reshape", [value, this.ints(shape)]);
  }
  /** A reshape that others may need too: equal ones are one node. */
  view(value, shape) {
    const key = `${value}/${shape.join()}`;
    const known = this.#views.get(key) ?? this.reshape(value, shape);
    this.#views.set(key, known);
    return known;
  }
  transpose(value, order) {
    return this.add("Transpose", [value], { perm: order });
  }
  /** The sum over some axes; they stay with size 1 if `keep`. */
  sum(value, axes, keep = false) {
    return this.add("ReduceSum", [value, this.ints(axes)], { keepdims: keep ? 1 : 0 });
  }
  /** Gives a value the name under which the graph's users know it. */
  rename(value, name) {
    const renamed = (values) => values.map((other) => other === value ? name : other);
    for (const [index, node] of this.nodes.entries()) {
      this.nodes[index] = { ...node, inputs: renamed(node.inputs), outputs: renamed(node.outputs) };
    }
  }
  #constant(key, make) {
    const known = this.#constants.get(key);
    if (known !== void 0) return known;
    const name = this.#name("constant");
    this.initializers.push({ name, ...make() });
    this.#constants.set(key, name);
    return name;
  }
  #name(op) {
    return `${op}_${this.#count++}`;
  }
};

// src/engine/onnx/proto/onnx_pb.ts
var file_onnx = /* @__PURE__ */ fileDesc("Cgpvbm54LnByb3RvEgRvbm54ItsFCg5BdHRyaWJ1dGVQcm90bxIMCgRuYW1lGAEgASgJEhUKDXJlZl9hdHRyX25hbWUYFSABKAkSEgoKZG9jX3N0cmluZxgNIAEoCRIwCgR0eXBlGBQgASgOMiIub25ueC5BdHRyaWJ1dGVQcm90by5BdHRyaWJ1dGVUeXBlEgkKAWYYAiABKAISCQoBaRgDIAEoAxIJCgFzGAQgASgMEhwKAXQYBSABKAsyES5vbm54LlRlbnNvclByb3RvEhsKAWcYBiABKAsyEC5vbm54LkdyYXBoUHJvdG8SLgoNc3BhcnNlX3RlbnNvchgWIAEoCzIXLm9ubnguU3BhcnNlVGVuc29yUHJvdG8SGwoCdHAYDiABKAsyDy5vbm54LlR5cGVQcm90bxIOCgZmbG9hdHMYByADKAISDAoEaW50cxgIIAMoAxIPCgdzdHJpbmdzGAkgAygMEiIKB3RlbnNvcnMYCiADKAsyES5vbm54LlRlbnNvclByb3RvEiAKBmdyYXBocxgLIAMoCzIQLm9ubnguR3JhcGhQcm90bxIvCg5zcGFyc2VfdGVuc29ycxgXIAMoCzIXLm9ubnguU3BhcnNlVGVuc29yUHJvdG8SJAoLdHlwZV9wcm90b3MYDyADKAsyDy5vbm54LlR5cGVQcm90byLZAQoNQXR0cmlidXRlVHlwZRINCglVTkRFRklORUQQABIJCgVGTE9BVBABEgcKA0lOVBACEgoKBlNUUklORxADEgoKBlRFTlNPUhAEEgkKBUdSQVBIEAUSEQoNU1BBUlNFX1RFTlNPUhALEg4KClRZUEVfUFJPVE8QDRIKCgZGTE9BVFMQBhIICgRJTlRTEAcSCwoHU1RSSU5HUxAIEgsKB1RFTlNPUlMQCRIKCgZHUkFQSFMQChISCg5TUEFSU0VfVEVOU09SUxAMEg8KC1RZUEVfUFJPVE9TEA5KBAgMEA1KBAgQEBRSAXYihwEKDlZhbHVlSW5mb1Byb3RvEgwKBG5hbWUYASABKAkSHQoEdHlwZRgCIAEoCzIPLm9ubnguVHlwZVByb3RvEhIKCmRvY19zdHJpbmcYAyABKAkSNAoObWV0YWRhdGFfcHJvcHMYBCADKAsyHC5vbm54LlN0cmluZ1N0cmluZ0VudHJ5UHJvdG8ioQIKCU5vZGVQcm90bxINCgVpbnB1dBgBIAMoCRIOCgZvdXRwdXQYAiADKAkSDAoEbmFtZRgDIAEoCRIPCgdvcF90eXBlGAQgASgJEg4KBmRvbWFpbhgHIAEoCRIQCghvdmVybG9hZBgIIAEoCRInCglhdHRyaWJ1dGUYBSADKAsyFC5vbm54LkF0dHJpYnV0ZVByb3RvEhIKCmRvY19zdHJpbmcYBiABKAkSNAoObWV0YWRhdGFfcHJvcHMYCSADKAsyHC5vbm54LlN0cmluZ1N0cmluZ0VudHJ5UHJvdG8SQQoVZGV2aWNlX2NvbmZpZ3VyYXRpb25zGAogAygLMiIub25ueC5Ob2RlRGV2aWNlQ29uZmlndXJhdGlvblByb3RvIjIKFEludEludExpc3RFbnRyeVByb3RvEgsKA2tleRgBIAEoAxINCgV2YWx1ZRgCIAMoAyKAAQocTm9kZURldmljZUNvbmZpZ3VyYXRpb25Qcm90bxIYChBjb25maWd1cmF0aW9uX2lkGAEgASgJEi4KDXNoYXJkaW5nX3NwZWMYAiADKAsyFy5vbm54LlNoYXJkaW5nU3BlY1Byb3RvEhYKDnBpcGVsaW5lX3N0YWdlGAMgASgFIqMBChFTaGFyZGluZ1NwZWNQcm90bxITCgt0ZW5zb3JfbmFtZRgBIAEoCRIOCgZkZXZpY2UYAiADKAMSPQoZaW5kZXhfdG9fZGV2aWNlX2dyb3VwX21hcBgDIAMoCzIaLm9ubnguSW50SW50TGlzdEVudHJ5UHJvdG8SKgoLc2hhcmRlZF9kaW0YBCADKAsyFS5vbm54LlNoYXJkZWREaW1Qcm90byJVCg9TaGFyZGVkRGltUHJvdG8SDAoEYXhpcxgBIAEoAxI0Cg9zaW1wbGVfc2hhcmRpbmcYAiADKAsyGy5vbm54LlNpbXBsZVNoYXJkZWREaW1Qcm90byJcChVTaW1wbGVTaGFyZGVkRGltUHJvdG8SEwoJZGltX3ZhbHVlGAEgASgDSAASEwoJZGltX3BhcmFtGAIgASgJSAASEgoKbnVtX3NoYXJkcxgDIAEoA0IFCgNkaW0i1gEKEVRyYWluaW5nSW5mb1Byb3RvEigKDmluaXRpYWxpemF0aW9uGAEgASgLMhAub25ueC5HcmFwaFByb3RvEiMKCWFsZ29yaXRobRgCIAEoCzIQLm9ubnguR3JhcGhQcm90bxI8ChZpbml0aWFsaXphdGlvbl9iaW5kaW5nGAMgAygLMhwub25ueC5TdHJpbmdTdHJpbmdFbnRyeVByb3RvEjQKDnVwZGF0ZV9iaW5kaW5nGAQgAygLMhwub25ueC5TdHJpbmdTdHJpbmdFbnRyeVByb3RvIqIDCgpNb2RlbFByb3RvEhIKCmlyX3ZlcnNpb24YASABKAMSLgoMb3BzZXRfaW1wb3J0GAggAygLMhgub25ueC5PcGVyYXRvclNldElkUHJvdG8SFQoNcHJvZHVjZXJfbmFtZRgCIAEoCRIYChBwcm9kdWNlcl92ZXJzaW9uGAMgASgJEg4KBmRvbWFpbhgEIAEoCRIVCg1tb2RlbF92ZXJzaW9uGAUgASgDEhIKCmRvY19zdHJpbmcYBiABKAkSHwoFZ3JhcGgYByABKAsyEC5vbm54LkdyYXBoUHJvdG8SNAoObWV0YWRhdGFfcHJvcHMYDiADKAsyHC5vbm54LlN0cmluZ1N0cmluZ0VudHJ5UHJvdG8SLgoNdHJhaW5pbmdfaW5mbxgUIAMoCzIXLm9ubnguVHJhaW5pbmdJbmZvUHJvdG8SJgoJZnVuY3Rpb25zGBkgAygLMhMub25ueC5GdW5jdGlvblByb3RvEjUKDWNvbmZpZ3VyYXRpb24YGiADKAsyHi5vbm54LkRldmljZUNvbmZpZ3VyYXRpb25Qcm90byJNChhEZXZpY2VDb25maWd1cmF0aW9uUHJvdG8SDAoEbmFtZRgBIAEoCRITCgtudW1fZGV2aWNlcxgCIAEoBRIOCgZkZXZpY2UYAyADKAkiNAoWU3RyaW5nU3RyaW5nRW50cnlQcm90bxILCgNrZXkYASABKAkSDQoFdmFsdWUYAiABKAkiawoQVGVuc29yQW5ub3RhdGlvbhITCgt0ZW5zb3JfbmFtZRgBIAEoCRJCChxxdWFudF9wYXJhbWV0ZXJfdGVuc29yX25hbWVzGAIgAygLMhwub25ueC5TdHJpbmdTdHJpbmdFbnRyeVByb3RvItQDCgpHcmFwaFByb3RvEh0KBG5vZGUYASADKAsyDy5vbm54Lk5vZGVQcm90bxIMCgRuYW1lGAIgASgJEiYKC2luaXRpYWxpemVyGAUgAygLMhEub25ueC5UZW5zb3JQcm90bxIzChJzcGFyc2VfaW5pdGlhbGl6ZXIYDyADKAsyFy5vbm54LlNwYXJzZVRlbnNvclByb3RvEhIKCmRvY19zdHJpbmcYCiABKAkSIwoFaW5wdXQYCyADKAsyFC5vbm54LlZhbHVlSW5mb1Byb3RvEiQKBm91dHB1dBgMIAMoCzIULm9ubnguVmFsdWVJbmZvUHJvdG8SKAoKdmFsdWVfaW5mbxgNIAMoCzIULm9ubnguVmFsdWVJbmZvUHJvdG8SNwoXcXVhbnRpemF0aW9uX2Fubm90YXRpb24YDiADKAsyFi5vbm54LlRlbnNvckFubm90YXRpb24SNAoObWV0YWRhdGFfcHJvcHMYECADKAsyHC5vbm54LlN0cmluZ1N0cmluZ0VudHJ5UHJvdG9KBAgDEARKBAgEEAVKBAgGEApSCmlyX3ZlcnNpb25SEHByb2R1Y2VyX3ZlcnNpb25SDHByb2R1Y2VyX3RhZ1IGZG9tYWluIqIHCgtUZW5zb3JQcm90bxIMCgRkaW1zGAEgAygDEhEKCWRhdGFfdHlwZRgCIAEoBRIqCgdzZWdtZW50GAMgASgLMhkub25ueC5UZW5zb3JQcm90by5TZWdtZW50EhYKCmZsb2F0X2RhdGEYBCADKAJCAhABEhYKCmludDMyX2RhdGEYBSADKAVCAhABEhMKC3N0cmluZ19kYXRhGAYgAygMEhYKCmludDY0X2RhdGEYByADKANCAhABEgwKBG5hbWUYCCABKAkSEgoKZG9jX3N0cmluZxgMIAEoCRIQCghyYXdfZGF0YRgJIAEoDBIzCg1leHRlcm5hbF9kYXRhGA0gAygLMhwub25ueC5TdHJpbmdTdHJpbmdFbnRyeVByb3RvEjUKDWRhdGFfbG9jYXRpb24YDiABKA4yHi5vbm54LlRlbnNvclByb3RvLkRhdGFMb2NhdGlvbhIXCgtkb3VibGVfZGF0YRgKIAMoAUICEAESFwoLdWludDY0X2RhdGEYCyADKARCAhABEjQKDm1ldGFkYXRhX3Byb3BzGBAgAygLMhwub25ueC5TdHJpbmdTdHJpbmdFbnRyeVByb3RvGiUKB1NlZ21lbnQSDQoFYmVnaW4YASABKAMSCwoDZW5kGAIgASgDIo4DCghEYXRhVHlwZRINCglVTkRFRklORUQQABIJCgVGTE9BVBABEgkKBVVJTlQ4EAISCAoESU5UOBADEgoKBlVJTlQxNhAEEgkKBUlOVDE2EAUSCQoFSU5UMzIQBhIJCgVJTlQ2NBAHEgoKBlNUUklORxAIEggKBEJPT0wQCRILCgdGTE9BVDE2EAoSCgoGRE9VQkxFEAsSCgoGVUlOVDMyEAwSCgoGVUlOVDY0EA0SDQoJQ09NUExFWDY0EA4SDgoKQ09NUExFWDEyOBAPEgwKCEJGTE9BVDE2EBASEAoMRkxPQVQ4RTRNM0ZOEBESEgoORkxPQVQ4RTRNM0ZOVVoQEhIOCgpGTE9BVDhFNU0yEBMSEgoORkxPQVQ4RTVNMkZOVVoQFBIJCgVVSU5UNBAVEggKBElOVDQQFhIOCgpGTE9BVDRFMk0xEBcSDgoKRkxPQVQ4RThNMBAYEgkKBVVJTlQyEBkSCAoESU5UMhAaEg4KCkZMT0FUNkUyTTMQGxIOCgpGTE9BVDZFM00yEBwiKQoMRGF0YUxvY2F0aW9uEgsKB0RFRkFVTFQQABIMCghFWFRFUk5BTBABImgKEVNwYXJzZVRlbnNvclByb3RvEiEKBnZhbHVlcxgBIAEoCzIRLm9ubnguVGVuc29yUHJvdG8SIgoHaW5kaWNlcxgCIAEoCzIRLm9ubnguVGVuc29yUHJvdG8SDAoEZGltcxgDIAMoAyKVAQoQVGVuc29yU2hhcGVQcm90bxItCgNkaW0YASADKAsyIC5vbm54LlRlbnNvclNoYXBlUHJvdG8uRGltZW5zaW9uGlIKCURpbWVuc2lvbhITCglkaW1fdmFsdWUYASABKANIABITCglkaW1fcGFyYW0YAiABKAlIABISCgpkZW5vdGF0aW9uGAMgASgJQgcKBXZhbHVlIrcFCglUeXBlUHJvdG8SLQoLdGVuc29yX3R5cGUYASABKAsyFi5vbm54LlR5cGVQcm90by5UZW5zb3JIABIxCg1zZXF1ZW5jZV90eXBlGAQgASgLMhgub25ueC5UeXBlUHJvdG8uU2VxdWVuY2VIABInCghtYXBfdHlwZRgFIAEoCzITLm9ubnguVHlwZVByb3RvLk1hcEgAEjEKDW9wdGlvbmFsX3R5cGUYCSABKAsyGC5vbm54LlR5cGVQcm90by5PcHRpb25hbEgAEjoKEnNwYXJzZV90ZW5zb3JfdHlwZRgIIAEoCzIcLm9ubnguVHlwZVByb3RvLlNwYXJzZVRlbnNvckgAEi0KC29wYXF1ZV90eXBlGAcgASgLMhYub25ueC5UeXBlUHJvdG8uT3BhcXVlSAASEgoKZGVub3RhdGlvbhgGIAEoCRpCCgZUZW5zb3ISEQoJZWxlbV90eXBlGAEgASgFEiUKBXNoYXBlGAIgASgLMhYub25ueC5UZW5zb3JTaGFwZVByb3RvGi4KCFNlcXVlbmNlEiIKCWVsZW1fdHlwZRgBIAEoCzIPLm9ubnguVHlwZVByb3RvGjwKA01hcBIQCghrZXlfdHlwZRgBIAEoBRIjCgp2YWx1ZV90eXBlGAIgASgLMg8ub25ueC5UeXBlUHJvdG8aLgoIT3B0aW9uYWwSIgoJZWxlbV90eXBlGAEgASgLMg8ub25ueC5UeXBlUHJvdG8aSAoMU3BhcnNlVGVuc29yEhEKCWVsZW1fdHlwZRgBIAEoBRIlCgVzaGFwZRgCIAEoCzIWLm9ubnguVGVuc29yU2hhcGVQcm90bxo4CgZPcGFxdWUSDgoGZG9tYWluGAEgASgJEgwKBG5hbWUYAiABKAlKBAgDEARSCnBhcmFtZXRlcnNCBwoFdmFsdWUiNQoST3BlcmF0b3JTZXRJZFByb3RvEg4KBmRvbWFpbhgBIAEoCRIPCgd2ZXJzaW9uGAIgASgDIoYDCg1GdW5jdGlvblByb3RvEgwKBG5hbWUYASABKAkSDQoFaW5wdXQYBCADKAkSDgoGb3V0cHV0GAUgAygJEhEKCWF0dHJpYnV0ZRgGIAMoCRItCg9hdHRyaWJ1dGVfcHJvdG8YCyADKAsyFC5vbm54LkF0dHJpYnV0ZVByb3RvEh0KBG5vZGUYByADKAsyDy5vbm54Lk5vZGVQcm90bxISCgpkb2Nfc3RyaW5nGAggASgJEi4KDG9wc2V0X2ltcG9ydBgJIAMoCzIYLm9ubnguT3BlcmF0b3JTZXRJZFByb3RvEg4KBmRvbWFpbhgKIAEoCRIQCghvdmVybG9hZBgNIAEoCRIoCgp2YWx1ZV9pbmZvGAwgAygLMhQub25ueC5WYWx1ZUluZm9Qcm90bxI0Cg5tZXRhZGF0YV9wcm9wcxgOIAMoCzIcLm9ubnguU3RyaW5nU3RyaW5nRW50cnlQcm90b0oECAIQA0oECAMQBFINc2luY2VfdmVyc2lvblIGc3RhdHVzKoIDCgdWZXJzaW9uEhIKDl9TVEFSVF9WRVJTSU9OEAASGQoVSVJfVkVSU0lPTl8yMDE3XzEwXzEwEAESGQoVSVJfVkVSU0lPTl8yMDE3XzEwXzMwEAISGAoUSVJfVkVSU0lPTl8yMDE3XzExXzMQAxIYChRJUl9WRVJTSU9OXzIwMTlfMV8yMhAEEhgKFElSX1ZFUlNJT05fMjAxOV8zXzE4EAUSGAoUSVJfVkVSU0lPTl8yMDE5XzlfMTkQBhIXChNJUl9WRVJTSU9OXzIwMjBfNV84EAcSGAoUSVJfVkVSU0lPTl8yMDIxXzdfMzAQCBIXChNJUl9WRVJTSU9OXzIwMjNfNV81EAkSGAoUSVJfVkVSU0lPTl8yMDI0XzNfMjUQChIZChVJUl9WRVJTSU9OXzIwMjVfMDVfMTIQCxIZChVJUl9WRVJTSU9OXzIwMjVfMDhfMjYQDBIZChVJUl9WRVJTSU9OXzIwMjVfMTFfMDYQDRIOCgpJUl9WRVJTSU9OEA4qLgoOT3BlcmF0b3JTdGF0dXMSEAoMRVhQRVJJTUVOVEFMEAASCgoGU1RBQkxFEAFCAkgD");
var AttributeProtoSchema = /* @__PURE__ */ messageDesc(file_onnx, 0);
var AttributeProto_AttributeType = {
  /**
   * @generated from enum value: UNDEFINED = 0;
   */
  UNDEFINED: 0,
  /**
   * @generated from enum value: FLOAT = 1;
   */
  FLOAT: 1,
  /**
   * @generated from enum value: INT = 2;
   */
  INT: 2,
  /**
   * @generated from enum value: STRING = 3;
   */
  STRING: 3,
  /**
   * @generated from enum value: TENSOR = 4;
   */
  TENSOR: 4,
  /**
   * @generated from enum value: GRAPH = 5;
   */
  GRAPH: 5,
  /**
   * @generated from enum value: SPARSE_TENSOR = 11;
   */
  SPARSE_TENSOR: 11,
  /**
   * @generated from enum value: TYPE_PROTO = 13;
   */
  TYPE_PROTO: 13,
  /**
   * @generated from enum value: FLOATS = 6;
   */
  FLOATS: 6,
  /**
   * @generated from enum value: INTS = 7;
   */
  INTS: 7,
  /**
   * @generated from enum value: STRINGS = 8;
   */
  STRINGS: 8,
  /**
   * @generated from enum value: TENSORS = 9;
   */
  TENSORS: 9,
  /**
   * @generated from enum value: GRAPHS = 10;
   */
  GRAPHS: 10,
  /**
   * @generated from enum value: SPARSE_TENSORS = 12;
   */
  SPARSE_TENSORS: 12,
  /**
   * @generated from enum value: TYPE_PROTOS = 14;
   */
  TYPE_PROTOS: 14
};
var ValueInfoProtoSchema = /* @__PURE__ */ messageDesc(file_onnx, 1);
var NodeProtoSchema = /* @__PURE__ */ messageDesc(file_onnx, 2);
var ModelProtoSchema = /* @__PURE__ */ messageDesc(file_onnx, 9);
var StringStringEntryProtoSchema = /* @__PURE__ */ messageDesc(file_onnx, 11);
var GraphProtoSchema = /* @__PURE__ */ messageDesc(file_onnx, 13);
var TensorProtoSchema = /* @__PURE__ */ messageDesc(file_onnx, 14);
var TensorProto_DataType = {
  /**
   * @generated from enum value: UNDEFINED = 0;
   */
  UNDEFINED: 0,
  /**
   * Basic types.
   *
   * float
   *
   * @generated from enum value: FLOAT = 1;
   */
  FLOAT: 1,
  /**
   * uint8_t
   *
   * @generated from enum value: UINT8 = 2;
   */
  UINT8: 2,
  /**
   * int8_t
   *
   * @generated from enum value: INT8 = 3;
   */
  INT8: 3,
  /**
   * uint16_t
   *
   * @generated from enum value: UINT16 = 4;
   */
  UINT16: 4,
  /**
   * int16_t
   *
   * @generated from enum value: INT16 = 5;
   */
  INT16: 5,
  /**
   * int32_t
   *
   * @generated from enum value: INT32 = 6;
   */
  INT32: 6,
  /**
   * int64_t
   *
   * @generated from enum value: INT64 = 7;
   */
  INT64: 7,
  /**
   * string
   *
   * @generated from enum value: STRING = 8;
   */
  STRING: 8,
  /**
   * bool
   *
   * @generated from enum value: BOOL = 9;
   */
  BOOL: 9,
  /**
   * IEEE754 half-precision floating-point format (16 bits wide).
   * This format has 1 sign bit, 5 exponent bits, and 10 mantissa bits.
   *
   * @generated from enum value: FLOAT16 = 10;
   */
  FLOAT16: 10,
  /**
   * @generated from enum value: DOUBLE = 11;
   */
  DOUBLE: 11,
  /**
   * @generated from enum value: UINT32 = 12;
   */
  UINT32: 12,
  /**
   * @generated from enum value: UINT64 = 13;
   */
  UINT64: 13,
  /**
   * complex with float32 real and imaginary components
   *
   * @generated from enum value: COMPLEX64 = 14;
   */
  COMPLEX64: 14,
  /**
   * complex with float64 real and imaginary components
   *
   * @generated from enum value: COMPLEX128 = 15;
   */
  COMPLEX128: 15,
  /**
   * Non-IEEE floating-point format based on IEEE754 single-precision
   * floating-point number truncated to 16 bits.
   * This format has 1 sign bit, 8 exponent bits, and 7 mantissa bits.
   *
   * @generated from enum value: BFLOAT16 = 16;
   */
  BFLOAT16: 16,
  /**
   * Non-IEEE floating-point format based on papers
   * FP8 Formats for Deep Learning, https://arxiv.org/abs/2209.05433,
   * 8-bit Numerical Formats For Deep Neural Networks, https://arxiv.org/pdf/2206.02915.pdf.
   * Operators supported FP8 are Cast, CastLike, QuantizeLinear, DequantizeLinear.
   * The computation usually happens inside a block quantize / dequantize
   * fused by the runtime.
   *
   * float 8, mostly used for coefficients, supports nan, not inf
   *
   * @generated from enum value: FLOAT8E4M3FN = 17;
   */
  FLOAT8E4M3FN: 17,
  /**
   * float 8, mostly used for coefficients, supports nan, not inf, no negative zero
   *
   * @generated from enum value: FLOAT8E4M3FNUZ = 18;
   */
  FLOAT8E4M3FNUZ: 18,
  /**
   * follows IEEE 754, supports nan, inf, mostly used for gradients
   *
   * @generated from enum value: FLOAT8E5M2 = 19;
   */
  FLOAT8E5M2: 19,
  /**
   * follows IEEE 754, supports nan, not inf, mostly used for gradients, no negative zero
   *
   * @generated from enum value: FLOAT8E5M2FNUZ = 20;
   */
  FLOAT8E5M2FNUZ: 20,
  /**
   * 4-bit integer data types
   *
   * Unsigned integer in range [0, 15]
   *
   * @generated from enum value: UINT4 = 21;
   */
  UINT4: 21,
  /**
   * Signed integer in range [-8, 7], using two's-complement representation
   *
   * @generated from enum value: INT4 = 22;
   */
  INT4: 22,
  /**
   * 4-bit floating point data types
   *
   * @generated from enum value: FLOAT4E2M1 = 23;
   */
  FLOAT4E2M1: 23,
  /**
   * E8M0 type used as the scale for microscaling (MX) formats:
   * https://www.opencompute.org/documents/ocp-microscaling-formats-mx-v1-0-spec-final-pdf
   *
   * @generated from enum value: FLOAT8E8M0 = 24;
   */
  FLOAT8E8M0: 24,
  /**
   * 2-bit integer data type
   *
   * Unsigned integer in range [0, 3]
   *
   * @generated from enum value: UINT2 = 25;
   */
  UINT2: 25,
  /**
   * Signed integer in range [-2, 1], using two's complement representation
   *
   * @generated from enum value: INT2 = 26;
   */
  INT2: 26,
  /**
   * 6-bit floating point data types based on OCP MX spec
   * FLOAT6E2M3: 1 sign, 2 exp, 3 mant
   * FLOAT6E3M2: 1 sign, 3 exp, 2 mant
   *
   * @generated from enum value: FLOAT6E2M3 = 27;
   */
  FLOAT6E2M3: 27,
  /**
   * @generated from enum value: FLOAT6E3M2 = 28;
   */
  FLOAT6E3M2: 28
};
var TensorProto_DataLocation = {
  /**
   * @generated from enum value: DEFAULT = 0;
   */
  DEFAULT: 0,
  /**
   * @generated from enum value: EXTERNAL = 1;
   */
  EXTERNAL: 1
};
var TensorShapeProto_DimensionSchema = /* @__PURE__ */ messageDesc(file_onnx, 16, 0);

// src/engine/onnx/encode.ts
var DATA_TYPES = {
  float32: TensorProto_DataType.FLOAT,
  uint8: TensorProto_DataType.UINT8,
  int32: TensorProto_DataType.INT32,
  int64: TensorProto_DataType.INT64,
  bool: TensorProto_DataType.BOOL
};
var OPSET = 19;
var IR_VERSION = 9n;
function encodeModel(graph, metadata = {}) {
  const domains = new Set(graph.nodes.map(({ domain }) => domain));
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    producerName: "best-epoch",
    opsetImport: [
      { domain: "", version: BigInt(OPSET) },
      ...[MICROSOFT, NCHWC].filter((domain) => domains.has(domain)).map((domain) => ({ domain, version: 1n }))
    ],
    graph: create(GraphProtoSchema, {
      name: "network",
      node: graph.nodes.map(encodeNode),
      initializer: graph.initializers.map(encodeTensor),
      input: graph.inputs.map(encodePort),
      output: graph.outputs.map(encodePort)
    }),
    metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value }))
  });
  return toBinary(ModelProtoSchema, model);
}
function encodeNode({ op, domain, inputs, outputs, attributes }) {
  return create(NodeProtoSchema, {
    name: outputs[0],
    opType: op,
    domain,
    input: [...inputs],
    output: [...outputs],
    attribute: Object.entries(attributes).map(([name, value]) => encodeAttribute(name, value))
  });
}
function encodeAttribute(name, value) {
  if (typeof value === "number")
    return create(AttributeProtoSchema, { name, type: AttributeProto_AttributeType.INT, i: BigInt(value) });
  if (typeof value === "string") {
    return create(AttributeProtoSchema, {
      name,
      type: AttributeProto_AttributeType.STRING,
      s: new TextEncoder().encode(value)
    });
  }
  if ("float" in value)
    return create(AttributeProtoSchema, { name, type: AttributeProto_AttributeType.FLOAT, f: value.float });
  if ("floats" in value)
    return create(AttributeProtoSchema, { name, type: AttributeProto_AttributeType.FLOATS, floats: [...value.floats] });
  return create(AttributeProtoSchema, { name, type: AttributeProto_AttributeType.INTS, ints: value.map(BigInt) });
}
function encodeTensor({ name, type, shape, data }) {
  return create(TensorProtoSchema, {
    name,
    dataType: DATA_TYPES[type],
    dims: shape.map(BigInt),
    rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  });
}
function encodePort({ name, type, shape }) {
  const dim = shape.map(
    (size) => create(TensorShapeProto_DimensionSchema, {
      value: typeof size === "number" ? { case: "dimValue", value: BigInt(size) } : { case: "dimParam", value: size }
    })
  );
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: "tensorType", value: { elemType: DATA_TYPES[type], shape: { dim } } } }
  });
}

// src/engine/onnx/exporter.ts
var Exporter = class {
  graph = new Graph();
  #parameters;
  constructor(parameters) {
    this.#parameters = parameters;
  }
  /** A trained parameter in its canonical layout. */
  parameter(name) {
    const { shape, data } = this.#tensor(name);
    return this.graph.initializer(name, shape, data);
  }
  shapeOf(name) {
    return this.#tensor(name).shape;
  }
  #tensor(name) {
    const tensor = this.#parameters[name];
    if (!tensor) throw new InternalError(`the network's parameter "${name}" has no values`);
    return tensor;
  }
};

// src/engine/onnx/activation.ts
function shapeOf({ batch, channels, height, width }) {
  return [batch, channels, height, width];
}
function like(activation2, value) {
  const { batch, channels, height, width, block } = activation2;
  return { value, batch, channels, height, width, block };
}
function sourcesOf(activation2) {
  return activation2.sources?.flatMap(sourcesOf) ?? [activation2];
}
function channelView({ batch, channels, height, width, block }) {
  const pixels = height * width;
  return block === 1 ? [batch, channels, pixels] : [batch, channels / block, pixels, block];
}
function sumPerChannel(graph, activation2, value) {
  const { batch, channels } = activation2;
  const sums = graph.sum(graph.reshape(value, channelView(activation2)), [2]);
  return batch === 1 ? graph.reshape(sums, [channels]) : graph.sum(graph.reshape(sums, [batch, channels]), [0]);
}

// src/engine/onnx/ops/activation.ts
var HUGE = 3e38;
var LARGE = 2 ** 22;
var line = (alpha, beta) => ({ alpha: { float: alpha }, beta: { float: beta } });
var KINDS = {
  elu: { apply: (graph, x) => graph.add("Elu", [x]), slopes: [line(1, 1)] },
  relu: { apply: (graph, x) => graph.add("Relu", [x]), slopes: [line(HUGE, 0)] },
  relu6: {
    apply: (graph, x) => graph.add("Clip", [x, graph.float(0), graph.float(6)]),
    slopes: [line(HUGE, 0), line(-LARGE, 6 * LARGE)]
  }
};
var activation = {
  forward(context, { kind }, [joined]) {
    const { graph } = context;
    const { apply, slopes } = KINDS[kind];
    const input2 = context.whole(joined);
    const output = like(input2, apply(graph, input2.value));
    return {
      output,
      backward(gradient) {
        context.contribute(joined, input2.block, (sum) => {
          const dx = slopes.reduce(
            (dy, slope) => graph.add("Mul", [dy, graph.add("HardSigmoid", [output.value], slope)]),
            gradient
          );
          return context.add(dx, sum);
        });
      }
    };
  },
  export: ({ graph }, { kind }, [input2]) => KINDS[kind].apply(graph, input2)
};

// src/engine/onnx/ops/add.ts
var add = {
  forward(context, _layer, inputs) {
    const parts = inputs.map((input2) => context.whole(input2));
    const [last] = parts.slice(-1);
    const value = parts.map((part) => context.arranged(part, last.block).value).reduce((a, b) => context.graph.add("Add", [a, b]));
    return {
      output: like(last, value),
      backward(gradient) {
        for (const input2 of inputs) {
          if (!context.needsGradient(input2)) continue;
          context.contribute(input2, last.block, (sum) => context.add(gradient, sum));
        }
      }
    };
  },
  export: (exporter, _layer, inputs) => inputs.reduce((a, b) => exporter.graph.add("Add", [a, b]))
};

// src/engine/onnx/ops/batch-norm.ts
var batchNorm = {
  forward(context, layer, [joined]) {
    const input2 = context.whole(joined);
    return context.training && !keepsStatistics(layer) ? withBatch(context, layer, joined, input2) : withRunning(context, layer, joined, input2);
  },
  export(exporter, { name, epsilon }, [input2]) {
    const parameters = ["weight", "bias", "running_mean", "running_var"].map(
      (suffix) => exporter.parameter(`${name}.${suffix}`)
    );
    return exporter.graph.add("BatchNormalization", [input2, ...parameters], { epsilon: { float: epsilon } });
  }
};
function withRunning(context, layer, joined, input2) {
  const { graph, layout } = context;
  const { name, epsilon, frozen } = layer;
  const [gamma, beta, mean, variance] = ["weight", "bias", "running_mean", "running_var"].map(
    (suffix) => context.parameter(`${name}.${suffix}`)
  );
  const s = reciprocalDeviation(graph, variance, epsilon);
  const scale = graph.add("Mul", [gamma, s]);
  const shift = graph.add("Sub", [beta, graph.add("Mul", [mean, scale])]);
  return {
    output: like(input2, layout.scaleAndShift(graph, input2, scale, shift)),
    backward(gradient) {
      const sum = (value) => sumPerChannel(graph, input2, value);
      const dy = like(input2, gradient);
      if (!frozen) {
        const { channels } = input2;
        const ones = graph.floats(new Array(channels).fill(1));
        const centred = layout.scaleAndShift(graph, input2, ones, graph.add("Neg", [mean]));
        const along = sum(graph.add("Mul", [gradient, centred]));
        context.gradients.set(beta, sum(gradient));
        context.gradients.set(gamma, graph.add("Mul", [s, along]));
      }
      const passedOn = (others) => layout.scaleAndShift(graph, dy, scale, zeros(graph, input2.channels), others);
      context.contribute(joined, input2.block, passedOn, true);
    }
  };
}
function withBatch(context, layer, joined, input2) {
  const { graph, layout } = context;
  const { name, epsilon } = layer;
  const { channels } = input2;
  const count = input2.batch * input2.height * input2.width;
  const [gamma, beta] = [context.parameter(`${name}.weight`), context.parameter(`${name}.bias`)];
  const times = (a, b) => graph.add("Mul", [a, b]);
  const minus = (a, b) => graph.add("Sub", [a, b]);
  const over = (value) => times(value, graph.float(1 / count));
  const negative = (value) => graph.add("Neg", [value]);
  const sum = (value) => sumPerChannel(graph, input2, value);
  const rough = over(sum(input2.value));
  const ones = graph.floats(new Array(channels).fill(1));
  const centred = like(input2, layout.scaleAndShift(graph, input2, ones, negative(rough)));
  const rest = over(sum(centred.value));
  const variance = minus(over(sum(times(centred.value, centred.value))), times(rest, rest));
  moveStatistics(context, layer, graph.add("Add", [rough, rest]), variance, count);
  const s = reciprocalDeviation(graph, variance, epsilon);
  const scale = times(gamma, s);
  return {
    output: like(input2, layout.scaleAndShift(graph, centred, scale, minus(beta, times(rest, scale)))),
    backward(gradient) {
      const dbeta = sum(gradient);
      const dgamma = times(s, minus(sum(times(gradient, centred.value)), times(rest, dbeta)));
      context.gradients.set(beta, dbeta);
      context.gradients.set(gamma, dgamma);
      const slope = negative(times(scale, over(times(s, dgamma))));
      const offset = negative(graph.add("Add", [times(scale, over(dbeta)), times(rest, slope)]));
      const passedOn = (others) => {
        const along = layout.scaleAndShift(graph, centred, slope, offset, others);
        return layout.scaleAndShift(graph, like(input2, gradient), scale, zeros(graph, channels), along);
      };
      context.contribute(joined, input2.block, passedOn, true);
    }
  };
}
function zeros(graph, count) {
  return graph.floats(new Array(count).fill(0));
}
function reciprocalDeviation(graph, variance, epsilon) {
  const deviation = graph.add("Sqrt", [graph.add("Add", [variance, graph.float(epsilon)])]);
  return graph.add("Reciprocal", [deviation]);
}
function moveStatistics(context, { name, momentum }, mean, variance, count) {
  const { graph } = context;
  const move = (statistic, batch, weight) => {
    const parameter = context.parameter(`${name}.${statistic}`);
    const kept = graph.add("Mul", [parameter, graph.float(1 - momentum)]);
    const added = graph.add("Mul", [batch, graph.float(weight)]);
    context.statistics.set(parameter, graph.add("Add", [kept, added]));
  };
  move("running_mean", mean, momentum);
  move("running_var", variance, momentum * count / Math.max(1, count - 1));
}

// src/engine/onnx/ops/concat.ts
var concat = {
  forward(context, { name }, inputs) {
    const [{ batch, height, width }] = inputs;
    const sources = inputs.flatMap(sourcesOf);
    const channels = sources.reduce((sum, source) => sum + source.channels, 0);
    const output = { value: name, batch, channels, height, width, block: 1, sources };
    return {
      output,
      backward(gradient) {
        let first = 0;
        for (const source of sources) {
          const start = first;
          first += source.channels;
          if (!context.needsGradient(source)) continue;
          const { graph } = context;
          const bounds = [graph.ints([start]), graph.ints([start + source.channels]), graph.ints([1])];
          context.contribute(source, 1, (sum) => context.add(graph.add("Slice", [gradient, ...bounds]), sum));
        }
      }
    };
  },
  export: (exporter, _layer, inputs) => exporter.graph.add("Concat", inputs, { axis: 1 })
};

// src/network/padding.ts
function samePadding({ kernel, stride = 1, dilation = 1 }) {
  const whole = Math.max(0, dilation * (kernel - 1) + 1 - stride);
  const before = Math.floor(whole / 2);
  return { before, after: whole - before };
}

// src/engine/onnx/convolution.ts
function convolutionOf(window2, group = 1) {
  const { kernel, stride = 1, dilation = 1 } = window2;
  const { before, after } = samePadding(window2);
  return {
    kernel_shape: [kernel, kernel],
    pads: [before, before, after, after],
    dilations: [dilation, dilation],
    ...stride === 1 ? {} : { strides: [stride, stride] },
    ...group === 1 ? {} : { group }
  };
}
function spread(graph, gradient, weight, window2, group = 1) {
  const attributes = convolutionOf(window2, group);
  const rest = { output_padding: window2.kernel === 1 ? [1, 1] : [0, 0] };
  return graph.add("ConvTranspose", [gradient, weight], { ...attributes, ...rest });
}
function reverse(graph, count) {
  return graph.ints(Array.from({ length: count }, (_, index) => count - 1 - index));
}

// src/engine/onnx/layout/weights.ts
function convPieces(spec, sources, kernels) {
  const [filters, inputs, kernel] = spec.shape;
  const taps = kernel * kernel;
  return piecesOf(spec.name, sources, kernels, {
    filters,
    taps,
    kernel,
    inputStride: taps,
    row: (filter) => filter * inputs * taps
  });
}
function transposedConvPieces(spec, sources, kernels) {
  const [, outputs] = spec.shape;
  return piecesOf(spec.name, sources, kernels, {
    filters: 4 * outputs,
    taps: 1,
    kernel: 1,
    inputStride: 4 * outputs,
    row: (filter) => filter % outputs * 4 + Math.floor(filter / outputs)
  });
}
function depthwisePieces(spec, kernels) {
  const [filters, , kernel] = spec.shape;
  const taps = kernel * kernel;
  const single = { ...kernels, inputBlock: () => 1 };
  return piecesOf(spec.name, [1], single, {
    filters,
    taps,
    kernel,
    inputStride: taps,
    row: (filter) => filter * taps
  });
}
function piecesOf(name, sources, kernels, canonical) {
  let first = 0;
  return sources.map((channels, index) => {
    const start = first;
    first += channels;
    const visit = visitor(canonical, start, channels, kernels.inputBlock(channels), kernels.outputBlock);
    return {
      name: index === 0 ? name : `${name}:${index}`,
      shape: [canonical.filters, channels, canonical.kernel, canonical.kernel],
      block: kernels.outputBlock,
      pack(source) {
        const packed = new Float32Array(canonical.filters * channels * canonical.taps);
        visit((position, rows, offset) => {
          for (let o = 0; o < rows.length; o++) packed[position + o] = source[rows[o] + offset];
        });
        return packed;
      },
      unpack(packed, target) {
        visit((position, rows, offset) => {
          for (let o = 0; o < rows.length; o++) target[rows[o] + offset] = packed[position + o];
        });
      }
    };
  });
}
function visitor({ filters, taps, inputStride, row }, start, channels, a, b) {
  return (each) => {
    let position = 0;
    for (let filter = 0; filter < filters; filter += b) {
      const rows = Int32Array.from({ length: b }, (_, o) => row(filter + o));
      for (let input2 = start; input2 < start + channels; input2 += a) {
        for (let tap = 0; tap < taps; tap++) {
          for (let i = input2; i < input2 + a; i++) {
            each(position, rows, i * inputStride + tap);
            position += b;
          }
        }
      }
    }
  };
}

// src/engine/onnx/ops/folded-norm.ts
function foldedNorms(layers2, training) {
  const byName = new Map(layers2.map((layer) => [layer.name, layer]));
  const read = layers2.flatMap(inputsOf);
  const folded = /* @__PURE__ */ new Map();
  for (const layer of layers2) {
    if (layer.op !== "batch-norm" || training && !keepsStatistics(layer)) continue;
    const before = byName.get(layer.from);
    if (!isConvolution(before) || before.bias) continue;
    if (training && before.frozen && !layer.frozen) continue;
    if (read.filter((name) => name === before.name).length === 1) folded.set(before.name, layer);
  }
  return folded;
}
function isConvolution(layer) {
  return layer?.op === "conv" || layer?.op === "depthwise-conv";
}
var FoldedNorm = class {
  /** In place of a bias, shape C. */
  shift;
  #context;
  #norm;
  #filters;
  #block;
  #reciprocal;
  #scale;
  #products = [];
  constructor(context, norm, { filters, block }) {
    const { graph } = context;
    this.#context = context;
    this.#norm = norm;
    this.#filters = filters;
    this.#block = block;
    const deviation = graph.add("Sqrt", [
      graph.add("Add", [this.#parameter("running_var"), graph.float(norm.epsilon)])
    ]);
    this.#reciprocal = graph.add("Reciprocal", [deviation]);
    this.#scale = graph.add("Mul", [this.#parameter("weight"), this.#reciprocal]);
    const offset = graph.add("Mul", [this.#parameter("running_mean"), this.#scale]);
    this.shift = graph.add("Sub", [this.#parameter("bias"), offset]);
  }
  /** A weight (or its gradient) by the scale of each filter; `shape` is O,I,k,k. */
  scaled(weight, shape) {
    const { graph } = this.#context;
    const scale = graph.reshape(this.#scale, [this.#filters / this.#block, 1, this.#block]);
    return graph.reshape(graph.add("Mul", [this.#rows(graph, weight), scale]), shape);
  }
  /** Takes note of what a weight and its raw gradient say of gamma, and gives the weight's own gradient. */
  weightGradient(weight, raw, shape) {
    const { graph } = this.#context;
    if (!this.#norm.frozen) {
      const products = graph.add("Mul", [this.#rows(graph, weight), this.#rows(graph, raw)]);
      this.#products.push(graph.reshape(graph.sum(products, [1]), [this.#filters]));
    }
    return this.scaled(raw, shape);
  }
  /** Announces the norm's own gradients; `sum` gives that of dy over all pixels, shape C. */
  learn(sum) {
    if (this.#norm.frozen) return;
    const { graph, gradients } = this.#context;
    const dbeta = sum();
    const products = this.#products.reduce((all, one) => graph.add("Add", [all, one]));
    const centred = graph.add("Sub", [products, graph.add("Mul", [this.#parameter("running_mean"), dbeta])]);
    gradients.set(this.#parameter("bias"), dbeta);
    gradients.set(this.#parameter("weight"), graph.add("Mul", [this.#reciprocal, centred]));
  }
  #parameter(suffix) {
    return this.#context.parameter(`${this.#norm.name}.${suffix}`);
  }
  /** A weight as it lies in memory, O/b,I/a,k,k,a,b, with filters first and last. */
  #rows(graph, weight) {
    return graph.reshape(weight, [this.#filters / this.#block, -1, this.#block]);
  }
};

// src/engine/onnx/ops/conv.ts
var conv = {
  forward(context, layer, [input2], norm) {
    const sources = sourcesOf(input2);
    const kernels = context.layout.kernels(
      sources.map(({ channels }) => channels),
      layer.filters,
      layer
    );
    const { filters, kernel, stride = 1 } = layer;
    const pieces = context.pieces(`${layer.name}.weight`);
    const shapes = sources.map(({ channels }) => [filters, channels, kernel, kernel]);
    const fold = norm && new FoldedNorm(context, norm, { filters, block: kernels.outputBlock });
    const weights = fold ? pieces.map((piece, index) => fold.scaled(piece, shapes[index])) : pieces;
    const bias = layer.bias ? context.parameter(`${layer.name}.bias`) : fold?.shift;
    const value = convolveSources(context, kernels, sources, weights, filters, layer, bias);
    const output = {
      ...{ value, batch: input2.batch, channels: filters, block: kernels.outputBlock },
      ...{ height: input2.height / stride, width: input2.width / stride }
    };
    return {
      output,
      backward(gradient) {
        const dy = like(output, gradient);
        const sum = () => sumPerChannel(context.graph, dy, dy.value);
        backwardSources(context, kernels, sources, weights, dy, layer, (index, raw) => {
          const [piece, shape] = [pieces[index], shapes[index]];
          context.gradients.set(piece, fold ? fold.weightGradient(piece, raw, shape) : raw);
        });
        fold?.learn(sum);
        if (layer.bias && !layer.frozen) context.gradients.set(`${layer.name}.bias`, sum());
      }
    };
  },
  export(exporter, layer, [input2]) {
    const { name, bias } = layer;
    const parameters = [
      exporter.parameter(`${name}.weight`),
      ...bias ? [exporter.parameter(`${name}.bias`)] : []
    ];
    return exporter.graph.add("Conv", [input2, ...parameters], convolutionOf(layer));
  },
  arrange: (layer, spec, sources, layout) => spec.kind === "weight" ? convPieces(spec, sources, layout.kernels(sources, layer.filters, layer)) : void 0
};
function convolveSources(context, kernels, sources, weights, filters, geometry, bias) {
  let sum;
  for (const [index, source] of sources.entries()) {
    const input2 = context.arranged(source, kernels.inputBlock(source.channels));
    const extra = { bias: index === 0 ? bias : void 0, sum };
    sum = kernels.forward(context, input2, weights[index], filters, geometry, extra);
  }
  return sum;
}
function backwardSources(context, kernels, sources, weights, gradient, { frozen = false, ...geometry }, announce) {
  for (const [index, source] of sources.entries()) {
    if (!frozen) {
      const input2 = context.arranged(source, kernels.inputBlock(source.channels));
      announce(index, kernels.weightGradient(context, input2, gradient, geometry));
    }
    if (context.needsGradient(source))
      kernels.inputGradient(context, source, weights[index], gradient, geometry);
  }
}

// src/engine/onnx/ops/dense.ts
var dense = {
  forward(context, { name, units, frozen }, [input2]) {
    const { graph } = context;
    const { batch, channels } = input2;
    const x = graph.reshape(context.arranged(context.whole(input2), 1).value, [batch, channels]);
    const weight = context.parameter(`${name}.weight`);
    const y = graph.add("Gemm", [x, weight, context.parameter(`${name}.bias`)], { transB: 1 });
    const value = graph.reshape(y, [batch, units, 1, 1]);
    return {
      output: { value, batch, channels: units, height: 1, width: 1, block: 1 },
      backward(gradient) {
        const dy = graph.reshape(gradient, [batch, units]);
        if (!frozen) {
          context.gradients.set(weight, graph.add("Gemm", [dy, x], { transA: 1 }));
          context.gradients.set(`${name}.bias`, graph.sum(dy, [0]));
        }
        context.contribute(
          input2,
          1,
          (sum) => context.add(graph.reshape(graph.add("Gemm", [dy, weight]), [batch, channels, 1, 1]), sum)
        );
      }
    };
  },
  export: (exporter, { name }, [input2]) => exporter.graph.add(
    "Gemm",
    [input2, exporter.parameter(`${name}.weight`), exporter.parameter(`${name}.bias`)],
    { transB: 1 }
  )
};

// src/engine/onnx/ops/depthwise-conv.ts
var depthwiseConv = {
  forward(context, { name, kernel, stride, bias: hasBias, frozen }, [joined], norm) {
    const geometry = { kernel, stride, dilation: 1 };
    const { channels, ...whole } = context.whole(joined);
    const kernels = context.layout.depthwiseKernels(channels);
    const input2 = context.arranged({ channels, ...whole }, kernels.inputBlock(channels));
    const piece = context.parameter(`${name}.weight`);
    const shape = [channels, 1, kernel, kernel];
    const fold = norm && new FoldedNorm(context, norm, { filters: channels, block: kernels.outputBlock });
    const weight = fold ? fold.scaled(piece, shape) : piece;
    const bias = hasBias ? context.parameter(`${name}.bias`) : void 0;
    const value = kernels.forward(context, input2, weight, channels, geometry, { bias: bias ?? fold?.shift });
    const { batch, height, width } = input2;
    const size = { batch, channels, height: height / stride, width: width / stride };
    const output = { value, ...size, block: kernels.outputBlock };
    return {
      output,
      backward(gradient) {
        const dy = like(output, gradient);
        const sum = () => sumPerChannel(context.graph, dy, gradient);
        if (!frozen) {
          const raw = kernels.weightGradient(context, input2, dy, geometry);
          context.gradients.set(piece, fold ? fold.weightGradient(piece, raw, shape) : raw);
          if (bias) context.gradients.set(bias, sum());
        }
        fold?.learn(sum);
        if (context.needsGradient(joined)) kernels.inputGradient(context, joined, weight, dy, geometry);
      }
    };
  },
  export(exporter, layer, [input2]) {
    const weight = exporter.parameter(`${layer.name}.weight`);
    const bias = layer.bias ? [exporter.parameter(`${layer.name}.bias`)] : [];
    const [channels] = exporter.shapeOf(`${layer.name}.weight`);
    return exporter.graph.add("Conv", [input2, weight, ...bias], convolutionOf(layer, channels));
  },
  arrange: (_layer, spec, _sources, layout) => spec.kind === "depthwise-weight" ? depthwisePieces(spec, layout.depthwiseKernels(spec.shape[0])) : void 0
};

// src/engine/onnx/ops/dropout.ts
var dropout = {
  forward(context, { name, rate }, [joined]) {
    const { graph } = context;
    if (!context.training || rate === 0) {
      return { output: joined, backward: void 0 };
    }
    const input2 = context.whole(joined);
    const mask = context.mask(name, rate, input2);
    return {
      output: like(input2, graph.add("Mul", [input2.value, mask])),
      backward(gradient) {
        context.contribute(
          joined,
          input2.block,
          (sum) => context.add(graph.add("Mul", [gradient, mask]), sum)
        );
      }
    };
  },
  export: (_exporter, _layer, [input2]) => input2
};

// src/engine/onnx/ops/global-average-pool.ts
var globalAveragePool = {
  forward(context, _layer, [joined]) {
    const { graph } = context;
    const input2 = context.whole(joined);
    const { batch, channels, height, width } = input2;
    const view = channelView(input2);
    const means = graph.add("ReduceMean", [graph.reshape(input2.value, view), graph.ints([2])], {
      keepdims: 0
    });
    const value = graph.reshape(means, [batch, channels, 1, 1]);
    return {
      output: { value, batch, channels, height: 1, width: 1, block: 1 },
      backward(gradient) {
        context.contribute(joined, input2.block, (sum) => {
          const share = graph.add("Mul", [gradient, graph.float(1 / (height * width))]);
          const narrow = graph.reshape(
            share,
            view.map((size, axis) => axis === 2 ? 1 : size)
          );
          const spread2 = graph.add("Expand", [narrow, graph.ints(view)]);
          return context.add(graph.reshape(spread2, shapeOf(input2)), sum);
        });
      }
    };
  },
  export: (exporter, _layer, [input2]) => exporter.graph.add("Flatten", [exporter.graph.add("GlobalAveragePool", [input2])])
};

// src/engine/onnx/ops/input.ts
var input = {
  forward: () => {
    throw new InternalError("the input is given to the graph, not computed by it");
  },
  export: (_exporter, _layer, [images]) => images
};

// src/engine/onnx/ops/max-pool.ts
var maxPool = {
  forward(context, _layer, [joined]) {
    const { graph, layout } = context;
    const input2 = context.whole(joined);
    const half = { ...input2, height: input2.height / 2, width: input2.width / 2 };
    if (!context.training || !context.needsGradient(joined))
      return { output: { ...half, value: layout.maxPool(graph, input2) } };
    const images = graph.reshape(input2.value, spatialView(input2));
    const [largest, places] = graph.addAll("MaxPool", [images], 2, window(input2));
    return {
      output: { ...half, value: graph.reshape(largest, shapeOf(half)) },
      backward(gradient) {
        context.contribute(joined, input2.block, (sum) => {
          const shape = graph.ints(spatialView(input2));
          const values = graph.reshape(gradient, spatialView(half));
          const spread2 = graph.add("MaxUnpool", [values, places, shape], window(input2));
          return context.add(graph.reshape(spread2, shapeOf(input2)), sum);
        });
      }
    };
  },
  export: (exporter, _layer, [input2]) => exporter.graph.add("MaxPool", [input2], { kernel_shape: [2, 2], strides: [2, 2] })
};
function spatialView({
  batch,
  channels,
  height,
  width,
  block
}) {
  return block === 1 ? [batch, channels, height, width] : [batch, channels / block, height, width, block];
}
function window({ block }) {
  const shape = block === 1 ? [2, 2] : [2, 2, 1];
  return { kernel_shape: shape, strides: shape };
}

// src/engine/onnx/ops/softmax.ts
var softmax = {
  forward(context, _layer, [joined]) {
    const input2 = context.arranged(context.whole(joined), 1);
    return { output: like(input2, context.graph.add("Softmax", [input2.value], { axis: 1 })) };
  },
  export: (exporter, _layer, [input2]) => exporter.graph.add("Softmax", [input2], { axis: 1 })
};

// src/engine/onnx/ops/transposed-conv.ts
var POINTWISE = { kernel: 1, dilation: 1 };
var transposedConv = {
  forward(context, { name, filters, frozen = false }, [input2]) {
    const { graph, layout } = context;
    const sources = sourcesOf(input2);
    const kernels = layout.kernels(
      sources.map(({ channels }) => channels),
      filters,
      POINTWISE
    );
    const weights = context.pieces(`${name}.weight`);
    const bias = context.parameter(`${name}.bias`);
    const biases = graph.add("Concat", [bias, bias, bias, bias], { axis: 0 });
    const depth = convolveSources(context, kernels, sources, weights, 4 * filters, POINTWISE, biases);
    const { batch, height, width } = input2;
    const size = { batch, channels: filters, height: 2 * height, width: 2 * width };
    const output = depthToSpace(graph, depth, { ...size, block: kernels.outputBlock });
    return {
      output,
      backward(gradient) {
        const value = spaceToDepth(graph, gradient, output);
        const block = kernels.outputBlock;
        const dy = { value, batch, channels: 4 * filters, height, width, block };
        backwardSources(
          context,
          kernels,
          sources,
          weights,
          dy,
          { ...POINTWISE, frozen },
          (index, value2) => context.gradients.set(weights[index], value2)
        );
        if (!frozen) context.gradients.set(`${name}.bias`, sumPerChannel(graph, output, gradient));
      }
    };
  },
  export: (exporter, { name }, [input2]) => exporter.graph.add(
    "ConvTranspose",
    [input2, exporter.parameter(`${name}.weight`), exporter.parameter(`${name}.bias`)],
    { kernel_shape: [2, 2], strides: [2, 2] }
  ),
  arrange: (layer, spec, sources, layout) => spec.kind === "weight" ? transposedConvPieces(spec, sources, layout.kernels(sources, layer.filters, POINTWISE)) : void 0
};
function depthToSpace(graph, depth, size) {
  const { batch, channels, height, width, block } = size;
  const split = [batch, 2, 2, channels / block, height / 2, width / 2];
  const whole = block === 1 ? graph.transpose(graph.reshape(depth, split), [0, 3, 4, 1, 5, 2]) : graph.transpose(graph.reshape(depth, [...split, block]), [0, 3, 4, 1, 5, 2, 6]);
  return { ...size, value: graph.reshape(whole, [batch, channels, height, width]) };
}
function spaceToDepth(graph, space, { batch, channels, height, width, block }) {
  const split = [batch, channels / block, height / 2, 2, width / 2, 2];
  const depth = block === 1 ? graph.transpose(graph.reshape(space, split), [0, 3, 5, 1, 2, 4]) : graph.transpose(graph.reshape(space, [...split, block]), [0, 3, 5, 1, 2, 4, 6]);
  return graph.reshape(depth, [batch, 4 * channels, height / 2, width / 2]);
}

// src/engine/onnx/ops/upsample.ts
var upsample = {
  forward(context, _layer, [joined]) {
    const { graph } = context;
    const input2 = context.arranged(context.whole(joined), 1);
    const value = resize(graph, input2.value);
    const output = { ...input2, value, height: 2 * input2.height, width: 2 * input2.width };
    return {
      output,
      backward(gradient) {
        context.contribute(joined, 1, (sum) => context.add(gather(graph, gradient, output, input2), sum));
      }
    };
  },
  export: (exporter, _layer, [input2]) => resize(exporter.graph, input2)
};
function resize(graph, image) {
  const scales = graph.floats([1, 1, 2, 2]);
  const attributes = { mode: "linear", coordinate_transformation_mode: "half_pixel" };
  return graph.add("Resize", [image, void 0, scales], attributes);
}
var WEIGHTS = [0.25, 0.75, 0.75, 0.25];
function gather(graph, gradient, output, input2) {
  const planes = output.batch * output.channels;
  const dy = graph.reshape(gradient, [planes, 1, output.height, output.width]);
  const padded = graph.add("Pad", [dy, graph.ints([0, 0, 1, 1, 0, 0, 1, 1])], { mode: "edge" });
  const kernel = graph.floats(
    WEIGHTS.flatMap((row) => WEIGHTS.map((column) => row * column)),
    [1, 1, 4, 4]
  );
  const dx = graph.add("Conv", [padded, kernel], { kernel_shape: [4, 4], strides: [2, 2] });
  return graph.reshape(dx, shapeOf(input2));
}

// src/engine/onnx/ops/index.ts
var OPS = {
  input,
  conv,
  "depthwise-conv": depthwiseConv,
  "transposed-conv": transposedConv,
  upsample,
  "max-pool": maxPool,
  concat,
  add,
  activation,
  "batch-norm": batchNorm,
  dropout,
  "global-average-pool": globalAveragePool,
  dense,
  softmax
};
function opOf(layer) {
  return OPS[layer.op];
}

// src/engine/onnx/preprocess.ts
function resize2(graph, raw, { height, width, floats }) {
  const linear = (value) => graph.add("Resize", [value, void 0, void 0, graph.ints([height, width])], {
    mode: "linear",
    antialias: 1,
    // Beyond the image there's nothing to count, as Pillow and PyTorch have it.
    exclude_outside: 1,
    axes: [2, 3]
  });
  if (!floats) return linear(raw);
  const missing = graph.add("Or", [graph.add("IsNaN", [raw]), graph.add("IsInf", [raw])]);
  const [none, one] = [graph.floats([0], [1, 1, 1, 1]), graph.floats([1], [1, 1, 1, 1])];
  const there = graph.add("Where", [missing, none, raw]);
  const share = linear(
    graph.add("Where", [missing, none, graph.add("Expand", [one, graph.add("Shape", [raw])])])
  );
  return graph.add("Div", [linear(there), share]);
}
function normalize(graph, raw, { channels, stretch }) {
  const each = (key) => graph.floats(
    channels.map((channel) => channel[key]),
    [1, channels.length, 1, 1]
  );
  const there = graph.add("Where", [graph.add("IsNaN", [raw]), each("low"), raw]);
  const clipped = graph.add("Max", [graph.add("Min", [there, each("high")]), each("low")]);
  const scaled = graph.add("Mul", [graph.add("Sub", [clipped, each("offset")]), each("scale")]);
  return stretch === "asinh" ? graph.add("Asinh", [scaled]) : scaled;
}
function pad(graph, images, size, stride) {
  if (stride === 1) return images;
  const multiple = graph.ints([stride]);
  const over = graph.add("Mod", [size, multiple]);
  const missing = graph.add("Mod", [graph.add("Sub", [multiple, over]), multiple]);
  const pads = graph.add("Concat", [graph.ints([0, 0, 0, 0, 0, 0]), missing], { axis: 0 });
  return graph.add("Pad", [images, pads], { mode: "edge" });
}

// src/engine/onnx/export.ts
var MODEL_INPUT = "image";
var MODEL_OUTPUT = "probabilities";
function exportModel(network, parameters, { normalization, resizing, metadata }) {
  const exporter = new Exporter(parameters);
  const { graph } = exporter;
  const channels = normalization.channels.length;
  const raw = graph.input(MODEL_INPUT, "float32", ["N", channels, "H", "W"]);
  const size = graph.add("Slice", [graph.add("Shape", [raw]), graph.ints([2]), graph.ints([4])]);
  const images = resizing === void 0 ? pad(graph, normalize(graph, raw, normalization), size, network.stride) : normalize(graph, resize2(graph, raw, resizing), normalization);
  const padded = layers(exporter, network, images);
  const segmentation = network.task === "segmentation";
  const probabilities = segmentation ? crop(graph, padded, size) : padded;
  graph.rename(probabilities, MODEL_OUTPUT);
  graph.output(MODEL_OUTPUT, "float32", ["N", network.classes, ...segmentation ? ["H", "W"] : []]);
  return encodeModel(graph, metadata);
}
function crop(graph, padded, size) {
  return graph.add("Slice", [padded, graph.ints([0, 0]), size, graph.ints([2, 3])]);
}
function layers(exporter, network, images) {
  const values = /* @__PURE__ */ new Map();
  let last = images;
  for (const layer of network.layers) {
    const inputs = layer.op === "input" ? [images] : inputsOf(layer).map((name) => values.get(name));
    last = opOf(layer).export(exporter, layer, inputs);
    values.set(layer.name, last);
  }
  return last;
}

// src/network/validate.ts
function validateNetwork(network) {
  checkNames(network.layers);
  checkEnds(network.layers);
  network.layers.forEach(checkNumbers);
  const shapes = shapesOf(network);
  checkUsed(network.layers);
  checkStride(network, shapes);
  checkOutput(network, shapes);
}
function checkNames(layers2) {
  const seen = /* @__PURE__ */ new Set();
  for (const { name } of layers2) {
    demand(
      /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name),
      `layer name "${name}" is not made of letters, digits, ".", "_", "-", a letter or digit first`
    );
    demand(!seen.has(name), `two layers are named "${name}"`);
    seen.add(name);
  }
}
function checkEnds(layers2) {
  const inputs = layers2.filter(({ op }) => op === "input").length;
  demand(inputs === 1, `the network has ${inputs} inputs, it must have exactly one`);
  demand(
    layers2[0].op === "input",
    `the first layer is "${layers2[0].name}" (${layers2[0].op}), it must be the input`
  );
  const softmaxes = layers2.filter(({ op }) => op === "softmax").length;
  demand(softmaxes === 1, `the network has ${softmaxes} softmax layers, it must have exactly one`);
  const last = layers2[layers2.length - 1];
  demand(last.op === "softmax", `the last layer is "${last.name}" (${last.op}), it must be the softmax`);
}
function checkNumbers(layer) {
  const positive = (value, what) => demand(
    Number.isInteger(value) && value > 0,
    `layer "${layer.name}" has ${what} ${value}, not a whole number > 0`
  );
  const within = (value, what, low, below) => demand(
    value >= low && value < below,
    `layer "${layer.name}" has ${what} ${value}, not in [${low}, ${below})`
  );
  if (layer.op === "input") positive(layer.channels, "channels");
  if (layer.op === "dense") positive(layer.units, "units");
  if (layer.op === "conv" || layer.op === "transposed-conv") positive(layer.filters, "filters");
  if (layer.op === "conv") {
    positive(layer.dilation, "dilation");
    demand(
      layer.dilation === 1 || layer.stride === void 0,
      `layer "${layer.name}" has a dilation and a stride, which TensorFlow does not compute`
    );
  }
  if ("l2" in layer) within(layer.l2, "l2", 0, Number.POSITIVE_INFINITY);
  if (layer.op === "dropout") within(layer.rate, "rate", 0, 1);
  if (layer.op === "batch-norm") {
    within(layer.momentum, "momentum", 0, 1);
    within(layer.epsilon, "epsilon", Number.MIN_VALUE, 1);
  }
}
function checkUsed(layers2) {
  const used = new Set(layers2.flatMap(inputsOf));
  for (const { name, op } of layers2) {
    demand(op === "softmax" || used.has(name), `no layer takes the output of "${name}" (${op})`);
  }
}
function checkStride({ stride }, shapes) {
  for (const [name, { divisor }] of shapes) {
    demand(divisor >= 1, `layer "${name}" is larger than the input`);
    demand(
      Number.isInteger(stride / divisor),
      `layer "${name}" is 1/${divisor} of the input's size, but sizes are only promised to be multiples of ${stride}`
    );
  }
}
function checkOutput({ task, classes, layers: layers2 }, shapes) {
  const output = shapes.get(layers2[layers2.length - 1].name);
  demand(classes >= 2 && classes <= 255, `the network has ${classes} classes, it must have 2 to 255`);
  demand(output.channels === classes, `the output has ${output.channels} channels for ${classes} classes`);
  const segments = task === "segmentation";
  demand(
    output.spatial === segments,
    `the output is ${output.spatial ? "N,C,H,W" : "N,C"}, wrong for ${task}`
  );
  demand(output.divisor === 1, `the output is 1/${output.divisor} of the input's size, not the same size`);
}
function demand(holds, message) {
  if (!holds) throw new InternalError(`malformed network: ${message}`);
}

export {
  MICROSOFT,
  NCHWC,
  Graph,
  NodeProtoSchema,
  ModelProtoSchema,
  StringStringEntryProtoSchema,
  GraphProtoSchema,
  TensorProto_DataType,
  TensorProto_DataLocation,
  OPSET,
  encodeModel,
  shapeOf,
  like,
  sourcesOf,
  samePadding,
  convolutionOf,
  spread,
  reverse,
  convPieces,
  depthwisePieces,
  foldedNorms,
  opOf,
  MODEL_INPUT,
  MODEL_OUTPUT,
  exportModel,
  validateNetwork
};
