// The names of timings-seconds in words and in reading order: stages, what training's time went into, moments.

/** One after the other; their sum is the run. A stage without words of its own stands under its name. */
const STAGES: Readonly<Record<string, string>> = {
  dataset: 'data set',
  'initial-model': 'choice of what training starts from',
  train: 'training',
  evaluate: 'test',
};

/** Within training. */
const PARTS: Readonly<Record<string, string>> = {
  'linear-probe': 'training: the head alone',
  step: 'training: steps',
  wait: 'training: waiting for patches between the steps',
  validate: 'training: validation',
  checkpoint: 'training: checkpoints',
  load: 'training: reading images, beside the steps',
  augment: 'training: cutting and varying patches, beside the steps',
};

/** Points in time that lie within a stage. */
const MOMENTS: Readonly<Record<string, string>> = {
  'first-step': 'from the start until the first training step was done',
  'best-epoch': 'in training until the best epoch was done',
};

type Timings = Readonly<Record<string, number>>;

export interface TimingRow {
  readonly title: string;
  readonly seconds: number;
}

/** Known only when the page is written: left out everywhere, so that page and summary have the same times. */
const REPORT = 'report';

/** The stages in the order in which they ran, until the report. */
export function stageTimings(timings: Timings): TimingRow[] {
  return Object.entries(timings)
    .filter(([name]) => !(name in PARTS) && !(name in MOMENTS) && name !== REPORT)
    .map(([name, seconds]) => ({ title: STAGES[name] ?? name, seconds }));
}

/** Everything: the stages, the parts of training, the moments. */
export function allTimings(timings: Timings): TimingRow[] {
  const named = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).flatMap(([name, title]) =>
      timings[name] === undefined ? [] : [{ title, seconds: timings[name] }],
    );
  return [...stageTimings(timings), ...named(PARTS), ...named(MOMENTS)];
}
