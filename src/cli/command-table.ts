// The one table of commands: how each is called, what it does and the flags of its own. Parsing, the help text and
// README.md's tables come from it; what a command does is in commands.ts and beside it.
import { CONVERT_OPTIONS } from '../stages/1-config/convert-options.ts';
import { EVALUATE_OPTIONS } from '../stages/1-config/evaluate-options.ts';
import { LABEL_OPTIONS } from '../stages/1-config/label-options.ts';
import { MERGE_OPTIONS } from '../stages/1-config/merge-options.ts';
import { called } from '../stages/1-config/names-elsewhere.ts';
import type { Option } from '../stages/1-config/options.ts';
import { PREDICT_OPTIONS } from '../stages/1-config/predict-options.ts';
import { SAMPLE_OPTIONS } from '../stages/1-config/sample-options.ts';

export interface CommandRow {
  readonly name: string;
  /** What is typed after the name. */
  readonly usage: string;
  /** A phrase of one line. */
  readonly help: string;
  /** Flags of its own; none: it takes the settings, or nothing. */
  readonly options: readonly Option<unknown>[];
  /** Whole commands as somebody would type them, without the program's name. */
  readonly examples: readonly string[];
}

export const COMMAND_TABLE = [
  row('train', '--data FOLDER [settings]', 'audit, split, train, test, report', {
    examples: [
      'train --data cells --time-budget 10m',
      'train --data cells --epochs 200 --patience 30 --output runs/cells',
      'train --data cells --initial-model runs/cells --fail-if "test-mean-iou < 0.8"',
    ],
  }),
  row(
    'check',
    '--data FOLDER [settings]',
    'audit and split only: everything that is wrong with the data, at once',
    {
      examples: [
        'check --data cells',
        "check --data scans --images '**/*_photo.png' --masks '**/*_mask.png'",
      ],
    },
  ),
  row(
    'predict',
    '--model FILE INPUT... [--output FOLDER] [options]',
    'segment images with a trained model: masks, overlays, tables; INPUT is a file, a folder or a pattern',
    {
      options: Object.values(PREDICT_OPTIONS),
      examples: [
        'predict --model best-epoch new-images',
        "predict --model best-epoch 'scans/*.tif' --find crack",
      ],
    },
  ),
  row(
    'evaluate',
    '--model FILE --data FOLDER [options] [settings]',
    'test a trained model on labelled images: metrics, report and gates; takes the settings of data, output and gates',
    {
      options: Object.values(EVALUATE_OPTIONS),
      examples: ['evaluate --model best-epoch --data new-cells --fail-if "test-mean-iou < 0.8"'],
    },
  ),
  row(
    'label',
    '--rules FILE INPUT... [--output FOLDER]',
    'label images by ranges of intensity, and say what the rules leave ambiguous',
    {
      options: Object.values(LABEL_OPTIONS),
      examples: ['label --rules rules.json exposures --output labelled'],
    },
  ),
  row(
    'convert',
    'FOLDER OUTPUT [--from LABELS] [--to FORMATS] [settings of the data]',
    'write the labels of a data folder as masks, or as a labelling tool imports them',
    {
      options: Object.values(CONVERT_OPTIONS),
      examples: [
        'convert --from coco --to masks roboflow-export data/parts',
        'convert --to coco cells cells-coco',
      ],
    },
  ),
  row('sample', 'ccd FOLDER [--count N] [--seed S]', 'write simulated CCD exposures with their true labels', {
    options: Object.values(SAMPLE_OPTIONS),
    examples: ['sample ccd exposures --count 40'],
  }),
  row('demo', '[FOLDER] [settings]', 'make a sample and train 8 epochs on it', {
    examples: ['demo'],
  }),
  row(
    'merge',
    'FOLDER... [--data FOLDER] [--output FOLDER]',
    'join the run folders of folds into one ensemble, or rank those of a sweep',
    { options: Object.values(MERGE_OPTIONS), examples: ['merge fold-1 fold-2 fold-3 --data cells'] },
  ),
  row('setup', '', 'install the runtime packages now, for runs without a network later'),
  row('explain', 'CODE', 'say what a fault means and what helps: CODE is what stands before its message', {
    examples: ['explain mask-size-mismatch'],
  }),
  row('help', '[COMMAND]', 'say what there is, or what a command takes'),
  row('version', '', 'say which version this is'),
] as const;

export type Command = (typeof COMMAND_TABLE)[number]['name'];

export const COMMANDS: readonly Command[] = COMMAND_TABLE.map(({ name }) => name);

/** What other tools call a command, to name ours where somebody types theirs; all end at a command that is. */
export const COMMANDS_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ...called('train', 'fit', 'run', 'finetune', 'fine-tune'),
  ...called('train --export', 'export'),
  ...called('check', 'audit', 'verify', 'lint', 'doctor'),
  ...called('predict', 'infer', 'inference', 'detect', 'segment', 'classify'),
  ...called('evaluate', 'val', 'validate', 'test', 'eval', 'benchmark'),
  ...called('label', 'annotate'),
  ...called('merge', 'ensemble'),
  ...called('setup', 'install', 'init'),
]);

/** "best-epoch sample ccd FOLDER [--count N] [--seed S]" */
export function usageOf(command: Command): string {
  const { name, usage } = COMMAND_TABLE.find((one) => one.name === command)!;
  return `best-epoch ${name} ${usage}`.trimEnd();
}

function row<const N extends string>(
  name: N,
  usage: string,
  help: string,
  { options = [], examples = [] }: Partial<Pick<CommandRow, 'options' | 'examples'>> = {},
): CommandRow & { readonly name: N } {
  return { name, usage, help, options, examples };
}
