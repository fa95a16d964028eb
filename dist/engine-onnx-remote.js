import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  unpackError
} from "./engine-onnx-messages.js";
import {
  InternalError
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/engine/onnx/remote.ts
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
var Remote = class {
  static {
    __name(this, "Remote");
  }
  #worker;
  #pending = /* @__PURE__ */ new Map();
  #ended;
  #count = 0;
  constructor(file = workerFile()) {
    this.#worker = new Worker(file, { execArgv: [] });
    this.#worker.unref();
    this.#worker.on("message", (reply) => this.#settle(reply));
    this.#worker.on("messageerror", (error) => this.#end(error));
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on(
      "exit",
      (code) => this.#end(new InternalError(`the engine's worker thread ended with exit code ${code}`))
    );
  }
  /** Asks the worker. Arrays are copied: the caller may use them again. Rejects with the worker's own error. */
  call(method, ...parameters) {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = this.#count++;
    const request = { id, method, arguments: parameters };
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage(request);
    });
  }
  /** Ends the worker; requests under way are rejected. */
  async close() {
    this.#end(new InternalError("the trainer or model was used after dispose()"));
    await this.#worker.terminate();
  }
  #settle(reply) {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if ("error" in reply) pending?.reject(unpackError(reply.error));
    else pending?.resolve(reply.value);
  }
  #end(error) {
    this.#ended ??= error;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    this.#worker.unref();
    for (const { reject } of pending) reject(error);
  }
};
function workerFile() {
  const source = import.meta.url.endsWith(".ts");
  const url = new URL(source ? "../../../dist/onnx-worker.js" : "./onnx-worker.js", import.meta.url);
  const file = fileURLToPath(url);
  if (!existsSync(file)) throw new InternalError(`${file} is missing: run npm run build`);
  return file;
}
__name(workerFile, "workerFile");

export {
  Remote
};
