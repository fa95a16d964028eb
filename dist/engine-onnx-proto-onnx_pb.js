import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  create,
  fileDesc,
  fromBinary,
  messageDesc,
  toBinary
} from "./vendor-bufbuild-protobuf.js";
import {
  __name
} from "./esbuild.js";

// src/engine/onnx/graph.ts
var MICROSOFT = "com.microsoft";
var NCHWC = "com.microsoft.nchwc";
var Graph = class {
  static {
    __name(this, "Graph");
  }
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
    const renamed = /* @__PURE__ */ __name((values) => values.map((other) => other === value ? name : other), "renamed");
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
__name(encodeModel, "encodeModel");
function decodeModel(bytes) {
  const model = fromBinary(ModelProtoSchema, bytes);
  if (!model.graph) throw new Error("the file holds no graph");
  return {
    metadata: Object.fromEntries(model.metadataProps.map(({ key, value }) => [key, value])),
    inputs: model.graph.input.map(({ name }) => name),
    domains: model.opsetImport.map(({ domain }) => domain)
  };
}
__name(decodeModel, "decodeModel");
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
__name(encodeNode, "encodeNode");
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
  return create(AttributeProtoSchema, { name, type: AttributeProto_AttributeType.INTS, ints: value.map(BigInt) });
}
__name(encodeAttribute, "encodeAttribute");
function encodeTensor({ name, type, shape, data }) {
  return create(TensorProtoSchema, {
    name,
    dataType: DATA_TYPES[type],
    dims: shape.map(BigInt),
    rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  });
}
__name(encodeTensor, "encodeTensor");
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
__name(encodePort, "encodePort");

export {
  MICROSOFT,
  NCHWC,
  Graph,
  NodeProtoSchema,
  ModelProtoSchema,
  StringStringEntryProtoSchema,
  GraphProtoSchema,
  TensorProto_DataType,
  encodeModel,
  decodeModel
};
