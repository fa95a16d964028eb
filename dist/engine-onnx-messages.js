import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  InputError
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/engine/onnx/messages.ts
function packError(error) {
  if (!(error instanceof Error)) {
    return { name: "Error", message: String(error), stack: void 0, faults: void 0 };
  }
  const { name, message, stack } = error;
  return { name, message, stack, faults: error instanceof InputError ? error.faults : void 0 };
}
__name(packError, "packError");
function unpackError({ name, message, stack, faults }) {
  const error = faults ? new InputError(faults) : Object.assign(new Error(message), { name });
  if (stack !== void 0) error.stack = stack;
  return error;
}
__name(unpackError, "unpackError");
function transferables(value) {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(transferables);
}
__name(transferables, "transferables");

export {
  packError,
  unpackError,
  transferables
};
