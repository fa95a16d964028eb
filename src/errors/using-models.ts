// Faults of using a model that is trained already: the model's file, the images that it is given, what is looked for.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const modelNotOurs = defineFault({
  code: 'model-not-ours',
  words: (path: string, reason: string): Wording => ({
    subject: `model ${quote(path)}`,
    got: `is an ONNX model, but not one that this program wrote: ${escapeControls(reason)}`,
    fix: 'Give the model.onnx of a finished run; other models say neither their classes nor what pixels they take.',
    file: path,
  }),
  example: ['resnet50.onnx', 'its metadata names no classes'],
  note: "Classes, colours, normalisation, tile size and layers are read from the metadata that a run writes into model.onnx. The graph in the file must be the one that these layers make: weights that lie in another file, operators of one's own and whatever else ONNX can say are refused before anything is run. A file that a tool has optimized, quantized or converted is another model: give the one that the run left.",
});

export const modelIsEnsemble = defineFault({
  code: 'model-is-ensemble',
  words: (path: string, members: string): Wording => ({
    subject: `model ${quote(path)}`,
    got: `is an ensemble of ${escapeControls(members)} models, whose mean can't be trained on`,
    fix: 'Give the model.onnx of one of the runs that were merged.',
    file: path,
  }),
  example: ['merged/model/model.onnx', '5'],
  note: '`merge` writes an ensemble, which predicts like any model. Each of its members is in the artifact of its own run.',
});

export const modelUntrained = defineFault({
  code: 'model-untrained',
  severity: 'warning',
  words: (path: string): Wording => ({
    subject: `model ${quote(path)}`,
    got: "wasn't trained: the time of its run was over before it had seen one epoch",
    fix: 'Give the model of a run that had more time (`time-budget`).',
    file: path,
  }),
  example: ['best-epoch/model/model.onnx'],
  note: 'The file says so itself (`untrained`). It is used as asked, what it predicts says little, and in an evaluation no gate passes.',
});

export const modelMissing = defineFault({
  code: 'model-missing',
  words: (path: string): Wording => ({
    subject: `model ${quote(path)}`,
    got: "isn't there",
    fix: 'Correct the path: the option takes the model.onnx of a finished run, or the folder of the run.',
  }),
  example: ['best-epoch/model/model.onnx'],
  note: 'Paths are relative to where the command is started. A run leaves its model when it ends, in `model/model.onnx` of its output folder.',
});

export const modelNotInFolder = defineFault({
  code: 'model-not-in-folder',
  words: (folder: string, lies: string | undefined): Wording => ({
    subject: `folder ${quote(folder)}`,
    got: 'holds no model/model.onnx',
    expected: 'expected the folder of a finished run',
    fix:
      lies === undefined ? 'Name the model.onnx itself, or the folder of its run.' : `Name ${quote(lies)}.`,
  }),
  example: ['best-epoch/model', 'best-epoch/model/model.onnx'],
  note: 'A run that was stopped before the end of its first epoch leaves no model.',
});

export const inputMissing = defineFault({
  code: 'input-missing',
  words: (input: string): Wording => ({
    subject: `input ${quote(input)}`,
    got: "isn't there",
    fix: 'Correct the path. A pattern with a * is taken literally only where a file has that name.',
  }),
  example: ['scans'],
  note: 'Paths are relative to where the command is started.',
});

export const inputMatchesNothing = defineFault({
  code: 'input-matches-nothing',
  words: (pattern: string): Wording => ({
    subject: `pattern ${quote(pattern)}`,
    got: 'matches no image',
    fix: 'Correct it, and quote it, so that the shell leaves it alone: "scans/**/*.tif".',
  }),
  example: ['scans/*.tiff'],
  note: 'Without quotes the shell may expand the pattern itself, and differently.',
});

export const inputHoldsNoImage = defineFault({
  code: 'input-holds-no-image',
  words: (folder: string): Wording => ({
    subject: `input folder ${quote(folder)}`,
    got: 'holds no image',
    fix: 'Name the folder that the images are in, or the images themselves.',
  }),
  example: ['scans'],
  note: 'Folders are searched with all that is in them, but for hidden ones.',
});

