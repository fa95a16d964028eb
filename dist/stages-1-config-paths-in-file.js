import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  TABLE
} from "./stages-1-config-table-run.js";
import {
  linkOutOfWorkspace,
  linksInOutput,
  settingLeadsOut
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/stages/1-config/paths-in-file.ts
import { lstat, readdir, realpath } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
async function pathsInFile(settings, file, flags) {
  const faults = [];
  for (const [property, { name, type }] of Object.entries(TABLE)) {
    const typed = file.values[name];
    const isFiles = typeof typed === "string" && (flags[name] ?? "").trim() === "";
    const path = settings[property];
    if (type.isPath !== true || !isFiles || typeof path !== "string" || !isAbsolute(path)) continue;
    if (!await staysInside(file.folder, path)) faults.push(settingLeadsOut(name, typed, file.path));
  }
  return faults;
}
__name(pathsInFile, "pathsInFile");
async function workspaceLinks({ data, output }, workspace) {
  const faults = [];
  for (const [name, path] of Object.entries({ data, output })) {
    if (isInside(workspace, path) && !await staysInside(workspace, path))
      faults.push(linkOutOfWorkspace(name, path));
  }
  if (faults.length === 0 && isInside(workspace, output)) {
    const links = await linksIn(output);
    if (links.length > 0) faults.push(linksInOutput(output, links[0]));
  }
  return faults;
}
__name(workspaceLinks, "workspaceLinks");
async function liesIn(folder, path) {
  if (isInside(await nearestReal(folder), await nearestReal(path))) return true;
  return dirname(path) !== path && liesIn(folder, dirname(path));
}
__name(liesIn, "liesIn");
async function staysInside(folder, path) {
  return isInside(folder, path) && isInside(await realpath(folder), await nearestReal(path));
}
__name(staysInside, "staysInside");
async function nearestReal(path) {
  const stats = await lstat(path).catch(() => void 0);
  if (stats === void 0) return dirname(path) === path ? path : nearestReal(dirname(path));
  return realpath(path).catch(() => resolve(sep));
}
__name(nearestReal, "nearestReal");
function isInside(folder, path) {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
__name(isInside, "isInside");
async function linksIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isSymbolicLink()).map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
}
__name(linksIn, "linksIn");

export {
  pathsInFile,
  workspaceLinks,
  liesIn
};
