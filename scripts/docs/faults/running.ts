// Notes on the faults of a run: its split, training, what it hands on, and the use of its model.
import * as baseline from '../../../src/errors/baseline.ts';
import * as publishing from '../../../src/errors/publishing.ts';
import * as reuse from '../../../src/errors/reuse.ts';
import * as rules from '../../../src/errors/rules.ts';
import * as split from '../../../src/errors/split.ts';
import * as training from '../../../src/errors/training.ts';
import * as models from '../../../src/errors/using-models.ts';
import { type NotesOf, note } from './note.ts';

export const SPLIT_NOTES: NotesOf<typeof split> = {
  tooFewImages: note(
    split.tooFewImages(2, 2, ['train', 'validation', 'test']),
    'Each part needs an image, and groups and duplicates stay together. A figure from one or two test images says little.',
  ),
  groupByMatchesNothing: note(
    split.groupByMatchesNothing('^patient-(\\d+)', 'images/p1_017.png'),
    'The pattern is compared with the path relative to the data folder.',
  ),
  patternTooSlow: note(
    split.patternTooSlow('group-by', '(a+)+$'),
    'Some patterns take time that doubles with every character of a name.',
  ),
  emptyPart: note(
    split.emptyPart('validation'),
    'Early stopping needs images to look at, and the test needs some, too.',
  ),
  partAllEmpty: note(
    split.partAllEmpty('test', 6),
    'A model that answers nothing but background would be perfect on it.',
  ),
  classAbsentFromSplit: note(
    split.classAbsentFromSplit('cluster', 'test', 'segmentation'),
    'A class that few images show cannot be in every part. The split spreads them as evenly as whole images (or groups) allow.',
  ),
  splitFileUnreadable: note(
    split.splitFileUnreadable('split.json', 'no such file'),
    'The file has the form that a run writes: for each part a list of the images.',
  ),
  splitUnknownImage: note(
    split.splitUnknownImage('images/099', 'train'),
    'An image of the earlier split is gone or was renamed.',
  ),
  splitImageTwice: note(
    split.splitImageTwice('images/017', ['train', 'test']),
    'An image in two parts is a leak.',
  ),
  splitLacksImage: note(
    split.splitLacksImage('images/100.png', 'train'),
    'New images go where the content and the seed put them; the old ones stay.',
  ),
};

export const TRAINING_NOTES: NotesOf<typeof training> = {
  diskFull: note(
    training.diskFull('best-epoch/checkpoint/state.bin'),
    "GitHub's runners have 14 GB for sure. Decoded images beyond `memory-budget` lie in `output`, too.",
  ),
  fileNotWritable: note(
    training.fileNotWritable('best-epoch/results.json', 'EISDIR'),
    'The operating system refused; the code in the message is its own word for why.',
  ),
  outputNotWritable: note(
    training.outputNotWritable('/results', 'EACCES'),
    'Asked before training, not after it.',
  ),
  trainingDiverged: note(
    training.trainingDiverged(1),
    'The steps were too large from the start. Where at least one epoch was good, its model is kept and the stop reason is `diverged` instead.',
  ),
  classicSegmentsOnly: note(
    training.classicSegmentsOnly(),
    'The published recipe has no variant for classification.',
  ),
  mixUpClassifiesOnly: note(
    training.mixUpClassifiesOnly(),
    'Two blended images have no class for each pixel.',
  ),
  engineUnavailable: note(
    training.engineUnavailable('onnx', 'the specified module could not be found'),
    'A named engine is never replaced by another. See [engines](engines.md).',
  ),
  modelUnreadable: note(
    training.modelUnreadable('best-epoch/model/model.onnx', 'the file ends too soon'),
    'Perhaps a download that was cut off, or a Git LFS pointer.',
  ),
};

