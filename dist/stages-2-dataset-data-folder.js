import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readTextInData
} from "./stages-2-dataset-text-in-data.js";
import {
  isError,
  listFiles,
  pointerIn
} from "./image-recognize.js";
import {
  MOST_BYTES,
  readHead,
  readPlainFile
} from "./shared-plain-file.js";
import {
  parseYaml,
  valueOfYaml
} from "./results-history-line.js";
import {
  nearestWord
} from "./shared-nearest-word.js";
import {
  dataFolderEmpty,
  dataFolderMissing,
  dataFolderUnreadable,
  dataNotAFolder,
  dvcNotPulled,
  leftOutOfCheckout,
  noImages,
  submoduleNotFetched,
  unreadableImage
} from "./errors-publishing.js";
import {
  array,
  looseObject,
  record,
  string,
  union,
  unknown
} from "./vendor-zod.js";
import {
  __name
} from "./esbuild.js";

// src/stages/2-dataset/data-folder.ts
import { readdir as readdir3, stat } from "node:fs/promises";
import { basename, dirname as dirname3, join as join4 } from "node:path";

// src/stages/2-dataset/not-fetched/find.ts
import { dirname as dirname2 } from "node:path";

// src/stages/2-dataset/not-fetched/dvc.ts
import { readdir as readdir2 } from "node:fs/promises";
import { join as join2, resolve } from "node:path";

