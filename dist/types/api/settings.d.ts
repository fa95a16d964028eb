/** What a training takes; the settings of the command line, in camel case. */
export interface TrainSettings {
    /** Folder with the labelled images: images/ and masks/, or a folder for each class; train/, val/ and test/ may lie around them. */
    readonly data: string;
    /** What is learnt: a class for every pixel (segmentation) or for every image (classification); auto goes by what there is, masks, class folders or a table. Default: auto. */
    readonly task?: 'auto' | 'segmentation' | 'classification' | undefined;
    /** What the labels are: masks, class folders, a table, or the annotations of a tool; auto goes by what there is. Default: auto. */
    readonly labels?: 'auto' | 'masks' | 'class-folders' | 'table' | 'coco' | 'labelme' | 'label-studio' | 'labelbox' | 'segments' | 'yolo' | 'cvat' | 'via' | 'voc' | 'supervisely' | 'qupath' | undefined;
    /** Names of the classes in the order of their index in the masks; for classification, the class folders or the labels in the table, in the order of the classes. Default: from classes.json, else numbered or the names of the folders. */
    readonly classes?: readonly string[] | undefined;
    /** Which files are images, relative to the data folder. Default: by folder names. */
    readonly images?: string | undefined;
    /** Which files are masks, relative to the data folder. Default: by folder names. */
    readonly masks?: string | undefined;
    /** Whether files that are unreadable, unpaired or not of the size of their image are left out; else they stop the run. Default: false. */
    readonly skipBadFiles?: boolean | undefined;
    /** How masks are read: exact, or nearest, which gives each pixel to the class whose value or colour is nearest. Default: exact. */
    readonly maskValues?: 'exact' | 'nearest' | undefined;
    /** Values or colours of the masks that are ignored, such as 255 or #ffffff; none: each is a class. Default: as classes.json says, else 255 beside classes that count from 0. */
    readonly ignoredValues?: 'none' | readonly (number | string)[] | undefined;
    /** What becomes of regions that COCO annotations mark as crowds: drawn as their class, or ignored. Default: drawn. */
    readonly crowds?: 'drawn' | 'ignored' | undefined;
    /** Which shape of an export lies on top where two overlap: the smaller one, or the later one, by its layer or its place in the file; auto: as the tool has it. Default: auto. */
    readonly stacking?: 'auto' | 'smaller-on-top' | 'later-on-top' | undefined;
    /** Which annotation counts where several people have labelled the same image: they must agree, or the newest does. Default: agree. */
    readonly annotators?: 'agree' | 'newest' | undefined;
    /** Share of the images that early stopping watches. Default: 0.21. */
    readonly validationFraction?: number | undefined;
    /** Share of the images kept untouched for the final test. Default: 0.15. */
    readonly testFraction?: number | undefined;
    /** Images whose paths give the same match (or first capture group) stay in the same part of the split. Default: every image on its own. */
    readonly groupBy?: string | undefined;
    /** A split.json to take as it is. Default: made from the image contents and the seed. */
    readonly split?: string | undefined;
    /** Divides training and validation into so many folds, each held out by one run; `merge` joins the runs. Default: no cross-validation. */
    readonly folds?: number | undefined;
    /** Which fold this run holds out and validates on, from 1. Default: no cross-validation. */
    readonly fold?: number | undefined;
    /** Starting point of everything random: split, first weights, order, augmentation. Default: 42. */
    readonly seed?: number | undefined;
    /** auto plans network and training from the data; classic is the published U-Net recipe (segmentation only). Default: auto. */
    readonly recipe?: 'auto' | 'classic' | undefined;
    /** What does the arithmetic; auto takes onnx. tensorflow is installed when it is first asked for (1.2 GB). reference is slow and only for checking. Default: auto. */
    readonly engine?: 'auto' | 'onnx' | 'tensorflow' | 'reference' | undefined;
    /** Threads for the arithmetic; 0 takes one for each core. Default: 0. */
    readonly threads?: number | undefined;
    /** Patches in one training step. Default: auto. */
    readonly batchSize?: 'auto' | number | undefined;
    /** Learning rate at the start; it falls when the validation loss stalls or, with auto, along a time budget. Default: auto. */
    readonly learningRate?: 'auto' | number | undefined;
    /** Update rule. Default: auto. */
    readonly optimizer?: 'auto' | 'sgd' | 'adam' | 'adamw' | 'muon' | 'adadelta' | undefined;
    /** Whether training images are varied at random (flips, turns, brightness, noise and more). Default: auto. */
    readonly augment?: 'auto' | boolean | undefined;
    /** How much each class counts in the loss; balanced weighs by inverse frequency, sqrt by its square root. Default: auto. */
    readonly classWeights?: 'auto' | 'none' | 'balanced' | 'sqrt' | readonly number[] | undefined;
    /** Share of each label spread over all classes in the loss; auto is 0.1 for classification, else 0. Default: auto. */
    readonly labelSmoothing?: 'auto' | number | undefined;
    /** Blends pairs of training images and their labels by shares drawn from Beta(a, a) of this a, such as 0.2; 0 and auto do not. Classification only. Default: auto. */
    readonly mixUp?: 'auto' | number | undefined;
    /** Edge of a training patch in pixels; in classification of the square that every image is brought to. Default: auto. */
    readonly imageSize?: 'auto' | number | undefined;
    /** Memory for decoded images; beyond it they lie decoded on the disk, in `output`. auto is a quarter of what the machine has, or the container may take. Default: auto. */
    readonly memoryBudget?: 'auto' | string | undefined;
    /** Most epochs to train. Default: 100. */
    readonly epochs?: number | undefined;
    /** Stop when the monitored value has not improved for so many epochs. Default: 20. */
    readonly patience?: number | undefined;
    /** Only a change by more than this starts the wait of `patience` anew. Default: 0. */
    readonly minDelta?: number | undefined;
    /** The value that early stopping watches and the kept epoch is best in. Default: val-loss. */
    readonly monitor?: 'val-loss' | 'val-accuracy' | 'val-mean-iou' | 'val-macro-f1' | 'val-mean-dice' | 'val-balanced-accuracy' | undefined;
    /** Stop once the monitored value is at least this good. Default: no target. */
    readonly target?: number | undefined;
    /** Longest run by the clock, from its start to its end: epochs are cut short for it, and where it is short only a part of the images is validated or tested. Default: no limit. */
    readonly timeBudget?: string | undefined;
    /** Folder for the model, the results and the reports. Default: best-epoch. */
    readonly output?: string | undefined;
    /** auto goes on from the checkpoint of a run of the same training that was cut off or out of time: in the output folder or, on GitHub, in the Actions cache; never starts anew and leaves none there. Default: auto. */
    readonly resume?: 'auto' | 'never' | undefined;
    /** What training starts from: auto, a network pretrained on ImageNet where measuring says that it helps, else random weights; imagenet, that network; none, random weights; baseline, the model of the run that `baseline` compares with, else as auto; or the model.onnx or run folder of an earlier run. Default: auto. */
    readonly initialModel?: string | undefined;
    /** Whether a run with the same data, labels, split, settings and code of the action as an earlier one takes its model and results instead of training again; auto does on GitHub, from the Actions cache, and nowhere else. Default: auto. */
    readonly skipUnchanged?: 'auto' | boolean | undefined;
    /** What to compare with: the results.json of an earlier run; auto takes the newest one of the same series: on GitHub of a pull request's base branch, or of the branch itself; elsewhere the run before in the folder that `history` names. Default: auto. */
    readonly baseline?: string | undefined;
    /** Name of the runs that this one is compared with and that later ones compare with it; give it where a pull request has another workflow or job than the branch. Default: WORKFLOW/JOB/ARTIFACT on GitHub, else the name of the data folder. */
    readonly series?: string | undefined;
    /** Where each finished run leaves a line of its scores, and where trend, best run and baseline are read: auto is the Actions cache (GitHub only), branch NAME a branch of the repository, beside the cache; else a folder. Default: auto. */
    readonly history?: string | undefined;
    /** What fails the run once all is done, such as test-mean-iou < 0.8 or overfit; any of the conditions is enough. Default: nothing. */
    readonly failIf?: readonly string[] | undefined;
    /** What else the model is written as; tfjs is a TensorFlow.js LayersModel in model/tfjs. Default: model.onnx only. */
    readonly export?: readonly ('tfjs')[] | undefined;
}
/** What an evaluation takes. */
export interface EvaluateSettings {
    /** The run folder of a training or of `merge`, or its model.onnx. */
    readonly model: string;
    /** Which images are evaluated: auto takes the test part where a test/ folder or a given split.json names one, else all images. Default: auto. */
    readonly part?: 'auto' | 'all' | 'train' | 'validation' | 'test' | undefined;
    /** Folder with the labelled images: images/ and masks/, or a folder for each class; train/, val/ and test/ may lie around them. */
    readonly data: string;
    /** What is learnt: a class for every pixel (segmentation) or for every image (classification); auto goes by what there is, masks, class folders or a table. Default: auto. */
    readonly task?: 'auto' | 'segmentation' | 'classification' | undefined;
    /** What the labels are: masks, class folders, a table, or the annotations of a tool; auto goes by what there is. Default: auto. */
    readonly labels?: 'auto' | 'masks' | 'class-folders' | 'table' | 'coco' | 'labelme' | 'label-studio' | 'labelbox' | 'segments' | 'yolo' | 'cvat' | 'via' | 'voc' | 'supervisely' | 'qupath' | undefined;
    /** Names of the classes in the order of their index in the masks; for classification, the class folders or the labels in the table, in the order of the classes. Default: from classes.json, else numbered or the names of the folders. */
    readonly classes?: readonly string[] | undefined;
    /** Which files are images, relative to the data folder. Default: by folder names. */
    readonly images?: string | undefined;
    /** Which files are masks, relative to the data folder. Default: by folder names. */
    readonly masks?: string | undefined;
    /** Whether files that are unreadable, unpaired or not of the size of their image are left out; else they stop the run. Default: false. */
    readonly skipBadFiles?: boolean | undefined;
    /** How masks are read: exact, or nearest, which gives each pixel to the class whose value or colour is nearest. Default: exact. */
    readonly maskValues?: 'exact' | 'nearest' | undefined;
    /** Values or colours of the masks that are ignored, such as 255 or #ffffff; none: each is a class. Default: as classes.json says, else 255 beside classes that count from 0. */
    readonly ignoredValues?: 'none' | readonly (number | string)[] | undefined;
    /** What becomes of regions that COCO annotations mark as crowds: drawn as their class, or ignored. Default: drawn. */
    readonly crowds?: 'drawn' | 'ignored' | undefined;
    /** Which shape of an export lies on top where two overlap: the smaller one, or the later one, by its layer or its place in the file; auto: as the tool has it. Default: auto. */
    readonly stacking?: 'auto' | 'smaller-on-top' | 'later-on-top' | undefined;
    /** Which annotation counts where several people have labelled the same image: they must agree, or the newest does. Default: agree. */
    readonly annotators?: 'agree' | 'newest' | undefined;
    /** A split.json to take as it is. Default: made from the image contents and the seed. */
    readonly split?: string | undefined;
    /** Starting point of everything random: split, first weights, order, augmentation. Default: 42. */
    readonly seed?: number | undefined;
    /** Threads for the arithmetic; 0 takes one for each core. Default: 0. */
    readonly threads?: number | undefined;
    /** Memory for decoded images; beyond it they lie decoded on the disk, in `output`. auto is a quarter of what the machine has, or the container may take. Default: auto. */
    readonly memoryBudget?: 'auto' | string | undefined;
    /** Folder for the model, the results and the reports. Default: evaluation. */
    readonly output?: string | undefined;
    /** What to compare with: the results.json of an earlier run; auto takes the newest one of the same series: on GitHub of a pull request's base branch, or of the branch itself; elsewhere the run before in the folder that `history` names. Default: auto. */
    readonly baseline?: string | undefined;
    /** What fails the run once all is done, such as test-mean-iou < 0.8 or overfit; any of the conditions is enough. Default: nothing. */
    readonly failIf?: readonly string[] | undefined;
}
/** What a prediction takes. */
export interface PredictSettings {
    /** Images: files, folders or patterns such as scans/*.tif. */
    readonly inputs: readonly string[];
    /** The run folder of a training or of `merge`, or its model.onnx. */
    readonly model: string;
    /** Folder for all that is written: masks, tables, pictures. Default: predictions. */
    readonly output?: string | undefined;
    /** Beside the masks, which are always written: the outlines of all objects as labelling tools import them. Default: masks. */
    readonly format?: readonly ('masks' | 'coco' | 'yolo' | 'labelme' | 'label-studio')[] | undefined;
    /** How far a corner that is left out of an outline may lie from it, in pixels; 0 follows every pixel. Default: 1. */
    readonly polygonTolerance?: number | undefined;
    /** Whether the probabilities are written: npy as float32 (classes, height, width), tiff as a 16-bit page a class. Default: none. */
    readonly probabilities?: 'none' | 'npy' | 'tiff' | undefined;
    /** Whether a picture of each image with its classes over it is written. Default: true. */
    readonly overlays?: boolean | undefined;
    /** Averages over the four mirrorings (test-time augmentation): mostly a little better, four times the work. Default: false. */
    readonly flipAveraging?: boolean | undefined;
    /** Edge of a tile in pixels; auto takes the one that the model was validated with. Larger tiles take more memory. Default: auto. */
    readonly tileSize?: 'auto' | number | undefined;
    /** Share of a tile that its neighbour covers too; 0.5 takes twice as long. Default: 0.25. */
    readonly overlap?: number | undefined;
    /** Objects of fewer pixels are not listed. Default: 1. */
    readonly minArea?: number | undefined;
    /** A class to look for: the tiles and objects that hold it (of a classifier, the images), ranked, with a contact sheet. Default: nothing. */
    readonly find?: string | undefined;
    /** Edge in pixels of the tiles that `find` ranks. Default: 256. */
    readonly grid?: number | undefined;
    /** Images that cannot be read are left out with a warning; else the exit code is 2 once all others are done. Default: false. */
    readonly skipBadFiles?: boolean | undefined;
    /** Threads for the arithmetic; 0 takes one for each core. Default: 0. */
    readonly threads?: number | undefined;
}
