// Faults of the model that a training starts from.
import { quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';
import { wordMeant } from './word-or-path.ts';

// Of the examples.
const NAME = 'old/model/model.onnx';

const TEMPORARY = `\`\${{ runner.temp }}\``;
const WORDS = ['auto', 'none', 'imagenet', 'baseline'];
const WITHOUT = 'or leave `initial-model` out to train without it';

export const initialModelMissing = defineFault({
  code: 'initial-model-missing',
  words: (path: string): Wording => ({
    subject: `initial model ${quote(path)}`,
    got: "isn't there",
    ...wordMeant(path, WORDS),
    fix: 'Correct `initial-model`: it takes the model.onnx or the run folder of a finished run, or one of the words `auto`, `none`, `imagenet` and `baseline`.',
  }),
  example: ['best-epoch/model/model.onnx'],
  note: 'On GitHub a run begins with an empty workspace: download the earlier artifact first, or use `baseline`.',
});

export const initialModelInCheckout = defineFault({
  code: 'initial-model-in-checkout',
  severity: 'warning',
  words: (path: string): Wording => ({
    subject: `initial model ${quote(path)}`,
    got: 'lies in the checkout',
    expected: 'though a pull request may change the weights there that it starts from',
    fix: `Fetch it to a path below ${TEMPORARY}, or give \`initial-model: baseline\`.`,
  }),
  example: ['models/cells/model.onnx'],
  note: 'Weights can know the test images, which nothing tells. The run is done all the same; summary and comment say beside the name of the model where it comes from.',
});

export const initialModelNeedsBaseline = defineFault({
  code: 'initial-model-needs-baseline',
  words: (): Wording => ({
    subject: 'setting "initial-model"',
    got: 'is "baseline" while the setting "baseline" is "none"',
    fix: 'Set `baseline` to `auto` or to an earlier results.json, or name the model itself.',
  }),
  example: [],
  note: '`initial-model: baseline` is the model of the run that this one is compared with.',
});

export const initialModelNotOfBaseline = defineFault({
  code: 'initial-model-not-of-baseline',
  words: (path: string, results: string): Wording => ({
    subject: `initial model ${quote(path)}`,
    got: `is not the model that ${quote(results)} is the results of`,
    expected: 'expected the one with the SHA-256 that stands there',
    fix: 'Keep results.json and model together as the run left them, or name the model with `initial-model`.',
    file: path,
  }),
  example: [NAME, 'old/results.json'],
  note: 'The model is looked for where results.json says that its run has put it, and held against its digest.',
});

export const initialModelTaskDiffers = defineFault({
  code: 'initial-model-task-differs',
  words: (name: string, task: string, wanted: string): Wording => ({
    subject: `initial model ${quote(name)}`,
    got: `is of the task ${task}`,
    expected: `the data set is for ${wanted}`,
    fix: `Give a model of ${wanted}, ${WITHOUT}.`,
  }),
  example: [NAME, 'segmentation', 'classification'],
  note: 'The two tasks have different networks.',
});

export const initialModelPixelsDiffer = defineFault({
  code: 'initial-model-pixels-differ',
  words: (name: string, takes: string, has: string): Wording => ({
    subject: `initial model ${quote(name)}`,
    got: `takes ${takes} images`,
    expected: `the data set's are ${has}`,
    fix: `Give a model of images like these: the same value must mean the same light; ${WITHOUT}.`,
  }),
  example: [NAME, '8-bit grey', '16-bit grey'],
  note: 'The normalisation is kept with the weights, and it is one of pixel values.',
});

/** @param nearest of the data set's classes, those that a missing one may have become */
export const initialModelClassesDiffer = defineFault({
  code: 'initial-model-classes-differ',
  words: (name: string, missing: readonly string[], nearest: readonly string[]): Wording => {
    const several = missing.length > 1;
    const meant =
      nearest.length === 0 ? '' : ` (the nearest: ${[...new Set(nearest)].map(quote).join(', ')})`;
    return {
      subject: `initial model ${quote(name)}`,
      got: `knows the class${several ? 'es' : ''} ${missing.map(quote).join(', ')}`,
      expected: `the data set has none of ${several ? 'these names' : 'that name'}${meant}`,
      fix: `Name the classes as the model does, those without pixels included, ${WITHOUT}. New classes may be added, and the order is free.`,
    };
  },
  example: [NAME, ['crack'], ['cracks']],
  note: 'A class that only the model knows was mostly renamed, and learning it anew would lose what is known.',
});

/** @param parts such as "3 of 12 test images" */
export const initialModelKnowsImages = defineFault({
  code: 'initial-model-knows-images',
  severity: 'warning',
  words: (name: string, parts: readonly string[]): Wording => ({
    subject: `initial model ${quote(name)}`,
    got: `was trained on ${parts.join(' and ')}`,
    expected: 'so that what is measured on them looks better than it is',
    fix: 'Split as its run did: the same `seed`, fractions and `group-by`, or its split.json as `split`.',
  }),
  example: [NAME, ['3 of 12 test images']],
  note: 'Told where the results.json of its run lies in the run folder, or for a baseline. Folds of a model that was trained without them always meet it for their validation images.',
});

export const initialModelNetworkDiffers = defineFault({
  code: 'initial-model-network-differs',
  words: (name: string, network: string, planned: string): Wording => ({
    subject: `initial model ${quote(name)}`,
    got: `is a ${network}`,
    expected: `\`recipe: classic\` trains its own network, the ${planned}`,
    fix: "Leave `recipe` out: then the network is the model's.",
  }),
  example: [NAME, 'U-Net 16-32-64-128', 'U-Net 32-64-128-256-512'],
  note: 'The published recipe is that of one network.',
});
