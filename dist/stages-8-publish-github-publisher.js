import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  advance,
  epochLine,
  forecastLine,
  initialLine,
  sharesLine,
  startedLine,
  stoppedLine
} from "./stages-8-publish-progress.js";
import {
  messageOf
} from "./shared-message-of.js";
import {
  DefaultArtifactClient
} from "./vendor-actions-artifact.js";
import {
  renderSummary
} from "./stages-7-report-merge-folds-sections.js";
import {
  evaluatedSentence,
  fineTunedSentence,
  gatesLine,
  mergedWords,
  resultLines,
  stopSentence
} from "./stages-7-report-words-sentences.js";
import {
  code,
  joined,
  link,
  plainText
} from "./document-inline.js";
import {
  gateFaults,
  hasFailedGate
} from "./stages-7-report-gates.js";
import {
  SCORES
} from "./metrics-scores.js";
import {
  artifactNamesRejected,
  artifactUploadFailed,
  artifactsUnavailable,
  describeFault,
  escapeControls,
  faultLines,
  oneForEachCause,
  reportUploadFailed,
  summaryUnavailable
} from "./errors-class-doubts.js";
import {
  debug,
  endGroup,
  error,
  info,
  isDebug,
  setFailed,
  setOutput,
  startGroup,
  summary,
  warning
} from "./vendor-actions-core.js";
import {
  __name
} from "./esbuild.js";

// src/stages/8-publish/github/publisher.ts
import { readFile } from "node:fs/promises";

// src/stages/8-publish/outputs.ts
var OUTPUTS = [
  {
    name: "best-epoch",
    description: "The epoch whose model was kept.",
    value: /* @__PURE__ */ __name(({ results }) => `${results["best-epoch"]}`, "value")
  },
  {
    name: "stopped-epoch",
    description: "The epoch after which training stopped.",
    value: /* @__PURE__ */ __name(({ results }) => `${results["stopped-epoch"]}`, "value")
  },
  {
    name: "stop-reason",
    description: "Why training stopped: patience, epochs, time-budget, target, cancelled or diverged.",
    value: /* @__PURE__ */ __name(({ results }) => results["stop-reason"], "value")
  },
  {
    name: "validation-loss",
    description: "The kept epoch's validation loss.",
    value: /* @__PURE__ */ __name(({ results }) => measured(results["validation-loss"]), "value")
  },
  ...SCORES.map(
    ({ key, meaning }) => ({
      name: `test-${key}`,
      description: meaning,
      value: /* @__PURE__ */ __name(({ results }) => measured(results.test[key]), "value"),
      merged: /* @__PURE__ */ __name(({ merged }) => measured(merged.test?.[key]), "merged"),
      evaluated: /* @__PURE__ */ __name(({ evaluation }) => measured(evaluation.test[key]), "evaluated")
    })
  ),
  {
    name: "verdict",
    description: "Compared with the baseline: better, same, worse; or why not: different-test-split, different-classes, too-few-images, not-tested, no-baseline.",
    value: /* @__PURE__ */ __name(({ results }) => results.comparison.verdict, "value"),
    evaluated: /* @__PURE__ */ __name(({ evaluation }) => evaluation.comparison.verdict, "evaluated")
  },
  {
    name: "skipped",
    description: "true where nothing was trained because nothing had changed: model and results are those of an earlier run; else false.",
    value: /* @__PURE__ */ __name(({ results }) => `${results.restored !== null}`, "value")
  },
  {
    name: "resumed",
    description: "true where training went on from an earlier run's checkpoint; else false.",
    value: /* @__PURE__ */ __name(({ results }) => `${results["first-epoch"] > 1 && results.restored === null}`, "value")
  },
  {
    name: "model-path",
    description: "Path of model.onnx on the runner.",
    value: /* @__PURE__ */ __name(({ modelPath }) => modelPath, "value"),
    merged: /* @__PURE__ */ __name(({ modelPath }) => modelPath, "merged"),
    evaluated: /* @__PURE__ */ __name(({ modelPath }) => modelPath, "evaluated")
  },
  {
    name: "results-path",
    description: "Path of results.json on the runner; of merged.json for `merge`, of evaluation.json for `evaluate-only`.",
    value: /* @__PURE__ */ __name(({ resultsPath }) => resultsPath, "value"),
    merged: /* @__PURE__ */ __name(({ mergedPath }) => mergedPath, "merged"),
    evaluated: /* @__PURE__ */ __name(({ evaluationPath }) => evaluationPath, "evaluated")
  },
  {
    name: "matrix",
    description: "With `matrix: true`: the numbers of the folds or rows as JSON, for `strategy.matrix`."
  },
  { name: "artifact-id", description: "Number of the uploaded artifact." },
  {
    name: "artifact-url",
    description: "Address of the uploaded artifact; its readers need access to the repository."
  },
  { name: "artifact-digest", description: "SHA-256 of the uploaded artifact, hex." },
  {
    name: "report-url",
    description: "Address of report.html, an artifact of its own that a browser opens; its readers need access to the repository."
  }
];
function measured(value) {
  return value === null || value === void 0 ? "" : `${value}`;
}
__name(measured, "measured");

