// Where the files of a data set of YOLO lie, and how its data.yaml begins: for those who read one, and those who write one.
import { withoutExtension } from './endings.ts';

/** How a data.yaml of this program begins where nobody has parted the images: Ultralytics reads none without `val`. */
export const VAL_REPEATS_TRAIN =
  '# val repeats train, since Ultralytics asks for both: give it images of its own to train by this.';

/** The last folder called `images` is `labels` instead; without one the file lies beside the image. */
export function labelPathOf(image: string): string {
  return `${swapped(image.replace(/\.[^./]*$/, ''), 'images', 'labels')}.txt`;
}

/** The other way round, without the ending. */
export function imagePathOf(label: string): string {
  return swapped(withoutExtension(label), 'labels', 'images');
}

function swapped(path: string, folder: string, other: string): string {
  const names = path.split('/');
  const last = names.lastIndexOf(folder, -2);
  return last < 0 ? path : names.with(last, other).join('/');
}
