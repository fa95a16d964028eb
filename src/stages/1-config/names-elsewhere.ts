// What the field's other tools call a setting (Ultralytics, Keras, PyTorch Lightning, timm, scikit-learn), to name ours
// where somebody types theirs. None of these is accepted: two words for one thing would both be in people's workflows.

/** By the other name in kebab case. */
export const SETTINGS_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ...called('data', 'data-dir', 'data-path', 'dataset', 'input', 'source', 'train-dir'),
  ...called(
    'output',
    'name',
    'project',
    'out',
    'out-dir',
    'output-dir',
    'save-dir',
    'work-dir',
    'default-root-dir',
  ),
  ...called('classes', 'names', 'nc', 'num-classes', 'class-names'),
  ...called('initial-model', 'model', 'weights', 'pretrained', 'checkpoint', 'ckpt-path'),
  ...called('export', 'format'),
  ...called('validation-fraction', 'val', 'val-split', 'validation-split', 'val-fraction', 'val-size'),
  ...called('test-fraction', 'test-split', 'test-size'),
  ...called('folds', 'cv', 'k-folds', 'kfold', 'n-splits', 'num-folds'),
  ...called('group-by', 'groups'),
  ...called('seed', 'random-state', 'random-seed', 'manual-seed'),
  ...called('epochs', 'max-epochs', 'num-epochs', 'n-epochs', 'nb-epoch', 'num-train-epochs'),
  ...called('patience', 'early-stopping', 'early-stopping-patience', 'early-stopping-rounds'),
  ...called('time-budget', 'time', 'max-time', 'time-limit', 'timeout'),
  ...called('learning-rate', 'lr', 'lr0', 'base-lr', 'init-lr'),
  ...called('batch-size', 'batch', 'bs', 'per-device-train-batch-size'),
  ...called('image-size', 'imgsz', 'img', 'img-size', 'input-size', 'crop-size', 'resize'),
  ...called('optimizer', 'opt', 'optim'),
  ...called('augment', 'aug', 'augmentation', 'auto-augment'),
  ...called('label-smoothing', 'smoothing'),
  ...called('threads', 'device', 'workers', 'num-workers', 'n-jobs', 'jobs'),
  ...called(
    'fail-if',
    'gate',
    'gates',
    'fail',
    'fail-on',
    'fail-when',
    'fail-under',
    'min-accuracy',
    'threshold',
  ),
]);

/** The same for options that commands have beside the settings. */
export const OPTIONS_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ...called('model', 'weights', 'checkpoint', 'ckpt-path', 'initial-model'),
  ...called('output', 'name', 'project', 'out', 'out-dir', 'output-dir', 'save-dir'),
  ...called('flip-averaging', 'tta', 'augment'),
  ...called('tile-size', 'imgsz', 'img-size', 'image-size', 'patch-size'),
  ...called('threads', 'device', 'workers', 'num-workers', 'jobs'),
  ...called('part', 'split'),
  ...called('probabilities', 'save-probabilities'),
]);

/** @param others as their tools write them, in kebab case */
export function called(name: string, ...others: readonly string[]): (readonly [string, string])[] {
  return others.map((other) => [other, name] as const);
}
