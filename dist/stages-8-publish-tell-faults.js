import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  countOfFaults,
  faultLines,
  outputStreamBroken
} from "./errors.js";

// src/stages/8-publish/tell-faults.ts
import { styleText } from "node:util";
var COLORS = { error: "red", warning: "yellow" };
var MOST_TOLD = 100;
function unsaid() {
  const said = /* @__PURE__ */ new Set();
  return (faults) => faults.filter(({ severity, code, message, file }) => {
    if (severity === "error") return true;
    const what = JSON.stringify([code, message, file]);
    const isNew = !said.has(what);
    said.add(what);
    return isNew;
  });
}
function capFaults(faults) {
  const most = ["error", "warning"].map((severity) => {
    const some = faults.filter((fault) => fault.severity === severity);
    const left = some.length - MOST_TOLD;
    return {
      told: some.slice(0, MOST_TOLD),
      more: left > 0 ? [`${left.toLocaleString("en")} more ${severity}${left === 1 ? "" : "s"} not shown`] : []
    };
  });
  const told = new Set(most.flatMap((one) => one.told));
  return { told: faults.filter((fault) => told.has(fault)), more: most.flatMap((one) => one.more) };
}
function tellFaults(output, faults) {
  const isColored = output.hasColors?.() === true;
  const { told, more } = capFaults(faults);
  for (const fault of told) {
    const { severity } = fault;
    const said = `${severity}:`;
    const shown = isColored ? styleText(["bold", COLORS[severity]], said) : said;
    output.write(`${shown} ${faultLines(fault).join("\n")}
`);
  }
  for (const line of more) output.write(`${line}
`);
  if (faults.length > 1) output.write(`${countOfFaults(faults)}
`);
}

// src/shared/present-variables.ts
var RUNNERS = /^(?:GITHUB|RUNNER|ACTIONS)_/;
function presentVariables(env) {
  for (const [name, value] of Object.entries(env)) if (value === "" && RUNNERS.test(name)) delete env[name];
  return env;
}

// src/stages/8-publish/broken-output.ts
function watchStreams({ stdout, stderr }, exit) {
  const end = (name, error, other) => {
    if (error.code === "EPIPE") return;
    const fault = outputStreamBroken(name, error.code ?? error.message);
    tellFaults(other, [fault]);
    exit(2);
  };
  stdout.on("error", (error) => end("standard output", error, stderr));
  stderr.on("error", (error) => end("standard error", error, stdout));
}

export {
  unsaid,
  capFaults,
  tellFaults,
  presentVariables,
  watchStreams
};
