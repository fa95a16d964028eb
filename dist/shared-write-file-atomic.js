import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  remove,
  rename
} from "./shared-move-and-remove.js";
import {
  InputError,
  diskFull,
  fileNotWritable
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/shared/write-file-atomic.ts
import { open } from "node:fs/promises";
import { dirname as dirname2 } from "node:path";

// src/shared/make-folder.ts
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
async function makeFolder(folder) {
  if (await made(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch(unlessThere(folder));
}
__name(makeFolder, "makeFolder");
async function made(folder) {
  try {
    await mkdir(folder).catch(unlessThere(folder));
    return true;
  } catch (error) {
    if (error.code === "ENOENT" && dirname(folder) !== folder) return false;
    throw error;
  }
}
__name(made, "made");
function unlessThere(folder) {
  return async (error) => {
    const isFolder = await stat(folder).then(
      (stats) => stats.isDirectory(),
      () => false
    );
    if (!isFolder) throw error;
  };
}
__name(unlessThere, "unlessThere");

// src/shared/write-file-atomic.ts
async function writeFileAtomic(path, chunks) {
  try {
    await write(path, chunks);
  } catch (cause) {
    throw notWritten(path, cause);
  }
}
__name(writeFileAtomic, "writeFileAtomic");
function notWritten(path, cause) {
  const { code, message } = cause;
  const fault = isDiskFull(cause) ? diskFull(path) : fileNotWritable(path, code ?? message);
  return new InputError(fault, { cause });
}
__name(notWritten, "notWritten");
function isDiskFull(error) {
  const { code } = error;
  return code === "ENOSPC" || code === "EDQUOT";
}
__name(isDiskFull, "isDiskFull");
function write(path, chunks) {
  return writeFilesAtomic(/* @__PURE__ */ new Map([[path, chunks]]));
}
__name(write, "write");
var TEMPORARY = ".tmp";
async function writeFilesAtomic(files) {
  const written = [...files].flatMap(([path, content]) => content === null ? [] : [{ path, content }]);
  try {
    for (const { path, content } of written) await writeTemporary(path, content);
    for (const { path } of written) await rename(`${path}${TEMPORARY}`, path);
  } catch (error) {
    for (const { path } of written) await removeTemporary(path);
    throw error;
  }
  for (const [path, content] of files) if (content === null) await remove(path, { force: true });
  for (const folder of new Set(written.map(({ path }) => dirname2(path)))) await syncFolder(folder);
}
__name(writeFilesAtomic, "writeFilesAtomic");
async function writeTemporary(path, chunks) {
  await makeFolder(dirname2(path));
  const file = await open(`${path}${TEMPORARY}`, "w");
  try {
    for (const chunk of Array.isArray(chunks) ? chunks : [chunks]) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}
__name(writeTemporary, "writeTemporary");
async function removeTemporary(path) {
  await remove(`${path}${TEMPORARY}`, { force: true }).catch(() => void 0);
}
__name(removeTemporary, "removeTemporary");
async function syncFolder(folder) {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
__name(syncFolder, "syncFolder");

export {
  makeFolder,
  writeFileAtomic,
  notWritten,
  isDiskFull,
  TEMPORARY,
  writeFilesAtomic,
  syncFolder
};
