import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  InputError
} from "./errors.js";

// src/engine/onnx/messages.ts
function packError(error) {
  if (!(error instanceof Error)) {
    return { name: "Error", message: String(error), code: void 0, stack: void 0, faults: void 0 };
  }
  const { name, message, stack, code } = error;
  return {
    ...{ name, message, stack },
    code: typeof code === "string" ? code : void 0,
    faults: error instanceof InputError ? error.faults : void 0
  };
}
function unpackError({ name, message, code, stack, faults }) {
  const error = faults ? new InputError(faults) : Object.assign(new Error(message), { name }, code === void 0 ? {} : { code });
  if (stack !== void 0) error.stack = stack;
  return error;
}
function unreadable(what, cause) {
  return new Error(`out of memory for a copy of the ${what}`, { cause });
}
function transferables(value) {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(transferables);
}

// src/engine/onnx/telemetry.ts
function turnOffTelemetry() {
  process.env.ORT_DISABLE_TELEMETRY = "1";
}

export {
  packError,
  unpackError,
  unreadable,
  transferables,
  turnOffTelemetry
};
