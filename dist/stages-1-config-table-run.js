import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  LONGEST_PATTERN,
  gates,
  parseYaml,
  readPattern,
  valueOfYaml
} from "./results-history-line.js";
import {
  WRONG,
  boolean,
  choice,
  choices,
  classWeights,
  duration,
  fraction,
  fractionOrNone,
  integer,
  memory,
  names,
  number,
  orAuto,
  path,
  right,
  scalar,
  wordOrPath
} from "./stages-1-config-types.js";
import {
  MONITOR_NAMES
} from "./results-results.js";
import {
  escapeControls
} from "./errors-publishing.js";
import {
  __name
} from "./esbuild.js";

// src/stages/1-config/mask-values.ts
function maskValues() {
  return {
    label: "none, or values and colours separated by commas",
    expected: "none, or values from 0 to 65535 and colours such as #ffffff, separated by commas",
    list: true,
    parse(text) {
      if (text === "none") return { ok: true, value: [] };
      const list = (typeof text === "string" ? text.split(/[,\r\n]+/) : text).map((one) => one.trim());
      const value = list.map((one) => /^\d{1,5}$/.test(one) ? Number(one) : one.toLowerCase());
      const fits = value.every(
        (one) => typeof one === "number" ? one <= 65535 : /^#[0-9a-f]{6}$/.test(one)
      );
      return fits ? { ok: true, value } : { ok: false };
    }
  };
}
__name(maskValues, "maskValues");

// src/stages/1-config/pattern-types.ts
function pattern() {
  const expected = "a pattern relative to the data folder such as scans/**/*.png or scans/{name}.png";
  return scalar("pattern", expected, (text) => {
    if (text.startsWith("/") || text.split("/").includes(".."))
      return { ok: false, reason: "it leads out of the data folder" };
    const read = readPattern(text);
    return "reason" in read ? { ok: false, reason: read.reason } : right(text);
  });
}
__name(pattern, "pattern");
function regularExpression() {
  return scalar("regular expression", "a regular expression such as ^(patient\\d+)_", (text) => {
    if (text.length > LONGEST_PATTERN)
      return { ok: false, reason: `it has ${text.length} characters, more than ${LONGEST_PATTERN}` };
    try {
      new RegExp(text);
      return right(text);
    } catch (error) {
      return { ok: false, reason: error.message };
    }
  });
}
__name(regularExpression, "regularExpression");

// src/stages/1-config/table/data.ts
var data = {
  data: {
    name: "data",
    section: "Data",
    type: path(),
    inFile: false,
    help: "Folder with the labelled images: images/ and masks/, or a folder for each class; train/, val/ and test/ may lie around them.",
    note: "On the command line relative to where the command is started, in a workflow to the workspace. Its layout is described under [data formats](data-formats.md)."
  },
  task: {
    name: "task",
    section: "Data",
    type: choice("auto", "segmentation", "classification"),
    default: "auto",
    help: "What is learnt: a class for every pixel (segmentation) or for every image (classification); auto goes by what there is, masks, class folders or a table.",
    note: "[Data formats](data-formats.md) shows both layouts. Where the folder can be read either way, it is an error until this setting says which is meant."
  },
  classes: {
    name: "classes",
    section: "Data",
    type: names(),
    unset: "from classes.json, else numbered or the names of the folders",
    help: "Names of the classes in the order of their index in the masks; for classification, the class folders or the labels in the table, in the order of the classes.",
    note: "`classes.json` in the data folder says the same and can give each class its value or colour, too."
  },
  images: {
    name: "images",
    section: "Data",
    type: pattern(),
    unset: "by folder names",
    help: "Which files are images, relative to the data folder.",
    note: 'Needed only where names do not tell images from masks, or which belong together: `images: "{name}.jpg"` beside `masks: "{name}_1stHO.png"`. [Patterns](data-formats.md#patterns) says what they can say. In YAML a pattern stands in quotes.'
  },
  masks: {
    name: "masks",
    section: "Data",
    type: pattern(),
    unset: "by folder names",
    help: "Which files are masks, relative to the data folder.",
    note: "A file that both patterns match is a mask. Where only one of the two is given, the others go by their names."
  },
  skipBadFiles: {
    name: "skip-bad-files",
    section: "Data",
    type: boolean(),
    default: "false",
    help: "Whether files that are unreadable, unpaired or not of the size of their image are left out; else they stop the run.",
    note: "Each is named in a warning, and all in results.json. More bad files than good images, a class of which none is left and a part of the split of which none is left stop the run nevertheless. [Bad files](data-formats.md#bad-files) says which they are."
  },
  maskValues: {
    name: "mask-values",
    section: "Data",
    type: choice("exact", "nearest"),
    default: "exact",
    help: "How masks are read: exact, or nearest, which gives each pixel to the class whose value or colour is nearest.",
    note: "For masks with soft edges, resized ones and JPEG. The classes are those of `classes.json` that say their values, else the values that the pixels of all masks gather at. Of several masks of an image that show one thing each, every file is read by the nearer of 0 and the value that it was drawn with. The audit says how many pixels moved and how far."
  },
  ignoredValues: {
    name: "ignored-values",
    section: "Data",
    type: maskValues(),
    unset: "as classes.json says, else 255 beside classes that count from 0",
    help: "Values or colours of the masks that are ignored, such as 255 or #ffffff; none: each is a class.",
    note: "Ignored pixels count in neither loss nor metrics. It says the same as `ignore` in `classes.json`, and wins over it."
  }
};

