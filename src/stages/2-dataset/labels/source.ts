// What a label source is: one way in which people label images. Each has a folder here and a row in sources.ts; all else
// asks it and knows none by name. What it gives are plain values: pixels, and whatever its files hold, stay on disk.
import type { Fault, NamedExport } from '../../../errors.ts';
import type { DecodingRoom } from '../../../image/decoding-room.ts';
import type { LabelMap } from '../../../image/raster.ts';
import type { Settings } from '../../1-config/settings.ts';
import type { ClassList } from '../class-lists/class-list.ts';
import type { ClassesSpec } from '../classes-file.ts';
import type { FoundFiles } from '../files.ts';
import type { ImageMeasurement } from '../measure.ts';
import type { PatternLayout } from '../patterns.ts';
import type { ClassInfo, SplitPart, Task } from '../terms.ts';

/** Says of which source it is. */
export interface OfSource {
  readonly source: string;
}

/**
 * The types are the source's own. `Label`: what a sample's label is, such as the file that holds it. `Reading`: what is
 * settled over the whole set and needed to read one. `Item`: an image that it has found a label for.
 */
export interface LabelSource<Label extends OfSource, Reading extends OfSource, Item> {
  readonly name: Label['source'] & Reading['source'];
  readonly task: Task;
  /** Said behind the number of images, such as "in class folders"; undefined: it goes without saying. */
  readonly where: string | undefined;

  /**
   * Whether the folder is labelled in this way, and which image has which label. It may look into files, and at the pixels
   * of a few: of as many whatever the folder holds.
   */
  find(folder: DataFolder): Promise<Found<Item>>;

  /**
   * Opens every image and its label once, settles the classes and audits the labels; without items there are none.
   * Throws the signal's reason when it's aborted.
   */
  measure(items: readonly Item[], options: MeasureOptions): Promise<LabelledSamples<Label, Reading>>;

  /** What its exports say of the images of tasks: other files of the tool may be called by the number of a task alone. */
  tasks?(folder: DataFolder): Promise<readonly NamedTask[]>;

  /** The files that hold it, relative to the data folder; none where the image's own name says it. */
  files(label: Label): readonly string[];

  /** Of two images that are exactly the same, and whose labels aren't. */
  conflict(one: SampleWith<Label>, first: SampleWith<Label>, classes: readonly ClassInfo[]): Fault;

  /** Called once for many samples: what they share is opened here. */
  reader(labelled: LabelledFolder<Reading>): LabelReader<Label>;

  /** The same labels read as other classes: `places[i]` is the index so far of class i; undefined: no label is of it. */
  reorder(reading: Reading, places: readonly (number | undefined)[]): Reading;
}

/**
 * What lies in the data folder by name, and what the user says about it. `files` are images alone (`IMAGE_FILE`),
 * `others` what a source may find a table or a list in.
 */
export interface DataFolder extends Pick<FoundFiles, 'files' | 'others' | 'emptyFolders'> {
  /** As many as the sources ask for: a source with a setting of its own adds it here. */
  readonly settings: Pick<
    Settings,
    'data' | 'task' | 'images' | 'masks' | 'labels' | 'split' | 'crowds' | 'stacking' | 'annotators'
  >;
  /** The classes as the user, else the model that is to be tested, names them. */
  readonly spec: ClassesSpec | undefined;
  /** For what is looked at of the pixels. */
  readonly decoding: DecodingRoom;
  /** The files by what their names or the settings `images` and `masks` say; worked out once, and only when asked for. */
  readonly placed: () => PatternLayout;
  /** Of all exports in it; read when asked for. */
  readonly tasks: () => Promise<readonly NamedTask[]>;
}

/** What a tool gives a number, and shows an image. */
export interface NamedTask {
  readonly id: string;
  /** The export that lists it. */
  readonly file?: string;
  /** The image, as the export writes it. */
  readonly named: string;
  /** Of the data folder; several where nothing tells which is meant. */
  readonly images: readonly string[];
  /** Somebody has submitted an annotation, if an empty one. */
  readonly isAnnotated: boolean;
}

/** From the strongest to the weakest. */
export const CLAIMS = ['certain', 'likely', 'possible', 'unlikely'] as const;

