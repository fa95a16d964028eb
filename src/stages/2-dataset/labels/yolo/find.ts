// Finds YOLO's label files beside the images, and puts together what they and data.yaml say.

import { dirname, join } from 'node:path/posix';
import { annotatedImagesAmbiguous, annotationFileUnreadable, type Fault } from '../../../../errors.ts';
import { messageOf } from '../../../../shared/message-of.ts';
import { imagePathOf, labelPathOf } from '../../yolo-layout.ts';
import type { Exported } from '../shapes/tool.ts';
import type { DataFolder } from '../source.ts';
import { Content } from './content.ts';
import { type DataYaml, readDataYaml } from './data-yaml.ts';
import { areYolo, firstLine, isYolo, type LabelFiles, labelFilesIn, stemOf } from './label-files.ts';
import { Names, readNameLists } from './names.ts';
import { imagesOfSets, type YoloImage } from './sets.ts';
import { WrittenPaths } from './written-paths.ts';

export async function findYolo(folder: DataFolder): Promise<Exported | undefined> {
  const { settings, files, others } = folder;
  const images =
    settings.images === undefined ? files : folder.placed().layout.images.map(({ path }) => path);
  const labels = labelFilesIn(images, folder);
  const { yamls, faults } = await readYamls(settings.data, others);
  const looked = [...labels.ofImages.values(), ...labels.others];
  const found = await areYolo(settings.data, looked, yamls.length > 0);
  if (found === false) return undefined;
  const paths = new WrittenPaths(
    images,
    others.filter((file) => /\.txt$/i.test(file)),
  );
  const set = await imagesOfSets(settings.data, images, { yamls, labels, paths });
  if (found === 'empty' && set.images.length === 0) return undefined;
  const names = new Names(set.yamls, await readNameLists(settings.data, others));
  const content = new Content(settings.data, names, set.yamls);
  const elsewhere = await strays(settings.data, labels, set.images, yamls.length > 0);
  const left = new ByStem(set.images.filter(({ named }) => !labels.ofImages.has(named)));
  for (const label of elsewhere)
    await content.takeLabels(label, { named: imagePathOf(label), part: left.takeOnly(stemOf(label))?.part });
  for (const image of set.images) if (!left.isTaken(image)) await content.take(image, labels);
  const exported = content.exported([...faults, ...set.faults]);
  return { ...exported, question: exported.question ?? askOfTwins(set.images, labels) };
}

/** Of images in two formats nothing says which of them a label file is of. */
function askOfTwins(images: readonly YoloImage[], { ofImages }: LabelFiles): Fault | undefined {
  const byLabel = new Map<string, Set<string>>();
  for (const { named } of images) {
    const label = ofImages.get(named);
    if (label !== undefined) byLabel.set(label, (byLabel.get(label) ?? new Set()).add(named));
  }
  const twins = [...byLabel].filter(([, { size }]) => size > 1);
  return twins.length === 0
    ? undefined
    : annotatedImagesAmbiguous(
        'YOLO',
        twins.map(([label, named]) => [label, [...named]]),
      );
}

/** Images of the set that have no label file where it's looked for: one elsewhere that is called like one of them is its own. */
class ByStem {
  readonly #images = new Map<string, YoloImage[]>();
  readonly #taken = new Set<YoloImage>();

  constructor(images: readonly YoloImage[]) {
    for (const image of images) {
      const stem = stemOf(image.named);
      const own = this.#images.get(stem) ?? [];
      this.#images.set(stem, own);
      own.push(image);
    }
  }

  takeOnly(stem: string): YoloImage | undefined {
    const [image, ...more] = this.#images.get(stem) ?? [];
    if (image === undefined || more.length > 0) return undefined;
    this.#taken.add(image);
    return image;
  }

  isTaken(image: YoloImage): boolean {
    return this.#taken.has(image);
  }
}

async function readYamls(root: string, others: readonly string[]) {
  const yamls: DataYaml[] = [];
  const faults: Fault[] = [];
  for (const file of others.filter((path) => /\.ya?ml$/i.test(path))) {
    const yaml = await readDataYaml(root, file).catch((error) => messageOf(error));
    if (typeof yaml === 'string') faults.push(annotationFileUnreadable(file, yaml));
    else if (yaml !== undefined) yamls.push(yaml);
  }
  return { yamls, faults };
}

/** Label files whose image isn't where it's looked for, beside those of the set. */
async function strays(
  root: string,
  { ofImages, others }: LabelFiles,
  images: readonly YoloImage[],
  anyNumbers: boolean,
): Promise<readonly string[]> {
  const folders = new Set(images.map(({ named }) => dirname(labelPathOf(named))));
  const kept: string[] = [];
  for (const file of others) {
    const isBeside = ofImages.size === 0 || folders.has(dirname(file));
    if (isBeside && isYolo(await firstLine(join(root, file)), anyNumbers)) kept.push(file);
  }
  return kept;
}
