import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  TABLE,
  parseSettings,
  require_dist
} from "./chunk-QG2JLT6Q.js";
import {
  findBaseline
} from "./chunk-HB3T4DWK.js";
import {
  unknownClasses
} from "./chunk-NCKFVMGV.js";
import {
  outputFaults
} from "./chunk-OBFT2RKQ.js";
import {
  filesOf,
  formatMeasured,
  formatRate,
  formatRatio,
  hasFailedGate,
  readFinishedRun,
  trainingFaults
} from "./chunk-CZ525VPQ.js";
import {
  makeFolder
} from "./chunk-ZJJXBYFV.js";
import {
  InputError,
  __callDispose,
  __toESM,
  __using,
  engineNotInstalled,
  escapeControls,
  linkOutOfWorkspace,
  linksInOutput,
  packagesCacheUnfit,
  runtimePackagesBroken,
  runtimePackagesMissing,
  settingLeadsOut,
  settingsFileTwice,
  settingsFileUnreadable
} from "./chunk-CDGDY4VF.js";

// src/run/fingerprint.ts
import { createHash as createHash2 } from "node:crypto";

// src/stages/2-dataset/content-hash.ts
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
var NO_DATA = /^(?:readme.*|license.*|.*\.md|.*\.dvc|thumbs\.db|desktop\.ini|__macosx|node_modules|best-epoch\.(?:json|ya?ml))$/i;
async function hashContents(root, output) {
  const real = await realpath(root);
  const skipped = await realpath(output).catch(() => output);
  const total = createHash("sha256");
  const visited = /* @__PURE__ */ new Set();
  async function walk(folder) {
    if (folder === skipped || visited.has(folder)) return;
    visited.add(folder);
    const names = (await readdir(folder)).filter((name) => !name.startsWith(".") && !NO_DATA.test(name));
    for (const name of names.sort()) await visit(join(folder, name));
  }
  async function visit(path) {
    const target = await realpath(path);
    if (target !== real && !target.startsWith(real + sep)) return;
    const stats = await stat(target);
    if (stats.isDirectory()) await walk(target);
    else if (stats.isFile()) {
      const name = relative(real, path).split(sep).join("/");
      total.update(`${JSON.stringify(name)} ${await hashFile(target)}
`);
    }
  }
  await walk(real);
  return total.digest("hex");
}
async function hashFile(path) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

// src/run/fingerprint.ts
var WITHOUT_EFFECT = [
  ...["data", "output", "split", "resume", "skipUnchanged", "memoryBudgetBytes"],
  ...["baseline", "failIf", "artifactName", "retentionDays", "comment"]
];
async function runFingerprint(settings, version) {
  try {
    const contents = await hashContents(settings.data, settings.output);
    const split = settings.split === void 0 ? null : await hashFile(settings.split);
    const effective = Object.entries(settings).filter(([name]) => !WITHOUT_EFFECT.some((one) => one === name)).map(([name, value]) => [name, value ?? null]).sort(([a], [b]) => `${a}` < `${b}` ? -1 : 1);
    return createHash2("sha256").update(JSON.stringify([version, contents, split, effective])).digest("hex");
  } catch {
    return void 0;
  }
}

// src/run/unchanged.ts
import { cp } from "node:fs/promises";
import { join as join2 } from "node:path";
async function restoreUnchanged(options) {
  const { settings, publisher, store, fingerprint, now } = options;
  if (fingerprint === void 0) return void 0;
  publisher.group("Earlier run");
  const { taken: results, faults } = await store.takeRun(
    fingerprint,
    (folder) => take(folder, settings.output, fingerprint)
  );
  publisher.faults(faults);
  if (results === void 0) {
    publisher.say(
      "There is no earlier run with the same data, labels, split, settings and version: training."
    );
    return void 0;
  }
  const baseline = await findBaseline(settings.baseline, () => publisher.fetchBaseline());
  const found = [...baseline.faults, ...gateFaults(settings, results)];
  if (found.some(({ severity }) => severity === "error")) throw new InputError(found);
  publisher.faults([...found, ...warningsOf(results)]);
  const { writeRestoredReport } = await import("./restored-ZEE5MRMS.js");
  const report = await writeRestoredReport({ results, settings, baseline: baseline.baseline, now });
  await publisher.publish(report);
  publisher.group(void 0);
  return { stopReason: results["stop-reason"], report, gateFailed: hasFailedGate(report.results) };
}
async function take(folder, output, fingerprint) {
  const results = await readFinishedRun(folder, fingerprint);
  if (results === void 0 || folder === output) return results;
  const faults = await outputFaults(output);
  if (faults.length > 0) throw new InputError(faults);
  for (const path of filesOf(results)) await cp(join2(folder, path), join2(output, path));
  return results;
}
function gateFaults({ failIf }, { classes }) {
  return unknownClasses(
    failIf,
    classes.map(({ name }) => name)
  );
}
function warningsOf({ data }) {
  return data.warnings.map((warning) => ({ ...warning, severity: "warning" }));
}

