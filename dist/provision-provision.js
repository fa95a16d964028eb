import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  OPTIONS_ELSEWHERE,
  parseSettings,
  readSetting
} from "./stages-1-config-parse.js";
import {
  patienceOf,
  withinBudget
} from "./run-within-budget.js";
import {
  pathsInFile
} from "./stages-1-config-paths-in-file.js";
import {
  compareWith,
  historyAsReviewed
} from "./run-reviewed.js";
import {
  publishRun
} from "./run-keep.js";
import {
  lookAtFolder
} from "./stages-2-dataset-data-folder.js";
import {
  fanOutOf,
  trainingFaults
} from "./stages-1-config-fan-out.js";
import {
  modelAt,
  modelOfBaseline,
  readFinishedRun
} from "./earlier-model.js";
import {
  readModel
} from "./stages-6-evaluate-read-network.js";
import {
  findEarlierSplits
} from "./earlier-baseline.js";
import {
  isError,
  isNeverData,
  lockOutput,
  outputFaults
} from "./image-recognize.js";
import {
  acquireLock,
  isLocked
} from "./shared-lock.js";
import {
  INSTALL_MS,
  NATIVE_INSTALL_MS,
  NoAnswer,
  REGISTRY_SILENCE_MS,
  endOf,
  inTime,
  unfinishedWords
} from "./shared-deadline.js";
import {
  firstLineOf,
  messageOf
} from "./shared-message-of.js";
import {
  EVALUATE_OPTIONS,
  EVALUATION_DEFAULTS
} from "./stages-1-config-evaluate-options.js";
import {
  hasFailedGate
} from "./stages-7-report-gates.js";
import {
  filesOf
} from "./results-run-folder.js";
import {
  pathFrom
} from "./shared-path-from.js";
import {
  MOST_BYTES,
  openPlainFile,
  readPlainFile,
  readPlainText
} from "./shared-plain-file.js";
import {
  SETTINGS,
  WITHOUT_EFFECT,
  historySetting
} from "./stages-1-config-table-run.js";
import {
  gatesOfNoTest,
  parseYaml,
  unsuitableGates,
  valueOfYaml
} from "./results-history-line.js";
import {
  suggestionFor
} from "./shared-nearest-word.js";
import {
  makeFolder
} from "./shared-write-file-atomic.js";
import {
  parseJson
} from "./shared-parse-json.js";
import {
  remove,
  rename
} from "./shared-move-and-remove.js";
import {
  InputError,
  InternalError,
  engineNotInstalled,
  historyPassing,
  installWords,
  npmMissing,
  packagesCacheUnfit,
  runtimePackagesBroken,
  runtimePackagesChanged,
  runtimePackagesMissing,
  settingNotForCommand,
  settingUnknown,
  settingsFileTwice,
  settingsFileUnreadable
} from "./errors-publishing.js";
import {
  __callDispose,
  __name,
  __using
} from "./esbuild.js";

// src/provision/program.ts
import { createHash as createHash3 } from "node:crypto";
import { readFile as readFile2 } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/provision/digest.ts
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
async function digestModules(modules) {
  const files = [];
  for (const entry of await readdir(modules, { withFileTypes: true, recursive: true })) {
    const name = relative(modules, join(entry.parentPath, entry.name)).split(sep).join("/");
    if (entry.isDirectory()) continue;
    if (!entry.isFile()) throw new Error(`${name} is no plain file`);
    files.push(name);
  }
  const all = createHash("sha256");
  for (const name of files.sort()) {
    const content = createHash("sha256").update(await readPlainFile(join(modules, name), MOST_BYTES.whole));
    all.update(`${content.digest("hex")}  ${name}
`);
  }
  return all.digest("hex");
}
__name(digestModules, "digestModules");

// src/provision/packages.ts
import { createHash as createHash2 } from "node:crypto";
import { access, readFile } from "node:fs/promises";
import { dirname, join as join2 } from "node:path";

// src/provision/platform.ts
var NATIVE = ["darwin-arm64", "linux-arm64", "linux-x64", "win32-arm64", "win32-x64"];
function platformOf(os, cpu) {
  return { os, cpu, libc: os === "linux" ? libcOfThisNode() : void 0 };
}
__name(platformOf, "platformOf");
function platformKey({ os, cpu, libc }) {
  return `${os}-${cpu}${libc === "musl" ? "-musl" : ""}`;
}
__name(platformKey, "platformKey");
function hasNativeRuntime(platform) {
  return NATIVE.includes(platformKey(platform));
}
__name(hasNativeRuntime, "hasNativeRuntime");
function libcOfThisNode() {
  const { report } = process;
  Object.assign(report, { excludeNetwork: true });
  const { header } = report.getReport();
  return header.glibcVersionRuntime === void 0 ? "musl" : "glibc";
}
__name(libcOfThisNode, "libcOfThisNode");

// src/provision/packages.ts
async function readManifest(root) {
  return parseJson(await readFile(join2(root, "package.json"), "utf8"));
}
__name(readManifest, "readManifest");
async function readLockfile(root) {
  const text = await readFile(join2(root, "package-lock.json"), "utf8").catch((cause) => {
    if (cause.code === "ENOENT") return void 0;
    throw cause;
  });
  return text === void 0 ? void 0 : parseJson(text);
}
__name(readLockfile, "readLockfile");
function neededHere({ dependencies }, platform) {
  const spare = hasNativeRuntime(platform) ? "onnxruntime-web" : "onnxruntime-node";
  return Object.fromEntries(Object.entries(dependencies).filter(([name]) => name !== spare));
}
__name(neededHere, "neededHere");
function runtimePackages(manifest, lock, platform) {
  const dependencies = neededHere(manifest, platform);
  const packages = { "": { dependencies } };
  addAll("", dependencies, lock, platform, packages);
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a < b ? -1 : 1));
  const pins = Object.entries(sorted).map(([path, { version, integrity }]) => [path, version, integrity]);
  const hash = createHash2("sha256").update(JSON.stringify(pins)).digest("hex");
  return { dependencies, lock: { packages: sorted }, hash };
}
__name(runtimePackages, "runtimePackages");
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
__name(addAll, "addAll");
function kept(needs, path, lock, platform) {
  if (needs === void 0) return void 0;
  const here = Object.entries(needs).filter(([name]) => {
    const found = resolveLocked(path, name, lock);
    return found !== void 0 && fits(lock.packages[found], platform);
  });
  return Object.fromEntries(here);
}
__name(kept, "kept");
function resolveLocked(path, name, lock) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const candidate = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (candidate in lock.packages) return candidate;
    if (folder === "") return void 0;
  }
}
__name(resolveLocked, "resolveLocked");
function fits({ os, cpu, libc }, platform) {
  const allows = /* @__PURE__ */ __name((list, value) => list === void 0 || value !== void 0 && list.includes(value) && !list.includes(`!${value}`), "allows");
  return allows(os, platform.os) && allows(cpu, platform.cpu) && allows(libc, platform.libc);
}
__name(fits, "fits");
async function missingPackages(dependencies, root) {
  const names = [];
  for (const [name, version] of Object.entries(dependencies)) {
    if (await installedVersion(name, root) !== version) names.push(name);
  }
  return names;
}
__name(missingPackages, "missingPackages");
async function installedVersion(name, folder) {
  const file = join2(folder, "node_modules", name, "package.json");
  const text = await readFile(file, "utf8").catch(() => void 0);
  if (text !== void 0) return parseJson(text).version;
  const parent = dirname(folder);
  return parent === folder ? void 0 : installedVersion(name, parent);
}
__name(installedVersion, "installedVersion");
async function isDevelopmentCheckout(root, lock) {
  const own = Object.keys(lock.packages[""]?.devDependencies ?? {}).map((name) => `node_modules/${name}`);
  for (const path of own.filter((one) => lock.packages[one]?.dev === true)) {
    if (await exists(join2(root, path))) return true;
  }
  return false;
}
__name(isDevelopmentCheckout, "isDevelopmentCheckout");
async function exists(path) {
  return access(path).then(
    () => true,
    () => false
  );
}
__name(exists, "exists");

