// Faults of the model that a training starts from.
import { quote } from '../shared/quote.ts';
import { type Fault, fault } from './fault.ts';

const FROM_SCRATCH = 'or leave `initial-model` out to train from scratch';

export function initialModelMissing(path: string): Fault {
  return fault('initial-model-missing', {
    subject: `initial model ${quote(path)}`,
    got: "isn't there",
    fix: 'Correct `initial-model`: it takes the model.onnx or the run folder of a finished run, or the word `baseline`.',
  });
}

export function initialModelNeedsBaseline(): Fault {
  return fault('initial-model-needs-baseline', {
    subject: 'setting "initial-model"',
    got: 'is "baseline" while the setting "baseline" is "none"',
    fix: 'Set `baseline` to `auto` or to an earlier results.json, or name the model itself.',
  });
}

export function initialModelNotOfBaseline(path: string, results: string): Fault {
  return fault('initial-model-not-of-baseline', {
    subject: `initial model ${quote(path)}`,
    got: `is not the model that ${quote(results)} is the results of`,
    expected: 'expected the one with the SHA-256 that stands there',
    fix: 'Keep results.json and model together as the run left them, or name the model with `initial-model`.',
    file: path,
  });
}

export function initialModelTaskDiffers(name: string, task: string, wanted: string): Fault {
  return fault('initial-model-task-differs', {
    subject: `initial model ${quote(name)}`,
    got: `is of the task ${task}`,
    expected: `the data set is for ${wanted}`,
    fix: `Give a model of ${wanted}, ${FROM_SCRATCH}.`,
  });
}

export function initialModelPixelsDiffer(name: string, takes: string, has: string): Fault {
  return fault('initial-model-pixels-differ', {
    subject: `initial model ${quote(name)}`,
    got: `takes ${takes} images`,
    expected: `the data set's are ${has}`,
    fix: `Give a model of images like these: the same value must mean the same light; ${FROM_SCRATCH}.`,
  });
}

/** @param nearest of the data set's classes, one for each that is missing */
export function initialModelClassesDiffer(
  name: string,
  missing: readonly string[],
  nearest: readonly string[],
): Fault {
  const several = missing.length > 1;
  return fault('initial-model-classes-differ', {
    subject: `initial model ${quote(name)}`,
    got: `knows the class${several ? 'es' : ''} ${missing.map(quote).join(', ')}`,
    expected: `the data set has none of ${several ? 'these names' : 'that name'} (the nearest: ${[...new Set(nearest)].map(quote).join(', ')})`,
    fix: `Name the classes as the model does, those without pixels included, ${FROM_SCRATCH}. New classes may be added, and the order is free.`,
  });
}

/** @param parts such as "3 of 12 test images" */
export function initialModelKnowsImages(name: string, parts: readonly string[]): Fault {
  return fault('initial-model-knows-images', {
    subject: `initial model ${quote(name)}`,
    got: `was trained on ${parts.join(' and ')}`,
    expected: 'so that what is measured on them looks better than it is',
    fix: 'Split as its run did: the same `seed`, fractions and `group-by`, or its split.json as `split`.',
    severity: 'warning',
  });
}

export function initialModelNetworkDiffers(name: string, network: string, planned: string): Fault {
  return fault('initial-model-network-differs', {
    subject: `initial model ${quote(name)}`,
    got: `is a ${network}`,
    expected: `\`recipe: classic\` trains its own network, the ${planned}`,
    fix: "Leave `recipe` out: then the network is the model's.",
  });
}