// src/stages/1-config/paths-in-file.ts
import { lstat, readdir as readdir2, realpath as realpath2 } from "node:fs/promises";
import { dirname, isAbsolute, join as join3, relative as relative2, resolve, sep as sep2 } from "node:path";
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
async function staysInside(folder, path) {
  return isInside(folder, path) && isInside(await realpath2(folder), await nearestReal(path));
}
async function nearestReal(path) {
  const stats = await lstat(path).catch(() => void 0);
  if (stats === void 0) return dirname(path) === path ? path : nearestReal(dirname(path));
  return realpath2(path).catch(() => resolve(sep2));
}
function isInside(folder, path) {
  const way = relative2(folder, path);
  return way !== ".." && !way.startsWith(`..${sep2}`) && !isAbsolute(way);
}
async function linksIn(folder) {
  const entries = await readdir2(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isSymbolicLink()).map((entry) => relative2(folder, join3(entry.parentPath, entry.name))).sort();
}

// src/stages/1-config/load.ts
import { resolve as resolve2 } from "node:path";

// src/stages/1-config/settings-file.ts
var import_yaml = __toESM(require_dist(), 1);
import { lstat as lstat2, readFile } from "node:fs/promises";
import { join as join4 } from "node:path";
var NAMES = ["best-epoch.json", "best-epoch.yml", "best-epoch.yaml"];
var LARGEST_BYTES = 1024 * 1024;
async function readSettingsFile(folder, typed = folder) {
  const found = [];
  for (const name2 of NAMES) {
    if (await lstat2(join4(folder, name2)).catch(() => void 0)) found.push(name2);
  }
  const [name] = found;
  if (name === void 0) return void 0;
  if (found.length > 1) throw new InputError(settingsFileTwice(found.map((one) => join4(typed, one))));
  const path = join4(typed, name);
  return { path, folder, values: asMapping(await readText(join4(folder, name), path), path) };
}
async function readText(file, path) {
  const { isFile, size } = await lstat2(file).then((stats) => ({ isFile: stats.isFile(), size: stats.size }));
  if (!isFile) throw new InputError(settingsFileUnreadable(path, "it is not a plain file"));
  if (size > LARGEST_BYTES) throw new InputError(settingsFileUnreadable(path, "it is larger than 1 MiB"));
  try {
    return (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    throw new InputError(settingsFileUnreadable(path, error.message), { cause: error });
  }
}
function asMapping(text, path) {
  const values = path.endsWith(".json") ? parseJson(text, path) : parseYaml(text, path);
  if (values === null && !path.endsWith(".json")) return {};
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    throw new InputError(settingsFileUnreadable(path, "it is not a mapping of names to values"));
  }
  return values;
}
function parseJson(text, path) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(settingsFileUnreadable(path, error.message), { cause: error });
  }
}
function parseYaml(text, path) {
  const document = (0, import_yaml.parseDocument)(text, { version: "1.2", schema: "core" });
  if (document.errors.length > 0) {
    const faults = document.errors.map(
      ({ message }) => settingsFileUnreadable(path, message.split("\n")[0].replace(/:$/, ""))
    );
    throw new InputError(faults, { cause: document.errors[0] });
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new InputError(settingsFileUnreadable(path, error.message), { cause: error });
  }
}

// src/stages/1-config/load.ts
async function loadSettings(flags, cwd) {
  const settings = await loadAllRuns(flags, cwd);
  const faults = trainingFaults(settings);
  if (faults.length > 0) throw new InputError(faults);
  return settings;
}
async function loadAllRuns(flags, cwd) {
  const data = (flags.data ?? "").trim();
  const faults = [];
  let file;
  let settings;
  try {
    if (data !== "") file = await readSettingsFile(resolve2(cwd, data), data);
  } catch (error) {
    faults.push(...faultsOf(error));
  }
  try {
    settings = parseSettings({ flags, cwd, ...file === void 0 ? {} : { file } });
    if (file !== void 0) faults.push(...await pathsInFile(settings, file, flags));
  } catch (error) {
    faults.push(...faultsOf(error));
  }
  if (settings === void 0 || faults.length > 0) throw new InputError(faults);
  return settings;
}
function faultsOf(error) {
  if (error instanceof InputError) return error.faults;
  throw error;
}

// src/provision/provision.ts
import { cp as cp2, rename as rename3, rm as rm5 } from "node:fs/promises";
import { dirname as dirname4, join as join12 } from "node:path";

// src/provision/install.ts
import { copyFile, mkdir, rm as rm2, writeFile } from "node:fs/promises";
import { join as join8 } from "node:path";

// src/provision/digest.ts
import { createHash as createHash3 } from "node:crypto";
import { readdir as readdir3, readFile as readFile2 } from "node:fs/promises";
import { join as join5, relative as relative3, sep as sep3 } from "node:path";
async function digestModules(modules) {
  const files = [];
  for (const entry of await readdir3(modules, { withFileTypes: true, recursive: true })) {
    const name = relative3(modules, join5(entry.parentPath, entry.name)).split(sep3).join("/");
    if (entry.isDirectory()) continue;
    if (!entry.isFile()) throw new Error(`${name} is no plain file`);
    files.push(name);
  }
  const all = createHash3("sha256");
  for (const name of files.sort()) {
    const content = createHash3("sha256").update(await readFile2(join5(modules, name)));
    all.update(`${content.digest("hex")}  ${name}
`);
  }
  return all.digest("hex");
}