// src/stages/2-dataset/not-fetched/places.ts
import { readdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
function isAround(one, other) {
  return one === other || one.startsWith(other + sep) || other.startsWith(one + sep);
}
__name(isAround, "isAround");
async function isAbsent(path) {
  try {
    return (await readdir(path)).length === 0;
  } catch (error) {
    return error.code === "ENOENT";
  }
}
__name(isAbsent, "isAbsent");
async function foldersAround(folder) {
  const folders = [];
  for (let next = folder; ; next = dirname(next)) {
    folders.push(next);
    const isRepository = !await isMissing(join(next, ".git"));
    if (isRepository || dirname(next) === next) return folders;
  }
}
__name(foldersAround, "foldersAround");
async function isMissing(path) {
  return readdir(path).then(
    () => false,
    // A submodule has a file of that name.
    (error) => error.code === "ENOENT"
  );
}
__name(isMissing, "isMissing");
function pathFrom(folder, path) {
  return relative(folder, path).split(sep).join("/");
}
__name(pathFrom, "pathFrom");

// src/stages/2-dataset/not-fetched/dvc.ts
var LARGEST_BYTES = 4 * 1024 * 1024;
var out = union([
  string(),
  looseObject({ path: string() }).transform(({ path }) => path),
  record(string(), unknown()).transform((options) => Object.keys(options)[0] ?? "")
]);
var outs = looseObject({ outs: array(out).catch([]), wdir: string().catch(".") });
var stages = looseObject({ stages: record(string(), outs.catch({ outs: [], wdir: "." })) });
async function dvcOutOf(folder, around) {
  for (const place of around) {
    for (const name of (await readdir2(place).catch(() => [])).filter(isOfDvc).sort()) {
      for (const found of await outsIn(place, name)) {
        if (isAround(found.path, folder) && await isAbsent(found.path)) return found;
      }
    }
  }
  return void 0;
}
__name(dvcOutOf, "dvcOutOf");
function isOfDvc(name) {
  return /\.dvc$/i.test(name) || name === "dvc.yaml" || name === "dvc.lock";
}
__name(isOfDvc, "isOfDvc");
async function outsIn(place, name) {
  const file = join2(place, name);
  try {
    const text = valueOfYaml(parseYaml(await readTextInData(file, LARGEST_BYTES)));
    const read = /\.dvc$/i.test(name) ? [outs.parse(text)] : Object.values(stages.parse(text).stages);
    return read.flatMap(
      (stage) => stage.outs.map((path) => ({ file, path: resolve(place, stage.wdir, path) }))
    );
  } catch {
    return [];
  }
}
__name(outsIn, "outsIn");

// src/stages/2-dataset/not-fetched/git.ts
import { join as join3, resolve as resolve2 } from "node:path";
var LARGEST_BYTES2 = 1024 * 1024;
async function submoduleOf(folder, around) {
  for (const root of around) {
    const text = await readTextInData(join3(root, ".gitmodules"), LARGEST_BYTES2).catch(() => "");
    const paths = [...text.matchAll(/^\s*path\s*=\s*"?(.+?)"?\s*$/gm)].map(([, path = ""]) => path);
    for (const path of paths) {
      const place = resolve2(root, path);
      if (isAround(place, folder) && await isAbsent(place)) return path;
    }
  }
  return void 0;
}
__name(submoduleOf, "submoduleOf");
async function leftOut(folder, repository) {
  const git = join3(repository, ".git");
  const isSparse = await readPlainFile(join3(git, "info", "sparse-checkout"), MOST_BYTES.whole).catch(
    () => void 0
  );
  if (isSparse === void 0) return void 0;
  const name = pathFrom(repository, folder);
  const index = await readPlainFile(join3(git, "index"), MOST_BYTES.whole).catch(() => Buffer.alloc(0));
  return index.includes(`${name}/`) ? name : void 0;
}
__name(leftOut, "leftOut");

// src/stages/2-dataset/not-fetched/find.ts
async function whyNotFetched(folder) {
  const around = await foldersAround(folder);
  const repository = around.at(-1) ?? folder;
  const submodule = await whySubmoduleIsEmpty(folder, around);
  if (submodule !== void 0) return submodule;
  const out2 = await dvcOutOf(folder, around);
  if (out2 !== void 0) {
    const [shown, kept, file] = [folder, out2.path, out2.file].map((path) => shownPath(repository, path));
    return dvcNotPulled(pathFrom(folder, out2.file), { folder: shown, out: kept, file });
  }
  const name = await leftOut(folder, repository);
  return name === void 0 ? void 0 : leftOutOfCheckout(name);
}
__name(whyNotFetched, "whyNotFetched");
function shownPath(last, path) {
  return dirname2(last) === last ? path : pathFrom(last, path);
}
__name(shownPath, "shownPath");
async function whySubmoduleIsEmpty(folder, around) {
  const path = await submoduleOf(folder, around ?? await foldersAround(folder));
  return path === void 0 ? void 0 : submoduleNotFetched(folder, path);
}
__name(whySubmoduleIsEmpty, "whySubmoduleIsEmpty");

// src/stages/2-dataset/data-folder.ts
async function lookAtFolder(root, output) {
  const fault = await checkFolder(root);
  if (fault !== void 0) return [fault];
  const listed = await listFiles(root, output);
  const empty = await nothingIn(root, listed);
  if (empty !== void 0) return [empty];
  if (listed.faults.some(isError)) return listed.faults;
  if (listed.files.length === 0) return [noImages(root, 0)];
  return pointersAlone(root, listed.files);
}
__name(lookAtFolder, "lookAtFolder");
async function checkFolder(folder) {
  try {
    return (await stat(folder)).isDirectory() ? void 0 : dataNotAFolder(folder);
  } catch (cause) {
    const { code, message } = cause;
    if (code !== "ENOENT") return dataFolderUnreadable(folder, message);
    return await whyNotFetched(folder) ?? dataFolderMissing(folder, await nearestFolder(folder));
  }
}
__name(checkFolder, "checkFolder");
async function nothingIn(root, { isEmpty, files, emptyFolders, faults }) {
  if (faults.length > 0) return void 0;
  if (files.length > 0) return emptyFolders.length > 0 ? whySubmoduleIsEmpty(root) : void 0;
  return await whyNotFetched(root) ?? (isEmpty ? dataFolderEmpty(root) : void 0);
}
__name(nothingIn, "nothingIn");
async function nearestFolder(folder) {
  const parent = dirname3(folder);
  if (parent === folder) return void 0;
  const entries = await readdir3(parent, { withFileTypes: true }).catch(() => void 0);
  if (entries === void 0) return nearestFolder(parent);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const nearest = nearestWord(basename(folder), names);
  return nearest === void 0 ? void 0 : join4(parent, nearest);
}
__name(nearestFolder, "nearestFolder");
async function pointersAlone(root, files) {
  const faults = [];
  for (const file of files) {
    const pointer = pointerIn(await headOf(join4(root, file)));
    if (pointer === void 0) return [];
    faults.push(unreadableImage(file, pointer.why, pointer.fix));
  }
  return faults;
}
__name(pointersAlone, "pointersAlone");
async function headOf(path) {
  return readHead(path, 512).catch(() => new Uint8Array());
}
__name(headOf, "headOf");

export {
  lookAtFolder,
  checkFolder,
  nothingIn
};
