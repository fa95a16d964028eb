// What a tool is whose exports say by shapes which class is where: how its exports are found and read. All else is here, the
// same for each of them.
import type { Fault, Lacking } from '../../../../errors.ts';
import type { Settings } from '../../../1-config/settings.ts';
import type { SplitPart } from '../../terms.ts';
import type { DataFolder } from '../source.ts';
import type { Stacking } from './draw.ts';
import type { Passage, ReadPassage } from './passage.ts';
import type { Shape, Size } from './shape.ts';

export interface ShapeTool<Name extends string> {
  readonly name: Name;
  /** As people call it: "COCO". */
  readonly tool: string;
  /** Where the user says nothing else. */
  readonly stacking: Stacking;
  /** Of the width and the height that its coordinates are of; absent: they are pixels. */
  readonly coordinates?: 'percent' | 'shares';
  /** Where its files name an image that they, or the keys in them, are called like as well: what holds the name. */
  readonly nameField?: string;
  /** Of its exports in the data folder; it may read all of them. Undefined: none lies there. */
  find(folder: DataFolder): Promise<Exported | undefined>;
  /**
   * What the passages of one image show, in the order in which the tool draws it.
   * @param size of the image that the tool has drawn on
   * @throws ShapeError
   */
  shapes(
    passages: readonly ReadPassage[],
    size: Size,
    options: ShapeOptions,
  ): readonly Shape[] | Promise<readonly Shape[]>;
}

/** The settings that say how shapes are read. */
export type ShapeOptions = Pick<Settings, 'crowds' | 'stacking'>;

/** What all exports of a tool hold together. */
export interface Exported {
  readonly images: readonly ExportedImage[];
  /** As they are listed, those that no shape is of among them. */
  readonly classes: readonly string[];
  /** Annotations that are boxes and nothing else. */
  readonly boxes: number;
  /** Why its shapes may be no areas; asked unless the setting `labels` names the tool. */
  readonly doubt?: Fault | undefined;
  /** What has to be answered before any of it is taken. */
  readonly question?: Fault | undefined;
  readonly faults: readonly Fault[];
  /** Of the data folder: it says what they show, and without it they hold no classes. */
  readonly pictures?: readonly string[];
  /** Of one that names no image. */
  readonly lacking?: Lacking | undefined;
  /** It holds no labels, or such as another source reads, which is told where nothing else labels the images. */
  readonly isOfNoLabels?: true;
}

/** An image that an export names. */
export interface ExportedImage {
  /** As the export writes it. */
  readonly named: string;
  /** It's the path in the data folder: the tool looks for its images itself. */
  readonly isPath?: boolean;
  /** As the file, or the key in it, is called: where no image is called as it says, this one is meant, as far as can be seen. */
  readonly orNamed?: string | undefined;
  /** The file that names it, relative to the data folder. */
  readonly file: string;
  /** As the export says it; undefined: it doesn't. */
  readonly size: Size | undefined;
  /** Of the image's file, where the export says it. */
  readonly bytes?: number | undefined;
  /** Where the tool itself says it. */
  readonly part?: SplitPart | undefined;
  /** By what word of theirs people have put it into one. */
  readonly subset?: string | undefined;
  /** The classes that its shapes may be of, by a list in this file; undefined: none lies there. */
  readonly listed?: { readonly file: string; readonly names: readonly string[] } | undefined;
  readonly shapes: readonly ExportedShapes[];
}

/** What lies in one passage. */
export interface ExportedShapes {
  readonly passage: Passage;
  /** As the tool calls them, each once for every shape of it. */
  readonly classes: readonly string[];
  /** How many of them are rectangles along the axes, as boxes become that are exported as polygons. */
  readonly rectangles: number;
  /** The same for the same shapes. */
  readonly digest: number;
}

/** An image of the data folder with what shows on it: what a shape source measures. */
export interface AnnotatedImage {
  readonly image: string;
  /** The export that names it; of several the first. */
  readonly file: string;
  readonly part: SplitPart | undefined;
  readonly size: Size | undefined;
  /** Of its file, where the export says it. */
  readonly bytes: number | undefined;
  readonly shapes: readonly ExportedShapes[];
  /** What several exports show of it, where each shows something. */
  readonly versions?: readonly ExportedImage[] | undefined;
  /** The same for all images. */
  readonly listed: readonly string[];
}

/** What is settled over the whole set: each class of the tool with its index, 255 where it's ignored. */
export interface ShapeReading<Name extends string> extends ShapeOptions {
  readonly source: Name;
  readonly places: readonly (readonly [name: string, index: number])[];
  /** What no shape shows. */
  readonly background: number;
}

export interface ShapeLabel<Name extends string> {
  readonly source: Name;
  /** The export that names the image; of several the first. */
  readonly file: string;
  readonly passages: readonly Passage[];
  /** EXIF's orientation where the shapes were drawn on the image as it's stored. */
  readonly turnedBy?: number;
}