// src/provision/npm-ci.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/provision/npm.ts
import { spawn } from "node:child_process";
import { access, realpath as realpath3 } from "node:fs/promises";
import { delimiter, dirname as dirname2, join as join6 } from "node:path";
async function findNpm({ platform, execPath, env }) {
  const windows = platform === "win32";
  const home = dirname2(execPath);
  const viaNode = (script) => ({ command: execPath, args: [script], shell: false });
  const beside = join6(home, ...windows ? [] : ["..", "lib"], "node_modules", "npm", "bin", "npm-cli.js");
  if (await exists(beside)) return viaNode(beside);
  const path = env.PATH ?? env.Path ?? "";
  for (const folder of path.split(delimiter).filter((one) => one !== "")) {
    const found = join6(folder, windows ? "npm.cmd" : "npm");
    if (!await exists(found)) continue;
    if (windows) {
      const script = join6(folder, "node_modules", "npm", "bin", "npm-cli.js");
      return await exists(script) ? viaNode(script) : { command: `"${found}"`, args: [], shell: true };
    }
    const target = await realpath3(found);
    return target.endsWith("npm-cli.js") ? viaNode(target) : { command: found, args: [], shell: false };
  }
  return void 0;
}
function runNpm(npm, args, options) {
  return new Promise((resolve3) => {
    const child = spawn(npm.command, [...npm.args, ...args], {
      ...options,
      shell: npm.shell,
      windowsHide: true,
      stdio: ["ignore", "pipe", "pipe"]
    });
    const output = [];
    child.stdout?.setEncoding("utf8").on("data", (text) => output.push(text));
    child.stderr?.setEncoding("utf8").on("data", (text) => output.push(text));
    child.once("error", ({ message }) => resolve3({ succeeded: false, reason: message }));
    child.once(
      "close",
      (code, signal) => resolve3({
        succeeded: code === 0,
        reason: errorLines(output.join("")) || `npm ended with ${signal ?? `exit code ${code}`}`
      })
    );
  });
}
function errorLines(output) {
  const lines = output.split(/\r?\n/).filter((line) => /^npm (?:error|ERR!)/.test(line));
  const told = lines.map((line) => line.replace(/^npm (?:error|ERR!) ?/, "").trim()).filter((line) => line !== "");
  return told.filter((line) => !line.startsWith("A complete log of this run")).slice(0, 4).join("; ");
}
async function exists(path) {
  return access(path).then(
    () => true,
    () => false
  );
}

// src/provision/npm-ci.ts
async function installPinned(options) {
  const { folder, what, say, clock, env, signal, retryAfterMs = [2e3, 8e3] } = options;
  const npm = await findNpm(options);
  if (npm === void 0) throw new Error("npm was found neither beside node nor on PATH");
  say(`Installing ${what} once, into ${folder} ...`);
  const start = clock();
  let result;
  for (const pause of [0, ...retryAfterMs]) {
    if (result !== void 0) {
      say(`It failed (${result.reason}); trying again in ${pause / 1e3} s ...`);
      await sleep(pause, void 0, { signal });
    }
    result = await runNpm(npm, options.arguments, { cwd: folder, env: { ...env }, signal });
    signal.throwIfAborted();
    if (result.succeeded) {
      say(`Installed them in ${((clock() - start) / 1e3).toFixed(1)} s.`);
      return;
    }
  }
  throw new Error(result?.reason);
}

// src/provision/prune.ts
import { readdir as readdir4, rm } from "node:fs/promises";
import { join as join7 } from "node:path";
var WEB_KEPT = /^(ort\.node\.min\.m?js|ort-wasm-simd-threaded\.(mjs|wasm))$/;
async function pruneForPlatform(modules, { os, cpu }) {
  const native = join7(modules, "onnxruntime-node", "bin");
  for (const api of await namesIn(native)) {
    await removeAllBut(join7(native, api), (name) => name === os);
    await removeAllBut(join7(native, api, os), (name) => name === cpu);
  }
  await removeAllBut(join7(modules, "onnxruntime-web", "dist"), (name) => WEB_KEPT.test(name));
  await removeAllBut(modules, (name) => ![".bin", ".package-lock.json"].includes(name));
}
async function removeAllBut(folder, keeps) {
  for (const name of await namesIn(folder)) {
    if (!keeps(name)) await rm(join7(folder, name), { recursive: true });
  }
}
async function namesIn(folder) {
  return readdir4(folder).catch(() => []);
}

