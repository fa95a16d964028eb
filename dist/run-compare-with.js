import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  chosenByData,
  findBaseline
} from "./earlier-baseline.js";
import {
  __name
} from "./esbuild.js";

// src/run/compare-with.ts
async function compareWith({
  settings,
  publisher,
  earlier,
  reviewed
}) {
  const asked = await findBaseline(settings.baseline, earlier);
  const setting = chosenBy(settings);
  const file = setting === "baseline" ? reviewed?.baseline : setting && reviewed?.artifactName;
  const found = setting === void 0 || file === void 0 ? asked : chosenByData(asked, file, setting);
  const { baseline } = found;
  const compared = baseline.results === void 0 ? baseline.reason : `Compared with ${baseline.name}, made ${baseline.results["created-at"].slice(0, "YYYY-MM-DD".length)}.`;
  if (earlier.series !== void 0) publisher.say(`Series ${earlier.series}. ${compared}`);
  return found;
}
__name(compareWith, "compareWith");
function chosenBy({ baseline, series }) {
  if (baseline !== "auto") return "baseline";
  return series === void 0 ? "artifact-name" : void 0;
}
__name(chosenBy, "chosenBy");

export {
  compareWith
};
