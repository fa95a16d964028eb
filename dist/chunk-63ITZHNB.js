import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/shared/make-folder.ts
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
async function makeFolder(folder) {
  if (await made(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch(unlessThere(folder));
}
async function made(folder) {
  try {
    await mkdir(folder).catch(unlessThere(folder));
    return true;
  } catch (error) {
    if (error.code === "ENOENT" && dirname(folder) !== folder) return false;
    throw error;
  }
}
function unlessThere(folder) {
  return async (error) => {
    const isFolder = await stat(folder).then(
      (stats) => stats.isDirectory(),
      () => false
    );
    if (!isFolder) throw error;
  };
}

export {
  makeFolder
};