// src/provision/install.ts
var NPM_ARGUMENTS = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
async function installRuntimePackages(folder, packages, platform, options) {
  await rm2(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { dependencies, lock } = packages;
  await writeFile(join8(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  await writeFile(join8(folder, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, ...lock }));
  await copyFile(join8(options.root, ".npmrc"), join8(folder, ".npmrc")).catch(unlessMissing);
  const what = `the pinned runtime packages (${Object.keys(dependencies).join(", ")})`;
  const npmArguments = [...NPM_ARGUMENTS, ...options.npmArguments ?? []];
  await installPinned({ ...options, folder, arguments: npmArguments, what });
  await pruneForPlatform(join8(folder, "node_modules"), platform);
}
async function checkFiles(modules, packages, pinned) {
  if (pinned === void 0 || pinned.packages !== packages) return "unknown";
  const digest = await digestModules(modules).catch(() => void 0);
  return digest === pinned.files ? "right" : "wrong";
}
function unlessMissing(error) {
  if (error.code !== "ENOENT") throw error;
}

// src/provision/lock.ts
import { randomUUID } from "node:crypto";
import { mkdir as mkdir2, readFile as readFile3, rename, rm as rm3, stat as stat2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join9 } from "node:path";
import { setTimeout as sleep2 } from "node:timers/promises";
async function isLocked(folder) {
  return stat2(folder).then(
    () => true,
    () => false
  );
}
async function acquireLock(folder, options) {
  let takenOver = false;
  let waited = false;
  let count = await readCount(folder);
  for (let silent = 0; !await make(folder); ) {
    if (!waited) options.onWait();
    waited = true;
    await sleep2(options.beatMs, void 0, { signal: options.signal });
    const next = await readCount(folder);
    silent = next === count ? silent + 1 : 0;
    count = next;
    if (silent < options.silentBeats) continue;
    takenOver = await removeStale(folder) || takenOver;
    silent = 0;
  }
  return hold(folder, options.beatMs, takenOver);
}
function hold(folder, beatMs, takenOver) {
  let beats = 0;
  const beat = () => writeFile2(join9(folder, "beats"), String(beats++)).catch(() => void 0);
  let last = beat();
  const timer = setInterval(() => {
    last = beat();
  }, beatMs);
  return {
    takenOver,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await last;
      await rm3(folder, { recursive: true, force: true });
    }
  };
}
async function make(folder) {
  try {
    await mkdir2(folder);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}
async function readCount(folder) {
  return readFile3(join9(folder, "beats"), "utf8").catch(() => "");
}
async function removeStale(folder) {
  const aside = `${folder}-${randomUUID()}`;
  try {
    await rename(folder, aside);
  } catch {
    return false;
  }
  await rm3(aside, { recursive: true, force: true });
  return true;
}

// src/provision/packages.ts
import { createHash as createHash4 } from "node:crypto";
import { access as access2, readFile as readFile4 } from "node:fs/promises";
import { dirname as dirname3, join as join10 } from "node:path";

// src/provision/platform.ts
var NATIVE = ["darwin-arm64", "linux-arm64", "linux-x64", "win32-arm64", "win32-x64"];
function platformOf(os, cpu) {
  return { os, cpu, libc: os === "linux" ? libcOfThisNode() : void 0 };
}
function platformKey({ os, cpu, libc }) {
  return `${os}-${cpu}${libc === "musl" ? "-musl" : ""}`;
}
function hasNativeRuntime(platform) {
  return NATIVE.includes(platformKey(platform));
}
function libcOfThisNode() {
  const { report } = process;
  Object.assign(report, { excludeNetwork: true });
  const { header } = report.getReport();
  return header.glibcVersionRuntime === void 0 ? "musl" : "glibc";
}

// src/provision/packages.ts
async function readManifest(root) {
  return JSON.parse(await readFile4(join10(root, "package.json"), "utf8"));
}
async function readLockfile(root) {
  return JSON.parse(await readFile4(join10(root, "package-lock.json"), "utf8"));
}
function runtimePackages(manifest, lock, platform) {
  const spare = hasNativeRuntime(platform) ? "onnxruntime-web" : "onnxruntime-node";
  const dependencies = Object.fromEntries(
    Object.entries(manifest.dependencies).filter(([name]) => name !== spare)
  );
  const packages = { "": { dependencies } };
  addAll("", dependencies, lock, platform, packages);
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a < b ? -1 : 1));
  const pins = Object.entries(sorted).map(([path, { version, integrity }]) => [path, version, integrity]);
  const hash = createHash4("sha256").update(JSON.stringify(pins)).digest("hex");
  return { dependencies, lock: { packages: sorted }, hash };
}
function addAll(path, needs, lock, platform, to) {
  for (const name of Object.keys(needs)) {
    const found = resolveLocked(path, name, lock);
    const locked = found === void 0 ? void 0 : lock.packages[found];
    if (found === void 0 || locked === void 0 || found in to || !fits(locked, platform)) continue;
    const optional = kept(locked.optionalDependencies, found, lock, platform);
    to[found] = { ...locked, ...optional === void 0 ? {} : { optionalDependencies: optional } };
    addAll(found, { ...locked.dependencies, ...optional }, lock, platform, to);
  }
}
function kept(needs, path, lock, platform) {
  if (needs === void 0) return void 0;
  const here = Object.entries(needs).filter(([name]) => {
    const found = resolveLocked(path, name, lock);
    return found !== void 0 && fits(lock.packages[found], platform);
  });
  return Object.fromEntries(here);
}
function resolveLocked(path, name, lock) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const candidate = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (candidate in lock.packages) return candidate;
    if (folder === "") return void 0;
  }
}
function fits({ os, cpu, libc }, platform) {
  const allows = (list, value) => list === void 0 || value !== void 0 && list.includes(value) && !list.includes(`!${value}`);
  return allows(os, platform.os) && allows(cpu, platform.cpu) && allows(libc, platform.libc);
}
async function missingPackages(dependencies, root) {
  const names = [];
  for (const [name, version] of Object.entries(dependencies)) {
    if (await installedVersion(name, root) !== version) names.push(name);
  }
  return names;
}
async function installedVersion(name, folder) {
  const file = join10(folder, "node_modules", name, "package.json");
  const text = await readFile4(file, "utf8").catch(() => void 0);
  if (text !== void 0) return JSON.parse(text).version;
  const parent = dirname3(folder);
  return parent === folder ? void 0 : installedVersion(name, parent);
}
async function isDevelopmentCheckout(root, lock) {
  const own = Object.keys(lock.packages[""]?.devDependencies ?? {}).map((name) => `node_modules/${name}`);
  for (const path of own.filter((one) => lock.packages[one]?.dev === true)) {
    if (await exists2(join10(root, path))) return true;
  }
  return false;
}
async function exists2(path) {
  return access2(path).then(
    () => true,
    () => false
  );
}

