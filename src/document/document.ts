// What people read, as data: a head and sections of blocks, which say what they are and not what they're about.
// `markdown/` and `html/` each draw all of it; they alone know markup, escaping and how much their reader can take.
import type { Course, Tile, Tiles } from './course.ts';
import type { Inline } from './inline.ts';
import type { NamedColor, Pictures, Sheet } from './picture-blocks.ts';

export type { Course, CoursePoint, Tile, Tiles } from './course.ts';
export type { NamedColor, PictureLayer, Pictures, PictureText, Sheet } from './picture-blocks.ts';

export interface Document {
  /** "Best Epoch report" */
  readonly title: string;
  /** Of the heading. */
  readonly tone: Tone;
  readonly heading: Inline;
  readonly badges: readonly Badge[];
  /** The sentences under the heading, never left out. */
  readonly opening: readonly Block[];
  readonly tiles: readonly Tile[];
  readonly sections: readonly Section[];
  /** The opening links to the sections, so that they need no bar of links. */
  readonly isLinked?: true;
  /** Of this package; undefined: whoever makes the document doesn't know it. */
  readonly version: string | undefined;
  /** ISO 8601. */
  readonly createdAt: string;
  /** The file beside the document that has every number. */
  readonly numbersFile: string;
}

export type Tone = 'good' | 'bad' | 'warn' | 'plain' | 'info';

export interface Badge {
  readonly tone: Tone;
  /** Says the same as the tone, for who doesn't see the colour. */
  readonly mark: string;
  readonly text: string;
}

export interface Section {
  /** Unique in the document. */
  readonly id: string;
  readonly title: string;
  /** Where the output is short of room: 0 is never left out; among the rest the highest number goes first. */
  readonly leaveOut: number;
  /** The summary is for who decides at a glance, and does without it. */
  readonly pageOnly?: true;
  readonly blocks: readonly Block[];
}

export type Block =
  | Paragraph
  | List
  | Table
  | Tiles
  | Fold
  | Curve
  | Course
  | Bars
  | Reliability
  | Matrix
  | Pictures
  | Sheet;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: Inline;
  readonly tone?: Tone;
  readonly faint?: true;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Inline[];
}

export interface Table {
  readonly kind: 'table';
  /** Says what the table is. */
  readonly caption: string;
  readonly header: readonly string[];
  /** All of them, the most telling first: an output that shows fewer says so. The first cell of each row heads it. */
  readonly rows: readonly (readonly Inline[])[];
  /** Columns that hold text; numbers stand to the right. Default: the first. */
  readonly text?: readonly number[];
  /** So many rows are enough for the summary. */
  readonly enough?: number;
  /** The file that has all rows; default: the one with every number. */
  readonly file?: string;
  /** The row that stands out. */
  readonly strong?: number;
  /** Unique in the document, for what looks the table up. */
  readonly id?: string;
}

/** A part of a section that is folded until one asks for it, and left out by itself. */
export interface Fold {
  readonly kind: 'fold';
  readonly title: string;
  readonly blocks: readonly Block[];
  /** What it's called where it is left out; default: as its section. */
  readonly name?: string;
  /** Default: with its section. */
  readonly leaveOut?: number;
  /** The page has room for it. */
  readonly openOnPage?: true;
}

/** Lines over what goes on, such as epochs. The numbers stand in a table below it. */
export interface Curve {
  readonly kind: 'curve';
  /** Unique in the document. */
  readonly id: string;
  /** As an axis is named. */
  readonly title: string;
  /** What it shows, read out in its place. */
  readonly label: string;
  readonly x: CurveAxis;
  readonly series: readonly CurveSeries[];
  /** Places along the axis, from the one that counts most on. */
  readonly marks: readonly CurveMark[];
  /** Steps from value to value in place of slopes. */
  readonly steps: boolean;
  readonly format: (value: number) => string;
  /** The value that is the best there is: the end of an axis that is always shown in full. */
  readonly ideal: 0 | 1;
}

export interface CurveAxis {
  /** Of what there is one a place: "epoch". */
  readonly name: string;
  /** Whole numbers, ascending. */
  readonly values: readonly number[];
  /** Id of the table with a row for each value, which the page reads with a slider. */
  readonly table?: 'epochs';
  /** Of the values, where numbers say little: letters, digits and dashes. */
  readonly names?: readonly string[];
}

export interface CurveSeries {
  readonly name: string;
  readonly color: SeriesColor;
  readonly dashed: boolean;
  /** In the order of the axis; null: a gap. */
  readonly values: readonly (number | null)[];
}

export interface CurveMark {
  readonly at: number;
  /** Beside a line there: "best: 41". */
  readonly text: string;
  readonly dashed?: true;
  /** Where no line can be drawn: in the title, "best epoch 41", and as a sentence. */
  readonly inWords?: { readonly title: string; readonly sentence: string };
}

/** A role that each output has a colour for. */
export type SeriesColor = 'train' | 'validation' | 'test';

/** A group of horizontal bars from 0 to 1 for each class or run. The numbers stand in the table beside it. */
export interface Bars {
  readonly kind: 'bars';
  readonly id: string;
  /** What the bars are, read before the names of the series. */
  readonly caption: string;
  readonly label: string;
  readonly groups: readonly string[];
  readonly series: readonly BarSeries[];
  readonly format: (value: number) => string;
  /** Of the numbers along the axis; default: as they are. */
  readonly axis?: (value: number) => string;
}

export interface BarSeries {
  readonly name: string;
  readonly color: SeriesColor;
  /** In the order of the groups; null: no bar. */
  readonly values: readonly (number | null)[];
}

/** How often predictions are right, by how sure they were. */
export interface Reliability {
  readonly kind: 'reliability';
  readonly bins: readonly ReliabilityBin[];
  readonly caption: string;
  readonly label: string;
}

export interface ReliabilityBin {
  /** Of predictions. */
  readonly count: number;
  /** Means; null where there is none. */
  readonly confidence: number | null;
  readonly accuracy: number | null;
}

/** Confusion counts: a row for each true class, a column for each predicted one. */
export interface Matrix {
  readonly kind: 'matrix';
  readonly caption: string;
  readonly classes: readonly NamedColor[];
  readonly counts: readonly (readonly number[])[];
  readonly unit: string;
}

export function paragraph(text: Inline, more: Pick<Paragraph, 'tone' | 'faint'> = {}): Paragraph {
  return { kind: 'paragraph', text, ...more };
}

export function table(
  caption: string,
  header: readonly string[],
  rows: Table['rows'],
  more: Omit<Partial<Table>, 'kind' | 'caption' | 'header' | 'rows'> = {},
): Table {
  return { kind: 'table', caption, header, rows, ...more };
}

const FACTS = ['fact', 'value'] as const;

/** A table of names and values. */
export function facts(caption: string, rows: Table['rows']): Table {
  return table(caption, FACTS, rows, { text: [0, 1] });
}

/** Whether its header says nothing that one doesn't see. */
export function isFacts({ header }: Table): boolean {
  return header === FACTS;
}

/** `blocks`, open on the page. */
export function fold(
  title: string,
  blocks: readonly Block[],
  more: Partial<Fold> = { openOnPage: true },
): Fold {
  return { kind: 'fold', title, blocks, ...more };
}
