import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  Remote
} from "./engine-onnx-remote.js";
import "./engine-onnx-messages.js";
import "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/engine/onnx/engine.ts
async function createOnnxEngine(options) {
  const first = new Remote();
  const info = await first.call("start", options);
  let spare = first;
  return {
    name: "onnx",
    describe: /* @__PURE__ */ __name(() => info, "describe"),
    async build(network, training) {
      const remote = spare ?? await started(options);
      spare = void 0;
      await remote.call("build", network, training);
      return new RemoteTrainer(remote);
    }
  };
}
__name(createOnnxEngine, "createOnnxEngine");
async function started(options) {
  const remote = new Remote();
  await remote.call("start", options);
  return remote;
}
__name(started, "started");
var RemoteTrainer = class {
  static {
    __name(this, "RemoteTrainer");
  }
  #remote;
  constructor(remote) {
    this.#remote = remote;
  }
  step = /* @__PURE__ */ __name((batch, learningRate) => this.#remote.call("step", batch, learningRate), "step");
  evaluate = /* @__PURE__ */ __name((batch) => this.#remote.call("evaluate", batch), "evaluate");
  predict = /* @__PURE__ */ __name((images, shape) => this.#remote.call("predict", images, shape), "predict");
  save = /* @__PURE__ */ __name(() => this.#remote.call("save"), "save");
  load = /* @__PURE__ */ __name((state) => this.#remote.call("load", state), "load");
  dispose = /* @__PURE__ */ __name(() => this.#remote.close(), "dispose");
};
export {
  createOnnxEngine
};
