import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  Remote
} from "./chunk-JD5UBTM3.js";

// src/engine/onnx/model.ts
async function openModel(path, { threads }) {
  const remote = new Remote();
  try {
    const metadata = await remote.call("open", path, threads);
    return {
      metadata,
      predict: (raw, shape) => remote.call("infer", raw, shape),
      dispose: () => remote.close()
    };
  } catch (error) {
    await remote.close();
    throw error;
  }
}

export {
  openModel
};