// src/stages/8-publish/github/commands.ts
import { posix, relative, resolve, sep } from "node:path";
function plainLine(line) {
  const oneLine = escapeControls(line).replaceAll("##[", "##\\[");
  return oneLine.trimStart().startsWith("::") ? `\\${oneLine.trimStart()}` : oneLine;
}
__name(plainLine, "plainLine");
var MAX_ANNOTATIONS = { error: 9, warning: 10 };
function annotation(fault, data, workspace) {
  const { code: code2, file, severity } = fault;
  const path = file === void 0 ? void 0 : insideWorkspace(resolve(data, file), workspace);
  return {
    severity,
    message: faultLines(fault).join("\n"),
    properties: { title: code2, ...path === void 0 ? {} : { file: path } }
  };
}
__name(annotation, "annotation");
function insideWorkspace(path, workspace) {
  const parts = relative(workspace, path).split(sep);
  return parts[0] === ".." || parts[0] === "" || resolve(parts.join(sep)) === parts.join(sep) ? void 0 : parts.join(posix.sep);
}
__name(insideWorkspace, "insideWorkspace");

// src/stages/8-publish/github/artifact.ts
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative as relative2 } from "node:path";
var REJECTED = /["|<>:*?\r\n]/;
async function uploadArtifact(report, { name, retentionDays }, client = new DefaultArtifactClient()) {
  const nameInside = /* @__PURE__ */ __name((file) => relative2(report.folder, file), "nameInside");
  const files = report.files.filter((file) => !REJECTED.test(nameInside(file)));
  const leftOut = report.files.filter((file) => REJECTED.test(nameInside(file))).map(nameInside);
  const uploaded = await client.uploadArtifact(name, [...files], report.folder, { ...days(retentionDays) });
  return { ...confirmed(uploaded), leftOut };
}
__name(uploadArtifact, "uploadArtifact");
function reportName(artifactName) {
  return `${artifactName}-report.html`;
}
__name(reportName, "reportName");
async function uploadReport(report, { name, retentionDays }, client = new DefaultArtifactClient()) {
  const folder = await mkdtemp(join(tmpdir(), "best-epoch-report-"));
  try {
    const page = join(folder, reportName(name));
    await copyFile(report.reportPath, page);
    const options = { skipArchive: true, ...days(retentionDays) };
    return confirmed(await client.uploadArtifact(reportName(name), [page], folder, options));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
__name(uploadReport, "uploadReport");
function days(retentionDays) {
  return retentionDays === void 0 ? {} : { retentionDays };
}
__name(days, "days");
function confirmed({ id, digest }) {
  if (id === void 0 || digest === void 0)
    throw new Error("the artifact service confirmed neither number nor digest");
  return { id, digest };
}
__name(confirmed, "confirmed");

// src/stages/8-publish/github/uploads.ts
async function publishArtifacts(report, options, annotate) {
  const { artifact, environment, artifactClient } = options;
  if (environment.artifactsUnavailable !== void 0) {
    annotate([artifactsUnavailable(environment.artifactsUnavailable, report.folder)]);
    return { whole: true, links: "" };
  }
  let uploaded;
  try {
    uploaded = await uploadArtifact(report, artifact, artifactClient);
  } catch (cause) {
    setFailed(describeFault(artifactUploadFailed(artifact.name, reasonOf(cause), report.folder)));
    return { whole: false, links: "" };
  }
  if (uploaded.leftOut.length > 0) annotate([artifactNamesRejected(uploaded.leftOut)]);
  const url = artifactUrl(uploaded, environment);
  setOutput("artifact-id", `${uploaded.id}`);
  setOutput("artifact-url", url);
  setOutput("artifact-digest", uploaded.digest);
  const page = await publishPage(report, options, annotate);
  setOutput("report-url", page);
  const what = "evaluation" in report ? "the evaluation" : "the model";
  const links = [
    ...page === "" ? [] : [link("Open the report", page)],
    ...url === "" ? [] : [[link(`Download ${what}`, url), " (sha256 ", code(uploaded.digest), ")"]]
  ];
  return { whole: true, links: links.length === 0 ? "" : joined(links, " · ") };
}
__name(publishArtifacts, "publishArtifacts");
async function publishPage(report, { artifact, environment, artifactClient }, annotate) {
  try {
    return artifactUrl(await uploadReport(report, artifact, artifactClient), environment);
  } catch (cause) {
    annotate([reportUploadFailed(reportName(artifact.name), reasonOf(cause), report.reportPath)]);
    return "";
  }
}
__name(publishPage, "publishPage");
function artifactUrl({ id }, { runUrl }) {
  return runUrl === void 0 ? "" : `${runUrl}/artifacts/${id}`;
}
__name(artifactUrl, "artifactUrl");
function reasonOf(cause) {
  if (!(cause instanceof Error)) return `${cause}`;
  const { statusCode } = cause;
  return cause.message || (statusCode === void 0 ? cause.name : `the storage answered ${statusCode}`);
}
__name(reasonOf, "reasonOf");

// src/stages/8-publish/github/publisher.ts
function gitHubPublisher(options) {
  const annotate = annotator(options);
  const group = logGroup();
  const publishAll = publishing(options, group, annotate);
  return {
    say,
    group,
    faults: annotate,
    training: trainingLog(options.now),
    progress() {
    },
    async publish(report) {
      const { results } = report;
      detail(`seconds by stage: ${JSON.stringify(results["timings-seconds"])}`);
      const published = await publishAll({
        report,
        lines: [...resultLines(results), plainText(stopSentence(results)), ...fineTunedSentence(results)],
        output: /* @__PURE__ */ __name(({ value }) => value?.(report), "output"),
        results,
        // Half a training is nothing to tell a reviewer, and a job that was cancelled is ended within seconds.
        isTold: results["stop-reason"] !== "cancelled"
      });
      judge(results, annotate);
      return published;
    },
    async publishMerged(report) {
      await publishAll({
        report,
        lines: mergedWords(report.merged),
        output: /* @__PURE__ */ __name(({ merged }) => merged?.(report), "output"),
        results: report.merged,
        isTold: true
      });
    },
    async publishEvaluation(report) {
      const { evaluation } = report;
      const published = await publishAll({
        report,
        lines: [...resultLines(evaluation), evaluatedSentence(evaluation)],
        output: /* @__PURE__ */ __name(({ evaluated }) => evaluated?.(report), "output"),
        results: evaluation,
        isTold: true
      });
      judge(evaluation, annotate);
      return published;
    }
  };
}
__name(gitHubPublisher, "gitHubPublisher");
function trainingLog(now) {
  let progress;
  return (event) => {
    progress = advance(progress, event, now());
    if (event.type === "step")
      detail(`epoch ${event.epoch}, step ${event.step} of ${event.steps}: loss ${event.loss}`);
    if (event.type === "validation")
      detail(`epoch ${event.epoch}, validation step ${event.step} of ${event.steps}`);
    if (event.type === "started") say(startedLine(event));
    if (event.type === "shares") say(sharesLine(event));
    if (event.type === "initial" && progress !== void 0) say(initialLine(event, progress));
    if (event.type === "epoch" && progress !== void 0) say(epochLine(event, progress));
    if (event.type === "forecast") say(forecastLine(event));
    if (event.type === "stopped") say(stoppedLine(event.outcome));
  };
}
__name(trainingLog, "trainingLog");
function publishing(options, group, annotate) {
  return async ({ report, lines, output, results, isTold }) => {
    for (const line of lines) say(line);
    for (const definition of OUTPUTS) {
      const value = output(definition);
      if (value !== void 0) setOutput(definition.name, value);
    }
    await writeJobSummary(await readFile(report.summaryPath, "utf8"), report, annotate);
    group("Upload the artifacts");
    const { whole, links } = await publishArtifacts(report, options, annotate);
    if (links !== "") await writeJobSummary(renderSummary(results, void 0, links), report, annotate);
    group(void 0);
    if (isTold) await postComment(results, links, options, annotate);
    return { whole };
  };
}
__name(publishing, "publishing");
function judge(results, annotate) {
  annotate(gateFaults(results));
  if (hasFailedGate(results)) setFailed(plainLine(plainText(gatesLine(results.gates) ?? "")));
}
__name(judge, "judge");
function say(line) {
  info(plainLine(line));
}
__name(say, "say");
function detail(line) {
  if (isDebug()) debug(plainLine(line));
}
__name(detail, "detail");
function logGroup() {
  let open = false;
  return (title) => {
    if (open) endGroup();
    if (title !== void 0) startGroup(title);
    open = title !== void 0;
  };
}
__name(logGroup, "logGroup");
function annotator({ data, environment }) {
  const left = { ...MAX_ANNOTATIONS };
  return (faults) => {
    const unannotated = [];
    for (const fault of oneForEachCause(faults)) {
      for (const file of fault.files ?? []) detail(`${fault.code}: ${file}`);
      if (left[fault.severity]-- <= 0) {
        unannotated.push(fault);
        continue;
      }
      const { message, properties } = annotation(fault, data, environment.workspace);
      if (fault.severity === "error") error(message, properties);
      else warning(message, properties);
    }
    for (const severity of ["error", "warning"]) {
      const rest = unannotated.filter((fault) => fault.severity === severity);
      if (rest.length === 0) continue;
      say(`${rest.length} more ${severity}${rest.length === 1 ? "" : "s"}:`);
      for (const fault of rest) say(`${severity}: ${describeFault(fault)}`);
    }
  };
}
__name(annotator, "annotator");
async function postComment(results, links, options, annotate) {
  if (options.comment === void 0) return;
  const { lines, faults } = await options.comment.post(results, links);
  for (const line of lines) say(line);
  annotate(faults);
}
__name(postComment, "postComment");
async function writeJobSummary(markdown, report, annotate) {
  try {
    await summary.addRaw(markdown, true).write({ overwrite: true });
  } catch (cause) {
    summary.emptyBuffer();
    annotate([summaryUnavailable(messageOf(cause), report.summaryPath)]);
  }
}
__name(writeJobSummary, "writeJobSummary");

export {
  plainLine,
  gitHubPublisher,
  detail
};
