import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import "./stages-7-report-check.js";
import "./stages-3-split.js";
import "./stages-2-dataset.js";
import {
  Remote
} from "./engine.js";
import "./stages-2-dataset-labels.js";
import "./stages-2-dataset-yolo-layout.js";
import "./stages-7-report-diagnosis.js";
import "./stages-6-evaluate-predict.js";
import "./stages-4-plan-initial-model.js";
import "./stages-2-dataset-classes-file.js";
import "./image.js";
import "./shared-csv.js";
import "./image-encode.js";
import "./results-merged.js";
import "./engine-check.js";
import "./engine-onnx-messages.js";
import "./vendor-saxes.js";
import "./vendor-picomatch.js";
import "./stages-7-report-baseline.js";
import "./stages-7-report-sheet.js";
import "./stages-7-report-head-epoch.js";
import "./stages-2-dataset-class-colors.js";
import "./shared-extremes.js";
import "./engine-engine.js";
import "./document-document.js";
import "./document-inline.js";
import "./provision.js";
import "./stages-5-train.js";
import "./stages-1-config.js";
import "./metrics.js";
import "./shared-deadline.js";
import "./shared-parse-json.js";
import "./shared-move-and-remove.js";
import "./engine-onnx.js";
import "./shared-out-of-memory.js";
import "./network.js";
import "./shared-message-of.js";
import "./errors.js";
import "./vendor-yaml.js";
import "./vendor-zod.js";
import "./vendor-bufbuild-protobuf.js";
import "./vendor-fastest-levenshtein.js";
import "./esbuild.js";

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
  activations = (layer, images, shape) => this.#remote.call("activations", layer, images, shape);
  save = () => this.#remote.call("save");
  load = (state) => this.#remote.call("load", state);
  dispose = () => this.#remote.close();
};
export {
  createOnnxEngine
};