// src/provision/pinned-files.ts
var PINNED_FILES = {
  "darwin-arm64": {
    packages: "11204483be1daa51874b12560df4e9562760645450086f8cfc285af8fb413b0b",
    files: "d92383900d57dc3e225f78a172792486af5476b45d1e0cbc316e96ae687c0759"
  },
  "darwin-x64": {
    packages: "0897e1cc67e9a831259c55bed1909ec59a83f8dfe93bb109fcb185f18c3874a6",
    files: "89ecd48e13ebc2383d8ebd93eda8275a70804fc7c862b776dadd49d4efbb914f"
  },
  "linux-arm64": {
    packages: "0e507a53be6386bf71420f0f8241b8ee6a8b40c862c07b80e440d48d449c763e",
    files: "2baa4fa1a1183085c4fe60784727c81be67bdd710d355fd3fb4101868fb661ff"
  },
  "linux-arm64-musl": {
    packages: "9ca28b93b2320219c9162cfd00d8a9cc98f4f8b3beb9d63acc19035dd44a331c",
    files: "f71b530aed8e58add91ea14ea2efac741cd5ef272b1b1159aa17eefafa612f2a"
  },
  "linux-x64": {
    packages: "130cb4c65be3eb4b1956e3f0af702bb0b60b772231697142b044730e36941cc1",
    files: "0be13c73632c4028323e5bb00df39e353ee3d682ac793b6813a5ef045f743049"
  },
  "linux-x64-musl": {
    packages: "b9678237c35cd0696522a5ae2a650076f4578496396a3328c41c2dd2287a92c9",
    files: "c7d9a11fbbab508e3d6de05640f33aaf431669f681f98724725d26152c27e253"
  },
  "win32-arm64": {
    packages: "2d738fbda6c0ceced8bbd09e9aef6d09e7e17e5d79ca66e7fec99ab99960741f",
    files: "18060a6800427e8e29102222359d933d9c5d29adfca8399485eec73ff52505ed"
  },
  "win32-x64": {
    packages: "ed0f32169a6dc0fe8276f6f8be941931440d9def088d00eefe9839b125a9b651",
    files: "2e9d77995772719fa8ef5fff16201c21285e8bc15414f55270c0a80a2ee15c88"
  }
};

// src/provision/tool-cache.ts
import { mkdtemp, rename as rename2, rm as rm4, symlink } from "node:fs/promises";
import { join as join11 } from "node:path";
var TOOL = "best-epoch-packages";
var VERSION_LENGTH = 16;
function toolCacheFolder(env, { hash }, platform) {
  const cache = env.RUNNER_TOOL_CACHE;
  return cache ? join11(cache, TOOL, hash.slice(0, VERSION_LENGTH), platformKey(platform)) : void 0;
}
async function makeWritable(folder) {
  try {
    await makeFolder(folder);
    await rm4(await mkdtemp(join11(folder, ".writable-")), { recursive: true });
    return true;
  } catch {
    return false;
  }
}
async function linkFolder(folder, path) {
  const aside = `${path}.new`;
  await rm4(aside, { recursive: true, force: true });
  await symlink(folder, aside, "junction");
  await rm4(path, { recursive: true, force: true });
  await rename2(aside, path);
}

