import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/results/history-paths.ts
import { createHash } from "node:crypto";
var DASHBOARD = "index.html";
var ABOUT = "README.md";
var ABOUT_TITLE = "# History of the models";
function pathsOf(series) {
  const folder = slugOf(series, usualOfSeries(series));
  const ofBranch = (branch) => `${folder}/results/${slugOf(branch)}`;
  return {
    folder,
    history: `${folder}/history.jsonl`,
    badge: `${folder}/badge.json`,
    benchmark: `${folder}/benchmark.json`,
    results: (branch) => `${ofBranch(branch)}.json`,
    runOfResults: (branch) => `${ofBranch(branch)}.run.json`,
    resultsBefore: (branch) => `${ofBranch(branch)}.before.json`
  };
}
function seriesFolders(paths) {
  const histories = paths.filter((path) => /^[^/]+\/history\.jsonl$/.test(path));
  return histories.map((path) => path.slice(0, path.indexOf("/")));
}
var LONGEST = 100;
var HASHED = /-[0-9a-f]{6}$/;
var TAKEN = /^(?:index\.html|readme\.md)$|\.(?:run|before)$/;
var DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
function slugOf(name, usual = name.toLowerCase()) {
  const slug = name.replace(/[^A-Za-z0-9_-]+/g, ".");
  const isPlain = /^[A-Za-z0-9_][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_-]+)*$/.test(name) && slug.length <= LONGEST;
  const isTaken = [HASHED, TAKEN, DEVICE].some((form) => form.test(slug));
  if (isPlain && name === usual && !isTaken) return slug;
  const readable = slug.slice(0, LONGEST).replace(/^[.-]+/, "");
  const start = readable === "" || DEVICE.test(readable) ? "_" : "";
  return `${start}${readable}-${createHash("sha256").update(name).digest("hex").slice(0, 6)}`;
}
function usualOfSeries(name) {
  const small = name.toLowerCase();
  return name.split("/").length < 3 ? small : small.slice(0, 1).toUpperCase() + small.slice(1);
}

export {
  DASHBOARD,
  ABOUT,
  ABOUT_TITLE,
  pathsOf,
  seriesFolders,
  slugOf
};