// src/stages/1-config/comment-place.ts
function commentPlace() {
  const word = choice("auto", "pull-request", "commit");
  const number2 = integer(1, 2 ** 31 - 1);
  return {
    label: `${word.label} or a number`,
    expected: "auto, pull-request, commit or the number of a pull request or an issue such as 12",
    list: false,
    parse(text, folder) {
      const parsed = word.parse(text, folder);
      return parsed.ok ? parsed : number2.parse(text, folder);
    }
  };
}
__name(commentPlace, "commentPlace");

// src/stages/1-config/run-types.ts
import { resolve } from "node:path";

// src/earlier/series.ts
import { createHash } from "node:crypto";
var DEFAULT_NAME = /^(?<workflow>.+)\/(?<job>[^/]*)\/(?<artifact>[^/]*)$/s;
var LONGEST_SERIES = 300;
function defaultSeriesName(workflow, job, artifact) {
  const name = [workflow, job, artifact].join("/");
  if (name.length <= LONGEST_SERIES) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 16);
  return [`${beginning(workflow, 80)}…${hash}`, beginning(job, 80), beginning(artifact, 120)].join("/");
}
__name(defaultSeriesName, "defaultSeriesName");
function beginning(text, longest) {
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
}
__name(beginning, "beginning");
function wordsOfSeries(name) {
  const { workflow, job, artifact } = DEFAULT_NAME.exec(name)?.groups ?? {};
  return workflow === void 0 ? ["", name] : [workflow, job, artifact];
}
__name(wordsOfSeries, "wordsOfSeries");
function hasDefaultName({ name }) {
  return DEFAULT_NAME.test(name);
}
__name(hasDefaultName, "hasDefaultName");
function describeSeries(name) {
  const { workflow, job, artifact } = DEFAULT_NAME.exec(escapeControls(name))?.groups ?? {};
  return workflow === void 0 ? `series ${escapeControls(name)}` : `workflow ${workflow}, job ${job}, artifact ${artifact}`;
}
__name(describeSeries, "describeSeries");