// src/provision/program.ts
async function readProgram(root) {
  const [version, code] = await Promise.all([packageVersion(root), ownCode(root)]);
  return { root, version, code };
}
__name(readProgram, "readProgram");
async function packageVersion(root) {
  const { version } = await readManifest(root);
  if (version === void 0) throw new InternalError("package.json names no version");
  return version;
}
__name(packageVersion, "packageVersion");
var LOCKS = ["package-lock.json", "tensorflow/package-lock.json", "tensorflow/requirements.txt"];
async function ownCode(root) {
  try {
    const all = createHash3("sha256").update(`${await digestModules(join3(root, "dist"))}
`);
    for (const name of LOCKS) {
      const content = createHash3("sha256").update(await readLock(join3(root, name)));
      all.update(`${content.digest("hex")}
`);
    }
    return all.digest("hex");
  } catch {
    return void 0;
  }
}
__name(ownCode, "ownCode");
async function readLock(path) {
  return readFile2(path, "utf8").catch((cause) => {
    if (cause.code === "ENOENT") return "";
    throw cause;
  });
}
__name(readLock, "readLock");

// src/run/require-data.ts
async function requireData({ data, output }) {
  const faults = await lookAtFolder(data, output);
  if (faults.some(isError)) throw new InputError(faults);
}
__name(requireData, "requireData");

// src/provision/provision.ts
import { cp, readdir as readdir4 } from "node:fs/promises";
import { dirname as dirname3, join as join9 } from "node:path";

// src/provision/install.ts
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join as join7 } from "node:path";

// src/provision/npm-ci.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/provision/install-trouble.ts
var InstallError = class extends Error {
  static {
    __name(this, "InstallError");
  }
  name = "InstallError";
  trouble;
  constructor(trouble) {
    super(trouble.said);
    this.trouble = trouble;
  }
};
var BY_CODE = [
  [/^E401$/, "login-wanted"],
  [/^E403$/, "forbidden"],
  [/^E404$/, "absent"],
  [/^E407$/, "proxy-login-wanted"],
  [/^(?:E5\d\d|E429)$/, "failing"],
  [/^ECONNREFUSED$/, "refused"],
  [/^(?:ENOTFOUND|EAI_AGAIN)$/, "name-unknown"],
  [
    /^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EIDLETIMEOUT|ECONNECTIONTIMEOUT|ERR_SOCKET_TIMEOUT)$/,
    "unreachable"
  ],
  [/CERT|^UNABLE_TO_|^ERR_SSL|^ERR_TLS/, "untrusted"]
];
var FINAL = [
  "login-wanted",
  "forbidden",
  "absent",
  "no-registry",
  "untrusted",
  "proxy-login-wanted"
];
function troubleOf(said, { registry, proxy }) {
  return { cause: causeOf(said, { registry, proxy }), registry, proxy, said };
}
__name(troubleOf, "troubleOf");
function isFinal(said) {
  return FINAL.includes(causeOf(said, { registry: "", proxy: void 0 }));
}
__name(isFinal, "isFinal");
function causeOfCode(code) {
  return BY_CODE.find(([pattern]) => pattern.test(code))?.[1];
}
__name(causeOfCode, "causeOfCode");
function causeOf(said, { registry, proxy }) {
  const code = /(?:^|; )code (\w+)/.exec(said)?.[1] ?? "";
  if (/invalid json response body/.test(said)) return "no-registry";
  if (/network timeout at/.test(said)) return "unreachable";
  const cause = causeOfCode(code);
  if (proxy === void 0 || !URL.canParse(proxy)) return cause;
  const { hostname, port } = new URL(proxy);
  const isProxys = /* @__PURE__ */ __name((place) => place === hostname || place?.endsWith(`:${port || "80"}`) === true && !registry.includes(place), "isProxys");
  if (cause === "refused" && isProxys(/ECONNREFUSED ([^\s;]+)/.exec(said)?.[1])) return "proxy-refused";
  if (cause === "name-unknown" && isProxys(/(?:ENOTFOUND|EAI_AGAIN) ([^\s;]+)/.exec(said)?.[1]))
    return "proxy-name-unknown";
  return cause;
}
__name(causeOf, "causeOf");
function readNetwork(told, env) {
  const registry = withoutLogin(told.registry) ?? "of npm";
  const inEnvironment = /* @__PURE__ */ __name((...names) => withoutLogin(names.map((name) => env[name] ?? env[name.toLowerCase()]).find((one) => one) ?? ""), "inEnvironment");
  const plain = withoutLogin(told.proxy) ?? inEnvironment("npm_config_proxy", "HTTP_PROXY", "PROXY");
  const secure = withoutLogin(told["https-proxy"]) ?? inEnvironment("npm_config_https_proxy", "HTTPS_PROXY");
  return { registry, proxy: registry.startsWith("https:") ? secure ?? plain : plain };
}
__name(readNetwork, "readNetwork");
function withoutLogin(text) {
  const address = /^\s*(\w+:\/\/\S+)\s*$/m.exec(text)?.[1] ?? "";
  if (!URL.canParse(address)) return void 0;
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}
__name(withoutLogin, "withoutLogin");

