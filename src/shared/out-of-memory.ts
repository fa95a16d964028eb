// Tells whether an error is one of want of memory. Each library has its own words for it, and nearly none a code.

/** Of Node.js, its zlib and the operating system. A worker fails to start where no thread can be had for want of memory. */
const CODES: readonly string[] = [
  'ENOMEM',
  'ERR_MEMORY_ALLOCATION_FAILED',
  'ERR_WORKER_OUT_OF_MEMORY',
  'ERR_WORKER_INIT_FAILED',
  'Z_MEM_ERROR',
];

const WORDS: readonly RegExp[] = [
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
  /\bOOM when allocating\b|resource_?exhausted/i,
];

/**
 * libtiff and libnsgif of a damaged file, which claims what no machine has. Where there is none for pixels libvips says
 * so, and where a GIF has an honest size there is no line on its size.
 */
const CLAIMED = /^.*\btiff2vips: .*$|^gifload: bad image dimensions\ngifload_buffer: .*$/gm;

/** Its causes count, too. */
export function isOutOfMemory(thrown: unknown): boolean {
  let error = thrown;
  for (let depth = 0; depth < MOST_CAUSES && error instanceof Error; depth++) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    if (typeof code === 'string' && CODES.includes(code)) return true;
    // A file may be called anything.
    if (path === undefined && saysSo(message)) return true;
    error = error.cause;
  }
  return false;
}

/** For a `catch` that does without what it could not have. Want of memory is no reason for that: it would change the result. */
export function unlessOutOfMemory<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (isOutOfMemory(error)) throw error;
    return instead;
  };
}

function saysSo(message: string): boolean {
  const said = message.replace(CLAIMED, '');
  return WORDS.some((words) => words.test(said));
}

/** Nothing keeps an error from being its own cause. */
const MOST_CAUSES = 8;
