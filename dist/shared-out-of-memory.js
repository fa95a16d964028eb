import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/shared/out-of-memory.ts
var CODES = [
  "ENOMEM",
  "ERR_MEMORY_ALLOCATION_FAILED",
  "ERR_WORKER_OUT_OF_MEMORY",
  "ERR_WORKER_INIT_FAILED",
  "Z_MEM_ERROR"
];
var WORDS = [
  // V8: arrays, what is sent to a worker or comes from it, WebAssembly.
  /array buffer allocation failed/i,
  /invalid (?:typed array|array buffer) length(?:: \d{10,}|$)/i,
  /data cannot be cloned, out of memory/i,
  /cannot allocate wasm memory|could not allocate memory|maximum memory size exceeded|aborted\(OOM\)/i,
  // C++ and ONNX Runtime.
  /std::bad_alloc|\bbad allocation\b|failed to allocate memory/i,
  // libvips and what it reads files with; the system's loader of libraries.
  /out of memory|insufficient memory|memory allocation (?:failed|error)|cannot allocate memory/i,
  // TensorFlow.
  /\bOOM when allocating\b|resource_?exhausted/i
];
var CLAIMED = /^.*\btiff2vips: .*$|^gifload: bad image dimensions\ngifload_buffer: .*$/gm;
function isOutOfMemory(thrown) {
  let error = thrown;
  for (let depth = 0; depth < MOST_CAUSES && error instanceof Error; depth++) {
    const { code, path, message } = error;
    if (typeof code === "string" && CODES.includes(code)) return true;
    if (path === void 0 && saysSo(message)) return true;
    error = error.cause;
  }
  return false;
}
function unlessOutOfMemory(instead) {
  return (error) => {
    if (isOutOfMemory(error)) throw error;
    return instead;
  };
}
function saysSo(message) {
  const said = message.replace(CLAIMED, "");
  return WORDS.some((words) => words.test(said));
}
var MOST_CAUSES = 8;

export {
  isOutOfMemory,
  unlessOutOfMemory
};
