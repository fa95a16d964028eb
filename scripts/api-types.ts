// The types of the package's API that come from the tables of settings and scores and from the results' schemas. api-types.mjs
// writes them; a test compares them with what is there.
import { type EpochScore, TRAINING_SCORES, VALIDATION_SCORES } from '../src/metrics/epoch-scores.ts';
import { evaluationJsonSchema } from '../src/results/evaluation.ts';
import { resultsJsonSchema } from '../src/results/results.ts';
import { EVALUATE_OPTIONS, isForEvaluation } from '../src/stages/1-config/evaluate-options.ts';
import { PREDICT_OPTIONS } from '../src/stages/1-config/predict-options.ts';
import { describeDefault, type Setting } from '../src/stages/1-config/setting.ts';
import { SETTINGS } from '../src/stages/1-config/table.ts';
import { type Named, type Schema, spelledOut } from './json-schema-types.ts';

export interface GeneratedFile {
  /** From the project's root. */
  readonly path: string;
  readonly content: string;
}

type Row = Pick<Setting<unknown>, 'name' | 'type' | 'default' | 'unset' | 'help'>;

/** What only a step on GitHub has, and what a program does by itself in a loop. */
export const LEFT_OUT = [
  'artifact-name',
  'report-artifact',
  'retention-days',
  'comment',
  'comment-on',
  'release',
  'sweep',
  'sweep-row',
];

export function generatedFiles(): readonly GeneratedFile[] {
  const files = [
    { path: 'src/api/settings.ts', content: settingsFile() },
    { path: 'src/api/records.ts', content: recordsFile() },
    { path: 'src/api/results-parts.ts', content: partsFile() },
    { path: 'src/api/results.ts', content: resultsFile() },
    { path: 'src/api/evaluation-results.ts', content: evaluationFile() },
  ];
  return files.map(({ path, content }) => ({ path, content: `${content.trimEnd()}\n` }));
}

function settingsFile(): string {
  const rows = SETTINGS.filter(({ name }) => !LEFT_OUT.includes(name));
  const evaluation = [
    ...Object.values<Row>(EVALUATE_OPTIONS),
    ...rows
      .filter(({ name }) => isForEvaluation(name))
      .map((row) => (row.name === 'output' ? { ...row, default: 'evaluation' } : row)),
  ];
  return `// What the functions of the API take. Written by \`npm run tables\` from the tables in stages/1-config/: not by hand.
// biome-ignore-all format: made by a program

${interfaceOf('TrainSettings', 'What a training takes; the settings of the command line, in camel case.', rows)}
${interfaceOf('EvaluateSettings', 'What an evaluation takes.', evaluation)}
${interfaceOf('PredictSettings', 'What a prediction takes.', Object.values<Row>(PREDICT_OPTIONS), INPUTS)}`;
}

function recordsFile(): string {
  const fields = (scores: readonly EpochScore[]) =>
    scores.map(({ field }) => `  readonly ${field}: number;\n`).join('');
  return `// What the API's events say of an epoch. Written by \`npm run tables\` from the table of scores in metrics/: not by hand.
// biome-ignore-all format: made by a program

/** On the validation images. Scores are ratios from 0 to 1, NaN where they are undefined or the task has no such score. */
export interface ValidationRecord {
  readonly valLoss: number;
${fields(VALIDATION_SCORES)}}

/** What an epoch came to. */
export interface EpochRecord extends ValidationRecord {
  /** From 1. */
  readonly epoch: number;
  readonly learningRate: number;
  readonly trainLoss: number;
${fields(TRAINING_SCORES)}  readonly seconds: number;
}
`;
}

const INPUTS =
  '  /** Images: files, folders or patterns such as scans/*.tif. */\n  readonly inputs: readonly string[];\n';

function interfaceOf(name: string, comment: string, rows: readonly Row[], first = ''): string {
  const lines = rows.map((row) => {
    const required = describeDefault(row) === 'required';
    const help = required ? row.help : `${row.help} Default: ${describeDefault(row)}.`;
    return `  /** ${help} */\n  readonly ${camelCase(row.name)}${required ? '' : '?'}: ${typeOfSetting(row)}${required ? '' : ' | undefined'};\n`;
  });
  return `/** ${comment} */\nexport interface ${name} {\n${first}${lines.join('')}}\n`;
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** By what the table says to people of the type. */
function typeOfSetting({ name, type }: Row): string {
  const label = type.label.replace(/^auto, or /, '');
  const auto = label === type.label ? '' : "'auto' | ";
  const plain = PLAIN.find(([pattern]) => pattern.test(label))?.[1];
  if (plain !== undefined) return auto + plain;
  const words = /^[a-z][\w-]*(?:, [a-z][\w-]*)*(?=$|;)/.exec(label)?.[0].split(', ');
  if (words === undefined) throw new Error(`no type for setting ${name}: ${label}`);
  const union = words.map((word) => `'${word}'`).join(' | ');
  return label.endsWith('separated by commas') ? `readonly (${union})[]` : auto + union;
}

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/^(?:integer|number|fraction)\b/, 'number'],
  [/^true or false$/, 'boolean'],
  [/^(?:duration|memory): |^(?:.*, )?path$|^(?:glob|pattern|regular expression|class name|name)$/, 'string'],
  [/^none, balanced, sqrt, or a number/, "'none' | 'balanced' | 'sqrt' | readonly number[]"],
  [/^none, or values/, "'none' | readonly (number | string)[]"],
  [/^names, separated|^conditions, one a line$/, 'readonly string[]'],
];