export const PUBLISHING_NOTES: NotesOf<typeof publishing> = {
  artifactsUnavailable: note(
    publishing.artifactsUnavailable('this server has no artifact service that it could use', 'best-epoch'),
    'So on GitHub Enterprise Server and in some other engines. `actions/upload-artifact` of a version that the server supports can upload the folder.',
  ),
  artifactUploadFailed: note(
    publishing.artifactUploadFailed('best-epoch', 'an artifact with this name exists already', 'best-epoch'),
    'A run takes each name once: give several training steps, or the jobs of a matrix, an `artifact-name` each.',
  ),
  artifactNamesRejected: note(
    publishing.artifactNamesRejected(['predictions/worst-a:b.png']),
    'The files are in `output` all the same.',
  ),
  summaryUnavailable: note(
    publishing.summaryUnavailable('GITHUB_STEP_SUMMARY is not set', 'best-epoch/summary.md'),
    'The engine that runs the workflow has no job summary.',
  ),
  reportUploadFailed: note(
    publishing.reportUploadFailed(
      'best-epoch-report.html',
      'the service did not answer',
      'best-epoch/report.html',
    ),
    'Only the link that opens the report in the browser is missing.',
  ),
  commentNotPermitted: note(
    publishing.commentNotPermitted('403 Resource not accessible by integration'),
    '[On a pull request](github.md#on-a-pull-request) has the permissions to copy.',
  ),
  commentFromFork: note(
    publishing.commentFromFork(),
    'See [pull requests from forks](github.md#pull-requests-from-forks).',
  ),
  commentFailed: note(
    publishing.commentFailed('502 Bad Gateway'),
    "GitHub's API did not do what it was asked for.",
  ),
  pullRequestTarget: note(
    publishing.pullRequestTarget(),
    '[SECURITY.md](../SECURITY.md#pull_request_target) says more.',
  ),
};

export const REUSE_NOTES: NotesOf<typeof reuse> = {
  cacheFailed: note(
    reuse.cacheFailed("an earlier run's model and results", 'read', 'the service did not answer'),
    'Caches save time; what they are missing is done again.',
  ),
  checkpointUnfit: note(
    reuse.checkpointUnfit(12, 'its weights are of another network'),
    'A checkpoint is checked before it is used, whoever wrote it into the cache.',
  ),
};

export const BASELINE_NOTES: NotesOf<typeof baseline> = {
  baselineMissing: note(
    baseline.baselineMissing('main/results.json'),
    'A path that was named must be there; `auto` does without.',
  ),
  baselineUnreadable: note(
    baseline.baselineUnreadable('main/results.json', 'is not JSON'),
    'Only results.json has what a comparison needs: the confusion counts of each test image.',
  ),
  baselineOtherVersion: note(
    baseline.baselineOtherVersion('main/results.json', '2', 1),
    'The schema version rises when a field is renamed, removed or changes its meaning.',
  ),
  baselineCacheFailed: note(
    baseline.baselineCacheFailed('read', 'the service did not answer'),
    'The run itself is not affected.',
  ),
};

export const RULES_NOTES: NotesOf<typeof rules> = {
  rulesInvalid: note(
    rules.rulesInvalid('rules.json', ['classes.0: neither min nor max']),
    '[Label by rule](label.md) has the form.',
  ),
  rulesNeedChannel: note(
    rules.rulesNeedChannel('images/024.png'),
    'A range of intensities is about one number a pixel.',
  ),
};

export const MODELS_NOTES: NotesOf<typeof models> = {
  modelNotOurs: note(
    models.modelNotOurs('resnet50.onnx', 'its metadata names no classes'),
    'Classes, colours, normalisation and tile size are read from the metadata that a run writes into model.onnx.',
  ),
  modelIsEnsemble: note(
    models.modelIsEnsemble('merged/model/model.onnx', '5'),
    '`merge` writes an ensemble, which predicts like any model. Each of its members is in the artifact of its own run.',
  ),
  inputMissing: note(models.inputMissing('scans'), 'Paths are relative to where the command is started.'),
  inputMatchesNothing: note(
    models.inputMatchesNothing('scans/*.tiff'),
    'Without quotes the shell may expand the pattern itself, and differently.',
  ),
  inputHoldsNoImage: note(
    models.inputHoldsNoImage('scans'),
    'Folders are searched with all that is in them, but for hidden ones.',
  ),
  outputInsideInput: note(models.outputInsideInput('scans/masks', 'scans'), 'Masks are images, too.'),
  inputInsideOutput: note(
    models.inputInsideOutput('predictions/017.png', 'predictions'),
    'Nothing of the input is ever changed.',
  ),
  imageDoesNotFitModel: note(
    models.imageDoesNotFitModel('scan.png', '8-bit colour', '16-bit grey', 'Convert it.'),
    'Values of another kind than those of training would give an answer without meaning, so that none is given.',
  ),
  classToFindUnknown: note(
    models.classToFindUnknown('clusters', ['background', 'cluster'], 'cluster'),
    'The classes stand in the model file and in its card.',
  ),
  optionsForPixels: note(
    models.optionsForPixels(['tile-size', 'min-area'], 'model.onnx'),
    'A classifier takes each image whole and names it with one class.',
  ),
};
