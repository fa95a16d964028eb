import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  cache_exports
} from "./vendor-actions-cache.js";
import {
  remove
} from "./shared-move-and-remove.js";
import {
  __name
} from "./esbuild.js";

// src/stages/8-publish/github/cache.ts
import { createHash } from "node:crypto";
import { lstat, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
function gitHubCache(workspace, client = cache_exports) {
  const folderOf = /* @__PURE__ */ __name(({ kind }) => `.best-epoch-${kind}`, "folderOf");
  const inTurn = turns();
  return {
    get isAvailable() {
      return client.isFeatureAvailable();
    },
    async newest(entry) {
      const prefixes = prefixesOf(entry);
      const options = { lookupOnly: true };
      const hit = await client.restoreCache(
        [folderOf(entry)],
        `${prefixes[0]}newest`,
        [...prefixes],
        options
      );
      if (hit === void 0 || !isVersionOf(hit, entry)) return void 0;
      return decodeURIComponent(hit.slice(hit.lastIndexOf("/") + 1));
    },
    restore: /* @__PURE__ */ __name((entry, use) => inTurn(entry.kind, async () => {
      const [name, prefixes] = [folderOf(entry), prefixesOf(entry)];
      const folder = join(workspace, name);
      await clear(folder);
      try {
        const hit = await client.restoreCache([name], `${prefixes[0]}newest`, [...prefixes]);
        const isOwn = hit !== void 0 && isVersionOf(hit, entry);
        return isOwn && await isPlain(folder) ? await use(folder) : void 0;
      } finally {
        await clear(folder);
      }
    }), "restore"),
    save: /* @__PURE__ */ __name((entry, version, fill) => inTurn(entry.kind, async () => {
      const name = folderOf(entry);
      const folder = join(workspace, name);
      await clear(folder);
      try {
        await mkdir(folder);
        await fill(folder);
        return await client.saveCache([name], `${prefixesOf(entry)[0]}${plainWord(version)}`) >= 0;
      } finally {
        await clear(folder);
      }
    }), "save")
  };
}
__name(gitHubCache, "gitHubCache");
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
__name(turns, "turns");
async function clear(folder) {
  await remove(folder, { recursive: true, force: true });
}
__name(clear, "clear");
async function isPlain(folder) {
  const stats = await lstat(folder).catch(() => void 0);
  if (!stats?.isDirectory()) return false;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.every((entry) => entry.isFile() || entry.isDirectory());
}
__name(isPlain, "isPlain");
function prefixesOf({ kind, words }) {
  const prefix = /* @__PURE__ */ __name((word) => `best-epoch-${kind}/${words.map(word).join("/")}/`, "prefix");
  const [marked, plain] = [prefix(keyWord), prefix(plainWord)];
  return marked === plain ? [marked] : [marked, plain];
}
__name(prefixesOf, "prefixesOf");
var LONGEST_WORD = 100;
function keyWord(text) {
  const plain = plainWord(text);
  const marked = /[A-Z]/.test(text) ? `${plain}:${hashOf(text).slice(0, 8)}` : plain;
  return marked.length <= LONGEST_WORD ? marked : `sha256:${hashOf(text)}`;
}
__name(keyWord, "keyWord");
function plainWord(text) {
  const word = encodeURIComponent(text);
  return word.length <= LONGEST_WORD ? word : `sha256:${hashOf(text)}`;
}
__name(plainWord, "plainWord");
function hashOf(text) {
  return createHash("sha256").update(text).digest("hex");
}
__name(hashOf, "hashOf");
function isVersionOf(key, entry) {
  const [marked, plain] = prefixesOf(entry).map(smallEscapes);
  const isPlain2 = smallEscapes(key).startsWith(plain ?? marked);
  return isPlain2 || plain !== void 0 && key.toLowerCase().startsWith(marked.toLowerCase());
}
__name(isVersionOf, "isVersionOf");
function smallEscapes(key) {
  return key.replace(/%[0-9A-F]{2}/gi, (code) => code.toLowerCase());
}
__name(smallEscapes, "smallEscapes");

export {
  gitHubCache
};
