// Rows of the settings' table about a run: what it starts from, what it leaves behind, and who is told.
import { gates } from '../gates.ts';
import { artifactName, seriesName } from '../run-types.ts';
import type { SettingRows } from '../setting.ts';
import { boolean, choice, choices, integer, orAuto, path, wordOrPath } from '../types.ts';

export const run = {
  output: {
    name: 'output',
    section: 'Run',
    type: path(),
    default: 'best-epoch',
    inFile: false,
    withoutEffect: true,
    help: 'Folder for the model, the results and the reports.',
    note: '[Outputs](outputs.md#files) lists what is in it. In the workspace it should be ignored by git.',
  },
  resume: {
    name: 'resume',
    section: 'Run',
    type: choice('auto', 'never'),
    default: 'auto',
    withoutEffect: true,
    help: 'auto goes on from the checkpoint of a run of the same training that was cut off or out of time: in the output folder or, on GitHub, in the Actions cache; never starts anew and leaves none there.',
    note: 'Out of time is a run that its `time-budget` ended: with another budget, or with more `epochs`, the next goes on. A checkpoint of other data, other settings of the training or another engine is not gone on from.',
  },
  /** `baseline`, or the absolute path of a model or a run folder. */
  initialModel: {
    name: 'initial-model',
    section: 'Run',
    type: wordOrPath('baseline'),
    unset: 'from random weights',
    help: 'Fine-tunes an earlier model: its model.onnx or run folder, or baseline for the model of the run that `baseline` compares with. It keeps its network and normalisation; classes go by name, new ones may be added.',
    note: 'The learning rate is planned at a tenth of what a training from scratch starts with, and the model is validated before the first epoch. [Fine-tuning](fine-tuning.md) says what is kept and what must fit.',
  },
  /** undefined: on GitHub only. */
  skipUnchanged: {
    name: 'skip-unchanged',
    section: 'Run',
    type: orAuto(boolean()),
    default: 'auto',
    withoutEffect: true,
    help: 'Whether a run with the same data, labels, split, settings and code of the action as an earlier one takes its model and results instead of training again; auto does on GitHub, from the Actions cache, and nowhere else.',
    note: '[When nothing has changed](github.md#when-nothing-has-changed) says what counts.',
  },
  /** `auto`, `none` or the absolute path of an earlier results.json. */
  baseline: {
    name: 'baseline',
    section: 'Run',
    type: wordOrPath('auto', 'none'),
    default: 'auto',
    withoutEffect: true,
    help: "What to compare with: the results.json of an earlier run; auto takes the newest one of the same series: of a pull request's base branch, or of the branch itself (GitHub only).",
    note: '[Better or worse than before](github.md#better-or-worse-than-before) says how the verdict is made, [Which runs are compared](github.md#which-runs-are-compared) with whose results.',
  },
  series: {
    name: 'series',
    section: 'Run',
    type: seriesName(),
    unset: 'WORKFLOW/JOB/ARTIFACT on GitHub, else the name of the data folder',
    inFile: false,
    withoutEffect: true,
    help: 'Name of the runs that this one is compared with and that later ones compare with it; give it where a pull request has another workflow or job than the branch.',
    note: 'It takes a name of your own, the same in both workflows, or the name of another series as the messages have it (`Train/train/best-epoch`). Without it results of the same artifact name are found, too, where only one series has it. [Which runs are compared](github.md#which-runs-are-compared) says more. It stands in no settings file: the data under review must not choose what it is compared with.',
  },
  failIf: {
    name: 'fail-if',
    section: 'Run',
    type: gates(),
    unset: 'nothing',
    withoutEffect: true,
    help: 'What fails the run once all is done, such as test-mean-iou < 0.8 or overfit; any of the conditions is enough.',
    note: '[Gates](github.md#gates) has the words.',
  },
  export: {
    name: 'export',
    section: 'Run',
    type: choices('tfjs'),
    unset: 'model.onnx only',
    help: 'What else the model is written as; tfjs is a TensorFlow.js LayersModel in model/tfjs.',
    note: '[The model in TensorFlow.js](predict.md#in-tensorflowjs) shows how it is loaded.',
  },
  artifactName: {
    name: 'artifact-name',
    section: 'Run',
    type: artifactName(),
    default: 'best-epoch',
    withoutEffect: true,
    help: 'Name of the uploaded artifact (GitHub only).',
    note: 'A workflow run takes each name once: several training steps, or the jobs of a matrix, need one each.',
  },
  reportArtifact: {
    name: 'report-artifact',
    section: 'Run',
    type: boolean(),
    default: 'true',
    withoutEffect: true,
    help: 'Whether report.html is uploaded as an artifact of its own, too, which a browser opens (GitHub only).',
    note: 'It is no archive: `actions/download-artifact` of versions 4 to 7 fails at it where it downloads all artifacts of a run: see [artifacts](outputs.md#artifacts).',
  },
  retentionDays: {
    name: 'retention-days',
    section: 'Run',
    type: integer(1, 400),
    unset: "the repository's default",
    withoutEffect: true,
    help: 'Days that the artifact is kept (GitHub only).',
  },
  comment: {
    name: 'comment',
    section: 'Run',
    type: choice('auto', 'never'),
    default: 'auto',
    inFile: false,
    withoutEffect: true,
    help: 'auto comments on the pull request that the run is for: one comment, edited by later runs and posted anew when the model is worse (GitHub only).',
    note: '[On a pull request](github.md#on-a-pull-request) has the permission that it needs.',
  },
} as const satisfies SettingRows;