const [RESULTS, EVALUATION] = [resultsJsonSchema('output'), evaluationJsonSchema('output')].map(
  withoutBounds,
) as [Schema, Schema];

/** Types don't say how large a number is: what differs in that alone is one type. */
function withoutBounds(schema: unknown): unknown {
  const isBound = (key: string, value: unknown) => /^(?:min|max)imum$/.test(key) && typeof value === 'number';
  return JSON.parse(JSON.stringify(schema, (key, value) => (isBound(key, value) ? undefined : value)));
}

/** The schema at a path of property names; `[]` is what an array holds. */
function at(schema: Schema, ...path: readonly string[]): Schema {
  return path.reduce<Schema>((inner, name) => {
    const choice = inner.anyOf?.find(({ type }) => type !== 'null') ?? inner;
    const found = name === '[]' ? choice.items : choice.properties?.[name];
    if (found === undefined) throw new Error(`the schema has no ${path.join('.')}`);
    return found;
  }, schema);
}

const choiceOf = (schema: Schema) => schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;

/** By what a user calls them, each after those that it holds. */
const PARTS: readonly (readonly [name: string, comment: string, schema: Schema])[] = [
  ['Interval', 'Of 95 %.', choiceOf(at(RESULTS, 'test', 'intervals', 'accuracy'))],
  ['Change', 'This run minus the baseline.', choiceOf(at(RESULTS, 'comparison', 'changes', 'accuracy'))],
  ['ImageList', 'Some images.', at(RESULTS, 'comparison', 'data', 'added')],
  ['ModelClass', 'A class of the model.', at(RESULTS, 'classes', '[]')],
  ['DataSummary', 'What the data set is.', at(RESULTS, 'data')],
  ['SplitPart', 'The images of a part of the split.', at(RESULTS, 'split', 'train')],
  ['ClassMetrics', 'The scores of one class.', at(RESULTS, 'test', 'per-class', '[]')],
  ['ImageMetrics', 'The scores of one image.', at(RESULTS, 'test', 'per-image', '[]')],
  ['Calibration', 'How far the probabilities can be believed.', choiceOf(at(RESULTS, 'test', 'calibration'))],
  ['TestResults', 'What a model scored on images that it was tested on.', at(RESULTS, 'test')],
  ['Epoch', 'What an epoch came to.', at(RESULTS, 'history', '[]')],
  ['Finding', 'What the curves or the test say.', at(RESULTS, 'diagnosis', '[]')],
  ['Comparison', 'With the baseline.', at(RESULTS, 'comparison')],
  ['GateResult', 'How a condition of `failIf` came out.', at(RESULTS, 'gates', '[]')],
  ['Picture', 'Of a test image.', at(RESULTS, 'predictions', '[]')],
  ['Environment', 'The machine.', at(RESULTS, 'environment')],
  ['ModelFile', 'A file of the model.', at(RESULTS, 'exports', '[]', 'files', '[]')],
];
const NAMED: Named = Object.fromEntries(PARTS.map(([name, , schema]) => [name, schema]));

const SOURCE =
  'Written by `npm run tables` from\n// the schemas in src/results/: not by hand.\n// biome-ignore-all format: made by a program';

function partsFile(): string {
  const parts = PARTS.map(
    ([name, comment, schema]) => `/** ${comment} */\nexport interface ${name} ${spelledOut(schema, NAMED)}\n`,
  );
  return `// The parts that results.json and evaluation.json are made of, for the API. ${SOURCE}\n\n${parts.join('\n')}`;
}

function resultsFile(): string {
  return wholeFile(
    'Results',
    'What results.json holds of a training. A number that is undefined (0 / 0, a diverged loss) is null.',
    RESULTS,
  );
}

function evaluationFile(): string {
  return wholeFile(
    'EvaluationResults',
    'What evaluation.json holds: a trained model tested on a labelled set. An undefined number is null.',
    EVALUATION,
  );
}

function wholeFile(name: string, comment: string, schema: Schema): string {
  const body = spelledOut(schema, NAMED);
  const used = Object.keys(NAMED)
    .sort()
    .filter((one) => new RegExp(`\\b${one}\\b`).test(withoutComments(body)));
  const imports = `import type {\n${used.map((one) => `  ${one},\n`).join('')}} from './results-parts.ts';`;
  return `// What the API gives back of a file of results. ${SOURCE}\n${imports}\n\n/** ${comment} */\nexport interface ${name} ${body}\n`;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*\*.*\*\//g, '');
}
