import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  artifactNameOf,
  fanOutOf,
  historySetting,
  seriesNameOf
} from "./stages-1-config.js";
import {
  isDiskFull
} from "./metrics.js";
import {
  InputError,
  diskFull,
  fileSystemRefused,
  folderTakenAway
} from "./errors.js";

// src/provision/taken-away.ts
import { lstat } from "node:fs/promises";
import { join } from "node:path";
async function takenAway(cause, { cwd, root }) {
  if (cause instanceof InputError) return void 0;
  const words = [
    // Of the program itself, one file that's never missing.
    { needed: join(root, "package.json"), what: "folder of Best Epoch", folder: root },
    { needed: join(root, "dist"), what: "folder of Best Epoch", folder: join(root, "dist") },
    { needed: cwd, what: "working folder", folder: cwd }
  ];
  for (const { needed, what, folder } of words)
    if (await isMissing(needed)) return new InputError(folderTakenAway(what, folder), { cause });
  return void 0;
}
function isMissing(path) {
  return lstat(path).then(
    () => false,
    ({ code }) => code === "ENOENT" || code === "ENOTDIR"
  );
}

// src/run/file-system-refused.ts
var OF_THE_MACHINE = /* @__PURE__ */ new Set([
  ...["EACCES", "EPERM", "EROFS", "EIO", "ENOSPC", "EDQUOT", "EFBIG", "EMFILE", "ENFILE", "EBUSY", "ETXTBSY"],
  ...[
    "ENODEV",
    "ENXIO",
    "ESTALE",
    "ENOTCONN",
    "EHOSTDOWN",
    "ETIMEDOUT",
    "EREMOTEIO",
    "ENOLCK",
    "EAGAIN",
    "UNKNOWN"
  ]
]);
function fileSystemRefusal(thrown) {
  if (thrown instanceof InputError || !(thrown instanceof Error)) return void 0;
  const { code = "", syscall, path } = thrown;
  if (syscall === void 0 || !OF_THE_MACHINE.has(code)) return void 0;
  const fault = isDiskFull(thrown) && path !== void 0 ? diskFull(path) : fileSystemRefused(path, syscall, code);
  return new InputError(fault, { cause: thrown });
}

// src/stages/8-publish/host.ts
function publishedRun(settings, token) {
  const { data, retentionDays, reportArtifact, comment, commentOn, release } = settings;
  const isAlone = fanOutOf(settings) === void 0;
  const artifactName = artifactNameOf(settings);
  const history = historySetting(settings.history);
  return {
    ...{ data, artifactName, retentionDays, reportArtifact, commentOn, history, token },
    comment: comment === "auto" && isAlone,
    release: release === "auto" && isAlone
  };
}
function runWithPast(settings, code, token = "") {
  const { output, data } = settings;
  const isAlone = fanOutOf(settings) === void 0;
  const history = isAlone ? historySetting(settings.history) : { kind: "none" };
  const names = { artifactName: artifactNameOf(settings), series: seriesNameOf(settings) };
  return { output, data, ...names, isAlone, history, kind: "training", token, code };
}

// src/stages/8-publish/hosts.ts
var HOSTS = [
  {
    runs: "action",
    isHere: () => true,
    open: async (surroundings) => (await import("./stages-8-publish-github-host.js")).gitHubHost(surroundings)
  },
  {
    runs: "command",
    isHere: () => true,
    open: async (surroundings) => (await import("./stages-8-publish-local-host.js")).localHost(surroundings)
  }
];
function hostOf(startedAs, surroundings) {
  const host = HOSTS.find(({ runs, isHere }) => runs === startedAs && isHere(surroundings.env));
  return host.open(surroundings);
}

export {
  takenAway,
  fileSystemRefusal,
  publishedRun,
  runWithPast,
  hostOf
};
