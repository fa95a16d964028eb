import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  Remote
} from "./engine-onnx-remote.js";
import {
  readModelFile
} from "./stages-6-evaluate-read-network.js";
import {
  firstLineOf
} from "./shared-message-of.js";
import {
  MOST_BYTES,
  readPlainFile
} from "./shared-plain-file.js";
import {
  InputError,
  modelUnreadable
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/run/resources.ts
import { availableParallelism, totalmem } from "node:os";
function threadsOf({ threads }) {
  return threads === 0 ? availableParallelism() : threads;
}
__name(threadsOf, "threadsOf");
function memoryBudgetOf({ memoryBudgetBytes }) {
  return memoryBudgetBytes ?? totalmem() / 4;
}
__name(memoryBudgetOf, "memoryBudgetOf");

// src/stages/6-evaluate/open-model-file.ts
import { createHash } from "node:crypto";

// src/engine/onnx/model.ts
async function openModel(bytes, { threads }) {
  const remote = new Remote();
  try {
    await remote.call("open", bytes, threads);
    return {
      predict: /* @__PURE__ */ __name((raw, shape) => remote.call("infer", raw, shape), "predict"),
      dispose: /* @__PURE__ */ __name(() => remote.close(), "dispose")
    };
  } catch (error) {
    await remote.close();
    throw error;
  }
}
__name(openModel, "openModel");

// src/stages/6-evaluate/open-model-file.ts
async function openModelFile(path, options) {
  const bytes = await readPlainFile(path, MOST_BYTES.whole).catch((cause) => {
    throw new InputError(modelUnreadable(path, firstLineOf(cause)), { cause });
  });
  const { model: read, faults } = readModelFile(bytes, path);
  if (read === void 0) throw new InputError(faults);
  const { description, metadata } = read;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = { path, sha256, bytes: bytes.byteLength };
  return { model: await openModel(read.bytes, options), description, metadata, file };
}
__name(openModelFile, "openModelFile");

export {
  threadsOf,
  memoryBudgetOf,
  openModelFile
};
