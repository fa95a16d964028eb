import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  EVALUATION_DEFAULTS,
  FEWEST_IMAGES,
  NO_COMPARISON,
  TABLE,
  differenceIntervals,
  drawImages,
  finite,
  formatChange,
  formatRange,
  formatRatio,
  pairTestImages,
  pathFrom,
  plural,
  words
} from "./stages-1-config.js";
import {
  DECIDING,
  byScore,
  isScoreOf
} from "./metrics.js";
import {
  Random
} from "./network.js";

// src/stages/7-report/baseline/class-changes.ts
var MOST_NAMES = 3;
var LONGEST_NAME = 30;
function classChanges(current, baseline) {
  const [here, there] = [namesOf(current), namesOf(baseline)];
  if (JSON.stringify(here) === JSON.stringify(there)) return void 0;
  const parts = [...only("here", here, there), ...only("there", there, here)];
  if (parts.length === 0) return "the classes are the same, but in another order";
  return `the classes are not the same (${parts.join("; ")})`;
}
function namesOf({ classes }) {
  return classes.map(({ name }) => name);
}
function only(where, names, others) {
  const own = names.filter((name) => !others.includes(name));
  if (own.length === 0) return [];
  const shown = own.slice(0, MOST_NAMES).map(cut);
  const more = own.length - shown.length;
  return [`only ${where}: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`];
}
function cut(name) {
  const characters = [...name];
  return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME - 1).join("")}…` : name;
}

// src/stages/7-report/baseline/data-changes.ts
var PARTS = ["train", "validation", "test"];
var MOST_IDS = 20;
function dataChanges(current, baseline, areClassesOther) {
  const untrained = current.train.images === 0 || baseline.train.images === 0;
  const parts = untrained ? ["test"] : PARTS;
  const [after, before] = [samplesOf(current, parts), samplesOf(baseline, parts)];
  if (after.length === 0 || before.length === 0) return null;
  const [wasThere, isThere] = [byImage(before), byImage(after)];
  const added = [];
  const relabelled = [];
  const moved = [];
  for (const [image, samples] of isThere) {
    const earlier = wasThere.get(image) ?? [];
    for (const [i, { id, labels, part }] of samples.entries()) {
      if (earlier[i] === void 0) added.push(id);
      else if (earlier[i].labels !== labels) relabelled.push(id);
      if (earlier[i] !== void 0 && earlier[i].part !== part) moved.push(id);
    }
  }
  const removed = [...wasThere].flatMap(
    ([image, samples]) => samples.slice(isThere.get(image)?.length ?? 0).map(({ id }) => id)
  );
  const changes = { added: list(added), removed: list(removed), relabelled: list(relabelled) };
  const areFilesSame = Object.values(changes).every(({ count }) => count === 0);
  const pixels = [current, baseline].map((split) => JSON.stringify(classPixels(split, parts)));
  const isReadOtherwise = areClassesOther || areFilesSame && pixels[0] !== pixels[1];
  return { ...changes, moved: list(moved), "read-otherwise": isReadOtherwise };
}
function classPixels(split, parts) {
  const sums = [];
  for (const part of parts)
    for (const [i, pixels] of split[part]["class-pixels"].entries()) sums[i] = (sums[i] ?? 0) + pixels;
  return sums;
}
function samplesOf(split, parts) {
  return parts.flatMap((part) => split[part].samples.map((sample) => ({ ...sample, part })));
}
function byImage(samples) {
  const groups = /* @__PURE__ */ new Map();
  for (const sample of samples.toSorted((a, b) => a.labels < b.labels ? -1 : 1)) {
    const group = groups.get(sample.image);
    if (group === void 0) groups.set(sample.image, [sample]);
    else group.push(sample);
  }
  return groups;
}
function list(ids) {
  return { count: ids.length, ids: ids.toSorted().slice(0, MOST_IDS) };
}

// src/stages/7-report/baseline/words.ts
function verdictSentence({
  verdict,
  changes,
  shared,
  counted
}, current, baseline, name, reason = "") {
  const change = changeText(changes?.[DECIDING.key]);
  const onShared = shared === void 0 ? ` ${change}` : `; on the ${shared} test images of both ${change}`;
  const score = `test ${DECIDING.title} ${formatRatio(current[DECIDING.key])}${onShared}`;
  switch (verdict) {
    case "better":
      return `Better than ${name}: ${score}`;
    case "worse":
      return `Worse than ${name}: ${score}`;
    case "same":
      return `Same as ${name}: ${score}${alikeText(changes, current)}`;
    case "too-few-images":
      return `Too few test images to tell from ${name} (${countText(shared ?? current.images, counted)}, ${FEWEST_IMAGES} are needed): ${score}`;
    case "not-tested":
    case "no-baseline":
      return `Not compared with ${name}: ${reason}`;
    case "different-classes":
    case "different-test-split":
      return `Not compared with ${name}: ${reason}. Test ${DECIDING.title} ${scoreText(current)} here, ${scoreText(baseline)} there`;
  }
}
function changeText(change) {
  if (change === null || change === void 0) return "";
  if (change.change === 0 && change.interval?.low === 0 && change.interval.high === 0) return "(unchanged)";
  return `(${[formatChange(change.change), ...intervalText(change.interval, formatChange)].join(", ")})`;
}
function countText(images, counted = images) {
  return counted === images ? `${images}` : `of ${images} only ${counted} have pixels that count`;
}
function alikeText(changes, { images }) {
  const hasInterval = (changes?.[DECIDING.key]?.interval ?? null) !== null;
  return hasInterval ? "" : ` with the same predictions on ${plural(images, "test image")}`;
}
function scoreText({ intervals, ...test }) {
  const interval = intervalText(intervals[DECIDING.key], formatRatio);
  return [formatRatio(test[DECIDING.key]), ...interval.map((text) => `(${text})`)].join(" ");
}
function intervalText(interval, format) {
  return interval === null ? [] : [`95 % interval ${formatRange(interval, format)}`];
}

// src/stages/7-report/baseline/compare.ts
function compareRuns(current, baseline) {
  if (baseline.results === void 0) return { ...NO_COMPARISON, sentence: baseline.reason };
  const { results, name } = baseline;
  const { reason, shared, counted, ...judged } = judge(current, results);
  return {
    ...judged,
    "shared-images": shared ?? null,
    sentence: verdictSentence({ ...judged, shared, counted }, current.test, results.test, name, reason),
    baseline: {
      name,
      "created-at": results["created-at"],
      version: results.tool.version,
      images: results.test.images,
      ...byScore(({ key }) => results.test[key]),
      intervals: results.test.intervals
    },
    data: dataChanges(current.split, results.split, classChanges(current, results) !== void 0)
  };
}
function judge(current, baseline) {
  if (current.task !== baseline.task) {
    const reason = `this is a ${current.task}, that was a ${baseline.task}`;
    return { verdict: "different-classes", changes: null, reason };
  }
  const otherClasses = classChanges(current, baseline);
  if (otherClasses !== void 0)
    return { verdict: "different-classes", changes: null, reason: otherClasses };
  if (current.test[DECIDING.key] === null || baseline.test[DECIDING.key] === null) {
    const untested = current.test[DECIDING.key] === null ? "this run" : "the baseline";
    return { verdict: "not-tested", changes: null, reason: `${untested} was not tested` };
  }
  const paired = pairTestImages(current, baseline);
  if (typeof paired === "string") return { verdict: "different-test-split", changes: null, reason: paired };
  const images = paired.after.length;
  const draws = drawImages(images, Random.for(current.plan.seed, "bootstrap"));
  const intervals = differenceIntervals(paired.after, paired.before, draws);
  const [after, before] = paired.isPartial ? [testOf(paired.after, current), testOf(paired.before, current)] : [current.test, baseline.test];
  const changes = changesOf(after, before, intervals);
  const shared = paired.isPartial ? images : void 0;
  const isSame = paired.isAlike && !paired.isPartial && isUnchanged(current, baseline);
  const verdict = isSame ? "same" : verdictOf(intervals.scores[DECIDING.key]);
  return { verdict, changes, shared, counted: countedIn(paired) };
}
function isUnchanged({ model, data }, baseline) {
  return model.sha256 === baseline.model.sha256 || data.hash === baseline.data.hash;
}
function countedIn({ after, before }) {
  return after.filter((counts, i) => [...counts, ...before[i]].some((count) => count > 0)).length;
}
function testOf(images, { task, classes }) {
  const total = images.reduce((sum, counts) => sum.map((count, j) => count + counts[j]));
  const perClass = classes.map(({ name }, k) => {
    const [right, truth, predicted] = [0, 1, 2].map((row) => total[row * classes.length + k]);
    const [f1, iou] = [2 * right / (truth + predicted), right / (truth + predicted - right)];
    return { class: name, f1: finite(f1), iou: finite(iou) };
  });
  return {
    ...byScore((score) => isScoreOf(score, task) ? finite(score.of(total)) : null),
    "per-class": perClass
  };
}
function verdictOf(deciding) {
  if (deciding === void 0) return "too-few-images";
  if (deciding.low > 0) return "better";
  return deciding.high < 0 ? "worse" : "same";
}
function changesOf(after, before, intervals) {
  const change = (now, then, interval) => now === null || then === null ? null : { change: now - then, interval: interval ?? null };
  return {
    ...byScore(({ key }) => change(after[key], before[key], intervals.scores[key])),
    "per-class": after["per-class"].map((metrics, k) => ({
      class: metrics.class,
      f1: change(metrics.f1, before["per-class"][k].f1, intervals.f1[k]),
      iou: change(metrics.iou, before["per-class"][k].iou, intervals.iou[k])
    }))
  };
}

// src/stages/7-report/results-settings.ts
import { basename, isAbsolute } from "node:path";
function settingsResults(settings, cwd) {
  const told = Object.entries(settings).map(([key, value]) => [
    key,
    isPath(key, value) ? pathFrom(cwd, value) : value
  ]);
  return words({ ...Object.fromEntries(told), failIf: settings.failIf?.map(({ text }) => text) });
}
function isPath(key, value) {
  const { type } = TABLE[key];
  return type.isPath === true && typeof value === "string" && isAbsolute(value);
}
function modelName({ data, artifactName }) {
  const isChosen = !BY_DEFAULT.includes(artifactName);
  return isChosen ? artifactName : basename(data) || artifactName;
}
var BY_DEFAULT = [TABLE.artifactName.default, EVALUATION_DEFAULTS["artifact-name"]];

export {
  compareRuns,
  settingsResults,
  modelName
};