// src/provision/npm.ts
import { spawn } from "node:child_process";
import { access as access2, realpath } from "node:fs/promises";
import { delimiter, dirname as dirname2, join as join4 } from "node:path";
import { createInterface } from "node:readline";
async function findNpm({ platform, execPath, env }) {
  const windows = platform === "win32";
  const home = dirname2(execPath);
  const viaNode = /* @__PURE__ */ __name((script) => ({ command: execPath, args: [script], shell: false }), "viaNode");
  const beside = join4(home, ...windows ? [] : ["..", "lib"], "node_modules", "npm", "bin", "npm-cli.js");
  if (await exists2(beside)) return viaNode(beside);
  const path = env.PATH ?? env.Path ?? "";
  for (const folder of path.split(delimiter).filter((one) => one !== "")) {
    const found = join4(folder, windows ? "npm.cmd" : "npm");
    if (!await exists2(found)) continue;
    if (windows) {
      const script = join4(folder, "node_modules", "npm", "bin", "npm-cli.js");
      return await exists2(script) ? viaNode(script) : { command: `"${found}"`, args: [], shell: true };
    }
    const target = await realpath(found);
    return target.endsWith("npm-cli.js") ? viaNode(target) : { command: found, args: [], shell: false };
  }
  return void 0;
}
__name(findNpm, "findNpm");
async function requireNpm(machine) {
  const npm = await findNpm(machine);
  if (npm === void 0) throw new NpmMissingError("npm was found neither beside node nor on PATH");
  return npm;
}
__name(requireNpm, "requireNpm");
var NpmMissingError = class extends Error {
  static {
    __name(this, "NpmMissingError");
  }
  name = "NpmMissingError";
};
function runNpm(npm, args, { onLine, ...options }) {
  return new Promise((resolve2) => {
    const child = spawn(npm.command, [...npm.args, ...args], {
      ...options,
      // npm that waits for a proxy doesn't hear of any other.
      killSignal: "SIGKILL",
      shell: npm.shell,
      windowsHide: true,
      stdio: ["ignore", "pipe", "pipe"]
    });
    const output = [];
    child.stdout?.setEncoding("utf8").on("data", (text) => output.push(text));
    child.stderr?.setEncoding("utf8").on("data", (text) => output.push(text));
    if (child.stderr !== null && onLine !== void 0)
      createInterface({ input: child.stderr }).on("line", onLine);
    child.once("error", ({ message }) => resolve2({ succeeded: false, reason: message, output: "" }));
    child.once(
      "close",
      (code, signal) => resolve2({
        succeeded: code === 0,
        output: output.join(""),
        reason: errorLines(output.join("")) || `npm ended with ${signal ?? `exit code ${code}`}`
      })
    );
  });
}
__name(runNpm, "runNpm");
function errorLines(output) {
  const lines = output.split(/\r?\n/).filter((line) => /^npm (?:error|ERR!)/.test(line));
  const told = lines.map((line) => line.replace(/^npm (?:error|ERR!) ?/, "").trim()).filter((line) => line !== "");
  return told.filter((line) => !/^(?:syscall|errno|at) |^A complete log of this run/.test(line)).slice(0, 2).join("; ");
}
__name(errorLines, "errorLines");
async function exists2(path) {
  return access2(path).then(
    () => true,
    () => false
  );
}
__name(exists2, "exists");

