import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  InputError,
  diskFull,
  fileNotWritable
} from "./errors-class-doubts.js";
import {
  __name
} from "./esbuild.js";

// src/shared/write-file-atomic.ts
import { open, rename, rm } from "node:fs/promises";
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
async function write(path, chunks) {
  const temporary = `${path}.tmp`;
  await makeFolder(dirname2(path));
  try {
    const file = await open(temporary, "w");
    try {
      for (const chunk of Array.isArray(chunks) ? chunks : [chunks]) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname2(path));
}
__name(write, "write");
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
  syncFolder
};
