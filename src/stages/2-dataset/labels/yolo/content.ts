// Puts together what the label files of YOLO say of each image.

import { dirname } from 'node:path/posix';
import {
  annotationFileUnreadable,
  type Fault,
  shapeClassTwice,
  yoloClassesNumbered,
  yoloClassUnnamed,
  yoloFilesMissing,
  yoloNamesDisagree,
} from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { labelPathOf } from '../../yolo-layout.ts';
import { twiceIn } from '../alike-names.ts';
import type { Exported, ExportedImage, ExportedShapes } from '../shapes/tool.ts';
import type { DataYaml } from './data-yaml.ts';
import { askOfScores, doubtOfLines } from './doubts.ts';
import type { LabelFiles } from './label-files.ts';
import { type Line, readLabelFile } from './lines.ts';
import { type NameList, type Names, nearestTo } from './names.ts';
import type { YoloImage } from './sets.ts';

export class Content {
  readonly #images: ExportedImage[] = [];
  readonly #lines: Line[] = [];
  /** Of classes that no list names, or that stand in none of a list. */
  readonly #numbered = new Set<number>();
  readonly #unnamed: { readonly file: string; readonly number: number; readonly list: NameList }[] = [];
  readonly #withoutFile: string[] = [];
  readonly #faults: Fault[] = [];
  readonly #root: string;
  readonly #names: Names;
  readonly #yamls: readonly DataYaml[];

  constructor(root: string, names: Names, yamls: readonly DataYaml[]) {
    this.#root = root;
    this.#names = names;
    this.#yamls = yamls;
  }

  /** An image of the set, whether it has a label file or not. */
  async take(image: YoloImage, { ofImages, byFolder }: LabelFiles): Promise<void> {
    const { named, part } = image;
    const label = ofImages.get(named);
    if (label !== undefined) return this.takeLabels(label, image);
    const beside = labelPathOf(named);
    const file = nearestTo(this.#yamls, beside)[0]?.file ?? byFolder.get(dirname(beside)) ?? beside;
    this.#withoutFile.push(named);
    this.#images.push({ named, isPath: true, file, size: undefined, part, shapes: [] });
  }

  async takeLabels(file: string, { named, part }: YoloImage): Promise<void> {
    const keypoints = nearestTo(this.#yamls, file)[0]?.keypoints ?? 0;
    const lines = await readLabelFile(this.#root, file, keypoints).catch((error) => messageOf(error));
    if (typeof lines === 'string') {
      this.#faults.push(annotationFileUnreadable(file, lines));
      return;
    }
    const list = this.#names.of(file);
    for (const line of lines) this.#lines.push(line);
    const shapes = lines.flatMap((line) => (line.holds === 'box' ? [] : this.#shape(file, line, list)));
    const listed = list && { file: list.file, names: [...list.names.values()] };
    this.#images.push({ named, isPath: true, file, size: undefined, part, listed, shapes });
  }

  #shape(
    file: string,
    { holds, number, from, to, isRectangle, digest }: Line,
    list: NameList | undefined,
  ): readonly ExportedShapes[] {
    const passage = { file, from, to };
    // What it is that can't be read is said where it's drawn.
    if (holds === 'unreadable') return [{ passage, classes: [], rectangles: 0, digest }];
    const name = list === undefined ? `class ${number}` : list.names.get(number);
    if (list === undefined) this.#numbered.add(number);
    else if (name === undefined) this.#unnamed.push({ file, number, list });
    const rectangles = isRectangle ? 1 : 0;
    return name === undefined
      ? []
      : [{ passage: { ...passage, class: name }, classes: [name], rectangles, digest }];
  }

  exported(faults: readonly Fault[]): Exported {
    const files = [...new Set(this.#images.map(({ file }) => file))];
    const numbered = [...this.#numbered].sort((a, b) => a - b);
    return {
      images: this.#images,
      classes: [
        ...this.#names.used().flatMap(({ names }) => [...names.values()]),
        ...numbered.map((number) => `class ${number}`),
      ],
      boxes: this.#lines.filter(({ holds }) => holds === 'box').length,
      question: askOfScores(this.#lines, files),
      doubt: doubtOfLines(this.#lines, files, this.#yamls),
      faults: [...this.#saidOfClasses(numbered), ...faults, ...this.#faults, ...this.#saidOfMissing()],
    };
  }

  #saidOfClasses(numbered: readonly number[]): readonly Fault[] {
    const { conflict } = this.#names;
    const [first] = this.#unnamed;
    const others = new Set(this.#unnamed.map(({ file }) => file)).size - 1;
    return [
      ...(conflict === undefined ? [] : [yoloNamesDisagree(conflict[0].file, conflict[1].file)]),
      ...(first === undefined ? [] : [yoloClassUnnamed({ ...first, list: first.list.file, others })]),
      ...this.#names.used().flatMap(({ file, names }) => {
        const same = twiceIn([...names.values()]);
        return same.length > 0 ? [shapeClassTwice(file, same)] : [];
      }),
      ...(numbered.length === 0 ? [] : [yoloClassesNumbered(numbered)]),
    ];
  }

  #saidOfMissing(): readonly Fault[] {
    const without = this.#withoutFile;
    return without.length === 0 ? [] : [yoloFilesMissing(without, this.#images.length)];
  }
}