export const imagesNamedAlike = defineFault({
  code: 'images-named-alike',
  words: (first: string, second: string, { formats, isOfTwoInputs }: NamedAlike): Wording => ({
    subject: `images ${quote(first)} and ${quote(second)}`,
    got: `would have one name in what \`format: ${formats.join(', ')}\` writes`,
    expected: 'and their objects could not be told apart',
    fix: isOfTwoInputs
      ? 'Give the folder that both lie in as the one input, or predict them one after the other, each with an `output` of its own.'
      : 'Rename one of them, or predict them one after the other, each with an `output` of its own.',
  }),
  example: ['scans/day1/017.jpg', 'scans/day2/017.jpg', { formats: ['coco', 'yolo'], isOfTwoInputs: true }],
  note: "COCO's file names an image by its path in the input; YOLO's and labelme's files are named like their image, without its ending.",
});

interface NamedAlike {
  readonly formats: readonly string[];
  readonly isOfTwoInputs: boolean;
}

export const outputInsideInput = defineFault({
  code: 'output-inside-input',
  words: (output: string, input: string): Wording => ({
    subject: `output folder ${quote(output)}`,
    got: output === input ? 'is an input, too' : `lies inside the input ${quote(input)}`,
    expected: 'expected another folder, or the next run would take its own results for images',
    fix: 'Choose a folder outside the input.',
  }),
  example: ['scans/masks', 'scans'],
  note: 'Masks are images, too.',
});

export const inputInsideOutput = defineFault({
  code: 'input-inside-output',
  words: (input: string, output: string): Wording => ({
    subject: `input ${quote(input)}`,
    got: `lies where the results would be written, in ${quote(output)}`,
    fix: 'Choose another output folder, or the input would be overwritten.',
  }),
  example: ['predictions/017.png', 'predictions'],
  note: 'Nothing of the input is ever changed.',
});

export const imageDoesNotFitModel = defineFault({
  code: 'image-does-not-fit-model',
  words: (file: string, got: string, expected: string, fix: string): Wording => ({
    subject: `image ${quote(file)}`,
    got: `is ${got}`,
    expected: `the model takes ${expected}`,
    fix,
    file,
  }),
  example: ['scan.png', '8-bit colour', '16-bit grey', 'Convert it.'],
  note: 'Values of another kind than those of training would give an answer without meaning, so that none is given.',
});

export const classToFindUnknown = defineFault({
  code: 'class-to-find-unknown',
  words: (name: string, classes: readonly string[], nearest: string | undefined): Wording => {
    const shown = classes.slice(0, 20).map(quote).join(', ');
    return {
      subject: `class ${quote(name)} (option "find")`,
      got: 'is none of the model',
      expected: `which has ${shown}${classes.length > 20 ? ` and ${classes.length - 20} more` : ''}`,
      fix: nearest === undefined ? 'Name one of them.' : `Did you mean ${quote(nearest)}?`,
    };
  },
  example: ['clusters', ['background', 'cluster'], 'cluster'],
  note: 'The classes stand in the model file and in its card.',
});

export const optionsForPixels = defineFault({
  code: 'options-for-pixels',
  words: (names: readonly string[], model: string): Wording => {
    const one = names.length === 1;
    return {
      subject: `${one ? 'option' : 'options'} ${names.map(quote).join(', ')}`,
      got: `${one ? 'is' : 'are'} about the pixels of an image`,
      expected: `and ${quote(model)} is a classifier, which gives one class an image`,
      fix: 'Leave them out; predictions.csv has every probability.',
    };
  },
  example: [['tile-size', 'min-area'], 'model.onnx'],
  note: 'A classifier takes each image whole and names it with one class.',
});

export const outlinesTooLong = defineFault({
  code: 'outlines-too-long',
  words: (most: number): Wording => ({
    subject: 'outlines of objects',
    got: `have more than ${most.toLocaleString('en-US')} corners in one image`,
    fix: 'Write masks alone (`format: masks`): such noise is no outline that a labelling tool could show.',
  }),
  example: [5_000_000],
  note: 'Outlines of objects are held until the last row of an object. A model that has hardly been trained, or one for images of another kind, gives noise.',
});
