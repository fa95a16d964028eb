import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  artifactNameOf,
  fanOutOf,
  seriesNameOf
} from "./stages-1-config-fan-out.js";
import {
  historySetting
} from "./stages-1-config-table-run.js";
import {
  __name
} from "./esbuild.js";

// src/stages/8-publish/hosts.ts
var HOSTS = [
  {
    runs: "action",
    isHere: /* @__PURE__ */ __name(() => true, "isHere"),
    open: /* @__PURE__ */ __name(async (surroundings) => (await import("./stages-8-publish-github-host.js")).gitHubHost(surroundings), "open")
  },
  {
    runs: "command",
    isHere: /* @__PURE__ */ __name(() => true, "isHere"),
    open: /* @__PURE__ */ __name(async (surroundings) => (await import("./stages-8-publish-local-host.js")).localHost(surroundings), "open")
  }
];
function hostOf(startedAs, surroundings) {
  const host = HOSTS.find(({ runs, isHere }) => runs === startedAs && isHere(surroundings.env));
  return host.open(surroundings);
}
__name(hostOf, "hostOf");

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
__name(publishedRun, "publishedRun");
function runWithPast(settings, code, token = "") {
  const { output, data } = settings;
  const isAlone = fanOutOf(settings) === void 0;
  const history = isAlone ? historySetting(settings.history) : { kind: "none" };
  const names = { artifactName: artifactNameOf(settings), series: seriesNameOf(settings) };
  return { output, data, ...names, isAlone, history, kind: "training", token, code };
}
__name(runWithPast, "runWithPast");

export {
  publishedRun,
  runWithPast,
  hostOf
};
