import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  Remote
} from "./chunk-JD5UBTM3.js";
import "./chunk-GOFWIUGA.js";
import "./chunk-CDGDY4VF.js";

// src/engine/onnx/engine.ts
async function createOnnxEngine(options) {
  const first = new Remote();
  const info = await first.call("start", options);
  let spare = first;
  return {
    name: "onnx",
    describe: () => info,
    async build(network, training) {
      const remote = spare ?? await started(options);
      spare = void 0;
      await remote.call("build", network, training);
      return new RemoteTrainer(remote);
    }
  };
}
async function started(options) {
  const remote = new Remote();
  await remote.call("start", options);
  return remote;
}
var RemoteTrainer = class {
  #remote;
  constructor(remote) {
    this.#remote = remote;
  }
  step = (batch, learningRate) => this.#remote.call("step", batch, learningRate);
  evaluate = (batch) => this.#remote.call("evaluate", batch);
  predict = (images, shape) => this.#remote.call("predict", images, shape);
  save = () => this.#remote.call("save");
  load = (state) => this.#remote.call("load", state);
  dispose = () => this.#remote.close();
};
export {
  createOnnxEngine
};