// src/provision/provision.ts
var LOCK = ".installing";
async function provideRuntimePackages(options) {
  const { root, say, signal } = options;
  const platform = platformOf(options.platform, options.arch);
  const lockfile = await readLockfile(root);
  const packages = runtimePackages(await readManifest(root), lockfile, platform);
  const missing = () => missingPackages(packages.dependencies, root);
  const lockFolder = join12(root, LOCK);
  if (!await isLocked(lockFolder) && (await missing()).length === 0) return;
  if (await isDevelopmentCheckout(root, lockfile)) {
    throw new InputError(runtimePackagesMissing(root, "its node_modules folder is not up to date", "npm ci"));
  }
  try {
    var _stack = [];
    try {
      const onWait = () => say("Waiting for another process that installs the runtime packages ...");
      const lock = __using(_stack, await acquireLock(lockFolder, { beatMs: 1e3, silentBeats: 15, onWait, signal }), true);
      if ((await missing()).length > 0 || lock.takenOver)
        await bring({ ...options, packages, machine: platform });
      const left = await missing();
      if (left.length > 0) throw new Error(`${left.join(", ")} still not there`);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    signal.throwIfAborted();
    const reason = error.message;
    throw new InputError(runtimePackagesMissing(root, reason, `npm ${NPM_ARGUMENTS.join(" ")}`), {
      cause: error
    });
  }
}
async function bring(options) {
  const { root, env, packages, machine, say, signal } = options;
  const own = join12(root, "node_modules");
  const shared = toolCacheFolder(env, packages, machine);
  if (shared === void 0) return fetchInto(own, options);
  const modules = join12(shared, "node_modules");
  const isThere = async () => await check(modules, options) === "right";
  if (await isThere()) say(`Took the runtime packages from the tool cache (${shared}).`);
  else {
    var _stack = [];
    try {
      if (!await makeWritable(shared)) return fetchInto(own, options);
      const onWait = () => say("Waiting for another job that installs the runtime packages ...");
      const lock = { beatMs: 1e3, silentBeats: 15, onWait, signal };
      const _lock = __using(_stack, await acquireLock(join12(shared, LOCK), lock), true);
      if (!await isThere()) await fetchInto(modules, options);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  }
  await linkFolder(modules, own);
}
function check(modules, { packages, machine, pinned = PINNED_FILES }) {
  return checkFiles(modules, packages.hash, pinned[platformKey(machine)]);
}
async function fetchInto(modules, options) {
  const { packages, machine, pinned = PINNED_FILES, warn } = options;
  const isPinned = pinned[platformKey(machine)]?.packages === packages.hash;
  const store = isPinned ? options.store : void 0;
  const restored = store === void 0 ? "none" : await restore(store, modules, options);
  if (restored === "taken") return;
  const staging = join12(dirname4(modules), ".packages");
  try {
    const installed = await install(staging, options);
    const fill = (folder) => cp2(installed, join12(folder, "node_modules"), { recursive: true });
    warn(await store?.save(keyOf(options), restored === "unfit", fill) ?? []);
    await replace(installed, modules);
  } finally {
    await rm5(staging, { recursive: true, force: true });
  }
}
async function restore(store, modules, options) {
  const { say, clock, warn } = options;
  const start = clock();
  const { outcome, faults } = await store.restore(keyOf(options), async (folder) => {
    const found = join12(folder, "node_modules");
    const isRight = await check(found, options) === "right";
    if (isRight) await replace(found, modules);
    return isRight;
  });
  warn(outcome === "unfit" ? [...faults, packagesCacheUnfit()] : faults);
  if (outcome === "taken")
    say(`Took the runtime packages from the Actions cache in ${((clock() - start) / 1e3).toFixed(1)} s.`);
  return outcome;
}
async function install(staging, options) {
  const { packages, machine } = options;
  const modules = join12(staging, "node_modules");
  await installRuntimePackages(staging, packages, machine, options);
  const left = await missingPackages(packages.dependencies, staging);
  if (left.length > 0) throw new Error(`${left.join(", ")} still not there`);
  if (await check(modules, options) === "wrong")
    throw new Error("their files are not those that this version of Best Epoch was tested with");
  return modules;
}
function keyOf({ packages, machine }) {
  return `${platformKey(machine)}/${packages.hash}`;
}
async function replace(from, to) {
  await rm5(to, { recursive: true, force: true });
  try {
    await rename3(from, to);
  } catch (error) {
    if (error.code !== "EXDEV") throw error;
    const aside = `${to}.new`;
    await cp2(from, aside, { recursive: true, verbatimSymlinks: true });
    await rename3(aside, to);
  }
}
async function loadWithRuntimePackages(root, load) {
  try {
    return await load();
  } catch (cause) {
    const { dependencies } = await readManifest(root);
    const reason = (cause instanceof Error ? cause.message : String(cause)).split("\n")[0];
    if (!Object.keys(dependencies).some((name) => reason.includes(name))) throw cause;
    throw new InputError(runtimePackagesBroken(root, reason), { cause });
  }
}

// src/provision/tensorflow.ts
import { execFile } from "node:child_process";
import { access as access3, mkdir as mkdir3, mkdtemp as mkdtemp2, readdir as readdir5, readFile as readFile5, rename as rename4, rm as rm6, writeFile as writeFile3 } from "node:fs/promises";
import { join as join13 } from "node:path";
import { promisify } from "node:util";
var run = promisify(execFile);
var NPM_ARGUMENTS2 = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
var LOCK2 = ".installing";
var MARK = join13("node_modules", ".installed");
var NODE_API = 8;
async function provideTensorflow(options) {
  const { root, say, signal } = options;
  const folder = join13(root, "tensorflow");
  const pins = await pinsOf(folder, options);
  if (await isInstalled(folder, pins)) return;
  try {
    var _stack = [];
    try {
      const onWait = () => say("Waiting for another process that installs TensorFlow ...");
      const _lock = __using(_stack, await acquireLock(join13(folder, LOCK2), {
        beatMs: 1e3,
        silentBeats: 15,
        onWait,
        signal
      }), true);
      if (await isInstalled(folder, pins)) return;
      const what = "the TensorFlow engine (about 1.2 GB)";
      await installPinned({ ...options, folder, arguments: NPM_ARGUMENTS2, what });
      if (options.platform === "linux" && options.arch === "x64") await makeNative(folder, options);
      else await runInstallScript(folder, options);
      await writeFile3(join13(folder, MARK), pins);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw new InputError(engineNotInstalled("tensorflow", folder, reasonOf(error)), { cause: error });
  }
}
async function pinsOf(folder, { platform, arch }) {
  const files = ["package-lock.json", "requirements.txt", "unpack.py"];
  const texts = await Promise.all(files.map((file) => readFile5(join13(folder, file), "utf8")));
  return [platform, arch, ...texts].join("\n");
}
async function isInstalled(folder, pins) {
  return await readFile5(join13(folder, MARK), "utf8").catch(() => void 0) === pins;
}
async function makeNative(folder, { say, clock, env, signal }) {
  const start = clock();
  const home = join13(folder, "node_modules", "@tensorflow", "tfjs-node");
  const scratch = await mkdtemp2(join13(folder, "node_modules", ".native-"));
  const command = (name, args) => run(name, args, { cwd: scratch, env: { ...env }, signal, maxBuffer: 2 ** 26 });
  try {
    say("Taking TensorFlow's library out of its wheel (270 MB) ...");
    await command("python3", [...PIP_DOWNLOAD, "-r", join13(folder, "requirements.txt")]);
    const wheel = (await readdir5(scratch)).find((name) => name.endsWith(".whl"));
    if (wheel === void 0) throw new Error("pip downloaded no wheel");
    await command("python3", [join13(folder, "unpack.py"), wheel, "deps"]);
    say("Compiling its addon for Node ...");
    const headers = join13(folder, "node_modules", "node-api-headers", "include");
    await command("g++", compilation(join13(home, "binding"), headers));
    await rm6(join13(home, "deps"), { recursive: true, force: true });
    await rename4(join13(scratch, "deps"), join13(home, "deps"));
    const lib = join13(home, "lib", `napi-v${NODE_API}`);
    await mkdir3(lib, { recursive: true });
    await rename4(join13(scratch, ADDON), join13(lib, ADDON));
    say(`The TensorFlow engine is ready after ${((clock() - start) / 1e3).toFixed(1)} s.`);
  } finally {
    await rm6(scratch, { recursive: true, force: true });
  }
}
var ADDON = "tfjs_binding.node";
var PIP_DOWNLOAD = [
  ...["-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps", "--require-hashes"],
  ...["--only-binary=:all:", "--implementation=cp", "--python-version=3.11"],
  ...["--platform=manylinux_2_27_x86_64", "--dest=."]
];
function compilation(sources, nodeHeaders) {
  const libraries = ["libtensorflow_cc.so.2", "libtensorflow_framework.so.2"].map(
    (name) => `deps/lib/${name}`
  );
  return [
    ...["-std=c++17", "-O2", "-shared", "-fPIC", `-DNAPI_VERSION=${NODE_API}`, "-w"],
    ...["-I", nodeHeaders, "-I", "deps/include"],
    ...["tfjs_backend.cc", "tfjs_binding.cc"].map((file) => join13(sources, file)),
    ...libraries,
    ...["-Wl,-rpath,$ORIGIN/../../deps/lib", "-o", ADDON]
  ];
}
async function runInstallScript(folder, options) {
  const npm = await findNpm(options);
  if (npm === void 0) throw new Error("npm was found neither beside node nor on PATH");
  const { env, signal } = options;
  const args = ["rebuild", "@tensorflow/tfjs-node", "--ignore-scripts=false"];
  const { succeeded, reason } = await runNpm(npm, args, { cwd: folder, env: { ...env }, signal });
  if (!succeeded) throw new Error(reason);
  const addon = join13(folder, "node_modules", "@tensorflow", "tfjs-node", "lib", `napi-v${NODE_API}`, ADDON);
  await access3(addon);
}
function reasonOf(error) {
  const { code, path, stderr, message } = error;
  if (code === "ENOENT" && path !== void 0) return `${path} was not found`;
  const said = stderr?.trim().split("\n").at(-1);
  return said ? said : message;
}

// src/stages/8-publish/progress.ts
function advance(progress, event, nowMs) {
  if (event.type === "started") return startedProgress(event);
  if (progress === void 0) return void 0;
  switch (event.type) {
    case "step":
      return {
        ...progress,
        ...stepRate(progress, event, nowMs),
        epoch: event.epoch,
        phase: "train",
        step: event.step,
        steps: event.steps,
        loss: event.loss
      };
    case "validation":
      return { ...progress, epoch: event.epoch, phase: "validate", step: event.step, steps: event.steps };
    case "epoch":
      return {
        ...progress,
        epoch: event.record.epoch + 1,
        phase: "train",
        step: 0,
        steps: progress.stepsPerEpoch,
        epochsWithoutImprovement: event.epochsWithoutImprovement,
        epochsDone: progress.epochsDone + 1,
        epochsDoneMs: progress.epochsDoneMs + event.record.seconds * 1e3
      };
    case "forecast":
      return progress;
    case "stopped":
      return void 0;
  }
}
function startedProgress(event) {
  return {
    epochs: event.epochs,
    patience: event.patience,
    epoch: event.firstEpoch,
    phase: "train",
    step: 0,
    steps: event.stepsPerEpoch,
    stepsPerEpoch: event.stepsPerEpoch,
    loss: void 0,
    epochsWithoutImprovement: 0,
    firstStepAtMs: void 0,
    millisecondsPerStep: void 0,
    epochsDone: 0,
    epochsDoneMs: 0
  };
}
function stepRate(progress, event, nowMs) {
  if (event.step === 1 || progress.firstStepAtMs === void 0)
    return { firstStepAtMs: nowMs, millisecondsPerStep: progress.millisecondsPerStep };
  return {
    firstStepAtMs: progress.firstStepAtMs,
    millisecondsPerStep: (nowMs - progress.firstStepAtMs) / (event.step - 1)
  };
}
function remainingMs(progress) {
  const { epochs, epoch, phase, step, stepsPerEpoch, epochsDone, epochsDoneMs, millisecondsPerStep } = progress;
  const stepsDone = phase === "train" ? step : stepsPerEpoch;
  if (epochsDone > 0) {
    const epochsLeft = epochs - epoch + 1 - (stepsPerEpoch > 0 ? stepsDone / stepsPerEpoch : 0);
    return Math.max(0, epochsLeft) * (epochsDoneMs / epochsDone);
  }
  if (millisecondsPerStep === void 0) return void 0;
  return ((epochs - epoch + 1) * stepsPerEpoch - stepsDone) * millisecondsPerStep;
}
function barLine(progress, columns) {
  const { epoch, epochs, phase, step, steps, loss, patience, epochsWithoutImprovement } = progress;
  const remaining = remainingMs(progress);
  const head = `epoch ${epoch}/${epochs}`;
  const tail = [
    `${phase} ${step}/${steps}`,
    ...loss === void 0 ? [] : [`loss ${measured(loss)}`],
    `patience ${patience - epochsWithoutImprovement} of ${patience}`,
    ...remaining === void 0 ? [] : [`at most ${duration(remaining)} left`]
  ];
  while (tail.length > 0 && [head, ...tail].join(" · ").length > columns) tail.pop();
  const text = tail.length === 0 ? "" : ` ${tail.join(" · ")}`;
  const room = Math.min(30, columns - head.length - text.length - 1);
  if (room >= 8) return `${head} ${bar(steps === 0 ? 0 : step / steps, room)}${text}`;
  return [head, ...tail].join(" · ").slice(0, Math.max(0, columns));
}
function bar(fraction, width) {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return "█".repeat(full) + "░".repeat(width - full);
}
function workLine({ name, item, items, done, total }, columns) {
  const head = items === 1 ? "" : `image ${item}/${items} `;
  const steps = `${done}/${total}`;
  const room = Math.min(30, columns - head.length - steps.length - 1);
  const drawn = room >= 8 ? `${bar(total === 0 ? 0 : done / total, room)} ` : "";
  return `${head}${drawn}${steps} ${escapeControls(name)}`.slice(0, Math.max(0, columns));
}
function epochLine(event, progress) {
  const { record } = event;
  const remaining = remainingMs(progress);
  return [
    `epoch ${record.epoch}/${progress.epochs}`,
    `loss ${measured(record.trainLoss)}`,
    `val loss ${measured(record.valLoss)}`,
    `val accuracy ${formatRatio(record.valAccuracy)}`,
    `val mean IoU ${formatRatio(record.valMeanIou)}`,
    duration(record.seconds * 1e3),
    event.improved ? "best so far" : `best is ${event.bestEpoch}, patience ${progress.patience - event.epochsWithoutImprovement} of ${progress.patience}`,
    ...event.nextLearningRate === void 0 ? [] : [`learning rate now ${formatRate(event.nextLearningRate)}`],
    ...remaining === void 0 || remaining === 0 ? [] : [`at most ${duration(remaining)} left`]
  ].join(" · ");
}
function startedLine(event) {
  const from = event.firstEpoch > 1 ? `Going on at epoch ${event.firstEpoch}` : "Training";
  return `${from}: up to ${event.epochs} epochs of ${event.stepsPerEpoch} steps, stopping after ${event.patience} without improvement`;
}
function forecastLine({
  epochs,
  secondsAnEpoch
}) {
  const each = `The first epoch took ${duration(secondsAnEpoch * 1e3)}`;
  return `${each}: about ${epochs} ${epochs === 1 ? "epoch fits" : "epochs fit"} into the time there is`;
}
function stoppedLine({ stoppedEpoch, stopReason, bestEpoch }) {
  return `Stopped after epoch ${stoppedEpoch} (${stopReason}). Best epoch: ${bestEpoch}`;
}
function measured(value) {
  return formatMeasured(Number.isFinite(value) ? value : null);
}
function duration(milliseconds) {
  if (milliseconds < 9950) return `${(milliseconds / 1e3).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1e3);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export {
  runFingerprint,
  restoreUnchanged,
  workspaceLinks,
  loadSettings,
  loadAllRuns,
  provideRuntimePackages,
  loadWithRuntimePackages,
  provideTensorflow,
  advance,
  barLine,
  workLine,
  epochLine,
  startedLine,
  forecastLine,
  stoppedLine
};
