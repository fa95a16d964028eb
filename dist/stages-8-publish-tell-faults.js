import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  countOfFaults,
  faultLines
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/stages/8-publish/tell-faults.ts
import { styleText } from "node:util";
var COLORS = { error: "red", warning: "yellow" };
function tellFaults(output, faults) {
  const isColored = output.hasColors?.() === true;
  for (const fault of faults) {
    const { severity } = fault;
    const said = `${severity}:`;
    const shown = isColored ? styleText(["bold", COLORS[severity]], said) : said;
    output.write(`${shown} ${faultLines(fault).join("\n")}
`);
  }
  if (faults.length > 1) output.write(`${countOfFaults(faults)}
`);
}
__name(tellFaults, "tellFaults");

export {
  tellFaults
};
