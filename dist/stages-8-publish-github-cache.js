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
      const prefix = keyPrefix(entry);
      const options = { lookupOnly: true };
      const hit = await client.restoreCache([folderOf(entry)], `${prefix}newest`, [prefix], options);
      return hit && decodeURIComponent(hit.slice(prefix.length));
    },
    restore: /* @__PURE__ */ __name((entry, use) => inTurn(entry.kind, async () => {
      const [name, prefix] = [folderOf(entry), keyPrefix(entry)];
      const folder = join(workspace, name);
      await clear(folder);
      try {
        const hit = await client.restoreCache([name], `${prefix}newest`, [prefix]);
        return hit !== void 0 && await isPlain(folder) ? await use(folder) : void 0;
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
        return await client.saveCache([name], `${keyPrefix(entry)}${keyWord(version)}`) >= 0;
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
function keyPrefix({ kind, words }) {
  return `best-epoch-${kind}/${words.map(keyWord).join("/")}/`;
}
__name(keyPrefix, "keyPrefix");
var LONGEST_WORD = 100;
function keyWord(text) {
  const word = encodeURIComponent(text);
  return word.length <= LONGEST_WORD ? word : createHash("sha256").update(text).digest("hex");
}
__name(keyWord, "keyWord");

export {
  gitHubCache
};