// src/provision/registry-watch.ts
import { readdir as readdir2, stat } from "node:fs/promises";
import { join as join5 } from "node:path";
var PATIENCE = { silenceMs: REGISTRY_SILENCE_MS, tellMs: 1e4, mostMs: INSTALL_MS };
function watchRegistry({ folder, say, signal }, { silenceMs, tellMs }) {
  const silence = new AbortController();
  let answers = 0;
  let failure2 = "";
  const limit = setTimeout(() => {
    if (answers === 0) silence.abort();
  }, silenceMs);
  let seconds = 0;
  const telling = setInterval(() => {
    seconds += tellMs / 1e3;
    void tell(seconds);
  }, tellMs);
  async function tell(after) {
    if (answers === 0) return say(unansweredLine(failure2, after));
    const megabytes = (await bytesIn(folder) / 1e6).toFixed(0);
    say(
      `Still installing after ${after} s: ${answers} answers of the registry, ${megabytes} MB are there ...`
    );
  }
  __name(tell, "tell");
  return {
    signal: AbortSignal.any([signal, silence.signal]),
    gaveUp: /* @__PURE__ */ __name(() => silence.signal.aborted, "gaveUp"),
    failure: /* @__PURE__ */ __name(() => failure2 === "" ? void 0 : `code ${failure2}`, "failure"),
    hear(line) {
      if (/^npm http fetch \w+ \d{3} /.test(line)) answers++;
      failure2 = /attempt \d+ failed with (\w+)/.exec(line)?.[1] ?? failure2;
    },
    [Symbol.dispose]() {
      clearTimeout(limit);
      clearInterval(telling);
    }
  };
}
__name(watchRegistry, "watchRegistry");
var FAILED = {
  refused: "The registry, or a proxy before it, refuses connections",
  "name-unknown": "The registry's name, or that of a proxy before it, is not found",
  untrusted: "The certificate of the registry, or of a proxy before it, isn't trusted",
  unreachable: "No answer from the registry"
};
function unansweredLine(failure2, seconds) {
  if (failure2 === "") return `No answer from the registry after ${seconds} s ...`;
  const cause = causeOfCode(failure2);
  const words = (cause && FAILED[cause]) ?? "The connection to the registry fails";
  return `${words} (${failure2}); still trying after ${seconds} s ...`;
}
__name(unansweredLine, "unansweredLine");
async function bytesIn(folder) {
  const entries = await readdir2(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    bytes += await stat(join5(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0
    );
  }
  return bytes;
}
__name(bytesIn, "bytesIn");

// src/provision/npm-ci.ts
async function installPinned(options) {
  var _stack = [];
  try {
    const { folder, what, say, clock, retryAfterMs = [2e3, 8e3], patience = PATIENCE } = options;
    const npm = await requireNpm(options);
    say(`Installing ${what} once, into ${folder} ...`);
    const start2 = clock();
    const limit = __using(_stack, endOf({ ms: patience.mostMs, signal: options.signal }));
    const watch = __using(_stack, watchRegistry({ ...options, signal: limit.signal }, patience));
    const env = withNetworkLog(options.env);
    let failed;
    for (const pause of [0, ...retryAfterMs]) {
      if (failed !== void 0) {
        say(`It failed (${failed.reason}); trying again in ${pause / 1e3} s ...`);
        await sleep(pause, void 0, { signal: watch.signal }).catch(() => void 0);
      }
      const run2 = { cwd: folder, env, signal: watch.signal, onLine: watch.hear };
      const result = watch.gaveUp() ? void 0 : await runNpm(npm, options.arguments, run2);
      limit.signal.throwIfAborted();
      if (result?.succeeded) {
        say(`Installed them in ${((clock() - start2) / 1e3).toFixed(1)} s.`);
        return;
      }
      if (watch.gaveUp()) break;
      failed = result;
      if (isFinal(failed?.reason ?? "")) break;
    }
    throw await failure(npm, options, failed?.reason ?? watch.failure());
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    __callDispose(_stack, _error, _hasError);
  }
}
__name(installPinned, "installPinned");
async function failure(npm, { folder, env, signal }, said) {
  const get = /* @__PURE__ */ __name(async (name) => {
    const { output } = await runNpm(npm, ["config", "get", name], { cwd: folder, env: { ...env }, signal });
    return output;
  }, "get");
  const [registry, secure, plain] = await Promise.all(["registry", "https-proxy", "proxy"].map(get));
  const network = readNetwork({ registry, "https-proxy": secure, proxy: plain }, env);
  return new InstallError(
    said === void 0 ? { ...network, cause: "silent", said: "" } : troubleOf(said, network)
  );
}
__name(failure, "failure");
var NETWORK = [
  ["npm_config_fetch_retry_mintimeout", "1000"],
  ["npm_config_fetch_retry_maxtimeout", "2000"]
];
function withNetworkLog(env) {
  const set = new Set(Object.keys(env).map((name) => name.toLowerCase()));
  const pauses = NETWORK.filter(([name]) => !set.has(name));
  return { ...env, ...Object.fromEntries(pauses), npm_config_loglevel: "http" };
}
__name(withNetworkLog, "withNetworkLog");

// src/provision/prune.ts
import { readdir as readdir3 } from "node:fs/promises";
import { join as join6 } from "node:path";
var WEB_KEPT = /^(ort\.node\.min\.m?js|ort-wasm-simd-threaded\.(mjs|wasm))$/;
async function pruneForPlatform(modules, { os, cpu }) {
  const native = join6(modules, "onnxruntime-node", "bin");
  for (const api of await namesIn(native)) {
    await removeAllBut(join6(native, api), (name) => name === os);
    await removeAllBut(join6(native, api, os), (name) => name === cpu);
  }
  await removeAllBut(join6(modules, "onnxruntime-web", "dist"), (name) => WEB_KEPT.test(name));
  await removeAllBut(modules, (name) => ![".bin", ".package-lock.json"].includes(name));
}
__name(pruneForPlatform, "pruneForPlatform");
async function removeAllBut(folder, keeps) {
  for (const name of await namesIn(folder)) {
    if (!keeps(name)) await remove(join6(folder, name), { recursive: true });
  }
}
__name(removeAllBut, "removeAllBut");
async function namesIn(folder) {
  return readdir3(folder).catch(() => []);
}
__name(namesIn, "namesIn");

// src/provision/install.ts
var NPM_ARGUMENTS = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
async function installRuntimePackages(folder, packages, platform, options) {
  await remove(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { dependencies, lock } = packages;
  await writeFile(join7(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  await writeFile(join7(folder, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, ...lock }));
  await copyFile(join7(options.root, ".npmrc"), join7(folder, ".npmrc")).catch(unlessMissing);
  const what = `the pinned runtime packages (${Object.keys(dependencies).join(", ")})`;
  const npmArguments = [...NPM_ARGUMENTS, ...options.npmArguments ?? []];
  await installPinned({ ...options, folder, arguments: npmArguments, what });
  await pruneForPlatform(join7(folder, "node_modules"), platform);
}
__name(installRuntimePackages, "installRuntimePackages");
async function checkFiles(modules, packages, pinned) {
  if (pinned === void 0 || pinned.packages !== packages) return "unknown";
  const digest = await digestModules(modules).catch(() => void 0);
  return digest === pinned.files ? "right" : "wrong";
}
__name(checkFiles, "checkFiles");
function unlessMissing(error) {
  if (error.code !== "ENOENT") throw error;
}
__name(unlessMissing, "unlessMissing");

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
import { mkdtemp, symlink } from "node:fs/promises";
import { join as join8 } from "node:path";
var TOOL = "best-epoch-packages";
var VERSION_LENGTH = 16;
function toolCacheFolder(env, { hash }, platform) {
  const cache = env.RUNNER_TOOL_CACHE;
  return cache ? join8(cache, TOOL, hash.slice(0, VERSION_LENGTH), platformKey(platform)) : void 0;
}
__name(toolCacheFolder, "toolCacheFolder");
async function makeWritable(folder) {
  try {
    await makeFolder(folder);
    await remove(await mkdtemp(join8(folder, ".writable-")), { recursive: true });
    return true;
  } catch {
    return false;
  }
}
__name(makeWritable, "makeWritable");
async function linkFolder(folder, path) {
  const aside = `${path}.new`;
  await remove(aside, { recursive: true, force: true });
  await symlink(folder, aside, "junction");
  await remove(path, { recursive: true, force: true });
  await rename(aside, path);
}
__name(linkFolder, "linkFolder");

// src/provision/provision.ts
var LOCK = ".installing";
async function provideRuntimePackages(options) {
  const { root, say, signal } = options;
  const platform = platformOf(options.platform, options.arch);
  const [manifest, lockfile] = [await readManifest(root), await readLockfile(root)];
  if (lockfile === void 0) return requireInstalled(root, neededHere(manifest, platform));
  const packages = runtimePackages(manifest, lockfile, platform);
  const missing = /* @__PURE__ */ __name(() => missingPackages(packages.dependencies, root), "missing");
  const lockFolder = join9(root, LOCK);
  const bringing = { ...options, packages, machine: platform };
  const isThere = /* @__PURE__ */ __name(async () => !await areChanged(bringing) && (await missing()).length === 0, "isThere");
  if (!await isLocked(lockFolder) && await isThere()) return;
  await options.beforehand?.();
  if (await isDevelopmentCheckout(root, lockfile)) {
    throw new InputError(runtimePackagesMissing(root, "its node_modules folder is not up to date", "npm ci"));
  }
  try {
    var _stack = [];
    try {
      const onWait = /* @__PURE__ */ __name(() => say("Waiting for another process that installs the runtime packages ..."), "onWait");
      const lock = __using(_stack, await acquireLock(lockFolder, { beatMs: 1e3, silentBeats: 15, onWait, signal }), true);
      if (await areChanged(bringing)) options.warn([runtimePackagesChanged(root)]);
      if (lock.takenOver || !await isThere()) await bring(bringing);
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
    if (error instanceof NpmMissingError) throw new InputError(npmMissing(), { cause: error });
    const { reason, way } = wordsOf(error);
    const command = `npm ${NPM_ARGUMENTS.join(" ")}`;
    throw new InputError(runtimePackagesMissing(root, reason, command, way), { cause: error });
  }
}
__name(provideRuntimePackages, "provideRuntimePackages");
function wordsOf(error) {
  if (error instanceof InstallError) return installWords(error.trouble);
  const reason = error instanceof NoAnswer ? unfinishedWords(error) : messageOf(error);
  return { reason, way: void 0 };
}
__name(wordsOf, "wordsOf");
async function requireInstalled(root, needed) {
  const missing = await missingPackages(needed, root);
  if (missing.length === 0) return;
  const reason = `${missing.join(", ")} should have been installed together with this package`;
  throw new InputError(runtimePackagesMissing(root, reason, "npm install"));
}
__name(requireInstalled, "requireInstalled");
async function bring(options) {
  const { root, env, packages, machine, say, signal } = options;
  const own = join9(root, "node_modules");
  const shared = toolCacheFolder(env, packages, machine);
  if (shared === void 0) return fetchInto(own, options);
  const modules = join9(shared, "node_modules");
  const isThere = /* @__PURE__ */ __name(async () => await check(modules, options) === "right", "isThere");
  if (await isThere()) say(`Took the runtime packages from the tool cache (${shared}).`);
  else {
    var _stack = [];
    try {
      if (!await makeWritable(shared)) return fetchInto(own, options);
      const onWait = /* @__PURE__ */ __name(() => say("Waiting for another job that installs the runtime packages ..."), "onWait");
      const lock = { beatMs: 1e3, silentBeats: 15, onWait, signal };
      const _lock = __using(_stack, await acquireLock(join9(shared, LOCK), lock), true);
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
__name(bring, "bring");
async function areChanged(options) {
  const modules = join9(options.root, "node_modules");
  const names = await readdir4(modules).catch(() => []);
  if (names.length === 0 || names.includes(".package-lock.json")) return false;
  return await check(modules, options) === "wrong";
}
__name(areChanged, "areChanged");
function check(modules, { packages, machine, pinned = PINNED_FILES }) {
  return checkFiles(modules, packages.hash, pinned[platformKey(machine)]);
}
__name(check, "check");
async function fetchInto(modules, options) {
  const { packages, machine, pinned = PINNED_FILES, warn } = options;
  const isPinned = pinned[platformKey(machine)]?.packages === packages.hash;
  const store = isPinned ? options.store : void 0;
  const restored = store === void 0 ? "none" : await restore(store, modules, options);
  if (restored === "taken") return;
  const staging = join9(dirname3(modules), ".packages");
  try {
    const installed = await install(staging, options);
    const fill = /* @__PURE__ */ __name((folder) => cp(installed, join9(folder, "node_modules"), { recursive: true }), "fill");
    warn(await store?.save(keyOf(options), restored === "unfit", fill) ?? []);
    await replace(installed, modules);
  } finally {
    await remove(staging, { recursive: true, force: true });
  }
}
__name(fetchInto, "fetchInto");
async function restore(store, modules, options) {
  const { say, clock, warn, signal } = options;
  const start2 = clock();
  const take2 = /* @__PURE__ */ __name(async (folder) => {
    const found = join9(folder, "node_modules");
    const isRight = await check(found, options) === "right";
    if (isRight) await replace(found, modules);
    return isRight;
  }, "take");
  const look = /* @__PURE__ */ __name(() => store.restore(keyOf(options), take2), "look");
  const { outcome, faults } = await inTime(look, { ms: Number.POSITIVE_INFINITY, signal });
  warn(outcome === "unfit" ? [...faults, packagesCacheUnfit()] : faults);
  if (outcome === "taken")
    say(`Took the runtime packages from the Actions cache in ${((clock() - start2) / 1e3).toFixed(1)} s.`);
  return outcome;
}
__name(restore, "restore");
async function install(staging, options) {
  const { packages, machine } = options;
  const modules = join9(staging, "node_modules");
  await installRuntimePackages(staging, packages, machine, options);
  const left = await missingPackages(packages.dependencies, staging);
  if (left.length > 0) throw new Error(`${left.join(", ")} still not there`);
  if (await check(modules, options) === "wrong")
    throw new Error("their files are not those that this version of Best Epoch was tested with");
  return modules;
}
__name(install, "install");
function keyOf({ packages, machine }) {
  return `${platformKey(machine)}/${packages.hash}`;
}
__name(keyOf, "keyOf");
async function replace(from, to) {
  await remove(to, { recursive: true, force: true });
  try {
    await rename(from, to);
  } catch (error) {
    if (error.code !== "EXDEV") throw error;
    const aside = `${to}.new`;
    await cp(from, aside, { recursive: true, verbatimSymlinks: true });
    await rename(aside, to);
  }
}
__name(replace, "replace");
async function loadWithRuntimePackages(root, load) {
  try {
    return await load();
  } catch (cause) {
    const { dependencies } = await readManifest(root);
    const reason = firstLineOf(cause);
    if (!Object.keys(dependencies).some((name) => reason.includes(name))) throw cause;
    throw new InputError(runtimePackagesBroken(root, reason), { cause });
  }
}
__name(loadWithRuntimePackages, "loadWithRuntimePackages");

// src/run/fingerprint.ts
import { createHash as createHash5 } from "node:crypto";

// src/stages/2-dataset/content-hash.ts
import { createHash as createHash4 } from "node:crypto";
import { readdir as readdir5, realpath as realpath2, stat as stat2 } from "node:fs/promises";
import { join as join10, relative as relative2, sep as sep2 } from "node:path";
import { pipeline } from "node:stream/promises";
var NOT_LEARNT = /(?:\.md|\.dvc)$|^best-epoch\.(?:json|ya?ml)$/i;
async function hashContents(root, output) {
  const real = await realpath2(root);
  const skipped = await realpath2(output).catch(() => output);
  const total = createHash4("sha256");
  const visited = /* @__PURE__ */ new Set();
  async function walk(folder) {
    if (folder === skipped || visited.has(folder)) return;
    visited.add(folder);
    const names = (await readdir5(folder)).filter((name) => !isNeverData(name) && !NOT_LEARNT.test(name));
    for (const name of names.sort()) await visit(join10(folder, name));
  }
  __name(walk, "walk");
  async function visit(path) {
    const target = await realpath2(path);
    if (target !== real && !target.startsWith(real + sep2)) return;
    const stats = await stat2(target);
    if (stats.isDirectory()) await walk(target);
    else if (stats.isFile()) {
      const name = relative2(real, path).split(sep2).join("/");
      total.update(`${JSON.stringify(name)} ${await hashFile(target)}
`);
    }
  }
  __name(visit, "visit");
  await walk(real);
  return total.digest("hex");
}
__name(hashContents, "hashContents");
async function hashFile(path) {
  const hash = createHash4("sha256");
  await hashInto(hash, path);
  return hash.digest("hex");
}
__name(hashFile, "hashFile");
async function hashInto(hash, path) {
  var _stack = [];
  try {
    const file = __using(_stack, await openPlainFile(path), true);
    await pipeline(file.createReadStream({ autoClose: false }), hash);
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
__name(hashInto, "hashInto");

// src/run/fingerprint.ts
var BY_CONTENT = ["data", "split", "initialModel"];
var LEFT_OUT = [...BY_CONTENT, ...WITHOUT_EFFECT];
async function runFingerprint(settings, code, startsFrom) {
  if (code === void 0 || startsFrom.kind === "nothing") return void 0;
  try {
    const contents = await hashContents(settings.data, settings.output);
    const split = settings.split === void 0 ? null : await hashFile(settings.split);
    const model = startsFrom.kind === "model" ? startsFrom.model.sha256 : null;
    const effective = Object.entries(settings).filter(([name]) => !LEFT_OUT.includes(name)).map(([name, value]) => [name, value ?? null]).sort(([a], [b]) => `${a}` < `${b}` ? -1 : 1);
    return createHash5("sha256").update(JSON.stringify([code, contents, split, model, effective])).digest("hex");
  } catch {
    return void 0;
  }
}
__name(runFingerprint, "runFingerprint");

// src/run/initial-model.ts
var RANDOM_WEIGHTS = { kind: "random-weights", reason: void 0, faults: [] };
async function findInitialModel(options) {
  const { settings, baseline, publisher, earlier } = options;
  const { initialModel: setting } = settings;
  if (setting === void 0) return RANDOM_WEIGHTS;
  const found = setting === "baseline" ? await modelOfBaseline(settings.baseline, baseline, earlier) : await modelAt(setting);
  const start2 = found.kind === "file" ? initialModelOf(found.file) : found;
  const line = lineOf(start2);
  if (line === void 0) return start2;
  publisher.group("Initial model");
  publisher.say(line);
  publisher.group(void 0);
  return start2;
}
__name(findInitialModel, "findInitialModel");
function lineOf(start2) {
  switch (start2.kind) {
    case "model":
      return `Fine-tuning ${start2.model.name}: ${start2.model.network.title}, sha256 ${start2.model.sha256}`;
    case "random-weights":
      return `Training from scratch. ${start2.reason}`;
    case "nothing":
      return void 0;
  }
}
__name(lineOf, "lineOf");
function initialModelOf({ bytes, sha256, split, name, path }) {
  const { model, faults } = readModel(bytes, path);
  if (model === void 0) return { kind: "nothing", faults };
  const { description, network, parameters } = model;
  return {
    kind: "model",
    model: {
      name,
      sha256,
      classes: description.classes.map((one) => one.name),
      channels: description.channels,
      bitDepth: description["bit-depth"],
      normalization: description.normalization,
      imageSize: description.task === "classification" ? description["image-size"] : void 0,
      network,
      parameters,
      trainedOn: split && new Set(split.split.train.samples.map(({ image }) => image))
    },
    split,
    faults
  };
}
__name(initialModelOf, "initialModelOf");

// src/run/passing-history.ts
import { stat as stat3 } from "node:fs/promises";
import { basename } from "node:path";
async function passingHistory(settings, cwd) {
  const history = historySetting(settings.history);
  if (history.kind !== "folder" || fanOutOf(settings) !== void 0) return [];
  const isThere = await stat3(history.folder).then(
    () => true,
    () => false
  );
  return isThere ? [] : [historyPassing(pathFrom(cwd, history.folder), branchLike(history.folder))];
}
__name(passingHistory, "passingHistory");
function branchLike(folder) {
  const meant = historySetting(`branch ${basename(folder)}`);
  return meant.kind === "branch" ? meant.branch : "best-epoch-history";
}
__name(branchLike, "branchLike");

// src/run/unchanged.ts
import { cp as cp2 } from "node:fs/promises";
import { join as join11 } from "node:path";
var NONE = "There is no earlier run with the same data, labels, split, settings and code of the action";
async function restoreUnchanged(options) {
  const { settings, cwd, publisher, earlier, baseline, fingerprint, now } = options;
  if (fingerprint === void 0) return void 0;
  publisher.group("Earlier run");
  const takeIt = /* @__PURE__ */ __name(async (folder, runId2) => {
    const results2 = await take(folder, settings.output, fingerprint);
    return results2 && { results: results2, runId: runId2 };
  }, "takeIt");
  const { taken, unseen, faults } = await earlier.takeRun(fingerprint, takeIt, patienceOf(options));
  publisher.faults(faults);
  if (taken === void 0) {
    publisher.say(`${unseen ?? NONE}: training.`);
    return void 0;
  }
  const { results, runId } = taken;
  const found = [...baseline.faults, ...gateFaults(settings, results)];
  if (found.some(({ severity }) => severity === "error")) throw new InputError(found);
  publisher.faults([...found, ...warningsOf(results)]);
  const { writeRestoredReport } = await import("./stages-7-report-restored.js");
  const { history } = options;
  const report = await writeRestoredReport({
    results,
    runId,
    history,
    settings,
    cwd,
    baseline: baseline.baseline,
    now
  });
  await publishRun(options, report);
  publisher.group(void 0);
  return { stopReason: results["stop-reason"], report, gateFailed: hasFailedGate(report.results) };
}
__name(restoreUnchanged, "restoreUnchanged");
async function take(folder, output, fingerprint) {
  const results = await readFinishedRun(folder, fingerprint);
  if (results === void 0 || folder === output) return results;
  const faults = await outputFaults(output);
  if (faults.length > 0) throw new InputError(faults);
  for (const path of filesOf(results)) await cp2(join11(folder, path), join11(output, path));
  return results;
}
__name(take, "take");
function gateFaults({ failIf }, results) {
  const untested = results.split.test.images === 0 ? gatesOfNoTest(failIf) : [];
  return [...unsuitableGates(failIf, results), ...untested];
}
__name(gateFaults, "gateFaults");
function warningsOf({ data }) {
  return data.warnings.map((warning) => ({ ...warning, severity: "warning" }));
}
__name(warningsOf, "warningsOf");

// src/run/start.ts
async function lookBack(options) {
  const { settings, publisher, earlier, reviewed } = options;
  const baseline = await compareWith(options);
  const startsFrom = await findInitialModel({ ...options, baseline });
  const ofModel = startsFrom.kind === "model" ? startsFrom.split : void 0;
  const { splits, faults } = await findEarlierSplits(baseline, ofModel, earlier);
  const { found, faults: ofHistory } = await earlier.findHistory();
  const { history, faults: chosen } = historyAsReviewed(found, reviewed, settings, earlier.series);
  publisher.faults(untold([...faults, ...ofHistory, ...chosen], baseline.faults));
  return { baseline, startsFrom, earlierSplits: splits, history };
}
__name(lookBack, "lookBack");
function untold(faults, known) {
  const keyOf2 = /* @__PURE__ */ __name(({ file, message }) => JSON.stringify([file, message]), "keyOf");
  const told = new Map(faults.map((fault) => [keyOf2(fault), fault]));
  for (const fault of known) told.delete(keyOf2(fault));
  return [...told.values()];
}
__name(untold, "untold");
function within(options, look) {
  return withinBudget(
    options,
    (limited) => inTime(() => look(limited), { ms: Number.POSITIVE_INFINITY, signal: limited.signal })
  );
}
__name(within, "within");
async function start(options) {
  var _stack = [];
  try {
    const { program, settings, publisher, signal } = options;
    const _ = __using(_stack, await lockOutput(settings.output, { say: /* @__PURE__ */ __name((line) => publisher.say(line), "say"), signal }), true);
    const { baseline, startsFrom, earlierSplits, history } = await within(options, lookBack);
    if (options.endsWithJob) publisher.faults(await passingHistory(settings, options.cwd));
    const fingerprint = await runFingerprint(settings, program.code, startsFrom);
    if (settings.skipUnchanged ?? options.skipsUnchanged) {
      const restored = await restoreUnchanged({ ...options, baseline, history, fingerprint });
      if (restored !== void 0) return restored;
    }
    signal.throwIfAborted();
    const needs = { engine: settings.engine, beforehand: /* @__PURE__ */ __name(() => requireData(settings), "beforehand") };
    await withinBudget(options, ({ provide, signal: signal2 }) => provide({ ...needs, signal: signal2 }));
    const { run: run2 } = await loadWithRuntimePackages(program.root, options.loadRun);
    const before = { baseline, startsFrom, earlierSplits, history };
    return await run2({ ...options, ...before, version: program.version, fingerprint });
  } catch (_2) {
    var _error = _2, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
__name(start, "start");

// src/stages/1-config/load.ts
import { resolve } from "node:path";

// src/stages/1-config/settings-file.ts
import { lstat } from "node:fs/promises";
import { join as join12 } from "node:path";
var NAMES = ["best-epoch.json", "best-epoch.yml", "best-epoch.yaml"];
async function readSettingsFile(folder, typed = folder) {
  const found = [];
  for (const name2 of NAMES) {
    if (await lstat(join12(folder, name2)).catch(() => void 0)) found.push(name2);
  }
  const [name] = found;
  if (name === void 0) return void 0;
  if (found.length > 1) throw new InputError(settingsFileTwice(found.map((one) => join12(typed, one))));
  const path = join12(typed, name);
  return { path, folder, values: asMapping(await readText(join12(folder, name), path), path) };
}
__name(readSettingsFile, "readSettingsFile");
async function readText(file, path) {
  try {
    return await readPlainText(file, MOST_BYTES.text, { links: "refused" });
  } catch (error) {
    throw new InputError(settingsFileUnreadable(path, error.message), { cause: error });
  }
}
__name(readText, "readText");
function asMapping(text, path) {
  const values = path.endsWith(".json") ? readJson(text, path) : readYaml(text, path);
  if (values === null && !path.endsWith(".json")) return {};
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    throw new InputError(settingsFileUnreadable(path, "it is not a mapping of names to values"));
  }
  return values;
}
__name(asMapping, "asMapping");
function readJson(text, path) {
  try {
    return parseJson(text);
  } catch (error) {
    throw new InputError(settingsFileUnreadable(path, error.message), { cause: error });
  }
}
__name(readJson, "readJson");
var MOST_ERRORS = 5;
function readYaml(text, path) {
  const unreadable = /* @__PURE__ */ __name((message) => settingsFileUnreadable(path, message.split("\n")[0].replace(/:$/, "")), "unreadable");
  try {
    const document = parseYaml(text);
    const errors = document.errors.slice(0, MOST_ERRORS);
    if (errors.length > 0)
      throw new InputError(
        errors.map(({ message }) => unreadable(message)),
        { cause: errors[0] }
      );
    return valueOfYaml(document);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(unreadable(error.message), { cause: error });
  }
}
__name(readYaml, "readYaml");

// src/stages/1-config/load.ts
async function loadSettings(flags, cwd) {
  const settings = await loadAllRuns(flags, cwd);
  const faults = trainingFaults(settings);
  if (faults.length > 0) throw new InputError(faults);
  return settings;
}
__name(loadSettings, "loadSettings");
async function loadAllRuns(flags, cwd, defaults = {}) {
  const data = (flags.data ?? "").trim();
  const faults = [];
  let file;
  let settings;
  try {
    if (data !== "") file = await readSettingsFile(resolve(cwd, data), data);
  } catch (error) {
    faults.push(...faultsOf(error));
  }
  try {
    settings = parseSettings({ flags, cwd, defaults, ...file === void 0 ? {} : { file } });
    if (file !== void 0) faults.push(...await pathsInFile(settings, file, flags));
  } catch (error) {
    faults.push(...faultsOf(error));
  }
  if (settings === void 0 || faults.length > 0) throw new InputError(faults);
  return settings;
}
__name(loadAllRuns, "loadAllRuns");
async function fileThatGives(name, flags, cwd) {
  const data = (flags.data ?? "").trim();
  if (data === "" || (flags[name] ?? "").trim() !== "") return void 0;
  const file = await readSettingsFile(resolve(cwd, data), data);
  return file?.values[name] === void 0 ? void 0 : file.path;
}
__name(fileThatGives, "fileThatGives");
function faultsOf(error) {
  if (error instanceof InputError) return error.faults;
  throw error;
}
__name(faultsOf, "faultsOf");

// src/stages/1-config/options.ts
function parseOptions(command, table, flags, cwd) {
  const rows = Object.entries(table);
  const names = rows.map(([, { name }]) => name);
  const faults = Object.keys(flags).filter((name) => !names.includes(name)).map((name) => misplaced(name, command, names));
  const values = {};
  for (const [property, option] of rows) {
    const text = (flags[option.name] ?? "").trim();
    const given = text === "" ? void 0 : { value: text, folder: cwd, source: void 0 };
    const found = readSetting(option, given, cwd, (value) => {
      values[property] = value;
    });
    faults.push(...found);
  }
  return { values: faults.length === 0 ? values : void 0, faults };
}
__name(parseOptions, "parseOptions");
function misplaced(name, command, names) {
  if (SETTINGS.some((setting) => setting.name === name)) return settingNotForCommand(name, command);
  const elsewhere = new Map([...OPTIONS_ELSEWHERE].filter(([, ours]) => names.includes(ours)));
  return settingUnknown(name, suggestionFor(name, names, elsewhere), void 0);
}
__name(misplaced, "misplaced");

// src/provision/tensorflow.ts
import { execFile } from "node:child_process";
import { access as access3, mkdir as mkdir2, mkdtemp as mkdtemp2, readdir as readdir6, readFile as readFile3, writeFile as writeFile2 } from "node:fs/promises";
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
  await options.beforehand?.();
  try {
    var _stack = [];
    try {
      const onWait = /* @__PURE__ */ __name(() => say("Waiting for another process that installs TensorFlow ..."), "onWait");
      const _lock = __using(_stack, await acquireLock(join13(folder, LOCK2), {
        beatMs: 1e3,
        silentBeats: 15,
        onWait,
        signal
      }), true);
      if (await isInstalled(folder, pins)) return;
      const what = "the TensorFlow engine (about 1.2 GB)";
      await installPinned({ ...options, folder, arguments: NPM_ARGUMENTS2, what });
      const limit = __using(_stack, endOf({ ms: NATIVE_INSTALL_MS, signal }));
      const limited = { ...options, signal: limit.signal };
      if (options.platform === "linux" && options.arch === "x64") await makeNative(folder, limited);
      else await runInstallScript(folder, limited);
      await writeFile2(join13(folder, MARK), pins);
    } catch (_) {
      var _error = _, _hasError = true;
    } finally {
      var _promise = __callDispose(_stack, _error, _hasError);
      _promise && await _promise;
    }
  } catch (error) {
    signal.throwIfAborted();
    const { reason, way } = wordsOf2(error);
    throw new InputError(engineNotInstalled("tensorflow", folder, reason, way), { cause: error });
  }
}
__name(provideTensorflow, "provideTensorflow");
async function pinsOf(folder, { platform, arch }) {
  const files = ["package-lock.json", "requirements.txt", "unpack.py"];
  const texts = await Promise.all(files.map((file) => readFile3(join13(folder, file), "utf8")));
  return [platform, arch, ...texts].join("\n");
}
__name(pinsOf, "pinsOf");
async function isInstalled(folder, pins) {
  return await readFile3(join13(folder, MARK), "utf8").catch(() => void 0) === pins;
}
__name(isInstalled, "isInstalled");
async function makeNative(folder, { say, clock, env, signal }) {
  const start2 = clock();
  const home = join13(folder, "node_modules", "@tensorflow", "tfjs-node");
  const scratch = await mkdtemp2(join13(folder, "node_modules", ".native-"));
  const command = /* @__PURE__ */ __name((name, args) => run(name, args, { cwd: scratch, env: { ...env }, signal, maxBuffer: 2 ** 26 }), "command");
  try {
    say("Taking TensorFlow's library out of its wheel (270 MB) ...");
    await command("python3", [...PIP_DOWNLOAD, "-r", join13(folder, "requirements.txt")]);
    const wheel = (await readdir6(scratch)).find((name) => name.endsWith(".whl"));
    if (wheel === void 0) throw new Error("pip downloaded no wheel");
    await command("python3", [join13(folder, "unpack.py"), wheel, "deps"]);
    say("Compiling its addon for Node ...");
    const headers = join13(folder, "node_modules", "node-api-headers", "include");
    await command("g++", compilation(join13(home, "binding"), headers));
    await remove(join13(home, "deps"), { recursive: true, force: true });
    await rename(join13(scratch, "deps"), join13(home, "deps"));
    const lib = join13(home, "lib", `napi-v${NODE_API}`);
    await mkdir2(lib, { recursive: true });
    await rename(join13(scratch, ADDON), join13(lib, ADDON));
    say(`The TensorFlow engine is ready after ${((clock() - start2) / 1e3).toFixed(1)} s.`);
  } finally {
    await remove(scratch, { recursive: true, force: true });
  }
}
__name(makeNative, "makeNative");
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
__name(compilation, "compilation");
async function runInstallScript(folder, options) {
  const npm = await requireNpm(options);
  const { env, signal } = options;
  const args = ["rebuild", "@tensorflow/tfjs-node", "--ignore-scripts=false"];
  const { succeeded, reason } = await runNpm(npm, args, { cwd: folder, env: { ...env }, signal });
  if (!succeeded) throw new Error(reason);
  const addon = join13(folder, "node_modules", "@tensorflow", "tfjs-node", "lib", `napi-v${NODE_API}`, ADDON);
  await access3(addon);
}
__name(runInstallScript, "runInstallScript");
function wordsOf2(error) {
  return error instanceof InstallError ? installWords(error.trouble) : { reason: reasonOf(error), way: void 0 };
}
__name(wordsOf2, "wordsOf");
function reasonOf(error) {
  if (error instanceof NoAnswer) return unfinishedWords(error);
  if (error instanceof Error && error.cause instanceof NoAnswer) return unfinishedWords(error.cause);
  const { code, path, stderr, message } = error;
  if (code === "ENOENT" && path !== void 0) return `${path} was not found`;
  const said = stderr?.trim().split("\n").at(-1);
  return said ? said : message;
}
__name(reasonOf, "reasonOf");

// src/stages/1-config/load-evaluation.ts
async function loadEvaluation(flags, cwd, earlier = []) {
  const isOwn = /* @__PURE__ */ __name(([name]) => Object.values(EVALUATE_OPTIONS).some((option) => option.name === (ownNameOf(name) ?? name)), "isOwn");
  const given = Object.entries(flags);
  const own = Object.fromEntries(given.filter(isOwn));
  const rest = Object.fromEntries(given.filter((flag) => !isOwn(flag)));
  const options = parseOptions("evaluate", EVALUATE_OPTIONS, own, cwd);
  const faults = [...earlier, ...options.faults];
  let settings;
  try {
    settings = await loadAllRuns(rest, cwd, EVALUATION_DEFAULTS);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    faults.push(...error.faults);
  }
  const { values: chosen } = options;
  if (settings === void 0 || chosen === void 0 || faults.length > 0) throw new InputError(faults);
  return { settings, chosen };
}
__name(loadEvaluation, "loadEvaluation");
function ownNameOf(name) {
  return SETTINGS.some((setting) => setting.name === name) ? void 0 : OPTIONS_ELSEWHERE.get(name);
}
__name(ownNameOf, "ownNameOf");

export {
  readProgram,
  packageVersion,
  requireData,
  provideRuntimePackages,
  loadWithRuntimePackages,
  lookBack,
  start,
  loadSettings,
  loadAllRuns,
  fileThatGives,
  parseOptions,
  provideTensorflow,
  loadEvaluation
};