export interface Found<Item> {
  /** How sure it is that this is what the labels are: the strongest source has the folder. Undefined: it has nothing here. */
  readonly claim: (typeof CLAIMS)[number] | undefined;
  /**
   * A file names each image and what shows on it: it goes before what another source asks about names that have something in
   * common.
   */
  readonly isSpelledOut?: true;
  /** The folders of all images stand in what it's found by: they are mere places, and no classes of whole images. */
  readonly saysFolders?: boolean;
  /** Told instead where another source is as sure; where none has a question, the first in the list has the folder. */
  readonly question?: Fault;
  /** What a tool has exported, if these are its labels: where several have, the question names each. */
  readonly exported?: NamedExport;
  /** Files that show its labels as nothing else does: no other source has a say in them. */
  readonly pictures?: readonly string[];
  /** Told where another source has the folder, though this one found labels, too. */
  readonly passedOver?: Fault;
  /** Images on which a tool has boxes and nothing else: folders around all of them are hardly classes. */
  readonly boxed?: { readonly tool: string; readonly images: readonly string[] };
  /** It's folders that are taken for classes, and nobody has said that they are. */
  readonly areFolders?: boolean;
  /** Of an image, where folders are taken for classes and nobody has said that they are. */
  readonly assumedClassOf?: (image: string) => string | undefined;
  /** There's an export without anything in it, which is told where no other source has labels. */
  readonly isEmpty?: boolean;
  /** What was taken for what, and because of what: a short clause for people. Of nothing, what there is none of. */
  readonly why: string;
  readonly items: readonly Item[];
  /** What gave items the parts that they have, for behind "by", where that's not their folders. */
  readonly partsBy?: string | undefined;
  /** What is wrong with the names, if this is what the labels are. */
  readonly faults: readonly Fault[];
}

export interface MeasureOptions {
  /** The data folder. */
  readonly root: string;
  /** From classes.json and the setting `classes`. */
  readonly spec: ClassesSpec | undefined;
  /** What other tools say of the classes, which counts only where the user says nothing. */
  readonly lists: readonly ClassList[];
  readonly groupBy: string | undefined;
  /** What a source with a setting of its own reads its labels by. */
  readonly settings: Pick<Settings, 'maskValues' | 'ignoredValues' | 'crowds' | 'stacking'>;
  readonly signal: AbortSignal | undefined;
  /** For all that is decoded. */
  readonly decoding: DecodingRoom;
  /** Bad files are left out: then nothing may be lost with them but files. */
  readonly skipsBadFiles: boolean;
  /** Of the model that is to be tested with the data; undefined: the data is for training. */
  readonly model?: readonly ClassInfo[] | undefined;
}

export interface LabelledSamples<Label, Reading> {
  /** `undefined` only with an error among the faults, or without items. */
  readonly labels?: {
    readonly classes: readonly ClassInfo[];
    readonly reading: Reading;
    /** In order of their ids. */
    readonly samples: readonly SampleWith<Label>[];
    readonly measurements: readonly ImageMeasurement[];
  };
  readonly faults: readonly Fault[];
}

export interface SampleWith<Label> {
  /** Unique, stable, relative to the data folder: the image's path without its extension, `/` separated. */
  readonly id: string;
  /** Relative to the data folder. */
  readonly image: string;
  readonly label: Label;
  readonly width: number;
  readonly height: number;
  /** SHA-256 of the decoded pixels and their shape, hex: a copy saved in another format has the same. */
  readonly imageHash: string;
  /** SHA-256, hex: of the decoded mask before its values became classes, or of the class's name. */
  readonly labelHash: string;
  /** What `group-by` captured, else the image hash. */
  readonly group: string;
  /**
   * Labels per class. Segmentation: pixels of the mask; ignored ones, and those without a value in the image, not among
   * them. Classification: 1 for the image's class, 0 for all others.
   */
  readonly classCounts: readonly number[];
  /** Where a pre-split data set (`train/ val/ test/`) puts it. */
  readonly part: SplitPart | undefined;
}

/** As much of a data set as reading its labels takes. */
export interface LabelledFolder<Reading> {
  readonly root: string;
  readonly classes: readonly ClassInfo[];
  readonly labels: Reading;
}

export interface LabelReader<Label> {
  /** Of the sample's size, 255 where it's ignored; for classification 1x1, the class of the image. */
  read(sample: SampleWith<Label>): Promise<LabelMap>;
}
