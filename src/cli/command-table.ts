// The one table of commands: how each is called, what it does and the flags of its own. Parsing, the help text and
// README.md's tables come from it; what a command does is in commands.ts and beside it.
import { EVALUATE_OPTIONS } from '../stages/1-config/evaluate-options.ts';
import { LABEL_OPTIONS } from '../stages/1-config/label-options.ts';
import { MERGE_OPTIONS } from '../stages/1-config/merge-options.ts';
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
}

export const COMMAND_TABLE = [
  row('train', '--data FOLDER [settings]', 'audit, split, train, test, report'),
  row(
    'check',
    '--data FOLDER [settings]',
    'audit and split only: everything that is wrong with the data, at once',
  ),
  row(
    'predict',
    '--model FILE INPUT... [--output FOLDER] [options]',
    'segment images with a trained model: masks, overlays, tables; INPUT is a file, a folder or a pattern',
    Object.values(PREDICT_OPTIONS),
  ),
  row(
    'evaluate',
    '--model FILE --data FOLDER [options] [settings]',
    'test a trained model on labelled images: metrics, report and gates; takes the settings of data, output and gates',
    Object.values(EVALUATE_OPTIONS),
  ),
  row(
    'label',
    '--rules FILE INPUT... [--output FOLDER]',
    'label images by ranges of intensity, and say what the rules leave ambiguous',
    Object.values(LABEL_OPTIONS),
  ),
  row(
    'sample',
    'ccd FOLDER [--count N] [--seed S]',
    'write simulated CCD exposures with their true labels',
    Object.values(SAMPLE_OPTIONS),
  ),
  row('demo', '[FOLDER] [settings]', 'make a sample and train on it for about a minute'),
  row(
    'merge',
    'FOLDER... [--data FOLDER] [--output FOLDER]',
    'join the run folders of folds into one ensemble, or rank those of a sweep',
    Object.values(MERGE_OPTIONS),
  ),
  row('setup', '', 'install the runtime packages now, for runs without a network later'),
  row('explain', 'CODE', 'say what a fault means and what helps: CODE is what stands before its message'),
  row('help', '[COMMAND]', 'say what there is, or what a command takes'),
  row('version', '', 'say which version this is'),
] as const;

export type Command = (typeof COMMAND_TABLE)[number]['name'];

export const COMMANDS: readonly Command[] = COMMAND_TABLE.map(({ name }) => name);

/** "best-epoch sample ccd FOLDER [--count N] [--seed S]" */
export function usageOf(command: Command): string {
  const { name, usage } = COMMAND_TABLE.find((one) => one.name === command)!;
  return `best-epoch ${name} ${usage}`.trimEnd();
}

function row<const N extends string>(
  name: N,
  usage: string,
  help: string,
  options: readonly Option<unknown>[] = [],
): CommandRow & { readonly name: N } {
  return { name, usage, help, options };
}
