import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  reasonsOf
} from "./stages-2-dataset-classes-file.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  MOST_BYTES,
  readPlainText
} from "./shared-plain-file.js";
import {
  writeFileAtomic
} from "./shared-write-file-atomic.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  splitFileUnreadable
} from "./errors-publishing.js";
import {
  _enum,
  array,
  literal,
  object,
  string
} from "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/shared/timings.ts
var Timings = class {
  static {
    __name(this, "Timings");
  }
  #clock;
  #seconds = {};
  /** @param clock milliseconds that only ever grow */
  constructor(clock) {
    this.#clock = clock;
  }
  /** Adds the time until the work's promise is fulfilled. */
  async measure(name, work) {
    const begun = this.#clock();
    const result = await work();
    this.#add(name, begun);
    return result;
  }
  /** The same for work that is done when it returns. */
  measureSync(name, work) {
    const begun = this.#clock();
    const result = work();
    this.#add(name, begun);
    return result;
  }
  /** The same for a generator; the time that its consumer takes counts, too. */
  async *measureAll(name, work) {
    const begun = this.#clock();
    const result = yield* work;
    this.#add(name, begun);
    return result;
  }
  /** Adds the time until each item of a generator is there; what its consumer does with them doesn't count. */
  async *measureNext(name, items) {
    for (; ; ) {
      const { value, done } = await this.measure(name, () => items.next());
      if (done) return;
      yield value;
    }
  }
  record(name, seconds) {
    this.#seconds[name] = seconds;
  }
  #add(name, begun) {
    this.#seconds[name] = (this.#seconds[name] ?? 0) + (this.#clock() - begun) / 1e3;
  }
  /** By name, in the order in which they first ended. */
  get seconds() {
    return { ...this.#seconds };
  }
};

// src/stages/3-split/file.ts
var SCHEMA_VERSION = 1;
var ids = array(string());
var splitFile = object({
  "schema-version": literal(SCHEMA_VERSION),
  source: _enum(["hash", "folders", "file"]),
  train: ids,
  validation: ids,
  test: ids
});
async function writeSplit(path, { source, train, validation, test }) {
  const content = { "schema-version": SCHEMA_VERSION, source, train, validation, test };
  await writeFileAtomic(path, `${JSON.stringify(content, null, 2)}
`);
}
__name(writeSplit, "writeSplit");
async function readSplit(path) {
  const unreadable = /* @__PURE__ */ __name((reason) => ({ split: void 0, faults: [splitFileUnreadable(path, reason)] }), "unreadable");
  let json;
  try {
    json = parseJson(await readPlainText(path, MOST_BYTES.run));
  } catch (cause) {
    return unreadable(messageOf(cause));
  }
  const parsed = splitFile.safeParse(json);
  if (!parsed.success) {
    return unreadable(reasonsOf(parsed.error.issues).join("; "));
  }
  const { source, train, validation, test } = parsed.data;
  return { split: { train, validation, test, source }, faults: [] };
}
__name(readSplit, "readSplit");

export {
  Timings,
  writeSplit,
  readSplit
};