// src/stages/1-config/run-types.ts
function artifactName() {
  return scalar(
    "name",
    'a name without any of " : < > | * ? \\ / and line breaks',
    (text) => /[":<>|*?\\/\r\n]/.test(text) || text.length > 200 ? WRONG : right(text)
  );
}
__name(artifactName, "artifactName");
function seriesName() {
  return scalar(
    "name",
    `a name of at most ${LONGEST_SERIES} characters, without line breaks`,
    (text) => new RegExp("\\p{Cc}", "u").test(text) || text.length > LONGEST_SERIES ? WRONG : right(text)
  );
}
__name(seriesName, "seriesName");
var BRANCH = /^branch +(?<name>[A-Za-z0-9_](?:[A-Za-z0-9_-]|[./](?![./]|$))*)$/;
function historyPlace() {
  const label = "auto, none, branch NAME, path";
  const expected = 'auto, none, branch and its name as in "branch best-epoch-history", or the path of a folder';
  const read = scalar(label, expected, (text, folder) => {
    if (text === "auto" || text === "none") return right(text);
    const { name } = BRANCH.exec(text)?.groups ?? {};
    if (name !== void 0 && !name.endsWith(".lock")) return right(`branch ${name}`);
    return /^branch(?:\s|$)/.test(text) ? WRONG : right(resolve(folder, text));
  });
  return { ...read, isPath: true };
}
__name(historyPlace, "historyPlace");
function historySetting(value) {
  if (value === "auto" || value === "none") return { kind: value };
  const { name } = BRANCH.exec(value)?.groups ?? {};
  return name === void 0 ? { kind: "folder", folder: value } : { kind: "branch", branch: name };
}
__name(historySetting, "historySetting");

// src/stages/1-config/table/run.ts
var run = {
  output: {
    name: "output",
    section: "Run",
    type: path(),
    default: "best-epoch",
    inFile: false,
    withoutEffect: true,
    help: "Folder for the model, the results and the reports.",
    note: "[Outputs](outputs.md#files) lists what is in it. In the workspace it should be ignored by git."
  },
  resume: {
    name: "resume",
    section: "Run",
    type: choice("auto", "never"),
    default: "auto",
    withoutEffect: true,
    help: "auto goes on from the checkpoint of a run of the same training that was cut off or out of time: in the output folder or, on GitHub, in the Actions cache; never starts anew and leaves none there.",
    note: "Out of time is a run that its `time-budget` ended: with another budget, or with more `epochs`, the next goes on. A checkpoint of other data, other settings of the training or another engine is not gone on from, and on a runner none that lies in the workspace: it may have come with a pull request."
  },
  /** `baseline`, or the absolute path of a model or a run folder. */
  initialModel: {
    name: "initial-model",
    section: "Run",
    type: wordOrPath("baseline"),
    unset: "from random weights",
    help: "Fine-tunes an earlier model: its model.onnx or run folder, or baseline for the model of the run that `baseline` compares with. It keeps its network and normalisation; classes go by name, new ones may be added.",
    note: "The learning rate is planned at a tenth of what a training from scratch starts with, and the model is validated before the first epoch. [Fine-tuning](fine-tuning.md) says what is kept and what must fit."
  },
  /** undefined: on GitHub only. */
  skipUnchanged: {
    name: "skip-unchanged",
    section: "Run",
    type: orAuto(boolean()),
    default: "auto",
    withoutEffect: true,
    help: "Whether a run with the same data, labels, split, settings and code of the action as an earlier one takes its model and results instead of training again; auto does on GitHub, from the Actions cache, and nowhere else.",
    note: "[When nothing has changed](github.md#when-nothing-has-changed) says what counts."
  },
  /** `auto`, `none` or the absolute path of an earlier results.json. */
  baseline: {
    name: "baseline",
    section: "Run",
    type: wordOrPath("auto", "none"),
    default: "auto",
    withoutEffect: true,
    help: "What to compare with: the results.json of an earlier run; auto takes the newest one of the same series: on GitHub of a pull request's base branch, or of the branch itself; elsewhere the run before in the folder that `history` names.",
    note: "[Better or worse than before](github.md#better-or-worse-than-before) says how the verdict is made, [Which runs are compared](github.md#which-runs-are-compared) with whose results. On a command line `auto` compares with nothing unless `history` names a folder."
  },
  series: {
    name: "series",
    section: "Run",
    type: seriesName(),
    unset: "WORKFLOW/JOB/ARTIFACT on GitHub, else the name of the data folder",
    inFile: false,
    withoutEffect: true,
    help: "Name of the runs that this one is compared with and that later ones compare with it; give it where a pull request has another workflow or job than the branch.",
    note: "It takes a name of your own, the same in both workflows, or the name of another series as the messages have it (`Train/train/best-epoch`). Without it results of the same artifact name are found, too, where only one series has it. [Which runs are compared](github.md#which-runs-are-compared) says more. It stands in no settings file: the data under review must not choose what it is compared with."
  },
  /** `auto`, `none`, `branch NAME` or an absolute path. */
  history: {
    name: "history",
    section: "Run",
    type: historyPlace(),
    default: "auto",
    inFile: false,
    withoutEffect: true,
    help: "Where each finished run leaves a line of its scores, and where trend, best run and baseline are read: auto is the Actions cache (GitHub only), branch NAME a branch of the repository, beside the cache; else a folder.",
    note: "[History](github.md#history) says what is written there. A branch takes `permissions: contents: write` in the job that trains on a branch; pull requests only read it. Pictures in a comment alone take the same permission there. In a folder local runs of the same data have a history, too, and `baseline: auto` finds the run before there. Evaluations keep no history."
  },
  failIf: {
    name: "fail-if",
    section: "Run",
    type: gates(),
    unset: "nothing",
    withoutEffect: true,
    help: "What fails the run once all is done, such as test-mean-iou < 0.8 or overfit; any of the conditions is enough.",
    note: "[Gates](github.md#gates) has the words."
  },
  export: {
    name: "export",
    section: "Run",
    type: choices("tfjs"),
    unset: "model.onnx only",
    help: "What else the model is written as; tfjs is a TensorFlow.js LayersModel in model/tfjs.",
    note: "[The model in TensorFlow.js](predict.md#in-tensorflowjs) shows how it is loaded."
  },
  artifactName: {
    name: "artifact-name",
    section: "Run",
    type: artifactName(),
    default: "best-epoch",
    withoutEffect: true,
    help: "Name of the uploaded artifact (GitHub only).",
    note: "A workflow run takes each name once: several training steps, or the jobs of a matrix, need one each. With `evaluate-only` the default is `evaluation`."
  },
  reportArtifact: {
    name: "report-artifact",
    section: "Run",
    type: boolean(),
    default: "true",
    withoutEffect: true,
    help: "Whether report.html is uploaded as an artifact of its own, too, which a browser opens (GitHub only).",
    note: "It is no archive: `actions/download-artifact` of versions 4 to 7 fails at it where it downloads all artifacts of a run: see [artifacts](outputs.md#artifacts)."
  },
  retentionDays: {
    name: "retention-days",
    section: "Run",
    type: integer(1, 400),
    unset: "the repository's default",
    withoutEffect: true,
    help: "Days that the artifact is kept (GitHub only)."
  },
  comment: {
    name: "comment",
    section: "Run",
    type: choice("auto", "never"),
    default: "auto",
    inFile: false,
    withoutEffect: true,
    help: "auto comments on the pull request that the run is for: one comment, edited by later runs and posted anew when the model is worse (GitHub only).",
    note: "[On a pull request](github.md#on-a-pull-request) has the permission that it needs."
  },
  commentOn: {
    name: "comment-on",
    section: "Run",
    type: commentPlace(),
    default: "auto",
    inFile: false,
    withoutEffect: true,
    help: "Where: auto, the pull request of the event; pull-request, the open one at this commit, on a push too; commit; a number.",
    note: "[Where it is written](github.md#where-the-comment-is-written) has what each needs."
  },
  release: {
    name: "release",
    section: "Run",
    type: choice("auto", "never"),
    default: "never",
    inFile: false,
    withoutEffect: true,
    help: "auto publishes a GitHub Release with the model: of a tag that is pushed, and where the model on the default branch is better than the one before (GitHub only).",
    note: "[Releases](github.md#releases) has the permission that it needs, and what is in one."
  }
};

// src/stages/1-config/table/split.ts
var split = {
  validationFraction: {
    name: "validation-fraction",
    section: "Split",
    type: fraction(),
    default: "0.21",
    help: "Share of the images that early stopping watches.",
    note: "Of all images; training gets what validation and test leave. Each class is divided in the same way, as near as whole images and groups allow. Has no effect on data that comes in `train/`, `val/` and `test/` folders."
  },
  testFraction: {
    name: "test-fraction",
    section: "Split",
    type: fractionOrNone(),
    default: "0.15",
    help: "Share of the images kept untouched for the final test.",
    note: "With 0 nothing is tested: there are no test scores, no verdict on a baseline, and a gate on one of them is an error before training. Early stopping has looked at the validation images, whose scores lean to the good side."
  },
  groupBy: {
    name: "group-by",
    section: "Split",
    type: regularExpression(),
    unset: "every image on its own",
    help: "Images whose paths give the same match (or first capture group) stay in the same part of the split.",
    note: 'For images that are no independent samples, such as several of one patient, place or exposure: `group-by: "^images/(patient-\\d+)"`. Without it the test is too easy.'
  },
  split: {
    name: "split",
    section: "Split",
    type: path(),
    unset: "made from the image contents and the seed",
    help: "A split.json to take as it is.",
    note: "Every run writes one. Given back, it keeps the split even when images change their content. Images it does not name are divided as it divides its own, with a warning. Without it images stay in their part of the baseline, of the initial model's run or of the run before in the same `output`, as long as `seed`, fractions and `group-by` are the same."
  },
  folds: {
    name: "folds",
    section: "Split",
    type: integer(2, 100),
    unset: "no cross-validation",
    help: "Divides training and validation into so many folds, each held out by one run; `merge` joins the runs.",
    note: "See [folds and sweeps](folds-and-sweeps.md)."
  },
  fold: {
    name: "fold",
    section: "Split",
    type: integer(1, 100),
    unset: "no cross-validation",
    inFile: false,
    help: "Which fold this run holds out and validates on, from 1.",
    note: "See [folds and sweeps](folds-and-sweeps.md)."
  },
  seed: {
    name: "seed",
    section: "Split",
    type: integer(0, 4294967295),
    default: "42",
    help: "Starting point of everything random: split, first weights, order, augmentation.",
    note: "The same seed, engine, number of threads and kind of machine give the same weights, bit for bit. Another seed makes another split: its figures are not comparable image by image."
  }
};

// src/stages/1-config/table/stopping.ts
var stopping = {
  epochs: {
    name: "epochs",
    section: "Stopping",
    type: integer(1, 1e5),
    default: "100",
    help: "Most epochs to train.",
    note: "A ceiling, not an aim: early stopping ends most trainings before. If it does not, the diagnosis may say *still improving*."
  },
  patience: {
    name: "patience",
    section: "Stopping",
    type: integer(1, 1e5),
    default: "20",
    help: "Stop when the monitored value has not improved for so many epochs.",
    note: "Counted as Keras does. Larger values cost time and can only help; too small a value ends training before the learning rate had a chance to fall."
  },
  minDelta: {
    name: "min-delta",
    section: "Stopping",
    type: number(0, Number.POSITIVE_INFINITY),
    default: "0",
    help: "Only a change by more than this starts the wait of `patience` anew.",
    note: "In the unit of the monitored value. It decides when to stop, nothing else: the kept epoch is the best one, by however little."
  },
  monitor: {
    name: "monitor",
    section: "Stopping",
    type: choice(...MONITOR_NAMES),
    default: "val-loss",
    help: "The value that early stopping watches and the kept epoch is best in.",
    note: "The loss falls, the others rise; each knows its direction. The loss is the steadiest, and a mean IoU on few validation images leaps."
  },
  /** Training then stops with reason `target`. */
  target: {
    name: "target",
    section: "Stopping",
    type: number(0, Number.POSITIVE_INFINITY),
    unset: "no target",
    help: "Stop once the monitored value is at least this good.",
    note: "A loss at or below it, any other value at or above it. Shares are from 0 to 1."
  },
  timeBudgetMs: {
    name: "time-budget",
    section: "Stopping",
    type: duration(),
    unset: "no limit",
    help: "Longest run by the clock, from its start to its end: epochs are cut short for it, and where it is short only a part of the images is validated or tested.",
    note: "The run ends within it and a twentieth, or 5 seconds. Before training it measures what a step, a validation and the report take, and plans with that: all images are validated where a pass over them takes no more than an eighth of the time, and tested where that takes no more than a third. Else log, summary and results say of how many of them; they are chosen by `seed` and show every class if the time allows. A budget too short for a single step is an error that says what is needed. In a workflow keep it some minutes below the job's `timeout-minutes`, of which no step is told."
  }
};

// src/stages/1-config/sweep-rows.ts
var MOST_ROWS = 1e3;
var EXPECTED = "a list of mappings from settings to values such as `- learning-rate: 1e-3`";
function sweepRows() {
  return {
    label: "list of mappings from settings to values",
    expected: EXPECTED,
    list: false,
    lines: true,
    mappings: true,
    parse(text) {
      const rows = typeof text === "string" ? readRows(text) : "it is a list of texts";
      if (typeof rows === "string") return { ok: false, reason: rows };
      return { ok: true, value: rows };
    }
  };
}
__name(sweepRows, "sweepRows");
function readRows(text) {
  const rows = yamlOf(text);
  if (rows instanceof Error) return rows.message.split("\n")[0].replace(/:$/, "");
  if (!Array.isArray(rows) || rows.length === 0) return "it is no list of rows";
  if (rows.length > MOST_ROWS) return `it has ${rows.length} rows, more than ${MOST_ROWS}`;
  const read = [];
  for (const [i, row] of rows.entries()) {
    const texts = rowOf(row);
    if (texts === void 0) return `row ${i + 1} is no mapping from settings to values`;
    read.push(texts);
  }
  return read;
}
__name(readRows, "readRows");
function yamlOf(text) {
  try {
    const document = parseYaml(text);
    return document.errors[0] ?? valueOfYaml(document);
  } catch (error) {
    return error;
  }
}
__name(yamlOf, "yamlOf");
function rowOf(row) {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return void 0;
  const entries = Object.entries(row).map(([name, raw]) => {
    const value = Array.isArray(raw) ? raw.map(textOf) : textOf(raw);
    const whole = typeof value === "string" || Array.isArray(value) && !value.includes(void 0);
    return [name, whole ? value : void 0];
  });
  if (entries.length === 0 || entries.some(([, value]) => value === void 0)) return void 0;
  return Object.fromEntries(entries);
}
__name(rowOf, "rowOf");
function textOf(raw) {
  if (typeof raw === "string") return raw.trim();
  return typeof raw === "number" || typeof raw === "boolean" ? String(raw) : void 0;
}
__name(textOf, "textOf");

// src/stages/1-config/table/sweep.ts
var sweep = {
  sweep: {
    name: "sweep",
    section: "Sweep",
    type: sweepRows(),
    unset: "no sweep",
    help: "Settings to try, one mapping a row, such as `- learning-rate: 1e-3`: of training and stopping only. Best in the settings file.",
    note: "See [folds and sweeps](folds-and-sweeps.md)."
  },
  /** The settings of this row stand in all others already. */
  sweepRow: {
    name: "sweep-row",
    section: "Sweep",
    type: integer(1, 1e3),
    unset: "no sweep",
    inFile: false,
    help: "Which row of `sweep` this run trains with, from 1; `merge` ranks the runs.",
    note: "See [folds and sweeps](folds-and-sweeps.md)."
  }
};

// src/stages/1-config/table/training.ts
var training = {
  recipe: {
    name: "recipe",
    section: "Training",
    type: choice("auto", "classic"),
    default: "auto",
    help: "auto plans network and training from the data; classic is the published U-Net recipe (segmentation only).",
    note: "Settings that are given go before what a recipe decides. The summary lists every choice with its reason under *Plan, with reasons*.",
    recipes: {
      auto: "for segmentation a U-Net with 16, 32, 64 and 128 filters, for classification a residual network of three or four stages, both with batch norm and ReLU; values are clipped and scaled by the training images, or stretched by asinh where a deep exposure has a range far beyond its noise.",
      classic: "for segmentation the published U-Net with 32 to 512 filters, ELU, L2 0.01 and dropout 0.18; values divided by the largest that the depth has. It has no classification."
    }
  },
  engine: {
    name: "engine",
    section: "Training",
    type: choice("auto", "onnx", "tensorflow", "reference"),
    default: "auto",
    help: "What does the arithmetic; auto takes onnx. tensorflow is installed when it is first asked for (1.2 GB). reference is slow and only for checking.",
    note: "See [engines](engines.md)."
  },
  threads: {
    name: "threads",
    section: "Training",
    type: integer(0, 1024),
    default: "0",
    help: "Threads for the arithmetic; 0 takes one for each core.",
    note: "Another number of threads may round differently in the last digits."
  },
  batchSize: {
    name: "batch-size",
    section: "Training",
    type: orAuto(integer(1, 1024)),
    default: "auto",
    help: "Patches in one training step.",
    recipes: {
      auto: "for segmentation 8 patches of 128x128, or as many as have the same pixels: 2 to 32; for classification 32 images.",
      classic: "1."
    }
  },
  learningRate: {
    name: "learning-rate",
    section: "Training",
    type: orAuto(number(1e-7, 10)),
    default: "auto",
    help: "Learning rate at the start; it falls when the validation loss stalls or, with auto, along a time budget.",
    note: "The first to try when the diagnosis says *learning rate too high*: a tenth of it.",
    recipes: {
      auto: "0.02 for segmentation, 0.004 for classification, reached over the first 50 steps; falls to 0.3 of itself after 3 or 5 epochs without a better validation loss, or along `time-budget` to 0.",
      classic: "1; falls to a tenth after 5 epochs without a better validation loss."
    }
  },
  optimizer: {
    name: "optimizer",
    section: "Training",
    type: orAuto(choice("sgd", "adam", "adamw", "muon", "adadelta")),
    default: "auto",
    help: "Update rule.",
    note: "One that the recipe did not choose starts at a rate of its own: sgd 0.01, adam 0.001, adamw 0.002, muon 0.02, adadelta 1. muon makes the updates of hidden weights orthogonal and leaves biases, batch norm and the last layer to AdamW, as torch.optim.Muon and keras.optimizers.Muon are meant to be used.",
    recipes: {
      auto: "for segmentation muon, for classification adamw, both with weight decay 0.01.",
      classic: "adadelta."
    }
  },
  augment: {
    name: "augment",
    section: "Training",
    type: orAuto(boolean()),
    default: "auto",
    help: "Whether training images are varied at random (flips, turns, brightness, noise and more).",
    note: "`true` adds rotations by up to 15 degrees, magnification, brightness, contrast, gamma, noise, blur and small holes to flips and quarter turns.",
    recipes: {
      auto: "for segmentation flips and quarter turns, which change no value; left-right flips alone where upper and lower halves of the images hold different classes. For classification small turns, zoom and light, and the flips after which an image is still most like others of its class.",
      classic: "none."
    }
  },
  classWeights: {
    name: "class-weights",
    section: "Training",
    type: orAuto(classWeights()),
    default: "auto",
    help: "How much each class counts in the loss; balanced weighs by inverse frequency, sqrt by its square root.",
    note: "Weights are scaled to sum to the number of classes that occur.",
    recipes: {
      auto: "`sqrt` where a class has less than 5 % of the pixels, or in classification less than half the images of another, else `none`.",
      classic: "`balanced`."
    }
  },
  labelSmoothing: {
    name: "label-smoothing",
    section: "Training",
    type: orAuto(number(0, 0.9)),
    default: "auto",
    help: "Share of each label spread over all classes in the loss; auto is 0.1 for classification, else 0.",
    note: "Keeps the network from being surer than its images allow (Szegedy et al. 2016)."
  },
  /** The one parameter of the Beta distribution; 0: none are blended. */
  mixUp: {
    name: "mix-up",
    section: "Training",
    type: orAuto(number(0, 1)),
    default: "auto",
    help: "Blends pairs of training images and their labels by shares drawn from Beta(a, a) of this a, such as 0.2; 0 and auto do not. Classification only.",
    note: "Pays in long trainings (Zhang et al. 2018)."
  },
  imageSize: {
    name: "image-size",
    section: "Training",
    type: orAuto(integer(32, 2048, 16)),
    default: "auto",
    help: "Edge of a training patch in pixels; in classification of the square that every image is brought to.",
    note: "Larger patches show more surroundings and take more time and memory a step. The model takes images of any size either way: what it needs is inside.",
    recipes: {
      auto: "for segmentation 128, or less where the smallest image has less, rounded up to a multiple of 8; for classification the median image in its own shape, as large as leaves time for 40 epochs.",
      classic: "whole images, padded to a multiple of 16."
    }
  },
  memoryBudgetBytes: {
    name: "memory-budget",
    section: "Training",
    type: orAuto(memory()),
    default: "auto",
    withoutEffect: true,
    help: "Memory for decoded images; beyond it they lie decoded on the disk, in `output`. auto is a quarter of the machine.",
    note: "Not a limit for the whole process: network and batches come on top. Lower it where the job shares its machine."
  }
};

// src/stages/1-config/table.ts
var TABLE = { ...data, ...split, ...training, ...stopping, ...sweep, ...run };
var SETTINGS = Object.values(TABLE);
var WITHOUT_EFFECT = Object.entries(TABLE).filter(([, { withoutEffect }]) => withoutEffect === true).map(([property]) => property);

export {
  defaultSeriesName,
  wordsOfSeries,
  hasDefaultName,
  describeSeries,
  historySetting,
  sweepRows,
  TABLE,
  SETTINGS,
  WITHOUT_EFFECT
};
