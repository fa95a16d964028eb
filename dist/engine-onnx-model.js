import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  Remote
} from "./engine-onnx-remote.js";
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

// src/engine/onnx/model.ts
async function openModel(path, { threads }) {
  const remote = new Remote();
  try {
    const metadata = await remote.call("open", path, threads);
    return {
      metadata,
      predict: /* @__PURE__ */ __name((raw, shape) => remote.call("infer", raw, shape), "predict"),
      dispose: /* @__PURE__ */ __name(() => remote.close(), "dispose")
    };
  } catch (error) {
    await remote.close();
    throw error;
  }
}
__name(openModel, "openModel");

export {
  threadsOf,
  memoryBudgetOf,
  openModel
};
