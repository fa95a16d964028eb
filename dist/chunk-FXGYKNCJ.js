import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  Remote
} from "./chunk-ELUILDRL.js";
import {
  __name
} from "./chunk-X4WLS5DE.js";

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
  openModel
};
