import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  cache_exports
} from "./vendor-actions-cache.js";
import {
  LOOK_MS,
  NoAnswer,
  StillNoAnswer,
  inTime,
  spareTransferMs
} from "./shared-deadline.js";
import {
  remove
} from "./shared-move-and-remove.js";

// src/stages/8-publish/github/cache.ts
import { createHash } from "node:crypto";
import { lstat, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
var TEXT_BYTES = 2 ** 20;
function gitHubCache(workspace, client = cache_exports, { signal, lookMs = LOOK_MS } = {}) {
  const ask = asking(signal);
  const folderOf = ({ kind }) => `.best-epoch-${kind}`;
  const inTurn = turns();
  const find = async (entry, lookupOnly, ms, cleanUp) => {
    const [first, ...others] = prefixesOf(entry);
    const call = () => client.restoreCache([folderOf(entry)], `${first}newest`, [first, ...others], { lookupOnly });
    const hit = await ask(call, { ms }, cleanUp);
    return hit !== void 0 && isVersionOf(hit, entry) ? hit : void 0;
  };
  const inFolder = (entry, work) => inTurn(entry.kind, async () => {
    const folder = join(workspace, folderOf(entry));
    await clear(folder);
    try {
      return await work(folder);
    } finally {
      await clear(folder);
    }
  });
  return {
    get isAvailable() {
      return client.isFeatureAvailable();
    },
    async newest(entry) {
      const hit = await find(entry, true, lookMs);
      return hit && versionOf(hit);
    },
    restore: (entry, use, patienceMs = Number.POSITIVE_INFINITY) => inFolder(entry, async (folder) => {
      if (await find(entry, true, lookMs) === void 0) return void 0;
      const ms = Math.min(spareTransferMs(entry.mostBytes ?? TEXT_BYTES), patienceMs);
      const hit = await find(entry, false, ms, () => clear(folder));
      return hit !== void 0 && await isPlain(folder) ? await use(folder, versionOf(hit)) : void 0;
    }),
    save: (entry, version, fill) => inFolder(entry, async (folder) => {
      await mkdir(folder);
      await fill(folder);
      const key = `${prefixesOf(entry)[0]}${plainWord(version)}`;
      const ms = spareTransferMs(await bytesIn(folder));
      const save = () => client.saveCache([folderOf(entry)], key);
      return await ask(save, { ms, handsOver: true }) >= 0;
    })
  };
}
function versionOf(key) {
  return decodeURIComponent(key.slice(key.lastIndexOf("/") + 1));
}
var SilentCache = class extends NoAnswer {
  constructor(ms) {
    super(ms);
    this.message += ", so nothing else is read or saved there before it answers";
  }
};
function asking(signal) {
  let unanswered = 0;
  let isTold = false;
  return async (call, limit, cleanUp = async () => void 0) => {
    if (unanswered > 0) throw new StillNoAnswer();
    const answer = call();
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    const over = answer.then(end, end);
    try {
      const answered = await inTime(() => answer, { ...limit, signal });
      isTold = false;
      return answered;
    } catch (cause) {
      if (isOver) throw cause;
      unanswered++;
      void over.then(cleanUp).catch(() => void 0).then(() => unanswered--);
      if (!(cause instanceof NoAnswer)) throw cause;
      if (isTold) throw new StillNoAnswer();
      isTold = true;
      throw new SilentCache(cause.ms);
    }
  };
}
function turns() {
  const last = /* @__PURE__ */ new Map();
  return (kind, work) => {
    const turn = (last.get(kind) ?? Promise.resolve()).then(work, work);
    last.set(
      kind,
      turn.catch(() => void 0)
    );
    return turn;
  };
}
async function clear(folder) {
  await remove(folder, { recursive: true, force: true });
}
async function bytesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map(async ({ parentPath, name }) => (await lstat(join(parentPath, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
async function isPlain(folder) {
  const stats = await lstat(folder).catch(() => void 0);
  if (!stats?.isDirectory()) return false;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.every((entry) => entry.isFile() || entry.isDirectory());
}
function prefixesOf({ kind, words }) {
  const prefix = (word) => `best-epoch-${kind}/${words.map(word).join("/")}/`;
  const [marked, plain] = [prefix(keyWord), prefix(plainWord)];
  return marked === plain ? [marked] : [marked, plain];
}
var LONGEST_WORD = 100;
function keyWord(text) {
  const plain = plainWord(text);
  const marked = /[A-Z]/.test(text) ? `${plain}:${hashOf(text).slice(0, 8)}` : plain;
  return marked.length <= LONGEST_WORD ? marked : `sha256:${hashOf(text)}`;
}
function plainWord(text) {
  const word = encodeURIComponent(text);
  return word.length <= LONGEST_WORD ? word : `sha256:${hashOf(text)}`;
}
function hashOf(text) {
  return createHash("sha256").update(text).digest("hex");
}
function isVersionOf(key, entry) {
  const [marked, plain] = prefixesOf(entry).map(smallEscapes);
  const isPlain2 = smallEscapes(key).startsWith(plain ?? marked);
  return isPlain2 || plain !== void 0 && key.toLowerCase().startsWith(marked.toLowerCase());
}
function smallEscapes(key) {
  return key.replace(/%[0-9A-F]{2}/gi, (code) => code.toLowerCase());
}

export {
  gitHubCache
};
